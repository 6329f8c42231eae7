"""Markdown is cut into blocks that never change once they are finished, and means what CommonMark says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.markdown.blocks import NESTED_CODE_LIMIT, TEXT_LIMIT, BlockStream, blocks
from app.markdown.parts import Part, Span, complete, parts
from app.markdown.printable import shown, utf16_length, utf16_slice


def _parts(text: str) -> list[Part]:
    return [part for block in blocks(text) for part in parts(block)]


def _plain(part: Part) -> str:
    return "".join(span.text for span in part.spans)


LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "word",
        "- item",
        "* other",
        "1. one",
        "7. seven",
        "  more",
        "    deep",
        "\tx",
        "> quote",
        "# head",
    ]
    + [
        "```py",
        "```",
        "~~~~",
        "   ```",
        "| a | b |",
        "|---|:-:|",
        "|---|",
        "---",
        "===",
        "a | b",
        "`x",
        "1.",
        "-",
    ]
    + ["x " * 1500, "y" * 4500, "- " + "z" * 3000]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_a_text_that_grows_gives_the_blocks_of_the_whole(text: str, steps: list[int]) -> None:
    stream = BlockStream()
    position, turn = 0, 0
    before: list[object] = []
    while position < len(text):
        # Long words in big steps: the decisions are at the ends of lines.
        step = steps[turn % len(steps)] * (25 if text[position : position + 100].isalpha() else 1)
        position, turn = min(len(text), position + step), turn + 1
        first = stream.update(text[:position])
        assert stream.blocks[:first] == before[:first]
        before = list(stream.blocks)
    assert stream.blocks == blocks(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_blocks_and_blank_lines_hold_the_whole_text(text: str) -> None:
    position = line = 0
    for block in blocks(text):
        assert not text[position : block.start].strip()
        line += text[position : block.start].count("\n")
        assert block.start_line == line
        assert text[block.start : block.start + len(block.source)] == block.source
        assert block.kind == "code" or len(block.source) <= NESTED_CODE_LIMIT
        position, line = block.start + len(block.source), block.end_line
    assert not text[position:].strip()


def test_another_text_starts_again() -> None:
    stream = BlockStream()
    stream.update("one\n\ntwo\n\nthree")
    assert stream.update("uno\n\ndos") == 0
    assert stream.blocks == blocks("uno\n\ndos")


def test_finished_blocks_are_not_made_again() -> None:
    stream = BlockStream()
    stream.update("# Title\n\nfirst\n\n```py\nx = 1\n```\n\nlast line is open")
    first = stream.blocks[0]
    # The block before the open line may still change: the line could turn out to be part of it.
    assert stream.update(stream.text + " and grows") == 2
    assert stream.blocks[0] is first


def test_the_common_elements() -> None:
    text = "# Title\nsome *soft* **strong** ~~gone~~ `code`\n\n---\n\n> said\n\n```py\nx = 1\n\ny\n```"
    kinds = [(part.kind, part.frame) for part in _parts(text)]
    assert kinds == [("heading", ()), ("text", ()), ("rule", ()), ("text", ("quote",)), ("code", ())]
    heading, styled, _, _, code = _parts(text)
    assert heading.level == 1
    assert (code.text, code.language, code.closed) == ("x = 1\n\ny", "py", True)
    assert styled.spans == (
        Span("some "),
        Span("soft", italic=True),
        Span(" "),
        Span("strong", bold=True),
        Span(" "),
        Span("gone", strike=True),
        Span(" "),
        Span("code", code=True),
    )


def test_lists_keep_their_numbers_and_what_belongs_to_an_item() -> None:
    text = "3. three\n   - inner\n\n   more\n   ```sh\n   ls\n   ```\n3. four\n\n3. five\n- other"
    found = [(part.marker, part.frame, _plain(part) or part.text) for part in _parts(text)]
    assert found == [
        ("3.", ("list",), "three"),
        ("◦", ("list", "list"), "inner"),
        ("", ("list",), "more"),
        ("", ("list",), "ls"),
        ("4.", ("list",), "four"),
        ("5.", ("list",), "five"),
        ("•", ("list",), "other"),
    ]


def test_a_table_below_a_sentence_with_fewer_cells_in_a_row() -> None:
    sentence, table = _parts("Here it is:\n| a | b |\n|--:|:-:|\n| 1 \\| 2 | **x** |\n| 3 |\n\nend")[:2]
    assert _plain(sentence) == "Here it is:"
    assert table.aligns == ("right", "center")
    assert table.header == ((Span("a"),), (Span("b"),))
    assert table.rows == (((Span("1 | 2"),), (Span("x", bold=True),)), ((Span("3"),), ()))


def test_a_long_table_goes_on_under_its_header() -> None:
    text = "| a | b |\n|---|---|\n" + "| cell one | cell two |\n" * 600
    tables = _parts(text)
    assert len(tables) > 1
    assert {table.kind for table in tables} == {"table"}
    assert {table.header for table in tables} == {((Span("a"),), (Span("b"),))}
    assert sum(len(table.rows) for table in tables) == 600


def test_a_long_item_stays_one_list_item() -> None:
    text = "1. " + "word " * 100 + "\n" + ("   line of the item\n" * 300) + "2. next"
    found = _parts(text)
    assert [part.marker for part in found if part.marker] == ["1.", "2."]
    assert {part.frame for part in found} == {("list",)}
    assert {part.kind for part in found} == {"text"}


@pytest.mark.parametrize("text", ["x" * 100_000, "word " * 20_000, "[" * 9_000, "- " + "y" * 50_000])
def test_long_lines_are_cut_into_short_blocks(text: str) -> None:
    found = blocks(text)
    assert max(len(block.source) for block in found) <= TEXT_LIMIT
    assert "".join(block.source for block in found) == text


def test_html_special_tokens_and_images_are_text() -> None:
    text = "<script>alert(1)</script> <b>x</b> <|eot_id|> ![a cat](http://example.com/cat.png) ![](x.png)"
    (part,) = _parts(text)
    assert _plain(part) == (
        "<script>alert(1)</script> <b>x</b> <|eot_id|> a cat (http://example.com/cat.png) x.png"
    )
    assert not any(span.href for span in part.spans)
    assert _plain(_parts("<div>\nblock\n</div>")[0]) == "<div>\nblock\n</div>"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[x](https://a.example/b)", "https://a.example/b"),
        ("[x](mailto:a@example.com)", "mailto:a@example.com"),
        ("<http://a.example>", "http://a.example"),
        ("see https://a.example/b?c=d.", "https://a.example/b?c=d"),
        ("[x](javascript:alert(1))", ""),
        ("[x](file:///etc/passwd)", ""),
        ("[x](ftp://a.example)", ""),
        ("[x](relative/page)", ""),
        ("`https://in.code`", ""),
    ],
)
def test_only_web_and_mail_addresses_are_links(text: str, address: str) -> None:
    (part,) = _parts(text)
    assert "".join(span.href for span in part.spans) == address


@pytest.mark.parametrize(
    ("half", "whole"),
    [
        ("a **bold", "a **bold**"),
        ("a **bold*", "a **bold**"),
        ("a **", "a "),
        ("a `code", "a `code`"),
        ("a `", "a "),
        ("done **bold** `x`", "done **bold** `x`"),
        ("```py\nx = `", "```py\nx = `"),
    ],
)
def test_half_written_emphasis_is_completed(half: str, whole: str) -> None:
    assert complete(half) == whole


def test_what_cannot_be_drawn_is_shown_by_something_that_can() -> None:
    assert shown("a\0b\r\nc\rd\x1b[0m\u2028e\ud800") == "a\ufffdb\nc\nd\ufffd[0m\ne\ufffd"
    assert shown("plain\ttext\n") == "plain\ttext\n"


def test_positions_are_those_of_utf_16() -> None:
    text = "a😀b"
    assert utf16_length(text) == 4
    assert utf16_slice(text, 1, 3) == "😀"
    assert utf16_slice(text, 3, 4) == "b"
    assert utf16_slice(text, 0, 2) == "a"
