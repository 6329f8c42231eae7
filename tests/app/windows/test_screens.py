"""No window is larger than its screen, at any text size; below that everything scrolls."""

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import app.windows
from app.windows.widgets.dialog import Dialog
from tests.helpers import ROOT

# Pixels, scale, text sizes; the first four are common, the last is lower than anything Tern is made for.
SCREENS = [
    (1280, 720, 1.0, "10 24 48"),
    (1366, 768, 1.0, "10 48"),
    (1920, 1080, 1.5, "6 10 16"),
    (2560, 1440, 2.0, "10 30"),
    (800, 600, 1.0, "10 48"),
]


def dialogs() -> set[str]:
    """The classes of all dialogs."""
    for module in pkgutil.walk_packages(app.windows.__path__, "app.windows."):
        importlib.import_module(module.name)
    kinds, waiting = set(), [Dialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            kinds.add(kind.__name__)
            waiting.append(kind)
    return kinds


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("width", "height", "scale", "points"), SCREENS)
def test_every_window_fits_the_screen(
    width: int, height: int, scale: float, points: str, tmp_path: Path
) -> None:
    config = tmp_path / "screens.json"
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    config.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}))
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": str(scale),
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.helpers.all_windows", *points.split()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout.splitlines()[-1])
    assert seen["wrong"] == []
    assert dialogs() | {"MainWindow"} <= set(seen["opened"])


def test_every_dialog_has_the_one_base() -> None:
    for path in (ROOT / "app").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name != "dialog.py" or path.parent.name != "widgets":
            assert not re.search(r"\(QDialog\)|QMessageBox|QInputDialog", text), path
