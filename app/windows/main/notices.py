"""What has to be said above the composer, to all or about one chat."""

from PySide6.QtCore import QObject

from app.chat.session import ChatSession
from app.windows.widgets.notice_bar import NoticeArea

NOTICE_S = 12.0


class Notices(QObject):
    """Shows the notices of the session in the area of the window; each once, and for a while."""

    def __init__(self, session: ChatSession, area: NoticeArea, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._area = area
        session.notice.connect(self.show)
        session.chat_notice.connect(lambda chat, sentence: self.show(sentence, chat))
        session.conversation_changed.connect(self._follow)
        self._follow()

    def show(self, sentence: str, chat: str = "") -> None:
        """One sentence; ``chat`` is the id of the conversation it is about."""
        if not self._area.says(sentence):  # a bar of the model may say it already, with a button
            self._area.show_bar("notice", sentence, timeout_s=NOTICE_S, chat=chat)

    def _follow(self) -> None:
        self._area.show_chat(self._session.info.id)
