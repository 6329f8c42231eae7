"""Which colour each part of a piece of code has, by Pygments.

Its lexers are some hundred collections of regular expressions, and some of them never end on code that is odd
enough. So ``colored`` runs in a process that can be ended (app/side_process.py), never in the window's own.
"""

import re
from collections.abc import Iterator
from functools import cache

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.token import Token
from pygments.util import ClassNotFound

from app.markdown.printable import utf16_length

LIMIT = 60_000  # characters; a longer block stays in one colour
LINE_LIMIT = 2_000  # characters; the expressions of a lexer may need quadratic time on a long line
TOKENS_PER_CHAR = 4  # a lexer that finds more goes round in circles

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
    return {alias: name for name, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases}


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
    most = TOKENS_PER_CHAR * len(code) + 1_000
    for count, (_, kind, text) in enumerate(lexer.get_tokens_unprocessed(code)):
        if count > most:
            return
        color = _color(kind)
        for index, piece in enumerate(text.split("\n")):
            if index:
                line, column = line + 1, 0
            length = utf16_length(piece)
            if color and length:
                yield line, (column, length, color)
            column += length
