"""Exports for people: Markdown, HTML and PDF say what the chat says, and hold nothing that acts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation import Attachment, Conversation, ConversationInfo, Message, new_id
from app.markdown.coloring import Lines
from app.storage.exchange import html, markdown, worker
from app.storage.exchange.markdown import Words, file_name
from app.storage.exchange.tree import ExchangeError
from app.storage.exchange.worker import Read, Write, answer, run_apart
from app.storage.store import Store
from engine.errors import Stopped
from engine.process.events import EndReason
from tests.app.storage.exchange.samples import T0, open_webui_chat, write

VOID = {"meta", "br", "hr"}
ANSWER = """# Heading

Some *slanted*, **bold**, ~~gone~~ `co<de>` and <b onclick="x()">raw</b> $a_1 * b_2$ and \\(x^2\\).

1. one
2. two
   - in two

   more of two
- [x] done
- bullet

> quoted
> - in a quote

| a | b |
|---|--:|
| 1 | `2` |

```python
def f():  # 😀
    return "<&>"
```

[link](https://example.org/?a=1&b="2") and [bad](javascript:alert(1)) and ![picture](https://example.org/x.png)[^1]

[^1]: A note.
"""


class Page(HTMLParser):
    """What a browser would make of it: elements well nested, texts, attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def no_color(code: str, language: str) -> Lines:
    return [[] for _ in range(code.count("\n") + 1)]


def chat_of(*texts: str, title: str = "A <title> & more", prompt: str | None = None) -> Conversation:
    info = ConversationInfo(new_id(), title, created=T0, updated=T0, system_prompt=prompt)
    chat = Conversation(info)
    parent = None
    for i, text in enumerate(texts):
        role = ("user", "assistant")[i % 2]
        message = Message(
            *(new_id(), info.id, parent, role, text),
            reason=EndReason.STOP if i % 2 else EndReason.UNFINISHED,
            model="A <model>" if i % 2 else "",
            created=T0 + i,
        )
        chat.add(message)
        parent = message.id
    chat.set_leaf(parent)
    return chat


def page_of(*texts: str, **more: Any) -> str:
    return "".join(html.page(chat_of(*texts, **more), Words(), html.browser_style(), no_color))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store, _ = Store.open(tmp_path / "data" / "conversations.sqlite3")
    yield store
    store.close()


def put(store: Store, chat: Conversation) -> str:
    store.create(replace(chat.info, leaf_id=None))
    for message in chat.messages.values():
        store.add_message(message)
    return chat.info.id


# ---- HTML ------------------------------------------------------------------------------------


def test_a_page_says_what_the_chat_says() -> None:
    page = Page(page_of("A <question>?", ANSWER, prompt="Be <kind>"))
    for words in ("A <title> & more", "A <question>?", "A <model>", "Be <kind>", "A note."):
        assert words in page.text
    for words in ('<b onclick="x()">raw</b>', "co<de>", "$a_1 * b_2$", "\\(x^2\\)", 'return "<&>"'):
        assert words in page.text
    assert {"em", "strong", "s", "code", "ol", "ul", "li", "blockquote", "table", "th", "pre", "sup"} <= set(
        page.tags
    )


def test_a_page_needs_nothing_and_does_nothing() -> None:
    text = page_of("x", ANSWER)
    page = Page(text)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    links = [value for name, value in page.attributes if name == "href"]
    assert all((link or "").startswith("https://") for link in links) and links
    assert "default-src 'none'" in text and "prefers-color-scheme:dark" in text and "@media print" in text
    assert "url(" not in text and "@import" not in text


def test_lists_are_lists() -> None:
    text = "".join(
        html.body("1. one\n2. two\n   - deep\n\n   more\n\n- x\n- [ ] y\n", html.browser_style(), no_color)
    )
    flat = re.sub(r"\s+", " ", text)
    assert '<ol><li value="1"><p>one</p> </li><li value="2"><p>two</p> <ul><li><p>deep</p>' in flat
    assert "</li></ul> <p>more</p> </li></ol> <ul><li><p>x</p>" in flat
    assert '<p>x</p> </li></ul> <ul style="list-style-type:none"><li><p>☐ y</p>' in flat


def test_code_is_coloured_in_the_right_places() -> None:
    def color(code: str, language: str) -> Lines:
        assert language == "python"
        return [[(0, 3, "code_keyword"), (9, 5, "code_comment")]]

    text = "".join(html.body("```python\nlet 😀 = # 😀.\n```", html.browser_style(), color))
    assert '<span class="code_keyword">let</span> 😀 = <span class="code_comment"># 😀.</span>' in text


@given(st.lists(st.text(max_size=300), min_size=1, max_size=3), st.text(max_size=50))
def test_any_text_is_escaped_and_well_nested(texts: list[str], title: str) -> None:
    page = Page(page_of(*texts, title=title))
    assert "script" not in page.tags


@given(st.text(st.sampled_from("<>&\"'`*_[]()#-+1. \n>|!~$\\ab"), max_size=120))
def test_any_markdown_is_well_nested(text: str) -> None:
    page = Page(page_of(text))
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "section", "div", "span", "details"}
    allowed |= {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "pre", "code", "em", "strong", "s", "a"}
    allowed |= {"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "sup", "summary"}
    assert set(page.tags) <= allowed


# ---- Markdown --------------------------------------------------------------------------------


def test_markdown_keeps_the_texts() -> None:
    chat = chat_of("A *question*", ANSWER, prompt="Be\nkind")
    sibling = Message(new_id(), chat.info.id, chat.path()[0].id, "assistant", "other", created=T0)
    chat.add(sibling)
    text = "".join(markdown.text(chat, Words()))
    assert text.startswith("# A \\<title\\> & more\n\n> **System prompt**\n>\n> Be\n> kind\n")
    assert "A *question*" in text and ANSWER.rstrip() in text
    assert "version 1 of 2" in text and "other" not in text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What/is: this?", "What is this"),
        ("", "chat"),
        ("...", "chat"),
        ("CON", "chat"),
        ("com1.txt", "chat"),
        ("田中 😀", "田中 😀"),
        ("a\x00b\nc", "a b c"),
        ("\ud83d", "chat"),
    ],
)
def test_names_of_files(title: str, name: str) -> None:
    assert file_name(title, "chat") == name
    assert len(file_name("田" * 500, "chat").encode()) <= 180


# ---- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["markdown", "html", "pdf"])
def test_all_chats_in_a_folder(store: Store, tmp_path: Path, kind: str) -> None:
    for text in ("one", "two", "three"):
        put(store, chat_of(text, "answer", title="Same title"))
    target = tmp_path / "all"
    assert run_apart(Write(kind, target, store.path), lambda: False, lambda done, total: None) == 3
    suffix = worker.SUFFIXES[kind]
    names = {f"Same title{number}{suffix}" for number in ("", " (2)", " (3)")}
    assert {path.name for path in target.iterdir()} == names
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_pdf_has_pages_with_its_text(store: Store, tmp_path: Path) -> None:
    id_ = put(store, chat_of("question", ANSWER * 30))
    target = tmp_path / "ü 😀.pdf"
    assert run_apart(Write("pdf", target, store.path, (id_,)), lambda: False, lambda done, total: None) == 1
    data = target.read_bytes()
    assert data.startswith(b"%PDF-") and len(re.findall(rb"/Type\s*/Page\b", data)) > 5


def test_a_file_that_is_there_stays_until_the_new_one_is_whole(store: Store, tmp_path: Path) -> None:
    id_ = put(store, chat_of("x"))
    target = tmp_path / "c.md"
    target.write_text("before")
    stopped = Write("markdown", target, store.path, (id_,))
    with pytest.raises(Stopped):
        run_apart(stopped, lambda: True, lambda done, total: None)
    assert target.read_text() == "before" and list(tmp_path.glob("*part*")) == []
    assert answer(stopped, lambda message: None) == ("done", 1)
    assert "before" not in target.read_text()


def test_what_cannot_be_written_is_a_sentence(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = put(store, chat_of("x"))
    status, sentence = answer(Write("html", tmp_path / "no" / "c.html", store.path, (id_,)), lambda m: None)
    assert status == "failed" and "choose another place" in sentence
    monkeypatch.setattr(
        worker.os, "fsync", lambda number: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    status, sentence = answer(Write("html", tmp_path / "c.html", store.path, (id_,)), lambda m: None)
    assert status == "failed" and "disk is full" in sentence and not (tmp_path / "c.html").exists()


def test_a_chat_that_is_gone(store: Store, tmp_path: Path) -> None:
    assert answer(Write("html", tmp_path / "c.html", store.path, ("x",)), lambda m: None) == (
        "failed",
        "This chat no longer exists.",
    )


def test_code_that_takes_too_long_stays_plain(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = put(store, chat_of("x", "```python\nx = 1\n```"))
    request = Write("html", tmp_path / "c.html", store.path, (id_,))
    monkeypatch.setattr(worker, "CODE_BUDGET_S", -1.0)  # whatever is seen at work is too slow
    monkeypatch.setattr(worker, "POLL_S", 0.0)
    assert run_apart(request, lambda: False, lambda done, total: None) == 1
    assert "x = 1" in re.sub("<[^>]+>", "", (tmp_path / "c.html").read_text())


def test_reading_apart_and_being_stopped(store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "c.json", [open_webui_chat()])
    request = Read(file, store.path, tmp_path / "staged")
    preview = run_apart(request, lambda: False, lambda done, total: None)
    assert preview.chats == 1 and preview.staged.exists()
    with pytest.raises(ExchangeError, match="cannot be read"):
        run_apart(replace(request, path=tmp_path / "gone"), lambda: False, lambda done, total: None)
    with pytest.raises(Stopped):
        run_apart(request, lambda: True, lambda done, total: None)
    assert not request.staged.exists()
    assert [child for child in psutil.Process().children() if "spawn_main" in str(child.cmdline())] == []


def test_what_is_attached_is_named() -> None:
    chat = chat_of("What?")
    message = replace(
        chat.path()[0],
        attachments=(Attachment("a_b.pdf", "pdf", "text"), Attachment("c<d>.md", "markdown", "x")),
    )
    chat = Conversation(chat.info, [message])
    assert "\n*Attached: a\\_b.pdf, c\\<d\\>.md*\n\nWhat?" in "".join(markdown.text(chat, Words()))
    page = "".join(html.page(chat, Words(), html.browser_style(), no_color))
    assert '<p class="note">Attached: a_b.pdf, c&lt;d&gt;.md</p>' in page
