# distutils: language = c++
"""The best rows of a certified head, found by reading planes of all rows, then more of fewer and fewer rows.

The bounds and their proof are in certified.pyx. Everything between two Python calls runs without the GIL, as jobs of the
decoder's pool. How the planes are read follows from what the searches before have found; it changes the speed, never
the result.
"""
from libc.math cimport INFINITY
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t

from cython_kernels.bounds cimport bound, describe, outward, weigh
from cython_kernels.certified cimport PLANES
from cython_kernels.forward cimport DONE, Pool, State, go_on
from cython_kernels.fp cimport fp_enter, fp_leave
from cython_kernels.memory cimport Memory

import numpy as np

cdef extern from "<algorithm>" namespace "std" nogil:
    void nth_element(float*, float*, float*) noexcept

cdef enum:
    BLOCK = 128              # rows a thread scans at once
    BUNCH = 32               # rows a thread refines at once
    FEW = 48                 # rows that are read in bf16 without a look at further planes
    PATIENCE = 3             # searches in vain before the full head takes over ...
    REST = 32                # ... for so many; also how often another depth is tried

cdef enum Readiness:
    NEW = 0                  # nothing is known of this hidden state
    SCANNED = 1
    SPENT = 2                # its bounds are those of scores with the penalty of a search
    UNBOUNDED = 3            # it is not finite, or too large: only the full head can tell


# ---- bounds of rows --------------------------------------------------------------------------------

cdef inline void sum_plane(Search* s, int plane, const int32_t* ids, Py_ssize_t count, const int8_t* parts, Py_ssize_t m,
                           int32_t* sums) noexcept nogil:
    if plane == 0:
        s.state.planes.nibbles(s.coded.planes[0], s.coded.cols, ids, count, parts, m, sums)
    else:
        s.state.planes.pairs(s.coded.planes[plane], s.coded.cols, ids, count, parts, m, sums)


cdef inline double penalise(double score, double penalty) noexcept nogil:
    """engine.filters.penalise: it grows with the score, so bounds stay bounds"""
    return score / penalty if score > 0 else score * penalty


cdef inline void set_bounds(Search* s, Query* query, Py_ssize_t row, int plane) noexcept nogil:
    cdef double low, high
    bound(s.coded, query, row, plane, &low, &high)
    if s.penalty != 1.0 and s.seen[row]:
        low, high = penalise(low, s.penalty), penalise(high, s.penalty)
    query.low[row] = outward(low, -1.0)
    query.high[row] = outward(high, 1.0)


cdef inline void set_block(Search* s, Query* query, Py_ssize_t block) noexcept nogil:
    cdef Py_ssize_t row
    cdef float low = <float> -INFINITY
    cdef float high = <float> -INFINITY
    for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
        low = max(low, query.low[row])
        high = max(high, query.high[row])
    query.block_low[block], query.block_high[block] = low, high


# ---- scan: all rows, all hidden states -------------------------------------------------------------

cdef void scan_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: blocks of rows. Reads the first planes of a row once for all hidden states."""
    cdef Search* s = <Search*> ctx
    cdef int32_t ids[BLOCK]
    cdef int32_t sums[2 * STATES * BLOCK]
    cdef const int8_t* parts = s.parts + s.first * 2 * s.coded.cols
    cdef Query* query
    cdef Py_ssize_t block, first, count, i, t
    cdef int plane
    for block in range(begin, end):
        if not go_on(s.state, rank):
            return
        first = block * BLOCK
        count = min(<Py_ssize_t> BLOCK, s.coded.rows - first)
        for i in range(count):
            ids[i] = <int32_t> (first + i)
        for plane in range(s.depth):
            sum_plane(s, plane, ids, count, parts, s.count, sums)
            for t in range(s.count):
                query = &s.queries[s.first + t]
                for i in range(count):
                    if plane == 0:
                        query.sums[first + i] = 0
                    query.sums[first + i] += weigh(plane, sums[(i * s.count + t) * 2], sums[(i * s.count + t) * 2 + 1])
        for t in range(s.count):
            query = &s.queries[s.first + t]
            for i in range(count):
                set_bounds(s, query, first + i, s.depth - 1)
            set_block(s, query, block)


# ---- the rows that may be among the best -----------------------------------------------------------

cdef inline Py_ssize_t blocks(Search* s) noexcept nogil:
    return (s.coded.rows + BLOCK - 1) // BLOCK


cdef float kth_largest(float* values, Py_ssize_t count, Py_ssize_t k) noexcept nogil:
    """Of values (count,), which are left in another order; -infinity if there are fewer."""
    if k > count:
        return <float> -INFINITY
    nth_element(values, values + (count - k), values + count)
    return values[count - k]


cdef inline double cut_below(float least, double margin) noexcept nogil:
    """What no winner's bound is below, with room for the roundings of a later division by the temperature."""
    cdef double size = (least if least > 0 else -least) + margin
    return least - margin - 1e-9 * size - 1e-40


cdef void choose_first(Search* s, Query* query, Py_ssize_t k, double margin) noexcept nogil:
    """left = the rows whose upper bound reaches the k-th largest lower bound less the margin, or more rows"""
    cdef Py_ssize_t block, row, i, n = 0
    cdef double cut = -INFINITY
    if k <= blocks(s):                           # that of the blocks' best is a bound, too, and soon found
        for i in range(blocks(s)):
            s.scratch[i] = query.block_low[i]
        cut = cut_below(kth_largest(s.scratch, blocks(s), k), margin)
    for block in range(blocks(s)):
        if query.block_high[block] < cut:
            continue
        for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
            s.left[n] = <int32_t> row
            n += query.high[row] >= cut
    s.n_left = n


cdef void choose_again(Search* s, Query* query, Py_ssize_t k, double margin) noexcept nogil:
    """The same among those that are left."""
    cdef Py_ssize_t i, n = 0
    cdef double cut
    for i in range(s.n_left):
        s.scratch[i] = query.low[s.left[i]]
    cut = cut_below(kth_largest(s.scratch, s.n_left, k), margin)
    for i in range(s.n_left):
        s.left[n] = s.left[i]
        n += query.high[s.left[i]] >= cut
    s.n_left = n


cdef void refine_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows that are left. Reads one more plane of them."""
    cdef Search* s = <Search*> ctx
    cdef int32_t sums[2 * BUNCH]
    cdef Query* query = s.query
    cdef ptrdiff_t i
    cdef Py_ssize_t row
    if not go_on(s.state, rank):
        return
    sum_plane(s, s.plane, s.left + begin, end - begin, s.query_parts, 1, sums)
    for i in range(end - begin):
        row = s.left[begin + i]
        query.sums[row] += weigh(s.plane, sums[2 * i], sums[2 * i + 1])
        set_bounds(s, query, row, s.plane)


cdef void rescore_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows that are left. scratch = their logits, by the function of the full head."""
    cdef Search* s = <Search*> ctx
    if go_on(s.state, rank):
        s.state.floats.head_rows(s.coded.table, s.coded.n, s.query.h, s.left + begin, end - begin, s.scratch + begin)


cdef bint read_planes(Search* s, Py_ssize_t k, double margin) noexcept nogil:
    """left = the rows that may be among the best; False if they are too many to be worth it"""
    cdef Py_ssize_t i
    for i in range(PLANES):
        s.kept[i] = -1
    choose_first(s, s.query, k, margin)
    choose_again(s, s.query, k, margin)
    s.kept[s.query.depth - 1] = <double> s.n_left / s.coded.rows
    for s.plane in range(s.query.depth, 3):      # PLANES
        if s.n_left <= FEW:
            break
        s.pool.run(refine_job, s, s.n_left, BUNCH)
        if s.state.outcome != DONE:
            return False
        s.bytes += s.n_left * (s.coded.cols // 4)
        choose_again(s, s.query, k, margin)
        s.kept[s.plane] = <double> s.n_left / s.coded.rows
    return 2 * s.n_left <= s.coded.rows


cdef void mark(Search* s, const int32_t* ids, Py_ssize_t count, uint8_t value) noexcept nogil:
    cdef Py_ssize_t i
    for i in range(count):
        s.seen[ids[i]] = value


cdef void penalise_seen(Search* s, const int32_t* ids, Py_ssize_t count) noexcept nogil:
    """The bounds of the ids (count,), which have been marked, become those of their scores."""
    cdef Py_ssize_t i
    for i in range(count):
        set_bounds(s, s.query, ids[i], s.query.depth - 1)
    for i in range(count):
        set_block(s, s.query, ids[i] // BLOCK)


# ---- the owner -------------------------------------------------------------------------------------

cdef class HeadSearch:
    """Of one decoder: finds, for the hidden states it has kept, the rows among which the best are."""

    def __cinit__(self, CertifiedHead head):
        cdef Search* s = &self.search
        cdef Py_ssize_t rows = head.coded.rows, i
        self.head, self.memory = head, []
        s.coded = &head.coded
        s.parts = <int8_t*> self.block(STATES * 2 * head.coded.cols)
        s.left = <int32_t*> self.block(rows * 4)
        s.scratch = <float*> self.block(rows * 4)
        s.seen = self.block(rows)
        s.penalty = 1.0
        for i in range(STATES):                  # pages become resident for as many states as are in use
            s.queries[i].sums = <int64_t*> self.block(rows * 8)
            s.queries[i].low = <float*> self.block(rows * 4)
            s.queries[i].high = <float*> self.block(rows * 4)
            s.queries[i].block_low = <float*> self.block(blocks(s) * 4)
            s.queries[i].block_high = <float*> self.block(blocks(s) * 4)
        self.depth = 2

    cdef uint8_t* block(self, Py_ssize_t size) except NULL:
        cdef Memory memory = Memory(size)
        self.memory.append(memory)
        return memory.data

    cdef attach(self, State* state, Pool* pool):
        self.search.state, self.search.pool = state, pool

    cdef forget(self):
        """There are new hidden states."""
        cdef Py_ssize_t i
        for i in range(STATES):
            self.status[i] = NEW
        self.search.bytes = self.search.rescored = 0

    cdef int scan(self, Py_ssize_t row) noexcept nogil:
        """Bounds of all logits of hidden state ``row`` and of those after it that are new; returns its Readiness."""
        cdef Search* s = &self.search
        cdef Py_ssize_t i
        s.first, s.depth, s.penalty = row, self.depth, 1.0
        s.count = s.state.keep - row if self.status[row] == NEW else 1
        for i in range(s.first, s.first + s.count):
            self.status[i] = SCANNED
            if not describe(s.coded, s.state.states + i * s.coded.n, s.parts + i * 2 * s.coded.cols, &s.queries[i]):
                self.status[i] = UNBOUNDED
            s.queries[i].depth = s.depth
        if self.status[row] == SCANNED:
            s.pool.run(scan_job, s, blocks(s), 1)
            s.bytes += s.coded.rows * (s.coded.cols // 4 * (1 + s.depth))
        return self.status[row]

    cdef adapt(self, bint in_vain):
        """What the next search begins with."""
        cdef double share = self.search.kept[self.depth - 1]
        self.failures = self.failures + 1 if in_vain else 0
        if self.failures == PATIENCE:
            self.failures, self.rest = 0, REST
        self.since += 1
        if share > 0.75 and self.depth < PLANES:     # the next plane would be read nearly whole: in one go
            self.depth, self.since = self.depth + 1, 0
        elif self.since >= REST and self.depth > 1:
            self.depth, self.since = self.depth - 1, 0

    def find(self, Py_ssize_t row, Py_ssize_t k, double margin, double penalty, int32_t[::1] context):
        """(ids, logits) of the rows among which are all those with a score of at least the k-th best less ``margin``.

        ids (n,) ascending int32 and logits (n,) float32, bit for bit those of the full head; the score is the logit, for
        the ids in ``context`` after the repetition penalty. None if stopped; False if only the full head can tell, or
        sooner.
        """
        cdef Search* s = &self.search
        cdef Py_ssize_t seen = context.shape[0] if penalty != 1.0 else 0
        cdef const int32_t* ids = &context[0] if seen else NULL
        cdef bint found = False
        if self.rest:
            self.rest -= 1
            return False
        with nogil:
            mode = fp_enter()
            s.state.outcome = DONE
            if self.status[row] in (NEW, SPENT):
                self.scan(row)
            if self.status[row] == SCANNED and s.state.outcome == DONE:
                self.status[row] = SPENT
                s.query, s.query_parts, s.penalty = &s.queries[row], s.parts + row * 2 * s.coded.cols, penalty
                mark(s, ids, seen, 1)
                penalise_seen(s, ids, seen)
                found = read_planes(s, k, margin)
                mark(s, ids, seen, 0)
                if found:
                    s.pool.run(rescore_job, s, s.n_left, BUNCH)
                    s.bytes += s.n_left * s.coded.n * 2
                    s.rescored += s.n_left
            fp_leave(mode)
        if s.state.outcome != DONE:
            self.forget()
            return None
        if self.status[row] == UNBOUNDED:
            return False
        self.adapt(not found)
        if not found:
            return False
        return (np.array(<int32_t[:s.n_left]> s.left), np.array(<float[:s.n_left]> s.scratch))

    @property
    def bytes(self):
        """Read of the head since the last pass, without what the full head read."""
        return self.search.bytes

    @property
    def rescored(self):
        """Rows read in bf16 since the last pass, likewise."""
        return self.search.rescored

    @property
    def kept(self):
        """Share of rows left after each plane in the last search; -1 where none was looked at."""
        return list(self.search.kept)
