"""The application of all tests of the window speaks English, whatever the computer's language."""

import importlib.util

import pytest
from PySide6.QtWidgets import QApplication

from app.languages import speak
from tests.helpers import ROOT


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    compile_translations()
    speak(qapp, "en")
    return qapp


def compile_translations() -> None:
    """What `make` does: translations that have changed are not to be tested as they were before."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging/translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.compile_all()
