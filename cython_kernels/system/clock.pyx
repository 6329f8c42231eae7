"""How fast the processor's clock runs just now: what turns seconds into cycles."""
from libc.stdint cimport uint64_t

import time


def cycles_per_second(Py_ssize_t steps=200_000):
    """Cycles a second of the core this thread is on, by a chain of operations of one cycle each.

    Every exclusive or and every sum waits for the one before, so that neither more units nor another program on
    the other half of the core make the chain quicker or slower. ``steps``: sixteen of these pairs each; the
    default takes about 2 ms. What a processor counts by itself is not used: x86 counts at a fixed rate.
    """
    if steps < 1:
        raise ValueError(f"cannot measure a clock in {steps} steps")
    cdef uint64_t x = <uint64_t> steps, step = x | 1
    cdef Py_ssize_t _
    started = time.perf_counter()
    with nogil:
        for _ in range(steps):
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
            x = (((x ^ step) + step) ^ step) + step
    seconds = time.perf_counter() - started
    return 32 * steps / seconds + (x & 1) * 1e-9     # x is used, so that nothing is optimised away
