"""Formulas that chat models write: drawn, or refused so that they are shown as they were written."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.markdown.blocks import blocks
from app.markdown.parts import parts
from app.maths.drawing import Drawing, from_svg
from app.maths.formula import LONGEST, is_displayed, split
from app.maths.worker import MOST_GLYPHS, draw
from tests.helpers import ROOT

EXPRESSIONS = (Path(__file__).parent / "expressions.txt").read_text("utf-8").splitlines()
WRITTEN = {  # what cannot be drawn as it is meant
    r"$\text{如果 } x > 0$",
    r"$\foo{x}$",
    r"$\frac{1}{$",
    r"$x^2^3$",
    r"$\begin{foo} x \end{foo}$",
    r"$\left( x$",
    r"$a & b$",
    r"$\sqrt{x$",
    r"$x_$",
    r"$\colorbox{yellow}{x}$",
    r"\begin{tabular}{ll} a & b \end{tabular}",
    r"\begin{itemize} \item one \end{itemize}",
    r"\begin{document} Hi \end{document}",
    r"$\def\a{\a}\a$",
    r"$\input{/etc/passwd}$",
    r"$\href{http://example.com}{x}$",
    r"$\includegraphics{x.png}$",
    r"$∑ᵢ xᵢ$",
}


def _drawn(source: str) -> Drawing:
    drawing = draw(source)
    assert drawing is not None
    return drawing


def test_what_chat_models_write_is_drawn_but_for_what_cannot_be() -> None:
    assert len(EXPRESSIONS) >= 200
    assert {source for source in EXPRESSIONS if draw(source) is None} == WRITTEN


@pytest.mark.parametrize("source", EXPRESSIONS)
def test_each_is_read_as_one_formula_and_keeps_its_source(source: str) -> None:
    (part,) = [part for block in blocks(source) for part in parts(block)]
    assert (part.text or "".join(span.text for span in part.spans)) == source
    if draw(source) is not None:
        assert part.kind == "formula" if is_displayed(source) else part.spans[0].formula


def test_a_fraction_has_a_bar_and_letters_above_and_below() -> None:
    drawing = _drawn(r"$\frac{a}{b}$")
    (bar,) = drawing.bars
    above, below = drawing.glyphs
    assert above.y > bar.y > 0 > below.y
    assert drawing.ascent > 500 and drawing.descent > 200
    assert 0 < bar.width <= drawing.width


def test_a_displayed_formula_is_taller() -> None:
    assert _drawn("$$\\frac{a}{b}$$").ascent > _drawn(r"$\frac{a}{b}$").ascent
    assert _drawn("$x^2$").ascent > _drawn("$x$").ascent


def test_colours_stay_with_what_they_are_asked_for() -> None:
    first, second = _drawn(r"$\textcolor{red}{a}b$").glyphs
    assert (first.color, second.color) == ("red", "")
    assert _drawn(r"$\cancel{x}$").strokes[0].color == ""


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        (r"\left[ \begin{array}{cc|c} 1 & 2 & 5 \\ 3 & 4 & 6 \end{array} \right]", 1),
        (r"\begin{array}{|c|c|} \hline p & q \\ \hline T & F \\ \hline \end{array}", 3),
        (r"\begin{array}{c|c} x & y \\ \hline 0 & \frac{1}{2} \\ 1 & 2 \end{array}", 1),
        (r"x = \begin{array}{r|l} 12 & 345 \end{array}", 1),
    ],
)
def test_lines_between_the_columns_are_as_high_as_the_table(latex: str, lines: int) -> None:
    drawing = _drawn(f"$${latex}$$")
    upright = [bar for bar in drawing.bars if bar.height > bar.width]
    assert len({bar.x for bar in upright}) == lines
    level = [bar.y for bar in drawing.bars if bar.height < bar.width and bar.width > 700]
    for x in {bar.x for bar in upright}:
        column = [bar for bar in upright if bar.x == x]
        lower, upper = min(bar.y for bar in column), max(bar.y + bar.height for bar in column)
        # All letters of the table are between the two ends, and so are the lines between its rows.
        assert lower < min(glyph.y for glyph in drawing.glyphs if glyph.scale == 1)
        assert upper > max(glyph.y for glyph in drawing.glyphs if glyph.scale == 1) + 400
        assert all(lower - 41 <= y <= upper for y in level)
        assert upper <= drawing.ascent + 1 and lower >= -drawing.descent - 1
        assert sum(bar.height for bar in column) == pytest.approx(upper - lower, abs=1)


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{1}{\begin{array}{c|c} a & b \end{array}}",
        r"\begin{array}{c|c} a & b \end{array} = \begin{array}{c|c} a & b \end{array}",
        r"\begin{array}{c||c} a & b \end{array}",
        r"\begin{array}{c|c} \multicolumn{2}{c}{a} \\ b & c \end{array}",
    ],
)
def test_lines_whose_place_is_not_known_are_not_drawn(latex: str) -> None:
    assert draw(f"$${latex}$$") is None


@pytest.mark.parametrize(
    ("source", "latex", "displayed"),
    [
        ("$x$", "x", False),
        ("$$x$$", "x", True),
        (r"\(x\)", "x", False),
        (r"\[x\]", "x", True),
        (r"\begin{align}x\end{align}", r"\begin{align}x\end{align}", True),
        (r"$\$$", r"\$", False),
    ],
)
def test_delimiters(source: str, latex: str, displayed: bool) -> None:
    assert split(source) == (latex, displayed)
    assert is_displayed(source) is displayed


@pytest.mark.parametrize(
    "latex",
    [
        "",
        " ",
        "{" * 5_000 + "}" * 5_000,
        r"\frac{" * 2_000,
        "x" * (LONGEST + 1),
        "x " * (MOST_GLYPHS + 1),
        "\ud800",
        "\0",
    ],
)
def test_what_is_empty_too_long_or_broken_is_not_drawn(latex: str) -> None:
    assert draw(f"${latex}$") is None


BITS = st.sampled_from(
    [*"ab12 ^_{}()[]|&$%#~'=+-<>.,!√é漢\n", "\\\\"]
    + [
        rf"\{name}"
        for name in ("frac", "left", "right", "sqrt", "text", "begin{array}{c}", "end{array}", "color{red}")
    ]
)


@given(st.lists(BITS, max_size=40).map("".join))
def test_whatever_stands_in_a_formula_it_is_drawn_or_not(latex: str) -> None:
    drawing = draw(f"\\[{latex}\\]")
    assert drawing is None or (drawing.width > 0 and drawing.glyphs)


def test_a_drawing_that_holds_something_unknown_is_refused() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -1 2 3"><g><circle r="1"/></g></svg>'
    with pytest.raises(ValueError, match="circle"):
        from_svg(svg)


def test_where_there_is_no_library_formulas_are_shown_as_they_were_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mathra", None)
    assert draw("$x$") is None


def test_the_worker_needs_no_qt() -> None:
    code = "import sys, app.maths.worker; print([n for n in sys.modules if 'PySide' in n])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
