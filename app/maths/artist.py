"""Has formulas drawn in a process of its own. One that takes too long is shown as it was written."""

from app.maths import worker
from app.maths.drawing import Drawing
from app.side_process import SideProcess

BUDGET_S = 1.0  # of a CPU's time, for one formula


class Artist(SideProcess[str, Drawing | None]):
    """Asked for formulas with their delimiters. Owner: ``Formulas``."""

    def __init__(self) -> None:
        super().__init__("tern-formulas", worker.main)
        self._slow: set[str] = set()

    @property
    def budget_s(self) -> float:
        return BUDGET_S

    def unanswered(self, key: str) -> None:
        return None

    def is_slow(self, key: str) -> bool:
        return key in self._slow

    def add_slow(self, key: str) -> None:
        self._slow.add(key)
