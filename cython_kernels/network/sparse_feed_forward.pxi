# The feed-forward part of a pass of few tokens, without the weights of neurons that are zero. Included by network/forward.pyx.
#
# relu2(gate) * up is exactly 0 where the integer sum of the gate is not positive, and a code of 0 adds nothing to down:
# what is left out changes no bit. (A skipped product would be 0 or -0; both give code 0 and add nothing to the norm.)
from libc.stdint cimport uint8_t

from cython_kernels.layouts.sparse cimport LIST_PAD, NEURON_PAD, ROWS_AHEAD
from cython_kernels.numerics cimport unit
from cython_kernels.system.prefetch cimport PREFETCH_FAR_READ
from cython_kernels.table cimport ASKED_AHEAD, Asked

cdef enum:
    NEURONS = 128            # neurons a thread takes at once of down, at least ...
    MOST_BLOCKS = 16         # ... and so many times that at most
    FIRST_NEURONS = 64       # neurons a thread asks for before its first product in a layer
    SUM_BLOCKS = 16          # row blocks a thread takes at once when the threads' sums are added up


cdef inline void ask_for(const uint8_t* packed, Py_ssize_t size, const int32_t* which, Py_ssize_t n) noexcept nogil:
    """Prefetch the first of a list, which is what a product begins with: it asks for those after them."""
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


cdef inline void multiply_open(State* s, ptrdiff_t t, const int32_t* gates, Py_ssize_t row0, Py_ssize_t rows,
                               const int32_t* which, Py_ssize_t n, const uint8_t* next, int rank) noexcept nogil:
    """gated [row0:][:rows] of token t = relu2(gate) * up, of which only the n rows in the list are read"""
    cdef Layer* layer = &s.layers[s.layer]
    cdef int32_t ups[GRAIN * ROW_BLOCK]
    cdef float* out = s.gated + t * s.ffn + row0
    cdef float gate, gate_factor, up_factor
    cdef Py_ssize_t i, r
    memset(out, 0, rows * sizeof(float))
    if n == 0:
        return
    s.rows_dot(layer.up.packed, layer.up.cols, s.codes + t * s.code_stride, s.code_sum[t], which, n, next, ups)
    s.counts[rank].rows += n
    gate_factor = unit(s.code_scale[t], layer.gate.scale, layer.gate.divides)
    up_factor = unit(s.code_scale[t], layer.up.scale, layer.up.divides)
    for i in range(n):
        r = which[i] - row0
        if layer.gate.divides:
            gate = <float> gates[r] / gate_factor
            out[r] = gate * gate * (<float> ups[i] / up_factor)
        else:
            gate = <float> gates[r] * gate_factor
            out[r] = gate * gate * (<float> ups[i] * up_factor)


cdef void gate_skipping_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of gate and up alike; gated = relu2(gate) * up. Only rows of up behind an open gate are read."""
    cdef State* s = <State*> ctx
    cdef Layer* layer = &s.layers[s.layer]
    cdef Py_ssize_t row0 = begin * ROW_BLOCK
    cdef Py_ssize_t rows = min(end * ROW_BLOCK, layer.gate.rows) - row0, t, n
    cdef Py_ssize_t size = layer.up.ternary.packed_bytes(1, layer.up.cols)
    cdef int32_t* gates = s.acc + rank * 2 * s.acc_size
    cdef int32_t which[GRAIN * ROW_BLOCK + LIST_PAD]
    if not go_on(&s.control, rank):
        return
    # nothing to ask for on the way: few tokens come from where weights are read in order
    product(s, &layer.gate, gates, row0, row0 + rows, Lines(NULL, 0, 0), rank)
    for t in range(s.n):
        n = list_open(gates + t * rows, row0, rows, which)
        ask_for(layer.up.packed, size, which, min(n, <Py_ssize_t> ROWS_AHEAD))
        multiply_open(s, t, gates + t * rows, row0, rows, which, n, NULL, rank)


cdef inline const uint8_t* gates_of(Layer* layer, Py_ssize_t block) noexcept nogil:
    """The gates of a row block that matvec_asking has not asked for by the end of the block before. It may lie beyond the
    last one: asking for what is not there does nothing."""
    return layer.gate.packed + block * layer.gate.ternary.packed_bytes(ROW_BLOCK, layer.gate.cols) + ASKED_AHEAD


cdef void gate_asking_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """The same for one token: the open rows of a row block are asked for while the gates of the next one are computed.

    Lists alone get half of what memory can give: a core waits for few lines at once, and no prefetcher helps. While their
    products are computed, the gates after those are asked for.
    """
    cdef State* s = <State*> ctx
    cdef Layer* layer = &s.layers[s.layer]
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
        s.ternary.matvec_asking(layer.gate.packed, layer.gate.rows, layer.gate.cols, s.codes, s.code_sum[0], mine - row0, row0, row1,
                        Asked(layer.up.packed, last_list, size if n else 0))
        if block > begin:
            multiply_open(s, 0, last, row0 - ROW_BLOCK, ROW_BLOCK, last_list, n, gates_of(layer, block + 1), rank)
        n = list_open(mine, row0, row1 - row0, my_list)
        mine, last = last, mine
        my_list, last_list = last_list, my_list
    ask_for(layer.up.packed, size, last_list, min(n, <Py_ssize_t> ROWS_AHEAD))
    multiply_open(s, 0, last, row0, row1 - row0, last_list, n, gates_of(layer, end), rank)


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
    cdef State* s = <State*> ctx
    cdef Linear* down = &s.layers[s.layer].down
    cdef int32_t* sums = s.sums + rank * FEW * s.sums_size
    cdef int32_t which[MOST_BLOCKS * NEURONS + NEURON_PAD]
    cdef int8_t picked[MOST_BLOCKS * NEURONS + NEURON_PAD]
    cdef Py_ssize_t first = begin * NEURONS, last = min(end * NEURONS, s.ffn), t, n, m
    cdef bint fresh = not s.counts[rank].summing
    if not go_on(&s.control, rank):
        return
    if fresh:
        s.counts[rank].summing = True
        memset(sums, 0, s.n * s.sums_size * sizeof(int32_t))
    for t in range(s.n):
        n = list_neurons(s.codes + t * s.code_stride, first, last, MOST_BLOCKS * NEURONS, which, picked)
        if n == 0:
            continue
        if fresh:                                    # nobody has asked for these yet
            ask_for(down.packed, neuron_bytes(down), which, min(n, <Py_ssize_t> FIRST_NEURONS))
        # what this thread probably takes next is asked for, too
        m = n + list_neurons(s.codes + t * s.code_stride, last, s.ffn, NEURON_PAD, which + n, picked + n)
        while m < n + NEURON_PAD:
            which[m] = which[n - 1]
            m += 1
        s.counts[rank].columns += n
        s.add_columns(down.packed, down.rows, which, picked, n, sums + t * s.sums_size)


cdef void add_up_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks; x += down, from the sums of all threads"""
    cdef State* s = <State*> ctx
    cdef Linear* down = &s.layers[s.layer].down
    cdef int32_t* acc = s.acc + rank * 2 * s.acc_size
    cdef const int32_t* sums
    cdef Py_ssize_t block, row, rows, r, t
    cdef int thread, shift
    for block in range(begin, end):
        row = block * ROW_BLOCK
        rows = min(<Py_ssize_t> ROW_BLOCK, down.rows - row)
        shift = <int> (2 * min(row % s.span // 64, <Py_ssize_t> 3))                      # fields were used in place
        for t in range(s.n):
            for r in range(rows):
                acc[t * rows + r] = -s.code_sum[t]
            for thread in range(s.threads):
                if s.counts[thread].summing:
                    sums = s.sums + (thread * FEW + t) * s.sums_size + row
                    for r in range(rows):
                        acc[t * rows + r] += sums[r] >> shift
        scale_rows(s, down, acc, rows, s.x + row, s.hidden, True)


cdef void feed_forward_skipping(State* s, Pool* pool) noexcept nogil:
    """codes -> x += feed-forward part, for at most FEW tokens"""
    cdef Layer* layer = &s.layers[s.layer]
    cdef Py_ssize_t neuron_blocks = (s.ffn + NEURONS - 1) // NEURONS
    cdef int thread
    if s.layer + 1 < s.n_layers:
        read_next(pool, &s.layers[s.layer + 1].q, (s.heads + 2 * s.kv_heads) * s.head_dim)
    pool.run(gate_asking_job if asks_on(s) else gate_skipping_job, s, blocks(s.ffn), gate_grain(s))
    prepare(s, pool, s.gated, s.ffn, layer.ffn_sub_norm, s.ffn)
    if s.control.outcome != DONE:
        return
    for thread in range(s.threads):
        s.counts[thread].summing = False
    pool.run(columns_job, s, neuron_blocks, min(max(<Py_ssize_t> 1, neuron_blocks // (4 * s.threads)), <Py_ssize_t> MOST_BLOCKS))
    if s.control.outcome != DONE:
        return
    pool.run(add_up_job, s, blocks(layer.down.rows), SUM_BLOCKS)
