# distutils: language = c++
"""What the threads do in a search of the certified head: bounds of rows, and the jobs that read planes and bf16 rows."""
from libc.math cimport INFINITY
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int32_t, uint8_t, uint32_t
from libc.string cimport memcpy

from cython_kernels.head.bounds cimport Query, bound, outward, weigh_codes, weigh_pairs
from cython_kernels.head.gumbel cimport bin_of
from cython_kernels.head.search_state cimport BLOCK, BUNCH, NOISY, PROMISING, STATES, Search
from cython_kernels.layouts.head_planes cimport CODES_AHEAD
from cython_kernels.layouts.sparse cimport LIST_PAD
from cython_kernels.system.control cimport go_on
from cython_kernels.system.prefetch cimport PREFETCH_FAR_READ

cdef enum:
    FEW_ROWS = 16            # rows whose bounds are computed in one go ...
    PREFETCH_PER_ROW = 256        # ... while so many bytes a row are prefetched, of plane A of the next block

# ---- bounds of rows --------------------------------------------------------------------------------

cdef inline double penalise(double score, double penalty) noexcept nogil:
    """engine.filters.penalise: it grows with the score, so bounds stay bounds"""
    return score / penalty if score > 0 else score * penalty


cdef inline void set_score(Search* s, Query* query, Py_ssize_t row, double low, double high) noexcept nogil:
    """Bounds of what the goal compares, from those of a logit: that, or after the penalty, or with noise."""
    cdef int where
    if s.goal.penalty != 1.0 and s.seen[row]:
        low, high = penalise(low, s.goal.penalty), penalise(high, s.goal.penalty)
    if s.goal.kind == NOISY:
        where = bin_of(s.noise, <uint32_t> row)
        low, high = low / s.goal.temperature + s.noise.low[where], high / s.goal.temperature + s.noise.high[where]
    query.low[row] = outward(low, -1.0)
    query.high[row] = outward(high, 1.0)


cdef inline void set_bounds(Search* s, Query* query, Py_ssize_t row) noexcept nogil:
    """From the planes that were read of the row."""
    cdef double low, high
    bound(s.coded, query, row, query.known[row], &low, &high)
    set_score(s, query, row, low, high)


cdef inline void set_block(Search* s, Query* query, Py_ssize_t block) noexcept nogil:
    cdef Py_ssize_t row
    cdef float low = <float> -INFINITY
    cdef float high = <float> -INFINITY
    for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
        low = max(low, query.low[row])
        high = max(high, query.high[row])
    query.block_low[block], query.block_high[block] = low, high


# ---- planes of listed rows, at most BLOCK ----------------------------------------------------------

cdef inline void take_codes(Search* s, int plane, const int32_t* ids, Py_ssize_t count, Py_ssize_t first, Py_ssize_t m) noexcept nogil:
    """The sums of m queries from ``first`` on = plane A of the rows (``plane`` 0), or A and B (1)"""
    cdef int32_t sums[2 * STATES * BLOCK]
    cdef Query* query
    cdef Py_ssize_t i, t
    s.head_dots(s.coded.planes[0], s.coded.planes[1] if plane else NULL, s.coded.cols, ids, count,
                s.parts + first * 2 * s.coded.cols, m, sums)
    for t in range(m):
        query = &s.queries[first + t]
        for i in range(count):
            query.sums[ids[i]] = weigh_codes(plane, sums[(i * m + t) * 2], sums[(i * m + t) * 2 + 1])
            query.known[ids[i]] = <uint8_t> plane


cdef inline void add_pairs(Search* s, const int32_t* ids, Py_ssize_t count, Py_ssize_t which) noexcept nogil:
    """The sums of one query += plane C of the rows times the first part of the state"""
    cdef int32_t sums[BLOCK]
    cdef Query* query = &s.queries[which]
    cdef Py_ssize_t i
    s.plane_c_dot(s.coded.planes[2], s.coded.cols, s.parts + which * 2 * s.coded.cols, 0, ids, count, NULL, sums)
    for i in range(count):
        query.sums[ids[i]] += weigh_pairs(sums[i])
        query.known[ids[i]] = 2


# ---- scan: all rows, all hidden states -------------------------------------------------------------

cdef inline void prefetch_row(const uint8_t* p) noexcept nogil:
    """Prefetch PREFETCH_PER_ROW bytes for each of FEW_ROWS: bounds leave the memory idle"""
    cdef Py_ssize_t i
    for i in range(0, PREFETCH_PER_ROW * FEW_ROWS, 64):
        PREFETCH_FAR_READ(p + i)


cdef inline void bound_rows(Search* s, Query* query, Py_ssize_t row, int plane) noexcept nogil:
    """set_bounds of FEW_ROWS rows of which ``plane`` is known, where the score is the logit: for the vector unit"""
    cdef float lows[FEW_ROWS]
    cdef float highs[FEW_ROWS]
    cdef double low, high
    cdef Py_ssize_t i
    for i in range(FEW_ROWS):
        bound(s.coded, query, row + i, plane, &low, &high)
        lows[i], highs[i] = outward(low, -1.0), outward(high, 1.0)
    memcpy(query.low + row, lows, sizeof(lows))
    memcpy(query.high + row, highs, sizeof(highs))


cdef void scan_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: blocks of rows. Reads the first planes of a row once for all hidden states."""
    cdef Search* s = <Search*> ctx
    cdef int32_t ids[BLOCK + LIST_PAD]
    cdef const uint8_t* next
    cdef Query* query
    cdef Py_ssize_t block, first, count, i, t
    for block in range(begin, end):
        if not go_on(s.control, rank):
            return
        first = block * BLOCK
        count = min(<Py_ssize_t> BLOCK, s.coded.rows - first)
        for i in range(count + LIST_PAD):            # the next block is prefetched on the way
            ids[i] = <int32_t> (first + i)
        take_codes(s, min(s.depth, 2) - 1, ids, count, s.first, s.count)
        next = s.coded.planes[0] + (first + BLOCK + CODES_AHEAD) * (s.coded.cols // 2)
        for t in range(s.first, s.first + s.count):
            query = &s.queries[t]
            if s.depth > 2:
                add_pairs(s, ids, count, t)
            i = 0
            while i + FEW_ROWS <= count:
                prefetch_row(next + PREFETCH_PER_ROW * i)
                bound_rows(s, query, first + i, s.depth - 1)
                i += FEW_ROWS
            while i < count:
                set_bounds(s, query, first + i)
                i += 1
            set_block(s, query, block)


cdef void score_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: blocks of rows. Bounds of what the goal compares, from what is known of the logits."""
    cdef Search* s = <Search*> ctx
    cdef Py_ssize_t block, row
    if not go_on(s.control, rank):
        return
    for block in range(begin, end):
        for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
            set_bounds(s, s.query, row)
        set_block(s, s.query, block)


# ---- the rows that are left ------------------------------------------------------------------------

cdef void refine_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows that are left. Reads one more plane of those of which an earlier search has not: B with A once more."""
    cdef Search* s = <Search*> ctx
    cdef int32_t ids[BUNCH + LIST_PAD]
    cdef Query* query = s.query
    cdef Py_ssize_t i, n = 0
    cdef float low, high
    if not go_on(s.control, rank):
        return
    for i in range(begin, end):
        ids[n] = s.left[i]
        n += query.known[s.left[i]] < s.plane
    if n == 0:
        return
    for i in range(LIST_PAD):                        # this thread may well get the next rows, too
        ids[n + i] = s.left[min(end + i, s.n_left - 1)]
    if s.plane == 1:
        take_codes(s, 1, ids, n, s.which, 1)
    else:
        add_pairs(s, ids, n, s.which)
    for i in range(n):                               # both bounds hold; those of a promising row are closer
        low, high = query.low[ids[i]], query.high[ids[i]]
        set_bounds(s, query, ids[i])
        query.low[ids[i]], query.high[ids[i]] = max(low, query.low[ids[i]]), min(high, query.high[ids[i]])


cdef void promising_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: promising rows. Bounds from their logits as they are."""
    cdef Search* s = <Search*> ctx
    cdef float logits[PROMISING]
    cdef Py_ssize_t i
    if not go_on(s.control, rank):
        return
    s.floats.head_rows(s.coded.table, s.coded.n, s.query.h, s.promising + begin, end - begin, logits)
    for i in range(end - begin):
        set_score(s, s.query, s.promising[begin + i], logits[i], logits[i])


cdef void rescore_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows that are left. scratch = their logits, by the function of the full head."""
    cdef Search* s = <Search*> ctx
    if go_on(s.control, rank):
        s.floats.head_rows(s.coded.table, s.coded.n, s.query.h, s.left + begin, end - begin, s.scratch + begin)
