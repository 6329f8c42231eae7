"""Norm, quantiser and ternary products of a pass, as jobs with explicit inputs."""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.groups cimport split_words
from cython_kernels.layouts.sparse cimport LINE, Q_PAD
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.network.network cimport Linear
from cython_kernels.network.state cimport GRAIN, NetworkView, State
from cython_kernels.system.control cimport NOT_FINITE, go_on
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport PrefetchRange, multiply

# ---- norm and quantise ---------------------------------------------------------------------------

cdef struct NormJob:
    State* state
    const float* source              # (n, stride)
    Py_ssize_t stride
    const float* norm                # (width,), or NULL: only quantised
    const float* own_norm            # (width,), a second one behind it, or NULL
    Py_ssize_t width


cdef inline int quantise_for_groups(State* s, const float* x, Py_ssize_t width, Py_ssize_t t, int16_t* words) noexcept nogil:
    """x (width,) -> the input of token t; words: memory for as many; returns 1 if x is not finite, else 0"""
    if s.net.quantiser.quantize(x, width, s.net.code_limit, words, s.scratch.code_scale + t):
        return 1
    split_words(words, width, <uint8_t*> s.scratch.codes + t * s.scratch.code_stride)
    return 0


cdef inline void norm_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. source -> (norm) -> codes, code_scale, code_sum"""
    cdef NormJob* job = <NormJob*> ctx
    cdef State* s = job.state
    cdef ptrdiff_t t
    cdef const float* x
    cdef float* normed
    for t in range(begin, end):
        x = job.source + t * job.stride
        if job.norm != NULL:
            # ROW_BLOCK bytes a column, in cache: no other job uses them meanwhile
            normed = <float*> (s.scratch.tiles + rank * s.scratch.tile_size)
            s.net.floats.rmsnorm(x, job.norm, job.width, s.net.eps, normed)
            if job.own_norm != NULL:
                s.net.floats.rmsnorm(normed, job.own_norm, job.width, s.net.eps, normed)
            x = normed
        if s.net.groups != NULL:
            if quantise_for_groups(s, x, job.width, t, <int16_t*> (s.scratch.tiles + rank * s.scratch.tile_size + 4 * job.width)):
                s.control.outcome = NOT_FINITE
            continue
        if s.net.digits != NULL:
            if s.net.digits.quantize(x, job.width, s.net.code_limit, s.scratch.words + t * s.scratch.code_stride,
                                     s.scratch.code_scale + t):
                s.control.outcome = NOT_FINITE
            continue
        if s.net.floats.quantize(x, job.width, s.scratch.codes + t * s.scratch.code_stride, s.scratch.code_scale + t,
                                 s.scratch.code_sum + t):
            s.control.outcome = NOT_FINITE
        if s.net.skips_up:
            # beyond what the quantiser sets to zero
            memset(s.scratch.codes + t * s.scratch.code_stride + job.width, 0, Q_PAD)


cdef inline void quantise(State* s, Pool* pool, const float* source, Py_ssize_t stride, const float* norm,
                          Py_ssize_t width, const Linear* next, const float* own_norm=NULL) noexcept nogil:
    """Make the int8 or int16 input of the next matrices out of source (n, stride), normalised if there is a norm.

    ``next``: one of the matrices, whose format says whether sums are looked up; ``own_norm``: a second norm, its own.
    """
    cdef NormJob job = NormJob(s, source, stride, norm, own_norm, width)
    pool.run(norm_job, &job, s.n, 1)
    if s.n == 1 and next.ternary.make_table != NULL:
        next.ternary.make_table(s.scratch.codes, width, s.scratch.table)


# ---- ternary products ----------------------------------------------------------------------------

cdef inline Py_ssize_t blocks(Py_ssize_t rows) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK


cdef inline Py_ssize_t grain_of(State* s) noexcept nogil:
    """Row blocks a thread takes at once."""
    return GRAIN if s.n == 1 else 1


cdef inline Py_ssize_t neuron_bytes(Linear* down) noexcept nogil:
    """Bytes of one neuron of a matrix that lies neuron after neuron."""
    return down.ternary.packed_bytes(down.rows, 4) // 4


cdef inline PrefetchRange range_of(Linear* linear, Py_ssize_t row) noexcept nogil:
    """Where the weights of the row block from ``row`` on are, if there is one."""
    cdef Py_ssize_t block
    if row >= linear.rows:
        return PrefetchRange(NULL, 0, 0)
    block = linear.ternary.packed_bytes(ROW_BLOCK, linear.cols)
    return PrefetchRange(<const char*> linear.packed + row // ROW_BLOCK * block, block // LINE, LINE)


cdef inline PrefetchRange neuron_range_of(const NetworkView* net, Linear* down, Py_ssize_t row) noexcept nogil:
    """The same of a matrix that lies neuron after neuron: a line of each."""
    if row >= down.rows:
        return PrefetchRange(NULL, 0, 0)
    return PrefetchRange(<const char*> down.packed + row // net.span * LINE, down.cols, neuron_bytes(down))


cdef inline void product(State* s, Linear* linear, int32_t* acc, Py_ssize_t row0, Py_ssize_t row1, PrefetchRange next,
                         int rank) noexcept nogil:
    """acc (n, row1 - row0) = codes @ rows row0..row1; ``next``: weights that this thread probably needs afterwards."""
    cdef Py_ssize_t rows = row1 - row0
    cdef const int8_t* q = s.scratch.codes
    if s.net.groups != NULL:
        s.net.groups(linear.packed, linear.cols, <const uint8_t*> s.scratch.codes, s.scratch.code_stride, s.net.activation_bits, s.n,
                     s.scratch.code_scale, <float*> acc - row0, rows, row0, row1)
        return
    if s.net.digits != NULL:
        s.net.digits.multiply(linear.packed, linear.rows, linear.cols, s.scratch.words, s.scratch.code_stride, s.n,
                              <float*> acc - row0, rows, row0, row1)
        return
    if linear.ternary.make_table != NULL:
        q = <const int8_t*> s.scratch.table
    if s.n == 1 and linear.ternary.matvec != NULL:
        linear.ternary.matvec(linear.packed, linear.rows, linear.cols, q, s.scratch.code_sum[0], acc - row0, row0, row1)
    else:
        multiply(linear.ternary, s.net.gemm, linear.packed, linear.rows, linear.cols, s.scratch.codes, s.scratch.code_stride,
                 s.scratch.code_sum, s.n, acc - row0, rows, row0, row1, s.scratch.tiles + rank * s.scratch.tile_size, &next)


cdef inline void scale_rows(State* s, Linear* linear, const int32_t* acc, Py_ssize_t row0, Py_ssize_t rows, float* out,
                            Py_ssize_t stride, bint add) noexcept nogil:
    """out (n, stride) [:, :rows] = or += acc (n, rows) of the rows from row0 on, in units of the layer."""
    cdef Py_ssize_t t, r
    cdef const float* sums = <const float*> acc
    if s.net.groups != NULL:                         # they are in units of the layer
        for t in range(s.n):
            for r in range(rows):
                out[t * stride + r] = out[t * stride + r] + sums[t * rows + r] if add else sums[t * rows + r]
        return
    if s.net.digits != NULL:
        s.net.digits.scale_rows(<const float*> acc, s.n, rows, s.scratch.code_scale, linear.row_scales + row0, add, out, stride)
        return
    s.net.floats.scale_rows(acc, s.n, rows, s.scratch.code_scale, linear.scale, linear.divides, add, out, stride)


cdef struct LinearJob:
    State* state
    Linear* linears[3]               # matrices with the same input, the codes ...
    float* outs[3]                   # ... and where their rows go, (n, stride)
    int count
    Py_ssize_t stride
    bint add                         # += instead of =
    bint by_neuron                   # the matrix lies neuron after neuron


cdef inline void linear_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks, counted through all matrices"""
    cdef LinearJob* job = <LinearJob*> ctx
    cdef State* s = job.state
    cdef int32_t* acc = s.scratch.acc + rank * 2 * s.scratch.acc_size
    cdef Py_ssize_t i, first = 0, row0, row1
    cdef Linear* linear
    cdef PrefetchRange next
    if not go_on(&s.control, rank):
        return
    for i in range(job.count):
        linear = job.linears[i]
        row0 = (begin - first if begin > first else 0) * ROW_BLOCK
        row1 = min((end - first) * ROW_BLOCK, linear.rows)
        if row0 < row1:
            next = neuron_range_of(&s.net, linear, row1) if job.by_neuron else range_of(linear, row1)
            product(s, linear, acc, row0, row1, next, rank)
            scale_rows(s, linear, acc, row0, row1 - row0, job.outs[i] + row0, job.stride, job.add)
        first += blocks(linear.rows)


cdef inline void run_linears(LinearJob* job, Pool* pool) noexcept nogil:
    cdef Py_ssize_t i, items = 0
    for i in range(job.count):
        items += blocks(job.linears[i].rows)
    pool.run(linear_job, job, items, grain_of(job.state))


cdef inline void add_linear(State* s, Pool* pool, Linear* linear, bint by_neuron) noexcept nogil:
    """x (n, hidden) += the codes through ``linear``."""
    cdef LinearJob job
    job.state, job.count, job.stride, job.add, job.by_neuron = s, 1, s.net.hidden, True, by_neuron
    job.linears[0], job.outs[0] = linear, s.scratch.x
    run_linears(&job, pool)


cdef inline void prefetch_while_waiting(Pool* pool, Linear* linear, Py_ssize_t rows) noexcept nogil:
    """Let a thread that waits, for the slowest or while norms are computed, prefetch the first weights of its share of
    ``rows``, which begin with those of ``linear``."""
    pool.prefetch_while_waiting(linear.packed, linear.ternary.packed_bytes(linear.rows, linear.cols), linear.ternary.packed_bytes(rows, linear.cols))
