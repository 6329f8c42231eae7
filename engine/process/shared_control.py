"""A few bytes of memory that the engine process and its owner share: the stop flag and the heartbeat.

    offset 0   int32    stop flag: non-zero asks the decoder to stop before its next layer
    offset 8   uint64   heartbeat: raised per layer, and while loading
    offset 16  uint32   commands up to this number are stopped
    offset 20  uint32   number of commands the worker is done with
    offset 24  uint32   seconds of silence the worker needs, 0 for the usual ones
    offset 28  uint32   answers to other programs up to this command are stopped
    offset 32  int32    stop flag of the decoders of other programs
    offset 40  uint64   their heartbeat

A decoder knows 16 bytes: the first ones, or those from 32 on. Commands are numbered from 1 in the order in
which they go through the pipe; both sides count, so no number travels. The owner writes offsets 0, 16, 28 and
32, the worker 0, 8, 20, 24, 32 and 40.

The memory is an anonymous ``multiprocessing`` arena (a file unlinked at birth, a tagged mapping on
Windows): it has no name, so nothing is left behind however the processes end.
"""

from multiprocessing.context import BaseContext
from typing import Any

SIZE = 48


def make_block(context: BaseContext) -> Any:
    """Shared bytes, all zero, that can be handed to a process of ``context`` when it is started."""
    return context.RawArray("B", SIZE)


class SharedControl:
    """One side's view of the block made by ``make_block``."""

    def __init__(self, block: Any) -> None:
        self.buffer = memoryview(block).cast("B")
        self._flag = self.buffer[0:4].cast("i")
        self._heartbeat = self.buffer[8:16].cast("Q")
        self._numbers = self.buffer[16:32].cast("I")
        self.guest_buffer = self.buffer[32:48]
        self._guest_flag = self.guest_buffer[0:4].cast("i")
        self._guest_heartbeat = self.guest_buffer[8:16].cast("Q")

    # ---- the owner's side ----

    def stop_through(self, number: int) -> None:
        """Stop command ``number`` and all before it, whether running or still in the pipe; no guest's."""
        self._numbers[0] = number
        self._flag[0] = 1

    def stop_guests_through(self, number: int) -> None:
        """Stop every answer to another program that was asked for by command ``number`` or before."""
        self._numbers[3] = number
        self._guest_flag[0] = 1

    @property
    def heartbeat(self) -> int:
        return (self._heartbeat[0] + self._guest_heartbeat[0]) & 0xFFFF_FFFF_FFFF_FFFF

    @property
    def done(self) -> int:
        return self._numbers[1]

    @property
    def patience_s(self) -> int:
        return self._numbers[2]

    # ---- the worker's side ----

    def begin(self, number: int) -> None:
        """Command ``number`` starts: a stop meant for an earlier one no longer counts.

        The flag is cleared before the number is looked at, and the owner writes them the other way
        round: so a stop that comes while the command is still in the pipe is never lost.
        """
        self._flag[0] = 0
        if self.stopped(number):
            self._flag[0] = 1

    def stopped(self, number: int) -> bool:
        return self._numbers[0] >= number

    def begin_guest(self, number: int) -> None:
        """The guest of command ``number`` computes next: the flag is as it is meant for this one."""
        self._guest_flag[0] = 0
        if self.guest_stopped(number):
            self._guest_flag[0] = 1

    def guest_stopped(self, number: int) -> bool:
        return self._numbers[3] >= number

    def finish(self, number: int) -> None:
        self._numbers[1] = number

    def be_quiet_for(self, seconds: int) -> None:
        """Ask for ``seconds`` without a heartbeat, for something that cannot beat; the next beat ends it."""
        self._numbers[2] = seconds

    def beat(self) -> None:
        self._numbers[2] = 0
        self._heartbeat[0] = (self._heartbeat[0] + 1) & 0xFFFF_FFFF_FFFF_FFFF
