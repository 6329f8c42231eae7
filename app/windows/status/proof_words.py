"""What the self test found, in words for the badge and the table behind it."""

from PySide6.QtCore import QObject

from engine.process.events import FLOAT, SKIP, SelfTestRow

Proof = tuple[SelfTestRow, ...]


class ProofWords(QObject):
    """Sentences and names for rows of the self test."""

    def switched_off(self, proof: Proof) -> list[tuple[str, str]]:
        """(kernel, isa) that differ from the definition, in the order of the table."""
        return list(dict.fromkeys((row.kernel, row.isa) for row in proof if row.result == "differs"))

    def checks(self, proof: Proof) -> int:
        """How many this CPU could run."""
        return sum(row.result != "unavailable" for row in proof)

    def verdict(self, proof: Proof) -> str:
        """One or two sentences on all of it."""
        if not proof:
            return self.tr("The kernels are checked when you load a model for the first time.")
        off = self.switched_off(proof)
        if not off:
            return self.tr(
                "Checked on this computer: answers are bit for bit those of the model ({0} checks passed)."
            ).format(self.checks(proof))
        names = ", ".join(
            self.tr("all on {0}").format(isa) if kernel == FLOAT else f"{self.kernel(kernel)} · {isa}"
            for kernel, isa in off
        )
        return self.tr(
            "These kernels gave wrong results on this computer and are turned off: {0}. "
            "The ones in use are exact."
        ).format(names)

    def kernel(self, name: str) -> str:
        return {FLOAT: self.tr("common to all"), SKIP: self.tr("neuron skipping")}.get(name, name)

    def operation(self, name: str) -> str:
        return self.tr("all") if name == "all" else name

    def result(self, result: str) -> str:
        words = {
            "ok": self.tr("exact"),
            "differs": self.tr("wrong, turned off"),
            "unavailable": self.tr("not available here"),
        }
        return words.get(result, result)
