"""The copy buttons in the corners of the code blocks of one message."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.look.theme import Theme
from app.windows.blocks.code import CodeItem
from app.windows.message.body import MessageBody
from app.windows.widgets.icon_button import IconButton


class CodeButtons(QObject):
    """A real button for every code block that is laid out, so that the keyboard reaches it."""

    def __init__(self, body: MessageBody, theme: Theme, copy: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._body = body
        self._theme = theme
        self._copy = copy
        self._parent = parent
        self._buttons: dict[CodeItem, IconButton] = {}
        self._policy = Qt.FocusPolicy.NoFocus

    def place(self, origin: QPointF) -> None:
        """After layout: ``origin`` is the corner of the body in the parent."""
        current: set[CodeItem] = set()
        for _, _, placed, box in self._body.placed():
            item = placed.item
            if not isinstance(item, CodeItem):
                continue
            current.add(item)
            if item not in self._buttons:
                self._buttons[item] = self._new_button(item)
            corner = box.topRight() + origin
            side = self._buttons[item].width()
            inset = (self._body.code_header - side) / 2
            self._buttons[item].move(int(corner.x() - side - inset), int(corner.y() + inset))
        for item in self._buttons.keys() - current:
            self._buttons.pop(item).deleteLater()

    def _new_button(self, item: CodeItem) -> IconButton:
        button = IconButton("copy", self.tr("Copy the code"), self._theme, self._parent)
        button.setFocusPolicy(self._policy)
        button.clicked.connect(lambda: self._clicked(item))
        button.show()
        return button

    def _clicked(self, item: CodeItem) -> None:
        self._copy(item.text)
        self._buttons[item].show_done(self.tr("Copied"))

    def set_visible(self, visible: bool) -> None:
        for button in self._buttons.values():
            button.setVisible(visible)

    def set_policy(self, policy: Qt.FocusPolicy) -> None:
        self._policy = policy
        for button in self._buttons.values():
            button.setFocusPolicy(policy)

    def controls(self) -> list[QAbstractButton]:
        return sorted(self._buttons.values(), key=lambda button: button.y())
