"""Build the kernel extensions: one module per .pyx file, those of an instruction set with its own flags.

Metadata is in pyproject.toml. A new instruction set is a row in X86 or ARM, and one in
cython_kernels/isa/__init__.py.
"""

import os
import platform
import runpy
import subprocess
import sys
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.build_py import build_py

CPLUSPLUS = (["-std=c++17", "-pthread"], ["/std:c++17"])
AVX512 = [
    "-mavx512f",
    "-mavx512bw",
    "-mavx512dq",
    "-mavx512vl",
    "-mavx512vnni",
    "-mf16c",
    "-mprefer-vector-width=512",
]
# What lets the compiler use the registers of an instruction set: gcc and clang, then msvc
X86 = {
    "sse41": (["-msse4.1"], []),
    "avx2": (["-mavx2", "-mf16c"], ["/arch:AVX2"]),
    "avxvnni": (["-mavx2", "-mavxvnni"], ["/arch:AVX2"]),
    "avx512": (AVX512, ["/arch:AVX512"]),
    "avx512vbmi": ([*AVX512, "-mavx512vbmi"], ["/arch:AVX512"]),
}
ARM = {
    "neon": ([], []),
    "dotprod": (["-march=armv8.2-a+dotprod"], []),
    "i8mm": (["-march=armv8.2-a+i8mm"], []),
}
for isa in runpy.run_path("cython_kernels/isa/__init__.py")["ISAS"]:
    assert isa.name in {"scalar", *X86, *ARM}, f"the compilers' flags for {isa.name} are missing"
# Against gcc's ways of putting accumulators on the stack: partial redundancy elimination splits those of a
# loop in two, the first scheduling pass computes all masks of a step ahead, a copy of a function for constant
# arguments is left too few registers, regrouped sums wait for each other. clang refuses unknown flags.
PACKED_DOTS = ["-fno-tree-pre", "-flive-range-shrinkage", "-fno-tree-reassoc"]
REGISTERS = {
    # (the last one: where the loop over a tile begins made it 8 % slower or not on a Zen 3)
    "isa.sse41.kernels": ["-fno-tree-pre", "-flive-range-shrinkage", "-falign-loops=64"],
    "isa.sse41.lookup": ["-fno-tree-pre"],
    "isa.sse41.packed_dots": PACKED_DOTS,
    **{f"isa.{isa}.digits": ["-fno-tree-pre"] for isa in ("sse41", "avx2", "avxvnni", "avx512")},
    # the loop over a group's eight steps, written out, left half of its sums on the stack: twice the time
    **{
        f"isa.{isa}.groups": ["-fno-tree-pre", "--param=max-completely-peel-times=1"]
        for isa in ("sse41", "avx2", "neon")
    },
    "isa.avx2.kernels": ["-fno-tree-pre"],
    "isa.avx2.packed_dots": PACKED_DOTS,
    "isa.avxvnni.kernels": ["-fno-tree-pre", "-fno-ipa-cp-clone"],
    "isa.avxvnni.packed_dots": PACKED_DOTS,
    "isa.avx512.kernels": ["-fno-tree-pre"],
    "isa.avx512.head_planes": ["-fno-tree-pre"],
    "isa.avx512.sparse": ["-fno-tree-pre"],
    "isa.avx512vbmi.kernels": ["-fno-tree-pre"],
    "isa.dotprod.kernels": ["-fno-schedule-insns"],
}
# For TERN_DEBUG=1 (packaging/test_debug.sh): accesses to memory are watched, and so is undefined behaviour.
WATCHED = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
DEBUG = os.environ.get("TERN_DEBUG") == "1"

# the variable names the target of a cross build (sysconfig's own; see packaging/test_arm.sh)
MACHINE = os.environ.get("_PYTHON_HOST_PLATFORM", platform.machine()).lower()
if sys.platform == "darwin":
    # A Python for both kinds of Mac compiles for both, which a module of an instruction set cannot be
    os.environ.setdefault("ARCHFLAGS", f"-arch {platform.machine()}")
    # Some are made for an old macOS without the allocation that pool.hpp wants; Qt asks for a newer one
    CPLUSPLUS[0].append("-faligned-allocation")
FLAGS = {"scalar": ([], [])}
if MACHINE.endswith(("x86_64", "amd64")):
    FLAGS |= X86
elif MACHINE.endswith(("aarch64", "arm64")):
    FLAGS |= ARM


def modules():
    """Dotted path in cython_kernels -> source, of what is built for this machine."""
    sources = {}
    for path in sorted(Path("cython_kernels").rglob("*.pyx")):
        parts = path.with_suffix("").parts[1:]
        if parts[0] != "isa" or parts[1] in FLAGS:
            sources[".".join(parts)] = path.as_posix()
    return sources


def flags_of(name):
    """The flags of a module, for gcc and clang, and for msvc."""
    unix, msvc = FLAGS[name.split(".")[1]] if name.startswith("isa.") else ([], [])
    return unix + REGISTERS.get(name, []), msvc


def is_gcc(command):
    """Whether a compiler is gcc and not clang, which answers to the name of gcc on a Mac."""
    return "clang" not in subprocess.run([command, "--version"], capture_output=True, text=True).stdout


class BuildExt(build_ext):
    """Gives each module its flags; the compiler's kind is known only here."""

    def build_extensions(self):
        msvc = self.compiler.compiler_type == "msvc"
        refused = set() if msvc or is_gcc(self.compiler.compiler_so[0]) else set().union(*REGISTERS.values())
        for ext in self.extensions:
            unix_flags, msvc_flags = flags_of(ext.name.removeprefix("cython_kernels."))
            if ext.language == "c++":
                unix_flags, msvc_flags = unix_flags + CPLUSPLUS[0], msvc_flags + CPLUSPLUS[1]
            # NUMERICS.md rule 1: no contraction into FMA, no fast-math, whatever the flags of the ISA allow
            ext.extra_compile_args = (
                ["/O2", "/fp:precise", *msvc_flags]
                if msvc
                else ["-O3", "-g0", "-ffp-contract=off", "-fno-math-errno"]
                + [flag for flag in unix_flags if flag not in refused]
            )
            ext.extra_link_args = [] if msvc or ext.language != "c++" else ["-pthread"]
            if DEBUG:
                ext.extra_compile_args += ["-O1", "-g1", "-fno-omit-frame-pointer", "-w", *WATCHED]
                ext.extra_link_args += WATCHED
        super().build_extensions()


class BuildPy(build_py):
    """Takes the window's languages along, compiled."""

    def run(self):
        subprocess.run([sys.executable, "packaging/translations.py"], check=True)
        super().run()


# A process that helps with cythonize reads this file too, where processes are not forked (Windows, macOS).
if __name__ == "__main__":
    setup(
        cmdclass={"build_ext": BuildExt, "build_py": BuildPy},
        ext_modules=cythonize(
            [
                Extension(f"cython_kernels.{name}", [source], include_dirs=["cython_kernels/system"])
                for name, source in modules().items()
            ],
            include_path=["."],
            # a folder for each set of directives: cythonize looks at dates only
            build_dir="build/debug/cython" if DEBUG else "build/cython",
            nthreads=os.cpu_count() or 1,
            compiler_directives={
                "language_level": "3",
                "boundscheck": DEBUG,
                "wraparound": False,  # with it on, bounds checks would take an index of -1 for the last one
                "cdivision": True,
                "initializedcheck": DEBUG,
                "show_performance_hints": not DEBUG,
            },
        ),
    )
