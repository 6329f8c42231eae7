"""The application of all tests of the window speaks English, whatever the computer's language."""

import pytest
from PySide6.QtWidgets import QApplication

from app.languages import speak
from tests.helpers.packaging_scripts import packaging_script


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    packaging_script("translations.py").compile_all()  # as `make` does: they are tested as they are now
    speak(qapp, "en")
    return qapp
