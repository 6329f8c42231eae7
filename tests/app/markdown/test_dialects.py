"""What answers hold beside plain CommonMark: CJK, addresses, documents in a block, formulas, notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.markdown.block import right_to_left
from app.markdown.blocks import BlockStream, blocks
from app.markdown.footnotes import leads_to
from app.markdown.parts import Part, parts


def _parts(text: str) -> list[Part]:
    return [part for block in blocks(text) for part in parts(block)]


def _words(part: Part) -> str:
    return part.text or "".join(span.text for span in part.spans)


def _bold(text: str) -> list[str]:
    return [span.text for part in _parts(text) for span in part.spans if span.bold]


def _links(text: str) -> list[str]:
    return [span.href for part in _parts(text) for span in part.spans if span.href]


# ---- emphasis ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**重要：**请先保存文件。", ["重要："]),
        ("请注意**“引号”**后面", ["“引号”"]),
        ("これは**「引用」**です。", ["「引用」"]),
        ("**「甲」**なので**「乙」**", ["「甲」", "「乙」"]),
        ("**Markdown（マークダウン）**は軽い。", ["Markdown（マークダウン）"]),
        ('**"공개"**는 원칙입니다.', ['"공개"']),
        ("**(주의)**를 보세요", ["(주의)"]),
        ("**说明:**见下文", ["说明:"]),
        ("～**【注】**～", ["【注】"]),
        ("**หมายเหตุ:**โปรดทราบ", ["หมายเหตุ:"]),
        ("他说***“好”***吧", ["“好”"]),
        ("plain **foo:**bar stays", []),  # as CommonMark says
        ("snake__case__name", []),
    ],
)
def test_emphasis_beside_the_punctuation_of_scripts_without_spaces(text: str, bold: list[str]) -> None:
    assert _bold(text) == bold


LETTERS = st.text(st.sampled_from("abc def"), min_size=1).map(str.strip).filter(bool)


@given(LETTERS, st.sampled_from("。，、！？：；」』）】》”"), st.sampled_from("字かカ한"))
def test_bold_that_ends_with_punctuation_before_a_letter(words: str, mark: str, letter: str) -> None:
    assert _bold(f"{letter}**{words}{mark}**{letter}") == [words + mark]


# ---- addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见 https://example.com/docs，然后点击。", "https://example.com/docs"),
        ("见https://example.com/docs然后", "https://example.com/docs"),
        ("https://example.com/a（说明）了解", "https://example.com/a"),
        ("「https://example.com/c」を見て", "https://example.com/c"),
        ("https://example.com/한국", "https://example.com/"),
        (
            "https://en.wikipedia.org/wiki/Set_(mathematics) explains",
            "https://en.wikipedia.org/wiki/Set_(mathematics)",
        ),
        ("(see https://a.example/Set_(m))", "https://a.example/Set_(m)"),
        ("[see https://a.example/x[1]]", "https://a.example/x[1]"),
        ("(https://example.com/x).", "https://example.com/x"),
        ("HTTPS://EXAMPLE.COM/A now", "HTTPS://EXAMPLE.COM/A"),
        ("**https://a.example/b**", "https://a.example/b"),
        ("*https://a.example/b*,", "https://a.example/b"),
        ("https://a.example/_x_/y_z", "https://a.example/_x_/y_z"),
        ("https://ru.wikipedia.org/wiki/Крачка.", "https://ru.wikipedia.org/wiki/Крачка"),
        ("https://a.example/?q=1&b=%20#top!", "https://a.example/?q=1&b=%20#top"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("“https://a.example”", "https://a.example"),
        ("https://a.example/(open", "https://a.example/(open"),
    ],
)
def test_where_a_bare_address_ends(text: str, address: str) -> None:
    assert _links(text) == [address]
    assert "".join(_words(part) for part in _parts(text)) == text.replace("*", "")


@pytest.mark.parametrize(
    "text", ["http://", "xhttps://a.example", "https:// a", "`https://a.example`", "://a"]
)
def test_what_is_no_address(text: str) -> None:
    assert _links(text) == []


# ---- direction ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1. שלום world", True),
        ("world שלום", False),
        ("ߒߞߏ x", True),
        ("𞤀𞤣𞤤𞤢𞤥", True),
        ("հայերեն مرحبا", False),
        ("გამარჯობა مرحبا", False),
        ("ሰላም مرحبا", False),
        ("नमस्ते مرحبا", False),
        ("한국어 مرحبا", False),
        ("12 + 3", None),
    ],
)
def test_a_paragraph_goes_the_way_of_its_first_letter(text: str, answer: bool | None) -> None:
    assert right_to_left(text) is answer


# ---- fences in fences --------------------------------------------------------------------------

DOCUMENT = "# Title\n\n{fence}bash\nnpm install\n{fence}\n\nMore *text*."


@pytest.mark.parametrize("language", ["markdown", "md", "Markdown title=x", "mdx", "", "text"])
@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("indent", ["", "> ", "   "])
def test_a_document_in_a_block_holds_its_blocks(language: str, fence: str, indent: str) -> None:
    inner = DOCUMENT.format(fence=fence)
    text = f"{fence}{language}\n{inner}\n{fence}\n\nThat is **all**."
    found = _parts("Here:\n\n" + "\n".join(indent + line for line in text.split("\n")))
    assert [part.kind for part in found] == ["text", "code", "text"]
    assert found[1].text == inner
    assert _words(found[2]) == "That is all."


@pytest.mark.parametrize(
    ("inner", "behind"),
    [
        ("# T\n\n```\nnpm i\n```\n\nMore.", "\n\nafter"),
        ("Run:\n```\nnpm i\n```\nMore.", "\n\nafter"),
        ("```py\nx\n```\n\n```js\ny\n```", "\nafter"),
        ("1. one\n   ```sh\n   ls\n   ```\n2. two", "\n\nafter"),
        ("no block in it", "\nafter"),
        ("~~~py\nx\n~~~", "\nafter"),
    ],
)
def test_blocks_of_a_document_with_and_without_language(inner: str, behind: str) -> None:
    code, after = _parts(f"```markdown\n{inner}\n```{behind}")
    assert (code.text, _words(after)) == (inner, "after")


@pytest.mark.parametrize(
    "text",
    [
        "```python\nx = 1\n```\n\ntext\n\n```bash\nls\n```\n\nend",
        "```markdown\n# T\n```\n\n```bash\nls\n```\n\nend",
        "```bash\nls\n\n```python\nx = 1\n```\n\nend",  # it was never closed
        "```md\n```py\nx\n```\n\nend",
    ],
)
def test_blocks_below_one_another_stay_as_they_are(text: str) -> None:
    found = _parts(text)
    assert (found[0].kind, found[-1].kind, _words(found[-1])) == ("code", "text", "end")


def test_a_document_that_is_being_written_stays_one_block() -> None:
    stream = BlockStream()
    text = "```markdown\n" + DOCUMENT.format(fence="```") + "\n```\n\nend"
    for end in range(15, len(text)):
        stream.update(text[:end], growing=True)
        assert stream.blocks[0].kind == "code" and len(stream.blocks) == (
            1 if end < text.index("end") + 1 else 2
        )


@pytest.mark.parametrize("fence", ["```", "~~~"])
@pytest.mark.parametrize(
    ("marker", "columns"), [("", 2), ("1. x\n\n   ", 3), ("10. x\n\n    ", 4), ("- ", 2), ("", 3)]
)
def test_code_loses_the_columns_of_its_fence(fence: str, marker: str, columns: int) -> None:
    pad = " " * columns
    text = f"{marker}{'' if marker else pad}{fence}py\n{pad}if x:\n{pad}    y\n\n{pad}z\n{pad}{fence}"
    (code,) = (part for part in _parts(text) if part.kind == "code")
    assert code.text == "if x:\n    y\n\nz"


def test_blank_lines_at_the_end_of_code_stay() -> None:
    assert _parts("```\nx\n\n\n```")[0].text == "x\n\n"


# ---- tables, tasks, notes, references ------------------------------------------------------------


@pytest.mark.parametrize(
    ("below", "kind"),
    [("---", "rule"), ("3. three", "text"), ("- x", "text"), ("> x", "text"), ("***", "rule")],
)
def test_what_begins_right_below_a_table_is_no_row_of_it(below: str, kind: str) -> None:
    table, after = _parts(f"| a | b |\n|---|---|\n| 1 | 2 |\n{below}")
    assert (len(table.rows), after.kind) == (1, kind)


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<BR />"])
def test_a_break_in_a_cell(tag: str) -> None:
    (table,) = _parts(f"| a | b |\n|---|---|\n| one{tag}two | `{tag}` |")
    assert [span.text for cell in table.rows[0] for span in cell] == ["one\ntwo", tag]
    assert _words(_parts(f"one{tag}two")[0]) == f"one{tag}two"


def test_tasks() -> None:
    found = _parts("- [ ] open\n- [x] done\n  1. [X] *inner*\n- [x](http://a.example)\n- [y] no\n- [ ]")
    assert [(part.marker, _words(part)) for part in found] == [
        ("☐", "open"),
        ("☑", "done"),
        ("1. ☑", "inner"),
        ("•", "x"),
        ("•", "[y] no"),
        ("•", "[ ]"),
    ]


def test_footnotes_and_references_wherever_they_are_defined() -> None:
    text = "See [the page][p], [p] and a note[^n], [^none].\n\n[^n]: The *note*\n    goes on.\n\n[P]: https://a.example"
    sentence, rule, note = _parts(text)
    assert _words(sentence) == "See the page, p and a note[1], [^none]."
    assert [span.href for span in sentence.spans if span.href] == ["https://a.example"] * 2 + ["#note-1"]
    assert [span.text for span in sentence.spans if span.raised] == ["[1]"]
    assert rule.kind == "rule"
    assert (note.marker, _words(note)) == ("1.", "The note\ngoes on. ↩")
    assert note.spans[-1].href == "#mention-1"


NOTES = (
    "One[^b] two[^a] one again[^b].\n\n[^a]: A, see[^c]\n\n[^b]: B\n\n    more of B\n\n"
    "The end.\n\n[^c]: C\n[^d]: D"
)


def test_footnotes_are_numbered_by_mention_and_stand_at_the_end() -> None:
    assert [(part.marker, _words(part)) for part in _parts(NOTES)] == [
        ("", "One[1] two[2] one again[1]."),
        ("", "The end."),
        ("[d]", "D"),  # nothing mentions it, so it stays
        ("", ""),
        ("1.", "B"),
        ("", "more of B ↩"),
        ("2.", "A, see[3] ↩"),
        ("3.", "C ↩"),
    ]


def test_while_a_text_grows_its_notes_stay_where_they_are_written() -> None:
    stream = BlockStream()
    stream.update(NOTES, growing=True)
    shown = [_words(part) for block in stream.blocks for part in parts(block)]
    assert shown[:3] == ["One[1] two[2] one again[1].", "A, see[3]", "B"]
    stream.update(NOTES)
    assert stream.blocks == blocks(NOTES)


@given(
    st.lists(
        st.sampled_from(
            ["see[^1]", "and[^x y]", "[^2]", "word", "\n\n", "\n\n[^1]: one", "\n\n[^2]: two[^1]\n"]
        )
    )
)
def test_no_word_of_a_note_is_lost_or_said_twice(pieces: list[str]) -> None:
    text = " ".join(pieces)
    said = " ".join(_words(part) for part in _parts(text))
    for word in ("word", "one", "two"):
        assert said.count(word) == text.count(word)


def test_links_of_notes_lead_there_and_back() -> None:
    def target(link: str) -> list[str]:
        found = [block for block in blocks(NOTES) if leads_to(link, block)]
        return [_words(part) for block in found for part in parts(block)]

    assert target("#note-1") == ["B"]
    assert target("#note-3") == ["C ↩"]
    assert target("#mention-2")[0].startswith("One")


def test_a_definition_that_nothing_uses_is_shown() -> None:
    assert [_words(part) for part in _parts("text\n\n[x]: https://a.example")] == [
        "text",
        "[x]: https://a.example",
    ]


# ---- formulas ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        r"So \( a_1 \) and \[ \frac{x}{y} \] hold.",
        "$$\n\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\n$$",
        r"Then $a_{i}^{*} b_{j}^{*}$ is real.",
        r"$\{x \in A\}$ and $\|v\|$",
        r"$f(x) = \\_x$",
        "It costs $5 or $10.",
        "$5 and $6",
        "Text\n$$\na\n- b\n= c\n* d*\n# e\n1. f\n$$\nmore",
        "\\[\n    x_1 *y*\n+ z_2\n\\]",
        r"\[a_1\] and \(b_1\)",
        "$$a_1$$ and $x*y*z$",
        r"$\text{a \$ b_c_}$",
        r"$x$, $y$; ($z_1$)-$w^*$",
        "\\begin{align}\nx_1 &= y_1 \\\\\n  x_2 &= *y_2*\n\\end{align}",
        "So\n\\begin{equation*}\n- x\n= y_1 \\;\n\\end{equation*}\nholds.",
        r"the matrix \begin{bmatrix} 1 & 2 \\ 3_a & 4_b \end{bmatrix} is \(x\)",
        r"half of it: \begin{align} a_1",
        "$$x$$ inline $$y_1 z_1$$ here",
        r"\(a\)\(b_1\)\[c_1\]",
        "Costs $5, $6 and $7_a_b.",
    ],
)
def test_a_formula_is_shown_as_it_was_written(text: str) -> None:
    found = _parts(text)
    # A displayed formula with lines of its own is a part of its own.
    assert "\n".join(_words(part) for part in found) == text
    assert not any(span.bold or span.italic for part in found for span in part.spans)


def test_a_formula_of_several_lines_in_a_list_and_a_quote() -> None:
    found = _parts("- Then\n  $$\n  a_1\n  - b_1\n  $$\n- next\n\n> $$\n> x\n> = y\n> $$")
    assert [_words(part) for part in found] == [
        "Then",
        "$$\na_1\n- b_1\n$$",
        "next",
        "$$\nx\n= y\n$$",
    ]
    assert [part.marker for part in found] == ["•", "", "•", ""]
    assert [part.kind for part in found] == ["text", "formula", "text", "formula"]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x$ and \\(y\\), \\[z\\]", ["$x$", "\\(y\\)", "\\[z\\]"]),
        ("$$a$$\n$$b$$", ["$$a$$", "$$b$$"]),
        ("costs $5 and $10", []),
        ("$5 or 10$", []),
        ("a$b and c$d", []),
        ("US$5 and US$6 or $HOME:$PATH", []),
        ("the $n$th and $k$s, not $a$b", ["$n$", "$k$"]),
        ("设函数$f(x)$在$[0,1]$上，$x$。", ["$f(x)$", "$[0,1]$", "$x$"]),
        ("$ x $", []),
        ("$20,000 to $30,000", []),
        ("$x$-axis, ($y$)", ["$x$", "$y$"]),
        ("`$x$`", []),
        ("\\$x\\$", []),
    ],
)
def test_what_is_a_formula(text: str, formulas: list[str]) -> None:
    found = _parts(text)
    spans = [[span.text for span in part.spans if span.formula] or [part.text] for part in found]
    assert [formula for several in spans for formula in several if formula] == formulas


@pytest.mark.parametrize("end", ["", "**", "*b* `c", "_i $", "\\(y"])
@pytest.mark.parametrize("opening", ["\\(", "\\[", "$$", "\\begin{align}"])
def test_half_a_formula_is_shown_as_it_was_written_while_it_grows(opening: str, end: str) -> None:
    text = f"So {opening} a_1 *b* c_2 {end}"
    (part,) = parts(blocks(text)[0], is_open=True)
    assert _words(part) == text.rstrip()
    assert not any(span.formula or span.bold or span.italic or span.code for span in part.spans)


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("from **$5** to **$10**", ["$5", "$10"]),
        ("costs $5, **not** 10$", ["not"]),
        ("`$a` **b** `c$`", ["b"]),
    ],
)
def test_money_and_code_are_no_formulas(text: str, bold: list[str]) -> None:
    assert _bold(text) == bold


TEX = st.text(st.sampled_from(list("ab_^*{}[]()\\&~`<>=+-1 |#!")), min_size=1, max_size=30)


@given(
    TEX.filter(lambda t: t.strip() == t and "`" not in t),
    st.sampled_from([("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("\\begin{align}", "\\end{align}")]),
)
def test_whatever_stands_in_a_formula_is_left_alone(tex: str, marks: tuple[str, str]) -> None:
    if marks[1] in tex or (tex + marks[1]).index(marks[1]) != len(tex):
        return
    text = f"So {marks[0]}{tex}{marks[1]} holds"
    assert "".join(_words(part) for part in _parts(text)) == text


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("~~two~~ and ~one~, (~b c~)", ["two", "one", "b c"]),
        ("~~~three~~~", []),
        ("~~costs ~5 now~~", ["costs ~5 now"]),
        ("~one~~", []),
        ("10~20 and 30~40", []),
        ("约10~20个，30~40个", []),
        ("~5 apples and ~10 pears", []),
        ("cp ~/a ~/b; PATH=~/bin:~/lib", []),
        ("a~b~c and a~~b~~c", ["b"]),
        ("[~x~](http://a.b)", ["x"]),
        ("`~x~` and \\~x\\~", []),
    ],
)
def test_what_is_struck_out(text: str, struck: list[str]) -> None:
    assert [span.text for part in _parts(text) for span in part.spans if span.strike] == struck


# ---- variations of what was reported -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("看https://example.com/a?b=中文", ["https://example.com/a?b="]),
        ("참고: https://example.com/a를 보세요", ["https://example.com/a"]),
        ("https://example.com/a）。", ["https://example.com/a"]),
        ("[x](https://example.com/a_(b)_c)", ["https://example.com/a_(b)_c"]),
        ("(https://example.com/a_(b)_c)", ["https://example.com/a_(b)_c"]),
        ("[https://example.com/[x]]", ["https://example.com/[x]"]),
        ("**https://example.com/a**", ["https://example.com/a"]),
        ("*https://example.com/a_b_c*", ["https://example.com/a_b_c"]),
        ("Http://Example.com", ["Http://Example.com"]),
        (
            "https://example.com/a, https://example.com/b; and https://example.com/c!",
            ["https://example.com/a", "https://example.com/b", "https://example.com/c"],
        ),
        ('"https://example.com/q"', ["https://example.com/q"]),
        ("https://example.com/a?x=1&y=2#frag", ["https://example.com/a?x=1&y=2#frag"]),
        ("https://user@host.example:8080/p", ["https://user@host.example:8080/p"]),
        ("http://[::1]:8080/x", ["http://[::1]:8080/x"]),
        ("`https://example.com/a`", []),
        ("https://example.com/a。https://example.com/b", ["https://example.com/a", "https://example.com/b"]),
        ("https://example.com/…", ["https://example.com/"]),
        ("ссылка:https://example.com/путь, да", ["https://example.com/путь"]),
        ("https://example.com/~user/*", ["https://example.com/~user/"]),
        ("http://localhost:8000/docs", ["http://localhost:8000/docs"]),
    ],
)
def test_addresses_in_the_wild(text: str, links: list[str]) -> None:
    assert [span.href for part in _parts(text) for span in part.spans if span.href] == links


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("他说：**“你好”**，然后走了。", ["“你好”"]),
        ("**注意！**：内容", ["注意！"]),
        ("这是**重点（A）**和**重点（B）**。", ["重点（A）", "重点（B）"]),
        ("**「一」**、**「二」**、**「三」**", ["「一」", "「二」", "「三」"]),
        ("これは**重要。**次は", ["重要。"]),
        ("**한국어(韓國語)**는", ["한국어(韓國語)"]),
        ("**50%**以上", ["50%"]),
        ("价格**￥100**元", ["￥100"]),
        ("**①**和**②**", ["①", "②"]),
        ("中文**bold**中文", ["bold"]),
        ("*斜体。*后", []),
        ("**ไทย**ภาษา", ["ไทย"]),
        ("**a**b**c**", ["a", "c"]),
        ("***三。***后", ["三。"]),
    ],
)
def test_bold_in_scripts_without_spaces(text: str, bold: list[str]) -> None:
    assert _bold(text) == bold


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("```markdown\n# T\n\n```python\nx\n```\n\ntext\n```\n\nafter", ["code", "text"]),
        ("```md\nA:\n```\ncode\n```\nmore\n```\nafter", ["code", "text"]),
        ("````markdown\n```\nx\n```\n````\nafter", ["code", "text"]),
        ("~~~markdown\n```\nx\n```\n~~~\nafter", ["code", "text"]),
        ("- item\n  ```md\n  ```js\n  x\n  ```\n  ```\n- next", ["text", "code", "text"]),
        ("> ```markdown\n> ```sh\n> ls\n> ```\n> ```\n\nafter", ["code", "text"]),
        ("```markdown\n```a\n1\n```\n```b\n2\n```\n```\nafter", ["code", "text"]),
        ("```python\nprint()\n```\n\n```markdown\ntext\n```\nafter", ["code", "code", "text"]),
        ("```\n```python\nx\n```\n```\nafter", ["code", "text"]),
        ("```python\n```python\nx\n```\nafter", ["code", "text"]),
    ],
)
def test_blocks_in_blocks_of_many_shapes(text: str, kinds: list[str]) -> None:
    assert [part.kind for part in _parts(text)] == kinds
