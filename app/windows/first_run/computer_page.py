"""First run, page 1: this computer, and how fast a model will run on it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.languages import say
from app.look.theme import Theme, space
from app.models.forecasts import Forecasts
from app.models.inventory import Inventory
from app.models.memory import bytes_text
from app.windows.downloads.texts import reading_text, size_text, speed_text
from app.windows.first_run.page import FirstRunPage
from app.windows.models.facts import refusal_text
from app.windows.widgets.labels import Card, Facts, set_role, text_label


class ComputerPage(FirstRunPage):
    """Measures when it is first shown."""

    def __init__(self, inventory: Inventory, forecasts: Forecasts, theme: Theme, parent: QWidget) -> None:

        super().__init__(
            say.tr("Welcome to Tern"),
            say.tr(
                "Language models that run entirely on this computer. Nothing you write leaves it.",
            ),
            theme,
            parent,
        )
        self._inventory = inventory
        self._forecasts = forecasts
        self._announced = ""
        card = Card(self)
        self.speed = text_label("", theme, "title", "", card)
        self.speed_line = text_label("", theme, "body", "muted", card)
        self.busy = QProgressBar(card)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(say.tr("Measuring the speed"))
        self.again = QPushButton(say.tr("Measure again"), card)
        self.again.setProperty("small", True)
        self.again.clicked.connect(forecasts.measure)
        words = QHBoxLayout()
        words.addWidget(self.speed, 1)
        words.addWidget(self.again)
        card.column.addLayout(words)
        card.column.addWidget(self.speed_line)
        card.column.addSpacing(space(1))
        card.column.addWidget(self.busy)
        self.column.addWidget(card)
        self.column.addSpacing(space(4))
        facts = Facts(theme, self)
        self.cpu = facts.add(say.tr("Processor"))
        self.isa = facts.add(say.tr("Instruction set"))
        self.memory = facts.add(say.tr("Memory"))
        self.disk = facts.add(say.tr("Free disk space"))
        self.column.addLayout(facts)
        self.column.addSpacing(space(3))
        self.verdict = self.add_text("", "strong")
        self.column.addStretch(1)
        inventory.changed.connect(self._show)
        forecasts.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Looks at the computer, and measures it unless an earlier start did."""
        self._inventory.refresh()
        if self._forecasts.speed is None:
            self._forecasts.measure()

    def _show(self) -> None:
        self._show_speed()
        computer = self._inventory.computer
        looking = self.tr("Checking…")
        self.cpu.setText(computer.cpu if computer else looking)
        self.isa.setText(
            self.tr("{0}, %Ln cores", "", computer.cores).format(_isa_text(computer.isa))
            if computer
            else looking
        )
        self.memory.setText(
            self.tr("{0}, {1} free now").format(bytes_text(computer.memory), bytes_text(computer.free_memory))
            if computer
            else looking
        )
        self.disk.setText(size_text(computer.free_disk) if computer else looking)
        self._show_verdict()

    def _show_speed(self) -> None:
        forecasts = self._forecasts
        model = self._inventory.offered[0]
        speed = forecasts.tokens_per_s(model.shape)
        self.busy.setVisible(forecasts.measuring)
        self.again.setVisible(not forecasts.measuring)
        if forecasts.measuring:
            self.speed.setText(self.tr("Measuring this computer…"))
            self.speed_line.setText(self.tr("This takes about three seconds. Nothing is downloaded."))
        elif speed is not None and forecasts.is_busy:
            self.speed.setText(self.tr("At least {0}").format(speed_text(speed)))
            self.speed_line.setText(
                self.tr(
                    "with {0}. Other programs used {1} processor cores while this was measured; it is "
                    "measured again when they rest."
                ).format(model.name, self.locale().toString(forecasts.busy_cores, "f", 1))
            )
            self._announce(self.speed.text())
        elif speed is not None:
            self.speed.setText(self.tr("About {0}").format(speed_text(speed)))
            self.speed_line.setText(
                self.tr("with {0}: {1}. Estimated from a short measurement on this computer.").format(
                    model.name, reading_text(speed)
                )
            )
            self._announce(self.speed.text())
        else:
            self.speed.setText(self.tr("The speed has not been measured yet"))
            self.speed_line.setText(forecasts.problem)
        self.speed_line.setVisible(bool(self.speed_line.text()))

    def _show_verdict(self) -> None:
        computer, model = self._inventory.computer, self._inventory.offered[0]
        if computer is None:
            self.verdict.setText("")
            return
        refusal = refusal_text(model, self._inventory)
        size = model.download_bytes or 0
        if refusal:
            text, role = self.tr("{0} cannot run here. {1}.").format(model.name, refusal), "error"
        elif size > computer.free_disk:
            text = self.tr("There is not enough disk space: {0} needs {1}. You can choose another folder.")
            text, role = text.format(model.name, size_text(size)), "warning"
        else:
            text, role = self.tr("This computer can run {0}.").format(model.name), "success"
        self.verdict.setText(text)
        set_role(self.verdict, role)

    def _announce(self, text: str) -> None:
        if text != self._announced and self.isVisible():
            self._announced = text
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _isa_text(isa: str) -> str:
    return isa or say.tr("no vector instructions used")
