"""Formulas are drawn beside the window: nothing holds it up, and what never ends is shown as written."""

import time
from collections.abc import Iterator

import mathra
import psutil
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.maths import artist, formulas, worker
from app.maths.formulas import Formulas
from app.maths.shape import LEAST_CONTRAST, Shape, _contrast, readable
from tests.helpers import endless

INK, PAPER = QColor("black"), QColor("white")


@pytest.fixture
def found(qapp: QApplication) -> Iterator[Formulas]:
    made = Formulas()
    yield made
    made.close()


def _wait(made: Formulas) -> set[str]:
    drawn: set[str] = set()
    end = time.monotonic() + 100
    while made.waiting:
        drawn |= made.take()
        assert time.monotonic() < end
        time.sleep(0.005)
    return drawn


def test_formulas_are_drawn_in_another_process_and_kept(
    found: Formulas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mathra, "tex_to_svg", lambda *_, **__: pytest.fail("drawn in the window's process"))
    assert found.get("$x$") is None and found.get(r"$\foo$") is None
    assert _wait(found) == {"$x$"}
    assert isinstance(found.get("$x$"), Shape)
    assert found.get(r"$\foo$") is None
    assert not found.waiting  # what was refused is not asked again


def test_asking_tells_that_there_is_something_to_wait_for(qapp: QApplication) -> None:
    asked: list[None] = []
    made = Formulas(lambda: asked.append(None))
    made.get("$x$")
    assert asked and made.waiting
    made.close()
    assert not made.waiting


def test_old_ones_are_forgotten(found: Formulas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "KEPT", 3)
    for letter in "abcdef":
        found.get(f"${letter}$")
    _wait(found)
    assert len(found._found) == 3


def test_a_formula_that_never_ends_is_ended_and_not_asked_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artist, "BUDGET_S", 0.2)
    monkeypatch.setattr(worker, "main", endless.main)
    made = Formulas()
    assert made.get("$x$") is None
    assert _wait(made) == set()
    assert made._artist.is_slow("$x$")
    assert made._artist._child.process is None
    assert made.get("$x$") is None and not made.waiting
    made.close()


def test_closing_ends_the_process_at_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "main", endless.main)
    made = Formulas()
    made.get("$x$")
    end = time.monotonic() + 60
    while made._artist._child.process is None:
        assert time.monotonic() < end
        time.sleep(0.005)
    process = psutil.Process(made._artist._child.process.pid or 0)
    made.close()
    assert not process.is_running()


def _painted(source: str, ink: QColor = INK, ground: QColor = PAPER, em: float = 40) -> QImage:
    drawing = worker.draw(source)
    assert drawing is not None
    shape = Shape(drawing)
    image = QImage(int(shape.width * em) + 20, 200, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    shape.paint(painter, 10, 100, em, ink, ground)
    painter.end()
    return image


def _rows(image: QImage) -> list[int]:
    """The rows in which there is ink."""
    middle = range(image.width())
    return [y for y in range(image.height()) if any(image.pixelColor(x, y) != PAPER for x in middle)]


def test_letters_stand_on_the_baseline(qapp: QApplication) -> None:
    rows = _rows(_painted("$x$"))
    assert abs(rows[-1] - 100) <= 1
    assert 100 - 0.6 * 40 < rows[0] < 100 - 0.3 * 40
    assert _rows(_painted("$y$"))[-1] > 105


def test_a_fraction_is_around_the_middle_of_the_letters(qapp: QApplication) -> None:
    rows = _rows(_painted(r"$\frac{a}{b}$"))
    assert rows[0] < 75 and rows[-1] > 105


def test_the_ink_is_that_of_the_text(qapp: QApplication) -> None:
    image = _painted("$\\blacksquare$", QColor("#336699"), em=80)
    assert image.pixelColor(image.width() // 2, 80).name() == "#336699"


@pytest.mark.parametrize("name", ["red", "blue", "yellow", "white", "black", "#00ff00"])
@pytest.mark.parametrize(("ink", "ground"), [("#1a1a1a", "#fdfdfc"), ("#e8e8e8", "#15181b")])
def test_colours_of_a_formula_can_be_read_in_both_themes(name: str, ink: str, ground: str) -> None:
    assert _contrast(readable(name, QColor(ink), QColor(ground)), QColor(ground)) >= LEAST_CONTRAST


def test_a_colour_that_is_none_is_the_ink() -> None:
    assert readable("no such colour", INK, PAPER) == INK
    assert readable("red", INK, PAPER) == QColor("red")
