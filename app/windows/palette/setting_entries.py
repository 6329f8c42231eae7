"""Every control of the settings as an entry of the palette, found by its label and its sentence."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.languages import say
from app.windows.palette.entry import Entry, Kind
from app.windows.palette.menu_entries import plain
from app.windows.settings.page import HEADING, SettingsPage

CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox),
    *(QLineEdit, QPlainTextEdit, QTextEdit),
)


def setting_entries(page: SettingsPage, show: Callable[[QWidget], object]) -> list[Entry]:
    """The controls of ``page`` that are to be seen, in its order; ``show`` puts the keyboard upon one."""
    settings = say.tr("Settings")
    entries = [Entry(Kind.SETTING, page.title, settings, lambda: show(page))]
    place, heading = f"{settings} › {page.title}", ""
    for widget in _in_order(page.column):
        if widget.property(HEADING):
            assert isinstance(widget, QLabel)
            heading = widget.text()
        elif isinstance(widget, CONTROLS):
            name = widget.accessibleName()
            if not name and isinstance(widget, QAbstractButton):
                name = plain(widget.text())
            if name:
                detail = f"{place} › {heading}" if heading else place
                run = lambda w=widget: show(w)  # noqa: E731
                entries.append(Entry(Kind.SETTING, name, detail, run, words=_words(widget)))
    return entries


def _words(widget: QWidget) -> str:
    """The sentence that explains it, and what can be chosen."""
    choices = (
        [widget.itemText(number) for number in range(widget.count())] if isinstance(widget, QComboBox) else []
    )
    return " ".join([widget.accessibleDescription(), *choices])


def _in_order(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None and not widget.isHidden():
            yield widget
            inside = None if isinstance(widget, CONTROLS) else widget.layout()
            if inside is not None:
                yield from _in_order(inside)
        elif inner is not None:
            yield from _in_order(inner)
