"""The tree of messages: paths, siblings, leaves; and titles."""

import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conversation import (
    TITLE_LENGTH,
    Conversation,
    ConversationInfo,
    Message,
    prompt_messages,
    title_from,
)
from engine import ChatMessage


def tree(parents: Sequence[int | None]) -> Conversation:
    """Message i hangs below message parents[i]."""
    return Conversation(
        ConversationInfo("c"),
        [
            Message(str(i), "c", None if parent is None else str(parent), "user", f"text {i}")
            for i, parent in enumerate(parents)
        ],
    )


def ids(conversation: Conversation) -> list[str]:
    return [message.id for message in conversation.path()]


def test_branches() -> None:
    #      0
    #    1   2      3
    #    4   5 6
    conversation = tree([None, 0, 0, None, 1, 2, 2])
    assert ids(conversation) == ["0", "2", "6"], "without a leaf of its own: the latest message"
    assert conversation.siblings("1") == (0, ["1", "2"])
    assert conversation.siblings("6") == (1, ["5", "6"])
    assert conversation.siblings("3") == (1, ["0", "3"])
    assert conversation.children(None) == ["0", "3"] and conversation.children("4") == []
    assert conversation.leaf_below("1") == "4"
    assert conversation.leaf_below("0") == "6"
    assert conversation.leaf_below("3") == "3"
    conversation.set_leaf("4")
    assert ids(conversation) == ["0", "1", "4"] and conversation.info.leaf_id == "4"
    assert [message.id for message in conversation.path_to("5")] == ["0", "2", "5"]


def test_an_empty_conversation_and_a_lost_leaf() -> None:
    assert Conversation(ConversationInfo("c")).path() == []
    lost = Conversation(ConversationInfo("c", leaf_id="gone"), [Message("0", "c", None, "user", "")])
    assert ids(lost) == ["0"]


def test_a_long_conversation_needs_no_recursion() -> None:
    length = 10 * sys.getrecursionlimit()
    conversation = tree([None, *range(length - 1)])
    assert len(conversation.path()) == length
    assert conversation.leaf_below("0") == str(length - 1)


@given(st.lists(st.integers(min_value=-1), min_size=1, max_size=30))
def test_every_message_lies_on_the_branch_of_its_own_leaf(numbers: list[int]) -> None:
    parents = [None if n < 0 or i == 0 else n % i for i, n in enumerate(numbers)]
    conversation = tree(parents)
    for id_ in conversation.messages:
        leaf = conversation.leaf_below(id_)
        assert conversation.children(leaf) == []
        assert id_ in [message.id for message in conversation.path_to(leaf)]
        index, versions = conversation.siblings(id_)
        assert versions[index] == id_


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hello", "Hello"),
        ("  What is\n\n a\ttern?  ", "What is a tern?"),
        ("# Heading\nand text", "Heading and text"),
        ("> quoted", "quoted"),
        ("x" * 100, "x" * (TITLE_LENGTH - 1) + "…"),
        ("a\0b", "a b"),
        ("", ""),
        ("\ud800 broken", "\ud800 broken"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_from(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_from(text)
    assert len(title) <= TITLE_LENGTH + 1 and "\n" not in title and "\0" not in title


def test_a_title_of_many_words_ends_between_two() -> None:
    assert title_from("the quick brown fox jumps over the lazy dog and runs away") == (
        "the quick brown fox jumps over the lazy dog and…"
    )


def said(*turns: tuple[str, str]) -> list[tuple[str, str]]:
    path = [Message(str(i), "c", None, role, text) for i, (role, text) in enumerate(turns)]
    return [(message.role, message.text) for message in prompt_messages(path, "Be kind.")[1:]]


U, A = "user", "assistant"


def test_questions_around_an_answer_that_never_began_are_one() -> None:
    assert said((U, "one"), (A, ""), (U, "two")) == [(U, "one\n\ntwo")]
    assert said((U, "one"), (A, ""), (U, "two"), (A, ""), (U, "three")) == [(U, "one\n\ntwo\n\nthree")]
    assert said((U, "one"), (A, "yes"), (U, "two"), (A, ""), (U, "three")) == [
        (U, "one"),
        (A, "yes"),
        (U, "two\n\nthree"),
    ]


@given(st.lists(st.sampled_from(["", "text"]), max_size=6))
def test_roles_alternate_whichever_answers_never_began(answers: list[str]) -> None:
    turns = [turn for answer in answers for turn in ((U, "q"), (A, answer))]
    roles = [role for role, _ in said(*turns, (U, "last"))]
    assert all(one != other for one, other in zip(roles, roles[1:], strict=False))
    assert roles[0] == roles[-1] == U


def test_answers_in_a_row_are_one_turn() -> None:
    """Many templates refuse two; imported chats can branch in the midst of an answer."""
    path = [
        Message("1", "c", None, "user", "q"),
        Message("2", "c", "1", "assistant", "one", ids=(1, 2), tokenizer_hash="t"),
        Message("3", "c", "2", "assistant", "two", ids=(3,), tokenizer_hash="t"),
    ]
    assert prompt_messages(path, "") == (ChatMessage("user", "q"), ChatMessage("assistant", "one\n\ntwo"))
