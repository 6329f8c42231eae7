"""A quiet line above the composer: the context is nearly full, and what happens when it is."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.chat.context.rules import Rule
from app.chat.session import ChatSession
from app.chat.state import Stats
from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.menu.menus import Menus
from app.windows.widgets.fitting.elided_button import ElidedButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import FlowLabel, follow_font
from app.windows.widgets.plain import tip
from app.windows.widgets.tab_order import insert_before

NEARLY_FULL = 0.8  # of the context
ICON = 16  # device-independent pixels, at the ordinary text size


class ContextLine(QWidget):
    """There from 80 % on; its button and the menu Chat choose the rule of the chat in view."""

    def __init__(self, session: ChatSession, theme: Theme, menus: Menus, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contextLine")
        self._session = session
        self._menus = menus
        self._next: QWidget | None = None
        self._percent = -1
        self.label = FlowLabel("", self)
        self.label.setProperty("role", "muted")
        follow_font(self.label, theme, "small")
        self._icon = QLabel(self)
        self._theme = theme
        self.button = ElidedButton(self)
        self.button.setAutoRaise(True)
        self.button.setIcon(icon("chevron-down", theme))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        follow_font(self.button, theme, "small")
        menu = QMenu(self)
        menu.setAccessibleName(menus.context_menu.accessibleName())
        menu.addActions(list(menus.context_rules.values()))
        self.button.setMenu(menu)
        words = WrapRow()  # the button below the words, where there is no room beside them
        words.addWidget(self.label)
        words.addWidget(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), 0, space(2), 0)
        row.setSpacing(space(2))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        for rule in Rule:
            menus.connect_to(self._action(rule), partial(session.context.set_rule, rule))
        for signal in (session.conversation_changed, session.info_changed, session.context.rule_changed):
            signal.connect(self._show_rule)
        session.stats_changed.connect(self._show_stats)
        session.conversation_changed.connect(lambda: self._show_stats(session.stats))
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_rule()
        self._show_stats(session.stats)

    def comes_before(self, widget: QWidget) -> None:
        """Tab goes from the button to ``widget``; so does the focus when the line goes away."""
        self._next = widget
        insert_before(widget, self.button)

    def _action(self, rule: Rule) -> QAction:
        return self._menus.context_rules[rule.value]

    def _restyle(self) -> None:
        side = self._theme.px(ICON)
        self._icon.setPixmap(icon("info", self._theme, "muted").pixmap(side, side))
        self._icon.setFixedWidth(side)

    def _show_rule(self) -> None:
        rule = self._session.context.rule
        self._action(rule).setChecked(True)
        words = {
            Rule.ASK: self.tr("Ask me"),
            Rule.OLDEST: self.tr("Leave out the oldest messages"),
            Rule.SUMMARY: self.tr("New chat with a summary"),
        }[rule]
        self.button.setText(words)
        self.button.setAccessibleName(self.tr("When the context is full: {0}").format(words))
        explanation = self.tr("Choose for this chat what happens when the context is full")
        self.button.setToolTip(tip(f"{words}\n{explanation}"))

    def _fit(self) -> None:
        """In few words where the window is narrow."""
        sentence = self.tr("When the context is full ({0} % now):").format(self._percent)
        room = self.width() - self._icon.width() - space(8)
        fits = self.label.fontMetrics().horizontalAdvance(sentence) <= room
        self.label.setText(sentence if fits else self.tr("{0} % full:").format(self._percent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_stats(self, stats: Stats) -> None:
        used = stats.context_used / stats.context_size if stats.context_size else 0.0
        shown = used >= NEARLY_FULL and bool(self._session.messages())
        if shown:
            percent = min(100, int(100 * used))
            if percent != self._percent:
                self._percent = percent
                self._fit()
        elif not self.isHidden() and self._next is not None and self.button.hasFocus():
            self._next.setFocus()
        self.setVisible(shown)
