"""The loop of the processes that answer: every question once, and an end whatever happens outside."""

import subprocess
import sys
import threading
from multiprocessing import Pipe

import pytest

from app.child_loop import serve
from tests.helpers import ROOT

ASKED = """
import itertools, multiprocessing, os, sys
from app.child_loop import serve, step_back

step_back(3)
ours, theirs = multiprocessing.Pipe()
ours.send("question")
serve(theirs, lambda question: {answer}, 0.3)
"""


def test_each_question_is_answered_until_the_pipe_is_closed() -> None:
    ours, theirs = Pipe()
    tidied: list[int] = []
    loop = threading.Thread(
        target=serve,
        args=(theirs, lambda number: number * 2, 60.0),
        kwargs={"after": lambda: tidied.append(1)},
    )
    loop.start()
    assert ours.recv() is None, "it says that it is there"
    for number in range(3):
        ours.send(number)
        assert ours.recv() == number * 2
    ours.close()
    loop.join(20)
    assert not loop.is_alive() and len(tidied) == 3


@pytest.mark.parametrize("answer", ["sum(itertools.count())", "max(itertools.repeat(0))"])
def test_what_never_ends_ends_the_process(answer: str) -> None:
    """Also where it holds the interpreter, and nobody outside is there to end it."""
    code = ASKED.format(answer=answer)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == 1 and done.stderr == b"", done


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority instead")
def test_it_steps_back_and_leaves_ctrl_c_to_the_window() -> None:
    answer = "os._exit(10 + os.nice(0) + (signal.getsignal(signal.SIGINT) != signal.SIG_IGN))"
    code = "import signal\n" + ASKED.format(answer=answer)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    before = subprocess.run([sys.executable, "-c", "import os; print(os.nice(0))"], capture_output=True)
    assert done.returncode == 10 + min(19, int(before.stdout) + 3), done
