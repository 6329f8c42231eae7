"""MessageHost: what the keys, the menu and the pointer of a message use of its view."""

from typing import Protocol

from PySide6.QtCore import QPointF, SignalInstance

from app.conversation import Message
from app.look.theme import Theme
from app.windows.message.body import MessageBody
from app.windows.message.footer import MessageFooter
from app.windows.message.selection import Copying, MessageSelection


class MessageHost(Protocol):
    """Implemented by ``MessageView``, which is a QWidget as well; who needs a widget is handed both."""

    @property
    def message(self) -> Message: ...
    @property
    def theme(self) -> Theme: ...
    @property
    def body(self) -> MessageBody: ...
    @property
    def body_at(self) -> QPointF: ...  # its top left corner, from that of the widget
    @property
    def selection(self) -> MessageSelection: ...
    @property
    def copying(self) -> Copying: ...
    @property
    def footer(self) -> MessageFooter: ...
    @property
    def by_keyboard(self) -> bool: ...  # the focus came by a key, so letters are commands
    @property
    def is_edited(self) -> bool: ...  # the editor stands in the place of the text

    @property
    def selecting(self) -> SignalInstance: ...  # a selection begins here: the others end
    @property
    def dragged(self) -> SignalInstance: ...  # global QPoint while the pointer selects; (0, 0) at the end
    @property
    def step_requested(self) -> SignalInstance: ...  # to the message before (-1) or after (+1)

    def update(self) -> None: ...
    def follow(self, link: str) -> None: ...  # one that leads to another place of the message
    def select_all(self) -> None: ...
    def start_reading(self) -> None: ...  # line by line, in a field of Qt's own
    def copy_text(self, text: str) -> None: ...
