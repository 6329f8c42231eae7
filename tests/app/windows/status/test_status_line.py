"""The status line: the numbers, where they come from, and what stays where there is little room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.chat.state import Stats
from app.look.theme import Theme
from app.windows.status.status_line import StatusLine
from tests.helpers.scripted_client import INFO

STATS = Stats(23.44, 22.81, 811.7, 0.412, 1204, 4096)


@pytest.fixture
def status(qtbot: QtBot, qapp: QApplication) -> StatusLine:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    status = StatusLine(Theme(qapp))
    QLocale.setDefault(before)
    status.resize(1200, 32)
    qtbot.addWidget(status)
    status.show()
    return status


def shown(status: StatusLine) -> list[str]:
    """The labels' texts from left to right."""
    labels = [label for label in status.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in sorted(labels, key=lambda label: label.x())]


def test_without_a_model_nothing_is_claimed(status: StatusLine) -> None:
    assert status.model.text() == "No model"
    assert shown(status) == []
    assert status.meter.isHidden()


def test_all_numbers(status: StatusLine) -> None:
    status.set_model(replace(INFO, threads=8))
    assert shown(status) == ["i2_s · scalar", "8 threads"]
    assert status.meter.words() == "0 / 4,096"
    status.set_stats(STATS)
    numbers = ["23.4 tok/s", "average 22.8", "prompt 812 tok/s", "first 0.41 s"]
    assert shown(status) == ["i2_s · scalar", "8 threads", *numbers]
    assert status.meter.words() == "1,204 / 4,096"
    assert status.model.accessibleName() == "Model: toy"


def test_each_number_says_where_it_comes_from(status: StatusLine) -> None:
    status.set_model(INFO)
    status.set_stats(STATS)
    status.set_reading(5, 10)
    for widget in (*status.findChildren(QLabel), status.meter):
        assert "engine" in widget.toolTip()
        assert widget.accessibleDescription() == " ".join(widget.toolTip().splitlines())
        assert max(map(len, widget.toolTip().splitlines())) < 80


def test_the_mean_tells_of_guessed_tokens_where_there_were_some(status: StatusLine) -> None:
    status.set_stats(STATS)
    assert "guessed" not in status.mean.accessibleDescription()
    status.set_stats(replace(STATS, accepted_tokens=1234))
    assert "1,234 of its tokens were guessed in advance" in status.mean.accessibleDescription()


def test_what_was_not_measured_is_not_shown(status: StatusLine) -> None:
    status.set_model(INFO)
    status.set_stats(Stats(context_used=12, context_size=4096))
    assert shown(status) == ["i2_s · scalar", "1 thread"]


def test_reading_shows_its_progress(status: StatusLine) -> None:
    status.set_model(INFO)
    status.set_reading(1200, 3400)
    assert "reading 1,200 / 3,400" in shown(status)
    status.set_reading(0, 0)
    assert not any("reading" in text for text in shown(status))


def test_model_and_meter_stay_when_it_is_narrow(status: StatusLine) -> None:
    status.set_model(INFO)
    status.set_stats(STATS)
    counts = []
    for width in range(1200, 300, -50):
        status.resize(width, 32)
        counts.append(len(shown(status)))
        parts = [status.model, *status.findChildren(QLabel), status.meter]
        visible = sorted((part for part in parts if part.isVisible()), key=lambda part: part.x())
        for left, right in zip(visible, visible[1:], strict=False):
            assert left.geometry().right() < right.x(), f"overlap at {width}"
        assert status.model.isVisible() and status.meter.isVisible()
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]


def test_a_long_name_is_elided_not_cut(status: StatusLine) -> None:
    status.set_model(replace(INFO, name="田中 ü 😀 " * 30))
    assert "…" in status.model.text()
    assert status.model.accessibleName() == "Model: " + "田中 ü 😀 " * 30


def test_the_meter_is_a_progress_bar_to_a_screen_reader(status: StatusLine) -> None:
    status.set_model(INFO)
    status.set_stats(STATS)
    interface = QAccessible.queryAccessibleInterface(status.meter)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert interface.valueInterface().currentValue() == 1204


def test_the_model_can_be_asked_for(qtbot: QtBot, status: StatusLine) -> None:
    with qtbot.waitSignal(status.model_requested):
        status.model.click()
