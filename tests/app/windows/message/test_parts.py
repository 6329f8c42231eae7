"""The painted parts of the chat by themselves: sections, code, tables, sideways scrolling, rows."""

import re
from collections.abc import Iterator
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.conversation import Message
from app.look.theme import Theme
from app.markdown.blocks import PLAIN_CHARS, PLAIN_LINES, plain_blocks
from app.markdown.highlight import Highlights
from app.markdown.parts import Span
from app.windows.blocks.code import LINE_LIMIT, CodeItem
from app.windows.blocks.side_scroll import SideScroll
from app.windows.blocks.style import KEPT_FONTS, ChatStyle
from app.windows.blocks.table import LONGEST_WORD, TableItem, column_widths
from app.windows.blocks.text import TextItem
from app.windows.chat.rows import TOP, Rows
from app.windows.message.body import MessageBody

FOREVER = float("inf")


@pytest.fixture
def style(qapp: QApplication) -> Iterator[ChatStyle]:
    yield ChatStyle(Theme(qapp, "light", 10))


def _body(style: ChatStyle, text: str, markdown: bool = True, width: float = 500) -> MessageBody:
    body = MessageBody(style, Highlights(), markdown, width)
    body.set_text(text, False)
    body.prepare(0, 1e9, 0, perf_counter() + 60)
    return body


# ---- plain text ------------------------------------------------------------------------------


@given(st.text(st.sampled_from("ab \n"), max_size=300).map(lambda text: text * 30))
def test_plain_text_is_cut_into_short_runs_that_hold_all_of_it(text: str) -> None:
    blocks = list(plain_blocks(text))
    assert "".join(block.source for block in blocks) == text
    for block in blocks:
        assert len(block.source) <= PLAIN_CHARS
        assert block.source.count("\n") <= PLAIN_LINES


# ---- the body of a message -------------------------------------------------------------------


def test_a_body_is_laid_out_where_it_is_looked_at_only(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("\n\n".join(f"paragraph {i}" for i in range(500)), False)
    middle = body.height / 2
    prepared = body.prepare(middle, middle + 400, middle, perf_counter() + 60)
    assert prepared.done and prepared.changed
    ready = [index for index, section in enumerate(body.sections) if section.ready]
    assert 5 < len(ready) < 40 and 200 < ready[0] < 300
    body.forget_outside(0, 100)
    assert not any(section.ready for section in body.sections[10:])


def test_without_time_nothing_is_laid_out_and_the_body_says_so(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("a\n\nb", False)
    assert not body.prepare(0, 100, 0, perf_counter() - 1).done
    assert not any(section.ready for section in body.sections)


def test_growth_above_the_edge_is_told(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("\n\n".join("## heading of a section" for _ in range(40)), False)
    before = body.height
    prepared = body.prepare(0, 1e9, 1e9, perf_counter() + 60)
    assert prepared.above == body.height - before != 0


def test_a_finished_block_is_not_laid_out_again_while_the_text_grows(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("First.\n\n```py\nx = 1\n```\n\nSecond", True)
    body.prepare(0, 1e9, 0, FOREVER)
    items = [placed.item for _, _, placed, _ in body.placed()]
    first = body.set_text("First.\n\n```py\nx = 1\n```\n\nSecond line\n\nThird", True)
    body.prepare(0, 1e9, 0, FOREVER)
    assert [placed.item for _, _, placed, _ in body.placed()][:2] == items[:2]
    assert first is not None and first > 50
    assert body.set_text("First.\n\n```py\nx = 1\n```\n\nSecond line\n\nThird", True) is None


def test_a_growing_table_lays_out_new_cells_only(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    rows = ["| a | b |", "|---|---|"]
    rows += [f"| {number} **x** | some more words {'y' * number} |" for number in range(20)]
    before: list[TextItem] = []
    for end in range(2, len(rows) + 1):
        text = "\n".join(rows[:end]) + "\n"
        body.set_text(text, end < len(rows))
        body.prepare(0, 1e9, 0, perf_counter() + 60)
        table = body.sections[0].placed[0].item
        assert isinstance(table, TableItem)
        cells = [cell for row in table._rows for cell in row]
        if end < len(rows):
            assert all(old is new for old, new in zip(before, cells, strict=False))
            before = cells
        once = _body(style, text).sections[0].placed[0].item
        assert isinstance(once, TableItem)
        assert (table._widths, table._tops, table.text) == (once._widths, once._tops, once.text)


def test_an_open_code_block_grows_in_place(style: ChatStyle) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("```py\na = 1\nb", True)
    body.prepare(0, 1e9, 0, FOREVER)
    ((_, _, placed, _),) = body.placed()
    height = body.height
    body.set_text("```py\na = 1\nb = 2\nc = 3\n", True)
    assert [entry[2] for entry in body.placed()] == [placed]
    assert placed.item.text == "a = 1\nb = 2\nc = 3"
    assert body.height == height + style.code_line
    assert isinstance(placed.item, CodeItem) and not placed.item.closed
    body.set_text("```py\na = 1\nb = 2\nc = 3\n```", False)
    assert placed.item.closed


def test_positions_and_places_match(style: ChatStyle) -> None:
    body = _body(
        style, "One two\n\n- three 😀 four\n\n| a | b |\n|---|---|\n| cell | x |\n\n```\ncode\nmore\n```"
    )
    position = (0, 0, 0)
    seen = [position]
    while (following := body.moved(position, +1, False)) != position:
        position = following
        seen.append(position)
        box = body.box_of(position)
        found = body.position_at(box.x() + 0.1, box.center().y())
        assert abs(body.box_of(found).x() - box.x()) < 1
    assert position == body.ends()[1]  # type: ignore[index]
    for expected in reversed(seen[:-1]):
        position = body.moved(position, -1, False)
        assert position == expected


def test_a_selection_over_all_kinds_of_blocks(style: ChatStyle) -> None:
    body = _body(
        style,
        "# Title\n\nSome *text*.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nx\ny\n```",
    )
    start, end = body.ends()  # type: ignore[misc]
    assert body.selected_text(start, end) == "Title\n\nSome text.\n\n1. one\n2. two\n\na\tb\nc\td\n\nx\ny"


ALL_KINDS = "\n\n".join(
    [
        "# Title with *slant*",
        "1. one\n2. two\n   - three `four`",
        "> quoted " + "words " * 300,
        "| a | b |\n|---|---|\n" + "| c **d** | e<br>f |\n" * 60,
        "```py\nx = 1\n```",
        "line\n" * 30,
    ]
)


def test_a_body_is_laid_out_line_by_line_as_in_one_go(style: ChatStyle) -> None:
    whole = _body(style, ALL_KINDS)
    slow = MessageBody(style, Highlights(), True, 500)
    slow.set_text(ALL_KINDS, False)
    turns = 0
    for section in slow.sections:
        while not section.prepare(0.0):  # one line each time
            turns += 1
            assert not section.ready and turns < 10_000
        assert section.ready
    assert turns > 200
    assert slow.prepare(0, 1e9, 0, perf_counter() + 60).done
    assert [box for _, _, _, box in slow.placed()] == [box for _, _, _, box in whole.placed()]
    assert slow.selected_text(*slow.ends()) == whole.selected_text(*whole.ends())  # type: ignore[misc]


@pytest.mark.parametrize("change", ["width", "forget", "text"])
def test_a_layout_that_was_begun_is_left_when_it_no_longer_counts(style: ChatStyle, change: str) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text("word " * 300, False)
    (section,) = body.sections
    assert not section.prepare(0.0)
    if change == "width":
        body.set_width(200)
    elif change == "forget":
        section.forget()
    else:
        body.set_text("other " * 300, False)
    assert section.prepare()
    expected = _body(
        style, ("other " if change == "text" else "word ") * 300, width=200 if change == "width" else 500
    )
    assert body.height == expected.height
    assert body.selected_text(*body.ends()) == expected.selected_text(*expected.ends())  # type: ignore[misc]


def test_the_end_of_a_body_is_known_without_laying_it_out(style: ChatStyle) -> None:
    for text in (ALL_KINDS, "a\n\n- ", "```\n" + "字" * 5_000, "| a |\n|---|\n| 😀 |", "😀"):
        body = MessageBody(style, Highlights(), True, 500)
        body.set_text(text, False)
        ends = body.ends()
        assert not any(section.ready for section in body.sections)
        body.prepare(0, 1e9, 0, perf_counter() + 60)
        section, number, length = ends[1]  # type: ignore[index]
        assert (section, number) == (len(body.sections) - 1, len(body.sections[-1].placed) - 1)
        assert length == body.sections[-1].placed[-1].item.length


def test_fonts_of_a_script_are_held_once_for_each_style(style: ChatStyle) -> None:
    _body(style, "abc **कखग** *कखग* `कखग`")
    held = len(style._kept)
    assert held >= 4
    _body(style, "xyz **गघङ** *चछज* `झञट`\n\n字 한")
    assert len(style._kept) == held + 1  # Han and Hangul, which count as one
    for start in range(0x100, 0x100 + 128 * KEPT_FONTS * 2, 128):
        assert len(list(style.keep_fonts(chr(start), style.text))) <= 1
    assert len(style._kept) <= KEPT_FONTS


def test_fonts_are_found_one_by_one_before_anything_is_laid_out(style: ChatStyle) -> None:
    spans = (Span("abc"), Span("कखग אבג", bold=True), Span("กขค", italic=True))
    item = TextItem(spans, style, style.headings[0])
    steps = item.steps(500)
    for found in range(1, 5):
        next(steps)
        assert len(style._kept) == found and item.height == 0
    assert len(list(steps)) <= 2 and item.height > 0  # the space, and the line


TABLE = "| a | b |\n|---|---|\n" + "| **x** | some words |\n" * 20


def test_what_is_being_written_is_laid_out_in_several_turns_too(style: ChatStyle) -> None:
    """What was there until then is painted meanwhile, and none of its cells is being laid out anew."""
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text(TABLE, True)
    body.prepare(0, 1e9, 0, perf_counter() + 60)
    section = body.sections[0]
    before = section.placed[0].item
    assert isinstance(before, TableItem)
    body.set_text(TABLE + "| longer than it was | y |\n", True)
    turns, done = 0, False
    image = QImage(600, 900, QImage.Format.Format_ARGB32)
    while not done:
        painter = QPainter(image)
        body.paint(painter, 0, 0, QRectF(0, 0, 600, 900), None)
        painter.end()
        done = section.prepare(perf_counter() - 60)
        turns += 1
        if not done:
            assert section.placed[0].item is before
            assert all(cell._layout.lineCount() == 1 for cell in before._cells())
    assert turns > 2 and section.placed[0].item is not before
    whole = _body(style, TABLE + "| longer than it was | y |\n")
    assert section.height == whole.sections[0].height
    assert section.placed[0].item._widths == whole.sections[0].placed[0].item._widths  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["Some *words* of it.", "# Heading", TABLE, "- item\n", "> אבג"])
def test_the_end_of_an_answer_lays_nothing_out_again(style: ChatStyle, text: str) -> None:
    body = MessageBody(style, Highlights(), True, 500)
    body.set_text(text, True)
    body.prepare(0, 1e9, 0, perf_counter() + 60)
    before = [placed.item for _, _, placed, _ in body.placed()]
    body.set_text(text, False)
    body.prepare(0, 1e9, 0, perf_counter() + 60)
    after = [placed.item for _, _, placed, _ in body.placed()]
    assert len(before) == len(after) and all(a is b for a, b in zip(before, after, strict=True))


WORDS = "Lorem ipsum **dolor sit** amet, consectetur `adipiscing` elit. "


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", WORDS * 200),
        ("> ", WORDS * 200),
        ("# ", WORDS * 100),
        ("- ", "x" * 9_000),
        ("", "字" * 9_000 + "。"),
    ]
    + [("", "\n".join(["a line of **it**"] * 300)), ("1. ", "\n   ".join(["a line"] * 300))],
)
def test_a_long_paragraph_is_laid_out_in_pieces_and_copied_as_one(
    style: ChatStyle, before: str, text: str
) -> None:
    body = _body(style, f"First.\n\n{before}{text}\n\nLast.")
    assert len(body.sections) > 4
    plain = text.replace("**", "").replace("`", "").replace("\n   ", "\n").strip()
    marker = {"- ": "• ", "1. ": "1. "}.get(before, "")
    assert body.selected_text(*body.ends()) == f"First.\n\n{marker}{plain}\n\nLast."  # type: ignore[misc]
    middle = (len(body.sections) // 2, 0, 0)
    assert body.selected_text(*body.paragraph_at(middle)) == marker + plain
    tops = [round(box.top()) for _, _, _, box in body.placed()]
    bottoms = [round(box.bottom()) for _, _, _, box in body.placed()]
    assert tops[2:-1] == bottoms[1:-2]  # no gap between the pieces


def test_a_long_line_of_plain_text_is_copied_as_one(style: ChatStyle) -> None:
    text = "begin " + "x" * 3_800 + "\nend"
    body = _body(style, text, markdown=False)
    assert len(body.sections) > 1
    assert body.selected_text((0, 0, 1), body.ends()[1]) == text[1:]  # type: ignore[index]


def test_a_long_table_is_copied_with_its_header_once(style: ChatStyle) -> None:
    rows = "".join(f"| {number} | x<br>y |\n" for number in range(200))
    body = _body(style, "| a | b |\n|---|---|\n" + rows)
    assert len(body.sections) > 2
    copied = body.selected_text(*body.ends())  # type: ignore[misc]
    assert copied.split("\n") == ["a\tb", *(f"{number}\tx y" for number in range(200))]


@pytest.mark.parametrize("width", [300, 800])
def test_columns_of_a_table_run_the_way_it_is_written(style: ChatStyle, width: float) -> None:
    long = "كلمات كثيرة " * 20
    for header, goes_right in (("one | two", True), ("واحد | اثنان", False), ("1 | אחת", False)):
        body = _body(style, f"| {header} |\n|---|---|\n| 1 | {long} |", width=width)
        first, second = body.box_of((0, 0, 0)), body.box_of((0, 0, len(header.split(" | ")[0]) + 1))
        assert (first.x() < second.x()) is goes_right
        cells = re.split("[\t\n]", body.sections[0].placed[0].item.text)
        start = 0
        for cell in cells:
            box = body.box_of((0, 0, start + len(cell) // 2))
            assert start <= body.position_at(box.x(), box.center().y())[2] <= start + len(cell)
            start += len(cell) + 1


# ---- code ------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", ["word", "كلمة"])
def test_only_the_cells_in_sight_are_painted(
    style: ChatStyle, monkeypatch: pytest.MonkeyPatch, letters: str
) -> None:
    """A table of the chat may have thousands of cells, of which a screen shows some dozens."""
    rows = [f"|{'|'.join([letters * 12] * 30)}|" for _ in range(20)]
    body = _body(style, "\n".join([rows[0], "|" + "---|" * 30, *rows]))
    items = [placed.item for section in body.sections for placed in section.placed]
    table = next(item for item in items if isinstance(item, TableItem))
    painted: list[TextItem] = []
    paint = TextItem.paint

    def noted(item: TextItem, *arguments: object) -> None:
        painted.append(item)
        paint(item, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(TextItem, "paint", noted)
    for offset in (0.0, 900.0):
        table.scroll.scroll_to(offset)
        images = []
        for clip in (QRectF(0, 0, 500, 300), QRectF(0, 0, 500, table.height)):
            painted.clear()
            image = QImage(500, 300, QImage.Format.Format_ARGB32)
            image.fill(0)
            painter = QPainter(image)
            table.paint(painter, 0, 0, None, clip)
            painter.end()
            images.append(image)
            assert 0 < len(painted) <= 8 * len({box.top() for _, box, _ in table._boxes()})
        assert images[0] == images[1]


@pytest.mark.parametrize("words", ["word " * 400, "ก็ ที่ นี่ " * 200, "كلمة " * 400])
def test_a_part_of_a_text_is_painted_as_it_stands_in_the_whole(style: ChatStyle, words: str) -> None:
    text = TextItem((Span(words),), style)
    text.set_width(300)

    def painted(clip: QRectF) -> QImage:
        image = QImage(300, 200, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setClipRect(clip)
        text.paint(painter, 0, -90, None, clip)
        painter.end()
        return image

    whole, part = painted(QRectF(0, 0, 300, 200)), QRectF(0, 51, 300, 30)
    assert painted(part).copy(part.toRect()) == whole.copy(part.toRect())


def test_code_knows_its_height_without_laying_out(style: ChatStyle) -> None:
    item = CodeItem("x = 1\n" * 9_999 + "end", "python", True, style, Highlights())
    item.set_width(400)
    assert item.height > 10_000 * style.code_line
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    item.paint(painter, 0, -50_000, None, QRectF(0, 0, 400, 300))
    painter.end()
    assert 10 < len(item._layouts) < 40


def test_a_very_long_line_of_code_is_shown_in_pieces_and_copied_whole(style: ChatStyle) -> None:
    code = "a" * (LINE_LIMIT * 2 + 5) + "\nb"
    item = CodeItem(code, "", True, style, Highlights())
    item.set_width(400)
    assert item.text == code
    assert item.length == len(code)
    assert item._starts == [0, LINE_LIMIT, 2 * LINE_LIMIT, 2 * LINE_LIMIT + 6]
    assert item.scroll.needed
    assert item.show_position(LINE_LIMIT - 1) and item.scroll.offset > 1000


# ---- tables and sideways scrolling -----------------------------------------------------------


COLUMNS = st.lists(st.tuples(st.floats(20, 900), st.floats(0, 1)), min_size=1, max_size=8)


@given(COLUMNS, st.floats(100, 900))
def test_columns_fit_or_are_as_narrow_as_they_can_be(
    columns: list[tuple[float, float]], available: float
) -> None:
    natural = [wanted for wanted, _ in columns]
    narrowest = [wanted * part for wanted, part in columns]
    widths = column_widths(natural, narrowest, available)
    least = [min(narrow, LONGEST_WORD * available) for narrow in narrowest]
    for width, wanted, narrow in zip(widths, natural, least, strict=True):
        assert narrow <= width <= wanted
    if sum(natural) <= available:
        assert widths == natural
    elif sum(widths) > available:
        assert any(width == narrow for width, narrow in zip(widths, least, strict=True))


def test_a_narrow_column_keeps_its_width_beside_a_wide_one() -> None:
    assert column_widths([50, 2_000, 60], [30, 80, 30], 500) == [50, 390, 60]
    assert column_widths([300, 300], [10, 150], 200) == [100, 100]


def test_the_bar_of_a_wide_block_moves_its_content() -> None:
    scroll = SideScroll()
    scroll.resize(300, 300)
    assert not scroll.needed and not scroll.press(10, 5)
    scroll.resize(1_000, 300)
    assert scroll.needed
    assert scroll.press(20, 5)
    # The bar is 284 * 300 / 1000 long on a track of 284: half of what is left moves half of the content.
    assert scroll.drag(20 + (284 - 85.2) / 2) and scroll.offset == pytest.approx(350)
    scroll.drag(10_000)
    assert scroll.offset == 700
    scroll.release()
    assert not scroll.drag(0)
    scroll.resize(500, 300)
    assert scroll.offset == 200


# ---- rows ------------------------------------------------------------------------------------


def test_rows_keep_known_heights_and_find_their_place(style: ChatStyle) -> None:
    messages = [Message(str(i), "c", None, "user", "word " * 100 * i) for i in range(10)]
    rows = Rows()
    rows.set_messages(messages, style, 500)
    assert rows[9].height > rows[1].height > 0
    assert rows.set_height(3, 1_000) != 0 and rows.set_height(3, 1_000) == 0
    rows.set_messages([*messages[:5], Message("new", "c", None, "assistant", "text")], style, 500)
    assert rows[3].height == 1_000 and len(rows) == 6
    assert rows.index("new") == 5 and rows.index("7") is None
    assert rows.top(0) == TOP and rows.top(4) - rows.top(3) == 1_000
    for y in range(-50, rows.height + 50, 7):
        index = rows.at(y)
        assert index == 0 or rows.top(index) <= y
        assert index == len(rows) - 1 or y < rows.top(index + 1)
    assert list(rows.between(rows.top(3), rows.top(3) + 10)) == [3]
    assert list(Rows().between(0, 100)) == []
