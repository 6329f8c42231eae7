"""Markdown as the chat reads it: CommonMark with tables, strikethrough and footnotes, by markdown-it.

Raw HTML is text. The structure of blocks and the text in them are read apart: the structure of a whole
answer while it grows, the text of a paragraph when it comes near the viewport.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, blockquote, code, heading, hr, list_block, reference
from markdown_it.rules_inline import StateInline
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
        always = (block_rules.table,)
        last = (block_rules.text,)
        self._rules = {
            first: (*always, *rules, *last)
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
        self._other = (*always, *last)
        self._indented = (*always, code, *last)

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


class InlineParser(ParserInline):
    """As markdown-it's, with formulas, bare addresses, footnotes, and emphasis beside CJK punctuation."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.disable(["html_inline", "linkify"])
        self.ruler.before("newline", "address", inline_rules.address)
        self.ruler.before("escape", "formula", inline_rules.formula)
        self.ruler.before("link", "footnote", inline_rules.footnote)
        self.ruler.before("autolink", "line_break", inline_rules.line_break)

    def read(self, source: str, md: MarkdownIt, env: Mapping[str, Any]) -> StateInline:
        """All of it; the tokens and what was left open are in the state."""
        state = inline_rules.InlineState(source, md, dict(env), [])
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state


def _parser(*disabled: str) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "inline_definitions": True})
    parser.block = BlockParser()
    parser.inline = InlineParser()
    if disabled:
        parser.inline.ruler.disable(list(disabled))
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


def inline_tokens(source: str, env: Mapping[str, Any], raw: bool = False) -> list[Token]:
    """The tokens of a paragraph's text."""
    return inline_state(source, env, raw).tokens
