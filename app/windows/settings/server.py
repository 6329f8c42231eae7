"""Settings, page Server: other programs on this computer are answered with the model of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.look.theme import Theme, space
from app.models.serving import Serving, ServingState
from app.settings import Settings, SettingsStore
from app.windows.settings.page import SettingsPage
from app.windows.widgets.fields import LineField, explain
from app.windows.widgets.labels import set_role
from engine.server.options import LEAST_PORT, MOST_PORT

THIS_COMPUTER, EVERY_NETWORK = "127.0.0.1", "0.0.0.0"


class ServerPage(SettingsPage):
    """Takes effect at once."""

    def __init__(self, settings: SettingsStore, serving: Serving, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Server"))
        self._settings, self._serving = settings, serving
        self._filling = False
        self.on = QCheckBox(self.tr("&Answer other programs"), self)
        explain(
            self.on,
            self.tr(
                "Programs that speak OpenAI's API can use the model that is loaded here: editors, "
                "scripts, other chat windows. Their answers and yours are written in turns. Nothing "
                "of theirs is kept on disk."
            ),
        )
        self.column.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_hint(self.on.accessibleDescription())
        self.state = self.add_hint()
        self.column.addSpacing(space(2))
        self.add_heading(self.tr("What a program needs"))
        self.address = self._line(self.tr("Address"))
        self.copy_address = QPushButton(self.tr("Copy the a&ddress"), self)
        self.copy_address.clicked.connect(lambda: QApplication.clipboard().setText(self.address.text()))
        self._row(self.copy_address)
        self.key = self._line(self.tr("Key"))
        self.show_key = QCheckBox(self.tr("Sho&w the key"), self)
        self.column.addWidget(self.show_key, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_key.toggled.connect(lambda _: self._show_key())
        self.copy_key = QPushButton(self.tr("Copy the &key"), self)
        self.copy_key.clicked.connect(lambda: QApplication.clipboard().setText(self._serving.key))
        self.renew_key = QPushButton(self.tr("&Make a new key"), self)
        explain(self.renew_key, self.tr("Programs with the old key are refused from then on."))
        self.renew_key.clicked.connect(serving.renew_key)
        self._row(self.copy_key, self.renew_key)
        self.column.addSpacing(space(2))
        self.add_heading(self.tr("Where it listens"))
        form = self.add_form()
        self.host = QComboBox(self)
        self.host.addItem(self.tr("This computer only"), THIS_COMPUTER)
        self.host.addItem(self.tr("Every network of this computer"), EVERY_NETWORK)
        form.add_field(self.tr("&Reached from"), self.host)
        self.port = QSpinBox(self)
        self.port.setRange(LEAST_PORT, MOST_PORT)
        self.port.setKeyboardTracking(False)
        form.add_field(
            self.tr("&Port"), self.port, self.tr("If another program has it already, choose another one.")
        )
        self.open_hint = self.add_hint(
            self.tr(
                "Other computers reach it too, under this computer's address in their network. Nothing "
                "on the way is encrypted: questions, answers and the key can be read by whoever sees "
                "the network's traffic."
            ),
            "warning",
        )
        self.fill(settings.value)
        self.show_state()
        self.on.toggled.connect(lambda on: self._edit(server=on))
        self.host.currentIndexChanged.connect(lambda _: self._edit(server_host=self.host.currentData()))
        self.port.valueChanged.connect(lambda port: self._edit(server_port=port))
        settings.changed.connect(lambda _, new: self.fill(new))
        serving.changed.connect(self.show_state)

    def fill(self, value: Settings) -> None:
        """Shows ``value``."""
        self._filling = True
        self.on.setChecked(value.server)
        if self.host.findData(value.server_host) < 0:
            self.host.addItem(value.server_host, value.server_host)  # written into the file by hand
        self.host.setCurrentIndex(self.host.findData(value.server_host))
        self.port.setValue(value.server_port)
        self.open_hint.setVisible(value.server_host != THIS_COMPUTER)
        self._filling = False

    def show_state(self) -> None:
        """What the server is doing, and for whom."""
        serving = self._serving
        state = serving.state
        is_on = state is ServingState.ON
        words = self._state_words(state)
        is_said = state is ServingState.FAILED  # by the window's notice
        if words != self.state.text() and self.isVisible() and not is_said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.state.setText(words)
        set_role(self.state, "error" if state is ServingState.FAILED else "muted")
        self.address.setText(serving.url)
        for widget in (self.address, self.copy_address):
            widget.setEnabled(is_on)
        for field in (self.key, self.show_key, self.copy_key, self.renew_key):
            field.setEnabled(bool(serving.key))
        self._show_key()

    def _state_words(self, state: ServingState) -> str:
        match state:
            case ServingState.FAILED:
                return self._serving.problem
            case ServingState.CHANGING:
                return self.tr("One moment…")
            case ServingState.ON if self._serving.clients:
                return self.tr("Being answered now: {0}").format(", ".join(self._serving.clients))
            case ServingState.ON:
                return self.tr("The server is on. Nobody is being answered now.")
            case _:
                return self.tr("The server is off: no program can connect.")

    def _show_key(self) -> None:
        shown = self.show_key.isChecked()
        self.key.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.key.setText(self._serving.key)
        self.key.setCursorPosition(0)

    def _edit(self, **changes: object) -> None:
        if not self._filling:
            self._settings.update(**changes)

    def _line(self, name: str) -> LineField:
        line = LineField(self)
        line.setReadOnly(True)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        self.column.addWidget(line)
        return line

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
