"""Which messages of the chat have widgets, and where: worked out in short turns.

What the reader looks at stays where it is: if something above turns out to be higher than was estimated, the
scroll position moves with it. The end is followed only while the reader is there.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from app.chat.session import ChatSession
from app.conversation import Message
from app.look.theme import Theme, space
from app.markdown.highlight import Highlights
from app.maths.formulas import Formulas
from app.windows.blocks.style import ChatStyle
from app.windows.chat.rows import Rows
from app.windows.message.view import MARGIN, MessageView

TURN_S = 0.012  # of work before other events have their turn
SHORT, MEASURE_S = 2000, 0.04  # characters that are laid out at once, and how long that may take
END_SLACK = space(2)  # this near the end is at the end
DRAWN_MS = 20  # between two looks at whether code has got its colours, and formulas are drawn
SIDE = space(4)  # beside the column at least


class ChatLayout(QObject):
    """Owner of the rows and of the widgets near the viewport of ``area``."""

    made = Signal(object)  # a new MessageView
    turned = Signal()  # everything is placed; something may have moved

    def __init__(self, session: ChatSession, theme: Theme, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self.rows = Rows()
        self.views: dict[str, MessageView] = {}
        self.following = True  # the end stays in view
        self.adjusting = False  # the scroll bar moves because the content does
        self._formulas = Formulas(self._want_drawn)
        self.style = ChatStyle(theme, self._formulas)
        self._theme = theme
        self._session = session
        self._area = area
        self._bar = area.verticalScrollBar()
        self._turn_timer = self._timer(self.turn)
        self._drawn_timer = self._timer(self._take_drawn)
        self._drawn_timer.setInterval(DRAWN_MS)
        self._highlights = Highlights(self._want_drawn)
        area.destroyed.connect(self._highlights.close)
        area.destroyed.connect(self._formulas.close)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    @property
    def busy(self) -> bool:
        """Something is still to be laid out, coloured or drawn."""
        return self.turning or self._drawn_timer.isActive()

    @property
    def turning(self) -> bool:
        """Something near the viewport is still to be laid out."""
        return self._turn_timer.isActive()

    @property
    def height(self) -> int:
        return self._area.viewport().height()

    @property
    def column(self) -> int:
        """Width of the text."""
        # As if the scroll bar were always there: when it comes, no line is to move.
        side = max(SIDE + MARGIN, self._bar.sizeHint().width() + MARGIN)
        return max(space(40), min(self.style.column, self._area.width() - 2 * side))

    # ---- what is there ---------------------------------------------------------------------

    def set_messages(self, messages: list[Message]) -> None:
        """The rows; widgets of messages that are not among them go."""
        self.rows.set_messages(messages, self.style, self.column)
        for message_id in [key for key in self.views if self.rows.index(key) is None]:
            self._drop(message_id)

    def clear(self) -> None:
        self.set_messages([])

    def refresh(self) -> None:
        """The state of messages may have changed."""
        for view in self.views.values():
            view.refresh()
            self._take_height(view)

    def grow(self, message_id: str) -> None:
        """A message has more text."""
        if view := self.views.get(message_id):
            view.grow()
            self._take_height(view)
        elif self.rows.index(message_id) is not None:
            self.rows.grow(self._session.message(message_id), self.style, self.column)

    def restyle(self) -> None:
        """Colours or fonts are others: everything is made again."""
        self.style = ChatStyle(self._theme, self._formulas)
        for message_id in list(self.views):
            self._drop(message_id)
        self.rows.estimate_all(self.style, self.column)

    def set_width(self) -> None:
        """The viewport has another width."""
        self.rows.estimate_all(self.style, self.column)
        for view in self.views.values():
            view.set_column(self.column)
            self._take_height(view)

    def take_resized(self, view: MessageView) -> None:
        """A message has got another height by itself."""
        self._take_height(view)
        self.following = self.following and not view.is_edited
        self.turn()

    def _take_height(self, view: MessageView) -> None:
        index = self.rows.index(view.message_id)
        if index is not None:
            self.rows.set_height(index, view.wanted_height)

    # ---- scrolling -------------------------------------------------------------------------

    def scroll_to(self, y: int) -> None:
        """Moves the content under the viewport, as far as it goes; does not count as the reader's doing."""
        self.adjusting = True
        self._bar.setPageStep(self.height)
        self._bar.setSingleStep(round(self.style.text_line))
        self._bar.setRange(0, max(0, self.rows.height - self.height))
        self._bar.setValue(y)
        self.adjusting = False

    def _update_range(self) -> None:
        end = max(0, self.rows.height - self.height)
        self.scroll_to(end if self.following else self._bar.value())

    @property
    def at_end(self) -> bool:
        return self._bar.value() >= self._bar.maximum() - END_SLACK

    # ---- a turn ----------------------------------------------------------------------------

    def turn(self) -> None:
        """Makes and lays out what is in view and a little around it, as far as the time allows."""
        done = self._work(perf_counter() + TURN_S)
        self._update_range()
        self._place()
        self._drop_far()
        if not done:
            self._turn_timer.start()
        self.turned.emit()

    def _work(self, deadline: float) -> bool:
        """Whether everything is done."""
        for margin in (0, self.height // 2):
            moved = True
            while moved:
                moved = False
                self._update_range()
                top = self._bar.value() - margin
                bottom = top + self.height + 2 * margin
                for index in self.rows.between(top, bottom):
                    done, moved = self._prepare(index, top, bottom, deadline)
                    if not done:
                        return False
                    if moved:  # everything below is somewhere else now: look again
                        break
        return True

    def _prepare(self, index: int, top: int, bottom: int, deadline: float) -> tuple[bool, bool]:
        """Lays out what of a row lies between ``top`` and ``bottom``: is it done, has the height changed?"""
        row_top, row_height = self.rows.top(index), self.rows[index].height
        value = self._bar.value()
        view = self.views.get(self.rows[index].message_id)
        above = 0.0  # growth of what lies above the viewport
        if view is None:
            if perf_counter() > deadline:
                return False, False
            view = self._make(index)
            if row_top < value:
                above += view.wanted_height - row_height
        shift = above - row_top
        prepared = view.prepare(top + shift, bottom + shift, value + shift, deadline)
        grown = self.rows.set_height(index, view.wanted_height)
        moved = grown if row_top + row_height <= value else round(above + prepared.above)
        if grown and moved and not self.following:
            self.scroll_to(value + moved)
        return prepared.done or grown != 0, grown != 0

    def _make(self, index: int) -> MessageView:
        message_id = self.rows[index].message_id
        parent = self._area.viewport()
        view = MessageView(self._session, message_id, self.style, self._highlights, self.column, parent)
        self.views[message_id] = view
        self.made.emit(view)
        return view

    def view_at(self, index: int) -> MessageView:
        """The widget of a row, made if there is none."""
        return self.views.get(self.rows[index].message_id) or self._make(index)

    def measure(self, index: int) -> None:
        """Gives the row the height of its widget, where it has been an estimate and the message is short."""
        view = self.view_at(index)
        if self.rows[index].chars <= SHORT:
            view.prepare(0, self.height, 0, perf_counter() + MEASURE_S)
        self._take_height(view)

    def _drop(self, message_id: str) -> None:
        view = self.views.pop(message_id)
        view.hide()
        view.deleteLater()

    def _drop_far(self) -> None:
        """Lets widgets and layouts go that are two screens away."""
        top = self._bar.value() - 2 * self.height
        bottom = top + 5 * self.height
        near = self.rows.between(top, bottom)
        for message_id, view in list(self.views.items()):
            index = self.rows.index(message_id)
            if index is not None and index in near:
                view.forget_outside(top - self.rows.top(index), bottom - self.rows.top(index))
            elif index is None or not view.in_use:
                self._drop(message_id)

    def _place(self) -> None:
        """Puts the widgets where their rows are."""
        offset = self._bar.value()
        width = self.column + 2 * MARGIN
        x = (self._area.width() - width) // 2
        for view in self.views.values():
            index = self.rows.index(view.message_id)
            if index is not None:
                view.setGeometry(x, self.rows.top(index) - offset, width, self.rows[index].height)
                view.show()

    def _want_drawn(self) -> None:
        if not self._drawn_timer.isActive():
            self._drawn_timer.start()

    def _take_drawn(self) -> None:
        """Shows the colours and formulas that are there, and looks again later for the others."""
        if self._highlights.take():
            for view in self.views.values():
                view.update()
        drawn = self._formulas.take()
        for view in self.views.values() if drawn else ():
            if view.body.redraw(drawn):
                self._turn_timer.start()
        if self._highlights.waiting or self._formulas.waiting:
            self._drawn_timer.start()

    def close(self) -> None:
        """Ends what works beside the window."""
        self._drawn_timer.stop()
        self._highlights.close()
        self._formulas.close()
