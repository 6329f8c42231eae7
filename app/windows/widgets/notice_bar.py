"""Bars above the composer: one sentence each, with what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.widgets.fitting.bounded_area import BoundedArea
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import FlowLabel
from app.windows.widgets.plain import caption
from app.windows.widgets.tab_order import insert_before

ICON_SIZE = 20  # device-independent pixels
MOST_HEIGHT = 0.35  # of the window's, that all bars take; what is above that is scrolled to
KIND_ICONS = {
    "info": ("info", "muted"),
    "error": ("warning", "error"),
    "warning": ("warning", "warning"),
    "undo": ("delete", "muted"),
    "archive": ("archive", "muted"),
    "temporary": ("temporary", "warning"),
    "progress": ("chip", "accent"),
}


@dataclass(frozen=True, slots=True)
class Action:
    """A button in a bar. The bar goes away when it is pressed unless ``keeps`` is set."""

    label: str
    run: Callable[[], None]
    keeps: bool = False
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick beside the buttons of a bar."""

    label: str
    on: bool
    choose: Callable[[bool], None]


class NoticeBar(QFrame):
    """One bar; made and removed by ``NoticeArea``."""

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: str,
        sentence: str,
        actions: Sequence[Action],
        closable: bool,
        parent: QWidget,
        choice: Choice | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setProperty("kind", kind)
        self.setAccessibleName(sentence)
        self.label = FlowLabel(sentence, self)
        # A sentence worth reporting is a sentence worth copying.
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        picture = QLabel(self)
        name, color = KIND_ICONS[kind]
        side = theme.px(ICON_SIZE)
        picture.setPixmap(icon(name, theme, color).pixmap(side, side))
        picture.setFixedWidth(side)
        words = WrapRow()  # the buttons below the sentence, where there is no room beside it
        words.addWidget(self.label)
        self.buttons: list[QPushButton] = []
        self.controls: list[QWidget] = []  # in the order of Tab
        self.choice: QCheckBox | None = None
        if choice is not None:
            self.choice = QCheckBox(choice.label, self)
            self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.choice.setChecked(choice.on)
            self.choice.toggled.connect(choice.choose)
            self.controls.append(self.choice)
            words.addWidget(self.choice)
        words.add_gap()
        for action in actions:
            button = WrapButton(caption(action.label), self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("primary", action.primary or (kind == "error" and not self.buttons))
            button.clicked.connect(lambda _=False, a=action: self._press(a))
            words.addWidget(button)
            self.buttons.append(button)
            self.controls.append(button)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(picture)
        row.addLayout(words, 1)
        if closable:
            close = QToolButton(self)
            close.setIcon(icon("close", theme))
            close.setIconSize(QSize(theme.px(16), theme.px(16)))
            close.setAutoRaise(True)
            close.setToolTip(self.tr("Dismiss"))
            close.setAccessibleName(self.tr("Dismiss"))
            close.clicked.connect(self.closed)
            row.addWidget(close)
            self.controls.append(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(2), space(2))
        column.setSpacing(space(2))
        column.addLayout(row)
        self.timer = QTimer(self)  # without an interval the bar stays
        self.timer.setSingleShot(True)
        self.progress: QProgressBar | None = None
        if kind == "progress":
            self.progress = QProgressBar(self)
            self.progress.setRange(0, 1000)
            self.progress.setTextVisible(False)
            self.progress.setFixedHeight(space(1))
            self.progress.setAccessibleName(sentence)
            column.addWidget(self.progress)

    def _press(self, action: Action) -> None:
        if not action.keeps:
            self.closed.emit()
        action.run()


class NoticeArea(QWidget):
    """The stack of bars. A bar has a key: showing the same key again replaces it.

    A bar that is about a chat is seen while that chat is in view, and waits while another one is.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: dict[tuple[str, str], NoticeBar] = {}  # by chat ("" for none) and key
        self._chat = ""  # in view
        self._next: QWidget | None = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._area = BoundedArea(inside, self._column.totalHeightForWidth, MOST_HEIGHT, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.hide()

    def comes_before(self, widget: QWidget) -> None:
        """Tab goes from the buttons of the bars to ``widget``."""
        self._next = widget

    def show_bar(
        self,
        key: str,
        sentence: str,
        *,
        kind: str = "info",
        actions: Sequence[Action] = (),
        closable: bool = True,
        timeout_s: float = 0.0,
        chat: str = "",
        choice: Choice | None = None,
    ) -> None:
        """``kind``: a key of KIND_ICONS. ``timeout_s`` 0: it stays until it is closed.

        ``chat``: id of the conversation it is about.
        """
        self._remove((chat, key))
        bar = NoticeBar(self._theme, kind, sentence, actions, closable, self, choice)
        bar.closed.connect(lambda: self._remove((chat, key)))
        self._bars[chat, key] = bar
        self._area.shows(*bar.controls)
        if self._next is not None:
            insert_before(self._next, *bar.controls)
        self._column.addWidget(bar)
        if timeout_s:
            bar.timer.setInterval(round(timeout_s * 1000))
            bar.timer.timeout.connect(lambda: self._remove((chat, key)))
        self._show_bars()
        if chat not in ("", self._chat):
            return
        announcement = QAccessibleAnnouncementEvent(bar, sentence)
        if kind == "error":
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def show_chat(self, chat: str) -> None:
        """Another chat is in view: the bars of the one before wait for its return."""
        if chat != self._chat:
            self._chat = chat
            self._show_bars()

    def forget_chat(self, chat: str) -> None:
        """The chat is no longer there; nor is what was to be said about it."""
        for place in [place for place in self._bars if place[0] == chat]:
            self._remove(place)

    def _show_bars(self) -> None:
        for (chat, _), bar in self._bars.items():
            seen = chat in ("", self._chat)
            bar.setVisible(seen)
            # The time begins when there is somebody to read it.
            if seen and bar.timer.interval() and not bar.timer.isActive():
                bar.timer.start()
        self.setVisible(bool(self._seen()))

    def _seen(self) -> list[NoticeBar]:
        return [bar for (chat, _), bar in self._bars.items() if chat in ("", self._chat)]

    def set_progress(self, key: str, fraction: float) -> None:
        """``fraction`` 0.0 .. 1.0 for a bar of the kind "progress"; nothing if there is no such bar."""
        bar = self.bar(key)
        if bar is not None and bar.progress is not None:
            bar.progress.setValue(round(1000 * fraction))

    def remove(self, key: str) -> None:
        """Takes the bars of that key away; nothing if there is none."""
        for place in [place for place in self._bars if place[1] == key]:
            self._remove(place)

    def _remove(self, place: tuple[str, str]) -> None:
        bar = self._bars.pop(place, None)
        if bar is None:
            return
        # Of the bars above and below nobody was thinking: what is written next is a message.
        if self._next is not None and bar.isAncestorOf(self.window().focusWidget() or self):
            self._next.setFocus()
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self._seen()))

    def says(self, sentence: str) -> bool:
        """Whether a bar that is seen says exactly this."""
        return any(bar.label.text() == sentence for bar in self._seen())

    def remove_sentence(self, sentence: str) -> None:
        """Takes every bar away that says exactly this."""
        for place in [place for place, bar in self._bars.items() if bar.label.text() == sentence]:
            self._remove(place)

    def bar(self, key: str) -> NoticeBar | None:
        """The bar of that key, if it is seen."""
        return self._bars.get((self._chat, key)) or self._bars.get(("", key))
