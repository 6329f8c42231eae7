"""Code gets its colours in steps, at the right places, and never at any price."""

import time

import pytest

from app.look.colors import Colors
from app.markdown import highlight
from app.markdown.highlight import Highlights, Run, colored, language_name


def _texts(code: str, language: str) -> dict[str, str]:
    """Coloured text -> colour."""
    lines = [line.encode("utf-16-le") for line in code.split("\n")]
    return {
        lines[line][2 * start : 2 * (start + length)].decode("utf-16-le"): color
        for line, (start, length, color) in colored(code, language)
    }


def test_python_in_colours() -> None:
    found = _texts('def run(x):  # why\n    s = "😀"; return len(s) + 42', "py")
    assert found["def"] == found["return"] == "code_keyword"
    assert found["run"] == "code_name"
    assert found["# why"] == "code_comment"
    assert found["😀"] == "code_string"
    assert found["len"] == "code_builtin"
    assert found["42"] == "code_number"


def test_text_that_spans_lines_is_coloured_in_each() -> None:
    runs = list(colored('"""a\nbc\n"""', "python"))
    assert {line for line, _ in runs} == {0, 1, 2}
    assert (1, (0, 2, runs[0][1][2])) in runs


def test_every_colour_is_one_of_the_palette() -> None:
    assert {color for _, color in highlight._COLORS} <= set(Colors.__slots__)


@pytest.mark.parametrize(
    ("code", "language"), [("x = 1", "klingon"), ("x" * 100_000, "python"), ("x = 1\n" * 20_000, "python")]
)
def test_an_unknown_language_a_long_line_and_a_huge_block_stay_plain(code: str, language: str) -> None:
    assert list(colored(code, language)) == []


def test_names_of_languages() -> None:
    assert [language_name(name) for name in ("py", "JS", "c++", "klingon", "")] == [
        "Python",
        "JavaScript",
        "C++",
        "klingon",
        "",
    ]


def test_the_work_is_done_in_steps_and_kept() -> None:
    code = "value = compute(1, 'two')\n" * 500
    highlights = Highlights()
    assert highlights.get(code, "python") is None
    steps = 0
    while highlights.waiting:
        finished = highlights.step(time.perf_counter() + 0.001)
        steps += 1
    assert steps > 3
    assert finished == [("python", code)]
    lines = highlights.get(code, "python")
    assert lines is not None
    expected: list[Run] = [run for line, run in colored(code, "python") if line == 7]
    assert lines[7] == expected
    assert not highlights.waiting


def test_the_latest_wish_comes_first_and_old_ones_are_forgotten() -> None:
    highlights = Highlights()
    codes = [f"x = {index}\n" + "y = 2\n" * 8_000 for index in range(12)]
    for code in codes:
        highlights.get(code, "text")
    order = []
    while highlights.waiting:
        order += [code for _, code in highlights.step(time.perf_counter() + 10)]
    assert order == codes[::-1]
    assert highlights.get(codes[0], "text") is not None
    assert highlights.get(codes[-1], "text") is None
