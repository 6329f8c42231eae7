# distutils: language = c++
"""The best rows of a certified head, found by reading planes of all rows, then more of fewer and fewer rows.

The bounds and their proof are in head/certified.pyx. Everything between two Python calls runs without the GIL, as jobs of the
decoder's pool. How the planes are read follows from what the searches before have found; it changes the speed, never
the result.
"""
from libc.math cimport ldexp, log, log1p
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.head.bounds cimport describe
from cython_kernels.head.certified cimport PLANES
from cython_kernels.head.gumbel cimport BINS, Noise
from cython_kernels.head.search_choices cimport read_planes
from cython_kernels.head.search_jobs cimport rescore_job, scan_job, score_job
from cython_kernels.head.search_state cimport (
    ABOVE, BEST, BUNCH, NOISY, NUCLEUS, PROMISING, STATES, Goal, Search, blocks, bytes_of,
)
from cython_kernels.numerics cimport fp_enter, fp_leave
from cython_kernels.system.control cimport DONE, Control
from cython_kernels.system.memory cimport Memory
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport Kernels

import numpy as np

from cython_kernels.head.goals import AtLeast, Best, Found, Noisy

cdef enum:
    SCAN_BLOCKS = 8          # blocks a thread scans in a row, since each prefetches the next
    PATIENCE = 3             # searches in vain before the full head takes over ...
    REST = 32                # ... for so many; also after how many fewer planes are tried, ...
    LONGEST = 1024           # ... and up to so many where they were too few before

cdef enum Readiness:
    NEW = 0                  # nothing is known of this hidden state
    SCANNED = 1
    SPENT = 2                # its bounds are those of scores as a search wanted them
    UNBOUNDED = 3            # it is not finite, or too large: only the full head can tell


cdef void mark(Search* s, const int32_t* ids, Py_ssize_t count, uint8_t value) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(count):
        s.seen[ids[i]] = value


cdef void set_noise_bounds(Noise* noise) noexcept nogil:
    """The table of head/gumbel.pxd: each bin from its upper to its lower end, and more than any logarithm is off."""
    cdef int i
    cdef double first, last
    for i in range(BINS):
        first = ldexp(1.0 + i % 16 / 16.0, i // 16)
        last = min(ldexp(1.0 + (i % 16 + 1) / 16.0, i // 16), ldexp(1.0, 52))
        noise.high[i] = -log(-log1p(-ldexp(min(first, ldexp(1.0, 52)) - 0.5, -52))) + 1e-6
        noise.low[i] = -log(-log1p(-ldexp(last - 0.5, -52))) - 1e-6


# ---- the owner -------------------------------------------------------------------------------------

cdef class HeadSearch:
    """Of one decoder: finds, for the hidden states it has kept, the rows among which the best are."""

    def __cinit__(self, CertifiedHead head):
        cdef Search* s = &self.state
        cdef Py_ssize_t rows = head.coded.rows, i
        self.head, self.memory = head, []
        s.coded = &head.coded
        s.parts = <int8_t*> self.block(STATES * 2 * head.coded.cols)
        s.left = <int32_t*> self.block(rows * 4)
        s.scratch = <float*> self.block(rows * 4)
        s.seen = self.block(rows)
        s.promising = <int32_t*> self.block(PROMISING * 4)
        s.noise = &self.noise
        set_noise_bounds(&self.noise)
        for i in range(STATES):                  # pages become resident for as many states as are in use
            s.queries[i].sums = <double*> self.block(rows * 8)
            s.queries[i].known = self.block(rows)
            s.queries[i].low = <float*> self.block(rows * 4)
            s.queries[i].high = <float*> self.block(rows * 4)
            s.queries[i].block_low = <float*> self.block(blocks(s) * 4)
            s.queries[i].block_high = <float*> self.block(blocks(s) * 4)
        self.depth, self.trial_interval = 1, REST

    cdef uint8_t* block(self, Py_ssize_t size) except NULL:
        cdef Memory memory = Memory(size)
        self.memory.append(memory)
        return memory.data

    cdef attach(self, Pool* pool, Control* control, Kernels products, const float* states):
        """Search among ``states`` (STATES, n), with the threads and under the stop flag of the pass that writes them."""
        cdef Search* s = &self.state
        s.pool, s.control, s.states = pool, control, states
        s.head_dots, s.plane_c_dot, s.floats = products.dots_of_head, products.skipping.rows_dot, &products.floats

    cdef forget(self, Py_ssize_t n_states):
        """There are so many new hidden states, or will be."""
        cdef Py_ssize_t i
        self.state.n_states = n_states
        for i in range(STATES):
            self.status[i] = NEW

    cdef int scan(self, Py_ssize_t row) noexcept nogil:
        """Bounds of all logits of hidden state ``row`` and of those after it; returns its Readiness."""
        cdef Search* s = &self.state
        cdef Py_ssize_t i
        s.first, s.count, s.depth = row, s.n_states - row, self.depth
        s.goal.kind, s.goal.penalty = BEST, 1.0
        for i in range(s.first, s.first + s.count):
            self.status[i] = SCANNED
            if not describe(s.coded, s.states + i * s.coded.n, s.parts + i * 2 * s.coded.cols, &s.queries[i]):
                self.status[i] = UNBOUNDED
            s.queries[i].depth = s.depth
        if self.status[row] == SCANNED:
            s.pool.run(scan_job, s, blocks(s), SCAN_BLOCKS)
            s.bytes += s.coded.rows * bytes_of(s, s.depth)
        else:                                        # those after it have not been scanned either
            for i in range(s.first + 1, s.first + s.count):
                self.status[i] = NEW
        return self.status[row]

    cdef adapt(self, bint in_vain, bint first):
        """What the next search begins with; ``first``: this search was the first after its scan."""
        cdef double share = self.state.kept[self.state.query.depth - 1]
        self.failures = self.failures + 1 if in_vain else 0
        if not first:
            return
        if self.failures == PATIENCE:
            self.failures, self.to_leave_out = 0, REST
        self.searches_since_trial += 1
        if share > (0.15 if self.depth == 1 else 0.5) and self.state.query.depth == self.depth < PLANES:
            # better in one go: a list takes twice the time, and with plane B that is read once more
            self.trial_interval = min(2 * self.trial_interval, <Py_ssize_t> LONGEST) if self.is_trial else REST
            self.depth, self.searches_since_trial, self.is_trial = self.depth + 1, 0, False
        elif self.searches_since_trial >= self.trial_interval and self.depth > 1:
            self.depth, self.searches_since_trial, self.is_trial = self.depth - 1, 0, True
        elif self.searches_since_trial >= REST:
            self.is_trial = False                   # fewer planes do

    cdef find(self, Py_ssize_t row, Goal goal, const int32_t[::1] context):
        """(ids, logits) of the rows that the goal asks for, and perhaps more, of hidden state ``row``.

        ids (n,) ascending int32 and logits (n,) float32, bit for bit those of the full head. None if stopped; False if
        only the full head can tell, or sooner.
        """
        cdef Search* s = &self.state
        cdef Py_ssize_t seen = context.shape[0] if goal.penalty != 1.0 else 0
        cdef const int32_t* ids = &context[0] if seen else NULL
        cdef bint found = False, first = self.status[row] in (NEW, SCANNED)
        if self.to_leave_out:
            self.to_leave_out -= 1
            return False
        with nogil:
            mode = fp_enter()
            s.control.outcome = DONE
            if self.status[row] == NEW:
                self.scan(row)
            if self.status[row] != UNBOUNDED and s.control.outcome == DONE:
                s.query, s.which, s.goal = &s.queries[row], row, goal
                mark(s, ids, seen, 1)
                if seen or goal.kind == NOISY or self.status[row] == SPENT:
                    s.pool.run(score_job, s, blocks(s), 8)
                self.status[row] = SPENT
                if s.control.outcome == DONE:
                    found = read_planes(s)
                mark(s, ids, seen, 0)
                if found:
                    s.pool.run(rescore_job, s, s.n_left, BUNCH)
                    s.bytes += s.n_left * s.coded.n * 2
                    s.rescored += s.n_left
            fp_leave(mode)
        if s.control.outcome != DONE:
            self.forget(s.n_states)
            return None
        if self.status[row] == UNBOUNDED:
            return False
        self.adapt(not found, first)
        if not found:
            return False
        return (np.array(<int32_t[:s.n_left]> s.left), np.array(<float[:s.n_left]> s.scratch))

    def search(self, Py_ssize_t row, goal, double penalty, const int32_t[::1] context):
        """A Found for one of the goals of head/goals.py, with scores after the repetition ``penalty`` for ``context``."""
        cdef Goal wanted = Goal(BEST, 0, 0, penalty, 0, 0, 0)
        if isinstance(goal, Best):
            wanted.k, wanted.margin = goal.k, goal.margin
        elif isinstance(goal, AtLeast):
            wanted.kind, wanted.level = ABOVE, goal.level
        elif isinstance(goal, Noisy):
            wanted.kind, wanted.k, wanted.temperature = NOISY, 1, goal.temperature
            self.noise.seed, self.noise.position = goal.seed, goal.position
        else:
            wanted.kind, wanted.temperature, wanted.spare = NUCLEUS, goal.temperature, goal.spare
        found = self.find(row, wanted, context)
        if found and wanted.kind == NUCLEUS:
            return Found(*found, self.state.dropped, self.state.n_dropped, self.state.ceiling)
        return Found(*found) if found else found

    cdef Py_ssize_t take_bytes(self):
        """Read of the head since this was last asked."""
        count, self.state.bytes = self.state.bytes, 0
        return count

    cdef Py_ssize_t take_rescored(self):
        """Rows read in bf16 since this was last asked."""
        count, self.state.rescored = self.state.rescored, 0
        return count
