"""What a chat window can look like: one state after the other, each with a name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest

from app.chat.context.rules import Rule
from app.conversation import Attachment
from tests.helpers.scripted_client import INFO
from tests.helpers.toy import write_toy
from tests.helpers.window import WindowBench

LONG_NAME = "A very long name of a file about quarterly figures.md"


def chat_states(bench: WindowBench, folder: Path) -> Iterator[str]:
    """Turns ``bench``, a window without a model, to each of them; a small model is written to ``folder``."""
    yield "no model"
    toy = str(write_toy(folder / "toy", max_position=16384))
    bench.window.open_model(toy)
    yield "loading"
    bench.do(lambda: bench.client.loaded(replace(INFO, path=toy)))
    yield "empty"
    yield from _answers(bench)
    yield from _full_context(bench)
    yield from _files(bench, folder)
    yield from _places(bench)
    yield from _messages(bench)


def _answers(bench: WindowBench) -> Iterator[str]:
    bench.ask("First question", "an answer").ask("Second question", "another answer")
    yield "answers"
    bench.do(bench.window.menus.new_chat.trigger)
    for reason in ("cancelled", "length", "interrupted", "failed"):
        bench.ask("A question", "some text", reason=reason)
        yield f"answer {reason}"
    for reason in ("failed", "stop"):
        bench.ask("A question", reason=reason)
        yield f"nothing, {reason}"
    bench.ask("A question", "round in circles, " * 400, reason="")
    yield "an answer in circles"
    bench.do(bench.client.finish)


def _full_context(bench: WindowBench) -> Iterator[str]:
    session = bench.program.session
    for rule in Rule:
        bench.do(bench.window.menus.new_chat.trigger)
        bench.ask("First question", "an answer").ask("Second question", "another answer")
        session.context.set_rule(rule)
        session.stats_changed.emit(replace(session.stats, context_used=4000, context_size=4096))
        yield f"nearly full, {rule.value or 'ask'}"
        bench.window.composer.insert("The last question")
        bench.do(bench.window.composer.button.click)
        bench.do(lambda: bench.client.overlong(5000))
        yield f"full, {rule.value or 'ask'}"
        if rule is not Rule.ASK:
            bench.client.pieces("They talked.")
            bench.do(bench.client.finish)
            yield f"{rule.value}, reading"
            bench.client.pieces("Yes")
            bench.do(bench.client.finish)
            yield f"{rule.value}, done"


def _files(bench: WindowBench, folder: Path) -> Iterator[str]:
    bench.do(bench.window.menus.new_chat.trigger)
    files = [Attachment(LONG_NAME, "markdown", "word " * 9000, str(folder / LONG_NAME), "", False, 45_000)]
    bench.program.session.set_draft_files(tuple(files))
    chat = bench.program.session.info.id
    bench.do(bench.window.menus.new_chat.trigger)
    bench.do(lambda: bench.window.commands.open(chat))
    yield "a file is attached"
    bench.window.composer.insert("What is in it?")
    sent = len(bench.client.generates)
    bench.do(bench.window.composer.button.click)
    for _ in range(400):
        if len(bench.client.generates) > sent:
            break
        QTest.qWait(20)
    bench.client.pieces("Words.")
    bench.do(bench.client.finish)
    yield "a file was sent"


def _places(bench: WindowBench) -> Iterator[str]:
    bench.do(bench.window.menus.archive.trigger)
    yield "archived, with undo"
    bench.do(bench.window.menus.new_temporary.trigger)
    bench.ask("a secret", "kept")
    yield "a temporary chat"
    bench.program.session.chat_notice.emit(
        bench.program.session.info.id, f"The file “{LONG_NAME}” could not be read, because it is not there."
    )
    yield "a notice"
    bench.do(bench.program.session.temporary.keep)


def _messages(bench: WindowBench) -> Iterator[str]:
    session = bench.program.session
    bench.do(bench.window.menus.new_chat.trigger)
    bench.ask("code", "```python\nprint('hello')\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n")
    yield "code, a table, a task"
    session.asking.regenerate(session.messages()[-1].id)
    bench.turn()
    bench.client.pieces("x")
    bench.do(bench.client.finish)
    yield "versions"
    bench.do(bench.window.menus.palette.trigger)
    yield "the palette"
    bench.do(bench.window.commands_palette.palette.dismiss)
