"""Code gets its colours at the right places, and never at any price."""

import pytest

from app.look.colors import Colors
from app.markdown import coloring
from app.markdown.coloring import colored, language_name


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
    assert {color for _, color in coloring._COLORS} <= set(Colors.__slots__)


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
