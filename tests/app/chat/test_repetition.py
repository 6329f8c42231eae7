"""An answer that goes round in circles is noticed, and nothing that is meant to repeat."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chat import repetition
from app.chat.repetition import EVERY, LEAST_CHARS, WINDOW, RepetitionWatch, repeats
from tests.app.chat.test_session import Bench, open_session
from tests.helpers import ROOT

WORDS = st.lists(st.text("abcdefghij", min_size=2, max_size=9), min_size=4, max_size=30, unique=True)
POEM = (
    "Row, row, row your boat,\nGently down the stream.\n"
    "Merrily, merrily, merrily, merrily,\nLife is but a dream.\n"
)


def fed(text: str, size: int = 7) -> Iterator[bool]:
    watch = RepetitionWatch()
    watch.begin("")
    for start in range(0, len(text), size):
        watch.add(text[start : start + size])
        yield watch.found


@given(WORDS, st.text(max_size=200), st.sampled_from([" ", "\n", "\n\n", ". "]))
def test_what_is_said_again_and_again_is_found(words: list[str], before: str, between: str) -> None:
    unit = " ".join(words) + between
    assert repeats(before + "\n" + unit * (LEAST_CHARS // len(unit) + 5))


@given(WORDS, st.integers(1, 40))
def test_it_is_found_however_the_pieces_are_cut(words: list[str], size: int) -> None:
    unit = " ".join(words) + "\n"
    assert any(fed("Here it is.\n" + unit * (2 * LEAST_CHARS // len(unit) + 5), size))


@given(st.integers(1, 900), st.sampled_from(["{}. ", "{}) ", "- "]))
def test_items_of_a_list_are_the_same_whatever_their_number(first: int, mark: str) -> None:
    items = [f"{mark.format(first + n)}Improve the quality of the work\n" for n in range(20)]
    assert any(fed("".join(items)))


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=40, unique=True))
def test_lines_that_differ_are_no_loop(lines: list[str]) -> None:
    assert not any(fed("\n".join(f"{number} {line}" for number, line in enumerate(lines))))


@pytest.mark.parametrize(
    "text",
    [
        "ha " * 40,
        POEM * 2 + "And once more:\n" + POEM,
        "\n".join(f"Verse {n} tells of the year {1900 + n}.\n\n{POEM}" for n in range(8)),
        "| a | b |\n|---|---|\n" + "| yes | no |\n" * 30,
        "| name | mark |\n|---|---|\n" + "|  |  |\n" * 60,
        "```python\nx = [\n" + "    0, 0, 0, 0, 0, 0, 0, 0,\n" * 32 + "]\n```\n",
        "-" * 400 + "\n",
        "\n" * 900,
        "".join(f"{n} * 7 = {7 * n}\n" for n in range(200)),
        "".join(f"- [ ] Task number {n}\n" for n in range(100)),
    ],
    ids=["laughter", "song", "refrain", "table", "empty cells", "code", "rule", "lines", "sums", "tasks"],
)
def test_what_may_repeat(text: str) -> None:
    assert not any(fed(text))


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *(ROOT / "app" / "chat").glob("*.py")]), ids=str)
def test_pages_and_programs_are_no_loops(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not any(fed(text)) and not any(fed(f"```\n{text}"))


def test_rows_of_code_without_an_end_are_found() -> None:
    assert any(fed("```\n" + "    print('again')\n" * 400))


def test_a_look_costs_the_same_however_long_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(repetition, "repeats", lambda text, code: bool(seen.append(len(text))))
    assert not any(fed("word " * 20_000))
    assert max(seen) <= WINDOW and len(seen) <= 100_000 // EVERY


# ---- in a chat -------------------------------------------------------------------------------


@pytest.fixture
def bench(qapp: object, tern_home: Path) -> Iterator[Bench]:
    bench = open_session(tern_home)
    bench.loaded()
    yield bench
    bench.session.close()


def test_an_answer_that_repeats_itself_says_so_and_goes_on(bench: Bench) -> None:
    told: list[bool] = []
    bench.session.repetition.changed.connect(lambda: told.append(bench.session.repetition.found))
    bench.session.asking.send("Tell me")
    bench.client.pieces(*["It is what it is, and so it goes on. "] * 30)
    bench.turn()
    assert told == [True] and bench.client.stops == 0 and bench.session.running_message
    bench.session.repetition.let_go_on()
    bench.client.pieces(*["It is what it is, and so it goes on. "] * 30)
    bench.turn()
    assert told == [True, False]
    bench.do(bench.client.finish)
    bench.session.asking.send("And again")
    bench.client.pieces(*["It is what it is, and so it goes on. "] * 30)
    bench.turn()
    assert told == [True, False, True]
    bench.do(bench.client.finish)
    assert told[-1] is False


def test_an_answer_that_is_gone_on_with_is_known_from_its_beginning(bench: Bench) -> None:
    bench.ask("Tell me", "It is what it is, and so it goes on. " * 8, reason="length")
    bench.session.asking.continue_answer(bench.session.messages()[-1].id)
    bench.client.pieces(*["It is what it is, and so it goes on. "] * 4)
    bench.turn()
    assert bench.session.repetition.found
