"""The dialogs around the window: model, shortcuts, about, system prompt; and the bars."""

from collections.abc import Iterator
from importlib import metadata

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.conversation import ChatOptions, ConversationInfo
from app.look.theme import Theme
from app.models.memory import Memory, memory_sentence
from app.windows.chat.this_chat import ChatDialog
from app.windows.dialogs.about import LIBRARIES, AboutDialog
from app.windows.menu.shortcuts import ShortcutsDialog
from app.windows.models.loaded_model import ModelPanel
from app.windows.widgets.notice_bar import Action, NoticeArea
from engine import hub
from engine.hub.errors import HubError
from engine.sampling.params import SamplingParams
from engine.version import __version__
from tests.helpers.window import MODEL, WindowBench, open_window


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        yield bench


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


def panel_of(bench: WindowBench) -> ModelPanel:
    bench.window.dialogs.model()
    panel = bench.window.findChild(ModelPanel)
    assert isinstance(panel, ModelPanel)
    return panel


def texts(panel: ModelPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_model_panel_tells_how_it_runs(bench: WindowBench) -> None:
    panel = panel_of(bench)
    assert panel.name.text() == "No model is loaded"
    assert not panel.unload_button.isEnabled()
    bench.do(lambda: bench.window.open_model(MODEL))
    assert panel.progress.isVisible()
    bench.do(bench.client.loaded)
    assert panel.name.text() == "toy"
    assert not panel.progress.isVisible()
    assert {"i2_s · scalar", "1.0 MB"} <= set(texts(panel))
    bench.do(panel.unload_button.click)
    assert bench.program.bridge.info is None
    assert panel.name.text() == "No model is loaded"


def test_a_recent_model_is_loaded_or_taken_off_the_list(bench: WindowBench) -> None:
    bench.load("/models/one").load("/models/two")
    panel = panel_of(bench)
    assert [panel.recent.item(row).text() for row in range(panel.recent.count())] == ["two", "one"]
    panel.recent.setCurrentRow(1)
    bench.do(lambda: panel.recent.itemActivated.emit(panel.recent.currentItem()))
    assert bench.client.loads[-1].path == "/models/one"
    bench.do(lambda: bench.program.settings.forget_model("/models/two"))
    assert [panel.recent.item(row).text() for row in range(panel.recent.count())] == ["one"]


def test_memory_in_words() -> None:
    gb = 1 << 30
    assert memory_sentence(Memory(3 * gb // 2, 4 * gb, 16 * gb)) == (
        "Needs about 1.5 GB of memory; 4.0 GB of 16.0 GB is free."
    )
    assert memory_sentence(Memory(None, 4 * gb, 16 * gb)) == "4.0 GB of 16.0 GB of memory is free."
    assert Memory(5 * gb, 4 * gb, 16 * gb).short
    assert not Memory(None, 4 * gb, 16 * gb).short


def test_every_shortcut_of_the_menus_is_listed_and_none_twice(bench: WindowBench) -> None:
    dialog = ShortcutsDialog(bench.window.menuBar(), bench.program.theme, bench.window)
    rows = [
        (dialog.table.item(row, 0).text(), dialog.table.item(row, 1).text())
        for row in range(dialog.table.rowCount())
    ]
    assert ("New Chat", "Ctrl+N") in rows
    assert ("Stop the Answer", "Esc") in rows
    assert ("Send the message", "Enter") in rows
    names = [name for name, _ in rows]
    assert len(names) == len(set(names)), "a menu that stands twice is listed once"
    keys = [action.shortcut() for action in vars(bench.window.menus).values() if hasattr(action, "shortcut")]
    used = [key.toString() for key in keys if not key.isEmpty()]
    assert len(used) == len(set(used)), "no key has two meanings"


def about(bench: WindowBench) -> AboutDialog:
    bench.window.menus.about.trigger()
    return bench.window.findChild(AboutDialog)


def test_about_names_version_licences_and_the_missing_connection(bench: WindowBench) -> None:
    dialog = about(bench)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in words
    assert "connects to the internet only to download" in words
    assert "MIT" in words
    assert any(licence.startswith("LGPL") for _, _, licence in LIBRARIES)
    assert f"Qt {metadata.version('PySide6-Essentials')}" in words
    assert not dialog.look.isVisible(), "a build of nowhere does not know where to look"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (None, "This is the newest version."),
        (hub.Release("9.1.0", "https://example.org/9"), "Version 9.1.0 is available"),
        (HubError("It is <down>."), "It is &lt;down&gt;."),
    ],
)
def test_an_update_is_looked_for_on_a_click_only(
    bench: WindowBench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    found: hub.Release | HubError | None,
    told: str,
) -> None:
    asked = []

    def answer(settings: hub.HubSettings) -> hub.Release | None:
        asked.append(settings)
        if isinstance(found, HubError):
            raise found
        return found

    monkeypatch.setattr(hub, "can_look", lambda: True, raising=False)
    monkeypatch.setattr(hub, "newer_release", answer, raising=False)
    dialog = about(bench)
    assert dialog.look.isVisible() and not asked
    dialog.look.click()
    qtbot.waitUntil(lambda: told in dialog.found.text(), timeout=20_000)
    assert len(asked) == 1
    assert dialog.look.isEnabled()


def test_the_dialog_of_a_chat(qtbot: QtBot, theme: Theme) -> None:
    defaults = ("Be kind.", SamplingParams(temperature=0.25))
    own = ChatDialog(ConversationInfo("a", system_prompt="Arr."), defaults, theme)
    qtbot.addWidget(own)
    assert (own.prompt(), own.fields.text.isEnabled(), own.sampling()) == ("Arr.", True, None)
    assert own.fields.values.temperature.value() == 0.25
    own.fields.use_default.click()
    assert (own.prompt(), own.fields.text.toPlainText()) == (None, "Be kind.")
    assert not own.fields.text.isEnabled() and not own.reset.isEnabled() and not own.keep.isEnabled()
    own.fields.use_sampling.click()
    own.fields.values.temperature.setValue(1.5)
    assert own.sampling() == SamplingParams(temperature=1.5)
    own.reset.click()
    assert (own.prompt(), own.sampling(), own.fields.values.temperature.value()) == (None, None, 0.25)
    blank = ChatDialog(ConversationInfo("a", system_prompt=""), defaults, theme)
    qtbot.addWidget(blank)
    assert blank.prompt() == "", "no system prompt at all is a choice too"


def test_a_value_with_more_digits_than_are_shown_stays(qtbot: QtBot, theme: Theme) -> None:
    exact = SamplingParams(temperature=0.123456, top_p=0.987654, seed=2**40)
    info = ConversationInfo("a", options=ChatOptions(sampling=exact))
    dialog = ChatDialog(info, ("", SamplingParams()), theme)
    qtbot.addWidget(dialog)
    assert dialog.sampling() == exact
    dialog.fields.values.top_p.setValue(0.5)
    assert dialog.sampling() == SamplingParams(temperature=0.123456, top_p=0.5, seed=2**40)


@pytest.fixture
def notices(qtbot: QtBot, theme: Theme) -> NoticeArea:
    notices = NoticeArea(theme)
    qtbot.addWidget(notices)
    return notices


def test_a_bar_of_the_same_key_is_replaced(notices: NoticeArea) -> None:
    assert notices.isHidden()
    notices.show_bar("a", "first")
    notices.show_bar("a", "second")
    notices.show_bar("b", "<b>third</b>")
    assert not notices.isHidden()
    assert notices.says("second") and notices.says("<b>third</b>") and not notices.says("first")
    notices.remove("a")
    notices.remove("b")
    notices.remove("b")
    assert notices.isHidden()


def test_a_bar_goes_when_its_button_is_pressed_unless_it_stays(notices: NoticeArea) -> None:
    pressed: list[str] = []
    notices.show_bar("a", "sentence", actions=[Action("Go", lambda: pressed.append("go"))])
    bar = notices.bar("a")
    assert bar is not None
    bar.buttons[0].click()
    assert (pressed, notices.bar("a")) == (["go"], None)
    notices.show_bar("b", "sentence", actions=[Action("Look", lambda: pressed.append("look"), keeps=True)])
    bar = notices.bar("b")
    assert bar is not None
    bar.buttons[0].click()
    assert pressed == ["go", "look"] and notices.bar("b") is bar


def test_a_bar_goes_by_itself(qtbot: QtBot, notices: NoticeArea) -> None:
    notices.show_bar("a", "for a moment", timeout_s=0.05)
    qtbot.waitUntil(lambda: notices.bar("a") is None)


def test_a_bar_replaced_is_not_taken_away_by_the_old_timer(qtbot: QtBot, notices: NoticeArea) -> None:
    notices.show_bar("a", "for a moment", timeout_s=0.05)
    notices.show_bar("a", "for long")
    qtbot.wait(150)
    assert notices.says("for long")
