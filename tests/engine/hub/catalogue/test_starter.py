"""The model that comes with the program: found, listed last, kept, and taken only where none was chosen."""

from pathlib import Path

import pytest

from engine import hub
from engine.cli import chat
from engine.hub.catalogue import starter
from engine.hub.catalogue.last_used import remember_model
from engine.hub.errors import FolderError
from tests.helpers.toy import write_toy


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_toy(tmp_path / "smol ü 田中")
    monkeypatch.setenv("TERN_STARTER", str(folder))
    return folder


def test_there_may_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert starter.starter_folder() is None and hub.installed() == []
    monkeypatch.setenv("TERN_STARTER", str(tmp_path / "gone"))
    assert starter.starter_folder() is None and not hub.is_starter(tmp_path / "gone")


def test_half_a_conversion_is_no_starter(bundled: Path) -> None:
    (bundled / "model.safetensors").unlink()
    assert starter.starter_folder() is None


def test_it_is_listed_last_with_name_and_licence(bundled: Path, tmp_path: Path) -> None:
    hub.import_folder(write_toy(tmp_path / "zebra"))
    names = [(model.name, model.state, model.starter) for model in hub.installed()]
    assert names == [("zebra", "ready", False), (starter.NAME, "ready", True)]
    assert hub.installed()[-1].licence == "Apache-2.0"


def test_it_is_neither_deleted_nor_taken_off_the_list(bundled: Path) -> None:
    for remove in (hub.delete, hub.forget):
        with pytest.raises(FolderError, match="came with the program"):
            remove(bundled)
    assert hub.installed()[0].state == "ready"


def test_the_terminal_takes_it_only_where_nothing_was_chosen(bundled: Path, tmp_path: Path) -> None:
    assert chat.model_folder(None) == str(bundled)
    assert chat.model_folder("/other") == "/other"
    remember_model(str(write_toy(tmp_path / "chosen")))
    assert chat.model_folder(None) == str(tmp_path / "chosen")
