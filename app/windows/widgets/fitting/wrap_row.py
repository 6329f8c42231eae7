"""Buttons in a row that goes on in another line where there is no room, so that each stays in reach.

One that is wider than a line gets the whole of it, and as much height as it wants then.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.look.theme import space


class WrapRow(QLayout):
    """Items from the left, or in the middle; those after ``add_gap`` at the right end of their lines."""

    def __init__(self, parent: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__(parent)
        self._middle = middle
        self._items: list[QLayoutItem] = []
        self._gap = -1  # items from here on stand at the right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(space(2))

    def add_gap(self) -> None:
        """What is added from now on stands at the right."""
        self._gap = len(self._items)

    # ---- QLayout ---------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._margins()

    def minimumSize(self) -> QSize:
        """The widest alone; the height follows from the width."""
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._margins()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    # ---- lines -----------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _margins(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, whole: QRect, move: bool) -> int:
        """Puts the items into lines of ``whole``'s width; the height it takes, margins included."""
        rect = whole.marginsRemoved(self.contentsMargins())
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = _size(item, rect.width()).width()
            if lines[-1] and used + width > rect.width():
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self.spacing()
        y = rect.y()
        for line in lines:
            height = max((_size(item, rect.width()).height() for item in line), default=0)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y()) + self._margins().height()

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        right = [item for item in line if self._gap >= 0 and self._items.index(item) >= self._gap]
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        sizes = {item: _size(item, rect.width()) for item in line}
        x, end = rect.left(), rect.right() + 1
        if self._middle:
            used = sum(size.width() for size in sizes.values()) + self.spacing() * (len(line) - 1)
            x += (rect.width() - used) // 2
        placed: list[tuple[QLayoutItem, int]] = []
        for item in line:
            if item not in right:
                placed.append((item, x))
                x += sizes[item].width() + self.spacing()
        for item in reversed(right):
            end -= sizes[item].width()
            placed.append((item, max(end, rect.left())))
            end -= self.spacing()
        for item, left in placed:
            size = sizes[item]
            if mirrored:
                left = rect.left() + rect.right() + 1 - left - size.width()
            top = rect.top() + (rect.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, top), size))


def _size(item: QLayoutItem, room: int) -> QSize:
    """What an item gets in a line that is ``room`` wide."""
    wish = item.sizeHint()
    if wish.width() <= room:
        return wish
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else wish.height())
