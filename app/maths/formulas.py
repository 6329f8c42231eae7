"""The drawn formulas seen last."""

from collections import OrderedDict
from collections.abc import Callable

from app.maths.artist import Artist
from app.maths.shape import Shape

KEPT = 2_000  # formulas


class Formulas:
    """Used in the main thread. ``wanted`` is called when there is something to wait for.

    The owner calls ``close``.
    """

    def __init__(self, wanted: Callable[[], None] = lambda: None) -> None:
        self._wanted = wanted
        self._found: OrderedDict[str, Shape | None] = OrderedDict()
        self._artist = Artist()

    def get(self, source: str) -> Shape | None:
        """The drawn formula; ``source`` has its delimiters. None: shown as written, at least for now."""
        if source in self._found:
            self._found.move_to_end(source)
            return self._found[source]
        self._artist.ask(source)
        self._wanted()
        return None

    @property
    def waiting(self) -> bool:
        """Something is still being drawn."""
        return self._artist.waiting

    def take(self) -> set[str]:
        """The formulas that were drawn since the last time."""
        drawn = set()
        for source, drawing in self._artist.take():
            self._found[source] = Shape(drawing) if drawing else None
            if drawing:
                drawn.add(source)
        while len(self._found) > KEPT:
            self._found.popitem(last=False)
        return drawn

    def close(self) -> None:
        """No more drawings; the process that makes them ends."""
        self._artist.close()
