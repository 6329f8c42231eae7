"""The model: what is loaded and how it runs, memory needed and free, the models used before."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.engine_bridge import BridgeState, EngineBridge
from app.look.icons import icon
from app.look.theme import Theme, space
from app.models.memory import Memory, bytes_text, memory_for, memory_sentence
from app.settings import SettingsStore
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.labels import follow_font
from app.windows.widgets.plain import tip
from app.windows.words.ways import choice_tag
from engine import hub

REFRESH_MS = 2000  # free memory changes while the panel is open


def folder_name(folder: str) -> str:
    """The last part of a path, however it is written; the starter's name."""
    return hub.shown_name(folder)


class MemoryBar(QWidget):
    """A sentence and a bar: in use by everything, needed by the model."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        follow_font(self.label, theme, "small")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Memory in use"))
        self.bar.setToolTip(self.tr("Memory in use on this computer, as reported by the operating system."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.label)
        column.addWidget(self.bar)

    def show_memory(self, memory: Memory) -> None:
        """Takes new numbers."""
        self.label.setText(memory_sentence(memory))
        self.label.setProperty("role", "error" if memory.short else "muted")
        self.label.style().polish(self.label)
        self.bar.setRange(0, 1000)
        self.bar.setValue(round(1000 * (1 - memory.free / memory.total)))


class ModelPanel(Dialog):
    """Not modal; opened from the Model menu and the model's name in the status line."""

    folder_requested = Signal()  # ask for a folder
    load_requested = Signal(str)
    unload_requested = Signal()

    def __init__(
        self, settings: SettingsStore, bridge: EngineBridge, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, 140, 135, parent)
        self.setWindowTitle(self.tr("Model"))
        self._settings = settings
        self._bridge = bridge
        self._theme = theme
        self.name = QLabel(self)
        follow_font(self.name, theme, "title")
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.path = ElidedLabel(self, wraps=True)
        self.path.setProperty("role", "muted")
        follow_font(self.path, theme, "small")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(space(6))
        self.facts.setVerticalSpacing(space(1))
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Loading"))
        self.memory = MemoryBar(theme, self)
        self.open_button = QPushButton(self.tr("&Open a model folder…"), self)
        self.open_button.setIcon(icon("folder", theme))
        self.open_button.clicked.connect(self.folder_requested)
        self.unload_button = QPushButton(self.tr("&Unload"), self)
        self.unload_button.setToolTip(self.tr("Frees the model's memory. Your chats are kept."))
        self.unload_button.clicked.connect(self.unload_requested)
        heading = QLabel(self.tr("&Recent models"), self)
        follow_font(heading, theme, "strong")
        self.recent = QListWidget(self)
        self.recent.setAccessibleName(self.tr("Recent models"))
        self.recent.itemActivated.connect(
            lambda item: self.load_requested.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.recent.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.recent.customContextMenuRequested.connect(self._recent_menu)
        self.recent.currentItemChanged.connect(lambda *_: self._show_memory())
        heading.setBuddy(self.recent)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.open_button)
        row.addWidget(self.unload_button)
        row.addStretch(1)
        column = self.column
        column.setSpacing(space(2))
        column.addWidget(self.name)
        column.addWidget(self.path)
        column.addLayout(self.facts)
        column.addWidget(self.progress)
        column.addSpacing(space(2))
        column.addLayout(row)
        column.addSpacing(space(3))
        column.addWidget(heading)
        column.addWidget(self.recent, 1)
        column.addWidget(self.memory)
        self.add_close()
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._show_memory)
        bridge.state_changed.connect(lambda _: self.refresh())
        bridge.loading.connect(lambda fraction: self.progress.setValue(round(1000 * fraction)))
        settings.changed.connect(self._settings_changed)
        self.refresh()

    def _set_icons(self) -> None:
        side = self.theme.px(space(5))
        self.recent.setIconSize(QSize(side, side))

    def refresh(self) -> None:
        """Shows what is true now."""
        info = self._bridge.info
        loading = self._bridge.state is BridgeState.LOADING
        self.progress.setVisible(loading)
        self.unload_button.setEnabled(info is not None and not loading)
        if loading:
            self.name.setText(self.tr("Loading…"))
        else:
            self.name.setText(info.name if info else self.tr("No model is loaded"))
        self.path.setText(info.path if info else "")
        self.path.setVisible(info is not None)
        while self.facts.rowCount():
            self.facts.removeRow(0)
        if info and not loading:
            number = self.locale().toString
            for name, text in (
                (self.tr("Kernel"), f"{info.kernel} · {info.isa}"),
                (self.tr("Threads"), str(info.threads)),
                (self.tr("Context"), self.tr("{0} tokens, {1}").format(number(info.context), info.kv)),
                (self.tr("Engine memory"), bytes_text(info.memory_bytes)),
                (self.tr("Load time"), self.tr("{0} s").format(number(float(info.load_s), "f", 1))),
            ):
                self._add_fact(name, text)
            if info.chosen is not None:
                self._add_fact(self.tr("Choice"), choice_tag(info.chosen))
        self._fill_recent()
        self._show_memory()

    def _add_fact(self, name: str, text: str) -> None:
        label = QLabel(name, self)
        label.setProperty("role", "muted")
        self.facts.addRow(label, QLabel(text, self))

    def _fill_recent(self) -> None:
        folders = self._settings.value.recent_models
        if folders == tuple(self._folder(self.recent.item(i)) for i in range(self.recent.count())):
            return
        self.recent.clear()
        for folder in folders:
            item = QListWidgetItem(icon("chip", self._theme), folder_name(folder), self.recent)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            item.setToolTip(tip(folder))

    def _folder(self, item: QListWidgetItem | None) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _show_memory(self) -> None:
        value = self._settings.value
        folder = self._folder(self.recent.currentItem()) or value.last_model
        self.memory.show_memory(memory_for(folder, value.engine.context, value.engine.kv))

    def _recent_menu(self, place: object) -> None:
        if self.recent.currentRow() < 0:
            return
        item = self.recent.currentItem()
        folder = self._folder(item)
        menu = QMenu(self)
        menu.setAccessibleName(folder_name(folder))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Load"), lambda: self.load_requested.emit(folder))
        menu.addAction(self.tr("Remove from this list"), lambda: self._settings.forget_model(folder))
        menu.popup(self.recent.viewport().mapToGlobal(self.recent.visualItemRect(item).bottomLeft()))

    def _settings_changed(self, old: object, new: object) -> None:
        self._fill_recent()
        self._show_memory()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: object) -> None:
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type]
