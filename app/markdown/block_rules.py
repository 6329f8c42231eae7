"""The rules of markdown-it that are written anew here. They do what CommonMark says, with three additions:

a fenced block that holds fenced blocks is repaired as other chat programs do; a formula over several lines
is never taken for a list or a heading; footnotes. A table is one token, and plain lines of a paragraph are
skipped quickly, since 60,000 characters may be shown at once.

Rules have the signature of markdown-it's: (state, first line, line behind the last, silent) -> found.
``silent`` asks only whether something begins here.
"""

import re

from markdown_it.rules_block import StateBlock, blockquote, heading, hr, list_block

# A block in one of these languages may hold blocks; so may one without a language, if they name theirs.
DOCUMENTS = frozenset({"markdown", "md", "mdx", "mkd", "mdown", "rmd", "qmd"})
MAY_NEST = DOCUMENTS | {"", "text", "txt", "plaintext", "plain"}

MATH_LINES = 200  # of one formula at most
_MATH = re.compile(r"(?<!\\)(?:\\\\)*(\$\$|\\\[|\\begin\{[A-Za-z]+\*?\})")
_MATH_END = {"$$": "$$", "\\[": "\\]"}
# Lines that begin nothing and end nothing, each with its newline.
_PLAIN_LINES = re.compile(r"(?:[^\W\d_][^\n|$\\]*\n)+")
_COLUMN = re.compile(":?-+:?")  # below the name of a column
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:")


def first_of(state: StateBlock, line: int) -> str:
    """The first character of a line that is not blank; nothing for an empty one."""
    position = state.bMarks[line] + state.tShift[line]
    return state.src[position] if position < state.eMarks[line] else ""


def row_of(state: StateBlock, line: int) -> str:
    """A line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


# ---- fences ----------------------------------------------------------------------------------


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fenced block. ``meta["closed"]``: no more will come."""
    marker = first_of(state, start)
    if marker not in ("`", "~") or state.is_code_block(start):
        return False
    row = row_of(state, start)
    length = len(row) - len(row.lstrip(marker))
    info = row[length:]
    if length < 3 or (marker == "`" and "`" in info):
        return False
    if silent:
        return True
    line, found = _closing(state, start, end, marker * length, info.strip())
    state.line = line + 1 if found else line
    token = state.push("fence", "code", 0)
    token.info = info.strip()
    token.content = state.getLines(start + 1, line, state.sCount[start], True)
    token.map = [start, state.line]
    token.meta = {"closed": found or line < state.env["lines"] or not state.env["growing"]}
    return True


def _closing(state: StateBlock, start: int, end: int, fence: str, info: str) -> tuple[int, bool]:
    """The line that closes the block, and whether there is one; else the line behind the block.

    By CommonMark the first fence without a language closes it. Where the block may hold others, each of them
    has a closing fence of its own, unless the block would never be closed then.
    """
    language = info.split(maxsplit=1)[0].lower().strip("{}.") if info else ""
    first = None  # that closes it by CommonMark
    inner = nested = False
    line = start
    while (line := line + 1) < end:
        character = first_of(state, line)
        if character and state.sCount[line] < state.blkIndent:
            break
        if character != fence[0] or state.is_code_block(line):
            continue
        row = row_of(state, line)
        behind = row.lstrip(fence[0])
        if len(row) - len(behind) < len(fence):
            continue
        if behind.strip(" \t"):
            if language in MAY_NEST and not inner and "`" not in behind:
                inner = nested = True
            continue
        if first is None:
            first = line
        if inner:
            inner = False
        elif language in DOCUMENTS and _opens(state, start, line, end):
            inner = nested = True
        else:
            return line, True
    if first is None or (nested and state.env["growing"] and line >= state.env["lines"]):
        return line, False
    state.env["guessed"] = True
    return first, True


def _opens(state: StateBlock, start: int, line: int, end: int) -> bool:
    """Whether a fence without a language in a document begins a block: text follows, but none is above."""
    above = row_of(state, line - 1).rstrip()
    free = line - 1 == start or not above or above.endswith((":", "："))
    return free and line + 1 < end and bool(first_of(state, line + 1))


# ---- tables ----------------------------------------------------------------------------------


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, as one token: ``meta`` holds the cells of its rows, the header first, and the alignments."""
    if start + 2 > end or first_of(state, start + 1) not in ("|", "-", ":"):
        return False
    if state.sCount[start + 1] < state.blkIndent or any(map(state.is_code_block, (start, start + 1))):
        return False
    names, dashes = row_of(state, start), row_of(state, start + 1)
    # Dashes alone underline a heading, and a dash before a blank begins a list.
    if "|" not in names or not ("|" in dashes or ":" in dashes) or dashes.startswith(("- ", "-\t")):
        return False
    header, columns = cells(names), cells(dashes)
    if len(header) != len(columns) or not all(map(_COLUMN.fullmatch, columns)):
        return False
    if silent:
        return True
    aligns = [_align(column) for column in columns]
    before, state.parentType = state.parentType, "table"
    rows = [header]
    line = start + 2
    while line < end and state.sCount[line] >= state.blkIndent:
        first = first_of(state, line)
        if not first or state.is_code_block(line) or (first != "|" and begins(state, line, end, "table")):
            break
        rows.append(cells(row_of(state, line)))
        line += 1
    state.parentType = before
    state.line = line
    token = state.push("table", "table", 0)
    token.map = [start, line]
    width = len(aligns)
    filled = tuple(tuple([*row, *[""] * width][:width]) for row in rows)
    token.meta = {"rows": filled, "aligns": tuple(aligns)}
    return True


def _align(dashes: str) -> str:
    if dashes.startswith(":") and dashes.endswith(":"):
        return "center"
    return "right" if dashes.endswith(":") else "left" if dashes.startswith(":") else ""


def cells(row: str) -> list[str]:
    """The cells of a row; a pipe behind a backslash belongs to its cell."""
    row = row.strip(" \t")
    found = row.split("|")
    if "\\" in row:
        joined = [found[0]]
        for cell in found[1:]:
            if joined[-1].endswith("\\"):
                joined[-1] = joined[-1][:-1] + "|" + cell
            else:
                joined.append(cell)
        found = joined
    if found and not found[0]:
        del found[0]
    if found and not found[-1]:
        del found[-1]
    return [cell.strip(" \t\n") for cell in found]


# ---- paragraphs ------------------------------------------------------------------------------


def text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph, or a heading that is underlined."""
    before, state.parentType = state.parentType, "paragraph"
    level = 0
    line = _behind_formulas(state, start, end)
    while line < end and (first := first_of(state, line)):
        if state.level == 0 and (plain := _PLAIN_LINES.match(state.src, state.bMarks[line])):
            line += plain[0].count("\n")
            continue
        indent = state.sCount[line]
        if indent - state.blkIndent <= 3:
            if first in "-=" and indent >= state.blkIndent:
                row = row_of(state, line).rstrip(" \t")
                if not row.strip(first):
                    level = 1 if first == "=" else 2
                    break
            if indent >= 0 and begins(state, line, end, "paragraph"):
                break
        line = _behind_formulas(state, line, end)
    token = state.push("paragraph_text" if not level else "heading_text", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False).strip(" \t\n")
    token.meta = {"level": level}
    state.line = line + 1 if level else line
    token.map = [start, state.line]
    state.parentType = before
    return True


def _behind_formulas(state: StateBlock, line: int, end: int) -> int:
    """The line to go on with: behind the end of a formula that begins in ``line`` and goes on below it."""
    row = row_of(state, line)
    if "$$" not in row and "\\[" not in row and "\\begin{" not in row:
        return line + 1
    position = 0
    while found := _MATH.search(row, position):
        ending = _MATH_END.get(found[1]) or found[1].replace("begin", "end")
        position = row.find(ending, found.end()) + len(ending)
        if position >= len(ending):
            continue
        below = line + 1
        while below < end and first_of(state, below) and below - line < MATH_LINES:
            if state.sCount[below] < state.blkIndent:
                return line + 1
            if ending in row_of(state, below):
                return below + 1
            below += 1
        if below >= state.env["lines"] and state.env["growing"]:
            return below
        state.env["guessed"] = True
        return line + 1
    return line + 1


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``[^name]: text``; what belongs to it is indented by four columns."""
    if first_of(state, start) != "[" or state.is_code_block(start):
        return False
    found = _FOOTNOTE.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.meta = {"label": found[1]}
    token.map = [start, start + 1]
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType, state.blkIndent
    initial = offset = state.sCount[start] + found.end() - found.start()
    position = found.end()
    while position < state.eMarks[start] and state.src[position] in " \t":
        offset += 4 - offset % 4 if state.src[position] == "\t" else 1
        position += 1
    state.bMarks[start] = found.end()
    state.tShift[start] = position - found.end()
    state.parentType = "footnote"
    state.blkIndent += 4
    state.sCount[start] = offset - initial
    if state.sCount[start] < state.blkIndent:
        state.sCount[start] += state.blkIndent
    if position < state.eMarks[start]:
        state.md.block.tokenize(state, start, end)
    else:
        state.line = start + 1
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType, state.blkIndent = kept
    state.push("footnote_close", "", -1)
    return True


# ---- what ends a paragraph or a table --------------------------------------------------------

_BEGINNINGS = {
    "`": (fence,),
    "~": (fence,),
    ">": (blockquote,),
    "*": (hr, list_block),
    "-": (hr, list_block),
    "_": (hr,),
    "+": (list_block,),
    "#": (heading,),
    "[": (footnote,),
    **dict.fromkeys("0123456789", (list_block,)),
}


def begins(state: StateBlock, line: int, end: int, inside: str) -> bool:
    """Whether something begins in this line that ends what it stands in ("paragraph" or "table")."""
    rules = _BEGINNINGS.get(first_of(state, line), ())
    if any(rule(state, line, end, True) for rule in rules):
        return True
    return inside == "paragraph" and table(state, line, end, True)
