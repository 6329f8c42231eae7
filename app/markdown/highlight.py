"""Colours for code, found by Pygments a little at a time.

Only finished blocks are coloured. A block is a few thousand tokens and a token costs some microseconds, so
the work is done in steps between two events, and what was found is kept for the blocks seen last.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from time import perf_counter

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import Token
from pygments.util import ClassNotFound

from app.markdown.printable import utf16_length

LIMIT = 60_000  # characters; a longer block stays in one colour
LINE_LIMIT = 2_000  # characters; the expressions of a lexer may need quadratic time on a long line
KEPT = 400_000  # characters of code whose colours are kept

# (start, length) in UTF-16 units within a line, and a field of Colors.
Run = tuple[int, int, str]
Lines = list[list[Run]]

# The most special type first; children have their parent's colour.
_COLORS = (
    (Token.Comment.Preproc, "code_keyword"),
    (Token.Comment, "code_comment"),
    (Token.Keyword.Type, "code_builtin"),
    (Token.Keyword.Constant, "code_number"),
    (Token.Keyword, "code_keyword"),
    (Token.Operator.Word, "code_keyword"),
    (Token.Literal.String.Doc, "code_comment"),
    (Token.Literal.String, "code_string"),
    (Token.Literal.Number, "code_number"),
    (Token.Literal, "code_number"),
    (Token.Name.Function, "code_name"),
    (Token.Name.Class, "code_name"),
    (Token.Name.Namespace, "code_name"),
    (Token.Name.Tag, "code_keyword"),
    (Token.Name.Attribute, "code_name"),
    (Token.Name.Decorator, "code_name"),
    (Token.Name.Builtin, "code_builtin"),
    (Token.Name.Exception, "code_builtin"),
    (Token.Name.Constant, "code_number"),
    (Token.Generic.Heading, "code_name"),
    (Token.Generic.Subheading, "code_name"),
    (Token.Generic.Inserted, "code_string"),
    (Token.Generic.Deleted, "code_number"),
    (Token.Generic.Prompt, "code_comment"),
)


@cache
def _color(kind: object) -> str:
    return next((color for token, color in _COLORS if kind in token), "")


@cache
def _names() -> dict[str, str]:
    return {alias: name for name, aliases, _, _ in get_all_lexers() for alias in aliases}


def language_name(language: str) -> str:
    """What to call a language: "Python" for "py"; a name that is not known as it was written."""
    return _names().get(language.lower(), language)


def colored(code: str, language: str) -> Iterator[tuple[int, Run]]:
    """(line, run) for everything in ``code`` that has a colour; nothing for a language not known."""
    if len(code) > LIMIT or re.search(rf"[^\n]{{{LINE_LIMIT}}}", code):
        return
    try:
        lexer = get_lexer_by_name(language.lower())
    except ClassNotFound:
        return
    line = column = 0
    for _, kind, text in lexer.get_tokens_unprocessed(code):
        color = _color(kind)
        for index, piece in enumerate(text.split("\n")):
            if index:
                line, column = line + 1, 0
            length = utf16_length(piece)
            if color and length:
                yield line, (column, length, color)
            column += length


class Highlights:
    """The colours of the blocks seen last, and the queue of those still to be found.

    Owned by the chat view.
    """

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[str, str], Lines] = OrderedDict()
        self._size = 0
        self._queue: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._work: tuple[tuple[str, str], Lines, Iterator[tuple[int, Run]]] | None = None

    def get(self, code: str, language: str) -> Lines | None:
        """The colours line by line, or None: then they are worked out by ``step``, latest wish first."""
        key = (language, code)
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        if language and (self._work is None or self._work[0] != key):
            self._queue[key] = None
            self._queue.move_to_end(key)
        return None

    @property
    def waiting(self) -> bool:
        return self._work is not None or bool(self._queue)

    def step(self, deadline: float) -> list[tuple[str, str]]:
        """Works until ``deadline`` (of ``perf_counter``); returns (language, code) of the blocks finished."""
        finished = []
        while self.waiting and perf_counter() < deadline:
            if self._work is None:
                key, _ = self._queue.popitem()
                lines: Lines = [[] for _ in range(key[1].count("\n") + 1)]
                self._work = (key, lines, colored(key[1], key[0]))
            key, lines, runs = self._work
            for line, run in runs:
                lines[line].append(run)
                if perf_counter() >= deadline:
                    break
            else:
                self._work = None
                self._keep(key, lines)
                finished.append(key)
        return finished

    def _keep(self, key: tuple[str, str], lines: Lines) -> None:
        self._found[key] = lines
        self._size += len(key[1])
        while self._size > KEPT and len(self._found) > 1:
            old, _ = self._found.popitem(last=False)
            self._size -= len(old[1])
