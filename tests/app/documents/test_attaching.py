"""Files on their way into a message: read one after the other, counted, kept with a draft, cut to fit."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.conversation import Attachment
from app.documents import attaching
from app.documents.attaching import Attaching, State
from app.engine_bridge import EngineBridge
from tests.helpers.documents import pdf
from tests.helpers.scripted_client import ScriptedClient


class Bench:
    def __init__(self) -> None:
        self.clients: list[ScriptedClient] = []
        self.bridge = EngineBridge(make_client=self._make)
        self.bridge.start()
        self.files = Attaching(self.bridge)
        self.notices: list[str] = []
        self.sent: list[tuple[Attachment, ...]] = []
        self.files.notice.connect(self.notices.append)

    def _make(self, on_event: Callable[..., None]) -> ScriptedClient:
        self.clients.append(ScriptedClient(on_event))
        return self.clients[-1]

    @property
    def client(self) -> ScriptedClient:
        return self.clients[-1]

    def load(self) -> None:
        from engine.process.events import Load

        self.bridge.load(Load("/models/toy"))
        self.client.loaded()
        self.turn()

    def turn(self) -> None:
        for _ in range(3):
            QCoreApplication.processEvents()

    def wait(self, seconds: float = 60.0) -> None:
        """Until nothing is read or chosen."""
        end = time.monotonic() + seconds
        while self.files.is_reading or self.files.is_choosing:
            QCoreApplication.processEvents()
            assert time.monotonic() < end
            time.sleep(0.005)
        self.turn()


@pytest.fixture
def bench(qapp: object) -> Iterator[Bench]:
    made = Bench()
    yield made
    made.files.close()
    made.bridge.close()


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_files_are_read_counted_and_sent(bench: Bench, tmp_path: Path) -> None:
    bench.load()
    bench.files.add([write(tmp_path, "a.txt", "one two three"), write(tmp_path, "b.md", "# Ü")])
    assert [file.state for file in bench.files.files] == [State.READING] * 2
    bench.files.finish("?", 100, bench.sent.append)
    assert bench.sent == []  # not yet
    bench.wait()
    assert [(file.name, file.tokens, file.exact) for file in bench.files.files] == [
        ("a.txt", 4, False),
        ("b.md", 1, False),
    ]
    assert [command.text for command in bench.client.counts] == ["one two three", "# Ü"]
    bench.client.counted(3, number=0)
    bench.client.counted(2, number=1)
    bench.turn()
    assert bench.files.tokens == 5 and bench.files.exact
    bench.files.finish("?", 100, bench.sent.append)
    assert bench.sent == [
        (
            Attachment("a.txt", "text", "one two three", str(tmp_path / "a.txt"), size=13),
            Attachment("b.md", "markdown", "# Ü", str(tmp_path / "b.md"), size=3),
        )
    ]


def test_another_model_counts_again(bench: Bench, tmp_path: Path) -> None:
    bench.files.add([write(tmp_path, "a.txt", "one")])
    bench.wait()
    assert bench.client.counts == []  # nobody there who could
    bench.load()
    assert [command.text for command in bench.client.counts] == ["one"]


def test_what_cannot_be_read_says_why_and_is_not_sent(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    bench.files.add([str(tmp_path / "gone.txt"), str(tmp_path / "b.bin"), write(tmp_path, "c.txt", "c")])
    bench.wait()
    states = [(file.state, file.sentence) for file in bench.files.files]
    assert [state for state, _ in states] == [State.FAILED, State.FAILED, State.READY]
    assert "not there any more" in states[0][1] and "not a text" in states[1][1]
    bench.files.finish("?", 100, bench.sent.append)
    assert [attachment.name for attachment in bench.sent[0]] == ["c.txt"]


def test_a_file_is_attached_once_and_not_too_many(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_FILES", 2)
    path = write(tmp_path, "a.txt", "one")
    bench.files.add([path, path])
    bench.files.add([path])
    assert len(bench.files.files) == 1 and bench.notices == []
    bench.files.add([write(tmp_path, "b.txt", "two"), write(tmp_path, "c.txt", "three")])
    assert [file.name for file in bench.files.files] == ["a.txt", "b.txt"]
    assert bench.notices == ["A message takes up to 2 files."]


def test_one_that_is_taken_out_while_it_is_read_leaves_the_others(bench: Bench, tmp_path: Path) -> None:
    bench.files.add([write(tmp_path, "a.txt", "one"), write(tmp_path, "b.txt", "two")])
    bench.files.remove(bench.files.files[0].key)
    bench.wait()
    assert [(file.name, file.state) for file in bench.files.files] == [("b.txt", State.READY)]
    bench.files.remove(bench.files.files[0].key)
    assert bench.files.files == () and bench.files.attachments() == ()


def test_a_draft_gives_them_back(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.pdf").write_bytes(pdf(["first", "second"]))
    bench.files.add([write(tmp_path, "a.txt", "one"), str(tmp_path / "p.pdf"), str(tmp_path / "gone.txt")])
    bench.wait()
    draft = bench.files.attachments()
    assert [attachment.text for attachment in draft] == ["one", "first\n\nsecond", ""]
    bench.files.set(())
    assert bench.files.files == ()
    (tmp_path / "a.txt").unlink()
    bench.files.set(draft)
    bench.wait()
    again = bench.files.files
    assert [file.state for file in again] == [State.READY, State.READY, State.FAILED]
    assert bench.files.attachments() == draft
    # Pages are known again, as long as the file is there; its text also afterwards.
    document = again[1].document
    assert document is not None and [place.label for place in document.places] == ["page 1", "page 2"]
    (tmp_path / "p.pdf").unlink()
    bench.files.set(draft)
    bench.wait()
    assert bench.files.files[1].state is State.READY and bench.files.attachments() == draft
    monkeypatch.setattr(attaching, "MOST_KEPT", 5)
    assert [attachment.text for attachment in bench.files.attachments()] == ["one", "", ""]


def test_a_draft_of_an_imported_chat_calls_no_other_computer(bench: Bench) -> None:
    draft = [
        Attachment("a.txt", "text", text, path) for text in ("", "text") for path in ("//x/a", "\\\\x\\a")
    ]
    bench.files.set([*draft, Attachment("p.pdf", "pdf", "page", "\\\\x\\p.pdf")])
    assert not bench.files.is_reading
    bench.wait()
    assert [(file.path, file.state) for file in bench.files.files] == [("", State.READY)] * 3
    assert [attachment.text for attachment in bench.files.attachments()] == ["text", "text", "page"]


def test_passages_are_chosen_where_all_is_too_long(bench: Bench, tmp_path: Path) -> None:
    filler = "The weather was mild and nothing happened that day. " * 20
    long = "\n\n".join([filler, filler, "Arctic terns fly from pole to pole. " * 10, filler])
    bench.files.add([write(tmp_path, "small.txt", "small"), write(tmp_path, "long.txt", long)])
    bench.wait()
    room = 400
    assert bench.files.is_too_long(room)
    bench.files.finish("Where do terns fly?", room, bench.sent.append)
    assert bench.files.is_choosing and bench.sent == []
    bench.wait()
    small, chosen = bench.sent[0]
    assert small.whole and small.text == "small"
    assert not chosen.whole and chosen.size == len(long) and len(chosen.text) < 4 * room
    assert "Arctic terns fly" in chosen.text and "[…]" in chosen.text


def test_choosing_is_given_up_when_the_files_are_others(bench: Bench, tmp_path: Path) -> None:
    bench.files.add([write(tmp_path, "long.txt", "words and words " * 5_000)])
    bench.wait()
    bench.files.finish("?", 100, bench.sent.append)
    assert bench.files.is_choosing
    bench.files.remove(bench.files.files[0].key)
    assert not bench.files.is_choosing
    bench.wait()
    assert bench.sent == []
