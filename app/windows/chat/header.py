"""The row above the chat: chat list on or off, title, model and preset, what belongs to this chat."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.chat.session import ChatSession
from app.conversation import ConversationInfo
from app.look.icons import icon
from app.look.theme import Theme, space
from app.windows.chat.preset_picker import PresetPicker
from app.windows.menu.menus import Menus
from app.windows.models.choices import ModelChoices
from app.windows.models.picker import ModelPicker
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.plain import tip
from engine.process.events import ModelInfo

TITLE_STEPS = 10  # of the grid: room for a title at least


class ChatHeader(QWidget):
    """Shows what ``Menus`` can do with this chat, and which model and preset it is answered with."""

    def __init__(
        self,
        session: ChatSession,
        choices: ModelChoices,
        theme: Theme,
        menus: Menus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chatHeader")
        self._theme = theme
        self.toggle = self._button("sidebar", self.tr("Chat list (Ctrl+B)"), self.tr("Chat list"))
        self.toggle.clicked.connect(menus.sidebar.trigger)
        self.title = ElidedLabel(self, Qt.TextElideMode.ElideRight, least=space(TITLE_STEPS))
        self.model = ModelPicker(choices, menus, theme, self)
        self.preset = PresetPicker(session.presets, menus, theme, self)
        self.preset.chosen.connect(session.chosen.choose_preset)
        menus.connect_to(menus.choose_model, self.model.open)
        menus.connect_to(menus.choose_preset, self.preset.open)
        self.badge = QLabel(self.tr("Temporary"), self)
        self.badge.setAccessibleName(self.tr("Temporary chat"))
        self.badge.setObjectName("temporaryBadge")
        self.badge.setToolTip(tip(self.tr("Nothing of this chat is kept. It is gone when you leave it.")))
        self.badge.hide()
        self.more = self._button(
            "more",
            self.tr("Rename, pin, move, export or delete this chat"),
            self.tr("More actions for this chat"),
        )
        menu = QMenu(self)
        menu.setAccessibleName(self.more.accessibleName())
        menu.addActions([menus.rename, menus.pin, menus.move, menus.archive])
        menu.addActions([menus.prompt, menus.export_chat, menus.delete])
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(2))
        row.addWidget(self.toggle)
        row.addWidget(self.badge, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1)
        row.addWidget(self.model)
        row.addWidget(self.preset)
        row.addWidget(self.more)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_temporary(self, temporary: bool) -> None:
        """The badge says so, in the place of a title."""
        self.badge.setVisible(temporary)
        self.title.setHidden(temporary)
        self._find_room()

    def show_chat(self, title: str, info: ConversationInfo, kept: bool) -> None:
        """``kept``: it is there to be renamed."""
        self.title.setText(title)
        self.title.setToolTip(tip(title))
        self.preset.show_chat(info)
        self.more.setEnabled(kept)
        self._find_room()

    def show_model(self, info: ModelInfo | None, busy: str = "") -> None:
        """What is loaded; ``busy`` is shown in the name's place, "Loading x…"."""
        self.model.show_model(info, busy)
        self._find_room()

    def _button(self, name: str, text: str, accessible: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, self._theme))
        button.setAutoRaise(True)
        button.setToolTip(tip(text))
        button.setAccessibleName(accessible)
        return button

    def _restyle(self) -> None:
        self.title.setFont(self._theme.font("strong"))
        self.badge.setFont(self._theme.font("small"))
        self._find_room()

    def _find_room(self) -> None:
        """Both pickers with their names if there is room, else shorter ones, in the end icons."""
        gaps = self._row.spacing() * 4 + space(4)
        buttons = self.toggle.sizeHint().width() + self.more.sizeHint().width() + gaps
        first = space(2 * TITLE_STEPS) if self.badge.isHidden() else self.badge.sizeHint().width()
        room = self.width() - buttons - first
        model, preset = self.model.full_width(), self.preset.full_width()
        if model + preset > room:
            preset = max(self.preset.narrow_width(), min(preset, max(room - model, room // 2)))
            model = max(self.model.narrow_width(), room - preset)
        self.model.set_room(model)
        self.preset.set_room(preset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_room()

    def minimumSizeHint(self) -> QSize:
        """With the pickers' icons alone."""
        return QSize(space(60), super().minimumSizeHint().height())
