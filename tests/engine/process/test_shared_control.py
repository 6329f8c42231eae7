"""The memory that the engine process shares with its owner, as the decoder reads it and as both count."""

import multiprocessing
import struct
import subprocess
import sys
from multiprocessing.connection import Connection

import pytest

from engine.process.shared_control import SIZE, SharedControl, make_block


@pytest.fixture
def control() -> SharedControl:
    return SharedControl(make_block(multiprocessing.get_context("spawn")))


def flag(control: SharedControl) -> int:
    return int(struct.unpack_from("=i", control.buffer, 0)[0])


def test_layout_that_the_decoder_reads(control: SharedControl) -> None:
    assert len(control.buffer) == SIZE
    assert bytes(control.buffer) == bytes(SIZE)
    control.stop_through(1)
    control.beat()
    control.beat()
    assert flag(control) == 1
    assert struct.unpack_from("=Q", control.buffer, 8)[0] == control.heartbeat == 2


def test_a_stop_counts_for_what_was_asked_before_it(control: SharedControl) -> None:
    control.begin(1)
    control.stop_through(2)
    assert flag(control) == 1
    control.begin(2)  # still in the pipe when the stop came
    assert flag(control) == 1
    assert control.stopped(2)
    control.begin(3)
    assert flag(control) == 0
    assert not control.stopped(3)


def guest_flag(control: SharedControl) -> int:
    return int(struct.unpack_from("=i", control.guest_buffer, 0)[0])


def test_guests_and_the_owner_are_stopped_apart(control: SharedControl) -> None:
    control.stop_through(5)
    control.begin_guest(3)
    assert guest_flag(control) == 0 and not control.guest_stopped(3)
    control.begin(6)
    control.stop_guests_through(4)
    assert flag(control) == 0 and guest_flag(control) == 1
    control.begin_guest(5)  # asked for after the stop
    assert guest_flag(control) == 0
    control.begin_guest(4)
    assert guest_flag(control) == 1


def test_a_guest_is_a_sign_of_life(control: SharedControl) -> None:
    control.beat()
    struct.pack_into("=Q", control.guest_buffer, 8, 7)
    assert control.heartbeat == 8


def test_heartbeat_wraps(control: SharedControl) -> None:
    struct.pack_into("=Q", control.buffer, 8, 2**64 - 1)
    control.beat()
    assert control.heartbeat == 0


def _finish_seven(connection: Connection, block: object) -> None:
    control = SharedControl(block)
    connection.recv()
    control.finish(7)
    connection.send(control.stopped(5))


def test_shared_with_a_spawned_process() -> None:
    context = multiprocessing.get_context("spawn")
    block = make_block(context)
    control = SharedControl(block)
    ours, theirs = context.Pipe()
    process = context.Process(target=_finish_seven, args=(theirs, block))
    process.start()
    try:
        control.stop_through(5)
        ours.send("go")
        assert ours.poll(60)
        assert ours.recv() is True
        assert control.done == 7
    finally:
        process.join(10)
        process.kill()
        process.join(10)


def test_import_is_cheap() -> None:
    code = "import sys, engine.process.shared_control; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
