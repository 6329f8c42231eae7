"""HTML: the text that a browser shows, however the page is written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.documents.extract import Document, read_document
from engine.documents.formats import html


def read(folder: Path, data: bytes, name: str = "a.html") -> Document:
    (folder / name).write_bytes(data)
    return read_document(folder / name)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One <b>two</b>\n  three</p><p>four", "One two three\n\nfour"),
        ("<h1>A\n b</h1><p>x</p><h3>C</h3>y", "# A b\n\nx\n\n### C\n\ny"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>a<li><p>b</p><ol><li>c</li><li>d</ol></ul>e", "- a\n- b\n  1. c\n  2. d\n\ne"),
        ("<pre>\ndef f():\n    # no heading\n</pre>x", "```\ndef f():\n    # no heading\n```\n\nx"),
        (
            "<table><tr><th>A<th>B<tr><td>1|2<td>3</table>",
            "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |",
        ),
        ("<table><tr><td><h2>Layout</h2><p>a</p><p>b</p></td></tr></table>", "Layout\n\na\n\nb"),
        ("5 &lt; 6 &amp; &euro;&#x1F600; &copy", "5 < 6 & €😀 ©"),
        (
            "<head><title>T</title><style>p{}</style></head><script>x('<p>')</script><nav>Menu</nav>seen",
            "seen",
        ),
        ("<nav>never closed<p>text", "never closed\n\ntext"),
        ("<head><title>T</title><body>x", "x"),
        ("<!-- <p>no --><p hidden>a</p><![CDATA[x]]><![if IE]>b", None),
        ("</p></li></table></ul>text</div>", "text"),
        ("<td>a</td><tr><td>b", None),
        ("<p>a&nbsp;b</p>", "a\xa0b"),
    ],
)
def test_pages(source: str, text: str | None) -> None:
    found = html.read(source)
    assert found == text if text is not None else "a" in found and "b" in found


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset=shift_jis>", "shift_jis"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),  # a lie
        ('<meta charset="no-such">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="hex">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_encodings(head: str, encoding: str, tmp_path: Path) -> None:
    words = {
        "cp1251": "Все люди рождаются свободными",
        "koi8-r": "Все люди рождаются свободными",
        "shift_jis": "すべての人間は",
    }.get(encoding, "Grüße für 5 €, schön und täglich")
    document = read(tmp_path, f"{head}<p>{words}</p>".encode(encoding))
    assert (document.kind, document.text) == ("html", words)


TAGS = "p div h1 h2 ul ol li table tr td th pre br script style nav head body select span b".split()
PIECE = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<!", "<![", "<!--", "-->", "<a b='", "&#", "&", "<", ">", "\n", " "]),
    st.text(max_size=5),
)


@settings(max_examples=60)
@given(st.lists(PIECE, max_size=40))
def test_whatever_is_written_a_text_comes_of_it(pieces: list[str]) -> None:
    assert isinstance(html.read("".join(pieces)), str)
