"""The workflows, which never run here: they can be read, and what they name is there."""

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.helpers import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
# What a step may name: a file of the sources. What is under build/ is made by an earlier step.
NAMED = re.compile(
    r"(?<![\w./\\-])((?:packaging|tests|assets|engine|app)/[\w./-]+|[\w-]+\.(?:py|lock|toml))(?![\w/])"
)


def steps(path: Path) -> Iterator[str]:
    """The commands of every step."""
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_that_a_step_names_is_there(path: Path) -> None:
    named = {name for run in steps(path) for name in NAMED.findall(run)}
    assert {"requirements.lock", "setup.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_target_and_option_that_a_step_names_is_there(path: Path) -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    system = (ROOT / "packaging/setup_system.sh").read_text("utf-8")
    targets = [
        name for run in steps(path) for name in re.findall(r"^(?:sudo )?make ([a-z-]+)", run, re.MULTILINE)
    ]
    options = [name for run in steps(path) for name in re.findall(r"setup_system\.sh (--[a-z]+)", run)]
    assert targets and set(targets) <= made
    assert options and all(f"{name})" in system for name in options)


def test_a_helper_of_the_build_builds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS, the processes that help with cythonize read setup.py under another name."""
    monkeypatch.chdir(ROOT)
    assert runpy.run_path("setup.py", run_name="__mp_main__")["FLAGS"]["scalar"] == ([], [])
