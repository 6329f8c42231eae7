"""MoveDialog: a chat is put into one of many folders, found by a few letters of its name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.look.theme import Theme, space
from app.windows.sidebar.chat_rows import shown_title
from app.windows.widgets.composition import Composition
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fields import LineField
from app.windows.widgets.labels import text_label
from engine.text.folding import fold

KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MoveDialog(Dialog):
    """``move(name)`` puts it there, "" takes it out of the folder ``now``; ``new()`` asks for a new one."""

    def __init__(
        self,
        names: Sequence[str],
        now: str,
        move: Callable[[str], object],
        new: Callable[[], object],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, 110, 100, parent)
        self.setWindowTitle(self.tr("Move to Folder"))
        self._names = list(names)
        self._found = self._names
        self._move, self._new = move, new
        self.field = LineField("", self.body)
        self.field.setPlaceholderText(self.tr("Find a folder"))
        self.field.setAccessibleName(self.tr("Find a folder"))
        self.field.setAccessibleDescription(
            self.tr("Arrow keys choose from the list, Enter moves the chat there.")
        )
        self._composition = Composition(self.field)
        self.list = QListView(self.body)
        self.list.setAccessibleName(self.tr("Folders"))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(space(25))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._model = QStringListModel(self)
        self.list.setModel(self._model)
        self.list.doubleClicked.connect(lambda _: self._take())
        self.nothing = text_label(self.tr("No folder has that name"), theme, "body", "muted", self.body)
        for widget in (self.field, self.list, self.nothing):
            self.column.addWidget(widget)
        self.column.setStretch(1, 1)
        self.yes = self.add_foot_button(self.tr("&Move"), self._take)
        self.yes.setProperty("primary", True)
        self.yes.setDefault(True)
        self.out = self.add_foot_button(self.tr("No &folder"), lambda: self._end(lambda: self._move("")))
        self.out.setVisible(bool(now))
        self.new = self.add_foot_button(self.tr("&New folder…"), lambda: self._end(self._new))
        self.foot.add_gap()
        self.add_foot_button(self.tr("Cancel"), self.reject)
        self.field.textChanged.connect(lambda _: self._filter())
        self.field.installEventFilter(self)
        self._filter()
        if now in self._found:
            self.list.setCurrentIndex(self._model.index(self._found.index(now)))
        self.field.setFocus()

    def found(self) -> list[str]:
        """The folders that fit what was typed."""
        return list(self._found)

    def _filter(self) -> None:
        words = fold(self.field.text()).split()
        self._found = [name for name in self._names if all(word in fold(name) for word in words)]
        # Those that begin with it come first.
        typed = " ".join(words)
        self._found.sort(key=lambda name: bool(typed) and not fold(name).startswith(typed))
        self._model.setStringList([shown_title(name) for name in self._found])
        self.list.setVisible(bool(self._found))
        self.nothing.setVisible(not self._found)
        self.yes.setEnabled(bool(self._found))
        if self._found:
            self.list.setCurrentIndex(self._model.index(0))

    def _take(self) -> None:
        self._composition.commit()
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._found):
            name = self._found[place]
            self._end(lambda: self._move(name))

    def _end(self, run: Callable[[], object]) -> None:
        self.accept()
        run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in KEYS:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)
