"""The pointer over a message: selecting, opening links, scrolling a block sideways."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.windows.blocks.code import CodeItem
from app.windows.blocks.formula import FormulaItem
from app.windows.blocks.selected import Position
from app.windows.blocks.side_scroll import SideScroll
from app.windows.blocks.table import TableItem
from app.windows.message.host import MessageHost
from app.windows.message.menu import open_link
from app.windows.widgets.plain import tip


class MessagePointer:
    """Handles the mouse events of one message; ``widget`` has the tooltip and the shape of the pointer."""

    def __init__(self, host: MessageHost, widget: QWidget) -> None:
        self._host = host
        self._widget = widget
        self.pressed = False
        self._scroll: tuple[SideScroll, float] | None = None  # the bar that is held, left edge of its block
        self._link = ""  # pressed on
        self._clicks = 0
        self._click_timer = QTimer(widget)  # a third click selects the paragraph
        self._click_timer.setSingleShot(True)

    def _local(self, point: QPointF) -> QPointF:
        return point - self._host.body_at

    def _link_at(self, point: QPointF) -> str:
        local = self._local(point)
        return self._host.body.link_at(local.x(), local.y())

    def _scroll_at(self, point: QPointF) -> tuple[SideScroll, float, float, float] | None:
        """The block under a point that scrolls: its scroll, left edge, x in it, distance from its bottom."""
        local = self._local(point)
        found = self._host.body.item_at(local.x(), local.y())
        if found is None or not isinstance(found[0].item, (CodeItem, TableItem, FormulaItem)):
            return None
        box = found[1]
        return found[0].item.scroll, box.x(), local.x() - box.x(), box.bottom() - local.y()

    def press(self, event: QMouseEvent) -> None:
        host = self._host
        if event.button() != Qt.MouseButton.LeftButton or host.is_edited:
            event.ignore()
            return
        self.pressed = True
        if (bar := self._scroll_at(event.position())) and bar[0].press(bar[2], bar[3]):
            self._scroll = bar[:2]
            host.update()
            return
        self._link = self._link_at(event.position())
        position = self._position_at(event.position())
        host.selecting.emit()
        if self._click_timer.isActive():  # the third click
            host.selection.select(host.body.paragraph_at(position))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            host.selection.extend(position)
        else:
            host.selection.start(position)
        host.update()

    def _position_at(self, point: QPointF) -> Position:
        local = self._local(point)
        return self._host.body.position_at(local.x(), local.y())

    def double_click(self, event: QMouseEvent) -> None:
        host = self._host
        if event.button() != Qt.MouseButton.LeftButton or not host.body.sections or host.is_edited:
            return
        self.pressed = True
        host.selecting.emit()
        host.selection.select(host.body.word_at(self._position_at(event.position())))
        self._click_timer.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        host.update()

    def move(self, event: QMouseEvent) -> None:
        host = self._host
        if host.is_edited:
            return
        if self._scroll:
            if self._scroll[0].drag(self._local(event.position()).x() - self._scroll[1]):
                host.update()
        elif self.pressed and event.buttons() & Qt.MouseButton.LeftButton:
            self.select_to(event.position())
            host.dragged.emit(event.globalPosition().toPoint())
        else:
            self._hover(event.position())

    def select_to(self, point: QPointF) -> None:
        """Extends the selection to a point of the widget."""
        position = self._position_at(point)
        if position != self._host.selection.cursor and not self._click_timer.isActive():
            self._host.selection.extend(position)
            self._host.body.show_position(position)
            self._host.update()

    def release(self, event: QMouseEvent) -> None:
        host = self._host
        if self._scroll:
            self._scroll[0].release()
            self._scroll = None
            host.update()
        elif self.pressed:
            host.dragged.emit(QPoint())
            link, self._link = self._link, ""
            if host.selection.range is None and link:
                host.follow(link) if link.startswith("#") else open_link(link)
            elif host.selection.range and QGuiApplication.clipboard().supportsSelection():
                host.copying.offer()
        self.pressed = False

    def wheel(self, event: QWheelEvent) -> None:
        """Sideways in a block that scrolls; everything else is for the chat."""
        delta = event.angleDelta() / 2 if event.pixelDelta().isNull() else event.pixelDelta()
        sideways, along = delta.x(), delta.y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not sideways:
            sideways, along = along, 0
        bar = self._scroll_at(event.position())
        if bar is None or not bar[0].needed or abs(sideways) <= abs(along):
            event.ignore()
            return
        if bar[0].scroll_to(bar[0].offset - sideways):
            self._host.update()
        event.accept()

    def _hover(self, point: QPointF) -> None:
        local = self._local(point)
        link = self._link_at(point)
        shape = Qt.CursorShape.ArrowCursor
        if link:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._host.body.item_at(local.x(), local.y()):
            bar = self._scroll_at(point)
            on_bar = bar is not None and bar[3] <= bar[0].zone
            shape = Qt.CursorShape.ArrowCursor if on_bar else Qt.CursorShape.IBeamCursor
        address = "" if link.startswith("#") else link
        if self._widget.toolTip() != tip(address):
            self._widget.setToolTip(tip(address))  # where it really leads
        if self._widget.cursor().shape() != shape:
            self._widget.setCursor(shape)
