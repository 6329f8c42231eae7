"""Nothing that is written in a window is cut off where the window is narrow, at any text size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from app import paths
from app.languages import speak
from app.settings import SettingsStore
from app.windows.main.main_window import SMALLEST
from app.windows.widgets.fitting.elided_label import ElidedLabel
from app.windows.widgets.fitting.wrap_button import WrapButton
from app.windows.widgets.fitting.wrap_row import WrapRow
from tests.helpers.all_windows import openings, pages
from tests.helpers.chat_states import chat_states
from tests.helpers.cut_text import cut_texts, lasting_cuts
from tests.helpers.window import WindowBench, open_window

POINTS = [10, 15, 20]  # 100, 150 and 200 %


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[WindowBench]:
    with open_window(qapp) as opened:
        yield opened


def cuts_in_chat(bench: WindowBench, size: QSize, sidebar: bool, folder: Path) -> list[str]:
    """What is cut off in any state of the chat."""
    bench.program.settings.update(sidebar=sidebar)
    bench.window.menus.sidebar.setChecked(sidebar)
    bench.window.resize(size)
    wrong: list[str] = []
    seen = 0
    for name in chat_states(bench, folder):
        QTest.qWait(30)
        while bench.window.chat_view.busy:
            bench.turn()
        wrong += [f"{name}: {sentence}" for sentence in lasting_cuts(bench.window)]
        seen += 1
    assert bench.window.size() == size.expandedTo(bench.window.minimumSize()) and seen > 25
    return wrong


def cuts_in_dialogs(bench: WindowBench, app: QApplication) -> list[str]:
    """What is cut off in any dialog, at its own width and as narrow as it can be."""
    bench.program.services.forecasts.measuring = True  # nothing is to be measured here
    wrong: list[str] = []
    for name, run in openings(bench).items():
        run()
        QTest.qWait(30)
        for dialog in app.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                for width in (dialog.width(), dialog.minimumWidth()):
                    dialog.resize(width, dialog.height())
                    for page in pages(dialog):
                        QTest.qWait(5)
                        wrong += [f"{name} {page}, {width} wide: {cut}" for cut in lasting_cuts(dialog)]
                dialog.close()
    return wrong


@pytest.mark.timeout(600)
@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize(
    ("size", "sidebar"), [(QSize(*SMALLEST), False), (QSize(*SMALLEST), True), (QSize(760, 560), True)]
)
def test_the_chat(bench: WindowBench, points: int, size: QSize, sidebar: bool, tmp_path: Path) -> None:
    bench.program.settings.update(font_size=points)
    assert cuts_in_chat(bench, size, sidebar, tmp_path) == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("points", POINTS)
def test_dialogs_as_narrow_as_they_can_be(bench: WindowBench, qapp: QApplication, points: int) -> None:
    bench.load().ask("Where do terns go?", "From one pole to the other.")
    bench.program.settings.update(font_size=points)
    assert cuts_in_dialogs(bench, qapp) == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("code", "points"), [("de", 20), ("es", 10), ("fr", 20), ("zh_CN", 10), ("ar", 20)])
def test_every_language(qapp: QApplication, code: str, points: int, tmp_path: Path) -> None:
    SettingsStore(paths.settings_path()).update(language=code, font_size=points)
    with open_window(qapp) as bench:
        wrong = cuts_in_chat(bench, QSize(*SMALLEST), False, tmp_path)
        wrong += cuts_in_dialogs(bench, qapp)
    speak(qapp, "en")
    assert wrong == []


def test_what_is_cut_is_found(qapp: QApplication) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    words = "Several words that need some room"
    parts = [QLabel(words, window), QPushButton(words, window), WrapButton(words, window)]
    for part in parts:
        row.addWidget(part)
    window.resize(4 * parts[0].sizeHint().width(), 3 * parts[1].sizeHint().height())
    window.show()
    QApplication.processEvents()
    assert list(cut_texts(window)) == []
    row.setEnabled(False)
    for part in parts:
        part.setFixedSize(60, 20)
    assert len(list(cut_texts(window))) == 3
    parts[0].setToolTip(words)
    assert len(list(cut_texts(window))) == 2, "the tooltip has it"
    parts[1].move(window.width() - 20, 0)
    parts[1].setFixedSize(parts[1].sizeHint())
    assert "is cut off" in " ".join(cut_texts(window))
    window.deleteLater()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0, 1.5])
def test_a_button_breaks_its_words(qapp: QApplication, share: float) -> None:
    """``share``: 0 is the narrowest that it can be, 1 as wide as it wishes."""
    window = QWidget()
    row = WrapRow(window)
    button = WrapButton("Use the demo model that came with Tern", window)
    row.addWidget(button)
    least, wish = button.minimumSizeHint().width(), button.sizeHint().width()
    width = least + round(share * (wish - least))
    window.resize(width, 600)
    window.show()
    lines = button.shown()
    assert " ".join(lines) == button.text() == "Use the demo model that came with Tern"
    assert button.width() == min(width, wish) and (len(lines) == 1) == (share >= 1)
    more = (len(lines) - 1) * button.fontMetrics().lineSpacing()
    assert button.height() == button.sizeHint().height() + more
    assert row.heightForWidth(width) == button.height()
    button.grab()
    assert button.text() == "Use the demo model that came with Tern", "painting leaves it as it is"
    window.deleteLater()


def test_a_word_without_room_is_elided(qapp: QApplication) -> None:
    window = QWidget()
    button = WrapButton("Donaudampfschifffahrtsgesellschaft AG", window)
    button.resize(round(0.6 * button.minimumSizeHint().width()), 60)
    assert button.shown()[0].count("…") == 1 and button.shown()[-1] == "AG"
    label = ElidedLabel(window, wraps=True)
    label.setText("In /some/folder/with/a/very/long/name/of/its/own")
    width = label.fontMetrics().horizontalAdvance("Words that can be")
    label.resize(width, 60)
    assert "…" in label.shown() and label.heightForWidth(width) == label.fontMetrics().height()
    label.setText("Words that can be broken anywhere")
    assert label.shown() == label.text() and label.heightForWidth(width) > label.fontMetrics().height()
    window.deleteLater()
