# distutils: language = c++
"""Which rows of the head are left in a search, from their bounds."""
from libc.math cimport INFINITY, exp
from libc.stdint cimport int32_t
from libc.string cimport memset

from cython_kernels.head.bounds cimport Query
from cython_kernels.head.certified cimport PLANES
from cython_kernels.head.search_jobs cimport promising_job, refine_job
from cython_kernels.head.search_state cimport ABOVE, BLOCK, BUNCH, NUCLEUS, PROMISING, Search, blocks, bytes_of
from cython_kernels.system.control cimport DONE

cdef extern from "<algorithm>" namespace "std" nogil:
    void nth_element(float*, float*, float*) noexcept

cdef enum:
    DEPTHS = 640             # steps of 1/16 below the best that a nucleus tells apart
    READ_WITHOUT_PLANES = 48                 # rows that are read in bf16 without a look at further planes


cdef float kth_largest(float* values, Py_ssize_t count, Py_ssize_t k) noexcept nogil:
    """Of values (count,), which are left in another order; -infinity if there are fewer."""
    if k > count:
        return <float> -INFINITY
    nth_element(values, values + (count - k), values + count)
    return values[count - k]


cdef float kth_block(Search* s, Query* query, Py_ssize_t k) noexcept nogil:
    """The k-th largest of the blocks' greatest lower bounds: soon found, and a bound of all rows' k-th best, too"""
    cdef Py_ssize_t i
    for i in range(blocks(s)):
        s.scratch[i] = query.block_low[i]
    return kth_largest(s.scratch, blocks(s), k)


cdef inline double cut_below(double least, double margin) noexcept nogil:
    """What no winner's bound is below, with room for the roundings of a later division by the temperature."""
    cdef double size = (least if least > 0 else -least) + margin
    return least - margin - 1e-9 * size - 1e-40


cdef double cut_of_blocks(Search* s, Query* query) noexcept nogil:
    """What the scan has shown that no winner's upper bound is below"""
    if s.goal.kind == ABOVE:
        return cut_below(s.goal.level, 0)
    if s.goal.kind == NUCLEUS or s.goal.k > blocks(s):
        return -INFINITY
    return cut_below(kth_block(s, query, s.goal.k), s.goal.margin)


cdef void choose_first(Search* s, Query* query, double cut) noexcept nogil:
    """left = the rows whose upper bound reaches the cut"""
    cdef Py_ssize_t block, row, n = 0
    for block in range(blocks(s)):
        if query.block_high[block] < cut:
            continue
        for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
            s.left[n] = <int32_t> row
            n += query.high[row] >= cut
    s.n_left = n


cdef void drop_below(Search* s, double cut) noexcept nogil:
    cdef Py_ssize_t i, n = 0
    for i in range(s.n_left):
        s.left[n] = s.left[i]
        n += s.query.high[s.left[i]] >= cut
    s.n_left = n


cdef inline double cut_of(Search* s, const int32_t* rows, Py_ssize_t count) noexcept nogil:
    """From the k-th largest lower bound of these rows, which is one of all rows' k-th best score."""
    cdef Py_ssize_t i
    for i in range(count):
        s.scratch[i] = s.query.low[rows[i]]
    return cut_below(kth_largest(s.scratch, count, s.goal.k), s.goal.margin)


cdef void choose_best(Search* s) noexcept nogil:
    """The same among those that are left."""
    drop_below(s, cut_below(s.goal.level, 0) if s.goal.kind == ABOVE else cut_of(s, s.left, s.n_left))


cdef inline int depth_step(float best, float high, double steps) noexcept nogil:
    """How many steps of 1/16 a row is at least below the best: its probability is at most exp(-step / 16)."""
    cdef double depth = (<double> best - high) * steps
    return 0 if depth < 0 else DEPTHS if depth >= DEPTHS else <int> depth


cdef void choose_nucleus(Search* s, Query* query) noexcept nogil:
    """left = those without the least likely, which all together have a third of the spare probability at most"""
    cdef Py_ssize_t counts[DEPTHS + 1]
    cdef Py_ssize_t i, n = 0
    cdef float best = <float> -INFINITY          # some row is at least as good; it stays
    cdef double steps = 16.0 * (1.0 - 1e-9) / s.goal.temperature
    cdef double dropped = 0, more
    cdef int step, last = DEPTHS + 1             # rows from this step on go
    memset(counts, 0, sizeof(counts))
    for i in range(s.n_left):
        best = max(best, query.low[s.left[i]])
    for i in range(s.n_left):
        counts[depth_step(best, query.high[s.left[i]], steps)] += 1
    for step in range(DEPTHS, 0, -1):
        more = counts[step] * exp(-step / 16.0) * (1.0 + 1e-9)
        if dropped + more > s.goal.spare / 3:
            break
        dropped += more
        last = step
    for i in range(s.n_left):
        if depth_step(best, query.high[s.left[i]], steps) < last:
            s.left[n] = s.left[i]
            n += 1
        else:
            s.ceiling = max(s.ceiling, query.high[s.left[i]])
    s.dropped += dropped
    s.n_dropped += s.n_left - n
    s.n_left = n


cdef void choose_again(Search* s) noexcept nogil:
    if s.goal.kind == NUCLEUS:
        choose_nucleus(s, s.query)
    else:
        choose_best(s)


cdef bint more_than(Py_ssize_t count, Search* s, double cut) noexcept nogil:
    """Whether more rows than that reach the cut"""
    cdef Py_ssize_t block, row, n = 0
    for block in range(blocks(s)):
        if s.query.block_high[block] < cut:
            continue
        for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
            n += s.query.high[row] >= cut
        if n > count:
            return True
    return False


cdef bint try_promising(Search* s, double* cut) noexcept nogil:
    """The logits of the rows that look best, so that all others are measured by exact scores instead of lower bounds.

    That halves what the error of the planes lets through: on random weights it leaves some hundred rows instead of 16,000.
    The cut grows; False if it was not worth it, or not for this goal.
    """
    cdef Py_ssize_t block, row, n = 0, count = s.goal.k + 16
    cdef float least
    if s.goal.kind == ABOVE or s.goal.kind == NUCLEUS or count > min(blocks(s), <Py_ssize_t> PROMISING):
        return False
    if not more_than(max(<Py_ssize_t> READ_WITHOUT_PLANES, 2 * count), s, cut[0]):
        return False
    least = kth_block(s, s.query, count)         # two of the best are seldom in one block
    for block in range(blocks(s)):
        if s.query.block_low[block] < least:
            continue
        for row in range(block * BLOCK, min((block + 1) * BLOCK, s.coded.rows)):
            if s.query.low[row] >= least and n < count:
                s.promising[n] = <int32_t> row
                n += 1
    s.pool.run(promising_job, s, n, 8)
    s.bytes += n * s.coded.n * 2
    s.rescored += n
    if n < s.goal.k:
        return False
    cut[0] = max(cut[0], cut_of(s, s.promising, n))
    return True


cdef bint read_planes(Search* s) noexcept nogil:
    """left = the rows that may count; False if they are too many to be worth it"""
    cdef double cut = cut_of_blocks(s, s.query)
    cdef bint exact = try_promising(s, &cut)
    cdef Py_ssize_t i
    for i in range(PLANES):
        s.kept[i] = -1
    s.dropped, s.n_dropped, s.ceiling = 0, 0, <float> -INFINITY
    choose_first(s, s.query, cut)
    if not exact:
        choose_again(s)
    s.kept[s.query.depth - 1] = <double> s.n_left / s.coded.rows
    for s.plane in range(s.query.depth, 3):      # PLANES
        if s.n_left <= READ_WITHOUT_PLANES:
            break
        s.pool.run(refine_job, s, s.n_left, BUNCH)
        if s.control.outcome != DONE:
            return False
        s.bytes += s.n_left * (bytes_of(s, 2) if s.plane == 1 else s.coded.cols // 4)
        if exact:                                # the bounds of others seldom tell more
            drop_below(s, cut)
        else:
            choose_again(s)
        s.kept[s.plane] = <double> s.n_left / s.coded.rows
    return 2 * s.n_left <= s.coded.rows
