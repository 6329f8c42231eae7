"""Markdown is cut into blocks that never change once they are finished, and means what CommonMark says."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.markdown import block_rules, pieces
from app.markdown.block import BULLETS, Block
from app.markdown.blocks import BlockStream, blocks
from app.markdown.parts import Part, Span, complete, parts
from app.markdown.printable import printable, utf16_length, utf16_slice


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
    + ["  - sub", "   1) par", "> - q", "> > d", ">", "    - four", "   text", "*", "* * *", "- - -"]
    + ["-\tt", "10. ten", " | x \\| y |", "#", "##x", "> ```", "> | a | b |", "> |---|---|", "+ plus"]
    + ["     1. z", "   # h", "-    wide", "\t\tdeep", "x " * 1500, "y" * 4500, "- " + "z" * 3000]
)


LIBRARY = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
LIBRARY.disable(["html_block", "html_inline"])


def _of_library(text: str) -> list[tuple[object, ...]]:
    """(kind, content, level, frame, marker) of every block, as markdown-it reads the whole text."""
    found: list[tuple[object, ...]] = []
    frame: list[str] = []
    lists: list[int | None] = []
    rows: list[list[str]] | None = None
    marker = ""
    tokens = LIBRARY.parse(text)
    for index, token in enumerate(tokens):
        block: tuple[object, ...] | None = None
        match token.type:
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                marker = BULLETS[min(frame.count("list"), 2)] if number is None else f"{number}."
                lists[-1] = None if number is None else number + 1
                frame.append("list")
                block = ("text", "", 0) if tokens[index + 1].type == "list_item_close" else None
            case "blockquote_open":
                frame.append("quote")
            case "list_item_close" | "blockquote_close":
                frame.pop()
            case "table_open":
                rows = []
            case "tr_open" if rows is not None:
                rows.append([])
            case "table_close" if rows is not None:
                block, rows = ("table", tuple(map(tuple, rows)), 0), None
            case "inline" if rows is not None:
                rows[-1].append(token.content)
            case "inline":
                before = tokens[index - 1]
                level = int(before.tag[1:]) if before.type == "heading_open" else 0
                block = ("heading" if level else "text", token.content, level)
            case "fence" | "code_block":
                block = ("code", token.content.removesuffix("\n"), 0)
            case "hr":
                block = ("rule", "", 0)
        if block:
            found.append((*block, tuple(frame), marker))
            marker = ""
    return found


@pytest.fixture(scope="module")
def no_repair() -> Iterator[None]:
    """Fences in fences are left as the library reads them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_rules, "DOCUMENTS", frozenset())
        patch.setattr(block_rules, "MAY_NEST", frozenset())
        yield


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_the_structure_is_that_of_the_library(no_repair: None, text: str) -> None:
    found = [(b.kind, b.rows or b.source, b.level, b.frame, b.marker) for b in blocks(text)]
    assert found == _of_library(text)


EXTRAS = st.sampled_from(
    [
        "```markdown",
        "~~~md",
        "```",
        "$$",
        "x $$ y",
        "\\[",
        "\\]",
        "[^1]: note",
        "see [^1] and [x][k]",
        "[k]: http://a",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(LINES | EXTRAS, max_size=12).map("\n".join), st.lists(st.integers(1, 40), min_size=1, max_size=8)
)
def test_a_text_that_grows_gives_the_blocks_of_the_whole(text: str, steps: list[int]) -> None:
    stream = BlockStream()
    position, turn = 0, 0
    before: list[object] = []
    while position < len(text):
        # Long words in big steps: the decisions are at the ends of lines.
        step = steps[turn % len(steps)] * (25 if text[position : position + 100].isalpha() else 1)
        position, turn = min(len(text), position + step), turn + 1
        first = stream.update(text[:position], growing=True)
        assert stream.blocks[:first] == before[:first]
        before = list(stream.blocks)
        if turn % 5 == 0:  # it was stopped there, and went on later
            stream.update(text[:position])
            assert stream.blocks == blocks(text[:position])
            before = list(stream.blocks)
    stream.update(text)
    assert stream.blocks == blocks(text)


def test_another_text_starts_again() -> None:
    stream = BlockStream()
    stream.update("one\n\ntwo\n\nthree")
    assert stream.update("uno\n\ndos") == 0
    assert stream.blocks == blocks("uno\n\ndos")


def test_finished_blocks_are_not_made_again() -> None:
    stream = BlockStream()
    stream.update("# Title\n\nfirst\n\n```py\nx = 1\n```\n\nlast line is open")
    first = stream.blocks[0]
    assert stream.update(stream.text + " and grows") == 3
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


def test_a_long_table_is_one_in_pieces_of_some_rows() -> None:
    text = "| a | b |\n|---|---|\n" + "| cell one | cell two |\n" * 600
    (block,) = blocks(text)
    cut = pieces.pieces(block)
    assert max(len(piece.rows) for piece in cut) * 2 <= pieces.TABLE_CELLS
    assert [row for piece in cut for row in piece.rows] == list(block.rows)
    assert [bool(part.header) for piece in cut for part in parts(piece)] == [True] + [False] * (len(cut) - 1)


def test_a_long_item_stays_one_list_item() -> None:
    text = "1. " + "word " * 100 + "\n" + ("   line of the item\n" * 300) + "2. next"
    found = _parts(text)
    assert [part.marker for part in found] == ["1.", "2."]
    assert {part.frame for part in found} == {("list",)}
    cut = pieces.pieces(blocks(text)[0])
    assert len(cut) > 3 and [piece.marker for piece in cut] == ["1."] + [""] * (len(cut) - 1)


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "word " * 20_000, "[" * 9_000, "- " + "y" * 50_000, "字" * 9_000]
)
def test_long_lines_are_laid_out_in_short_pieces(text: str) -> None:
    (block,) = blocks(text)
    cut = pieces.pieces(block)
    assert max(len(piece.source) for piece in cut) <= pieces.PIECE_CHARS * 5 // 4
    assert "".join((piece.joint or "") + piece.source for piece in cut) == block.source


WORDS = st.sampled_from(
    [
        "word",
        "a",
        "**",
        "*",
        "_",
        "`",
        "``",
        "[",
        "]",
        "](http://a.b)",
        "https://c.d/e_f",
        "$x_1$",
        "$",
        "~~",
        "\\",
    ]
    + [
        "snake_case",
        "5 * 3",
        "<b>",
        "&amp;",
        "。",
        "字字",
        "「引用」",
        "(",
        ")",
        "!",
        "\\(a_b\\)",
        "[^1]",
        "[k]",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "", " ", "\n", ". "])), min_size=5, max_size=60))
def test_pieces_together_mean_what_the_whole_means(words: list[tuple[str, str]]) -> None:
    text = "".join(word + behind for word, behind in words)
    for block in blocks(text + "\n\n[^1]: n\n\n[k]: http://k"):
        if block.kind != "text" or block.defines:
            continue
        whole = parts(block)[0].spans
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pieces, "PIECE_CHARS", 30)
            patch.setattr(pieces, "PIECE_LINES", 3)
            patch.setattr(pieces, "HOPELESS", 1_000)
            patch.setattr(pieces, "DENSE", 1)
            cut = pieces.pieces(block)
            assert parts(block)[0].spans == whole
        spans = [Span("")]
        for piece in cut:
            for span in (Span(piece.joint or ""), *parts(piece)[0].spans):
                same = replace(spans[-1], text="") == replace(span, text="") and not span.formula
                spans[-1:] = [replace(span, text=spans[-1].text + span.text)] if same else [spans[-1], span]
        assert [span for span in spans if span.text] == list(whole)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", ". "])), min_size=40, max_size=200))
def test_pieces_of_a_paragraph_that_grows_stay(words: list[tuple[str, str]]) -> None:
    text = "".join(word + behind for word, behind in words).replace("\n\n", "\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE_CHARS", 40)
        whole = pieces.pieces(Block("text", text, 0, 1, right_to_left=False))
        for end in range(20, len(text), 50):
            cut = pieces.pieces(Block("text", text[:end], 0, 1))
            assert [p.source for p in cut[:-1]] == [p.source for p in whole[: len(cut) - 1]]


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
    ],
)
def test_half_written_emphasis_is_completed(half: str, whole: str) -> None:
    assert complete(half) == whole


def test_what_cannot_be_drawn_is_shown_by_something_that_can() -> None:
    assert printable("a\0b\r\nc\rd\x1b[0m\u2028e\ud800") == "a\ufffdb\nc\nd\ufffd[0m\ne\ufffd"
    assert printable("plain\ttext\n") == "plain\ttext\n"


def test_positions_are_those_of_utf_16() -> None:
    text = "a😀b"
    assert utf16_length(text) == 4
    assert utf16_slice(text, 1, 3) == "😀"
    assert utf16_slice(text, 3, 4) == "b"
    assert utf16_slice(text, 0, 2) == "a"
