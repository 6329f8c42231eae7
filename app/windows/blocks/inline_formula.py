"""Formulas in a line of text. Each has the place of its source in the layout: one letter that is not seen, as
wide as the drawing, and signs without width, so that positions in the text are those of the source.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from app.markdown.parts import Span
from app.markdown.printable import utf16_length
from app.maths.shape import Shape
from app.windows.blocks.style import ChatStyle

LETTER = "x"  # lines break beside a formula where they would beside a letter
NO_WIDTH = "\u2061"  # a letter too, where lines break; it has no width in any font
SMALLEST = 0.6  # a formula wider than the line is drawn smaller, down to this; then it is shown as written


@dataclass(frozen=True, slots=True)
class InlineFormula:
    """From ``start`` to ``end`` in the text, in UTF-16 units; ``em`` in pixels."""

    start: int
    end: int
    shape: Shape
    em: float
    color: str  # its name

    @property
    def width(self) -> float:
        return self.shape.width * self.em

    @property
    def ascent(self) -> float:
        return self.shape.ascent * self.em

    @property
    def descent(self) -> float:
        return self.shape.descent * self.em


def drawn(
    spans: Sequence[Span], style: ChatStyle, font: QFont, color: str, width: float
) -> tuple[InlineFormula, ...]:
    """The formulas that are drawn in lines of that width; the others are text."""
    found: list[InlineFormula] = []
    start = 0
    for span in spans:
        end = start + utf16_length(span.text)
        shape = style.shape(span.text) if span.formula else None
        if shape is not None:
            em = style.em(font)
            smaller = min(1.0, width / max(1.0, shape.width * em))
            if smaller >= SMALLEST:
                found.append(InlineFormula(start, end, shape, em * smaller, "link" if span.href else color))
        start = end
    return tuple(found)


def lay_in(
    layout: QTextLayout,
    spans: Sequence[Span],
    formulas: Sequence[InlineFormula],
    style: ChatStyle,
    font: QFont,
) -> None:
    """Gives the layout its text and formats, with room for the formulas."""
    places = {formula.start: formula for formula in formulas}
    words: list[str] = []
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for span in spans:
        length = utf16_length(span.text)
        run = QTextLayout.FormatRange()
        run.start, run.length = start, length
        if formula := places.get(start) if span.formula else None:
            words.append(LETTER + NO_WIDTH * (length - 1))
            run.length = 1
            run.format = _room(formula.width, font)
            ranges.append(run)
        else:
            words.append(span.text.replace("\n", "\u2028"))
            if replace(span, text="", formula=False) != Span(""):
                run.format = style.format(span, font)
                ranges.append(run)
        start += length
    layout.setText("".join(words))
    layout.setFormats(ranges)


def _room(width: float, font: QFont) -> QTextCharFormat:
    """Of a letter that takes ``width`` pixels and is not seen."""
    made = QTextCharFormat()
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(width - QFontMetricsF(font).horizontalAdvance(LETTER))
    made.setForeground(Qt.GlobalColor.transparent)
    return made
