"""What other programs take of the processor; what Tern takes itself does not count."""

import subprocess
import sys
import time

from engine.machine import other_load
from engine.machine.other_load import OtherLoad

SPIN = "import time; t = time.monotonic()\nwhile time.monotonic() < t + {}: pass"


def test_own_work_and_that_of_children_does_not_count() -> None:
    load = OtherLoad()
    busy = [0.0]
    own = [{1: 5.0}]
    load._own = lambda: dict(own[0])  # type: ignore[method-assign]
    before, other_load._busy_seconds = other_load._busy_seconds, lambda: busy[0]
    try:
        load._begin()
        time.sleep(0.25)
        busy[0], own[0] = 0.5, {1: 5.2, 2: 0.3}
        assert load.cores() == 0.0
        time.sleep(0.25)
        busy[0] = 1.0
        assert 0.5 < load.cores() <= 2.0
        assert load.cores() > 0, "a second look at once says the same"
    finally:
        other_load._busy_seconds = before


def test_a_program_that_is_no_child_counts() -> None:
    """Two generations away and let go of, so that it belongs to the system."""
    load = OtherLoad()
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SPIN.format(2.5)!r}])"
    subprocess.run([sys.executable, "-c", code], check=True)
    load.cores()
    time.sleep(1.5)
    assert load.cores() > 0.05


def test_a_child_that_has_ended_was_no_other_program() -> None:
    load = OtherLoad()
    subprocess.run([sys.executable, "-c", SPIN.format(0.7)], check=True)
    assert sum(load._own().values()) - sum(load._known.values()) > 0.1
