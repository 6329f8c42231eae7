"""What stands in the middle while there are no messages: what to do first, or something to ask."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.look.icons import icon, program_icon
from app.look.theme import Theme, space
from app.windows.chat.reading_column import reading_width
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from app.windows.widgets.plain import caption, tip
from app.windows.widgets.tab_order import chain

PICTURE_SIZE = 72
CARD_WIDTH = 200  # at least, with its share of the margins, beside ordinary text


class EmptyState(QScrollArea):
    """Three faces: no model yet (one button), a model on its way, a model that waits for a question.

    Scrolls where the window is low.
    """

    get_requested = Signal()
    open_requested = Signal()
    recent_requested = Signal(str)  # folder
    suggested = Signal(str)  # the question to ask

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._theme = theme
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(self)
        self._line = QLabel(self)
        self._line.setObjectName("quiet")
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.get_button = WrapButton(self.tr("Download a model…"), self)
        self.get_button.setProperty("primary", True)
        self.get_button.setIcon(icon("download", theme, "on_accent"))
        self.get_button.clicked.connect(self.get_requested)
        self.open_button = WrapButton(self.tr("Open a model folder…"), self)
        self.open_button.setIcon(icon("folder", theme))
        self.open_button.clicked.connect(self.open_requested)
        self.recent_buttons: list[QPushButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(space(1))
        self.suggestions = [self._suggestion(text) for text in self._questions()]
        self._grid = QGridLayout()
        self._grid.setSpacing(space(3))
        self._columns = 0  # of suggestions
        for button in (self.get_button, self.open_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = WrapRow(middle=True)
        buttons.addWidget(self.get_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout()
        column.setSpacing(space(3))
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(space(3))
        column.addLayout(buttons)
        column.addLayout(self._recent)
        column.addLayout(self._grid)
        self._body = body = QWidget(self)
        body.setLayout(column)
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        page = QWidget(self)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer = outer = QGridLayout(page)
        outer.setRowStretch(0, 1)
        outer.setRowStretch(2, 1)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(1, 100)
        outer.setColumnStretch(2, 1)
        outer.addWidget(body, 1, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_no_model(())

    def show_no_model(self, recent: tuple[str, ...], starter: Path | None = None) -> None:
        """Nothing loaded; ``recent`` folders are offered under the one button, and the starter."""
        self._title.setText(self.tr("Welcome to Tern"))
        self._line.setText(
            self.tr(
                "Download a model, or open a model folder you already have. It runs entirely "
                "on this computer."
            )
        )
        self._show(model=False)
        for button in self.recent_buttons:
            button.hide()  # at once; the list no longer knows it
            button.deleteLater()
        self.recent_buttons = []
        names = {folder: folder.rstrip("/\\").replace("\\", "/").rpartition("/")[2] for folder in recent[:3]}
        if starter is not None:
            names[str(starter)] = self.tr("Use the demo model that came with Tern")
        for folder, name in names.items():
            button = WrapButton(caption(name), self)
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIcon(icon("chip", self._theme))
            button.setToolTip(tip(folder))
            button.setAccessibleDescription(folder)
            button.clicked.connect(lambda _=False, f=folder: self.recent_requested.emit(f))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.recent_buttons.append(button)
        chain(self.get_button, self.open_button, *self.recent_buttons)

    def show_loading(self, name: str) -> None:
        """A model is being loaded."""
        self._title.setText(self.tr("Loading {0}").format(name))
        self._line.setText(self.tr("You can already write your first message."))
        self._show(model=True, suggestions=False)

    def show_ready(self, name: str) -> None:
        """A model waits."""
        self._title.setText(self.tr("What would you like to know?"))
        self._line.setText(self.tr("{0} is loaded. Nothing you write leaves this computer.").format(name))
        self._show(model=True)

    def _show(self, *, model: bool, suggestions: bool = True) -> None:
        self.get_button.setVisible(not model)
        self.open_button.setVisible(not model)
        for button in self.recent_buttons:
            button.setVisible(not model)
        for button in self.suggestions:
            button.setVisible(model and suggestions)

    def _questions(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Explain"), self.tr("Explain photosynthesis to a ten-year-old.")),
            (self.tr("Write"), self.tr("Write a short poem about an Arctic tern.")),
            (self.tr("Plan"), self.tr("Give me five ideas for a quick dinner with rice.")),
            (self.tr("Code"), self.tr("Write a Python function that reverses the words of a sentence.")),
        )

    def _suggestion(self, question: tuple[str, str]) -> QPushButton:
        verb, text = question
        button = SuggestionCard(verb, text, self._theme, self)
        button.clicked.connect(lambda: self.suggested.emit(text))
        return button

    def _restyle(self) -> None:
        side = min(self._theme.px(PICTURE_SIZE), 2 * PICTURE_SIZE)
        self._picture.setPixmap(program_icon().pixmap(side, side))
        self._body.setMaximumWidth(reading_width(self._theme))
        self._title.setFont(self._theme.font("display"))
        self._line.setFont(self._theme.font("body"))
        self._arrange()

    def _arrange(self) -> None:
        """Suggestions beside each other, or below each other in a narrow window."""
        columns = 2 if self.viewport().width() >= 2 * self._theme.px(CARD_WIDTH) else 1
        if columns != self._columns:
            self._columns = columns
            margin = space(6) if columns == 2 else space(4)
            self._outer.setContentsMargins(margin, margin, margin, margin)
            for index, button in enumerate(self.suggestions):
                self._grid.addWidget(button, index // columns, index % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class SuggestionCard(QPushButton):
    """A question to click: its kind in strong type, the question below, wrapped to the card's width."""

    def __init__(self, verb: str, text: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("suggestion")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._verb = QLabel(verb, self)
        self._text = QLabel(text, self)
        self._text.setWordWrap(True)
        self._text.setObjectName("quiet")
        for label in (self._verb, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(1))
        column.addWidget(self._verb)
        column.addWidget(self._text)
        column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._verb.setFont(self._theme.font("strong"))
        self._text.setFont(self._theme.font("small"))

    def sizeHint(self) -> QSize:
        # QPushButton asks its style, which knows nothing of the labels inside.
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._column.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        return self._column.heightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        return True
