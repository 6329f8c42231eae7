"""What a screen reader finds, and a whole chat and a change of settings without a mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import MODEL, WindowBench, accessible_tree, fill, open_window

Role = QAccessible.Role

# What a person operates or reads; the rest are panes and decoration around them.
CONTROLS = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.List, Role.ListItem, Role.Table, Role.Cell, Role.Tree,
    Role.TreeItem, Role.MenuItem, Role.PopupMenu, Role.ProgressBar, Role.PageTab, Role.Link, Role.Dialog,
    Role.Window, Role.StaticText, Role.AlertMessage, Role.ToolBar,
}  # fmt: skip


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


def test_every_dialog(bench: WindowBench, qtbot: QtBot) -> None:
    bench.load()
    dialogs = bench.window.dialogs
    before = set(QApplication.topLevelWidgets())
    shows = [dialogs.settings, dialogs.model, dialogs.shortcuts, dialogs.about, dialogs.prompt]
    shows += [dialogs.presets, dialogs.tune, dialogs.race, dialogs.proof, dialogs.trash]
    shows += [dialogs.archived, bench.window.menus.new_folder.trigger]
    for show in shows:
        bench.do(show)
    opened = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert len(opened) == len(shows)
    for dialog in opened:
        assert dialog.windowTitle()
        assert nameless(dialog) == []
        dialog.close()


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
