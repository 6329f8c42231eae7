"""A drawn formula as Qt's paths: sharp at any size, in the ink of the text around it."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform

from app.maths.drawing import Drawing, Stroke

EM = 1000.0  # units of a drawing
OUTLINES = 2_000  # kept: a few hundred letters and signs are all that most chats have
LEAST_CONTRAST = 3.0  # of a colour that a formula asks for, to the ground


class Shape:
    """Main thread. ``width``, ``ascent`` and ``descent`` are in ems."""

    def __init__(self, drawing: Drawing) -> None:
        self.width = drawing.width / EM
        self.ascent = drawing.ascent / EM
        self.descent = drawing.descent / EM
        self._drawing: Drawing | None = drawing  # until the paths are made, when it is painted first
        self._paths: dict[str, QPainterPath] = {}  # by colour

    def paint(
        self, painter: QPainter, x: float, baseline: float, em: float, ink: QColor, ground: QColor
    ) -> None:
        """``em``: pixels. ``ground``: what it is painted on; colours are changed to be read there."""
        if self._drawing is not None:
            self._paths, self._drawing = _paths(self._drawing), None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, baseline)
        painter.scale(em / EM, -em / EM)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, path in self._paths.items():
            painter.setBrush(readable(color, ink, ground) if color else ink)
            painter.drawPath(path)
        painter.restore()


def _paths(drawing: Drawing) -> dict[str, QPainterPath]:
    paths: dict[str, QPainterPath] = {}

    def path(color: str) -> QPainterPath:
        if color not in paths:
            paths[color] = QPainterPath()
            paths[color].setFillRule(Qt.FillRule.WindingFill)
        return paths[color]

    for glyph in drawing.glyphs:
        place = QTransform(glyph.scale, 0, 0, glyph.scale, glyph.x, glyph.y)
        path(glyph.color).addPath(place.map(_outline(drawing.outlines[glyph.outline])))
    for bar in drawing.bars:
        path(bar.color).addRect(QRectF(bar.x, bar.y, bar.width, bar.height))
    for stroke in drawing.strokes:
        path(stroke.color).addPath(_stroked(stroke))
    return paths


@lru_cache(maxsize=OUTLINES)
def _outline(text: str) -> QPainterPath:
    """The path that SVG writes so."""
    path = QPainterPath()
    words = iter(text.split())
    for word in words:
        if word == "Z":
            path.closeSubpath()
            continue
        x, y = float(word[1:]), float(next(words))
        match word[0]:
            case "M":
                path.moveTo(x, y)
            case "L":
                path.lineTo(x, y)
            case "Q":
                path.quadTo(x, y, float(next(words)), float(next(words)))
            case "C":
                path.cubicTo(x, y, *(float(next(words)) for _ in range(4)))
    return path


def _stroked(stroke: Stroke) -> QPainterPath:
    line = QPainterPath()
    if stroke.round:
        line.addEllipse(QPointF(stroke.a, stroke.b), stroke.c, stroke.d)
    else:
        line.moveTo(stroke.a, stroke.b)
        line.lineTo(stroke.c, stroke.d)
    pen = QPainterPathStroker()
    pen.setWidth(stroke.thickness)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen.createStroke(line)


def readable(name: str, ink: QColor, ground: QColor) -> QColor:
    """The colour of that name, as much of the ink mixed in as it takes to be seen; the ink for no colour."""
    color = QColor(name)
    if not color.isValid():
        return ink
    for share in (0.0, 0.25, 0.5, 0.75):
        mixed = QColor.fromRgbF(
            color.redF() + (ink.redF() - color.redF()) * share,
            color.greenF() + (ink.greenF() - color.greenF()) * share,
            color.blueF() + (ink.blueF() - color.blueF()) * share,
        )
        if _contrast(mixed, ground) >= LEAST_CONTRAST:
            return mixed
    return ink


def _contrast(one: QColor, other: QColor) -> float:
    """Of two colours, as WCAG 2 defines it: 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = map(_linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
