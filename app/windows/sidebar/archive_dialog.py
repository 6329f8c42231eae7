"""What is in the archive: open a chat, bring it back into the list, or delete it."""

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QWidget

from app.chat.session import ChatSession
from app.conversation import ListedChat
from app.look.theme import Theme
from app.windows.sidebar.chat_rows import shown_title
from app.windows.sidebar.kept_list import KeptList
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.labels import text_label


class ArchiveDialog(Dialog):
    """Follows the list of chats. What is done is asked of the owner, who offers to undo it."""

    open_requested = Signal(str)  # conversation id
    bring_back_requested = Signal(str)
    delete_requested = Signal(str, str)  # conversation id, title

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 150, 110, parent)
        self.setWindowTitle(self.tr("Archived Chats"))
        explanation = self.tr(
            "Archived chats are kept, but not in the list. The search finds them, and one that you write in "
            "comes back by itself."
        )
        self.column.addWidget(text_label(explanation, theme, "body", "muted", self.body))
        self.list = KeptList(
            *(self.tr("Archived chats"), session.archive.chats, self._line),
            *(self.tr("No chat is archived"), session.notice.emit, self.body),
        )
        self.list.opened.connect(self._open)
        self.list.delete_pressed.connect(self._delete)
        self.column.addWidget(self.list, 1)
        self.open_button = self.add_foot_button(self.tr("&Open"), self._open)
        self.open_button.setProperty("primary", True)
        self.back = self.add_foot_button(self.tr("&Bring back"), self._bring_back)
        self.delete = self.add_foot_button(self.tr("&Delete"), self._delete)
        self.add_close()
        self.list.chosen_changed.connect(self._enable)
        session.list_changed.connect(self.list.follow)

    def _line(self, info: ListedChat) -> str:
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(info.updated)), QLocale.FormatType.ShortFormat
        )
        used = self.tr("Last used {0}").format(when)
        return f"{used} · {shown_title(info.folder)}" if info.folder else used

    def _enable(self) -> None:
        for button in (self.open_button, self.back, self.delete):
            button.setEnabled(self.list.chosen() is not None)

    def _open(self) -> None:
        if (chat := self.list.chosen()) is not None:
            self.open_requested.emit(chat.id)
            self.close()

    def _bring_back(self) -> None:
        if (chat := self.list.chosen()) is not None:
            self.bring_back_requested.emit(chat.id)

    def _delete(self) -> None:
        if (chat := self.list.chosen()) is not None:
            self.delete_requested.emit(chat.id, shown_title(chat.title))
