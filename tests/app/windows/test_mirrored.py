"""The window of a language that is written from the right."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.look.theme import Theme
from app.markdown.highlight import Highlights
from app.windows.blocks.style import ChatStyle
from app.windows.message.body import MessageBody
from app.windows.widgets.direction import END, ISOLATE, as_written, elided
from tests.helpers.window import open_window

WORDS = "كتاب عن الطيور"


@pytest.fixture
def mirrored_app(qapp: QApplication) -> Iterator[QApplication]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield qapp
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    "text", ["1. one\n2. two", "* a\n  * b", "- [x] done\n- [ ] open", "100. a", "> quote"]
)
@pytest.mark.parametrize("words", ["far", WORDS])
def test_an_answer_looks_the_same_in_it(qapp: QApplication, text: str, words: str) -> None:
    style = ChatStyle(Theme(qapp, "light", 10))
    pictures = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        body = MessageBody(style, Highlights(), True, 300)
        body.set_text(text.replace("one", words).replace("done", words), False)
        body.prepare(0, 1e9, 0, float("inf"))
        picture = QImage(360, 200, QImage.Format.Format_RGB32)
        picture.fill("white")
        painter = QPainter(picture)
        painter.setLayoutDirection(direction)
        body.paint(painter, 30, 10, QRectF(0, 0, 360, 200), None)
        painter.end()
        pictures.append(picture)
    assert pictures[0] == pictures[1]


def test_a_line_keeps_what_is_at_its_ends(mirrored_app: QApplication) -> None:
    assert as_written("/a/folder/") == f"{ISOLATE}/a/folder/{END}"
    assert as_written(WORDS) == WORDS and as_written("12 / 50") == "12 / 50"
    metrics = QFontMetrics(mirrored_app.font())
    whole = "A long title of a chat"
    short = elided(metrics, whole, metrics.horizontalAdvance(whole) // 2)
    assert short.startswith(ISOLATE) and short.endswith(f"…{END}")
    mirrored_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert as_written("/a/folder/") == "/a/folder/"
    assert as_written(WORDS) == f"{ISOLATE}{WORDS}{END}", "an Arabic title in an English window"


def test_the_window_is_mirrored(mirrored_app: QApplication) -> None:
    with open_window(mirrored_app) as bench:
        mirrored_app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # which opening it has set to English
        bench.window.resize(1000, 700)
        bench.load().ask(WORDS, "an answer")
        QTest.qWait(50)
        window = bench.window
        middle = window.width() / 2

        def left(widget: object) -> float:
            return float(widget.mapTo(window, QPoint(0, 0)).x())  # type: ignore[attr-defined]

        assert left(window.sidebar) > middle, "the list of chats is at the right"
        assert left(window.status.model) > middle and left(window.status.meter) < middle
        question = bench.program.session.messages()[0]
        view = window.chat_view.views[question.id]
        assert view._bubble.left() < view.width() - view._bubble.right(), (
            "the reader's own words are at the end"
        )
        row = QRect(0, 0, 300, 30)
        delegate = window.sidebar.view.itemDelegate()
        more = [delegate.more_rect(row, direction).center().x() for direction in Qt.LayoutDirection]
        assert more[0] > 150 > more[1] and abs(more[0] + more[1] - row.width()) <= 2
