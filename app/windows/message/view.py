"""One message: its text, painted, and the controls below it. Exists only near the viewport."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.conversation import Message, files_of
from app.look.theme import space
from app.markdown.highlight import Highlights
from app.markdown.printable import printable, without_surrogates
from app.windows.blocks.style import ChatStyle
from app.windows.files.sent import SentFiles
from app.windows.files.words import copied_text
from app.windows.message.body import MessageBody, Prepared
from app.windows.message.code_buttons import CodeButtons
from app.windows.message.footer import MessageFooter
from app.windows.message.in_place.editor import MessageEditor
from app.windows.message.in_place.stand_in import StandIn
from app.windows.message.keys import press_key
from app.windows.message.menu import MessageMenu
from app.windows.message.paint import (
    BUBBLE_X,
    BUBBLE_Y,
    bubble_text_width,
    paint_bubble,
    paint_caret,
    paint_ring,
    paint_unseen,
    place_bubble,
    unseen_height,
    unseen_words,
)
from app.windows.message.pointer import MessagePointer
from app.windows.message.selection import Copying, MessageSelection

MARGIN = space(3)  # around the column: the focus ring is there
TOP, BOTTOM = space(2), space(3)
DESCRIBED = 20_000  # characters handed to screen readers
# The focus comes back to where it was, and looks as it did.
RETURNS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class MessageView(QLabel):
    """Paints ``session.message(message_id)``. A label to screen readers: "You" or "Answer", and the text."""

    resized = Signal()  # the height has changed by something done here
    focused = Signal(str)  # message id: the keyboard is here now
    step_requested = Signal(int)  # to the message before (-1) or after (+1)
    selecting = Signal()  # a selection begins here: the others end
    dragged = Signal(QPoint)  # global position of the pointer while it selects; (0, 0) at the end
    older_chat_requested = Signal()  # the chat that this one goes on from is to be shown
    new_chat_requested = Signal(str)  # message id of the answer whose question is to be asked in a new chat
    jump_requested = Signal(float)  # to a place so far below the upper edge
    with_requested = Signal(str, QPoint)  # message id, where the menu "Answer again with" is to open
    announced = Signal(str)  # a sentence for screen readers

    def __init__(
        self,
        session: ChatSession,
        message_id: str,
        style: ChatStyle,
        highlights: Highlights,
        column: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.message_id = message_id
        self._session = session
        self._style = style
        self.theme = style.theme
        message = session.message(message_id)
        self.is_answer = message.role == "assistant"
        self._column = column
        self.body = MessageBody(style, highlights, self.is_answer, self._text_width())
        self.selection = MessageSelection(self.body)
        self.stand_in = StandIn(self, self.theme)
        self.stand_in.begun.connect(self._stand_in_changed)
        self.stand_in.ended.connect(self._stand_in_changed)
        self.stand_in.resized.connect(self._stand_in_resized)
        self.stand_in.saved.connect(self._save_edit)
        self.wanted_height = 0
        self.body_at = QPointF(0, 0)
        self._bubble = QRectF()
        self._begins = False  # the model no longer sees what is above
        self._arranged = 0.0  # height of the body when everything was placed
        self._open = False  # text is being added
        self.by_keyboard = False  # the focus came by a key: it is seen, and letters are commands
        self.files = SentFiles(files_of(message), self.theme, self) if files_of(message) else None
        self.footer = MessageFooter(session, message.role, self.theme, self.do, self)
        self._code_buttons = CodeButtons(self.body, self.theme, self.copy_text, self)
        self._pointer = MessagePointer(self, self)
        self.copying = Copying(self.selection, self.copy_text, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.refresh()

    # ---- state -----------------------------------------------------------------------------

    @property
    def message(self) -> Message:
        return self._session.message(self.message_id)

    def refresh(self) -> None:
        """Takes over text and state of the message."""
        message = self.message
        self._open = self.is_answer and self._session.running_message == self.message_id
        self.body.set_text(message.text, self._open)
        self.selection.keep_valid()
        self.footer.update_state(message, self.body.hidden)
        self._reveal()
        self._begins = self._session.full_context.begins_prompt(self.message_id)
        self._tell_readers(message)
        self.arrange()
        self.update()

    def _tell_readers(self, message: Message) -> None:
        """What a screen reader says of it."""
        name = self.tr("Answer") if self.is_answer else self.tr("You")
        self.setAccessibleName(self.tr("{0}, pinned").format(name) if message.pinned else name)
        parts = [f"{unseen_words()}."] if self._begins else []
        parts += [] if self._open else [printable(message.text[:DESCRIBED])]
        self.setAccessibleDescription(" ".join(parts))

    def grow(self) -> None:
        """The running answer has more text."""
        if self.footer.is_waiting or not self._open:
            self.refresh()
            return
        first = self.body.set_text(self.message.text, True)
        if first is not None:
            self.selection.keep_valid()
            self.arrange()
            top = int(self.body_at.y() + first) - space(2)
            self.update(0, top, self.width(), self.height() - top)

    # ---- layout ----------------------------------------------------------------------------

    def _text_width(self) -> float:
        return float(self._column) if self.is_answer else bubble_text_width(self._column)

    def set_column(self, column: int) -> None:
        if column != self._column:
            self._column = column
            self.body.set_width(self._text_width())
            self.arrange()
            self.update()

    def prepare(self, top: float, bottom: float, edge: float, deadline: float) -> Prepared:
        """``MessageBody.prepare`` with distances from the widget's own corner."""
        if self.is_edited:
            return Prepared(True, 0.0, False)
        y = self.body_at.y()
        prepared = self.body.prepare(top - y, bottom - y, edge - y, deadline)
        if prepared.changed or self.body.height != self._arranged:
            self.arrange()
            self.update()
        return prepared

    def forget_outside(self, top: float, bottom: float) -> None:
        """Lets the layout of what lies elsewhere go."""
        self.body.forget_outside(top - self.body_at.y(), bottom - self.body_at.y())
        self._code_buttons.place(self.body_at)

    def arrange(self) -> None:
        """Places everything; ``wanted_height`` is then what the message needs."""
        top = TOP + (unseen_height(self._style) if self._begins else 0)
        if self.files is not None:
            top = self.files.place(MARGIN, top, self._column)
        if (stand_in := self.stand_in.widget) is not None:
            flows = stand_in.hasHeightForWidth()
            height = stand_in.heightForWidth(self._column) if flows else stand_in.sizeHint().height()
            stand_in.setGeometry(MARGIN, top, self._column, height)
        else:
            bottom = int(self._place_body(top))
            self._arranged = self.body.height
            beside = 0 if self.is_answer else self._column - int(self._bubble.width()) - space(1)
            height = self.footer.arrange(MARGIN, bottom, self._column, beside) - top
            self._code_buttons.place(self.body_at)
        self.wanted_height = top + height + BOTTOM

    def _place_body(self, y: float) -> float:
        """Returns where the body ends."""
        if self.is_answer:
            self.body_at = QPointF(MARGIN, y)
            return y + self.body.height + (space(1) if self.body.sections else 0)
        self._bubble = place_bubble(self.body, self._column, MARGIN, y, self.isRightToLeft())
        self.body_at = self._bubble.topLeft() + QPointF(BUBBLE_X, BUBBLE_Y)
        return self._bubble.bottom()

    @property
    def editor(self) -> MessageEditor | None:
        return self.stand_in.editor

    @property
    def is_edited(self) -> bool:
        """The editor stands in the place of the text, or the text is read line by line."""
        return self.stand_in.widget is not None

    # ---- doing -----------------------------------------------------------------------------

    def do(self, action: str) -> None:
        """What ``MessageActions``, ``MessageNote`` and ``MessageFooter`` name."""
        if action == "copy":
            self.copy_text(copied_text(self.message))
            self.footer.action_row.copy_button.show_done(self.tr("Copied"))
        elif action == "edit":
            self.start_edit()
        elif action == "regenerate":
            self._session.asking.regenerate(self.message_id)
        elif action == "with":
            button = self.footer.action_row.with_button
            if button is not None:
                where = button.mapToGlobal(QPoint(0, button.height()))
                self.with_requested.emit(self.message_id, where)
        elif action == "continue":
            self._session.asking.continue_answer(self.message_id)
        elif action == "stop":
            self._session.stop()
        elif action == "let go on":
            self._session.repetition.let_go_on()
        elif action == "pin":
            self._session.context.set_pinned(self.message_id, not self.message.pinned)
            self.announced.emit(self.tr("Pinned") if self.message.pinned else self.tr("No longer pinned"))
            self.refresh()
        elif action == "summary":
            self._session.summary.begin(self.message_id)
        elif action == "go on":
            self._session.summary.go_on(self.message_id)
        elif action == "older chat":
            self.older_chat_requested.emit()
        elif action == "new chat":
            self.new_chat_requested.emit(self.message_id)
        elif action == "longer":
            self._session.full_context.lengthen(self.message_id)
        elif action == "leave out":
            self._session.full_context.leave_out(self.message_id)
        elif action == "more":
            self.body.show_more()
            self.footer.show_hidden(self.body.hidden)
            self.arrange()
            self.resized.emit()
        else:
            self._session.switch_branch(self.message_id, -1 if action == "previous" else 1)

    def follow(self, link: str) -> None:
        """To the footnote that is mentioned, or back to where it is."""
        place = self.body.place_of(link)
        if place is not None:
            self.jump_requested.emit(self.body_at.y() + place)

    def copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(without_surrogates(text))
        self.announced.emit(self.tr("Copied"))

    def select_all(self) -> None:
        self.selecting.emit()
        self.selection.select_all()
        self.update()

    def select_to(self, point: QPoint) -> None:
        """Extends the selection to a point of the widget."""
        self._pointer.select_to(point.toPointF())

    def start_edit(self) -> None:
        if not self._open:
            self.stand_in.edit(self.message.text, self.is_answer)

    def start_reading(self) -> None:
        """Its text line by line, for a screen reader or with the keyboard; not while it is being written."""
        if self._open:
            self.announced.emit(self.tr("The answer is still being written."))
        elif not self.stand_in.read(self.message.text, self.accessibleName()):
            self.announced.emit(self.tr("This is too long to be read here; copy it to another program."))

    def _stand_in_changed(self) -> None:
        there = self.stand_in.widget is None
        self.footer.set_visible(there)
        self._code_buttons.set_visible(there)
        if there:
            self.refresh()
        self._stand_in_resized()

    def _stand_in_resized(self) -> None:
        self.arrange()
        self.update()
        self.resized.emit()

    def _save_edit(self, text: str) -> None:
        # The session shows the new version instead of this one, or has said why it does not.
        editor = self.editor
        if self._session.asking.edit(self.message_id, text) and editor is not None and self.editor is editor:
            self.stand_in.end()

    # ---- focus -----------------------------------------------------------------------------

    def set_tab_stop(self, reachable: bool) -> None:
        """One message of the chat is reached by Tab, with its controls; arrow keys go to the others."""
        policy = Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.ClickFocus
        if policy != self.focusPolicy():
            self.setFocusPolicy(policy)
            self._code_buttons.set_policy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)
            self.footer.set_tab_stops(reachable)
            if self.files is not None:
                self.files.set_policy(Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus)

    def controls(self) -> list[QAbstractButton]:
        """What Tab reaches in this message, in order."""
        files = self.files.buttons if self.files is not None else []
        return [*files, *self._code_buttons.controls(), *self.footer.controls()]

    @property
    def in_use(self) -> bool:
        """Has to stay: it is edited, has a selection, holds the keyboard or is held by the pointer."""
        chosen = self.selection.range is not None or self._pointer.pressed
        return self.is_edited or self.has_focus or chosen

    @property
    def has_focus(self) -> bool:
        """The keyboard is here, or in one of the controls here."""
        focus = self.window().focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _reveal(self) -> None:
        """The buttons below the reader's own message are seen when it is pointed at or has the focus."""
        self.footer.action_row.set_revealed(self.is_answer or self.underMouse() or self.hasFocus())

    # ---- Qt --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._reveal()

    def hideEvent(self, event: QHideEvent) -> None:
        self.copying.finish()  # the widget may go for good
        super().hideEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._reveal()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.by_keyboard and self.hasFocus():
            paint_ring(painter, self._style, QRectF(self.rect()))
        if self._begins:
            paint_unseen(painter, self._style, QRectF(MARGIN, TOP, self._column, unseen_height(self._style)))
        if self.is_edited:
            return
        if not self.is_answer:
            paint_bubble(painter, self._style, self._bubble)
        origin = self.body_at
        self.body.paint(painter, origin.x(), origin.y(), QRectF(event.rect()), self.selection.range)
        if self._open and self._session.phase is Phase.GENERATING and (end := self.body.end_box) is not None:
            paint_caret(painter, self._style, end.translated(origin))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(press_key(self, event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        where = self.mapToGlobal(QPoint(MARGIN, TOP)) if by_key else event.globalPos()
        MessageMenu(self, self).popup(where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in RETURNS:
            self.by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self.focused.emit(self.message_id)
        self._reveal()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._reveal()
        self.update()
