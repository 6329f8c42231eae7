"""What the compiler made: which registers a module may use, no FMA, no accumulators on the stack.

Looked at with objdump; skipped where there is none, and on processors other than x86-64.
"""

import importlib.util
import platform
import re
import shutil
import subprocess
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import NamedTuple

import pytest

import cython_kernels
from cython_kernels.isa import ISAS, bases

PACKAGE = Path(cython_kernels.__file__).parent
MODULES = sorted(
    ".".join((*path.relative_to(PACKAGE).parent.parts, path.name.partition(".")[0]))
    for path in PACKAGE.rglob("*")
    if path.name.endswith(tuple(EXTENSION_SUFFIXES))
)
BASELINE = [name for name in MODULES if not name.startswith("isa.") or name.startswith("isa.scalar.")]


def modules_of(*isas: str) -> list[str]:
    return [name for name in MODULES if name.startswith(tuple(f"isa.{isa}." for isa in isas))]


AVX2 = ["avx2", *(isa.name for isa in ISAS if isa.extends == "avx2" and isa.name != "avx512")]
HOT = ("vpdpbusd", "vpmaddubsw", "pmaddubsw")
HOT_IN_DIGITS = ("vpdpwssd", "vpmaddwd", "pmaddwd")

X86 = platform.machine().lower() in ("x86_64", "amd64")

pytestmark = [
    pytest.mark.skipif(not X86, reason="not an x86-64 processor"),
    pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump (binutils) is not installed"),
]


class Instruction(NamedTuple):
    address: int
    name: str
    operands: str


def file_of(module: str) -> Path:
    """Where a module is, found without importing it."""
    spec = importlib.util.find_spec(f"cython_kernels.{module}")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin)


@cache
def functions(module: str) -> dict[str, list[Instruction]]:
    """The machine code of a module by function."""
    command = ["objdump", "-d", "--no-show-raw-insn", str(file_of(module))]
    listing = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, list[Instruction]] = {}
    for line in listing.stdout.splitlines():
        if start := re.fullmatch(r"[0-9a-f]+ <(.+)>:", line):
            found[start[1]] = []
        elif found and (match := re.match(r"\s+([0-9a-f]+):\s+(?:\{vex\}\s+)?(\S+)\s*(.*)", line)):
            found[list(found)[-1]].append(Instruction(int(match[1], 16), match[2], match[3]))
    return found


def code(module: str) -> list[Instruction]:
    return [instruction for body in functions(module).values() for instruction in body]


def innermost_loops(body: list[Instruction]) -> list[list[Instruction]]:
    """Stretches from the target of a jump backwards to that jump which hold no other such stretch."""
    index = {instruction.address: i for i, instruction in enumerate(body)}
    loops = []
    for i, instruction in enumerate(body):
        target = re.match(r"([0-9a-f]+)\b", instruction.operands)
        if instruction.name.startswith("j") and target and index.get(int(target[1], 16), i + 1) <= i:
            loops.append((index[int(target[1], 16)], i))
    inner = [a for a in loops if not any(a != b and a[0] <= b[0] and b[1] <= a[1] for b in loops)]
    return [body[first : last + 1] for first, last in inner]


def hot_loops(module: str) -> list[list[Instruction]]:
    loops = [loop for body in functions(module).values() for loop in innermost_loops(body)]
    hot = HOT_IN_DIGITS if module.endswith(".digits") else HOT
    return [loop for loop in loops if any(instruction.name in hot for instruction in loop)]


def on_stack(instruction: Instruction) -> bool:
    """A vector instruction with an operand in the stack frame."""
    return "mm" in instruction.operands and re.search(r"\(%r[sb]p[,)]", instruction.operands) is not None


@pytest.mark.parametrize("module", BASELINE)
def test_baseline_modules_run_on_every_processor(module: str) -> None:
    wide = [i for i in code(module) if "%ymm" in i.operands or "%zmm" in i.operands or i.name.startswith("v")]
    assert code(module) and not wide, wide[:5]


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_fused_or_estimated(module: str) -> None:
    """NUMERICS.md rule 1: one rounding per operation, none estimated."""
    wrong = [i for i in code(module) if re.match(r"vf(n?m)(add|sub)|v?r(sqrt|cp)(14|28)?[ps]s", i.name)]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("module", modules_of("sse41"))
def test_sse_modules_hold_nothing_newer(module: str) -> None:
    newer = "pcmp[ei]str|pcmpgtq|crc32|popcnt"  # SSE4.2 came with the next processors
    wrong = [i for i in code(module) if i.name.startswith("v") or re.match(newer, i.name)]
    assert code(module) and not wrong, wrong[:5]


@pytest.mark.parametrize("module", modules_of(*AVX2))
def test_avx2_modules_hold_no_avx512(module: str) -> None:
    wrong = [i for i in code(module) if re.search(r"%zmm|%k[0-7]\b|%[xy]mm(1[6-9]|2\d|3[01])\b", i.operands)]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("module", modules_of("avx2"))
def test_avx2_modules_hold_no_avx_vnni(module: str) -> None:
    assert not [i for i in code(module) if i.name.startswith("vpdp")]


@pytest.mark.parametrize(
    ("module", "least"),
    [
        ("isa.sse41.kernels", 2),
        ("isa.avx2.kernels", 2),
        ("isa.avx2.packed_dots", 3),
        ("isa.avxvnni.kernels", 2),
        ("isa.avxvnni.packed_dots", 3),
        ("isa.avx512.kernels", 3),
        ("isa.avx512vbmi.kernels", 2),
        ("isa.avx512.sparse", 2),
        ("isa.avx2.digits", 2),
        ("isa.avxvnni.digits", 2),
        ("isa.avx512.digits", 2),
        ("isa.avx512.head_planes", 1),
    ],
)
def test_accumulators_stay_in_registers(module: str, least: int) -> None:
    """Not of lookup, whose innermost loops hold no product, nor of SSE4.1's packed_dots (on the stack).

    SSE4.1's digits take %rbp for a pointer.
    """
    if b"clang version" in file_of(module).read_bytes():
        pytest.skip("the flags that see to this are gcc's; clang takes %rbp for a pointer, too")
    loops = hot_loops(module)
    assert len(loops) >= least, "the loops to look at were not found"
    for loop in loops:
        assert not [instruction for instruction in loop if on_stack(instruction)], loop


def test_a_loop_with_a_spill_is_noticed() -> None:
    loop = [
        Instruction(0, "vpdpbusd", "%zmm1,%zmm0,%zmm2"),
        Instruction(8, "vmovdqa64", "%zmm2,0x40(%rsp)"),
        Instruction(16, "jne", "0 <matvec>"),
    ]
    assert innermost_loops(loop) == [loop] and on_stack(loop[1]) and not on_stack(loop[0])


def test_every_instruction_set_of_this_machine_is_looked_at() -> None:
    arm = [isa.name for isa in ISAS if "neon" in (isa.name, *bases(isa.name))]
    assert {f"isa.{isa.name}.kernels" for isa in ISAS if isa.name not in arm} <= set(MODULES)
