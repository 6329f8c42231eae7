"""How a row of the chat list looks: heading, folder, conversation, or hit with its snippet."""

import re
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
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

from app.chat.places.folder_names import folder_key
from app.look.icons import icon
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.windows.sidebar.chat_list import ROW_ROLE, ChatListModel
from app.windows.sidebar.chat_rows import ChatRow
from app.windows.widgets.composition import Composition
from app.windows.widgets.direction import draw_line, elided, mirrored
from engine.text.folding import fold, fold_letters

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
        self.drop_key = ""  # of the folder that what is dragged would be dropped into
        self._composition: Composition | None = None  # of the editor
        self.closeEditor.connect(self._ended)

    def _ended(self) -> None:
        self.editing = False
        self._composition = None
        self.editing_ended.emit()

    def more_rect(self, row_rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the button that opens the row's menu is drawn."""
        return mirrored(self._end_rect(row_rect), row_rect, direction)

    def _end_rect(self, row_rect: QRect) -> QRect:
        """The same in a row that runs from the left."""
        size = self._theme.px(ICON_SIZE) + space(2)
        right = row_rect.right() - INSET - space(1)
        return QRect(right - size + 1, row_rect.center().y() - size // 2, size, size)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Of headings and chats the same, so that ten thousand of them need not be asked for one by one."""
        row = self._model.at(index.row())
        height = max(self._metrics_height("body") + space(4), self._metrics_height("small") + space(5))
        if row.heading:
            return QSize(0, height)
        if row.note:
            height += self._metrics_height("small")
        if row.snippet:
            height += SNIPPET_LINES * self._metrics_height("small") + space(1)
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChatRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._paint_heading(painter, option.rect, row)
        elif row.is_folder:
            self._paint_folder(painter, option, row)
        else:
            self._paint_row(painter, option, row)
        painter.restore()

    def _paint_folder(self, painter: QPainter, option: QStyleOptionViewItem, row: ChatRow) -> None:
        """A triangle that points down while it is open, its picture, its name, how many chats it has."""
        ground = self._paint_ground(
            painter, option, drop=bool(self.drop_key) and folder_key(row.folder) == self.drop_key
        )
        text = ground.adjusted(space(1), 0, -PADDING, 0).toRect()
        place = partial(mirrored, row=option.rect, direction=option.direction)
        side = self._theme.px(ICON_SIZE)
        arrow = QRect(text.left(), text.center().y() - side // 2, side, side)
        picture = arrow.translated(side + space(1), 0)
        icon("chevron-right" if row.closed else "chevron-down", self._theme).paint(painter, place(arrow))
        icon("folder", self._theme).paint(painter, place(picture))
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("muted"))
        number = QLocale().toString(row.chats)
        painter.drawText(place(text), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        taken = painter.fontMetrics().horizontalAdvance(number) + space(2)
        name = QRect(picture.right() + space(2), text.top(), 0, text.height())
        name.setRight(text.right() - taken)
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text"))
        words = elided(painter.fontMetrics(), row.title, name.width())
        draw_line(painter, option, name, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, drop: bool) -> QRectF:
        """What lies below a row: selected, under the pointer, with the keyboard, or dropped upon."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = QRectF(option.rect.adjusted(INSET, 1, -INSET, -1))
        if selected or hovered or drop:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft" if selected or drop else "soft"))
            painter.drawRoundedRect(ground, space(2), space(2))
        if option.state & QStyle.StateFlag.State_HasFocus or drop:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), space(2) - 1, space(2) - 1)
        return ground

    def _paint_heading(self, painter: QPainter, rect: QRect, row: ChatRow) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("muted"))
        area = rect.adjusted(INSET + PADDING, 0, -INSET, -space(1))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: ChatRow) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = self._paint_ground(painter, option, drop=False)
        if row.folder and not self._model.query:
            ground.setLeft(ground.left() + self._theme.px(ICON_SIZE) + space(1))  # inside its folder
        text = ground.adjusted(PADDING, 0, -PADDING, 0).toRect()
        right = text.right()
        if not row.snippet:
            right = self._paint_marks(painter, option, row, hovered or focused)
        title = QRect(text.left(), text.top(), right - text.left(), text.height())
        if row.snippet or row.note:
            title.setTop(text.top() + space(2) - 1)
            title.setHeight(self._metrics_height("body"))
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("text"))
        words = elided(painter.fontMetrics(), row.title, title.width())
        draw_line(painter, option, title, words)
        bottom = title.bottom() + 1
        if row.note:
            place = QRect(text.left(), bottom, text.width(), self._metrics_height("small"))
            bottom = place.bottom() + 1
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.color("accent"))
            words = elided(painter.fontMetrics(), row.note, place.width())
            draw_line(painter, option, place, words)
        if row.snippet:
            top = bottom + space(1) // 2
            area = QRect(text.left(), top, text.width(), text.bottom() - top)
            self._paint_snippet(painter, mirrored(area, option.rect, option.direction), row.snippet)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChatRow, active: bool
    ) -> int:
        """Marks at the end of the row; the x the title may reach in one that runs from the left."""
        place = self._end_rect(option.rect)
        mark = mirrored(place, option.rect, option.direction).adjusted(
            space(1), space(1), -space(1), -space(1)
        )
        if active:
            icon("more", self._theme).paint(painter, mark)
        elif row.conversation_id == self._model.busy_id:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(QRectF(mark).center(), space(1), space(1))
        elif row.pinned:
            icon("pin-filled", self._theme).paint(painter, mark)
        else:
            return int(option.rect.right()) - INSET - PADDING + 1
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
