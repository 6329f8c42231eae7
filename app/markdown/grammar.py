"""Markdown as the chat reads it: CommonMark with tables, strikethrough and footnotes, by markdown-it.

Raw HTML is text. The structure of blocks and the text in them are read apart: the structure of a whole
answer while it grows, the text of a paragraph when it comes near the viewport.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_block import StateBlock, blockquote, code, heading, hr, list_block, reference
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    image,
    link,
    newline,
)
from markdown_it.token import Token

from app.markdown import block_rules, inline_rules

_TERMINATES = ["paragraph", "reference", "blockquote", "list"]


class BlockParser(ParserBlock):
    """As markdown-it's, but asks only those rules that the first character of a line allows."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.disable(["html_block", "lheading"])
        self.ruler.at("fence", block_rules.fence, {"alt": _TERMINATES})
        self.ruler.at("table", block_rules.table, {"alt": ["paragraph", "reference"]})
        self.ruler.at("paragraph", block_rules.text, {"alt": []})
        self.ruler.before("reference", "footnote", block_rules.footnote, {"alt": ["paragraph", "reference"]})
        last = (block_rules.table, block_rules.text)  # a table's names are no heading and no list
        self._rules = {
            first: (*rules, *last)
            for first, rules in {
                "`": (block_rules.fence,),
                "~": (block_rules.fence,),
                ">": (blockquote,),
                "*": (hr, list_block),
                "-": (hr, list_block),
                "_": (hr,),
                "+": (list_block,),
                "#": (heading,),
                "[": (block_rules.footnote, reference),
                **dict.fromkeys("0123456789", (list_block,)),
            }.items()
        }
        self._other = last
        self._indented = (code, *last)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        for _ in self.steps(state, startLine, endLine):
            pass

    def steps(self, state: StateBlock, line: int, end: int) -> Iterator[int]:
        """One block after the other; the line it began in, after its tokens were added."""
        empty_lines = False
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                return
            if state.level >= state.md.options.maxNesting:
                _as_text(state, line, end)
                return
            rules: tuple[RuleFuncBlockType, ...] = self._indented
            if state.sCount[line] - state.blkIndent < 4:
                rules = self._rules.get(block_rules.first_of(state, line), self._other)
            for rule in rules:
                if rule(state, line, end, False):
                    break
            yield line
            state.tight = not empty_lines
            line = state.line
            # a paragraph in a nested list may have taken one empty line more
            empty_lines = empty_lines or state.isEmpty(line - 1)
            if line < end and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line


def _as_text(state: StateBlock, line: int, end: int) -> None:
    """What is nested too deeply is shown as it was written."""
    token = state.push("paragraph_text", "", 0)
    token.content = state.getLines(line, end, state.blkIndent, False).strip()
    token.meta = {"level": 0}
    token.map = [line, end]
    state.line = end


# What a rule begins with, in the order in which rules are asked. A closing bracket ends a run of plain text,
# since the library looks for the end of a link's words there.
_INLINE_RULES: tuple[tuple[str, str, RuleFuncInlineType], ...] = (
    ("address", ":", inline_rules.address),
    ("newline", "\n", newline),
    ("formula", "$\\", inline_rules.formula),
    ("escape", "\\", escape),
    ("backticks", "`", backtick),
    ("strikethrough", "~", inline_rules.strikethrough),
    ("emphasis", "*_", emphasis.tokenize),
    ("footnote", "[", inline_rules.footnote),
    ("link", "[", link),
    ("image", "!", image),
    ("line_break", "<", inline_rules.line_break),
    ("autolink", "<", autolink),
    ("entity", "&", entity),
    ("", "]", lambda state, silent: False),
)


class InlineParser(ParserInline):
    """As markdown-it's, with formulas, bare addresses, footnotes, and emphasis beside CJK punctuation.

    Asks only those rules that a character allows: a text of 60,000 characters is read in one go to be copied.
    """

    def __init__(self, disabled: Collection[str] = ()) -> None:
        super().__init__()
        self.ruler2.before("strikethrough", "pairs_of_one_tilde", inline_rules.pairs_of_one_tilde)
        self._rules: dict[str, list[RuleFuncInlineType]] = {}
        for name, firsts, rule in _INLINE_RULES:
            for first in firsts if name not in disabled else "":
                self._rules.setdefault(first, []).append(rule)
        self.signs = re.compile("[" + re.escape("".join(self._rules)) + "]")

    def tokenize(self, state: StateInline) -> None:
        while state.pos < state.posMax:
            before = state.pos
            if not self._plain(state, False) and not self._ask(state, False):
                state.append_pending(state.src[before])
                state.pos = before + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        start = state.pos
        if start in state.cache:
            state.pos = state.cache[start]
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        elif not self._plain(state, True):
            state.level += 1  # as in the library, so that looking ahead has an end
            found = self._ask(state, True)
            state.level -= 1
            if not found:
                state.pos = start + 1
        state.cache[start] = state.pos

    def _plain(self, state: StateInline, silent: bool) -> bool:
        """Moves on to the next sign of Markdown; whether there was anything in front of it."""
        found = self.signs.search(state.src, state.pos, state.posMax)
        end = found.start() if found else state.posMax
        if end == state.pos:
            return False
        if not silent:
            state.append_pending(state.src[state.pos : end])
        state.pos = end
        return True

    def _ask(self, state: StateInline, silent: bool) -> bool:
        """Whether a rule has found something here."""
        if state.level >= state.md.options["maxNesting"]:
            return False
        return any(rule(state, silent) for rule in self._rules[state.src[state.pos]])

    def read(self, source: str, md: MarkdownIt, env: Mapping[str, Any]) -> StateInline:
        """All of it; the tokens and what was left open are in the state."""
        state = inline_rules.InlineState(source, md, dict(env), [])
        self.tokenize(state)
        if state.delimiters or state.tokens_meta:
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state


def _parser(*disabled: str) -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark", {"html": False, "inline_definitions": True, "strikethrough_single_tilde": True}
    )
    parser.block = BlockParser()
    parser.inline = InlineParser(disabled)
    return parser


_PARSER = _parser()
_RAW_PARSER = _parser(
    "link", "image", "emphasis", "strikethrough", "escape", "backticks", "autolink", "entity", "formula"
)


def block_state(text: str, growing: bool) -> tuple[BlockParser, StateBlock]:
    """The parser at the beginning of ``text``. ``growing``: what is open at its end will go on."""
    state = StateBlock(text, _PARSER, {"growing": growing, "guessed": False, "lines": 0}, [])
    state.env["lines"] = state.lineMax
    parser = _PARSER.block
    assert isinstance(parser, BlockParser)
    return parser, state


def inline_state(source: str, env: Mapping[str, Any], raw: bool = False) -> StateInline:
    """``source`` read as the text of a paragraph. ``raw``: only line breaks and addresses mean anything."""
    md = _RAW_PARSER if raw else _PARSER
    parser = md.inline
    assert isinstance(parser, InlineParser)
    return parser.read(source, md, env)


def is_plain(source: str) -> bool:
    """Nothing in the text of a paragraph can mean anything but itself: most cells of a table are so."""
    parser = _PARSER.inline
    assert isinstance(parser, InlineParser)
    return parser.signs.search(source) is None


def inline_tokens(source: str, env: Mapping[str, Any], raw: bool = False) -> list[Token]:
    """The tokens of a paragraph's text."""
    return inline_state(source, env, raw).tokens
