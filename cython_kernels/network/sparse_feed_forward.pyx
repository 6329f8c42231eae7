# distutils: language = c++
"""The feed-forward part of a pass of few tokens, without the weights of neurons that are zero.

relu2(gate) * up is exactly 0 where the integer sum of the gate is not positive, and a code of 0 adds nothing to down:
what is left out changes no bit. (A skipped product would be 0 or -0; both give code 0 and add nothing to the norm.)
"""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.sparse cimport LIST_PAD, NEURON_PAD, ROWS_AHEAD
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.network.network cimport Layer, Linear
from cython_kernels.network.products cimport (
    blocks, grain_of, neuron_bytes, prefetch_while_waiting, product, scale_rows,
)
from cython_kernels.network.state cimport GRAIN, MAX_SPARSE_TOKENS, LayerJob, State, layer_job
from cython_kernels.numerics cimport unit
from cython_kernels.system.control cimport DONE, go_on
from cython_kernels.system.pool cimport Pool
from cython_kernels.system.prefetch cimport PREFETCH_FAR_READ
from cython_kernels.table cimport PREFETCH_BYTES, PrefetchList, PrefetchRange

cdef enum:
    NEURONS = 128            # neurons a thread takes at once of down, at least ...
    MOST_BLOCKS = 16         # ... and so many times that at most
    FIRST_NEURONS = 64       # neurons a thread prefetches before its first product in a layer
    SUM_BLOCKS = 16          # row blocks a thread takes at once when the threads' sums are added up


cdef inline void prefetch_rows(const uint8_t* packed, Py_ssize_t size, const int32_t* which, Py_ssize_t n) noexcept nogil:
    """Prefetch the first of a list, which is what a product begins with: it prefetches those after them."""
    cdef Py_ssize_t i, j
    for i in range(n):
        for j in range(0, size, 64):
            PREFETCH_FAR_READ(packed + which[i] * size + j)


cdef inline Py_ssize_t list_open(const int32_t* gates, Py_ssize_t row0, Py_ssize_t rows, int32_t* which) noexcept nogil:
    """which = row0 on, where gates (rows,) are open; how many there are"""
    cdef Py_ssize_t r, n = 0
    for r in range(rows):
        which[n] = <int32_t> (row0 + r)
        n += gates[r] > 0
    if n:
        for r in range(LIST_PAD):
            which[n + r] = which[n - 1]
    return n


cdef inline void multiply_open(const LayerJob* job, ptrdiff_t t, const int32_t* gates, Py_ssize_t row0, Py_ssize_t rows,
                               const int32_t* which, Py_ssize_t n, const uint8_t* next, int rank) noexcept nogil:
    """gated [row0:][:rows] of token t = relu2(gate) * up, of which only the n rows in the list are read"""
    cdef State* s = job.state
    cdef Layer* layer = job.layer
    cdef int32_t ups[GRAIN * ROW_BLOCK]
    cdef float* out = s.scratch.gated + t * s.net.ffn + row0
    cdef float gate, gate_factor, up_factor
    cdef Py_ssize_t i, r
    memset(out, 0, rows * sizeof(float))
    if n == 0:
        return
    s.net.rows_dot(layer.up.packed, layer.up.cols, s.scratch.codes + t * s.scratch.code_stride, s.scratch.code_sum[t], which, n, next, ups)
    s.scratch.counts[rank].rows += n
    gate_factor = unit(s.scratch.code_scale[t], layer.gate.scale, layer.gate.divides)
    up_factor = unit(s.scratch.code_scale[t], layer.up.scale, layer.up.divides)
    for i in range(n):
        r = which[i] - row0
        if layer.gate.divides:
            gate = <float> gates[r] / gate_factor
            out[r] = gate * gate * (<float> ups[i] / up_factor)
        else:
            gate = <float> gates[r] * gate_factor
            out[r] = gate * gate * (<float> ups[i] * up_factor)


cdef void sparse_gate_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of gate and up alike; gated = relu2(gate) * up. Only rows of up behind an open gate are read."""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Layer* layer = job.layer
    cdef Py_ssize_t row0 = begin * ROW_BLOCK
    cdef Py_ssize_t rows = min(end * ROW_BLOCK, layer.gate.rows) - row0, t, n
    cdef Py_ssize_t size = layer.up.ternary.packed_bytes(1, layer.up.cols)
    cdef int32_t* gates = s.scratch.acc + rank * 2 * s.scratch.acc_size
    cdef int32_t which[GRAIN * ROW_BLOCK + LIST_PAD]
    if not go_on(&s.control, rank):
        return
    # nothing to prefetch_lines for on the way: few tokens come from where weights are read in order
    product(s, &layer.gate, gates, row0, row0 + rows, PrefetchRange(NULL, 0, 0), rank)
    for t in range(s.n):
        n = list_open(gates + t * rows, row0, rows, which)
        prefetch_rows(layer.up.packed, size, which, min(n, <Py_ssize_t> ROWS_AHEAD))
        multiply_open(job, t, gates + t * rows, row0, rows, which, n, NULL, rank)


cdef inline const uint8_t* gates_of(Layer* layer, Py_ssize_t block) noexcept nogil:
    """The gates of a row block that matvec_prefetching has not prefetched by the end of the block before. It may lie beyond the
    last one: prefetching what is not there does nothing."""
    return layer.gate.packed + block * layer.gate.ternary.packed_bytes(ROW_BLOCK, layer.gate.cols) + PREFETCH_BYTES


cdef void gate_prefetching_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """The same for one token: the open rows of a row block are prefetched while the gates of the next one are computed.

    Lists alone get half of what memory can give: a core waits for few lines at once, and no prefetcher helps. While their
    products are computed, the gates after those are prefetched.
    """
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Layer* layer = job.layer
    cdef Py_ssize_t size = layer.up.ternary.packed_bytes(1, layer.up.cols)
    cdef Py_ssize_t block, row0, row1, n = 0
    cdef int32_t gates[2 * ROW_BLOCK]                        # of two row blocks in turn, like the lists
    cdef int32_t which[2 * (ROW_BLOCK + LIST_PAD)]
    cdef int32_t* mine = gates
    cdef int32_t* last = gates + ROW_BLOCK
    cdef int32_t* my_list = which
    cdef int32_t* last_list = which + ROW_BLOCK + LIST_PAD
    if not go_on(&s.control, rank):
        return
    for block in range(begin, end):
        row0, row1 = block * ROW_BLOCK, min((block + 1) * ROW_BLOCK, layer.gate.rows)
        s.net.ternary.matvec_prefetching(layer.gate.packed, layer.gate.rows, layer.gate.cols, s.scratch.codes, s.scratch.code_sum[0],
                                    mine - row0, row0, row1, PrefetchList(layer.up.packed, last_list, size if n else 0))
        if block > begin:
            multiply_open(job, 0, last, row0 - ROW_BLOCK, ROW_BLOCK, last_list, n, gates_of(layer, block + 1), rank)
        n = list_open(mine, row0, row1 - row0, my_list)
        mine, last = last, mine
        my_list, last_list = last_list, my_list
    prefetch_rows(layer.up.packed, size, last_list, min(n, <Py_ssize_t> ROWS_AHEAD))
    multiply_open(job, 0, last, row0, row1 - row0, last_list, n, gates_of(layer, end), rank)


cdef inline Py_ssize_t list_neurons(const int8_t* q, Py_ssize_t first, Py_ssize_t last, Py_ssize_t most,
                                    int32_t* which, int8_t* picked) noexcept nogil:
    """which, picked = the neurons first..last whose code is not 0, at most ``most``, and those codes; how many there are"""
    cdef Py_ssize_t k, n = 0
    for k in range(first, last):
        if n == most:
            break
        which[n] = <int32_t> k
        picked[n] = q[k]
        n += q[k] != 0
    return n


cdef void columns_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: blocks of NEURONS, at most MOST_BLOCKS; the thread's own sums += their share of down, for every token"""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Linear* down = &job.layer.down
    cdef int32_t* sums = s.scratch.sums + rank * MAX_SPARSE_TOKENS * s.scratch.sums_size
    cdef int32_t which[MOST_BLOCKS * NEURONS + NEURON_PAD]
    cdef int8_t picked[MOST_BLOCKS * NEURONS + NEURON_PAD]
    cdef Py_ssize_t first = begin * NEURONS, last = min(end * NEURONS, s.net.ffn), t, n, m
    cdef bint fresh = not s.scratch.counts[rank].summing
    if not go_on(&s.control, rank):
        return
    if fresh:
        s.scratch.counts[rank].summing = True
        memset(sums, 0, s.n * s.scratch.sums_size * sizeof(int32_t))
    for t in range(s.n):
        n = list_neurons(s.scratch.codes + t * s.scratch.code_stride, first, last, MOST_BLOCKS * NEURONS, which, picked)
        if n == 0:
            continue
        if fresh:                                    # nobody has prefetched these yet
            prefetch_rows(down.packed, neuron_bytes(down), which, min(n, <Py_ssize_t> FIRST_NEURONS))
        # what this thread probably takes next is prefetched, too
        m = n + list_neurons(s.scratch.codes + t * s.scratch.code_stride, last, s.net.ffn, NEURON_PAD, which + n, picked + n)
        while m < n + NEURON_PAD:
            which[m] = which[n - 1]
            m += 1
        s.scratch.counts[rank].columns += n
        s.net.add_columns(down.packed, down.rows, which, picked, n, sums + t * s.scratch.sums_size)


cdef void add_up_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks; x += down, from the sums of all threads"""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Linear* down = &job.layer.down
    cdef int32_t* acc = s.scratch.acc + rank * 2 * s.scratch.acc_size
    cdef const int32_t* sums
    cdef Py_ssize_t block, row, rows, r, t
    cdef int thread, shift
    for block in range(begin, end):
        row = block * ROW_BLOCK
        rows = min(<Py_ssize_t> ROW_BLOCK, down.rows - row)
        shift = <int> (2 * min(row % s.net.span // 64, <Py_ssize_t> 3))                      # fields were used in place
        for t in range(s.n):
            for r in range(rows):
                acc[t * rows + r] = -s.scratch.code_sum[t]
            for thread in range(s.scratch.threads):
                if s.scratch.counts[thread].summing:
                    sums = s.scratch.sums + (thread * MAX_SPARSE_TOKENS + t) * s.scratch.sums_size + row
                    for r in range(rows):
                        acc[t * rows + r] += sums[r] >> shift
        scale_rows(s, down, acc, row, rows, s.scratch.x + row, s.net.hidden, True)


cdef inline bint prefetches_open_rows(State* s) noexcept nogil:
    """Whether gates and open rows of up are read in turn."""
    return s.n == 1 and s.net.ternary.matvec_prefetching != NULL


cdef inline Py_ssize_t gate_grain(State* s) noexcept nogil:
    """Row blocks of gate and up a thread takes at once: where rows are prefetched, half of what is left of its share."""
    if prefetches_open_rows(s):
        return max(<Py_ssize_t> GRAIN, blocks(s.net.ffn) // s.scratch.threads)
    return grain_of(s)


cdef void prefetch_next_layer(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """What a thread that waits may prefetch: the next layer begins with q, k and v."""
    if index + 1 < s.net.n_layers:
        prefetch_while_waiting(pool, &s.net.layers[index + 1].q, (s.net.heads + 2 * s.net.kv_heads) * s.net.head_dim)


cdef int sparse_project_up(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """codes -> gated, for at most MAX_SPARSE_TOKENS tokens, without the rows of up behind a closed gate."""
    cdef LayerJob job = layer_job(s, index)
    prefetch_next_layer(s, pool, index)
    pool.run(gate_prefetching_job if prefetches_open_rows(s) else sparse_gate_job, &job, blocks(s.net.ffn), gate_grain(s))
    return s.control.outcome


cdef int sparse_project_down(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x += the codes through down, for at most MAX_SPARSE_TOKENS tokens, without the columns whose code is 0."""
    cdef LayerJob job = layer_job(s, index)
    cdef Py_ssize_t neuron_blocks = (s.net.ffn + NEURONS - 1) // NEURONS
    cdef int thread
    if s.control.outcome != DONE:
        return s.control.outcome
    prefetch_next_layer(s, pool, index)
    for thread in range(s.scratch.threads):
        s.scratch.counts[thread].summing = False
    pool.run(columns_job, &job, neuron_blocks,
             min(max(<Py_ssize_t> 1, neuron_blocks // (4 * s.scratch.threads)), <Py_ssize_t> MOST_BLOCKS))
    if s.control.outcome != DONE:
        return s.control.outcome
    pool.run(add_up_job, &job, blocks(job.layer.down.rows), SUM_BLOCKS)
    return s.control.outcome
