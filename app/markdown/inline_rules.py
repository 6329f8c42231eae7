"""What the text of a paragraph can hold beside CommonMark: rules for markdown-it's inline parser.

Rules have the signature of markdown-it's: (state, silent) -> found. ``silent`` only moves on.
"""

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import strikethrough as library_strikethrough
from markdown_it.rules_inline.state_inline import Scanned

# Scripts in which words touch, and their punctuation: Han, kana, Hangul, full-width forms; Thai, Lao, Khmer
# and Burmese.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u303f\u3040-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")

FORMULA_CHARS = 500  # between two single dollar signs
LONG_FORMULA_CHARS = 4_000
_FORMULA = re.compile(
    rf"\$(?![\s$])((?:\\.|[^\\$`]){{1,{FORMULA_CHARS}}}?)(?<!\s)\$"
    r"(?![0-9$])(?!(?!(?:th|st|nd|rd|s)\b)[A-Za-z])",  # "the $n$th" is one
    re.DOTALL,
)
_FORMULA_SIGNS = re.compile(r"[\\^_=+<>]")
_LONG_FORMULAS = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}
_ENVIRONMENT = re.compile(r"\\begin(\{[A-Za-z]+\*?\})")

_ADDRESS = re.compile(
    rf"[^\s<>\"'`{UNSPACED}\u2010-\u2027\u2030-\u205e\u00ab\u00bb*~]+(?:[*~](?![*~])[^\s<>\"'`{UNSPACED}"
    r"\u2010-\u2027\u2030-\u205e\u00ab\u00bb*~]+)*"
)
_HOST = re.compile(r"//[\w\[]")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_NOT_AT_END = "?!.,:;*_~'\"|([{\\،؛؟۔।"

ONE_TILDE = 0x110000  # marker of a delimiter; no character
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


class InlineState(StateInline):
    """Emphasis may begin and end beside the punctuation of scripts that have no spaces."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        marker = self.src[start]
        position = start
        while position < self.posMax and self.src[position] == marker:
            position += 1
        # CommonMark: the beginning and the end of the text count as white space.
        last = self.src[start - 1] if start > 0 else " "
        following = self.src[position] if position < self.posMax else " "
        last_punctuation, next_punctuation = _is_punctuation(last), _is_punctuation(following)
        last_free = isWhiteSpace(ord(last)) or last_punctuation or _is_unspaced(last)
        next_free = isWhiteSpace(ord(following)) or next_punctuation or _is_unspaced(following)
        # Punctuation of these scripts is as good as a letter: no space stands beside it.
        blocked_left = next_punctuation and not _is_unspaced(following) and not last_free
        blocked_right = last_punctuation and not _is_unspaced(last) and not next_free
        left = not isWhiteSpace(ord(following)) and not blocked_left
        right = not isWhiteSpace(ord(last)) and not blocked_right
        can_open = left and (canSplitWord or not right or last_punctuation)
        can_close = right and (canSplitWord or not left or next_punctuation)
        return Scanned(can_open, can_close, position - start)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_unspaced(character: str) -> bool:
    return _UNSPACED.match(character) is not None


def formula(state: StateInline, silent: bool) -> bool:
    """A formula, with its delimiters, as it was written. Where the text still grows, also its half."""
    source, start = state.src, state.pos
    if source[start] not in "$\\":
        return False
    opening = source[start : start + 2]
    end = -1
    environment = _ENVIRONMENT.match(source, start, state.posMax) if opening == "\\b" else None
    if closing := f"\\end{environment[1]}" if environment else _LONG_FORMULAS.get(opening):
        found = source.find(closing, start + 2, min(state.posMax, start + LONG_FORMULA_CHARS))
        if found > 0 and source[start + 2 : found].strip():
            end = found + len(closing)
    elif source[start] == "$" and not (start and _joins_dollar(source[start - 1])):
        match = _FORMULA.match(source, start, state.posMax)
        # "$5 and 10$" is money.
        if match and not (
            match[1][0].isdigit() and re.search(r"\s", match[1]) and not _FORMULA_SIGNS.search(match[1])
        ):
            end = match.end()
    kind = "formula"
    if end < 0 and closing and state.env.get("open") and state.posMax - start < LONG_FORMULA_CHARS:
        kind, end = "half_formula", state.posMax  # its end is still to come
    if end < 0:
        return False
    if not silent:
        state.push(kind, "", 0).content = source[start:end]
    state.pos = end
    return True


def _joins_dollar(before: str) -> bool:
    """Whether a dollar sign behind that character begins no formula: "US$5". Chinese has no spaces there."""
    return before in "$\\" or (before.isalnum() and not _is_unspaced(before))


def address(state: StateInline, silent: bool) -> bool:
    """An address that stands bare in the text: found at the colon behind http or https."""
    source, colon = state.src, state.pos
    if source[colon] != ":" or state.linkLevel > 0 or not _HOST.match(source, colon + 1, state.posMax):
        return False
    scheme = next((name for name in ("https", "http") if source[:colon].lower().endswith(name)), "")
    start = colon - len(scheme)
    if not scheme or (start and source[start - 1].isascii() and source[start - 1].isalnum()):
        return False
    end = address_end(source, start, state.posMax)
    if end <= colon + 3:
        return False
    if not silent:
        state.pending = state.pending[: len(state.pending) - len(scheme)]
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": source[start:end]}
        state.push("text", "", 0).content = source[start:end]
        state.push("link_close", "a", -1)
    state.pos = end
    return True


def address_end(source: str, start: int, limit: int) -> int:
    """Where the address that begins at ``start`` ends: a closing bracket needs its opening one in it."""
    found = _ADDRESS.match(source, start, limit)
    if not found:
        return start
    open_brackets: list[str] = []
    end = start
    for character in found[0]:
        if character in "([{":
            open_brackets.append(character)
        elif character in _CLOSERS:
            if not open_brackets or open_brackets[-1] != _CLOSERS[character]:
                break
            open_brackets.pop()
        end += 1
    while end > start and source[end - 1] in _NOT_AT_END:
        end -= 1
    return end


def strikethrough(state: StateInline, silent: bool) -> bool:
    """``~~text~~``, also ``~text~``; but one tilde within words means "about" or "to": ``10~20``."""
    source, start = state.src, state.pos
    if source[start] != "~" or silent:
        return False
    before = source[start - 1] if start else " "
    following = source[start + 1] if start + 1 < state.posMax else " "
    alone = "~" not in (before, following)
    if alone and not _ends_word(before, following) and not _ends_word(following, before):
        return False
    found = library_strikethrough.tokenize(state, False)
    if found and alone:
        state.delimiters[-1].marker = ONE_TILDE  # so that it ends nothing that two have begun
    return found


def pairs_of_one_tilde(state: StateInline) -> None:
    """Between the rules that find pairs of delimiters and those that make use of them: a tilde is a tilde."""
    nested = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiter in (one for several in (state.delimiters, *nested) for one in several):
        if delimiter.marker == ONE_TILDE and delimiter.end >= 0:
            delimiter.marker = ord("~")


def _ends_word(inside: str, outside: str) -> bool:
    """Whether a word that has ``inside`` at its border ends there."""
    return inside.isalnum() and not outside.isalnum() and not _is_unspaced(inside)


def footnote(state: StateInline, silent: bool) -> bool:
    """``[^name]`` where there is such a footnote."""
    if state.src[state.pos] != "[" or not state.env.get("footnotes"):
        return False
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env["footnotes"]:
        return False
    if not silent:
        number = state.env["footnotes"][found[1]]  # "" for one that is not numbered
        token = state.push("footnote", "", 0)
        token.content = f"[{number or found[1]}]"
        token.meta = {"number": number}
    state.pos = found.end()
    return True


def line_break(state: StateInline, silent: bool) -> bool:
    """``<br>`` in a cell of a table, which cannot be written in several lines."""
    if state.src[state.pos] != "<" or not state.env.get("cell"):
        return False
    found = _BREAK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True
