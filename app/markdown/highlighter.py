"""Has code coloured in a process of its own. What takes too long stays plain, now and at later starts."""

from app.markdown import highlight_worker
from app.markdown.coloring import Lines
from app.markdown.highlight_worker import plain
from app.markdown.slow_code import SlowCode
from app.side_process import SideProcess

BUDGET_S = 3.0  # of a CPU's time, for one block

Key = tuple[str, str]  # language, code


class Highlighter(SideProcess[Key, Lines]):
    """Owner: ``Highlights``."""

    def __init__(self, slow: SlowCode) -> None:
        super().__init__("tern-highlighter", highlight_worker.main)
        self._slow = slow

    @property
    def budget_s(self) -> float:
        return BUDGET_S

    def unanswered(self, key: Key) -> Lines:
        return plain(key[1])

    def is_slow(self, key: Key) -> bool:
        return key in self._slow

    def add_slow(self, key: Key) -> None:
        self._slow.add(key)
