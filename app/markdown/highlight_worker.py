"""The process that looks for the colours of code: one block after the other, until the pipe is closed.

It imports no Qt. A lexer that never ends holds the interpreter, so nothing in here could stop it: the other
side ends the process (app/side_process.py).
"""

from multiprocessing.connection import Connection

from app.child_loop import serve, step_back
from app.markdown.coloring import Lines, colored

LAST_RESORT_S = 60.0  # on one block, whatever the other side does
NICENESS = 5


def main(connection: Connection) -> None:
    """Answers every (language, code) with its ``Lines``; first of all it says that it is there."""
    step_back(NICENESS)
    serve(connection, _lines, LAST_RESORT_S)


def _lines(question: tuple[str, str]) -> Lines:
    """The colours line by line of (language, code); none where a lexer fails."""
    language, code = question
    lines: Lines = [[] for _ in range(code.count("\n") + 1)]
    try:
        for line, run in colored(code, language):
            lines[line].append(run)
    except Exception:  # hundreds of foreign lexers: one that fails leaves the code plain
        return plain(code)
    return lines


def plain(code: str) -> Lines:
    """No colour in any line."""
    return [[] for _ in range(code.count("\n") + 1)]
