"""The lines between the columns of an ``array``, which mathra 1.5 draws in the wrong place.

What it writes tells where they belong, unless the table stands in something else.

All lengths are those of a ``Drawing``.
"""

import re
from dataclasses import replace

from app.maths.drawing import Bar, Drawing

THICKNESS = 40.0
AXIS = 258.0  # of the font: tables are centred on it
NEAR = 1.0
_RULED = re.compile(r"\\begin\{array\}\s*(?:\[\w\]\s*)?\{([^}]*\|[^}]*)\}")
_HARDER = re.compile(r"\\(?:multicolumn|cline|hhline|hdashline|arrayrulewidth)\b|\|\s*\|")


def are_asked_for(latex: str) -> bool:
    """Whether there is a table with such lines."""
    return _RULED.search(latex) is not None


def mended(drawing: Drawing, latex: str) -> Drawing | None:
    """The drawing with its lines in their places; None where those are not known."""
    asked = _RULED.findall(latex)
    if len(asked) != 1 or ":" in asked[0] or _HARDER.search(latex):
        return None
    columns: list[list[Bar]] = []  # of each line, a bar for every row of the table
    others: list[Bar] = []
    edge = 0.0  # between the last row and the next, from the upper edge of the table
    for bar in drawing.bars:
        upper, lower = (bar.y + bar.height) / 2, (bar.y - bar.height) / 2
        if abs(bar.width - THICKNESS) > NEAR or bar.height <= THICKNESS:
            others.append(bar)
            continue
        if abs(upper) < NEAR:
            columns.append([])
        elif not columns or abs(upper - edge) > NEAR:
            return None
        edge = lower
        columns[-1].append(replace(bar, y=lower))
    rows = {len(column) for column in columns}
    if len(columns) != asked[0].count("|") or len(rows) != 1:
        return None
    height = -edge
    # A line below the last row adds its thickness to the table.
    with_line = AXIS + (height + THICKNESS) / 2 + edge - THICKNESS
    if any(abs(bar.y - with_line) < NEAR and bar.width > THICKNESS for bar in others):
        height += THICKNESS
    top = AXIS + height / 2
    lines = [replace(bar, y=top + bar.y) for column in columns for bar in column]
    return replace(drawing, bars=(*others, *lines))
