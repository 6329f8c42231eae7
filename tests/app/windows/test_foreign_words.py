"""What a person, a model or a system wrote is shown as it was written, wherever it stands in the window."""

import ast
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLabel, QWidget

from app.storage.opening import Report
from app.windows.dialogs.start import backup_dialog
from app.windows.models.manager import ModelManager
from app.windows.models.rows import ROW_ROLE, ModelRow
from app.windows.sidebar.trash_dialog import TrashDialog
from app.windows.widgets.dialog import MessageDialog
from app.windows.widgets.notice_bar import Action
from app.windows.widgets.plain import caption, tip, window_title
from engine import hub
from engine.process.events import Counts
from tests.helpers import ROOT
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench, open_window

MARK = "Zx9"
HOSTILE = [
    f"<b>{MARK}</b> R&D [*] <br> <img src='x'> &amp;",
    f"&{MARK} <!-- && <a href='http://x'>y</a>",
    f"{MARK} <qt> & <h1>big</h1> [*][*]",
    f"<plaintext>{MARK}<table><tr><td>",
]


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened


def laid_out(text: str) -> str:
    """A tooltip or a label as Qt shows it when it may guess the format."""
    plain = QTextDocumentFragment.fromHtml(text).toPlainText() if GuiQt.mightBeRichText(text) else text
    return plain.replace("\xa0", " ")


def drawn(text: str) -> str:
    """A button or menu entry as Qt draws it."""
    return re.sub("&(.)", r"\1", text.partition("\t")[0])


def title_bar(text: str) -> str:
    """A window's title as Qt hands it to the system: pairs of [*] are one, a single one is nothing."""
    return re.sub(r"(?:\[\*\])+", lambda run: "[*]" * (len(run[0]) // 6), text)


def shown_texts(widget: QWidget) -> Iterator[tuple[str, str, str]]:
    """(where, as it is set, as it is shown) of every text in ``widget`` and below."""
    for part in [widget, *widget.findChildren(QWidget)]:
        where = f"{type(part).__name__} {part.objectName()}"
        for kind in ("toolTip", "whatsThis", "statusTip"):
            text = getattr(part, kind)()
            yield f"{where} {kind}", text, laid_out(text)
        yield f"{where} title", part.windowTitle(), title_bar(part.windowTitle())
        if isinstance(part, QLabel):
            plain = part.textFormat() == Qt.TextFormat.PlainText
            text = part.text()
            yield where, text, text if plain and part.buddy() is None else drawn(laid_out(text))
        if isinstance(part, QAbstractButton):
            yield where, part.text(), drawn(part.text())
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            model = part.model()
            for row in range(model.rowCount()):
                text = str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")
                yield f"{where} row {row}", text, laid_out(text)
    for action in widget.findChildren(QAction):
        yield "action", action.text(), drawn(action.text())
        yield "action's tip", action.toolTip(), laid_out(action.toolTip())


def check_all(hostile: str) -> set[str]:
    """Every text of every window that holds the mark shows all of what was written; the places."""
    first = hostile[: hostile.index(MARK) + len(MARK)].split()[-1]
    seen = set()
    for window in QApplication.topLevelWidgets():
        for where, text, displayed in shown_texts(window):
            if MARK not in text:
                continue
            seen.add(where)
            # A folder's name cannot hold a slash: it has a bar in its place.
            words = " ".join(displayed.replace("|", "/").split())
            assert first in words, (where, text, displayed)
            assert "…" in words or " ".join(hostile.split()) in words, (where, text, displayed)
    return seen


def test_everything_hostile_at_once(bench: WindowBench, hostile: str) -> None:
    folder = "/models/" + hostile.replace("/", "|")
    last = folder.rpartition("/")[2]
    bench.window.resize(1400, 900)
    bench.program.settings.remember_model(folder)
    info = replace(INFO, name=last, path=folder, kernel="i2_s")
    bench.window.open_model(folder)
    bench.client.loaded(info)
    bench.turn()
    check_all(hostile)
    bench.ask(hostile, f"An answer {hostile} and [a link](https://example.org/?a=<b>&c={MARK})")
    bench.window.menus.rename.setEnabled(True)
    chat = bench.program.session.info.id
    bench.do(lambda: bench.program.session.edits.rename(chat, hostile))
    seen = check_all(hostile)
    assert any("title" in where for where in seen)  # the window's
    assert any("row" in where for where in seen)  # the list's
    assert any(where.startswith("ElidedLabel") for where in seen)
    answer = bench.program.session.messages()[-1]
    bench.window.composer.insert("more")
    bench.do(bench.window.composer.button.click)
    bench.client.pieces("x")
    bench.client.finish("stop", Counts(generated_tokens=3, decode_tok_s=2.0, context_size=4096))
    bench.turn()
    assert bench.program.session.message(answer.id).model == last
    bench.window.composer.insert(hostile + "\n" * 400)
    bench.window.show_notice(f"Something about {hostile}.")
    bench.window.notices.show_bar("x", f"“{hostile}”", actions=[Action(hostile, lambda: None)])
    bench.window.menus.show_recent([folder], lambda _: None)
    bench.window.dialogs.model()
    bench.window.dialogs.settings()
    bench.window.dialogs.prompt()
    bench.turn()
    check_all(hostile)
    for dialog in bench.window.findChildren(QWidget):
        if dialog.isWindow() and dialog.isVisible():
            dialog.close()


def test_errors_are_hostile_too(bench: WindowBench, hostile: str) -> None:
    bench.window.open_model("/models/x")
    bench.do(lambda: bench.client.load_failed(f"{hostile} is no model."))
    check_all(hostile)
    bench.load().ask("A question", "An", reason="")
    bench.do(lambda: bench.client.fail(f"It failed: {hostile}"))
    check_all(hostile)
    bench.do(lambda: bench.client.die(f"The engine ended: {hostile}"))
    assert check_all(hostile)


def test_a_deleted_chat_is_named_as_it_was(bench: WindowBench, hostile: str) -> None:
    bench.load().ask("A question", "An answer")
    bench.program.session.edits.rename(bench.program.session.info.id, hostile)
    bench.do(bench.window.menus.delete.trigger)
    assert check_all(hostile)
    bench.do(bench.window.dialogs.trash)
    dialog = bench.window.findChild(TrashDialog)
    assert dialog is not None
    assert dialog.list.texts()[0].startswith(" ".join(hostile.split()))
    bench.do(dialog.delete.click)
    seen = check_all(hostile)
    assert any("row" in where for where in seen)
    dialog.close()


def test_recent_models_without_a_model(bench: WindowBench, hostile: str) -> None:
    bench.window.empty_state.show_no_model(("/models/" + hostile.replace("/", "|"),))
    bench.turn()
    assert check_all(hostile)


def wait_for(bench: WindowBench, condition: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        bench.turn()
        time.sleep(0.01)


@pytest.fixture
def own_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the person's; a hub that no test reaches."""
    monkeypatch.setenv("TERN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("HF_TOKEN", "HF_ENDPOINT", "HF_HUB_OFFLINE", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return tmp_path


def test_models_are_named_as_their_folders(own_models: Path, qapp: QApplication, hostile: str) -> None:
    name = hostile.replace("/", "|")
    write_toy(hub.models_dir() / name)
    with open_window(qapp) as bench:
        manager = bench.window.model_dialogs.manager
        bench.window.model_dialogs.manage()
        wait_for(bench, lambda: any(name == row.title for row in rows_of(manager)))
        manager.list.choose(next(row.key for row in rows_of(manager) if row.title == name))
        bench.turn()
        check_all(hostile)
        assert manager.details.name.text() == name
        bench.do(manager.details.delete_button.click)  # asks first
        assert MARK in manager.details.confirmation.findChildren(QLabel)[0].text()
        check_all(hostile)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.close()


def rows_of(manager: ModelManager) -> list[ModelRow]:
    rows = [manager.list.item(index).data(ROW_ROLE) for index in range(manager.list.count())]
    return [row for row in rows if row is not None]


@pytest.mark.parametrize("setting", ["hub_endpoint", "hub_proxy", "hub_ca_file"])
def test_a_download_that_fails_by_a_hostile_setting(
    own_models: Path, qapp: QApplication, hostile: str, setting: str
) -> None:
    with open_window(qapp) as bench:
        value = hostile if setting == "hub_ca_file" else f"http://127.0.0.1:9/{hostile}"
        bench.program.settings.update(**{"hub_endpoint": "http://127.0.0.1:9", setting: value})
        manager = bench.window.model_dialogs.manager
        bench.window.model_dialogs.manage()
        wait_for(bench, lambda: bench.program.services.inventory.computer is not None)
        model = hub.offered()[0]
        downloads = bench.program.services.downloads
        downloads.start(model)
        wait_for(bench, lambda: (status := downloads.status(model.repo)) is None or not status.active)
        manager.choose(model.repo)
        bench.turn()
        seen = check_all(hostile)
        bench.window.model_dialogs.get()
        bench.turn()
        for step in range(3):
            bench.window.model_dialogs.first_run.show_step(step)
            bench.turn()
            seen |= check_all(hostile)
        assert seen or setting != "hub_ca_file"  # of an address that can be one, only the host is named
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.close()


def test_boxes_at_the_start(bench: WindowBench, hostile: str) -> None:
    program = bench.program
    box = backup_dialog(Report(f"It is kept as {hostile}."), program.session, program.theme, bench.window)
    again = MessageDialog("Tern", hostile, program.theme, bench.window)  # and gone with it
    for shown in (box, again):
        assert shown.sentence.textFormat() == Qt.TextFormat.PlainText
        shown.show()
    assert check_all(hostile)
    for shown in (box, again):
        shown.close()


def test_the_door_alone(hostile: str) -> None:
    assert laid_out(tip(hostile)) == hostile
    assert laid_out(tip(f"a\n  {hostile}\n\nb")) == f"a\n  {hostile}\n\nb"
    assert drawn(caption(hostile)) == " ".join(hostile.split())
    assert drawn(caption("one\ttwo\nthree")) == "one two three"
    assert title_bar(window_title(hostile)) == " ".join(hostile.split())
    assert len(tip("x" * 1_000_000)) < 3000
    assert tip("\ud800\0").isprintable()


def test_no_tooltip_goes_past_the_door() -> None:
    """What is not written in the source itself goes through ``tip``."""
    for path in Path(ROOT, "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in ("setToolTip", "setWhatsThis", "setStatusTip"):
                assert all(_is_ours(argument) for argument in node.args), (path, ast.unparse(node))


def _is_ours(node: ast.expr) -> bool:
    """A literal, ``tr`` of one, ``tip`` of anything, or a choice between such."""
    if isinstance(node, ast.IfExp):
        return _is_ours(node.body) and _is_ours(node.orelse)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name == "tip" or (name == "tr" and all(isinstance(arg, ast.Constant) for arg in node.args))
    return isinstance(node, ast.Constant)
