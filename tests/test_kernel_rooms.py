"""Who may know whom among the folders of cython_kernels: only those below, read from the sources.

What is meant are cimports, imports and includes, also those of modules that are not built on this machine.
"""

import re
from pathlib import Path

import pytest

from cython_kernels.isa import ISAS, bases

ROOT = Path(__file__).parent.parent
# from the bottom up; those on one line do not know each other
LEVELS = [
    {"system", "numerics"},
    {"layouts"},
    {"table"},
    {"digits", "groups", "product_rate"},
    {"generic"},
    {"isa"},
    {"head"},
    {"network"},
]
_KNOWN = re.compile(
    r"""^[ \t]*(?:from[ \t]+cython_kernels\.(?P<source>[\w.]+)[ \t]+(?P<how>c?import)\b
        |c?import[ \t]+cython_kernels\.(?P<module>[\w.]+)
        |from[ \t]+cython_kernels[ \t]+c?import[ \t]+(?P<names>[^#\n]+)
        |include[ \t]+"cython_kernels/(?P<included>[\w/]+)\.pxi")""",
    re.MULTILINE | re.VERBOSE,
)


def level(room: str) -> int:
    return next(i for i, rooms in enumerate(LEVELS) if room in rooms)


def known(source: str) -> list[tuple[str, ...]]:
    """The dotted paths below cython_kernels that a source imports, cimports or includes."""
    paths = []
    for match in _KNOWN.finditer(source):
        if match["names"]:
            paths += [(name.split()[0],) for name in match["names"].strip("() ").split(",")]
        else:
            dotted = match["source"] or match["module"] or match["included"].replace("/", ".")
            paths.append(tuple(dotted.split(".")))
    return paths


def complaints(path: Path, source: str) -> list[str]:
    """One sentence for each arrow of a file of cython_kernels that must not be."""
    own = path.with_suffix("").parts[1:]
    if own == ("__init__",):  # the door may know every room
        return []
    sentences = []
    for other in known(source):
        if other[0] == own[0] != "isa":
            continue
        if other[0] == own[0]:
            allowed = other[1] in [own[1], *bases(own[1])]
        else:
            allowed = level(other[0]) < level(own[0])
        if not allowed:
            sentences.append(f"{path}: must not know {'.'.join(other)}")
    return sentences


def sources() -> list[Path]:
    kinds = (".py", ".pyx", ".pxd", ".pxi")
    files = [path for path in (ROOT / "cython_kernels").rglob("*") if path.suffix in kinds]
    return sorted(path.relative_to(ROOT) for path in files)


def test_every_file_stands_in_a_room_that_has_a_level() -> None:
    rooms = {path.with_suffix("").parts[1] for path in sources()} - {"__init__"}
    assert rooms == set().union(*LEVELS)


def test_every_instruction_set_has_a_folder_and_a_row() -> None:
    folders = {path.parts[2] for path in sources() if path.parts[1] == "isa" and len(path.parts) > 3}
    assert folders == {isa.name for isa in ISAS}


def test_every_instruction_set_has_its_bit_of_the_cpu() -> None:
    """``available()`` knows by these names what may be loaded; the plain loops run everywhere."""
    header = (ROOT / "cython_kernels/system/cpu.h").read_text("utf-8")
    names = re.search(r"CPU_NAMES\[CPU_BITS\] = \{([^}]*)\}", header)
    assert names is not None
    assert re.findall(r'"(\w+)"', names[1]) == [isa.name for isa in ISAS if isa.name != "scalar"]


def test_an_instruction_set_extends_one_before_it() -> None:
    names = [isa.name for isa in ISAS]
    assert len(set(names)) == len(names)
    assert all(isa.extends in names[: names.index(isa.name)] for isa in ISAS if isa.name != "scalar")


def test_every_arrow_points_down() -> None:
    assert [line for path in sources() for line in complaints(path, (ROOT / path).read_text("utf-8"))] == []


def test_no_module_of_an_instruction_set_is_cimported() -> None:
    """Its very initialisation holds its instructions; a vocabulary is code without a module."""
    cimport = re.compile(r"^[ \t]*from[ \t]+cython_kernels\.(isa\.[\w.]+)[ \t]+cimport\b", re.MULTILINE)
    paths = {name for path in sources() for name in cimport.findall((ROOT / path).read_text("utf-8"))}
    assert paths
    for name in paths:
        assert not (ROOT / "cython_kernels" / name.replace(".", "/")).with_suffix(".pyx").exists(), name


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("layouts/i2_s.pxd", "from cython_kernels.table cimport ROW_BLOCK"),
        ("numerics.pxd", "from cython_kernels.system.memory cimport Memory"),
        ("head/search.pyx", "from cython_kernels.network.forward cimport State"),
        ("table.pyx", "    import cython_kernels.network.decoder"),
        ("system/bandwidth.pyx", "from cython_kernels import table"),
        ("isa/avx2/kernels.pyx", "from cython_kernels.isa.sse41.intrinsics cimport *"),
        ("isa/avx2/kernels.pyx", "from cython_kernels.isa.avx512 import sparse"),
        ("generic/floats.pxi", 'include "cython_kernels/isa/avx512/attention_four_heads.pxi"'),
        ("isa/avx2/kernels.pyx", 'include "cython_kernels/network/attention.pxi"'),
    ],
)
def test_a_wrong_arrow_is_seen(path: str, source: str) -> None:
    assert len(complaints(Path("cython_kernels") / path, source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("isa/avx512vbmi/kernels.pyx", "from cython_kernels.isa.avx2.intrinsics cimport *"),
        ("isa/avx2/kernels.pyx", "from cython_kernels.isa.avx2 import lookup, packed_dots"),
        ("isa/avx2/kernels.pyx", 'include "cython_kernels/generic/floats.pxi"'),
        ("network/decoder.pyx", "from cython_kernels.head.search cimport HeadSearch"),
        ("head/search.pyx", "from cython_kernels.head.bounds cimport bound"),
        ("__init__.py", "from cython_kernels.table import Kernels"),
    ],
)
def test_a_right_arrow_is_let_pass(path: str, source: str) -> None:
    assert complaints(Path("cython_kernels") / path, source) == []
