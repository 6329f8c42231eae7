"""Every action of the menu bar as an entry of the palette; one that cannot be done now says why."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.languages import say
from app.windows.menu.menus import Menus
from app.windows.palette.entry import Entry, Kind


def plain(text: str) -> str:
    """``text`` of an action without its marks for the keyboard."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def menu_entries(bar: QMenuBar, menus: Menus) -> list[Entry]:
    """In the order of the menus; the palette itself is left out."""
    reasons = _reasons(menus)
    entries: dict[QAction, Entry] = {}
    for path, action in _walk(bar.actions(), ""):
        if action is menus.palette or action in entries:  # an action may stand in two menus
            continue
        why_not = "" if action.isEnabled() else reasons.get(action, say.tr("This cannot be done right now."))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if action.isCheckable() and not isinstance(action.actionGroup(), QActionGroup):
            state = say.tr("on") if action.isChecked() else say.tr("off")
            detail = f"{path} · {state}"
        else:
            detail = path
        entries[action] = Entry(
            Kind.ACTION, plain(action.text()), detail, action.trigger, keys, action.toolTip(), why_not
        )
    return list(entries.values())


def _walk(actions: list[QAction], path: str) -> Iterator[tuple[str, QAction]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            name = plain(menu.title())
            yield from _walk(menu.actions(), f"{path} › {name}" if path else name)
        elif not action.isSeparator() and action.text():
            yield path, action


def _reasons(menus: Menus) -> dict[QAction, str]:
    """Why an action is disabled, where it is."""
    empty = say.tr("There is nothing in this chat yet, or it is temporary.")
    nothing = say.tr("There is nothing in this chat yet.")
    answer = say.tr("This needs a loaded model, and no answer being written.")
    text = say.tr("Put the cursor into a text first.")
    return {
        menus.stop: say.tr("No answer is being written."),
        menus.regenerate: answer,
        menus.answer_with: answer,
        menus.go_on: answer,
        menus.unload: say.tr("No model is loaded."),
        menus.reload: say.tr("No model has been loaded yet."),
        menus.undo: say.tr("There is nothing to undo."),
        menus.redo: say.tr("There is nothing to redo."),
        **dict.fromkeys((menus.cut, menus.copy, menus.paste, menus.select_all), text),
        **dict.fromkeys((menus.rename, menus.pin, menus.move, menus.archive, menus.delete), empty),
        **dict.fromkeys((menus.export_chat, menus.print_chat), nothing),
    }
