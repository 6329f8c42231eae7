"""What the terminal program writes, and how. The answer goes to stdout, all about it to stderr."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from engine.cli.terminal_engine import Answer
from engine.process.events import EndReason, Energy, total

LONG_PROMPT = 256  # tokens from which on it is worth showing how far it has been read
NO_SYSTEM_PROMPT = "This model has no place for a system prompt, so it is put in front of your first message."
REASONS = {
    EndReason.LENGTH: "stopped at --max-tokens",
    EndReason.CONTEXT: "the context is full",
    EndReason.CANCELLED: "stopped",
}

SOURCES = {
    "rapl": "RAPL",
    "perf": "RAPL through perf",
    "battery": "battery",
    "emi": "Energy Meter Interface",
    "ioreport": "IOReport",
}

# Control characters that a terminal would obey (colours, titles, cursor jumps) are shown as pictures of
# themselves: a model's text must not steer the terminal. Line ends and tabs stay.
_VISIBLE = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
_VISIBLE |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def clean(text: str) -> str:
    """``text`` without the lone surrogates by which Python stands for bytes that are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def visible(text: str) -> str:
    """``text`` with its control characters made harmless for a terminal."""
    return text.translate(_VISIBLE)


def speed_line(answer: Answer) -> str:
    """How the answer went, in one line."""
    counts = answer.counts
    parts = [
        f"{counts.decode_tok_s:.1f} tokens/s",
        f"first token after {counts.ttft_s:.2f} s",
        f"prompt {counts.prompt_tokens} computed + {counts.cached_tokens} cached",
        f"context {counts.context_used:,} / {counts.context_size:,}",
    ]
    if words := energy_words(counts.energy):
        parts.append(words)
    if answer.reason in REASONS:
        parts.append(REASONS[answer.reason])
    return " · ".join(parts)


def tag(energy: Energy) -> str:
    """Where the figure comes from."""
    if energy.is_estimate:
        return f"estimate ±{energy.uncertainty:.0%}"
    return f"{SOURCES.get(energy.source, energy.source)}, {energy.scope}"


def energy_words(energy: Energy) -> str:
    """Joules per token and where they come from; "" where nothing is there to be said."""
    if energy.j_per_token is not None:
        return f"{energy.j_per_token:.3g} J/token ({tag(energy)})"
    return f"energy not measured ({energy.problem})" if energy.problem and energy.tokens else ""


def sum_words(taken: Sequence[Energy]) -> str:
    """What answers took together, with its tag; "" where one was not measured like the others."""
    energy = total(taken)
    if energy.joules is None or energy.watt_hours is None:
        return ""
    return f"{energy.joules:.3g} J, {energy.watt_hours:.2g} Wh ({tag(energy)})"


class Terminal:
    """stdout and stderr as they are: a person's screen, or a file or pipe."""

    def __init__(self) -> None:
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a character that cannot be shown ends no chat
        self._live = sys.stderr.isatty()  # a line there can be drawn over
        self._drawn = 0  # width of the line that is drawn now
        self._screen = sys.stdout.isatty()

    def say(self, sentence: str) -> None:
        """A line about the chat."""
        sys.stdout.flush()
        self._draw("")
        print(visible(sentence), file=sys.stderr, flush=True)

    @contextmanager
    def status(self, what: str) -> Iterator[Callable[[float], None]]:
        """Yields a function that shows "``what`` 42 %" in place; at the end the line is wiped."""
        try:
            yield lambda fraction: self._draw(f"{what} {fraction:4.0%}")
        finally:
            self._draw("")

    @contextmanager
    def answer(self) -> Iterator[tuple[Callable[[str], None], Callable[[int, int], None]]]:
        """Yields what shows a piece of the answer, and what shows the progress of reading the prompt.

        At the end the line is ended if the answer did not.
        """
        ended = True

        def show_text(text: str) -> None:
            nonlocal ended
            if not text:
                return
            self._draw("")
            sys.stdout.write(visible(text) if self._screen else text)
            sys.stdout.flush()
            ended = text.endswith("\n")

        def show_progress(done: int, total: int) -> None:
            if total >= LONG_PROMPT:
                self._draw(f"Reading {done} of {total} tokens" if done < total else "")

        try:
            yield show_text, show_progress
        finally:
            self._draw("")
            if not ended:
                sys.stdout.write("\n")
            sys.stdout.flush()

    def _draw(self, line: str) -> None:
        """Draw ``line`` over the one drawn before; "" wipes it."""
        if not self._live or (not line and not self._drawn):
            return
        sys.stderr.write("\r" + line.ljust(self._drawn) + ("" if line else "\r"))
        sys.stderr.flush()
        self._drawn = len(line)
