"""The files of the message that is being written: between the composer, the session and what reads them."""

from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from app.chat.session import ChatSession
from app.conversation import Attachment
from app.documents.attaching import Attaching
from app.documents.room import about_tokens, room_for_files
from app.engine_bridge import EngineBridge
from app.windows.files.bar import sum_words
from app.windows.files.chosen import ask_for_files
from app.windows.main.chat_commands import ChatCommands
from app.windows.menu.menus import Menus
from app.windows.widgets.notice_bar import NoticeArea


class MessageFiles(QObject):
    """Sends what stands in the composer, with its files; without any, at once."""

    def __init__(
        self,
        session: ChatSession,
        bridge: EngineBridge,
        commands: ChatCommands,
        notices: NoticeArea,
        menus: Menus,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._bridge = session, bridge
        self._commands, self._window = commands, window
        self._composer = composer = commands.composer
        self._folder = ""  # of the files that were chosen last
        self.attaching = Attaching(bridge, self)
        self.attaching.changed.connect(self._show)
        self.attaching.kept.connect(lambda: session.set_draft_files(self.attaching.attachments()))
        self.attaching.notice.connect(lambda sentence: notices.show_bar("files", sentence, kind="warning"))
        composer.files.remove_requested.connect(self.attaching.remove)
        composer.attach_requested.connect(self.choose)
        composer.files_pasted.connect(self.attach)
        composer.submitted.connect(self.send)
        composer.draft_changed.connect(lambda _: self._show())
        bridge.state_changed.connect(lambda _: self._show())
        session.stats_changed.connect(lambda _: self._show())
        menus.connect_to(menus.attach, self.choose)

    def choose(self) -> None:
        """The system's dialog that chooses files."""
        paths = ask_for_files(self._window, self._folder)
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.attach(paths)

    def attach(self, paths: list[str]) -> None:
        """These go with the message."""
        self.attaching.add(paths)
        self._composer.setFocus()

    def show_draft(self) -> None:
        """Another conversation is in view: what is attached to its draft."""
        self.attaching.set(self._session.info.draft_files)

    def send(self, text: str) -> None:
        """Sends at once, or when the passages of files that are too long have been chosen."""
        if not self.attaching.files:
            self._commands.send(text)
            return
        if not self._session.asking.may_ask():
            return

        def send(attachments: tuple[Attachment, ...]) -> None:
            if self._commands.send(self._composer.text(), attachments):
                self.attaching.set(())
                self._session.set_draft_files(())

        self.attaching.finish(text, self._room(text), send)

    def close(self) -> None:
        """Nothing is read any more."""
        self.attaching.close()

    # ---- what it takes ---------------------------------------------------------------------

    def _context(self) -> int:
        """Of the model that is loaded, else that of the settings."""
        info = self._bridge.info
        return info.context if info is not None else self._session.settings.value.engine.context

    def _room(self, text: str) -> int:
        return room_for_files(self._context(), self._session.stats.context_used, about_tokens(text))

    def _show(self) -> None:
        files, composer = self.attaching, self._composer
        if not files.files:
            composer.files.show_files((), 0)
            composer.set_waits("")
            return
        context = self._context() if self._bridge.info is not None else 0
        composer.files.show_files(files.files, context)
        text = composer.text()
        number = QLocale().toString(self._context())
        waits, warns = "", False
        if files.is_choosing:
            waits = sentence = self.tr("Choosing the passages that suit your question…")
        elif files.is_reading:
            waits = self.tr("Wait until the files have been read, or remove them")
            sentence = ""
        elif files.is_too_long(self._room(text)):
            sentence = self.tr(
                "Too long for the context of {0} tokens: the passages that suit your question are used."
            ).format(number)
            warns = True
        else:
            others = self._session.stats.context_used + about_tokens(text)
            sentence = sum_words(files.tokens, files.exact, others, context)
        composer.files.show_sum(sentence, warns)
        composer.set_waits(waits)
