"""What every source of energy figures has in common: readings are sums of steps, and some cannot be."""

from typing import Protocol

MOST_WATTS = 1000.0  # of one counter (a processor package); what exceeds it is no power but a fault
SHORTEST_S = 0.05  # a counter that moves every millisecond says nothing of less
STILL_S = 0.1  # a package that is powered takes something in this time


class Fault(Exception):
    """A reading that cannot be trusted, nor what was read before; ``str(fault)`` says why in a few words."""


class NeedsPermission(Exception):
    """The source is there and this person may not read it; ``line`` is the command that would let them."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class Source(Protocol):
    """Something that measures. Not for threads to share."""

    @property
    def name(self) -> str:
        """As ``Energy.source`` has it."""
        ...

    @property
    def scope(self) -> str:
        """As ``Energy.scope`` has it."""
        ...

    @property
    def needed_s(self) -> float:
        """Seconds that an answer has to take before its figure means anything."""
        ...

    @property
    def lag_s(self) -> float:
        """By how many seconds a reading may be late."""
        ...

    def read(self, seconds: float) -> float:
        """Joules since the last call, ``seconds`` ago. Fault, OSError or ValueError if that is not known."""
        ...

    def close(self) -> None: ...


class Counter:
    """A counter of energy that only grows, and begins anew at ``span`` (0: it never does)."""

    def __init__(
        self, value: int, joules: float, span: int = 0, is_new: bool = False, may_rest: bool = False
    ) -> None:
        """``joules`` are one unit of it; ``value`` is what it shows now: 0 is a Fault, unless it ``is_new``.

        ``may_rest``: it is not always moving.
        """
        if value < 0 or (value == 0 and not is_new):
            raise Fault("the counter reads 0")
        self._value, self._joules, self._span, self._may_rest = value, joules, span, may_rest

    def step(self, value: int, seconds: float) -> float:
        """Joules since the last call, now that it shows ``value``."""
        grown = value - self._value
        if grown < 0 and self._span > self._value:
            grown += self._span  # around once; whether that can be is seen by the power below
        if value < 0 or grown < 0:
            raise Fault("the counter jumped back")
        if grown == 0 and seconds >= STILL_S and not self._may_rest:
            raise Fault("the counter stands still")
        taken = grown * self._joules
        if taken > MOST_WATTS * max(seconds, SHORTEST_S):
            raise Fault("the counter jumped")
        self._value = value
        return taken
