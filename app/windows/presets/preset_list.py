"""The list of presets: keys for what the buttons below it do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.markdown.printable import printable
from app.presets.preset import Preset
from app.presets.store import PresetStore
from app.windows.widgets.plain import tip

ID_ROLE = Qt.ItemDataRole.UserRole


class PresetList(QListWidget):
    """Shows every preset of ``presets``, also hidden ones."""

    chosen = Signal(str)  # id of the current one; "" for none
    delete_pressed = Signal()
    use_pressed = Signal()
    undo_pressed = Signal()
    move_pressed = Signal(int)  # -1 up, +1 down

    def __init__(self, presets: PresetStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setAccessibleName(self.tr("Presets"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.id))
        self.itemDoubleClicked.connect(lambda _: self.use_pressed.emit())

    @property
    def id(self) -> str:
        """Id of the current preset, "" for none."""
        item = self.currentItem()
        return str(item.data(ID_ROLE)) if item is not None else ""

    def fill(self, default: str, choose: str = "") -> None:
        """Reads the presets again. ``default``: id of the one that new chats begin with; ``choose``: of the
        one to go to, else the place stays."""
        wanted, row = choose or self.id, max(0, self.currentRow())
        blocked = self.blockSignals(True)
        self.clear()
        for preset in self._presets.all():
            self._add(preset, preset.id == default)
        ids = [self.item(number).data(ID_ROLE) for number in range(self.count())]
        self.setCurrentRow(ids.index(wanted) if wanted in ids else min(row, self.count() - 1))
        self.blockSignals(blocked)
        self.chosen.emit(self.id)

    def _add(self, preset: Preset, is_default: bool) -> None:
        hidden = self._presets.is_hidden(preset.id)
        whose = self.tr("Comes with Tern") if preset.shipped else self.tr("Your own")
        facts = [self.tr("Hidden") if hidden else whose]
        facts += [self.tr("for new chats")] if is_default else []
        name, line = printable(preset.name), " · ".join(facts)
        item = QListWidgetItem(f"{name}\n{line}", self)
        item.setData(ID_ROLE, preset.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {line}")
        item.setToolTip(tip(preset.name))
        if hidden:
            item.setForeground(self.palette().placeholderText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Delete):
            self.delete_pressed.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use_pressed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_pressed.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
