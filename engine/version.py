"""The program's version, in the one place that says it (pyproject.toml reads it from here), and its build."""

import json
import subprocess
from pathlib import Path

__version__ = "0.1.0"

_FACTS = Path(__file__).with_name("build.json")  # packaging/bundle/build.py puts it into the frozen program


def commit() -> str:
    """The commit it was built from, short; of a source tree what is checked out; "" if none is known."""
    facts = _facts()
    if facts:
        return facts.get("commit", "")
    root = Path(__file__).resolve().parents[1]
    if not (root / ".git").exists():
        return ""
    try:
        command = ["git", "-C", str(root), "rev-parse", "--short=9", "HEAD"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def repository() -> str:
    """The project's page, https://..., where this build was released; "" if there is none."""
    return _facts().get("repository", "")


def _facts() -> dict[str, str]:
    try:
        return dict(json.loads(_FACTS.read_text("utf-8")))
    except (OSError, ValueError):
        return {}
