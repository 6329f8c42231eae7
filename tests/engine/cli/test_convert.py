"""``tern convert`` as a person runs it."""

from pathlib import Path

import pytest

from engine.cli import main
from engine.cli.screen.progress_bar import Bar
from tests.helpers.command_line import refused, tern
from tests.helpers.gguf import toy_file


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return toy_file().write(tmp_path / "toy.gguf")


def test_a_conversion(toy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my model"
    done = tern("convert", str(toy), "--to", str(folder))
    assert done.returncode == 0, done.stderr
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert done.stdout.splitlines() == [
        f"The model is in {folder} ({size / 1e6:.1f} MB).",
        f"To chat: tern chat --model '{folder}'",
    ]
    assert "100%" in done.stderr
    assert (folder / "config.json").exists()


def test_a_second_one_is_refused(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    refused(tern("convert", str(toy), "--to", str(tmp_path / "out")), "already exists")


def test_what_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "x.gguf").write_text("hello")
    refused(tern("convert", str(tmp_path / "x.gguf"), "--to", str(tmp_path / "out")), "not a GGUF file")
    assert not (tmp_path / "out").exists()


def test_a_place_has_to_be_named(toy: Path) -> None:
    refused(tern("convert", str(toy)), "--to")


def test_ctrl_c_leaves_nothing(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(bar: Bar, done: int, total: int, text: str = "") -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(Bar, "show", pressed)
    assert main(["convert", str(toy), "--to", str(tmp_path / "out")]) == 130
    assert capsys.readouterr().err == "Stopped; nothing was kept.\n"
    assert list(tmp_path.iterdir()) == [toy]
