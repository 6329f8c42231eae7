"""Everything below the text of a message: what it waits for, why it ended, what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from app.chat.session import ChatSession
from app.chat.state import Phase
from app.conversation import CUT_REASONS, Message, passages_of
from app.look.theme import Theme, space
from app.windows.message.actions import MessageActions
from app.windows.message.in_place.editor import can_edit
from app.windows.message.note import MessageNote, NoteState
from app.windows.message.progress_line import ProgressLine
from app.windows.sources.row import SourcesRow
from app.windows.widgets.direction import mirrored
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.icon_button import button_side
from engine.process.events import EndReason


class MessageFooter(QObject):
    """``do`` is called with "more", "continue" and what ``MessageActions`` has.

    The widgets are children of the message's own.
    """

    def __init__(
        self, session: ChatSession, role: str, theme: Theme, do: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._session = session
        self._theme = theme
        self._do = do
        self._is_answer = role == "assistant"
        self._reachable = False
        self._progress = (0, 0)
        self.action_row = MessageActions(theme, role, do, parent)
        # Most messages never need these.
        self._line: ProgressLine | None = None
        self._more: QPushButton | None = None
        self._note: MessageNote | None = None
        self._sources: SourcesRow | None = None

    @property
    def is_waiting(self) -> bool:
        """Shows what the answer is waiting for."""
        return self._line is not None and not self._line.isHidden()

    def update_state(self, message: Message, hidden: int) -> None:
        """``hidden``: characters of the text that are not shown."""
        running = self._session.running_message == message.id
        busy = self._session.running_message is not None
        version, versions = self._session.siblings(message.id)
        self.action_row.update_state(message, version, len(versions), running, busy)
        if not can_edit(message.text):
            self.action_row.edit_button.setEnabled(False)
            self.action_row.edit_button.setToolTip(self.tr("Too long to edit here; copy it instead"))
        phase = self._session.phase
        self._show_line(running and (phase is not Phase.GENERATING or not message.text), phase)
        empty = message.reason == EndReason.STOP and not message.text.strip()
        said = self._is_answer and (message.reason in CUT_REASONS or empty or bool(message.prompt_from))
        said = said or self._session.summary.is_ready(message) or self._goes_on(message)
        circles = running and self._session.repetition.found
        self._show_note(message, circles or (said and not running), busy)
        self._show_sources(message)
        self.show_hidden(hidden)

    def set_progress(self, done: int, total: int) -> None:
        self._progress = (done, total)
        if self._line is not None:
            self._line.update_state(self._session.phase, done, total)

    def _show_line(self, visible: bool, phase: Phase) -> None:
        if not visible:
            self._progress = (0, 0)
        if visible and self._line is None:
            self._line = ProgressLine(self._theme, self._parent)
        if self._line is not None:
            self._line.setVisible(visible)
            self._line.update_state(phase, *self._progress)

    def _show_note(self, message: Message, visible: bool, busy: bool) -> None:
        if visible and self._note is None:
            self._note = MessageNote(self._theme, self._do, self._parent)
            self._note.set_policy(self._policy)
        if self._note is not None:
            self._note.setVisible(visible)
            if visible:
                self._note.update_state(message, self._note_state(message, busy))

    def _show_sources(self, message: Message) -> None:
        """Of an answer: the passages that stand with its question."""
        asked = self._session.view.messages.get(message.parent_id or "") if self._is_answer else None
        passages = passages_of(asked) if message.text else ()
        if passages and self._sources is None:
            self._sources = SourcesRow(self._theme, self._parent)
            self._sources.set_policy(self._policy)
        if self._sources is not None:
            self._sources.show_passages(passages)
            self._sources.setVisible(bool(passages))

    def _note_state(self, message: Message, busy: bool) -> NoteState:
        full = self._session.full_context
        return NoteState(
            self._can_continue(message),
            not busy,
            full.fits_now(message),
            full.ways_out(message),
            full.left_out(message),
            summary_ready=self._session.summary.is_ready(message),
            goes_on=self._goes_on(message),
            pins_fill=full.pins_fill(message),
            repeats=self._session.running_message == message.id and self._session.repetition.found,
        )

    def _goes_on(self, message: Message) -> bool:
        """The first message of a chat that goes on from another one."""
        return message.parent_id is None and bool(self._session.info.options.continues)

    def _can_continue(self, message: Message) -> bool:
        """The last answer of the branch can go on; one that filled its context only in a larger one."""
        if not message.text or self._session.messages()[-1].id != message.id:
            return False
        if message.reason == EndReason.CONTEXT:
            return self._session.full_context.fits_now(message)
        return message.reason in CUT_REASONS

    def show_hidden(self, hidden: int) -> None:
        if hidden and self._more is None:
            self._more = WrapButton("", self._parent)
            self._more.setFont(self._theme.font("small"))
            self._more.setProperty("small", True)
            self._more.setFocusPolicy(self._policy)
            self._more.clicked.connect(lambda: self._do("more"))
        if self._more is not None:
            self._more.setVisible(hidden > 0)
            count = QLocale().toString(hidden)
            self._more.setText(self.tr("Show more ({0} more characters)").format(count))

    def arrange(self, left: int, top: int, width: int, beside: int) -> int:
        """Places everything in a column below ``top``; returns where it ends.

        ``beside``: free width before the text. The buttons go there if they fit. All of it is thought for a
        window that runs from the left.
        """
        column, direction = QRect(left, top, width, 0), self._parent.layoutDirection()

        def place(widget: QWidget, rect: QRect) -> None:
            widget.setGeometry(mirrored(rect, column, direction))

        y = top
        for widget in (self._line, self._more, self._sources, self._note):
            if widget is None or widget.isHidden():
                continue
            hint = widget.sizeHint()
            wide = min(width, hint.width()) if widget is self._more else width
            height = hint.height()
            if isinstance(widget, ProgressLine | MessageNote | SourcesRow):
                height = widget.arrange(width)
            elif widget.hasHeightForWidth():
                height = widget.heightForWidth(wide)
            x = left if self._is_answer else left + width - wide
            place(widget, QRect(x, y + space(1), wide, height))
            y += height + space(1)
        row = self.action_row
        wanted = row.sizeHint().width()
        side = button_side(self._theme)
        # The icons, not the buttons around them, stand in line with the text.
        shift = (side - self._theme.px(space(4))) // 2
        if wanted <= beside:
            place(row, QRect(left + beside - wanted, top - side - space(1), wanted, side))
            return y
        high = row.heightForWidth(width)
        x = left - shift if self._is_answer else left + shift
        place(row, QRect(x, y + space(1), width, high))
        return y + space(1) + high

    def set_visible(self, visible: bool) -> None:
        """While the message is edited there is nothing below it; afterwards the state has to be updated."""
        self.action_row.setVisible(visible)
        for widget in (self._line, self._more, self._sources, self._note):
            if widget is not None and not visible:
                widget.hide()

    # ---- keyboard and pointer --------------------------------------------------------------

    @property
    def _policy(self) -> Qt.FocusPolicy:
        return Qt.FocusPolicy.TabFocus if self._reachable else Qt.FocusPolicy.NoFocus

    def set_tab_stops(self, reachable: bool) -> None:
        self._reachable = reachable
        self.action_row.set_tab_stops(reachable)
        if self._more is not None:
            self._more.setFocusPolicy(self._policy)
        if self._note is not None:
            self._note.set_policy(self._policy)
        if self._sources is not None:
            self._sources.set_policy(self._policy)

    def controls(self) -> list[QAbstractButton]:
        """The buttons that are there now, from the top."""
        found: list[QAbstractButton] = []
        if self._more is not None and not self._more.isHidden():
            found.append(self._more)
        if self._sources is not None and not self._sources.isHidden():
            found += self._sources.buttons
        if self._note is not None and not self._note.isHidden():
            found += self._note.buttons
        return [*found, *self.action_row.buttons]
