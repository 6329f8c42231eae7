"""Build the kernel extensions: one module per instruction set, each with its own flags.

Metadata is in pyproject.toml. Adding an instruction set is one row in MODULES and one .pyx file.
"""

import os
import platform
import subprocess

from Cython.Build import cythonize
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

#            module              gcc / clang                                          msvc
BASELINE = {
    "system.cpu": ([], []),
    "table": ([], []),
    "isa.scalar.kernels": ([], []),
    "isa.scalar.formats": ([], []),
    "isa.scalar.sparse": ([], []),
    "system.memory": ([], []),
    "head.certified": ([], []),
    "network.network": ([], []),
    "network.forward": (["-std=c++17", "-pthread"], ["/std:c++17"]),
    "head.search": (["-std=c++17", "-pthread"], ["/std:c++17"]),
    "system.bandwidth": (["-std=c++17", "-pthread"], ["/std:c++17"]),
    "network.decoder": (["-std=c++17", "-pthread"], ["/std:c++17"]),
}
# Against gcc's ways of putting accumulators on the stack: partial redundancy elimination splits those of a
# loop in two, the first scheduling pass computes all masks of a step ahead, a copy of a function for constant
# arguments is left too few registers, regrouped sums wait for each other. clang refuses unknown flags.
FIELDS = ["-fno-tree-pre", "-flive-range-shrinkage", "-fno-tree-reassoc"]
GCC_ONLY = {"-fno-schedule-insns", "-fno-ipa-cp-clone", *FIELDS}
AVX512 = ["-mavx512f", "-mavx512bw", "-mavx512dq", "-mavx512vl", "-mavx512vnni", "-mf16c",
          "-mprefer-vector-width=512", "-fno-tree-pre"]  # fmt: skip
X86 = {
    "isa.sse41.kernels": (["-msse4.1", "-fno-tree-pre", "-flive-range-shrinkage"], []),
    "isa.sse41.lookup": (["-msse4.1", "-fno-tree-pre"], []),
    "isa.sse41.packed_dots": (["-msse4.1", *FIELDS], []),
    "isa.avx2.kernels": (["-mavx2", "-mf16c", "-fno-tree-pre"], ["/arch:AVX2"]),
    "isa.avx2.lookup": (["-mavx2", "-mf16c"], ["/arch:AVX2"]),
    "isa.avx2.packed_dots": (["-mavx2", *FIELDS], ["/arch:AVX2"]),
    "isa.avxvnni.kernels": (["-mavx2", "-mavxvnni", "-fno-tree-pre", "-fno-ipa-cp-clone"], ["/arch:AVX2"]),
    "isa.avxvnni.packed_dots": (["-mavx2", "-mavxvnni", *FIELDS], ["/arch:AVX2"]),
    "isa.avx512.kernels": (AVX512, ["/arch:AVX512"]),
    "isa.avx512.head_planes": (AVX512, ["/arch:AVX512"]),
    "isa.avx512.sparse": (AVX512, ["/arch:AVX512"]),
    "isa.avx512vbmi.kernels": ([*AVX512, "-mavx512vbmi"], ["/arch:AVX512"]),
}  # fmt: skip
ARM = {
    "isa.neon.kernels": ([], []),
    "isa.neon.lookup": ([], []),
    "isa.neon.packed_dots": ([], []),
    "isa.dotprod.kernels": (["-march=armv8.2-a+dotprod", "-fno-schedule-insns"], []),
    "isa.dotprod.packed_dots": (["-march=armv8.2-a+dotprod"], []),
    "isa.i8mm.kernels": (["-march=armv8.2-a+i8mm"], []),
}
CPLUSPLUS = {"network.forward", "network.decoder", "head.search", "system.bandwidth"}

# the variable names the target of a cross build (sysconfig's own; see packaging/test_arm.sh)
MACHINE = os.environ.get("_PYTHON_HOST_PLATFORM", platform.machine()).lower()
MODULES = dict(BASELINE)
if MACHINE.endswith(("x86_64", "amd64")):
    MODULES |= X86
elif MACHINE.endswith(("aarch64", "arm64")):
    MODULES |= ARM


def source_of(name):
    """Where the source of a module is, from its dotted path in this package."""
    return f"cython_kernels/{name.replace('.', '/')}.pyx"


def is_gcc(command):
    """Whether a compiler is gcc and not clang, which answers to the name of gcc on a Mac."""
    return "clang" not in subprocess.run([command, "--version"], capture_output=True, text=True).stdout


class BuildExt(build_ext):
    """Gives each module its flags; the compiler's kind is known only here."""

    def build_extensions(self):
        msvc = self.compiler.compiler_type == "msvc"
        refused = set() if msvc or is_gcc(self.compiler.compiler_so[0]) else GCC_ONLY
        for ext in self.extensions:
            unix_flags, msvc_flags = MODULES[ext.name.removeprefix("cython_kernels.")]
            # NUMERICS.md rule 1: no contraction into FMA, no fast-math, whatever the flags of the ISA allow
            ext.extra_compile_args = (
                ["/O2", "/fp:precise", *msvc_flags]
                if msvc
                else ["-O3", "-g0", "-ffp-contract=off", "-fno-math-errno"]
                + [flag for flag in unix_flags if flag not in refused]
            )
            ext.extra_link_args = [] if msvc or ext.language != "c++" else ["-pthread"]
        super().build_extensions()


setup(
    cmdclass={"build_ext": BuildExt},
    ext_modules=cythonize(
        [
            Extension(
                f"cython_kernels.{name}",
                [source_of(name)],
                include_dirs=["cython_kernels/system"],
                language="c++" if name in CPLUSPLUS else "c",
            )
            for name in MODULES
            if os.path.exists(source_of(name))
        ],
        include_path=["."],
        build_dir="build/cython",
        nthreads=os.cpu_count() or 1,
        compiler_directives={
            "language_level": "3",
            "boundscheck": False,
            "wraparound": False,
            "cdivision": True,
            "initializedcheck": False,
        },
    ),
)
