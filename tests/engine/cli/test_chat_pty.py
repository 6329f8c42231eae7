"""`tern chat` as a person has it: a real terminal, keys pressed, the engine process killed by signal."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.helpers.engine_process import wait_gone
from tests.helpers.toy import write_toy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")

WAIT_S = 60.0
CTRL_C, CTRL_D, UP = b"\x03", b"\x04", b"\x1b[A"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ENERGY = r"(?: · [\d.e-]+ J/token \([^)]*\))?"
SPEED = rf"prompt (\d+) computed \+ (\d+) cached · context ([\d,]+) / 8,192{ENERGY}(.*)"

# The terminal becomes the controlling one, so that Ctrl-C typed there is a SIGINT for the whole job.
LAUNCH = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


class Screen:
    """A program on a pseudo-terminal. Every wait ends after WAIT_S with what was on the screen."""

    def __init__(self, *arguments: str) -> None:
        self._master, slave = os.openpty()
        command = [sys.executable, "-c", LAUNCH, sys.executable, "-m", "engine", "chat", *arguments]
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "500", "INPUTRC": os.devnull}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)
        self._bytes = b""
        self._done = 0  # characters of the text that were expected already

    @property
    def raw(self) -> str:
        """All that was written so far."""
        return self._bytes.decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """The same without escape sequences."""
        return ESCAPES.sub("", self.raw).replace("\r\n", "\n")

    def press(self, keys: bytes | str) -> None:
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def say(self, line: str) -> None:
        self.press(line + "\r")

    def interrupt(self) -> None:
        """Ctrl-C at the prompt, given time: readline heeds a signal only while it waits for a key."""
        time.sleep(0.3)
        self.press(CTRL_C)

    def expect(self, pattern: str) -> re.Match[str]:
        """Wait for ``pattern`` behind what was expected before."""
        end = time.monotonic() + WAIT_S
        while not (match := re.compile(pattern).search(self.text, self._done)):
            assert self._read(end), f"no {pattern!r} in {self.text[self._done :][-3000:]!r}"
        self._done = match.end()
        return match

    def expect_prompt(self) -> None:
        self.expect(r"(?m)^> ")

    def expect_exit(self) -> int:
        end = time.monotonic() + WAIT_S
        while self._read(end):
            pass
        return self.process.wait(WAIT_S)

    def worker(self) -> psutil.Process:
        """The engine process of this program."""
        children = psutil.Process(self.process.pid).children()
        (worker,) = [child for child in children if any("spawn_main" in part for part in child.cmdline())]
        return worker

    def close(self) -> None:
        self.process.kill()
        self.process.wait(WAIT_S)
        os.close(self._master)

    def _read(self, end: float) -> bool:
        """More output; False when the program has closed the terminal."""
        left = end - time.monotonic()
        assert left > 0, f"nothing more after {self.text[-3000:]!r}"
        if not select.select([self._master], [], [], left)[0]:
            return True
        try:
            new = os.read(self._master, 65536)
        except OSError:  # Linux says so where the other side is closed
            return False
        self._bytes += new
        return bool(new)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its greedy answer to "hello" has no end within 8000 tokens, and takes seconds."""
    folder = tmp_path_factory.mktemp("model") / "toy"
    return write_toy(folder, hidden=256, ffn=512, layers=8, max_position=8192)


@pytest.fixture
def screen(toy: Path) -> Iterator[Screen]:
    screen = Screen("--model", str(toy), "--temperature", "0", "--context", "8192", "--system", "")
    yield screen
    screen.close()


@pytest.fixture
def brief(toy: Path) -> Iterator[Screen]:
    """Answers of five tokens."""
    screen = Screen("--model", str(toy), "--temperature", "0", "--max-tokens", "5", "--context", "8192")
    yield screen
    screen.close()


def test_a_conversation(screen: Screen, toy: Path) -> None:
    """Two turns, a stop in the middle, the engine killed by signal, and the chat goes on."""
    assert screen.expect(r"toy · \S+ \S+ · \d+ threads · context 8,192 \(f16\)")
    screen.expect_prompt()

    screen.say("hello")
    screen.expect(r"hello\n[^\n]{20}")
    screen.press(CTRL_C)
    speed = screen.expect(SPEED)
    computed, cached, used = (int(part.replace(",", "")) for part in speed.groups()[:3])
    assert speed[4] == " · stopped"
    assert (cached, computed) == (0, 8)
    assert 8 + 10 < used < 8192
    screen.expect_prompt()

    screen.say("and you?")
    screen.expect(r"you\?\n[^\n]{20}")
    screen.press(CTRL_C)  # at the prompt, should the answer have come to its own end: then it is a question
    speed = screen.expect(SPEED)
    assert int(speed[1]) < 40, "only the new turn is computed"
    assert int(speed[2]) > computed + 10, "the rest was in the KV cache"
    screen.expect_prompt()

    screen.say("/new")
    screen.expect_prompt()
    screen.say("hello")
    screen.expect(r"hello\n[^\n]{20}")
    worker = screen.worker()
    worker.send_signal(signal.SIGKILL)
    screen.expect("The system ended the engine, probably because memory ran out")
    screen.expect("The model was reloaded and the conversation is kept")
    assert screen.worker().pid != worker.pid
    screen.expect_prompt()

    screen.say("/retry")
    screen.expect(r"/retry\n[^\n]{20}")
    screen.press(CTRL_C)
    assert screen.expect(SPEED)[4] == " · stopped"
    screen.expect_prompt()

    last = screen.worker().pid
    screen.press(CTRL_D)
    assert screen.expect_exit() == 0
    wait_gone(last)
    assert "Traceback" not in screen.text
    assert screen.text.count("The system ended the engine") == 1


def test_killed_between_two_answers(brief: Screen) -> None:
    brief.expect_prompt()
    brief.say("hello")
    first = brief.expect(SPEED)
    assert int(first[2]) < int(first[1]), "at most what stands before any system prompt is in the cache"
    brief.expect_prompt()
    worker = brief.worker()
    worker.send_signal(signal.SIGSEGV)
    worker.wait(WAIT_S)  # until its owner has taken note: asked earlier, the question is one that was cut
    time.sleep(0.3)
    brief.say("and you?")
    brief.expect(r"The engine crashed \(SIGSEGV\)")
    brief.expect("reloaded")
    speed = brief.expect(SPEED)
    assert int(speed[1]) > 30, "the whole conversation is computed anew"
    brief.say("/quit")
    assert brief.expect_exit() == 0


def test_a_paste_of_several_lines_is_one_message(brief: Screen, tmp_path: Path) -> None:
    brief.expect_prompt()
    brief.press("\x1b[200~first line\nsecond line\n\nthird\x1b[201~")
    brief.press("\r")
    brief.expect(SPEED)
    brief.say(r"one \\"[:-1])
    brief.say("two")
    brief.expect(SPEED)
    brief.say(f"/save {tmp_path / 'chat.md'}")
    brief.expect("Saved to")
    saved = (tmp_path / "chat.md").read_text()
    assert "## User\n\nfirst line\nsecond line\n\nthird\n\n## Assistant\n\n" in saved
    assert "## User\n\none \ntwo\n\n## Assistant\n\n" in saved
    assert saved.startswith("## System\n\nYou are a helpful AI assistant.\n\n")
    brief.say(f"/save {tmp_path / 'chat.md'}")
    brief.expect("already exists")
    brief.say(f"/save {tmp_path / 'nowhere' / 'chat.md'}")
    brief.expect("cannot be written")


def test_commands(brief: Screen) -> None:
    brief.expect_prompt()
    brief.say("/retry")
    brief.expect("You have not asked anything yet")
    brief.say("/help")
    brief.expect("/quit +quit")
    brief.say("/stast")
    brief.expect("There is no command /stast")
    brief.say("/system Answer in verse.")
    brief.expect("System prompt: Answer in verse.")
    brief.say("hello")
    first = brief.expect(SPEED)
    assert int(first[2]) < int(first[1]), "at most what stands before any system prompt is in the cache"
    brief.say("/retry")
    assert int(brief.expect(SPEED)[1]) == 1, "the prompt is in the cache; its last token is always run"
    brief.say("/stats")
    brief.expect("temperature 0.0")
    brief.expect("1 question answered")
    brief.expect(r"5 tokens, seed \d+")
    brief.say("/new")
    brief.say("/stats")
    brief.expect("0 questions answered")
    brief.say("/etc/passwd is a path")
    brief.expect(SPEED)


def test_ctrl_c_at_the_prompt(brief: Screen) -> None:
    brief.expect_prompt()
    brief.press("half a line")
    brief.expect("half a line")
    brief.interrupt()
    brief.expect_prompt()
    brief.interrupt()
    brief.expect("Press Ctrl-C again")
    brief.expect_prompt()
    brief.say("hello")
    brief.expect(SPEED)
    brief.expect_prompt()
    brief.interrupt()
    brief.expect("Press Ctrl-C again")
    brief.expect_prompt()
    brief.interrupt()
    assert brief.expect_exit() == 130


def test_history_of_the_last_start(toy: Path) -> None:
    options = ("--temperature", "0", "--max-tokens", "2")
    first = Screen("--model", str(toy), *options)
    try:
        first.expect_prompt()
        first.say("remember me")
        first.expect("tokens/s")
        first.say("/quit")
        assert first.expect_exit() == 0
    finally:
        first.close()
    second = Screen(*options)  # the last model is remembered too
    try:
        second.expect("toy · ")
        second.expect_prompt()
        second.press(UP + UP)
        second.expect("remember me")
    finally:
        second.close()


def test_control_characters_of_the_model_do_not_reach_the_terminal(screen: Screen) -> None:
    """The toy says everything a vocabulary of bytes can say, ESC and backspace among it."""
    screen.expect_prompt()
    screen.say("hello")
    screen.expect(r"hello\n[\s\S]{3000}")
    screen.press(CTRL_C)
    screen.expect(SPEED)
    behind_readline = screen.raw.split("\x1b[?2004l\r")[1]
    answer = behind_readline.split("^C")[0].replace("\r\n", "\n")
    assert re.search("[\u2400-\u241f]", answer), "there were some, and they are shown"
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", answer)
