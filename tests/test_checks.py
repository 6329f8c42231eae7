"""What is checked before each commit, by `make check` and by CI: the same commands, none left out."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.helpers import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))


def commands_of_make_check() -> list[str]:
    """The lines of the recipe as a shell in the project's folder would be given them."""
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
    for name, value in (
        ("$(PY)", ".venv/bin/python"),
        ("$(VENV)", ".venv"),
        ("$(CURDIR)", "$PWD"),
        ("$$", "$"),
    ):
        recipe = recipe.replace(name, value)
    return [line.strip() for line in recipe.splitlines()]


def test_make_check_runs_every_tool() -> None:
    text = "\n".join(commands_of_make_check())
    for tool in ("ruff check .", "ruff format --check .", "mypy", "cython-lint cython_kernels"):
        assert tool in text


def test_the_hooks_are_the_commands_of_make_check() -> None:
    hooks = [hook for repo in HOOKS["repos"] for hook in repo["hooks"]]
    entries = [re.sub(r"^sh -c '(.*)'$", r"\1", hook["entry"]) for hook in hooks]
    assert entries == commands_of_make_check()
    assert [hook["id"] for hook in hooks if hook["pass_filenames"]] == []


def test_hooks_take_nothing_from_elsewhere() -> None:
    assert [repo["repo"] for repo in HOOKS["repos"]] == ["local"]
    assert {hook["language"] for repo in HOOKS["repos"] for hook in repo["hooks"]} == {"system"}


@pytest.mark.parametrize(
    ("fails", "words"), [("nothing", ["check", "test"]), ("check", ["check"]), ("test", ["check", "test"])]
)
def test_ci_checks_then_tests_and_stops_at_the_first_fault(
    tmp_path: Path, fails: str, words: list[str]
) -> None:
    """The script itself runs, in a checkout whose make writes down its words and what it can read."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "project/.ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", tmp_path / "project/.ci/run")
    make = tmp_path / "bin/make"
    make.write_text(
        f'#!/bin/sh\necho "$PWD $* <$(cat)>" >> "{tmp_path}/said"\n[ "$1" != {fails} ]\n', "utf-8"
    )
    make.chmod(0o755)
    done = subprocess.run(
        ["bash", tmp_path / "project/.ci/run"],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"},
        input="an answer to a question",
        text=True,
        timeout=60,
    )
    assert (done.returncode == 0) == (fails == "nothing")
    expected = [f"{tmp_path / 'project'} {word} <>" for word in words]
    assert (tmp_path / "said").read_text("utf-8").splitlines() == expected
