# cython: language_level=3
"""What the CPU and the operating system can run."""

cdef extern from "cpu.h" nogil:
    int cpu_features() noexcept
    void cpu_vendor(char* name) noexcept
    int CPU_SSE41, CPU_AVX2, CPU_AVXVNNI, CPU_AVX512, CPU_AVX512VBMI, CPU_NEON, CPU_DOTPROD, CPU_I8MM


def features():
    """Return the names of the instruction sets that may be loaded here, e.g. ``{"sse41", "avx2"}``."""
    cdef int found = cpu_features()
    bits = {
        "sse41": CPU_SSE41, "avx2": CPU_AVX2, "avxvnni": CPU_AVXVNNI, "avx512": CPU_AVX512,
        "avx512vbmi": CPU_AVX512VBMI, "neon": CPU_NEON, "dotprod": CPU_DOTPROD, "i8mm": CPU_I8MM,
    }
    return {name for name, bit in bits.items() if found & bit}


def vendor():
    """What an x86 CPU calls its maker, e.g. "AuthenticAMD"; "" on others."""
    cdef char name[13]
    cpu_vendor(name)
    return name.decode("ascii", "replace")
