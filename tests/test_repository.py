"""Promises of the repository: one version, doors that exist, locked packages, nothing private in it."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.helpers import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}


def committed_files() -> list[Path]:
    """What git tracks; in an unpacked source archive, everything that is not built."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if done.returncode == 0 and done.stdout:
        paths = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    else:
        paths = [p for p in ROOT.rglob("*") if not NOT_OURS & set(p.relative_to(ROOT).parts)]
    return [path for path in paths if path.is_file()]


def texts() -> list[tuple[Path, str]]:
    return [(path.relative_to(ROOT), path.read_text("utf-8", errors="replace")) for path in committed_files()]


def test_the_version_stands_in_one_place() -> None:
    from engine.version import __version__

    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert "version" in PYPROJECT["project"]["dynamic"]
    assert PYPROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "engine.version.__version__"}
    says_it = re.compile(rf"(?i)version[^\n\d=:]*[=:]\s*['\"]?{re.escape(__version__)}")
    places = [str(path) for path, text in texts() if path.suffix != ".lock" and says_it.search(text)]
    assert places == ["engine/version.py"]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    from engine.cli import main
    from engine.version import __version__

    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    first, qt, kernels = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"tern {re.escape(__version__)}( \([0-9a-f]{{9}}\))?", first)
    assert re.fullmatch(r"Qt 6\.\d+\.\d+, Python 3\.\d+\.\d+", qt)
    assert re.fullmatch(r"kernels: ([\w. -]+, )*scalar", kernels)


def test_the_latest_version_in_the_changelog_is_this_one() -> None:
    from engine.version import __version__

    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(__version__)}\] - \d{{4}}-\d{{2}}-\d{{2}}", headings[1])


@pytest.mark.parametrize("door", PYPROJECT["project"]["scripts"].values())
def test_an_entry_point_exists(door: str) -> None:
    module, _, function = door.partition(":")
    tree = ast.parse((ROOT / (module.replace(".", "/") + ".py")).read_text("utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    names |= {alias.asname or alias.name for node in imports for alias in node.names}
    assert function in names


def test_every_dependency_is_locked_with_hashes() -> None:
    project = PYPROJECT["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    names = {re.match(r"[\w-]+", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - locked == set()
    blocks = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_names_no_index() -> None:
    assert not re.search(r"--(extra-)?index-url|--find-links|://", LOCK)


def test_qt_is_capped_on_python_3_11() -> None:
    """6.12 aborts there after some hundred signals (see pyproject.toml)."""
    capped = re.findall(r"^pyside6-essentials==(\S+) ; python_full_version < '3.12'", LOCK, re.MULTILINE)
    assert len(capped) == 1
    assert capped[0].startswith("6.11.")


def test_the_build_is_asked_for_once() -> None:
    assert PYPROJECT["build-system"]["requires"] == PYPROJECT["project"]["optional-dependencies"]["build"]


def test_no_file_names_a_place_on_one_machine() -> None:
    # home folders, and the scratch and work folders of whoever built this
    home = r"(?<![\w.~$}])/(?:home|Users)/[a-z]\w+/"
    scratch = r"(?<![\w.~$}/])/(?:root|work|workspace|mnt)/\w"
    private = re.compile(f"{home}|{scratch}")
    found = [f"{path}: {match[0]}" for path, text in texts() for match in private.finditer(text)]
    assert found == []


def test_nothing_built_is_committed() -> None:
    built = {".so", ".pyd", ".o", ".c", ".cpp", ".pyc", ".whl", ".safetensors", ".gguf", ".npz", ".deb"}
    assert [str(path.relative_to(ROOT)) for path in committed_files() if path.suffix in built] == []


def test_links_of_the_pages_lead_somewhere() -> None:
    broken = [
        f"{path}: {target}"
        for path, text in texts()
        if path.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
        if not (ROOT / path.parent / target).exists()
    ]
    assert broken == []


def test_links_into_a_page_lead_to_a_heading() -> None:
    pages = {path: text for path, text in texts() if path.suffix == ".md"}
    broken = [
        f"{path}: {page}#{anchor}"
        for path, text in pages.items()
        for page, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)#([^)\s]+)\)", text)
        if anchor not in anchors(pages.get(path.parent / page if page else path, ""))
    ]
    assert broken == []


def anchors(page: str) -> set[str]:
    """The fragments that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_is_short_and_shows_the_window() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) < 120
    assert re.search(r"!\[[^\]]+\]\(assets/screenshots/\w+\.png\)", text)


def test_the_readme_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\(([\w-]+\.md)", (ROOT / "README.md").read_text("utf-8")))
    pages = {path.name for path in ROOT.glob("*.md")} - {"README.md"}
    assert pages <= linked


def test_help_knows_every_word_of_the_makefile() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    words = set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split()) - {
        "system",
        "ready",
        "own-venv",
    }
    explained = set(re.findall(r"^([a-z-]+):[^#\n]*## ", text, re.MULTILINE))
    assert explained == words


def test_the_source_archive_holds_every_page_and_picture() -> None:
    manifest = (ROOT / "MANIFEST.in").read_text("utf-8")
    (included,) = re.findall(r"^include (Makefile .+)$", manifest, re.MULTILINE)
    assert {path.name for path in ROOT.glob("*.md")} <= set(included.split())
    (patterns,) = re.findall(r"^recursive-include assets (.+)$", manifest, re.MULTILINE)
    kinds = {f"*{path.suffix}" for path in (ROOT / "assets").rglob("*") if path.is_file()}
    assert kinds - {"*.py", "*.pyc", "*.qm"} <= set(patterns.split())
