"""What the jobs of a pass share with the process that watches it: a stop flag, a sign of life, and how the pass ended."""
from libc.stdint cimport int32_t, uint64_t

cdef enum Outcome:
    DONE = 0
    STOPPED = 1              # the stop flag was seen between two layers
    NOT_FINITE = 2           # an activation is infinite or not a number
    F16_OVERFLOW = 3         # a key or value does not fit into the f16 cache

cdef struct Control:
    int outcome                      # set by any thread, read after each job
    volatile int32_t* stop           # of the other process, or of nobody
    volatile uint64_t* heartbeat     # raised in every chunk of a job


cdef inline bint go_on(Control* control, int rank) noexcept nogil:
    """The first thread's sign of life, in every chunk of a job; False if the answer is to stop."""
    if rank == 0:
        control.heartbeat[0] += 1
    if control.stop[0]:
        control.outcome = STOPPED
    return control.outcome == DONE
