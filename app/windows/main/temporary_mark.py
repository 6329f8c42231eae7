"""TemporaryMark: what shows all the time that a chat is temporary, and the question before one is lost."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.chat.session import ChatSession
from app.look.theme import Theme
from app.windows.chat.header import ChatHeader
from app.windows.composer.composer import Composer
from app.windows.main.chat_commands import ChatCommands
from app.windows.menu.menus import Menus
from app.windows.widgets.dialog import MessageDialog
from app.windows.widgets.notice_bar import Action, NoticeArea


class TemporaryMark(QObject):
    """A badge, another outline of the composer, and a bar with the way to keep the chat."""

    def __init__(
        self,
        session: ChatSession,
        menus: Menus,
        header: ChatHeader,
        composer: Composer,
        notices: NoticeArea,
        commands: ChatCommands,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._header, self._composer = session, header, composer
        self._notices, self._theme, self._window = notices, theme, window
        session.temporary.may_leave = self._may_leave
        menus.connect_to(menus.new_temporary, commands.new_temporary)
        session.conversation_changed.connect(self._follow)
        session.temporary.changed.connect(self._follow)
        self._follow()

    def may_close(self) -> bool:
        """The window is to be closed: asks where that would lose something."""
        return self._session.temporary.may_go()

    def _follow(self) -> None:
        on = self._session.temporary.on
        self._header.set_temporary(on)
        self._composer.set_temporary(on)
        if not on:
            self._notices.remove("temporary")
        elif self._notices.bar("temporary") is None:
            self._notices.remove("temporary")  # of one before
            self._notices.show_bar(
                "temporary",
                self.tr("Nothing of this chat will be kept."),
                kind="temporary",
                actions=[Action(self.tr("Keep this chat"), self._keep, keeps=True)],
                closable=False,
                chat=self._session.info.id,
            )

    def _keep(self) -> None:
        """What stands in the composer goes along."""
        self._composer.flush_draft()
        self._session.temporary.keep()
        self._composer.setFocus()

    def _may_leave(self) -> bool:
        question = MessageDialog(
            self.tr("Temporary Chat"),
            self.tr(
                "This chat is temporary: when you leave it, it is gone for good. Do you want to keep it?"
            ),
            *(self._theme, self._window),
        )
        question.add(self.tr("Keep this chat"), accepts=True, main=True).clicked.connect(self._keep)
        question.add(self.tr("Let it go"), accepts=True).setProperty("danger", True)
        question.add(self.tr("Stay here"))
        return question.exec() == MessageDialog.DialogCode.Accepted
