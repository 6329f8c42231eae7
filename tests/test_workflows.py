"""The workflows, which never run here: they and their commands can be read, and what they name is there."""

import re
import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
# What a step may name: a file of the sources. What is under build/ is made by an earlier step.
NAMED = re.compile(
    r"(?<![\w./\\-])((?:packaging|tests|assets|engine|app)/[\w./-]+|[\w-]+\.(?:py|lock|toml))(?![\w/])"
)
# The actions that may be used, all of GitHub's own, and the version whose manual was read.
ACTIONS = {"checkout": "v7", "setup-python": "v7", "upload-artifact": "v7", "download-artifact": "v8"}
RUNNERS = re.compile(r"ubuntu-2[24]\.04(-arm)?|windows-2022|macos-15")
SELFTEST = re.compile(r"^[^\n]*?(\S+) (?:--appimage-extract-and-run )?selftest", re.MULTILINE)
CHAT = re.compile(
    r"^[^\n]*?(\S+) (?:--appimage-extract-and-run )?chat --temperature 0 "
    r"[^\n]*--prompt \"\$(?:env:)?QUESTION\"",
    re.MULTILINE,
)


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(path.read_text("utf-8"))["jobs"])


def steps(path: Path) -> Iterator[str]:
    """The commands of every step."""
    for job in jobs(path).values():
        yield from commands(job)


def commands(job: dict[str, Any]) -> Iterator[str]:
    yield from (step["run"] for step in job["steps"] if "run" in step)


@pytest.fixture
def release() -> dict[str, dict[str, Any]]:
    return jobs(ROOT / ".github/workflows/release.yml")


@each_file
def test_every_file_that_a_step_names_is_there(path: Path) -> None:
    named = {name for run in steps(path) for name in NAMED.findall(run)}
    assert {"requirements.lock", "setup.py"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@each_file
def test_every_target_and_option_that_a_step_names_is_there(path: Path) -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    system = (ROOT / "packaging/setup_system.sh").read_text("utf-8")
    targets = [
        name
        for run in steps(path)
        for name in re.findall(r"(?:^|&& |sudo )make ([a-z-]+)", run, re.MULTILINE)
    ]
    options = [name for run in steps(path) for name in re.findall(r"setup_system\.sh (--[a-z]+)", run)]
    assert targets and set(targets) <= made
    assert options and all(f"{name})" in system for name in options)


@each_file
def test_jobs_use_known_machines_and_actions_and_end(path: Path) -> None:
    for name, job in jobs(path).items():
        matrix = job.get("strategy", {}).get("matrix", {})
        machines = [*matrix.get("os", ()), *(row["os"] for row in matrix.get("include", ()))] or [
            job["runs-on"]
        ]
        assert all(RUNNERS.fullmatch(machine) for machine in machines), (name, machines)
        assert "matrix.os" in job["runs-on"] or not matrix, name
        assert 0 < job["timeout-minutes"] <= 120, name
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step), (name, step)
            if "uses" in step:
                action, version = step["uses"].removeprefix("actions/").split("@")
                assert ACTIONS[action] == version, (name, step)
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"] == {"persist-credentials": False}, name


@each_file
def test_the_text_is_what_the_shell_can_read(path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    for name, job in jobs(path).items():
        for step in job["steps"]:
            if "run" in step and step.get("shell") != "pwsh":
                text = re.sub(r"\$\{\{[^}]*\}\}", "value", step["run"])
                done = subprocess.run([bash, "-n"], input=text, capture_output=True, text=True, timeout=20)
                assert done.returncode == 0, (name, text, done.stderr)


@each_file
def test_only_the_release_may_write_to_the_repository(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {"contents": "read"}
    assert {name for name, job in jobs(path).items() if "permissions" in job} <= {"release"}


@each_file
def test_what_make_does_for_the_window_is_done_where_there_is_no_make(path: Path) -> None:
    """Compiled translations are neither in the repository nor made by the extensions' build."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "$(PY) packaging/translations.py\n" in makefile
    for name, job in jobs(path).items():
        text = "\n".join(commands(job))
        if "bundle/build.py" in text or re.search(r"-m pytest$", text, re.MULTILINE):
            assert text.index("setup.py build_ext") < text.index("packaging/translations.py"), name


@pytest.mark.parametrize(
    ("job", "programs"),
    [
        ("linux", ["tern", "~/.local/bin/tern", '"$image"']),
        ("windows", ["$tern"]),
        ("macos", ["/tmp/Tern.app/Contents/MacOS/tern"]),
    ],
)
def test_every_program_is_tried_as_it_was_packaged(
    release: dict[str, dict[str, Any]], job: str, programs: list[str]
) -> None:
    """The self test and an answer of the starter; a failure is not overlooked, whatever follows."""
    text = "\n".join(commands(release[job]))
    assert SELFTEST.findall(text) == programs
    assert CHAT.findall(text) == programs
    for step in release[job]["steps"]:
        if step.get("shell") == "pwsh":  # which goes on after a program that failed
            lines = [line for line in step["run"].splitlines() if line.startswith("& ")]
            assert lines and all(line.endswith("; if ($LASTEXITCODE) { exit 1 }") for line in lines)
        else:
            assert "|| true" not in step.get("run", "")


def test_what_is_made_is_tried_and_published_with_its_sums(release: dict[str, dict[str, Any]]) -> None:
    last = release["release"]
    assert set(last["needs"]) == set(release) - {"release"}
    assert last["if"] == "startsWith(github.ref, 'refs/tags/v')"
    (fetched,) = [step["with"] for step in last["steps"] if "uses" in step]
    *_, sums, publish = commands(last)
    assert "sha256sum -- * > SHA256SUMS" in sums and sums.startswith(f"cd {fetched['path']} ")
    assert re.search(rf"gh release create .*--draft.* {fetched['path']}/\*$", publish)
    kept: list[str] = []
    for name in last["needs"]:
        uploads = [
            step["with"] for step in release[name]["steps"] if "upload-artifact" in step.get("uses", "")
        ]
        files = [upload for upload in uploads if upload["name"].startswith(fetched["pattern"].rstrip("*"))]
        (upload,) = files
        # Of a matrix, each has its own name, or one would take another's place
        assert "${{ matrix." in upload["name"] or "strategy" not in release[name]
        kept += re.findall(r"\*(\.\w+(?:\.gz)?)$", upload["path"], re.MULTILINE)
    assert sorted(kept) == [".AppImage", ".deb", ".dmg", ".exe", ".run", ".tar.gz", ".whl"]


def test_the_windows_installer_is_given_all_that_it_asks_for(release: dict[str, dict[str, Any]]) -> None:
    script = (ROOT / "packaging/windows/installer.nsi").read_text("utf-8")
    own = set(re.findall(r"!define (\w+)", script))
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z]\w*)\}", script)) & set(re.findall(r"-D(\w+)=", script))
    text = "\n".join(commands(release["windows"]))
    trial = (ROOT / "packaging/windows/check_installer.sh").read_text("utf-8")
    for command in (text, trial):
        assert set(re.findall(r"-D(\w+)=", command)) == asked
    assert {"VERSION", "PAYLOAD", "ICON", "PICTURE", "OUT"} == asked and not asked & own


def test_a_helper_of_the_build_builds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS, the processes that help with cythonize read setup.py under another name."""
    monkeypatch.chdir(ROOT)
    assert runpy.run_path("setup.py", run_name="__mp_main__")["FLAGS"]["scalar"] == ([], [])
