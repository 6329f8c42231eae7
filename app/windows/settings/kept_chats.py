"""Settings, page Data: what was computed of chats and is kept on disk, so that an old one goes on at once."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QPushButton, QWidget

from app.engine_bridge import EngineBridge
from app.look.theme import space
from app.models.memory import bytes_text
from app.settings import PREFIX_CACHE, Settings, SettingsStore
from app.system.background import Background
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import explain
from engine import past_blocks

GB = 1 << 30  # as sizes are written elsewhere in the window
LOOK_MS = 2000
REST_MS = 700  # a number at rest for this long is meant: then the model is loaded again


class KeptChats(QObject):
    """A switch, the most it may take, what it takes now, and a button that deletes it."""

    def __init__(
        self, page: SettingsPage, settings: SettingsStore, bridge: EngineBridge, background: Background
    ) -> None:
        super().__init__(page)
        self._settings = settings
        self._bridge = bridge
        self._background = background
        self._looking = False
        self._filling = False
        page.add_heading(self.tr("Old chats"))
        self.switch = QCheckBox(self.tr("&Reopen old chats instantly"), page.body)
        page.column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.explanation = page.add_hint(
            self.tr(
                "Keeps on disk what the model has already read, so that it does not have to "
                "read old chats again. It reveals as much as the chats themselves and never "
                "leaves this computer. Turning this off deletes it."
            )
        )
        self.switch.setAccessibleDescription(self.explanation.text())
        form = page.add_form()
        self.limit = QDoubleSpinBox(page.body)
        self.limit.setDecimals(1)
        self.limit.setSingleStep(0.5)
        self.limit.setRange(0.1, PREFIX_CACHE[1] / GB)
        self.limit.setSuffix(self.tr(" GB"))
        self.limit.setKeyboardTracking(False)
        form.add_field(
            *(self.tr("&Limit"), self.limit),
            self.tr(
                "When it is full, the least recently used chats are dropped first. 1 GB "
                "holds about 13,000 tokens of BitNet b1.58 2B4T."
            ),
        )
        self.used = QLabel(page.body)
        self.clear_button = QPushButton(self.tr("C&lear now"), page.body)
        explain(self.clear_button, self.tr("Deletes this data; your chats are kept."))
        self.clear_button.clicked.connect(self.clear)
        form.addWidget(QLabel(self.tr("In use"), page.body), form.rowCount(), 0)
        form.addLayout(_beside(self.used, self.clear_button), form.rowCount() - 1, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._apply_limit)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.fill(settings.value)
        self.switch.toggled.connect(self._switched)
        self.limit.valueChanged.connect(self._edited)
        settings.changed.connect(lambda _, new: self.fill(new))

    def fill(self, value: Settings) -> None:
        """Shows ``value``, unless a change here is still to be applied."""
        if self._rest.isActive():
            return
        self._filling = True
        self.switch.setChecked(value.prefix_cache)
        self.limit.setValue(value.engine.prefix_cache_bytes / GB)
        self.limit.setEnabled(value.prefix_cache)
        self._filling = False

    def set_watching(self, watching: bool) -> None:
        """While it is on the screen, the size is looked at every two seconds."""
        if watching:
            self._timer.start()
            self._look()
        else:
            self._timer.stop()

    def clear(self) -> None:
        """Deletes what is there. Here and now: the engine comes to it only when an answer has ended."""
        self.flush()
        self._bridge.forget()
        self._background.run(lambda stop, progress: past_blocks().clear(), lambda _: self._look())

    def flush(self) -> None:
        """Takes over at once what is still waiting (the dialog closes)."""
        if self._rest.isActive():
            self._apply_limit()

    def _apply_limit(self) -> None:
        self._rest.stop()
        limit = round(self.limit.value() * GB)
        self._settings.update(prefix_cache_bytes=limit)
        self._background.run(lambda stop, progress: past_blocks(limit).trim(), lambda _: self._look())

    def _switched(self, on: bool) -> None:
        if self._filling:
            return
        self.flush()
        self._settings.update(prefix_cache=on)
        if not on:
            self.clear()  # nobody expects it to lie there any longer

    def _edited(self) -> None:
        if not self._filling:
            self._rest.start()

    def _look(self) -> None:
        """In a thread, because a disk may be asleep or far away."""
        if not self._looking:
            self._looking = True
            self._background.run(lambda stop, progress: past_blocks().size(), self._show, self._show_nothing)

    def _show(self, size: int) -> None:
        self._looking = False
        self.used.setText(bytes_text(size) if size else self.tr("Nothing"))
        self.used.setAccessibleName(self.tr("In use: {0}").format(self.used.text()))
        self.clear_button.setEnabled(size > 0)

    def _show_nothing(self, sentence: str) -> None:
        self._show(0)  # no data folder: nothing was kept


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space(4))
    row.addWidget(left)
    row.addWidget(right)
    row.addStretch(1)
    return row
