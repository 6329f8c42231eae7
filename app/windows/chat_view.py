"""The chat: every message of the branch in view, virtualised.

Only messages near the viewport own widgets; the others keep a height. Work is cut into short turns, so a long
chat, a huge paste or a fast stream never holds the event loop.

What the reader looks at stays where it is: if something above turns out to be higher than was estimated, the
scroll position moves with it. The end is followed only while the reader is there.
"""

from time import perf_counter

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.conversation import Message
from app.highlight import Highlights
from app.phase import Phase
from app.session import ChatSession
from app.theme import Theme, space
from app.windows.chat_rows import Rows
from app.windows.chat_style import ChatStyle
from app.windows.icon_button import IconButton
from app.windows.message_view import MARGIN, MessageView

TURN_S = 0.012  # of work before other events have their turn
REPAINT_MS = 33  # at most every so often while an answer grows
DRAG_MS = 30
SCROLLED_MS = 500
END_SLACK = space(2)  # this near the end is at the end
SIDE = space(4)  # beside the column at least


class ChatView(QAbstractScrollArea):
    """Shows ``session.messages()`` and follows the session's signals; actions go to the session itself.

    The owner shows its own empty state while ``session.messages()`` is empty (the view is then blank).
    """

    scrolled = Signal(float)  # the position to keep (see scroll_state), at most twice a second

    def __init__(self, session: ChatSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._style = ChatStyle(theme)
        self._highlights = Highlights()
        self._conversation = ""
        self._rows = Rows()
        self._views: dict[str, MessageView] = {}
        self._current = ""  # the message that Tab reaches
        self._chained: list[QWidget] = []
        self._following = True
        self._adjusting = False  # the scroll bar moves because the content does
        self._grown = False
        self._drag: tuple[MessageView, QPoint] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # hands the focus on to a message
        self.setAccessibleName(self.tr("Chat"))
        self.viewport().setAutoFillBackground(True)
        self.jump_button = IconButton("arrow-down", self.tr("Jump to the end"), theme, self)
        self.jump_button.setObjectName("jumpButton")
        self.jump_button.setFixedSize(space(9), space(9))
        self.jump_button.clicked.connect(self.scroll_to_end)
        self.jump_button.hide()
        self._turn_timer = self._timer(0, self._turn)
        self._grow_timer = self._timer(REPAINT_MS, self._show_growth)
        self._idle_timer = self._timer(0, self._highlight)
        self._drag_timer = self._timer(DRAG_MS, self._drag_on)
        self._scrolled_timer = self._timer(SCROLLED_MS, lambda: self.scrolled.emit(self.scroll_state()))
        theme.changed.connect(self._restyle)
        session.conversation_changed.connect(self._rebuild)
        session.message_added.connect(self._add)
        session.message_changed.connect(self._grow)
        session.message_finished.connect(self._finish)
        session.phase_changed.connect(self._phase_changed)
        session.progress.connect(self._progress)
        self._rebuild()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @property
    def busy(self) -> bool:
        """Something is still to be laid out, coloured or repainted."""
        timers = (self._turn_timer, self._grow_timer, self._idle_timer)
        return any(timer.isActive() for timer in timers)

    @property
    def views(self) -> dict[str, MessageView]:
        """The widgets of the messages near the viewport, by message id."""
        return dict(self._views)

    # ---- the scroll position ---------------------------------------------------------------

    def scroll_state(self) -> float:
        """Where the reader is: message index plus the fraction of it above the viewport; -1.0 for the end.

        Independent of width and font; ``ConversationInfo.scroll`` holds it.
        """
        if self._following or not len(self._rows):
            return -1.0
        y = self.verticalScrollBar().value()
        index = min(self._rows.at(y), len(self._rows) - 1)
        part = (y - self._rows.top(index)) / max(1, self._rows[index].height)
        return index + max(0.0, min(part, 0.999))

    def restore(self, state: float) -> None:
        """Goes back to that place (after the conversation was opened)."""
        if state < 0 or state >= len(self._rows):
            self.scroll_to_end()
            return
        self._following = False
        index = int(state)
        self._set_value(round(self._rows.top(index) + (state - index) * self._rows[index].height))
        self._turn()

    def scroll_to_end(self) -> None:
        """Shows the end and follows it again."""
        self._following = True
        self._turn()

    def scroll_to_message(self, message_id: str) -> None:
        """Brings that message to the top of the viewport (a search hit)."""
        index = self._rows.index(message_id)
        if index is not None:
            self._following = False
            self._set_value(self._rows.top(index) - space(2))
            self._turn()
            self._following = self._at_end()

    def _set_value(self, value: int) -> None:
        self._adjusting = True
        self.verticalScrollBar().setRange(0, max(0, self._rows.height - self.viewport().height()))
        self.verticalScrollBar().setValue(value)
        self._adjusting = False

    def _at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - END_SLACK

    # ---- what the session tells ------------------------------------------------------------

    def _rebuild(self) -> None:
        """Another conversation, or another branch: messages that stay keep their widgets."""
        messages = self._session.messages()
        same = self._conversation == self._session.info.id
        self._conversation = self._session.info.id
        focus = next((view.message_id for view in self._views.values() if view.has_focus), "")
        focus_row = self._rows.index(focus) if focus and same else None
        known = {message.id for message in messages}
        asked = bool(messages) and messages[-1].id == self._session.running_message
        new_answer = asked and self._rows.index(messages[-1].id) is None
        for message_id in [message_id for message_id in self._views if not same or message_id not in known]:
            self._drop(message_id)
        self._rows.set_messages(messages, self._style, self._column)
        if not same or new_answer:
            self._following = True
        for view in self._views.values():
            view.refresh()
        self._show_last_actions()
        self._turn()
        if focus_row is not None and self._rows.index(focus) is None and messages:
            self._focus_row(min(focus_row, len(messages) - 1))

    def _add(self, message: Message) -> None:
        self._rows.set_messages(self._session.messages(), self._style, self._column)
        if message.role == "user":
            self._following = True  # the reader has just sent it
        self._show_last_actions()
        self._turn()

    def _grow(self, message_id: str) -> None:
        self._grown = True
        if not self._grow_timer.isActive():
            self._grow_timer.start()

    def _show_growth(self) -> None:
        started = perf_counter()
        self._grown = False
        message_id = self._session.running_message
        index = self._rows.index(message_id) if message_id else None
        if message_id is None or index is None:
            return
        if message_id in self._views:
            self._views[message_id].grow()
            self._rows.set_height(index, self._views[message_id].wanted_height)
        else:
            self._rows.grow(self._session.message(message_id), self._style, self._column)
        self._turn()
        # If showing text takes long, the window gets at least three quarters of the time for other things.
        spent_ms = (perf_counter() - started) * 1000
        self._grow_timer.setInterval(max(REPAINT_MS, round(4 * spent_ms)))

    def _finish(self, message_id: str) -> None:
        self._refresh_views()
        self._turn()
        if message_id in self._views or self._rows.index(message_id) is not None:
            self._announce(self.tr("Answer finished"))

    def _phase_changed(self, phase: Phase) -> None:
        self._refresh_views()
        self._turn()

    def _progress(self, done: int, total: int) -> None:
        if view := self._views.get(self._session.running_message or ""):
            view.footer.set_progress(done, total)

    def _refresh_views(self) -> None:
        for view in self._views.values():
            view.refresh()
            if (index := self._rows.index(view.message_id)) is not None:
                self._rows.set_height(index, view.wanted_height)

    def _restyle(self) -> None:
        """Colours or fonts are others: everything is made again, at the same place."""
        state = self.scroll_state()
        self._style = ChatStyle(self._theme)
        for message_id in list(self._views):
            self._drop(message_id)
        self._rows.estimate_all(self._style, self._column)
        self.restore(state)

    # ---- layout in turns -------------------------------------------------------------------

    @property
    def _column(self) -> int:
        """Width of the text."""
        return max(space(40), min(self._style.column, self.viewport().width() - 2 * (SIDE + MARGIN)))

    def _turn(self) -> None:
        """Makes and lays out what is in view and a little around it, as far as the time allows."""
        done = self._work(perf_counter() + TURN_S)
        self._set_range()
        self._place()
        self._drop_far()
        self._choose_tab_stop()
        self._show_jump()
        if not done:
            self._turn_timer.start()
        if not self._idle_timer.isActive():
            self._idle_timer.start()

    def _work(self, deadline: float) -> bool:
        height = self.viewport().height()
        for margin in (0, height // 2):
            again = True
            while again:
                again = False
                self._set_range()
                top = self.verticalScrollBar().value() - margin
                bottom = top + height + 2 * margin
                for index in self._rows.between(top, bottom):
                    changed = self._prepare_row(index, top, bottom, deadline)
                    if changed is None:
                        return False
                    if changed:  # everything below has moved: look again
                        again = True
                        break
        return True

    def _prepare_row(self, index: int, top: int, bottom: int, deadline: float) -> bool | None:
        """Whether the row has got another height; None if there was no time to finish."""
        row_top = self._rows.top(index)
        view = self._views.get(self._rows[index].message_id)
        above = 0.0
        if view is None:
            if perf_counter() > deadline:
                return None
            view = self._make(index)
            if row_top < self.verticalScrollBar().value():
                above += view.wanted_height - self._rows[index].height
        prepared = view.prepare(top - row_top + above, bottom - row_top + above, deadline)
        above += prepared.above
        whole_above = row_top + self._rows[index].height <= self.verticalScrollBar().value()
        grown = self._rows.set_height(index, view.wanted_height)
        if grown and not self._following:
            moved = grown if whole_above else round(above)
            if moved:
                self._set_value(self.verticalScrollBar().value() + moved)
        if grown:
            return True
        return False if prepared.done else None

    def _make(self, index: int) -> MessageView:
        message_id = self._rows[index].message_id
        view = MessageView(
            self._session, message_id, self._style, self._highlights, self._column, self.viewport()
        )
        view.resized.connect(lambda: self._view_resized(view))
        view.focused.connect(self._focused)
        view.step_requested.connect(lambda step: self._step(view, step))
        view.selecting.connect(lambda: self._selecting(view))
        view.dragged.connect(lambda point: self._dragged(view, point))
        view.announced.connect(self._announce)
        view.set_revealed(index == len(self._rows) - 1)
        self._views[message_id] = view
        return view

    def _drop(self, message_id: str) -> None:
        view = self._views.pop(message_id)
        if self._drag and self._drag[0] is view:
            self._drag = None
        self._chained = []
        view.hide()
        view.deleteLater()

    def _drop_far(self) -> None:
        """Lets widgets and layouts go that are two screens away."""
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - 2 * height
        bottom = top + 5 * height
        near = self._rows.between(top, bottom)
        for message_id, view in list(self._views.items()):
            index = self._rows.index(message_id)
            if index is None or (index not in near and not view.in_use):
                self._drop(message_id)
            elif index in near:
                view.forget_outside(top - self._rows.top(index), bottom - self._rows.top(index))

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        self._adjusting = True
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._style.text_line))
        bar.setRange(0, max(0, self._rows.height - self.viewport().height()))
        if self._following:
            bar.setValue(bar.maximum())
        self._adjusting = False

    def _place(self) -> None:
        """Puts the widgets where their rows are."""
        offset = self.verticalScrollBar().value()
        width = self._column + 2 * MARGIN
        x = (self.viewport().width() - width) // 2
        for view in self._views.values():
            index = self._rows.index(view.message_id)
            if index is not None:
                view.setGeometry(x, self._rows.top(index) - offset, width, self._rows[index].height)
                view.show()

    def _view_resized(self, view: MessageView) -> None:
        index = self._rows.index(view.message_id)
        if index is not None:
            self._rows.set_height(index, view.wanted_height)
            self._following = self._following and view.editor is None
            self._turn()

    def _highlight(self) -> None:
        """Colours for code, when nothing else is to be done."""
        if self._highlights.step(perf_counter() + TURN_S):
            for view in self._views.values():
                view.update()
        if self._highlights.waiting:
            self._idle_timer.start()

    def _show_last_actions(self) -> None:
        last = self._rows[len(self._rows) - 1].message_id if len(self._rows) else ""
        for view in self._views.values():
            view.set_revealed(view.message_id == last)

    def _show_jump(self) -> None:
        bar = self.verticalScrollBar()
        self.jump_button.setVisible(bar.maximum() - bar.value() > space(12))
        area = self.viewport().geometry()
        size = self.jump_button.size()
        self.jump_button.move(area.center().x() - size.width() // 2, area.bottom() - size.height() - space(3))
        self.jump_button.raise_()

    # ---- keyboard and pointer --------------------------------------------------------------

    def _focused(self, message_id: str) -> None:
        self._set_current(message_id)

    def _set_current(self, message_id: str) -> None:
        if self._current != message_id and (old := self._views.get(self._current)):
            old.set_tab_stop(False)
        self._current = message_id
        view = self._views[message_id]
        view.set_tab_stop(True)
        chain: list[QWidget] = [view, *view.controls()]
        if chain != self._chained:
            self._chained = chain
            for first, second in zip([self.verticalScrollBar(), *chain], chain, strict=False):
                QWidget.setTabOrder(first, second)

    def _choose_tab_stop(self) -> None:
        """The message that Tab reaches: the one that was used last, or the last one in view."""
        if self._current in self._views:
            self._set_current(self._current)
            return
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        for index in reversed(self._rows.between(bottom - self.viewport().height(), bottom)):
            if self._rows[index].message_id in self._views:
                self._set_current(self._rows[index].message_id)
                return

    def _step(self, view: MessageView, step: int) -> None:
        """The arrow keys: first the rest of a long message, then the next one."""
        index = self._rows.index(view.message_id)
        if index is None:
            return
        bar = self.verticalScrollBar()
        top, bottom = self._rows.top(index), self._rows.top(index + 1)
        hidden = bottom - bar.value() - self.viewport().height() if step > 0 else bar.value() - top
        if hidden > 0:
            bar.setValue(bar.value() + step * min(hidden, 4 * bar.singleStep()))
        elif 0 <= index + step < len(self._rows):
            self._focus_row(index + step)

    def _focus_row(self, index: int) -> None:
        message_id = self._rows[index].message_id
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._rows.top(index), self._rows.top(index + 1)
        if top < bar.value() or bottom > bar.value() + height:
            # Upwards the lower end comes first, as it is read from there.
            bar.setValue(max(top, bottom - height) if top < bar.value() else min(top, bottom - height))
        self._turn()
        if message_id not in self._views:
            self._make(index)
            self._turn()
        self._views[message_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _selecting(self, view: MessageView) -> None:
        for other in self._views.values():
            if other is not view and other.selection.clear():
                other.update()

    def _dragged(self, view: MessageView, point: QPoint) -> None:
        self._drag = None if point.isNull() else (view, point)
        if self._drag and not self._drag_timer.isActive():
            self._drag_timer.start()

    def _drag_on(self) -> None:
        """While the pointer selects beyond the edge, the chat scrolls."""
        if self._drag is None:
            return
        view, point = self._drag
        y = self.viewport().mapFromGlobal(point).y()
        beyond = min(y, 0) or max(0, y - self.viewport().height())
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(-space(15), min(beyond, space(15))))
            view.select_to(view.mapFromGlobal(point))
            self._drag_timer.start()

    def _announce(self, sentence: str) -> None:
        """Has a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # ---- Qt --------------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._adjusting:
            return
        self._following = self._at_end()
        self._turn()
        if not self._scrolled_timer.isActive():
            self._scrolled_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        state = self.scroll_state()
        if event.oldSize().width() != event.size().width():
            self._rows.estimate_all(self._style, self._column)
            for view in self._views.values():
                view.set_column(self._column)
                if (index := self._rows.index(view.message_id)) is not None:
                    self._rows.set_height(index, view.wanted_height)
        self.restore(state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if view := self._views.get(self._current):
            view.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument) or event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument) or event.key() == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            super().keyPressEvent(event)
