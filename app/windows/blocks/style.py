"""Fonts, measures and colours of the chat, worked out once per theme and font size."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from app.look.theme import Theme, space
from app.markdown.parts import Span
from app.markdown.printable import utf16_length
from app.maths.formulas import Formulas
from app.maths.shape import Shape

COLUMN_CHARS = 72  # reading width: few lines of English then exceed 75
LINE = 1.5  # height of a line of text, in sizes of its font
CODE_LINE = 1.45
HEADINGS = (1.5, 1.25, 1.1, 1.0, 1.0, 1.0)  # sizes of h1 .. h6, in sizes of the text
FORMULA_X = 0.473  # height of the small letters of a formula, in ems
FORMULA_SIZES = (1.0, 1.25)  # em of a formula at least and at most, in sizes of the text around it
CODE_SIZE = 0.92  # of code, in sizes of the text around it
KEPT_FONTS = 1_000  # of a style and a script
HAN_AND_HANGUL = range(0x5C, 0x1B0)  # rows of 128 characters that the same few fonts have
SAMPLE = "The quick brown fox jumps over the lazy dog and then it rests a while."  # 70 characters


class ChatStyle:
    """Read-only for everything that is painted in the chat. A new one is made when the theme changes.

    ``formulas``: what draws them; without, they are shown as they were written.
    """

    def __init__(self, theme: Theme, formulas: Formulas | None = None) -> None:
        self.theme = theme
        self._formulas = formulas
        self.text = theme.font("reading")
        self.small = theme.font("small")
        self.code = _resized(theme.font("mono"), self.text.pointSizeF() * CODE_SIZE)
        self.headings = [_heading(self.text, factor) for factor in HEADINGS]
        self.text_line = line_height(self.text, LINE)
        self.small_line = line_height(self.small, LINE)
        self.code_line = line_height(self.code, CODE_LINE)
        self.char_width = QFontMetricsF(self.text).horizontalAdvance(SAMPLE) / len(SAMPLE)
        self.code_header = float(max(space(9), theme.px(space(4)) + space(5)))  # holds its copy button
        self.code_char_width = QFontMetricsF(self.code).horizontalAdvance("0")
        self.column = round(self.char_width * COLUMN_CHARS / space()) * space()
        self.list_indent = round(self.char_width * 3 / space()) * space()
        self._colors = {name: theme.color(name) for name in theme.colors.__slots__}
        self._formats: dict[tuple[bool, bool, bool, bool, bool, bool, float], QTextCharFormat] = {}
        self._runs: dict[str, QTextCharFormat] = {}
        self._kept: dict[tuple[int, float, str], QTextLayout] = {}
        self.option = QTextOption()
        self.option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.option.setTabStopDistance(self.code_char_width * 4)
        self.right_option = QTextOption(self.option)  # for a paragraph written from the right
        self.right_option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.right_option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.code_option = QTextOption()
        self.code_option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self.code_option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.code_option.setTabStopDistance(self.code_char_width * 4)

    def color(self, name: str) -> QColor:
        return self._colors[name]

    def shape(self, source: str) -> Shape | None:
        """The drawn formula, if it can be had by now; else it is drawn, and the text laid out once more."""
        return self._formulas.get(source) if self._formulas else None

    def em(self, font: QFont) -> float:
        """Pixels of an em of a formula in text of ``font``: its small letters are as high as the text's."""
        size = QFontInfo(font).pixelSize()
        least, most = FORMULA_SIZES
        return float(size * min(most, max(least, QFontMetricsF(font).xHeight() / size / FORMULA_X)))

    def format(self, span: Span, font: QFont) -> QTextCharFormat:
        """How a span differs from the text around it, which is set in ``font``."""
        key = (
            span.bold,
            span.italic,
            span.strike,
            span.code,
            bool(span.href),
            span.raised,
            font.pointSizeF(),
        )
        if key not in self._formats:
            self._formats[key] = self._new_format(span, font)
        return self._formats[key]

    def _new_format(self, span: Span, font: QFont) -> QTextCharFormat:
        made = QTextCharFormat()
        if span.code:
            made.setFontFamilies(self.code.families())
            made.setFontFixedPitch(True)
            made.setFontPointSize(font.pointSizeF() * CODE_SIZE)
        if span.bold:
            made.setFontWeight(QFont.Weight.Bold)
        if span.italic:
            made.setFontItalic(True)
        if span.strike:
            made.setFontStrikeOut(True)
        if span.raised:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if span.href:
            made.setForeground(self.color("link"))
            made.setFontUnderline(True)
        return made

    def keep_fonts(self, text: str, font: QFont, made: QTextCharFormat | None = None) -> Iterator[None]:
        """Finds the fonts that ``text`` is laid out with, one in each step, and holds on to them.

        Finding one for a script takes ten milliseconds and more, for bold, italic and each size anew, and Qt
        lets it go some seconds after the last text in it.
        """
        used = made.font() if made else font
        key = f"{used.weight()} {used.italic()} {used.families()}"
        for letter in set(text):
            row = ord(letter) >> 7
            row = HAN_AND_HANGUL.start if row in HAN_AND_HANGUL else row
            if (row, font.pointSizeF(), key) in self._kept:
                continue
            layout = QTextLayout(letter, font)
            if made:
                run = QTextLayout.FormatRange()
                run.start, run.length, run.format = 0, utf16_length(letter), made
                layout.setFormats([run])
            layout.beginLayout()
            layout.createLine().setLineWidth(100)
            layout.endLayout()
            self._kept[row, font.pointSizeF(), key] = layout
            if len(self._kept) > KEPT_FONTS:
                del self._kept[next(iter(self._kept))]
            yield

    def run_format(self, color: str) -> QTextCharFormat:
        """The format of a run of code in that colour."""
        if color not in self._runs:
            self._runs[color] = QTextCharFormat()
            self._runs[color].setForeground(self.color(color))
            if color == "code_comment":
                self._runs[color].setFontItalic(True)
        return self._runs[color]


def line_height(font: QFont, factor: float) -> float:
    """Distance of two base lines in whole pixels, so that text stays sharp."""
    return float(round(QFontInfo(font).pixelSize() * factor))


def _resized(font: QFont, points: float) -> QFont:
    font = QFont(font)
    font.setPointSizeF(points)
    return font


def _heading(font: QFont, factor: float) -> QFont:
    font = _resized(font, font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold)
    return font
