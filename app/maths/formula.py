"""A formula as it was written: its delimiters, and whether it is one that can be drawn faithfully.

A formula that a drawing would change, or that is not LaTeX's mathematics, is shown as it was written.
"""

import re

LONGEST = 4_000  # characters
_PAIRS = {"$$": "$$", "\\(": "\\)", "\\[": "\\]"}
# What mathra 1.5 draws, but not as it is meant: a ground behind letters, which may be the letters' colour in
# the other theme; text set like a formula; MathML, which nobody writes by hand.
_NOT_DRAWN = re.compile(r"\\f?colorbox\b|\\begin\{tabular|<math\b")
_COLUMNS = re.compile(r"(?<!\\)&")
_TABLES = re.compile(r"\\(?:begin\b|[pbvBV]?matrix\b|cases\b|substack\b|eqalign)")


def split(source: str) -> tuple[str, bool]:
    """The LaTeX between the delimiters, and whether it is displayed: it stands for itself and may be tall."""
    if source.startswith("\\begin"):
        return source, True
    opening = source[:2]
    if _PAIRS.get(opening) == source[-2:] and len(source) >= 4:
        return source[2:-2], opening != "\\("
    return source[1:-1], False


def is_displayed(source: str) -> bool:
    """As ``split`` says."""
    return source.startswith(("$$", "\\[", "\\begin"))


def is_refused(latex: str) -> bool:
    """Known not to be drawn as it is meant, or too long."""
    if len(latex) > LONGEST or _NOT_DRAWN.search(latex):
        return True
    # An error in LaTeX, which mathra 1.5 draws without the sign.
    return _COLUMNS.search(latex) is not None and not _TABLES.search(latex)
