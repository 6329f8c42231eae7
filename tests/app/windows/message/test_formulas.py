"""Formulas in the chat: in a line, in a table, displayed; selected and copied as what was written."""

import time
from collections.abc import Iterator
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.look.theme import Theme
from app.markdown.highlight import Highlights
from app.maths.formulas import Formulas
from app.windows.blocks.formula import FormulaItem
from app.windows.blocks.style import ChatStyle
from app.windows.blocks.table import TableItem
from app.windows.blocks.text import TextItem
from app.windows.message.body import MessageBody

WIDTH = 500
LONG = "$$" + " + ".join(f"a_{{{index}}} x^{{{index}}}" for index in range(30)) + "$$"


@pytest.fixture(scope="module")
def formulas(qapp: QApplication) -> Iterator[Formulas]:
    made = Formulas()
    yield made
    made.close()


@pytest.fixture
def style(qapp: QApplication, formulas: Formulas) -> ChatStyle:
    return ChatStyle(Theme(qapp, "light", 10), formulas)


def _body(style: ChatStyle, formulas: Formulas, text: str, is_open: bool = False) -> MessageBody:
    """Laid out, and again when everything was drawn."""
    body = MessageBody(style, Highlights(), True, WIDTH)
    body.set_text(text, is_open)
    _lay_out(body)
    end = time.monotonic() + 100
    while formulas.waiting:
        if drawn := formulas.take():
            body.redraw(drawn)
            _lay_out(body)
        assert time.monotonic() < end
        time.sleep(0.005)
    return body


def _lay_out(body: MessageBody) -> None:
    body.prepare(0, 1e9, 0, perf_counter() + 60)


def _copied(body: MessageBody) -> str:
    ends = body.ends()
    assert ends is not None
    return body.selected_text(*ends)


@pytest.mark.parametrize(
    "text",
    [
        "The roots are $x = \\frac{-b}{2a}$ and \\(y\\).",
        "So\n\\[ \\int_0^1 x\\,dx \\]\nholds.",
        "$$\nE = mc^2\n$$",
        "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}",
        "a $\\foo$ b $x^2^3$",
        "\U0001f600 $x$ \U0001f600 $y$ \U0001f600",
        LONG,
    ],
)
def test_what_is_copied_is_what_was_written(style: ChatStyle, formulas: Formulas, text: str) -> None:
    assert _copied(_body(style, formulas, text)) == text


def test_a_formula_in_a_line_is_as_wide_as_it_is_drawn(style: ChatStyle, formulas: Formulas) -> None:
    body = _body(style, formulas, "a $\\alpha\\beta$ b")
    item = body.sections[0].placed[0].item
    shape = formulas.get("$\\alpha\\beta$")
    assert shape is not None and isinstance(item, TextItem)
    start, end = item.caret(2), item.caret(2 + len("$\\alpha\\beta$"))
    assert end.x() - start.x() == pytest.approx(shape.width * style.em(style.text), abs=0.1)


def test_a_tall_formula_makes_its_line_taller_and_no_other(style: ChatStyle, formulas: Formulas) -> None:
    plain = _body(style, formulas, "a b\nc").height
    tall = _body(style, formulas, "a $\\dfrac{\\dfrac{a}{b}}{\\dfrac{c}{d}}$ b\nc")
    item = tall.sections[0].placed[0].item
    assert isinstance(item, TextItem)
    assert tall.height > plain * 1.3
    first, second = item.caret(0), item.caret(item.length)
    assert second.y() > first.bottom()
    assert item.height - second.y() == pytest.approx(plain - style.text_line, abs=style.text_line / 4)
    assert item.position_at(0, item.height - 2) == item.length - 1


def test_keys_and_the_pointer_step_over_a_formula(style: ChatStyle, formulas: Formulas) -> None:
    source = "$\\alpha + \\beta$"
    item = _body(style, formulas, f"a {source} b").sections[0].placed[0].item
    end = 2 + len(source)
    assert item.next_position(2, False) == end
    assert item.previous_position(end, False) == 2
    assert item.next_position(2, True) >= end
    left, right = item.caret(2).x(), item.caret(end).x()
    found = {item.position_at(left + (right - left) * share / 20, 5) for share in range(21)}
    assert found <= {2, end} and len(found) == 2


def test_a_displayed_formula_is_one_thing(style: ChatStyle, formulas: Formulas) -> None:
    body = _body(style, formulas, "So\n$$x^2$$\nholds.")
    text, formula, rest = (placed.item for placed in body.sections[0].placed)
    assert isinstance(formula, FormulaItem) and (text.text, rest.text) == ("So", "holds.")
    assert formula.next_position(0, False) == formula.length
    assert formula.previous_position(formula.length, True) == 0
    middle = WIDTH / 2
    assert formula.position_at(middle - 30, 5) == 0 and formula.position_at(middle + 30, 5) == formula.length
    assert formula.caret(0).x() < middle < formula.caret(formula.length).x()
    assert body.paragraph_at((0, 1, 0)) == ((0, 0, 0), (0, 2, len("holds.")))


def test_a_wide_displayed_formula_scrolls_sideways(style: ChatStyle, formulas: Formulas) -> None:
    body = _body(style, formulas, LONG)
    item = body.sections[0].placed[0].item
    assert isinstance(item, FormulaItem)
    assert item.natural_width > WIDTH and item.scroll.needed
    assert body.show_position((0, 0, item.length)) and item.scroll.offset > 0
    assert item.caret(item.length).x() <= WIDTH


def test_a_formula_wider_than_its_line_is_drawn_smaller_or_written(
    style: ChatStyle, formulas: Formulas
) -> None:
    a_little = "$" + "abcdefgh" * 6 + "$"
    item = _body(style, formulas, a_little).sections[0].placed[0].item
    natural = item.caret(item.length).x() if item.height else 0.0
    assert 0 < natural <= WIDTH
    item.set_width(natural * 0.8)
    assert item.caret(item.length).x() <= natural * 0.8 + 1 and item.height < 2 * style.text_line
    item.set_width(natural * 0.3)
    assert isinstance(item, TextItem) and item.shows_source
    item.set_width(WIDTH)
    assert not item.shows_source and item.caret(item.length).x() == pytest.approx(natural, abs=0.1)


def test_formulas_in_a_table(style: ChatStyle, formulas: Formulas) -> None:
    text = "| a | b |\n|---|---|\n| $x^2$ | one |\n| two | $\\frac{1}{2}$ |"
    body = _body(style, formulas, text)
    item = body.sections[0].placed[0].item
    assert isinstance(item, TableItem)
    assert item.text == "a\tb\n$x^2$\tone\ntwo\t$\\frac{1}{2}$"
    assert not any(cell.shows_source for cell in item._cells())


def test_half_a_formula_is_text_until_its_end_comes(style: ChatStyle, formulas: Formulas) -> None:
    body = _body(style, formulas, "So \\( x_1", is_open=True)
    assert _copied(body) == "So \\( x_1"
    body.set_text("So \\( x_1 \\) and", True)
    _lay_out(body)
    item = body.sections[0].placed[0].item
    assert _copied(body) == "So \\( x_1 \\) and"
    assert isinstance(item, TextItem) and item._has_formulas


def test_what_grows_above_the_edge_when_it_is_drawn_is_told(style: ChatStyle, formulas: Formulas) -> None:
    fresh = f"$$\\frac{{a}}{{b_{{{time.monotonic_ns()}}}}}$$"  # never drawn before
    body = MessageBody(style, Highlights(), True, WIDTH)
    body.set_text(f"{fresh}\n\nmore", False)
    _lay_out(body)
    before = body.height
    while formulas.waiting:
        drawn = formulas.take()
        assert body.redraw(drawn) == (fresh in drawn)
        time.sleep(0.005)
    prepared = body.prepare(0, 1e9, 1e9, perf_counter() + 60)
    assert prepared.above == body.height - before != 0


BITS = [
    "word",
    " ",
    "\n",
    "$x$",
    "$\\frac{1}{2}$",
    "$$",
    "$",
    "\\(",
    "\\)",
    "\\[ y \\]",
    "\n$$z$$\n",
    "\n\n",
    "- ",
    "> ",
]
BITS += [
    "**",
    "|",
    "\n|-|-|\n",
    "😀",
    "א",
    "字",
    "\\begin{align}a\\end{align}",
    "$\\foo$",
    "[l](http://a.b)",
    "`",
    "# ",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(BITS), max_size=25).map("".join), st.sampled_from([40.0, 500.0]), st.booleans()
)
def test_whatever_is_written_every_position_is_reached_and_has_a_place(
    text: str, width: float, is_open: bool
) -> None:
    style, formulas = SHARED
    body = _body(style, formulas, text, is_open)
    body.set_width(width)
    for section in body.sections:
        for placed in section.placed:
            item, position, steps = placed.item, 0, 0
            while position < item.length:
                following = item.next_position(position, False)
                assert position < following <= item.length
                assert position <= item.previous_position(following, False) < following
                box = item.caret(following)
                assert -1 <= box.top() <= item.height + 1
                assert 0 <= item.position_at(box.x(), box.center().y()) <= item.length
                position, steps = following, steps + 1
            assert steps <= len(item.text)
    assert body.ends() is None or isinstance(_copied(body), str)


SHARED: tuple[ChatStyle, Formulas]


@pytest.fixture(scope="module", autouse=True)
def _share(qapp: QApplication, formulas: Formulas) -> None:
    global SHARED
    SHARED = ChatStyle(Theme(qapp, "light", 10), formulas), formulas


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_is_painted_in_the_ink_of_the_text(qapp: QApplication, formulas: Formulas, mode: str) -> None:
    style = ChatStyle(Theme(qapp, mode, 10), formulas)
    body = _body(style, formulas, "$$\\blacksquare$$")
    image = QImage(WIDTH, int(body.height), QImage.Format.Format_RGB32)
    image.fill(style.color("window"))
    painter = QPainter(image)
    body.paint(painter, 0, 0, QRectF(image.rect()), None)
    painter.end()
    inks = {image.pixelColor(WIDTH // 2, y).name() for y in range(image.height())}
    assert style.color("text").name() in inks


def test_without_anything_that_draws_formulas_are_text(qapp: QApplication) -> None:
    style = ChatStyle(Theme(qapp, "light", 10))
    body = MessageBody(style, Highlights(), True, WIDTH)
    text = "a $x$ b\n$$y$$"
    body.set_text(text, False)
    _lay_out(body)
    assert _copied(body) == text
    assert body.sections[0].placed[1].item.next_position(0, False) == 1
