"""The chat: every message of the branch in view, virtualised.

Only messages near the viewport own widgets; the others keep a height. Work is cut into short turns, so a long
chat, a huge paste or a fast stream never holds the event loop (app/windows/chat/layout.py).
"""

from time import perf_counter

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.chat.session import ChatSession
from app.conversation import Message
from app.look.theme import Theme, space
from app.windows.chat.focus import ChatFocus
from app.windows.chat.layout import ChatLayout
from app.windows.message.view import MessageView
from app.windows.widgets.icon_button import IconButton
from engine.process.events import EndReason

REPAINT_MS = 33  # at most every so often while an answer grows
SCROLLED_MS = 500
JUMP_FROM = space(12)  # pixels above the end: the button to the end is shown


class ChatView(QAbstractScrollArea):
    """Shows ``session.messages()`` and follows the session's signals; actions go to the session itself.

    The owner shows its own empty state while ``session.messages()`` is empty (the view is then blank).
    """

    new_chat_requested = Signal(str)  # id of an answer: ask its question in a new chat
    older_chat_requested = Signal()  # show the chat that this one goes on from
    with_requested = Signal(str, QPoint)  # id of a message, where the menu "Answer again with" is to open
    scrolled = Signal(float)  # the position to keep (see scroll_state), at most twice a second

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._conversation = ""
        self._aim = ""  # message that is to be at the top when everything near is laid out
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # hands the focus on to a message
        self.setAccessibleName(self.tr("Chat"))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setAccessibleName(self.tr("Position in the chat"))
        self.jump_button = IconButton("arrow-down", self.tr("Jump to the end"), theme, self)
        self.jump_button.setObjectName("jumpButton")
        self.jump_button.setFixedSize(theme.px(space(4)) + space(5), theme.px(space(4)) + space(5))
        self.jump_button.clicked.connect(self.scroll_to_end)
        self.jump_button.hide()
        self._layout = ChatLayout(session, theme, self)
        self._focus = ChatFocus(self._layout, self)
        self._layout.made.connect(self._watch)
        self._layout.turned.connect(self._take_aim)
        self._layout.turned.connect(self._show_jump)
        self._grow_timer = QTimer(self)
        self._grow_timer.setSingleShot(True)
        self._grow_timer.setInterval(REPAINT_MS)
        self._grow_timer.timeout.connect(self._show_growth)
        self._scrolled_timer = QTimer(self)
        self._scrolled_timer.setSingleShot(True)
        self._scrolled_timer.setInterval(SCROLLED_MS)
        self._scrolled_timer.timeout.connect(lambda: self.scrolled.emit(self.scroll_state()))
        theme.changed.connect(self._restyle)
        session.conversation_changed.connect(self._rebuild)
        session.message_added.connect(self._add)
        session.message_changed.connect(self._grow)
        session.message_finished.connect(self._finish)
        session.phase_changed.connect(self._refresh)
        session.progress.connect(self._progress)
        session.repetition.changed.connect(self._show_repetition)
        self._rebuild()

    @property
    def busy(self) -> bool:
        """Something is still to be laid out, coloured or repainted."""
        return self._layout.busy or self._grow_timer.isActive()

    def end(self) -> None:
        """The program ends: nothing works on beside the window."""
        self._layout.close()

    @property
    def views(self) -> dict[str, MessageView]:
        """The widgets of the messages near the viewport, by message id."""
        return dict(self._layout.views)

    # ---- the scroll position ---------------------------------------------------------------

    def scroll_state(self) -> float:
        """Where the reader is: message index plus the fraction of it above the viewport; -1.0 for the end.

        Independent of width and font; ``ConversationInfo.scroll`` holds it.
        """
        rows = self._layout.rows
        if self._layout.following or not len(rows):
            return -1.0
        y = self.verticalScrollBar().value()
        index = min(rows.at(y), len(rows) - 1)
        part = (y - rows.top(index)) / max(1, rows[index].height)
        return index + max(0.0, min(part, 0.999))

    def restore(self, state: float) -> None:
        """Goes back to that place (after the conversation was opened)."""
        rows = self._layout.rows
        if state < 0 or state >= len(rows):
            self.scroll_to_end()
            return
        self._layout.following = False
        index = int(state)
        self._layout.measure(index)
        self._layout.scroll_to(round(rows.top(index) + (state - index) * rows[index].height))
        self._layout.turn()

    def scroll_to_end(self) -> None:
        """Shows the end and follows it again."""
        self._aim = ""
        self._layout.following = True
        self._layout.turn()

    def scroll_to_message(self, message_id: str) -> None:
        """Brings that message to the top of the viewport (a search hit)."""
        index = self._layout.rows.index(message_id)
        if index is not None:
            self._layout.following = False
            self._layout.scroll_to(self._layout.rows.top(index) - space(2))
            self._layout.turn()
            if self._layout.turning:
                self._aim = message_id  # what follows may be longer than it seems: again when it is known
            else:
                self._layout.following = self._layout.at_end

    def _jump(self, view: MessageView, y: float) -> None:
        """Brings a place of a message to the top."""
        index = self._layout.rows.index(view.message_id)
        if index is not None:
            self._layout.following = False
            self._layout.scroll_to(self._layout.rows.top(index) + round(y) - space(2))
            self._layout.turn()
            self._layout.following = self._layout.at_end

    def _take_aim(self) -> None:
        if self._aim and not self._layout.turning:
            message_id, self._aim = self._aim, ""
            self.scroll_to_message(message_id)

    # ---- what the session tells ------------------------------------------------------------

    def _rebuild(self) -> None:
        """Another conversation, or another branch: messages that stay keep their widgets."""
        messages = self._session.messages()
        same = self._conversation == self._session.info.id
        self._conversation = self._session.info.id
        view = self._focus.current
        by_keyboard = same and view is not None and view.by_keyboard and not view.is_edited
        focused = self._focus.focused_row if by_keyboard else None
        last = messages[-1].id if messages else ""
        asked = last == self._session.running_message and self._layout.rows.index(last) is None
        if not same:
            self._aim = ""
            self._scrolled_timer.stop()  # what it would tell was about the conversation before
            self._layout.clear()
        # Another version of a message stays where the one before was: everything above is the same.
        self._layout.following = not same or asked
        self._layout.set_messages(messages)
        self._refresh()
        self._layout.following = self._layout.at_end
        if focused is not None and self._focus.focused_row is None and messages:
            self._focus.focus_row(min(focused, len(messages) - 1))

    def _add(self, message: Message) -> None:
        if message.role == "user":
            self._aim = ""
            self._layout.following = True  # the reader has just sent it
        self._layout.set_messages(self._session.messages())
        self._refresh()

    def _grow(self, message_id: str) -> None:
        view = self._layout.views.get(message_id)
        if view is not None and view.footer.is_waiting:
            self._show_growth()  # the first text, which somebody waits for
        elif not self._grow_timer.isActive():
            self._grow_timer.start()

    def _show_growth(self) -> None:
        started = perf_counter()
        if message_id := self._session.running_message:
            self._layout.grow(message_id)
            self._layout.turn()
        # If showing text takes long, three quarters of the time stay free for other things.
        spent_ms = (perf_counter() - started) * 1000
        self._grow_timer.setInterval(max(REPAINT_MS, round(4 * spent_ms)))

    def _finish(self, message_id: str) -> None:
        self._refresh()
        if self._layout.rows.index(message_id) is not None:
            self._announce(self._end_words(self._session.message(message_id)))

    def _end_words(self, answer: Message) -> str:
        """How it ended, for those who do not see it."""
        match answer.reason:
            case EndReason.CANCELLED:
                return self.tr("Answer stopped")
            case EndReason.LENGTH:
                return self.tr("Answer finished at its longest allowed length")
            case EndReason.CONTEXT:
                return self.tr("Answer cut off: the context is full")
            case EndReason.FAILED | EndReason.INTERRUPTED:
                return self.tr("The answer could not be finished")
        return self.tr("Answer finished")

    def _progress(self, done: int, total: int) -> None:
        if view := self._layout.views.get(self._session.running_message or ""):
            view.footer.set_progress(done, total)

    def _show_repetition(self) -> None:
        self._refresh()
        if self._session.repetition.found and not self._session.running_elsewhere:
            self._announce(self.tr("This answer repeats itself"))

    def _refresh(self) -> None:
        """The state of every message may be another one."""
        self._layout.refresh()
        self._layout.turn()

    def _restyle(self) -> None:
        state = self.scroll_state()
        self._layout.restyle()
        self.restore(state)

    # ---- messages near the viewport --------------------------------------------------------

    def _watch(self, view: MessageView) -> None:
        view.resized.connect(lambda: self._layout.take_resized(view))
        view.announced.connect(self._announce)
        view.jump_requested.connect(lambda y: self._jump(view, y))
        view.new_chat_requested.connect(self.new_chat_requested)
        view.older_chat_requested.connect(self.older_chat_requested)
        view.with_requested.connect(self.with_requested)

    def _show_jump(self) -> None:
        bar = self.verticalScrollBar()
        self.jump_button.setVisible(bar.maximum() - bar.value() > JUMP_FROM)
        area, size = self.viewport().geometry(), self.jump_button.size()
        x = area.center().x() - size.width() // 2
        self.jump_button.move(x, area.bottom() - size.height() - space(3))
        self.jump_button.raise_()

    def _announce(self, sentence: str) -> None:
        """Has a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # ---- Qt --------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._layout.adjusting:
            return
        self._aim = ""
        self._layout.following = self._layout.at_end
        self._layout.turn()
        if not self._scrolled_timer.isActive():
            self._scrolled_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        state = self.scroll_state()
        if event.oldSize().width() != event.size().width():
            self._layout.set_width()
        self.restore(state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if view := self._focus.current:
            view.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument) or event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument) or event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            super().keyPressEvent(event)
