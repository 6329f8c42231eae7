"""The process that draws formulas, one after the other, until the pipe is closed. It imports no Qt.

The other side ends it when a formula takes too long (app/side_process.py).
"""

from multiprocessing.connection import Connection

from app.child_loop import serve, step_back
from app.maths import column_rules
from app.maths.drawing import Drawing, from_svg
from app.maths.formula import is_refused, split

LAST_RESORT_S = 30.0  # on one formula, whatever the other side does
MOST_GLYPHS = 1_000  # what the window makes paths of in one turn


def main(connection: Connection) -> None:
    """Answers every formula with its ``Drawing`` or None; first of all it says that it is there."""
    step_back(0)
    serve(connection, draw, LAST_RESORT_S)


def draw(source: str) -> Drawing | None:
    """The formula with its delimiters, drawn; None if it is to be shown as it was written."""
    latex, displayed = split(source)
    if is_refused(latex):
        return None
    try:
        import mathra  # here, so that a system for which there is none shows formulas as they were written

        # ``strict``: commands that are not known, open braces and letters without an outline are refused.
        drawing = from_svg(mathra.tex_to_svg(latex, display=displayed, strict=True))
    except Exception:  # a foreign library, whatever it stumbles over
        return None
    if column_rules.are_asked_for(latex):
        if (mended := column_rules.mended(drawing, latex)) is None:
            return None
        drawing = mended
    seen = 0 < len(drawing.glyphs) <= MOST_GLYPHS
    return drawing if seen and drawing.width > 0 else None
