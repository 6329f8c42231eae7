"""The table behind the badge "exact": what the self test of the kernels found on this CPU."""

from PySide6.QtWidgets import QLabel, QWidget

from app.engine_bridge import EngineBridge
from app.look.icons import icon
from app.look.theme import Theme
from app.windows.status.proof_words import Proof, ProofWords
from app.windows.widgets.dialog import Dialog
from app.windows.widgets.plain_table import PlainTable
from engine.process.events import ModelInfo


class ProofDialog(Dialog):
    """Stands beside the window and follows what is loaded."""

    def __init__(self, bridge: EngineBridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 150, 140, parent)
        self._theme = theme
        self._proof: Proof = ()
        self._words = ProofWords(self)
        self.setWindowTitle(self.tr("Kernel Checks"))
        self.verdict = QLabel(self)
        self.verdict.setFont(theme.font("strong"))
        self.meaning = QLabel(
            self.tr(
                "Exact means that answers are bit for bit those of the model: every kernel "
                "gives exactly the same results as plain reference code, on random inputs "
                "and on the most extreme ones. The check runs once for this processor and "
                "this version of Tern."
            ),
            self,
        )
        self.meaning.setProperty("role", "muted")
        for label in (self.verdict, self.meaning):
            label.setWordWrap(True)
        self.table = PlainTable(
            self.tr("Kernel checks"),
            [
                (self.tr("Kernel"), False),
                (self.tr("Instruction set"), False),
                (self.tr("Operation"), False),
                (self.tr("Result"), False),
            ],
            self,
        )
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.meaning)
        self.column.addWidget(self.table, 1)
        self.add_close()
        bridge.loaded.connect(self._show_loaded)
        theme.changed.connect(lambda: self.verdict.setFont(theme.font("strong")))
        self.show_proof(bridge.info.proof if bridge.info else ())
        self.table.setFocus()

    def show_proof(self, proof: Proof) -> None:
        """Fills the table; what differs comes first."""
        self._proof = proof
        self.verdict.setText(self._words.verdict(proof))
        self.verdict.setProperty("role", "warning" if self._words.switched_off(proof) else "")
        self.verdict.style().polish(self.verdict)
        self.verdict.setFont(self._theme.font("strong"))  # which polishing forgets
        self.table.setVisible(bool(proof))
        self.table.setRowCount(0)
        words = self._words
        for row in sorted(proof, key=lambda row: row.result != "differs"):
            items = self.table.add_row(
                (words.kernel(row.kernel), row.isa, words.operation(row.operation), words.result(row.result))
            )
            if row.result == "ok":
                items[-1].setIcon(icon("check", self._theme, "success"))
            elif row.result == "differs":
                items[-1].setIcon(icon("warning", self._theme, "warning"))
        if proof:
            self.table.setCurrentCell(0, 0)

    def _show_loaded(self, info: ModelInfo) -> None:
        if info.proof != self._proof:
            self.show_proof(info.proof)
