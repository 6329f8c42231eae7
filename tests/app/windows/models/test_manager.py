"""The model manager and the settings page of downloads, on models that are really there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.models.forecasts import Forecasts
from app.windows.models.details import ModelDetails
from app.windows.models.manager import ModelManager
from app.windows.models.rows import ROW_ROLE, ModelRow
from app.windows.settings.dialog import SettingsDialog
from app.windows.settings.downloads import DownloadsPage
from engine import hub
from engine.speed.forecast import Speed
from tests.app.test_accessibility import nameless
from tests.helpers.hub_server import HubServer, read_folder
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window

WAIT_MS = 30_000
NAME = "田中 ü 😀"
REPO = "tiiuae/Falcon-E-1B-Instruct"
WEIGHTS = "model.safetensors"


@pytest.fixture(autouse=True)
def plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERN_HOME", str(tmp_path / NAME))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_toy(tmp_path_factory.mktemp("toys") / "toy", hidden=128, ffn=512, layers=4, vocab=600)


class Manager:
    """The manager of a window, as a person sees it."""

    def __init__(self, bench: WindowBench, qtbot: QtBot) -> None:
        self.bench = bench
        self.qtbot = qtbot
        self.services = bench.program.services
        self.dialog: ModelManager = bench.window.model_dialogs.manager

    @property
    def details(self) -> ModelDetails:
        return self.dialog.details

    def open(self) -> "Manager":
        self.bench.window.model_dialogs.manage()
        return self.wait(
            lambda: self.services.inventory.computer is not None and not self.dialog._timer.isActive()
        )

    def wait(self, condition: object) -> "Manager":
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)
        return self

    def rows(self) -> list[ModelRow]:
        return [self.dialog.list.item(i).data(ROW_ROLE) for i in range(self.dialog.list.count())]

    def row(self, title: str) -> ModelRow | None:
        return next((row for row in self.rows() if row.title == title), None)

    def choose(self, title: str) -> None:
        self.wait(lambda: self.row(title) is not None)
        row = self.row(title)
        assert row is not None
        self.dialog.list.choose(row.key)

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]

    def drop(self, *dropped: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in dropped])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, mime, left, none)
        QApplication.sendEvent(self.dialog, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.dialog, QDropEvent(QPointF(5, 5), copy, mime, left, none))


@pytest.fixture
def manager(qtbot: QtBot, qapp: QApplication) -> Iterator[Manager]:
    with open_window(qapp) as bench:
        yield Manager(bench, qtbot)


def kept(toy: Path, name: str = "my model") -> Path:
    """A copy of the toy among the models."""
    folder = hub.models_dir() / name
    shutil.copytree(toy, folder)
    return folder


def test_what_is_there_and_what_can_be_fetched(manager: Manager, toy: Path) -> None:
    kept(toy)
    manager.open().wait(lambda: manager.row("my model") is not None)
    titles = [row.title for row in manager.rows()]
    assert titles[:4] == ["On this computer", "my model", "Available", "BitNet b1.58 2B4T"]
    offered = manager.row("BitNet b1.58 2B4T")
    assert offered is not None and "1.19 GB" in offered.line and "MIT" in offered.line
    manager.dialog.choose("microsoft/bitnet-b1.58-2B-4T")
    assert manager.details.download_button.isVisible() and manager.details.download_button.isEnabled()
    assert not manager.details.load_button.isVisible() and not manager.details.delete_button.isVisible()
    assert "never these weights" in manager.details._fields["tried"].text()
    assert nameless(manager.dialog) == []


@pytest.mark.parametrize("way", ["elsewhere", "a link", "kept"])
def test_the_loaded_model_is_listed_wherever_it_lies(
    manager: Manager, toy: Path, tmp_path: Path, way: str
) -> None:
    folder = kept(toy) if way == "kept" else tmp_path / "far away" / "my model"
    if way != "kept":
        shutil.copytree(toy, folder)
    shown = folder
    if way == "a link":
        shown = tmp_path / "my link"
        shown.symlink_to(folder)
    manager.bench.window.open_model(str(shown))
    info = replace(INFO, path=str(shown))
    manager.bench.do(lambda: manager.bench.client.loaded(info))
    manager.open()
    manager.wait(lambda: any(row.right == "loaded" for row in manager.rows()))
    assert [row.right for row in manager.rows()].count("loaded") == 1
    assert [row.title for row in manager.rows()].count(shown.name) == 1


def test_offline_is_said_in_one_sentence_with_what_can_be_done(manager: Manager) -> None:
    manager.bench.program.settings.update(hub_offline=True)
    manager.open()
    manager.dialog.choose("microsoft/bitnet-b1.58-2B-4T")
    assert "Offline mode is on" in manager.details.state.text()
    assert "open a model folder" in manager.details.state.text()
    assert not manager.details.download_button.isEnabled()
    manager.bench.program.settings.update(hub_offline=False)
    manager.wait(lambda: manager.details.download_button.isEnabled())
    assert "Offline" not in manager.details.state.text()


def test_speed_is_shown_once_it_was_measured(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    speed = Speed(layers_per_s=1e10, head_per_s=1e10, isa="scalar", threads=1, seconds=0.0)
    monkeypatch.setattr(hub, "measure_speed", lambda stop: speed)
    manager.open()
    model = hub.offered()[0]
    manager.dialog.choose(model.repo)
    assert model.shape is not None
    rate = f"{hub.forecast(model.shape, speed):.1f}"
    manager.click(manager.dialog.measure_button)
    manager.wait(lambda: rate in getattr(manager.row(model.name), "right", ""))
    again = Forecasts(paths.data_dir() / "speed.json", manager.services.background)
    again.load()
    manager.wait(lambda: again.speed == speed)


def test_load(manager: Manager, toy: Path) -> None:
    folder = kept(toy)
    manager.open().choose("my model")
    assert "Needs about" in manager.details._fields["memory"].text(), "read from its config"
    assert not manager.details._fields["tried"].isVisible(), "nobody here knows a person's own model"
    manager.click(manager.details.load_button)
    assert manager.bench.client.loads[-1].path == str(folder)


def test_verify_tells_how_it_went(manager: Manager, toy: Path) -> None:
    kept(toy)
    manager.open().choose("my model")
    manager.click(manager.details.verify_button)
    manager.wait(lambda: "checksums to compare" in manager.details.state.text())


def test_delete_asks_first(manager: Manager, toy: Path) -> None:
    folder = kept(toy)
    manager.open().choose("my model")
    manager.bench.program.settings.remember_model(str(folder))
    manager.click(manager.details.delete_button)
    question = manager.details.confirmation.question.text()
    assert "my model" in question and "kB" in question
    manager.click(manager.details.confirmation.no)
    assert not manager.details.confirmation.isVisible() and folder.is_dir()
    manager.click(manager.details.delete_button)
    manager.click(manager.details.confirmation.yes)
    manager.wait(lambda: not folder.exists() and manager.row("my model") is None)
    assert manager.bench.program.settings.value.recent_models == ()


def test_a_folder_dropped_is_listed_and_only_taken_off_the_list(
    manager: Manager, toy: Path, tmp_path: Path
) -> None:
    folder = tmp_path / f"elsewhere {NAME}"
    shutil.copytree(toy, folder)
    manager.open().drop(folder)
    manager.wait(lambda: manager.row(folder.name) is not None)
    assert manager.details.name.text() == folder.name, "it is the chosen one"
    assert "list" in manager.details.delete_button.text()
    manager.click(manager.details.delete_button)
    assert "stay" in manager.details.confirmation.question.text()
    manager.click(manager.details.confirmation.yes)
    manager.wait(lambda: manager.row(folder.name) is None)
    assert (folder / WEIGHTS).exists()


def test_loose_files_dropped_become_a_model(manager: Manager, toy: Path, tmp_path: Path) -> None:
    loose = tmp_path / f"loose {NAME}"
    loose.mkdir()
    for file in toy.iterdir():
        shutil.copy(file, loose / ("my bird.safetensors" if file.name == WEIGHTS else file.name))
    manager.open().drop(loose / "my bird.safetensors")
    manager.wait(lambda: manager.row("my bird") is not None)
    assert (hub.models_dir() / "my bird" / WEIGHTS).exists()


def test_what_is_no_model_is_refused_in_a_sentence(manager: Manager, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.touch()
    manager.open().drop(picture)
    manager.wait(lambda: "not a model" in manager.details.state.text())


def test_a_download_asks_for_consent_and_ends_on_this_computer(manager: Manager, toy: Path) -> None:
    with HubServer(read_folder(toy), repo=REPO) as server:
        manager.bench.program.settings.update(hub_endpoint=server.url)
        manager.open().dialog.choose(REPO)
        assert not manager.details.download_button.isEnabled()
        manager.details.consent.click()
        assert server.requests == []
        manager.click(manager.details.download_button)
        folder = hub.models_dir() / "Falcon-E-1B-Instruct"
        manager.wait(lambda: bool(manager.bench.client.loads))
        assert manager.bench.client.loads[-1].path == str(folder), "no other model was loaded"
        manager.wait(lambda: "all files verified" in manager.details.state.text())
        # One byte goes bad: verifying finds it, the download mends it.
        weights = bytearray((folder / WEIGHTS).read_bytes())
        weights[-1] ^= 1
        (folder / WEIGHTS).write_bytes(weights)
        manager.click(manager.details.verify_button)
        again = manager.details.view.failure.again
        manager.wait(again.isVisible)
        assert again.text() == "Download this file again"
        manager.click(again)
        manager.wait(
            lambda: (
                (folder / WEIGHTS).exists() and read_folder(toy)[WEIGHTS] == (folder / WEIGHTS).read_bytes()
            )
        )


# ---- the settings page ------------------------------------------------------------------------


def page(manager: Manager) -> DownloadsPage:
    manager.bench.window.dialogs.settings(True)
    dialog = manager.bench.window.dialogs._open["settings"]
    assert isinstance(dialog, SettingsDialog) and dialog.downloads is not None
    assert dialog.stack.currentWidget() is dialog.downloads
    return dialog.downloads


def test_an_endpoint_that_is_none_is_not_kept(manager: Manager) -> None:
    downloads = page(manager)
    settings = manager.bench.program.settings
    downloads.endpoint.setText("nowhere")
    manager.qtbot.keyClick(downloads.endpoint, Qt.Key.Key_Return)
    assert settings.value.hub_endpoint == "" and "nowhere" in downloads.problem.text()
    downloads.endpoint.setText("https://mirror.example")
    manager.qtbot.keyClick(downloads.endpoint, Qt.Key.Key_Return)
    assert settings.value.hub_endpoint == "https://mirror.example" and not downloads.problem.isVisible()
    downloads.ca_file.setText("/not/there.pem")
    manager.qtbot.keyClick(downloads.ca_file, Qt.Key.Key_Return)
    assert settings.value.hub_ca_file == "" and "/not/there.pem" in downloads.problem.text()


def test_the_models_move(manager: Manager, toy: Path, tmp_path: Path) -> None:
    folder = kept(toy)
    manager.bench.program.settings.remember_model(str(folder))
    target = tmp_path / f"other disk {NAME}"
    downloads = page(manager)
    downloads.move_to(target)
    manager.wait(lambda: downloads.folder.text() == str(target))
    assert (target / "my model" / WEIGHTS).exists() and not folder.exists()
    assert manager.bench.program.settings.value.last_model == str(target / "my model")


def test_offline_is_one_switch(manager: Manager) -> None:
    downloads = page(manager)
    downloads.offline.click()
    assert manager.bench.program.settings.value.hub_offline
