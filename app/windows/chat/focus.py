"""The keyboard and the pointer across the messages of a chat.

Tab reaches one message and its controls, the arrow keys go on to the others: a long chat would otherwise take
hundreds of steps to leave.
"""

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.look.theme import space
from app.windows.chat.layout import ChatLayout
from app.windows.message.view import MessageView

DRAG_MS = 30
DRAG_STEP = space(15)  # pixels that the chat scrolls at most each time
STEP_LINES = 4  # that an arrow key scrolls in a message higher than the viewport


class ChatFocus(QObject):
    """Knows which message Tab reaches; lets only one message have a selection."""

    def __init__(self, layout: ChatLayout, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._layout = layout
        self._area = area
        self._bar = area.verticalScrollBar()
        self._current = ""
        self._chained: list[QWidget] = []
        self._drag: tuple[MessageView, QPoint] | None = None
        self._drag_timer = QTimer(self)
        self._drag_timer.setInterval(DRAG_MS)
        self._drag_timer.timeout.connect(self._drag_on)
        layout.made.connect(self._watch)
        layout.turned.connect(self._choose)

    def _watch(self, view: MessageView) -> None:
        view.focused.connect(self._set_current)
        view.step_requested.connect(lambda step: self._step(view, step))
        view.selecting.connect(lambda: self._end_other_selections(view))
        view.dragged.connect(lambda point: self._dragged(view, point))

    # ---- keyboard --------------------------------------------------------------------------

    @property
    def current(self) -> MessageView | None:
        """The message that Tab reaches."""
        return self._layout.views.get(self._current)

    @property
    def focused_row(self) -> int | None:
        """The row that has the keyboard."""
        view = self.current
        return self._layout.rows.index(self._current) if view and view.has_focus else None

    def _set_current(self, message_id: str) -> None:
        if self._current != message_id and (old := self.current):
            old.set_tab_stop(False)
        self._current = message_id
        view = self._layout.views[message_id]
        view.set_tab_stop(True)
        chain: list[QWidget] = [view, *view.controls()]
        if chain != self._chained:
            self._chained = chain
            # Not from the scroll bar: Qt ignores an order that begins at what takes no focus.
            for first, second in zip([self._area, *chain], chain, strict=False):
                QWidget.setTabOrder(first, second)

    def _choose(self) -> None:
        """The message that is being used stays current; otherwise it is the last in view."""
        rows, views = self._layout.rows, self._layout.views
        in_view = rows.between(self._bar.value(), self._bar.value() + self._layout.height)
        ids = [rows[index].message_id for index in reversed(in_view)]
        if self.focused_row is not None:
            ids.insert(0, self._current)
        chosen = next((message_id for message_id in ids if message_id in views), None)
        if chosen is not None:
            self._set_current(chosen)
            if self._area.hasFocus():
                views[chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, view: MessageView, step: int) -> None:
        """The arrow keys: first the rest of a long message, then the next one."""
        rows = self._layout.rows
        index = rows.index(view.message_id)
        if index is None:
            return
        top, bottom = rows.top(index), rows.top(index + 1)
        hidden = bottom - self._bar.value() - self._layout.height if step > 0 else self._bar.value() - top
        if hidden > 0:
            self._bar.setValue(self._bar.value() + step * min(hidden, STEP_LINES * self._bar.singleStep()))
        elif 0 <= index + step < len(rows):
            self.focus_row(index + step)

    def focus_row(self, index: int) -> None:
        """Brings a message into view and gives it the keyboard."""
        rows, height = self._layout.rows, self._layout.height
        top, bottom = rows.top(index), rows.top(index + 1)
        view = self._layout.view_at(index)
        if top < self._bar.value():  # upwards the lower end comes first: it is read from there
            self._bar.setValue(max(top, bottom - height))
        elif bottom > self._bar.value() + height:
            self._bar.setValue(min(top, bottom - height))
        self._layout.turn()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- pointer ---------------------------------------------------------------------------

    def _end_other_selections(self, view: MessageView) -> None:
        for other in self._layout.views.values():
            if other is not view and other.selection.clear():
                other.update()

    def _dragged(self, view: MessageView, point: QPoint) -> None:
        self._drag = None if point.isNull() else (view, point)
        if self._drag:
            self._drag_timer.start()
        else:
            self._drag_timer.stop()

    def _drag_on(self) -> None:
        """While the pointer selects beyond the edge, the chat scrolls."""
        if self._drag is None or self._drag[0] not in self._layout.views.values():
            self._drag_timer.stop()
            return
        view, point = self._drag
        y = self._area.viewport().mapFromGlobal(point).y()
        beyond = min(y, 0) or max(0, y - self._layout.height)
        if beyond:
            self._bar.setValue(self._bar.value() + max(-DRAG_STEP, min(beyond, DRAG_STEP)))
            view.select_to(view.mapFromGlobal(point))
