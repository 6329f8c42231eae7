"""A formula as it is drawn: outlines of letters and where they stand. Without Qt, so that any process has it.

Lengths are thousandths of an em; x from the left edge, y upwards from the baseline. A colour is a name or
"#rrggbb" that the formula itself asks for; mostly it is empty: the ink of the text around it.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_PLACE = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")
_INK = "currentColor"


@dataclass(frozen=True, slots=True)
class Glyph:
    """``outline``: which one of ``Drawing.outlines``."""

    outline: int
    x: float
    y: float
    scale: float
    color: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle (of a fraction, a root) by its lower left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from (a, b) to (c, d), or an ellipse around (a, b) with the radii c and d."""

    round: bool
    a: float
    b: float
    c: float
    d: float
    thickness: float
    color: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """``outlines`` are paths as SVG writes them, with absolute M, L, Q, C and Z only."""

    width: float
    ascent: float
    descent: float
    outlines: tuple[str, ...]
    glyphs: tuple[Glyph, ...]
    bars: tuple[Bar, ...]
    strokes: tuple[Stroke, ...]


def from_svg(text: str) -> Drawing:
    """What an SVG of mathra draws. Raises ValueError for anything that it is not known to write."""
    from xml.etree import ElementTree  # where formulas are drawn, not at the start of the window

    svg = ElementTree.fromstring(text)
    outlines: list[str] = []
    places: dict[str, int] = {}
    for path in svg.iterfind(f"{_SVG}defs/{_SVG}path"):
        places["#" + path.attrib["id"]] = len(outlines)
        outlines.append(path.attrib["d"])
    glyphs: list[Glyph] = []
    bars: list[Bar] = []
    strokes: list[Stroke] = []
    for shape in svg.iterfind(f"{_SVG}g/*"):
        name = shape.tag.removeprefix(_SVG)
        if name == "use":
            glyphs.append(_glyph(shape, places))
        elif name == "rect":
            x, y, width, height = _numbers(shape, "x", "y", "width", "height")
            bars.append(Bar(x, y, width, height, _color(shape, "fill")))
        elif name == "line":
            a, b, c, d, thickness = _numbers(shape, "x1", "y1", "x2", "y2", "stroke-width")
            strokes.append(Stroke(False, a, b, c, d, thickness, _color(shape, "stroke")))
        elif name == "ellipse":
            a, b, c, d, thickness = _numbers(shape, "cx", "cy", "rx", "ry", "stroke-width")
            strokes.append(Stroke(True, a, b, c, d, thickness, _color(shape, "stroke")))
        else:
            raise ValueError(f"The drawing of a formula holds a {name}, which is not known.")
    _, top, width, height = map(float, svg.attrib["viewBox"].split())
    return Drawing(width, -top, height + top, tuple(outlines), tuple(glyphs), tuple(bars), tuple(strokes))


def _glyph(shape: "Element", places: dict[str, int]) -> Glyph:
    outline = places[shape.attrib["href"]]
    color = _color(shape, "fill")
    if place := _PLACE.fullmatch(shape.get("transform", "")):
        return Glyph(outline, float(place[1]), float(place[2]), float(place[3]), color)
    x, y = _numbers(shape, "x", "y")
    return Glyph(outline, x, y, 1.0, color)


def _numbers(shape: "Element", *names: str) -> list[float]:
    return [float(shape.attrib[name]) for name in names]


def _color(shape: "Element", name: str) -> str:
    color = shape.get(name, _INK)
    return "" if color == _INK else color
