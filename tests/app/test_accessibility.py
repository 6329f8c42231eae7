"""What a screen reader finds, and a whole chat and a change of settings without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.windows.widgets.dialog import MessageDialog
from tests.helpers.all_windows import openings, pages
from tests.helpers.chat_states import chat_states
from tests.helpers.window import MODEL, WindowBench, accessible_tree, fill, open_window

Role = QAccessible.Role

# What a person operates or reads; the rest are panes and decoration around them.
CONTROLS = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.List, Role.ListItem, Role.Table, Role.Cell, Role.Tree,
    Role.TreeItem, Role.MenuItem, Role.PopupMenu, Role.ProgressBar, Role.PageTab, Role.Link, Role.Dialog,
    Role.Window, Role.StaticText, Role.AlertMessage, Role.ToolBar,
}  # fmt: skip


PANES = {Role.NoRole, Role.Client, Role.Pane, Role.Window}


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as bench:
        qtbot.waitUntil(bench.window.isActiveWindow)
        yield bench


def nameless(widget: QWidget) -> list[str]:
    """Every control below ``widget`` that has no name: what a screen reader would call just "button"."""
    found = []
    for interface in accessible_tree(widget):
        if interface.role() in CONTROLS and not interface.text(QAccessible.Text.Name).strip():
            if not is_part_of_another(interface) and not is_decoration(interface):
                found.append(f"{interface.role().name}: {interface.object()}")
    return found


def is_part_of_another(interface: QAccessibleInterface) -> bool:
    """The line inside a spin box and the list inside a combo box are spoken as part of those."""
    parent = interface.parent()
    return parent is not None and parent.role() in (Role.SpinBox, Role.ComboBox)


def is_decoration(interface: QAccessibleInterface) -> bool:
    """A label that holds a picture beside words, or nothing yet, and a separator in a menu."""
    static = interface.role() == Role.StaticText
    return static or (interface.role() == Role.MenuItem and bool(interface.state().invisible))


def interfaces(widget: QWidget) -> list[Role]:
    return [interface.role() for interface in accessible_tree(widget)]


def test_the_walk_would_find_a_nameless_control(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QLineEdit(parent)
    QComboBox(parent)
    assert [found.partition(":")[0] for found in nameless(parent)] == ["ComboBox", "EditableText"]
    pane = QWidget(parent)
    pane.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    pane.setAccessibleName("A name does not make it more than a pane")
    parent.show()
    assert len(unfit(parent)) == 3


def test_the_window_in_every_state(bench: WindowBench) -> None:
    window = bench.window
    assert nameless(window) == []
    assert {Role.MenuItem, Role.Button, Role.EditableText} <= set(interfaces(window))
    bench.do(lambda: window.open_model(MODEL))
    assert nameless(window) == [], "loading"
    bench.do(bench.client.loaded)
    assert nameless(window) == [], "with questions to click"
    bench.ask("hello", "**Hi**\n\n```python\nprint(1)\n```\n", reason="length")
    window.composer.insert("x" * 100_000)
    assert nameless(window) == [], "a chat with code, a cut answer and a chip"
    assert Role.ProgressBar in interfaces(window)
    fill(bench.program.session.store, "", "one", "two")
    window.sidebar.refresh()
    window.commands.delete_shown()
    bench.do(bench.client.die)
    assert nameless(window) == [], "with bars"


def unfit(window: QWidget) -> list[str]:
    """What Tab reaches in ``window`` and a screen reader has no name for, or would take for a mere pane."""
    found = []
    for widget in window.findChildren(QWidget):
        if (
            widget.window() is window
            and widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            interface = QAccessible.queryAccessibleInterface(widget)
            named = interface.text(QAccessible.Text.Name).strip()
            holder = widget.parentWidget()
            inside = isinstance(holder, QAbstractSpinBox | QComboBox)  # spoken as part of those
            if not inside and (not named or interface.role() in PANES):
                found.append(
                    f"{type(widget).__name__}({type(holder).__name__}), {interface.role().name}: {named!r}"
                )
    return found


@pytest.mark.timeout(600)
def test_the_chat_in_every_state(bench: WindowBench, tmp_path: Path) -> None:
    wrong: list[str] = []
    for name in chat_states(bench, tmp_path):
        wrong += [f"{name}: {found}" for found in nameless(bench.window) + unfit(bench.window)]
    assert wrong == []


@pytest.mark.timeout(600)
def test_every_page_of_every_dialog(bench: WindowBench, qapp: QApplication) -> None:
    bench.load().ask("Where do terns go?", "From one pole to the other.")
    bench.program.services.forecasts.measuring = True  # nothing is to be measured here
    wrong: list[str] = []
    for name, run in openings(bench).items():
        bench.do(run)
        opened = [w for w in qapp.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert opened, f"{name} did not open"
        for dialog in opened:
            for page in pages(dialog):
                bench.turn()
                wrong += [f"{name} {page}: {found}" for found in nameless(dialog) + unfit(dialog)]
            assert dialog.windowTitle() or isinstance(dialog, MessageDialog)
            dialog.close()
    assert wrong == []


def tab_chain(window: QWidget, most: int = 200) -> list[QWidget]:
    """Every widget that Tab reaches, in order, until the first comes again."""
    seen: list[QWidget] = []
    for _ in range(most):
        focused = window.focusWidget()
        if focused in seen:
            return seen
        seen.append(focused)
        window.focusNextChild()
    raise AssertionError("Tab does not come round")


def test_tab_reaches_everything_in_a_sensible_order(bench: WindowBench) -> None:
    bench.load().ask("hello", "Hi")
    window = bench.window
    window.sidebar.new_button.setFocus()
    chain = tab_chain(window)
    expected = [
        window.sidebar.new_button,
        window.sidebar.search,
        window.sidebar.view,
        window.header.toggle,
        window.header.model,
        window.header.preset,
        window.header.more,
        window.composer.field,
        window.status.model,
    ]
    places = [chain.index(widget) for widget in expected]
    assert places == sorted(places), "from left to right, from top to bottom"
    message = window.chat_view.views[bench.program.session.messages()[-1].id]
    assert places[6] < chain.index(message) < places[7], "the chat comes before the composer"


def test_a_whole_chat_by_keyboard(qtbot: QtBot, bench: WindowBench) -> None:
    bench.load()
    window = bench.window

    def focused() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        bench.do(lambda: qtbot.keyClick(focused(), code, held))

    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

    key(Qt.Key.Key_N, control)
    qtbot.keyClicks(focused(), "What is a tern?")
    key(Qt.Key.Key_Return)
    bench.client.pieces("A", " bird", " of")
    bench.turn()
    key(Qt.Key.Key_Escape)
    assert bench.client.stops == 1
    bench.client.finish("cancelled")
    bench.turn()
    assert bench.texts() == ["What is a tern?", "A bird of"]

    key(Qt.Key.Key_R, control, shift)  # continue
    bench.client.pieces(" the sea.")
    bench.client.finish()
    bench.turn()
    assert bench.texts()[-1] == "A bird of the sea."

    key(Qt.Key.Key_R, control)  # another answer
    bench.client.pieces("A small gull.")
    bench.client.finish()
    bench.turn()
    assert bench.texts()[-1] == "A small gull."

    for _ in range(20):  # back from the composer into the chat
        if focused() in window.chat_view.views.values():
            break
        key(Qt.Key.Key_Backtab, shift)
    else:
        raise AssertionError("the messages are not reached")
    key(Qt.Key.Key_Left)
    assert bench.texts()[-1] == "A bird of the sea."

    key(Qt.Key.Key_F2)
    title = focused()
    assert isinstance(title, QLineEdit)
    title.selectAll()
    qtbot.keyClicks(title, "About terns")
    key(Qt.Key.Key_Return)
    assert bench.program.session.info.title == "About terns"

    key(Qt.Key.Key_N, control)
    key(Qt.Key.Key_F, control)
    qtbot.keyClicks(focused(), "gull")
    key(Qt.Key.Key_Return)
    assert bench.texts()[-1] == "A small gull.", "the hit lies on the other branch"

    key(Qt.Key.Key_Backspace, control, shift)
    assert bench.texts() == []
    bar = window.notices.bar("undo")
    assert bar is not None
    key(Qt.Key.Key_L, control)
    for _ in range(20):  # the bar stands above the composer
        if focused() is bar.buttons[0]:
            break
        key(Qt.Key.Key_Backtab, shift)
    key(Qt.Key.Key_Space)
    assert bench.texts()[0] == "What is a tern?"


def test_a_change_of_settings_by_keyboard(qtbot: QtBot, bench: WindowBench) -> None:
    bench.load()
    field = bench.window.composer.field
    qtbot.keyClick(field, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not bench.window)
    dialog = QApplication.activeWindow()
    assert dialog is not None and dialog.windowTitle() == "Settings"
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() == "Settings pages":
            qtbot.keyClick(focused, Qt.Key.Key_End)  # the page of the engine is the last
        if focused.accessibleName() == "Threads":
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(focused, Qt.Key.Key_Up)
    qtbot.keyClick(focused, Qt.Key.Key_Up)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert bench.program.settings.value.engine.threads == 2
    assert bench.client.loads[-1].options.threads == 2
