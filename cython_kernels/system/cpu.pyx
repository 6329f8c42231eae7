# cython: language_level=3
"""What the CPU and the operating system can run."""

cdef extern from "cpu.h" nogil:
    int cpu_features() noexcept
    void cpu_vendor(char* name) noexcept
    int CPU_BITS
    const char* const* CPU_NAMES


def features():
    """Return the names of the instruction sets that may be loaded here, e.g. ``{"sse41", "avx2"}``."""
    cdef int found = cpu_features()
    return {CPU_NAMES[i].decode("ascii") for i in range(CPU_BITS) if found >> i & 1}


def vendor():
    """What an x86 CPU calls its maker, e.g. "AuthenticAMD"; "" on others."""
    cdef char name[13]
    cpu_vendor(name)
    return name.decode("ascii", "replace")
