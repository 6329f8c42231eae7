"""What menus, list and composer do to conversations: each keeps draft and place of the chat that is left."""

from PySide6.QtCore import QObject, Signal

from app.chat.session import ChatSession
from app.conversation import CUT_REASONS, Attachment
from app.storage.upkeep import KEPT_DAYS
from app.windows.chat.view import ChatView
from app.windows.composer.composer import Composer
from app.windows.sidebar.chat_rows import shown_title
from app.windows.sidebar.sidebar import Sidebar
from app.windows.widgets.notice_bar import Action, NoticeArea

UNDO_S = 15.0  # for so long a bar offers to undo a deletion; the trash keeps the chat for longer


class ChatCommands(QObject):
    """Between the widgets and the session."""

    sending = Signal()  # before a message goes to the session: another model may take its place first

    def __init__(
        self,
        session: ChatSession,
        composer: Composer,
        chat_view: ChatView,
        sidebar: Sidebar,
        notices: NoticeArea,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.composer = composer
        self._chat_view = chat_view
        self._sidebar = sidebar
        self._notices = notices

    def leave(self) -> None:
        """Before another conversation comes into view, or the end: what is kept per chat is kept now."""
        self.composer.composition.commit()
        self.composer.flush_draft()
        if self._session.messages():
            self._session.set_scroll(self._chat_view.scroll_state())

    def new(self, folder: str = "") -> None:
        """An empty chat, ready to write, which will be in ``folder``."""
        self.leave()
        self._session.new(folder)
        self.composer.setFocus()

    def new_temporary(self) -> None:
        """An empty chat of which nothing will be kept."""
        self.leave()
        self._session.new_temporary()
        self.composer.setFocus()

    def open(self, conversation_id: str, message_id: str = "") -> None:
        """Looks at a chat; with ``message_id`` at that message, on whatever branch it is."""
        if conversation_id != self._session.info.id:
            self.leave()
            self._session.open(conversation_id)
        if message_id:
            self._session.reveal(message_id)
            self._chat_view.scroll_to_message(message_id)

    def send(self, text: str, attachments: tuple[Attachment, ...] = ()) -> bool:
        """Sends, and empties the composer if it was taken."""
        self.sending.emit()
        taken = self._session.asking.send(text, attachments)
        if taken:
            self.composer.clear()
            self._session.set_draft("")
            self.composer.setFocus()
        return taken

    def ask(self, text: str) -> None:
        """Sends a question that was clicked; what stands in the composer stays there."""
        self.sending.emit()
        self._session.asking.send(text)
        self.composer.setFocus()

    def ask_in_new_chat(self, message_id: str) -> None:
        """Asks the question of an answer once more, in a chat of its own."""
        self.leave()
        self._session.full_context.new_chat(message_id)
        self.composer.setFocus()

    def open_older(self) -> None:
        """Looks at the chat that the one in view goes on from."""
        older = self._session.info.options.continues
        if self._session.store.listed(older) is not None:
            self.open(older)
        else:
            sentence = self.tr("That chat was deleted; if it is in the trash, you can restore it there.")
            self._session.chat_notice.emit(self._session.info.id, sentence)

    def answer_again(self) -> None:
        """Another answer beside the last one."""
        messages = self._session.messages()
        if messages:
            self._session.asking.regenerate(messages[-1].id)

    def go_on(self) -> None:
        """Continues the last answer if it was cut."""
        messages = self._session.messages()
        if messages and messages[-1].reason in CUT_REASONS:
            self._session.asking.continue_answer(messages[-1].id)

    def toggle_pin(self) -> None:
        """Pins the chat in view above the others, or lets it go."""
        info = self._session.info
        self._session.edits.set_pinned(info.id, not info.pinned)

    def rename(self) -> None:
        """Edits the title of the chat in view, in the list."""
        self._sidebar.rename(self._session.info.id)

    def delete_shown(self) -> None:
        """Deletes the chat in view."""
        self.delete(self._session.info.id, shown_title(self._session.info.title))

    def delete(self, conversation_id: str, title: str) -> None:
        """Deletes a chat and offers to undo it."""
        self.leave()
        self._session.delete(conversation_id)
        self._notices.forget_chat(conversation_id)
        self._notices.show_bar(
            "undo",
            self.tr("“{0}” is in the trash for {1} days.").format(title, KEPT_DAYS),
            kind="undo",
            actions=[Action(self.tr("Undo"), lambda: self.undelete(conversation_id))],
            timeout_s=UNDO_S,
        )

    def archive_shown(self) -> None:
        """Archives the chat in view, or brings it back into the list."""
        info = self._session.info
        self.archive(info.id, shown_title(info.title), not info.archived)

    def archive(self, conversation_id: str, title: str, archived: bool = True) -> None:
        """Archives a chat, which leaves the view, and offers to undo it; or brings it back into the list."""
        self._session.edits.set_archived(conversation_id, archived)
        self._notices.remove("archived")
        if not archived:
            return
        if conversation_id == self._session.info.id:
            self.new()
        self._notices.show_bar(
            "undo",
            self.tr("“{0}” is archived.").format(title),
            kind="archive",
            actions=[Action(self.tr("Undo"), lambda: self.archive(conversation_id, title, False))],
            timeout_s=UNDO_S,
        )

    def undelete(self, conversation_id: str) -> None:
        """Takes a chat out of the trash and shows it."""
        self._notices.remove("undo")
        self.leave()
        self._session.undelete(conversation_id)
        self.composer.setFocus()
