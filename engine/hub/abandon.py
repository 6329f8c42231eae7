"""Blocking work that can be left at once.

A name that does not resolve, a server that does not answer: such a call cannot be interrupted, only left
behind. So the network runs in a thread of its own, which holds nothing but its socket, and whoever waits
for it goes as soon as ``stop`` is set; the thread ends with its timeout.
"""

import contextvars
import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Generic, TypeVar

from engine.errors import Stopped

T = TypeVar("T")

POLL_S = 0.05
AHEAD = 2  # pieces read before the last one is used


def call(work: Callable[[], T], stop: threading.Event) -> T:
    """What ``work`` returns or raises; Stopped as soon as ``stop`` is set."""

    def once() -> Generator[T, None, None]:
        yield work()

    return next(stream(once, stop))


def stream(source: Callable[[], Generator[T, None, None]], stop: threading.Event) -> Iterator[T]:
    """The pieces of ``source()``, which runs in another thread; Stopped as soon as ``stop`` is set.

    Pieces that came before an error are all given out before it is raised.
    """
    reader = _Reader(source)
    context = contextvars.copy_context()
    threading.Thread(target=context.run, args=(reader.run,), name="tern-hub-network", daemon=True).start()
    try:
        while not stop.is_set():
            try:
                item = reader.items.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item
        raise Stopped
    finally:
        reader.left.set()


class _End:
    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class _Reader(Generic[T]):
    def __init__(self, source: Callable[[], Generator[T, None, None]]) -> None:
        self.items: queue.Queue[T | _End] = queue.Queue(AHEAD)
        self.left = threading.Event()  # nobody takes the items any more
        self._source = source

    def run(self) -> None:
        end = _End()
        try:
            with closing(self._source()) as pieces:
                for piece in pieces:
                    if not self._put(piece):
                        return
        except BaseException as error:  # handed over, not swallowed: this is the thread's one place
            end = _End(error)
        self._put(end)

    def _put(self, item: T | _End) -> bool:
        while not self.left.is_set():
            try:
                self.items.put(item, timeout=POLL_S)
                return True
            except queue.Full:
                continue
        return False
