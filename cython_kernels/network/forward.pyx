# distutils: language = c++
"""One pass through the network: norm + quantise, ternary products, RoPE, attention, gate, head.

Everything here runs without the GIL. A *job* is a function over a range of items (row blocks, tokens,
heads) that the pool's threads share; jobs follow one another with a barrier between them. Whatever the
number of threads and tokens, each output element is computed by one thread in one fixed order
(NUMERICS.md), so the bits do not depend on either.
"""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int8_t, int32_t, uint16_t
from libc.string cimport memset

from cython_kernels.layouts.sparse cimport LINE, Q_PAD
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.numerics cimport bf16_to_f32
from cython_kernels.system.control cimport DONE, NOT_FINITE, go_on
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport Lines, multiply

# ---- norm and quantise ---------------------------------------------------------------------------

cdef void prepare_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. source -> (norm) -> codes, code_scale, code_sum"""
    cdef State* s = <State*> ctx
    cdef ptrdiff_t t
    cdef const float* x
    cdef float* h
    for t in range(begin, end):
        x = s.source + t * s.source_stride
        if s.norm != NULL:
            h = <float*> (s.tiles + rank * s.tile_size)      # ROW_BLOCK bytes a column, in cache: nobody else asks for it
            s.floats.rmsnorm(x, s.norm, s.width, s.eps, h)
            x = h
        if s.floats.quantize(x, s.width, s.codes + t * s.code_stride, s.code_scale + t, s.code_sum + t):
            s.control.outcome = NOT_FINITE
        if s.skipping != NULL:
            memset(s.codes + t * s.code_stride + s.width, 0, Q_PAD)      # beyond what the quantiser sets to zero


cdef void prepare(State* s, Pool* pool, const float* source, Py_ssize_t stride, const float* norm,
                  Py_ssize_t width) noexcept nogil:
    """Make the int8 input of the next matrices out of source (n, stride), normalised if there is a norm."""
    s.source, s.source_stride, s.norm, s.width = source, stride, norm, width
    pool.run(prepare_job, s, s.n, 1)
    if s.n == 1 and s.ternary.make_table != NULL:
        s.ternary.make_table(s.codes, width, s.table)


# ---- ternary products ----------------------------------------------------------------------------

cdef inline Py_ssize_t neuron_bytes(Linear* down) noexcept nogil:
    """Of a matrix that lies neuron after neuron"""
    return down.ternary.packed_bytes(down.rows, 4) // 4


cdef inline Lines lines_of(State* s, Linear* linear, Py_ssize_t row) noexcept nogil:
    """Where the weights of a row block are, if there is one"""
    cdef Py_ssize_t block
    if row >= linear.rows:
        return Lines(NULL, 0, 0)
    if s.skipping != NULL and linear == &s.layers[s.layer].down:         # a line of every neuron
        return Lines(<const char*> linear.packed + row // s.span * LINE, linear.cols, neuron_bytes(linear))
    block = linear.ternary.packed_bytes(ROW_BLOCK, linear.cols)
    return Lines(<const char*> linear.packed + row // ROW_BLOCK * block, block // LINE, LINE)


cdef void product(State* s, Linear* linear, int32_t* acc, Py_ssize_t row0, Py_ssize_t row1, Lines next,
                  int rank) noexcept nogil:
    """acc (n, row1 - row0) = codes @ rows row0..row1; next: weights that this thread probably needs afterwards"""
    cdef Py_ssize_t rows = row1 - row0
    cdef const int8_t* q = s.codes
    if linear.ternary.make_table != NULL:
        q = <const int8_t*> s.table
    if s.n == 1 and linear.ternary.matvec != NULL:
        linear.ternary.matvec(linear.packed, linear.rows, linear.cols, q, s.code_sum[0], acc - row0, row0, row1)
    else:
        multiply(linear.ternary, s.gemm, linear.packed, linear.rows, linear.cols, s.codes, s.code_stride, s.code_sum, s.n,
                 acc - row0, rows, row0, row1, s.tiles + rank * s.tile_size, &next)


cdef inline void scale_rows(State* s, Linear* linear, const int32_t* acc, Py_ssize_t rows, float* out,
                            Py_ssize_t stride, bint add) noexcept nogil:
    """out (n, stride) [:, :rows] = or += acc (n, rows) in units of the layer"""
    s.floats.scale_rows(acc, s.n, rows, s.code_scale, linear.scale, linear.divides, add, out, stride)


cdef inline Py_ssize_t blocks(Py_ssize_t rows) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK


cdef void linears_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks, counted through all of s.linears"""
    cdef State* s = <State*> ctx
    cdef int32_t* acc = s.acc + rank * 2 * s.acc_size
    cdef Py_ssize_t i, first = 0, row0, row1
    cdef Linear* linear
    if not go_on(&s.control, rank):
        return
    for i in range(s.n_linears):
        linear = s.linears[i]
        row0 = (begin - first if begin > first else 0) * ROW_BLOCK
        row1 = min((end - first) * ROW_BLOCK, linear.rows)
        if row0 < row1:
            product(s, linear, acc, row0, row1, lines_of(s, linear, row1), rank)
            scale_rows(s, linear, acc, row1 - row0, s.outs[i] + row0, s.out_stride, s.add)
        first += blocks(linear.rows)


cdef void gate_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of gate and up alike; gated = act(gate) * up"""
    cdef State* s = <State*> ctx
    cdef Layer* layer = &s.layers[s.layer]
    cdef Py_ssize_t row0 = begin * ROW_BLOCK
    cdef Py_ssize_t row1 = min(end * ROW_BLOCK, layer.gate.rows)
    cdef Py_ssize_t rows = row1 - row0
    cdef Py_ssize_t t
    cdef int32_t* acc = s.acc + rank * 2 * s.acc_size
    cdef float* out = s.gated + row0
    cdef float* ups = <float*> (acc + s.acc_size)
    if not go_on(&s.control, rank):
        return
    product(s, &layer.gate, acc, row0, row1, lines_of(s, &layer.up, row0), rank)
    scale_rows(s, &layer.gate, acc, rows, out, s.ffn, False)
    product(s, &layer.up, acc, row0, row1, lines_of(s, &layer.gate, row1), rank)
    scale_rows(s, &layer.up, acc, rows, ups, rows, False)
    for t in range(s.n):
        if s.silu:
            s.floats.gate_silu(out + t * s.ffn, ups + t * rows, rows, out + t * s.ffn)
        else:
            s.floats.gate_relu2(out + t * s.ffn, ups + t * rows, rows, out + t * s.ffn)


cdef inline Py_ssize_t grain_of(State* s) noexcept nogil:
    """Row blocks a thread takes at once"""
    return GRAIN if s.n == 1 else 1


cdef inline bint asks_on(State* s) noexcept nogil:
    """Whether gates and open rows of up are read in turn (network/sparse_feed_forward.pxi)"""
    return s.skipping != NULL and s.n == 1 and s.ternary.matvec_asking != NULL


cdef inline Py_ssize_t gate_grain(State* s) noexcept nogil:
    """Row blocks a thread takes at once of gate and up: where rows are asked for, half of what is left of its share"""
    return max(<Py_ssize_t> GRAIN, blocks(s.ffn) // s.threads) if asks_on(s) else grain_of(s)


cdef inline void read_next(Pool* pool, Linear* linear, Py_ssize_t rows) noexcept nogil:
    """A thread that waits, for the slowest or while norms are computed, asks for the first weights of its share of ``rows``, which
    begin with those of ``linear``."""
    pool.meanwhile(linear.packed, linear.ternary.packed_bytes(linear.rows, linear.cols), linear.ternary.packed_bytes(rows, linear.cols))


cdef void run_linears(State* s, Pool* pool, Py_ssize_t stride, bint add) noexcept nogil:
    cdef Py_ssize_t i, items = 0
    s.out_stride, s.add = stride, add
    for i in range(s.n_linears):
        items += blocks(s.linears[i].rows)
    pool.run(linears_job, s, items, grain_of(s))


include "cython_kernels/network/sparse_feed_forward.pxi"


include "cython_kernels/network/attention.pxi"


# ---- head ----------------------------------------------------------------------------------------

cdef void head_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows of the head"""
    cdef State* s = <State*> ctx
    if go_on(&s.control, rank):
        s.floats.head_bf16(s.head, s.hidden, s.head_input, s.logit_rows, s.logits, s.vocab, begin, end)


cdef int full_head(State* s, Pool* pool, const float* h, Py_ssize_t m, float* logits) noexcept nogil:
    """logits (m, vocab) of normalised hidden states h (m, hidden); returns an Outcome"""
    s.control.outcome = DONE
    s.head_input, s.logit_rows, s.logits = h, m, logits
    pool.run(head_job, s, s.vocab, 256)
    return s.control.outcome


cdef void last_norm(State* s, Py_ssize_t count, float* out) noexcept nogil:
    """out (count, hidden) = the last ``count`` tokens, normalised for the head"""
    cdef Py_ssize_t t
    for t in range(count):
        s.floats.rmsnorm(s.x + (s.n - count + t) * s.hidden, s.final_norm, s.hidden, s.eps, out + t * s.hidden)


# ---- the pass ------------------------------------------------------------------------------------

cdef void embed(State* s) noexcept nogil:
    cdef Py_ssize_t t, j
    cdef const uint16_t* row
    for t in range(s.n):
        row = s.embed + <Py_ssize_t> s.ids[t] * s.hidden
        for j in range(s.hidden):
            s.x[t * s.hidden + j] = bf16_to_f32(row[j])


cdef int forward(State* s, Pool* pool) noexcept nogil:
    """Run ids through all layers and fill logits for the last logit_rows tokens; returns an Outcome.

    Keys and values are written from position ``start`` on; whether they count is the caller's decision,
    so an interrupted pass leaves the cache as it was. Once the outcome is not DONE, no job works any more.
    """
    cdef Layer* layer
    cdef Py_ssize_t i, query = s.heads * s.head_dim, key = s.kv_heads * s.head_dim
    s.control.outcome = DONE
    memset(s.counts, 0, s.threads * sizeof(Counts))
    embed(s)
    for i in range(s.n_layers):
        s.layer = i
        layer = &s.layers[i]

        # attention: q, k, v share one quantised input
        prepare(s, pool, s.x, s.hidden, layer.input_norm, s.hidden)
        s.n_linears = 3
        s.linears[0], s.linears[1], s.linears[2] = &layer.q, &layer.k, &layer.v
        s.outs[0], s.outs[1], s.outs[2] = s.qkv, s.qkv + query, s.qkv + query + key
        read_next(pool, &layer.o, layer.o.rows)
        run_linears(s, pool, query + 2 * key, False)
        if s.control.outcome != DONE:
            return s.control.outcome
        attention(s, pool)
        if s.control.outcome != DONE:
            return s.control.outcome
        prepare(s, pool, s.h, s.wide, layer.attn_sub_norm, query)
        s.n_linears = 1
        s.linears[0], s.outs[0] = &layer.o, s.x
        read_next(pool, &layer.gate, layer.gate.rows)
        run_linears(s, pool, s.hidden, True)

        # feed-forward
        prepare(s, pool, s.x, s.hidden, layer.post_norm, s.hidden)
        if s.control.outcome != DONE:
            return s.control.outcome
        if s.skipping != NULL and s.n <= FEW:
            feed_forward_skipping(s, pool)
        else:
            pool.run(gate_job, s, blocks(s.ffn), gate_grain(s))
            prepare(s, pool, s.gated, s.ffn, layer.ffn_sub_norm, s.ffn)
            s.linears[0], s.outs[0] = &layer.down, s.x
            run_linears(s, pool, s.hidden, True)
        if s.control.outcome != DONE:
            return s.control.outcome
    if s.keep:
        last_norm(s, s.keep, s.states)
    if s.logit_rows:
        last_norm(s, s.logit_rows, s.h)
        return full_head(s, pool, s.h, s.logit_rows, s.logits)
    return DONE
