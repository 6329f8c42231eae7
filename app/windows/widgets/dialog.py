"""The base of every dialog: never larger than the screen, scrolls inside, its buttons always in reach."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.languages import say
from app.look.theme import Theme, space
from app.markdown.printable import printable
from app.windows.widgets.fitting.screen_fit import ScreenFit, room_for
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.labels import text_label

SMALLEST = QSize(space(60), space(40))
MOST_FOOT = 0.5  # of the height


class _Body(QWidget):
    """Scrolled only when what it shows is as low as it can be: lists inside scroll by themselves before."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Dialog(QDialog):
    """What it shows goes into ``column``, its buttons into ``foot``.

    ``width`` and ``height`` are those wished for beside ordinary text, in steps of the grid. They grow with
    the text, as far as the screen allows; what has no room then is scrolled to.
    """

    def __init__(self, theme: Theme, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._wish = QSize(space(width), space(height))
        self._fit = ScreenFit(self)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = _Body(self.area)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.column = QVBoxLayout()
        inside.addLayout(self.column, 1)
        self.column.setContentsMargins(space(6), space(5), space(6), space(2))
        self.column.setSpacing(space(3))
        self.area.setWidget(self.body)
        self._buttons = QWidget(self)
        self.foot = WrapRow(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._buttons)
        self._inside, self._outside = inside, outer
        self.set_foot_margins(space(6), space(3), space(6), space(4))
        theme.changed.connect(self._grow)
        self._scale = theme.scale
        self.resize(Dialog.wished_size(self))

    def wished_size(self) -> QSize:
        """Size that the dialog is to have with this text, on this screen."""
        wish = QSize(self.theme.px(self._wish.width()), self.theme.px(self._wish.height()))
        return wish.boundedTo(room_for(self))

    def set_foot_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Around the buttons."""
        self.foot.setContentsMargins(left, top, right, bottom)

    def add_foot_button(self, text: str, run: Callable[[], None]) -> QPushButton:
        """A button at the foot that Enter does not press by itself."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        self.foot.addWidget(button)
        return button

    def add_close(self) -> QPushButton:
        """The button that closes it, at the right."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        self.foot.add_gap()
        self.foot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Close)

    def _set_least(self) -> None:
        """Never too narrow for the widest of its buttons; it grows with the text, as the screen allows."""
        least = QSize(self.theme.px(SMALLEST.width()), SMALLEST.height())
        widest = self.foot.minimumSize().width()
        self.setMinimumSize(least.expandedTo(QSize(widest, 0)).boundedTo(room_for(self)))

    def _grow(self) -> None:
        if self.theme.scale != self._scale:
            self._scale = self.theme.scale
            self._set_least()
            self.resize(self.wished_size())
            self._fit.fit()

    def _place_buttons(self) -> None:
        """Below what scrolls, or, where they would leave no room for it, at its end."""
        inside = self.foot.heightForWidth(self.width()) > self.height() * MOST_FOOT
        if inside != (self._inside.indexOf(self._buttons) >= 0):
            before, after = (self._outside, self._inside) if inside else (self._inside, self._outside)
            before.removeWidget(self._buttons)
            after.addWidget(self._buttons)

    # ---- Qt --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        self._set_least()
        self.resize(self.size().boundedTo(room_for(self)))
        self._place_buttons()
        super().showEvent(event)
        self._fit.shown()


class MessageDialog(Dialog):
    """One sentence and a few buttons; Escape answers as those do that do not accept."""

    def __init__(self, title: str, sentence: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 110, 45, parent)
        self.setWindowTitle(title)
        self.sentence: QLabel = text_label(printable(sentence), theme, "body", "", self.body)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.sentence)
        self.column.addStretch(1)
        self.foot.add_gap()

    def add(self, text: str, *, accepts: bool = False, main: bool = False) -> QPushButton:
        """A button that closes the dialog; Enter presses the ``main`` one."""
        button = QPushButton(text, self)
        button.setProperty("primary", main)
        button.setAutoDefault(False)
        button.clicked.connect(self.accept if accepts else self.reject)
        if main:
            button.setDefault(True)
            button.setFocus()
        self.foot.addWidget(button)
        return button

    def wished_size(self) -> QSize:
        """Size of the dialog: as high as its sentence."""
        wish = super().wished_size()
        height = self.column.totalHeightForWidth(wish.width()) + self.foot.heightForWidth(wish.width())
        return QSize(wish.width(), height + space(3)).boundedTo(room_for(self))

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.wished_size())
        super().showEvent(event)


def ask_to_delete(
    title: str, question: str, yes: str, theme: Theme, parent: QWidget, delete: Callable[[], object]
) -> None:
    """Asks before something is gone for good: ``delete`` is called if the person says ``yes``."""
    dialog = MessageDialog(title, question, theme, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.add(yes, accepts=True).setProperty("danger", True)
    dialog.add(say.tr("Cancel"), main=True)
    dialog.accepted.connect(delete)
    dialog.open()
