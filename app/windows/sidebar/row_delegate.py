"""How a row of the chat list looks: heading, conversation, or hit with its snippet."""

import re

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.look.icons import icon
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.storage.text_fold import fold, fold_letters
from app.windows.sidebar.chat_list import ROW_ROLE, ChatListModel, ChatRow
from app.windows.widgets.composition import Composition

Index = QModelIndex | QPersistentModelIndex
SNIPPET_LINES = 2
ICON_SIZE = 16
INSET = space(2)  # of the coloured ground from the edges of the list
PADDING = space(3)  # of the text from the edges of the ground


def word_spans(query: str, text: str) -> list[tuple[int, int]]:
    """(start, length) of everything in ``text`` that begins with a word of ``query``, as a search sees it."""
    words = [re.escape(word) for word in fold(query).split()]
    if not words:
        return []
    folded = fold_letters(text)
    owners = [place for place, letters in enumerate(folded) for _ in letters]  # of each folded letter
    owners.append(len(text))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(words) + ")")
    spans = []
    for match in pattern.finditer("".join(folded)):
        start, last = owners[match.start()], owners[match.end() - 1]
        end = last + 1
        while end < len(text) and not folded[end]:  # the marks of the last letter
            end += 1
        spans.append((start, end - start))
    return spans


class ChatListDelegate(QStyledItemDelegate):
    """Paints with the theme's colours; edits titles in place."""

    editing_ended = Signal()

    def __init__(self, theme: Theme, model: ChatListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._heights: dict[str, int] = {}
        theme.changed.connect(self._heights.clear)
        self.editing = False
        self._composition: Composition | None = None  # of the editor
        self.closeEditor.connect(self._ended)

    def _ended(self) -> None:
        self.editing = False
        self._composition = None
        self.editing_ended.emit()

    def more_rect(self, row_rect: QRect) -> QRect:
        """Where the button that opens the row's menu is drawn."""
        size = self._theme.px(ICON_SIZE) + space(2)
        right = row_rect.right() - INSET - space(1)
        return QRect(right - size + 1, row_rect.center().y() - size // 2, size, size)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ChatRow = index.data(ROW_ROLE)
        if row.heading:
            return QSize(0, self._metrics_height("small") + space(5))
        height = self._metrics_height("body") + space(4)
        if row.snippet:
            height += SNIPPET_LINES * self._metrics_height("small") + space(1)
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChatRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: ChatRow) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("muted"))
        area = rect.adjusted(INSET + PADDING, 0, -INSET, -space(1))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ChatRow) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = QRectF(option.rect.adjusted(INSET, 1, -INSET, -1))
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if selected else "soft"))
            painter.drawRoundedRect(ground, space(2), space(2))
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space(2) - 1, space(2) - 1)
        text = ground.adjusted(PADDING, 0, -PADDING, 0).toRect()
        right = text.right()
        if not row.snippet:
            right = self._paint_marks(painter, option.rect, row, hovered or focused)
        title = QRect(text.left(), text.top(), right - text.left(), text.height())
        if row.snippet:
            title.setTop(text.top() + space(2))
            title.setHeight(self._metrics_height("body"))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text"))
        words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        if row.snippet:
            top = title.bottom() + 1 + space(1) // 2
            self._paint_snippet(
                painter, QRect(text.left(), top, text.width(), text.bottom() - top), row.snippet
            )

    def _paint_marks(self, painter: QPainter, rect: QRect, row: ChatRow, active: bool) -> int:
        """Marks at the right edge; the x the title may reach."""
        place = self.more_rect(rect)
        mark = place.adjusted(space(1), space(1), -space(1), -space(1))
        if active:
            icon("more", self._theme).paint(painter, mark)
        elif row.conversation_id == self._model.busy_id:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(QRectF(mark).center(), space(1), space(1))
        elif row.pinned:
            icon("pin-filled", self._theme).paint(painter, mark)
        else:
            return rect.right() - INSET - PADDING + 1
        return place.left() - space(1)

    def _paint_snippet(self, painter: QPainter, area: QRect, snippet: str) -> None:
        """Up to two lines; the words searched for stand out."""
        # Markup would only make it harder to read.
        text = " ".join(printable(snippet).replace("**", "").replace("`", "").split())
        layout = QTextLayout(text, self._theme.font("small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        strong = QTextCharFormat()
        strong.setForeground(self._theme.color("text"))
        strong.setFontWeight(QFont.Weight.DemiBold)
        formats = []
        for start, length in word_spans(self._model.query, text):
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, strong
            formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        for _ in range(SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        painter.setPen(self._theme.color("muted"))
        layout.draw(painter, QPointF(area.topLeft()))

    def _metrics_height(self, role: str) -> int:
        if role not in self._heights:  # asked for by every one of thousands of rows
            self._heights[role] = QFontMetrics(self._theme.font(role)).height()
        return self._heights[role]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("renameField")
        editor.setAccessibleName(self.tr("New title of the chat"))
        editor.setMaxLength(200)
        self._composition = Composition(editor)
        self.editing = True
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if self._composition is not None:
            self._composition.commit()
        super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(INSET, 1, -INSET, -1))
