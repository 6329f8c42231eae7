"""What is said below an answer: why it ended where it does, what its prompt lacks, what can be done."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.chat.context.full_context import WaysOut
from app.conversation import Message
from app.look.icons import paint_icon
from app.look.theme import Theme, space
from app.windows.widgets.direction import mirrored
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.plain import tip
from engine.process.events import EndReason

ICON = 16
GAP = space(2)
LEAST_BESIDE = 0.4  # of the width that the words need beside one button


@dataclass(frozen=True, slots=True)
class NoteState:
    """What of the chat around it an answer's note depends on."""

    can_continue: bool = False
    can_ask: bool = True  # nothing else is being written
    fits_now: bool = False  # the context has become longer since
    ways_out: WaysOut = WaysOut()
    left_out: int = 0  # messages that were not in its prompt
    summary_ready: bool = False  # it is a summary from which the chat can go on
    goes_on: bool = False  # it is the first message of a chat that goes on from another one
    repeats: bool = False  # it is being written, and goes round in circles
    pins_fill: bool = False  # what else could be left out is pinned


# What such an answer needs said where it has no text.
WITHOUT_TEXT = (EndReason.FAILED, EndReason.INTERRUPTED, EndReason.CANCELLED, EndReason.STOP)


class MessageNote(QWidget):
    """A line with an icon and the buttons for what can be done; they go below it where there are several."""

    def __init__(self, theme: Theme, do: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = theme.px(ICON)
        self._do = do
        self._picture = ""
        self._line = QRectF()  # where the label is
        self._rule = False  # a line across the chat: the model goes no further than here
        self._policy = Qt.FocusPolicy.NoFocus
        self._all: list[QPushButton] = []
        self._actions: list[str] = []  # of the buttons that are shown
        self.label = QLabel(self)
        self.label.setFont(theme.font("small"))
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def buttons(self) -> list[QPushButton]:
        """Those that are shown."""
        return self._all[: len(self._actions)]

    def set_policy(self, policy: Qt.FocusPolicy) -> None:
        """How the buttons get the keyboard."""
        self._policy = policy
        for button in self._all:
            button.setFocusPolicy(policy)

    def update_state(self, message: Message, state: NoteState) -> None:
        """Says what there is to say about how this answer came about and ended."""
        sentence, self._picture, role = self._reason(message, state)
        lacks = self._lacks(state.left_out)
        self._rule = message.reason == EndReason.CONTEXT and bool(message.text)
        if self.label.property("role") != role:
            self.label.setProperty("role", role)
            self.label.style().polish(self.label)
        self.label.setText(" ".join(part for part in (sentence, lacks) if part))
        offers = self._offers(message, state)
        self._actions = [offer[0] for offer in offers]
        while len(self._all) < len(offers):
            self._all.append(self._make_button(len(self._all)))
        for button, (_, text, name, explanation) in zip(self._all, offers, strict=False):
            button.setText(text)
            button.setAccessibleName(name)
            button.setAccessibleDescription(explanation)
            button.setToolTip(tip(explanation))
            button.setEnabled(state.can_ask or state.repeats)
        for number, button in enumerate(self._all):
            button.setVisible(number < len(offers))

    def arrange(self, width: int) -> int:
        """Places label and buttons for that width; returns the height it takes."""
        left, top = self._icon + GAP, space(4) if self._rule else 0
        whole = [button.sizeHint() for button in self.buttons]
        needed = sum(size.width() + GAP for size in whole)
        one_line = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        room = width - left - needed
        beside = one_line <= room or (len(whole) == 1 and room >= LEAST_BESIDE * width)
        sizes = whole if beside else [_within(button, width) for button in self.buttons]
        text = QSize(min(room if beside else width - left, one_line), 0)
        text.setHeight(self.label.heightForWidth(text.width()))
        tallest = max((size.height() for size in sizes), default=0)
        height = max(self._icon, tallest if beside else 0, text.height())
        row, direction = QRect(0, 0, width, 0), self.layoutDirection()
        place = QRect(left, top + (height - text.height()) // 2, text.width(), text.height())
        self.label.setGeometry(mirrored(place, row, direction))
        self._line = QRectF(0, top, width, height)
        widest = max((size.width() for size in sizes), default=0)
        indent = left if left + widest <= width else 0
        x, y = indent, top + height + GAP
        if beside:
            x, y = left + text.width() + GAP, top + (height - tallest) // 2
        end = y
        for button, size in zip(self.buttons, sizes, strict=True):
            if not beside and x > indent and x + size.width() > width:
                x, y = indent, end + GAP
            button.setGeometry(mirrored(QRect(QPoint(x, y), size), row, direction))
            x += size.width() + GAP
            end = max(end, y + size.height())
        return top + height if beside or not sizes else end

    def _make_button(self, number: int) -> QPushButton:
        button = WrapButton("", self)
        button.setFont(self._theme.font("small"))
        button.setProperty("small", True)
        button.setFocusPolicy(self._policy)
        button.clicked.connect(lambda: self._do(self._actions[number]))
        return button

    def _offers(self, message: Message, state: NoteState) -> list[tuple[str, str, str, str]]:
        """(action, text of the button, its accessible name, what it does)."""
        ways = state.ways_out
        offers: list[tuple[str, str, str, str]] = []
        empty = not message.text.strip()
        again = message.reason in WITHOUT_TEXT
        if state.repeats:
            stop, go_on = self.tr("Stop"), self.tr("Let it go on")
            return [("stop", stop, self.tr("Stop the answer"), ""), ("let go on", go_on, go_on, "")]
        if state.can_continue:
            offers.append(("continue", self.tr("Continue"), self.tr("Continue this answer"), ""))
        elif empty and (again or (message.reason == EndReason.CONTEXT and state.fits_now)):
            name = self.tr("Answer the question again")
            offers.append(("regenerate", self.tr("Try again"), name, ""))
        if ways.new_chat:
            explanation = self.tr("Asks the question once more, without what was said before it")
            text = self.tr("New chat with this question")
            offers.append(("new chat", text, text, explanation))
            explanation = self.tr(
                "The model sums up what was said before; a new chat begins with that and this question"
            )
            text = self.tr("New chat with a summary")
            offers.append(("summary", text, text, explanation))
        if state.summary_ready:
            explanation = self.tr("Asks the question that had no room in a new chat, with this summary")
            text = self.tr("Go on in a new chat")
            offers.append(("go on", text, text, explanation))
        if state.goes_on:
            text = self.tr("Open the older chat")
            offers.append(("older chat", text, text, ""))
        if ways.longer:
            text = self.tr("Longer context ({0} tokens)").format(QLocale().toString(ways.longer))
            explanation = self.tr(
                "Reloads the model with a longer context, then continues; this uses more memory"
            )
            offers.append(("longer", text, text, explanation))
        if ways.leave_out:
            explanation = self.tr("The model no longer sees the beginning of this chat; you still do")
            text = self.tr("Leave out the oldest messages")
            offers.append(("leave out", text, text, explanation))
        return offers

    def _lacks(self, left_out: int) -> str:
        if not left_out:
            return ""
        return self.tr("The %Ln oldest messages were left out of the prompt.", "", left_out)

    def _reason(self, message: Message, state: NoteState) -> tuple[str, str, str]:
        """How an answer ended in words, with icon and colour; no words where there is nothing to say."""
        if state.repeats:
            return self.tr("This answer repeats itself."), "info", "muted"
        if state.summary_ready:
            return self.tr("This summary is ready."), "info", "muted"
        if state.goes_on and message.role == "user":
            return self.tr("This chat goes on from an older one, with a summary of it."), "info", "muted"
        match message.reason:
            case EndReason.STOP if not message.text.strip():
                return self.tr("The answer is empty"), "info", "muted"
            case EndReason.LENGTH:
                return self.tr("Stopped at the length limit"), "info", "muted"
            case EndReason.CANCELLED:
                return self.tr("You stopped this answer"), "stop", "muted"
            case EndReason.INTERRUPTED:
                return self.tr("Interrupted: the engine or Tern stopped"), "warning", "warning"
            case EndReason.FAILED:
                return self.tr("The answer failed"), "warning", "error"
            case EndReason.CONTEXT:
                return self._full(message, state), "warning", "warning"
        return "", "info", "muted"

    def _full(self, message: Message, state: NoteState) -> str:
        if state.pins_fill:
            return self.tr("{0} Unpin messages to make room.").format(self._full_context(message, state))
        return self._full_context(message, state)

    def _full_context(self, message: Message, state: NoteState) -> str:
        counts, number = message.counts, QLocale().toString
        if not message.text and counts is not None and counts.context_used > counts.context_size > 0:
            full = self.tr("The context is full: this chat has {0} tokens, and it holds {1}.").format(
                number(counts.context_used), number(counts.context_size)
            )
            if not state.ways_out.new_chat and not state.ways_out.leave_out and not state.fits_now:
                return self.tr("{0} Edit the message to make it shorter.").format(full)
            return full
        if counts is not None and counts.context_size:
            return self.tr("The context is full ({0} tokens), so the answer ends here.").format(
                number(counts.context_size)
            )
        return self.tr("The context is full, so the answer ends here.")

    # ---- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self._line
        if self._rule:
            painter.fillRect(QRectF(0, space(1), line.width(), 2), self._theme.color("warning"))
        color = getattr(self._theme.colors, str(self.label.property("role")))
        place = QRect(0, round(line.center().y() - self._icon / 2), self._icon, self._icon)
        place = mirrored(place, self.rect(), self.layoutDirection())
        paint_icon(painter, place, self._picture, color)


def _within(button: QPushButton, width: int) -> QSize:
    """What it gets in a line of that width."""
    wish = button.sizeHint()
    return wish if wish.width() <= width else QSize(width, button.heightForWidth(width))
