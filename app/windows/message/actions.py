"""The quiet row below a message: what can be done with it, its versions, how fast it was written."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.conversation import Message
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.icon_button import IconButton
from app.windows.widgets.plain import tip
from app.windows.words.energy import per_token, receipt
from app.windows.words.numbers import rate

NAME_LENGTH = 28  # characters of a model or preset in the row


def short(name: str) -> str:
    """For a line with other things in it."""
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"


class MessageActions(QWidget):
    """``do`` is called with "copy", "edit", "pin", "regenerate", "with", "previous" or "next"."""

    def __init__(self, theme: Theme, role: str, do: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._do = do
        self._is_answer = role == "assistant"
        copy = self.tr("Copy the answer") if self._is_answer else self.tr("Copy the message")
        edit = self.tr("Edit the answer") if self._is_answer else self.tr("Edit and ask again")
        self.copy_button = self._button("copy", copy, "copy", "C")
        self.edit_button = self._button("edit", edit, "edit", "E")
        self.regenerate_button: IconButton | None = None
        self.with_button: IconButton | None = None
        if self._is_answer:
            self.regenerate_button = self._button("regenerate", self.tr("Regenerate"), "regenerate", "R")
            self.with_button = self._button("regenerate-with", self.tr("Answer again with…"), "with", "W")
        self.pin_button = self._button("pin", self.tr("Pin in the context"), "pin", "P")
        self._pinned = False
        self.previous_button = self._button("arrow-left", self.tr("Previous version"), "previous", "←")
        self.next_button = self._button("arrow-right", self.tr("Next version"), "next", "→")
        self._version = QLabel(self)
        self._speed = QLabel(self)
        self._parts: list[str] = []  # of its text
        for label in (self._version, self._speed):
            label.setFont(theme.font("small"))
            label.setProperty("role", "muted")
        self._row = WrapRow(self)
        self._row.setSpacing(0)
        self._arrange()

    def _button(self, picture: str, name: str, action: str, key: str) -> IconButton:
        button = IconButton(picture, name, self._theme, self, key)
        button.clicked.connect(lambda: self._do(action))
        return button

    def _arrange(self) -> None:
        """An answer's row begins at the left, that of the reader's own message ends at the right."""
        versions = [self.previous_button, self._version, self.next_button]
        if self._is_answer:
            assert self.regenerate_button and self.with_button
            again = [self.regenerate_button, self.with_button]
            widgets: list[QWidget] = [self.copy_button, self.edit_button, *again, *versions]
        else:
            self._row.add_gap()
            widgets = [*versions, self.copy_button, self.edit_button]
        widgets.insert(widgets.index(self.edit_button) + 1, self.pin_button)
        for widget in widgets:
            self._row.addWidget(widget)
        self._buttons = [widget for widget in widgets if isinstance(widget, IconButton)]
        if self._is_answer:
            self._speed.setContentsMargins(space(2), 0, 0, 0)
            self._row.addWidget(self._speed)

    @property
    def buttons(self) -> list[IconButton]:
        """Those that can be used, in the order in which Tab reaches them."""
        return [button for button in self._buttons if not button.isHidden()]

    def update_state(self, message: Message, version: int, versions: int, running: bool, busy: bool) -> None:
        """``version`` from 0; ``running``: this message is being written; ``busy``: one is, somewhere."""
        several = versions > 1
        for widget in (self.previous_button, self._version, self.next_button):
            widget.setVisible(several)
        self._version.setText(self.tr("{0} / {1}").format(version + 1, versions))
        self._version.setAccessibleName(self.tr("Version {0} of {1}").format(version + 1, versions))
        self.previous_button.setEnabled(version > 0)
        self.next_button.setEnabled(version + 1 < versions)
        self.copy_button.setVisible(bool(message.text))
        self.edit_button.setVisible(not running and bool(message.text))
        self.edit_button.setEnabled(self._is_answer or not busy)
        for button in filter(None, (self.regenerate_button, self.with_button)):
            button.setVisible(not running)
            button.setEnabled(not busy)
        self._show_pin(message, running)
        self._show_speed(message, running, several)

    def _show_pin(self, message: Message, running: bool) -> None:
        """A filled pin is a mark as well: it is always seen."""
        self._pinned = message.pinned
        self.pin_button.setVisible(not running and bool(message.text))
        if message.pinned:
            self.pin_button.set_meaning("pin-filled", self.tr("Unpin from the context"))
        else:
            self.pin_button.set_meaning("pin", self.tr("Pin in the context"))
        self.pin_button.setAccessibleDescription(
            self.tr("The model still sees a pinned message when older ones are left out.")
        )

    def _show_speed(self, message: Message, running: bool, several: bool) -> None:
        """``several``: there are other versions, which another model may have written."""
        counts = message.counts
        visible = counts is not None and counts.decode_tok_s > 0 and not running
        self._speed.setVisible(visible)
        if counts is None or not visible:
            return
        locale = QLocale()
        speed = rate(counts.decode_tok_s)
        tokens = locale.toString(counts.generated_tokens)
        names = [message.model] if several and message.model else []
        names += [message.preset] if message.preset else []
        self._parts = [self.tr("{0} tokens/s").format(speed), *(short(printable(name)) for name in names)]
        self._parts.append(self.tr("{0} tokens").format(tokens))
        self._parts += filter(None, [per_token(counts.energy)])
        self._fit_speed()
        lines = [
            self.tr("Measured by the engine while it wrote this answer."),
            self.tr("Answer: {0} tokens, {1} tokens/s on average").format(tokens, speed),
            self.tr("First token after {0} s").format(locale.toString(counts.ttft_s, "f", 2)),
            self.tr("Prompt: {0} tokens read, {1} reused").format(
                locale.toString(counts.prompt_tokens), locale.toString(counts.cached_tokens)
            ),
        ]
        if counts.prefill_tok_s > 0:
            prefill = rate(counts.prefill_tok_s, 0)
            lines.append(self.tr("Prompt speed: {0} tokens/s").format(prefill))
        if counts.accepted_tokens:
            accepted, drafted = map(locale.toString, (counts.accepted_tokens, counts.drafted_tokens))
            lines.append(
                self.tr("Speculation: {0} of {1} guessed tokens were right").format(accepted, drafted)
            )
        lines += receipt(counts.energy)
        if message.model:
            lines.append(self.tr("Model: {0}").format(message.model))
        if message.preset:
            lines.append(self.tr("Preset: {0}").format(message.preset))
        self._speed.setToolTip(tip("\n".join(lines)))
        self._speed.setAccessibleDescription(" ".join(lines))

    def _fit_speed(self) -> None:
        """As many of the numbers as there is room for, the first ones first; the tooltip has them all."""
        others = [*self._buttons, self._version]
        taken = sum(widget.sizeHint().width() for widget in others if not widget.isHidden())
        room, metrics = self.width() - taken, self._speed.fontMetrics()
        room = (room if room >= 0 else self.width()) - space(2)  # it begins a line where they take more
        parts = list(self._parts)
        while len(parts) > 1 and metrics.horizontalAdvance(" · ".join(parts)) > room:
            parts.pop()
        # Where there is no room for one of them, none is better than half a number.
        fits = metrics.horizontalAdvance(parts[0]) <= room if parts else False
        self._speed.setText(" · ".join(parts) if fits else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_speed()

    def set_revealed(self, revealed: bool) -> None:
        for button in self._buttons:
            several = button in (self.previous_button, self.next_button)
            button.set_revealed(revealed or several or (button is self.pin_button and self._pinned))

    def set_tab_stops(self, reachable: bool) -> None:
        """Only the message in focus has its buttons among those that Tab reaches."""
        policy = Qt.FocusPolicy.TabFocus if reachable else Qt.FocusPolicy.NoFocus
        for button in self._buttons:
            button.setFocusPolicy(policy)
