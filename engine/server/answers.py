"""Answers: which requests are answered now, which wait for their turn, and which are one too many.

All of it runs in the server's event loop; the events of the engine come from its reader thread.
A place is free again when the engine says that the answer has ended, however the client behaves.
"""

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from engine.process.events import EstimateOptions, Event, Failed, Finished, ModelInfo, Serve
from engine.server.api_error import ApiError
from engine.server.metrics import Metrics
from engine.server.requests import Wanted

TYPICAL_S = 10.0  # of an answer, before one has ended
CLOSED = "The server was switched off."


class Engine(Protocol):
    """Who has the model. ``serve`` may be called in any thread, and its listener is."""

    @property
    def info(self) -> ModelInfo | None:
        """The model that is loaded."""
        ...

    def serve(self, command: Serve, listener: Callable[[Event], None]) -> None:
        """Answer; the listener hears of it until a Finished or Failed, which comes once."""
        ...

    def cancel(self, answer_id: str) -> None: ...


@dataclass(slots=True)
class Served:
    """A request that is being answered. ``client``: what the program calls itself, and its address."""

    client: str
    events: "asyncio.Queue[Event]" = field(default_factory=asyncio.Queue)


class Answers:
    """``on_change`` is told, in the event loop, who is being served whenever that changes."""

    def __init__(
        self,
        engine: Engine,
        parallel: int,
        queue: int,
        metrics: Metrics,
        estimate: EstimateOptions | None = None,
        on_change: Callable[[tuple[str, ...]], None] = lambda clients: None,
    ) -> None:
        self._engine = engine
        self._parallel, self._most_waiting = parallel, queue
        self._metrics = metrics
        self._estimate = estimate or EstimateOptions()
        self._on_change = on_change
        self._places = asyncio.Semaphore(parallel)
        self._waiting = 0
        self._running: dict[str, Served] = {}
        self._mean_s = TYPICAL_S
        self._is_closed = False

    async def ask(self, wanted: Wanted, client: str) -> AsyncGenerator[Event, None]:
        """The events of one answer, from its first piece to its Finished or Failed.

        Where the iterator is closed early, the answer ends. ApiError 429 where too many wait.
        """
        await self._take_place()
        loop = asyncio.get_running_loop()
        served = Served(client)
        command = Serve(
            f"served-{uuid.uuid4().hex}",
            wanted.prompt,
            wanted.params,
            stops=wanted.stops,
            json=wanted.json,
            chances=wanted.chances,
            slots=self._parallel,
            estimate=self._estimate,
        )

        def listen(event: Event) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._receive, command.id, event)

        self._running[command.id] = served
        self._tell()
        try:
            self._engine.serve(command, listen)
        except BaseException:
            self._receive(command.id, Failed(command.id, CLOSED))  # its place is free again
            raise
        ended = False
        try:
            while not ended:
                event = await served.events.get()
                ended = isinstance(event, Finished | Failed)
                yield event
        finally:
            if not ended:
                self._engine.cancel(command.id)

    async def _take_place(self) -> None:
        if self._is_closed:
            raise ApiError(503, CLOSED, kind="server_error")
        if self._places.locked() and self._waiting >= self._most_waiting:
            self._metrics.refused += 1
            seconds = max(1, round(self._mean_s * (self._waiting + 1) / self._parallel))
            raise ApiError(
                429,
                f"{self._parallel} requests are being answered and {self._waiting} are waiting; "
                f"try again in about {seconds} s.",
                kind="rate_limit_error",
                code="queue_full",
                retry_s=seconds,
            )
        self._waiting += 1
        self._metrics.waiting = self._waiting
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
            self._metrics.waiting = self._waiting

    def _receive(self, answer_id: str, event: Event) -> None:
        """An event of the engine, in the loop."""
        served = self._running.get(answer_id)
        if served is None:
            return
        if isinstance(event, Finished | Failed):
            del self._running[answer_id]
            self._places.release()
            self._metrics.ended(event)
            if isinstance(event, Finished):
                self._mean_s += 0.2 * (event.counts.energy.seconds - self._mean_s)
            self._tell()
        served.events.put_nowait(event)

    def _tell(self) -> None:
        self._metrics.running = len(self._running)
        self._on_change(tuple(served.client for served in self._running.values()))

    def close(self) -> None:
        """End all answers with a sentence; no other begins. In the loop."""
        self._is_closed = True
        for answer_id, served in list(self._running.items()):
            self._engine.cancel(answer_id)
            served.events.put_nowait(Failed(answer_id, CLOSED))
