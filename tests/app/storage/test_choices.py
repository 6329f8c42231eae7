"""Options and attachments in a file of a later version, or of another hand: what is wrong is the default."""

import pytest

from app.conversation import Attachment, ChatOptions, Message, prompt_messages
from app.storage.choices import (
    pack_attachments,
    pack_options,
    read_attachments,
    read_options,
    unpack_attachments,
    unpack_options,
)
from engine.sampling.params import SamplingParams


@pytest.mark.parametrize(
    "value",
    [None, 3, [], "x", {}, {"preset": 3, "documents": "x"}, {"sampling": 1}, {"later": {"a": 1}}],
)
def test_options_that_cannot_be_read_are_the_defaults(value: object) -> None:
    assert read_options(value) == ChatOptions()


def test_the_rest_of_the_options_is_kept() -> None:
    value = {"sampling": {"temperature": -1}, "preset": "Terse", "documents": ["/a", 3], "later": 1}
    assert read_options(value) == ChatOptions(preset="Terse", documents=("/a",))
    sampling = {"sampling": {"temperature": 0.5, "later": 1}}
    assert read_options(sampling).sampling == SamplingParams(temperature=0.5)


def test_attachments_without_a_text_are_left_out() -> None:
    value = [
        None,
        {"name": "a"},
        {"name": 3, "text": "b", "size": True, "whole": 1},
        {"text": "c", "size": 9},
    ]
    assert read_attachments(value) == (Attachment("", "text", "b"), Attachment("", "text", "c", size=9))
    assert read_attachments({"text": "c"}) == ()


@pytest.mark.parametrize("column", ["", "{", "[" * 100_000, "nonsense"])
def test_columns_that_are_no_json(column: str) -> None:
    assert unpack_options(column) == ChatOptions() and unpack_attachments(column) == ()


def test_columns_hold_any_text() -> None:
    options = ChatOptions(preset="\ud83d \0 😀")
    attachments = (Attachment("ü.txt", "text", "\udc00\r\n", place="page 3", whole=False, size=10),)
    assert unpack_options(pack_options(options)) == options
    assert unpack_attachments(pack_attachments(attachments)) == attachments
    assert pack_options(ChatOptions()) is None and pack_attachments(()) is None


def test_the_model_reads_what_is_attached_before_the_question() -> None:
    attached = (Attachment("a.txt", "text", "one"), Attachment("b.pdf", "pdf", "two", place="page 3"))
    question = Message("m", "c", None, "user", "Which?", attachments=attached)
    (turn,) = prompt_messages([question], "")
    assert turn.text == (
        "[a.txt]\none\n[End of a.txt]\n\n[b.pdf, page 3]\ntwo\n[End of b.pdf, page 3]\n\nWhich?"
    )
