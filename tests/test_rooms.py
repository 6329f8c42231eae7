"""Who may know whom inside a floor: a folder imports only folders below it, and no file leads back to itself.

Read from the sources, so that an import inside a function counts too, and one for types as well.
tests/test_imports.py keeps the floors apart; tests/test_kernel_rooms.py does the same for the kernels.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.helpers import ROOT

# From low to high. A line knows the lines above it in this list, never its neighbours.
# A folder with folders of its own has its modules in "." (its lowest room) and its __init__ on top.
LEVELS: dict[str, tuple[tuple[str, ...], ...]] = {
    "engine": (
        ("errors", "paths", "version", "whole_file", "energy"),
        ("sampling",),
        ("model_folder",),
        ("text", "machine"),
        ("model", "generation"),
        ("kv_cache", "speed", "documents", "embedding"),
        ("process", "hub", "convert", "replay"),
        ("server",),
        ("cli",),
        ("__init__",),
        ("__main__",),
    ),
    "engine.hub": ((".",), ("catalogue",), ("network",), ("transfer",), ("__init__",)),
    "app": (
        ("paths", "child_process", "child_loop", "json_file", "languages"),
        ("side_process",),
        ("look", "markdown", "maths", "system", "conversation", "settings", "engine_bridge", "presets"),
        ("storage", "models", "documents", "windows.widgets", "windows.blocks",
         "windows.words"),
        ("windows.files",),
        ("chat", "windows.menu", "windows.sources", "windows.composer", "windows.downloads",
         "windows.drawing", "windows.presets"),
        ("windows.message", "windows.sidebar", "windows.status", "windows.speed", "windows.settings",
         "windows.models"),
        ("windows.chat", "windows.first_run", "windows.exchange", "windows.palette"),
        ("windows.dialogs",),
        ("windows.main",),
        ("main",),
        ("__main__",),
    ),
}  # fmt: skip

# The doors of the engine that the window's process may use.
ENGINE_DOORS = {
    "engine",
    "engine.cli",
    "engine.errors",
    "engine.paths",
    "engine.process.answers.routes",
    "engine.process.client",
    "engine.process.events",
    "engine.process.setup",
    "engine.sampling.params",
    "engine.server.key",
    "engine.server.options",
    "engine.server.running",
    "engine.text.folding",
    "engine.text.search_words",
    "engine.version",
    "engine.whole_file",
}


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Dotted name -> file of every module of app and engine."""
    files = (path.relative_to(root) for floor in ("app", "engine") for path in (root / floor).rglob("*.py"))
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__"): root / path for path in files}


def imports(source: str, names: Iterable[str]) -> set[str]:
    """Those of ``names`` that the Python ``source`` imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in names else node.module)
    return found & set(names)


def place(module: str, base: str) -> tuple[int, str] | None:
    """(level, room) of ``module`` below ``base``; None for the __init__ of a folder of rooms."""
    rest = "__init__" if module == base else module.removeprefix(base + ".")
    for level, rooms in enumerate(LEVELS[base]):
        for room in rooms:
            if rest == room or rest.startswith(room + ".") or (room == "." and "." not in rest != "__init__"):
                return level, room
    return None


def wrong_arrows(graph: dict[str, set[str]]) -> Iterator[str]:
    """A sentence for each import of a room that is not below."""
    for base in LEVELS:
        inside = sorted(name for name in graph if name == base or name.startswith(base + "."))
        for name in inside:
            here = place(name, base)
            for target in sorted(graph[name].intersection(inside)) if here else ():
                there = place(target, base)
                if here and there and here[1] != there[1] and there[0] >= here[0]:
                    yield f"{name} must not import {target}: {there[1]} is not below {here[1]}"


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Modules that import each other in a circle; empty if there is none."""
    left = {name: targets - {name} for name, targets in graph.items()}
    while True:
        wanted = {target for targets in left.values() for target in targets}
        ends = [name for name, targets in left.items() if name not in wanted or not targets & set(left)]
        if not ends:
            return sorted(left)
        for name in ends:
            del left[name]


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    names = modules()
    return {name: imports(path.read_text("utf-8"), names) for name, path in names.items()}


def test_a_room_knows_only_rooms_below(graph: dict[str, set[str]]) -> None:
    assert list(wrong_arrows(graph)) == []


def test_every_module_has_a_room() -> None:
    homeless = [
        name
        for name, path in modules().items()
        if path.name != "__init__.py" and place(name, name.partition(".")[0]) is None
    ]
    assert homeless == []


def test_no_circle_is_left(graph: dict[str, set[str]]) -> None:
    assert circle(graph) == []


def test_the_window_uses_the_doors_of_the_engine(graph: dict[str, set[str]]) -> None:
    strangers = [
        f"{name} imports {target}"
        for name, targets in graph.items()
        if name.startswith("app")
        for target in targets
        if target.startswith("engine")
        and target not in ENGINE_DOORS
        and not target.startswith(("engine.hub", "engine.documents"))
    ]
    assert strangers == []


def test_only_main_imports_windows_from_outside(graph: dict[str, set[str]]) -> None:
    strangers = [
        f"{name} imports {target}"
        for name, targets in graph.items()
        if name.startswith("app") and not name.startswith("app.windows") and name != "app.main"
        for target in targets
        if target.startswith("app.windows")
    ]
    assert strangers == []


def test_a_folder_holds_at_most_14_source_files() -> None:
    counts: dict[Path, int] = {}
    for floor in ("app", "engine", "cython_kernels"):
        for path in (ROOT / floor).rglob("*"):
            if path.suffix in (".py", ".pyx", ".pxd", ".pxi", ".h", ".hpp") and path.stem != "__init__":
                counts[path.parent] = counts.get(path.parent, 0) + 1
    assert {str(path): count for path, count in counts.items() if count > 14} == {}


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("engine.sampling.sampler", "engine.model.model"),
        ("engine.text.tokenizer", "engine.machine.proof"),
        ("engine.hub.lock", "engine.hub.network.remote"),
        ("engine.hub.catalogue.fit", "engine.hub"),
        ("app.chat.session", "app.windows.chat.view"),
        ("app.windows.sidebar.sidebar", "app.windows.status.status_line"),
        ("app.look.theme", "app.main"),
    ],
)
def test_a_wrong_arrow_is_seen(name: str, target: str) -> None:
    assert len(list(wrong_arrows({name: {target}, target: set()}))) == 1


def test_a_right_arrow_and_a_neighbour_in_the_room_pass() -> None:
    graph = {
        "app.main": {"app.windows.main.main_window"},
        "app.windows.main.main_window": {"app.windows.dialogs.about", "app.look.theme"},
        "app.windows.dialogs.about": set(),
        "app.look.theme": set(),
        "engine.hub.lock": {"engine.hub.files"},
        "engine.hub.files": set(),
    }
    assert list(wrong_arrows(graph)) == [] and circle(graph) == []


def test_a_circle_is_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a", "e"}, "d": {"a"}, "e": set()}) == ["a", "b", "c"]
