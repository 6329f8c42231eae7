"""The services behind the windows about models: made once, closed once."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.engine_bridge import EngineBridge
from app.models.services import make_services
from app.settings import SettingsStore
from tests.helpers.window import open_window


def test_closing_ends_the_threads(qapp: object) -> None:
    services = make_services(SettingsStore(paths.settings_path()), EngineBridge())
    began, results = threading.Event(), []

    def work(stop: threading.Event, progress: object) -> str:
        began.set()
        stop.wait()
        return "too late"

    thread = services.background.run(work, results.append).thread
    assert thread is not None and began.wait(10)
    services.close()
    assert not thread.is_alive() and results == []
    services.close()


def test_models_that_moved_are_remembered_where_they_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SettingsStore(paths.settings_path())
    old, new, other = (str(tmp_path / name) for name in ("old", "new", "other"))
    settings.update(last_model=old, recent_models=(old, other))
    services = make_services(settings, EngineBridge())
    with qtbot.waitSignal(services.inventory.changed):
        services.inventory.models_moved({Path(old): Path(new)})
    assert (settings.value.last_model, settings.value.recent_models) == (new, (new, other))
    services.close()


def test_every_window_works_with_the_same_services(qapp: object) -> None:
    with open_window(qapp) as bench:  # type: ignore[arg-type]
        bench.window.dialogs.settings(downloads=True)
        settings = bench.window.dialogs._open["settings"]
        manager = bench.window.model_dialogs.manager
        services = bench.program.services
        assert settings.downloads._downloads is manager._downloads is services.downloads  # type: ignore[attr-defined]
        assert settings.data.kept_chats._background is manager._background is services.background  # type: ignore[attr-defined]
