"""Turns brought into the shape that a chat template accepts.

Many templates know no system role, want user and assistant strictly by turns, or the user first, and refuse
everything else. Chats are not always like that: an answer may have been stopped before its first word.
"""

from collections.abc import Iterator
from typing import Any

Turn = dict[str, Any]  # "role" and "content", as templates read them
_GAP = "\n\n"


def shapes(turns: list[Turn], takes_system: bool) -> Iterator[list[Turn]]:
    """The turns as they are, then ever more alike to what the strictest templates want; none twice.

    Without ``takes_system`` the system prompt stands in the first user turn from the beginning.
    """
    folded = fold_system(turns)
    plain = turns if takes_system else folded
    seen: list[list[Turn]] = []
    for shape in (plain, merge(plain), lead(merge(plain)), merge(folded), lead(merge(folded))):
        if shape not in seen:
            seen.append(shape)
            yield shape


def fold_system(turns: list[Turn]) -> list[Turn]:
    """What the system says stands at the beginning of the user turn that follows, or is one."""
    folded: list[Turn] = []
    waiting: list[str] = []
    for turn in turns:
        if turn["role"] == "system":
            waiting.append(turn["content"])
            continue
        if waiting and turn["role"] == "user":
            turn = turn | {"content": _joined([*waiting, turn["content"]])}
        elif waiting:
            folded.append({"role": "user", "content": _joined(waiting)})
        waiting = []
        folded.append(turn)
    return [*folded, {"role": "user", "content": _joined(waiting)}] if waiting else folded


def merge(turns: list[Turn]) -> list[Turn]:
    """Neighbours of the same role are one turn."""
    merged: list[Turn] = []
    for turn in turns:
        if merged and merged[-1]["role"] == turn["role"]:
            merged[-1] = turn | {"content": _joined([merged[-1]["content"], turn["content"]])}
        else:
            merged.append(turn)
    return merged


def lead(turns: list[Turn]) -> list[Turn]:
    """An empty user turn stands before an answer that has no question."""
    first = next((i for i, turn in enumerate(turns) if turn["role"] != "system"), len(turns))
    if first == len(turns) or turns[first]["role"] == "user":
        return turns
    return [*turns[:first], {"role": "user", "content": ""}, *turns[first:]]


def in_parts(turns: list[Turn]) -> list[Turn]:
    """Contents as lists of parts, which templates of models that also see pictures expect."""
    return [turn | {"content": [{"type": "text", "text": turn["content"]}]} for turn in turns]


def _joined(texts: list[str]) -> str:
    return _GAP.join(text for text in texts if text)
