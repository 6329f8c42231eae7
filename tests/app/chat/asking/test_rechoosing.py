"""An edited question gets the passages of its files that suit what it says now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.conversation import Attachment
from tests.helpers.window import WindowBench, open_window

FILLER = "The committee met in the morning and went through the usual points of its agenda. " * 20
SAFE = "The password of the safe is swordfish."
ZOO = "The platypus of the zoo is called Waldemar."
CHARS = 1500  # of the passages


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened.load()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(f"# Safe\n\n{SAFE}\n\n{FILLER}\n\n# Zoo\n\n{ZOO}\n\n{FILLER}\n", "utf-8")
    return path


def asked(bench: WindowBench, file: Path) -> str:
    """The id of a question about the safe, with passages of the file."""
    passages = Attachment(file.name, "markdown", f"{SAFE}\n" + "x" * CHARS, str(file), "", False, 9000)
    other = Attachment("short.txt", "text", "Whole.", str(file.with_name("short.txt")), "", True, 6)
    bench.program.session.asking.send("What is the password of the safe?", (passages, other))
    bench.turn()
    bench.client.pieces("swordfish")
    bench.do(bench.client.finish)
    return bench.program.session.messages()[-2].id


def edit(bench: WindowBench, qtbot: QtBot, question: str, text: str) -> str:
    """Edits it and waits for the engine to be asked; the prompt's last message."""
    before = len(bench.client.generates)
    assert bench.program.session.asking.edit(question, text)
    qtbot.waitUntil(lambda: len(bench.client.generates) > before, timeout=60_000)
    bench.client.pieces("An answer")
    bench.do(bench.client.finish)
    return bench.client.generates[-1].messages[-1].text


def test_other_passages_for_another_question(bench: WindowBench, qtbot: QtBot, file: Path) -> None:
    session = bench.program.session
    first = asked(bench, file)
    prompt = edit(bench, qtbot, first, "What is the platypus called?")
    assert ZOO in prompt and "x" * 100 not in prompt and "Whole." in prompt
    version = session.messages()[-2]
    assert [a.name for a in version.attachments] == ["notes.md", "short.txt"]
    assert not version.attachments[0].whole and len(version.attachments[0].text) <= CHARS + 100
    assert SAFE in session.view.messages[first].attachments[0].text, "the version before keeps its own"
    assert session.store.load(session.info.id).messages[version.id].attachments == version.attachments


def test_a_file_that_is_gone_keeps_its_passages(bench: WindowBench, qtbot: QtBot, file: Path) -> None:
    said: list[str] = []
    bench.program.session.chat_notice.connect(lambda chat, sentence: said.append(sentence))
    first = asked(bench, file)
    file.unlink()
    assert SAFE in edit(bench, qtbot, first, "What is the platypus called?")
    assert said == ["“notes.md” cannot be read any more, so the passages for the earlier question are used."]


def test_the_same_question_keeps_its_passages(bench: WindowBench, qtbot: QtBot, file: Path) -> None:
    session = bench.program.session
    first = asked(bench, file)
    file.write_text("Something else.", "utf-8")
    for preset in ("", "Brainstorm"):
        bench.do(lambda preset=preset: session.asking.regenerate(session.messages()[-1].id, preset))
        assert SAFE in bench.client.generates[-1].messages[-1].text
        bench.client.pieces("again")
        bench.do(bench.client.finish)
    assert SAFE in session.view.messages[first].attachments[0].text


def test_stopped_while_it_chooses(bench: WindowBench, qtbot: QtBot, file: Path) -> None:
    session = bench.program.session
    first = asked(bench, file)
    before = len(bench.client.generates)
    session.asking.edit(first, "What is the platypus called?")
    bench.do(session.stop)
    assert session.running_message is None
    qtbot.waitUntil(lambda: ZOO in session.messages()[-2].attachments[0].text, timeout=60_000)
    assert len(bench.client.generates) == before, "nothing is asked any more"
