# distutils: language = c++
"""One pass through the network: embedding, the stages of every layer, the last norm, the head.

Everything here runs without the GIL. A *stage* is one step of a layer (``Stage``), a *job* a function over a range
of items (row blocks, tokens, heads) that the pool's threads share; jobs follow one another with a barrier between
them. Whatever the number of threads and tokens, each output element is computed by one thread in one fixed order
(NUMERICS.md), so the bits do not depend on either.
"""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport int16_t, int32_t, uint8_t, uint16_t
from libc.string cimport memset

from cython_kernels.layouts.groups cimport unpack_row
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.network.attention cimport attention
from cython_kernels.network.network cimport Layer
from cython_kernels.network.own_inputs cimport add_down_normed, add_o_normed, project_qkv_apart, project_up_apart
from cython_kernels.network.products cimport (
    LinearJob, add_linear, blocks, grain_of, range_of, prefetch_while_waiting, product, quantise, quantise_for_groups, run_linears, scale_rows,
)
from cython_kernels.network.sparse_feed_forward cimport sparse_project_down, sparse_project_up
from cython_kernels.network.state cimport GRAIN, MAX_SPARSE_TOKENS, Counts, LayerJob, Stage, State, layer_job
from cython_kernels.numerics cimport bf16_to_f32
from cython_kernels.system.control cimport DONE, NOT_FINITE, go_on
from cython_kernels.system.pool cimport Pool

# ---- the stages of a layer -----------------------------------------------------------------------

cdef int project_qkv(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x -> qkv: q, k and v share one normalised and quantised input."""
    cdef Layer* layer = &s.net.layers[index]
    cdef Py_ssize_t query = s.net.heads * s.net.head_dim, key = s.net.kv_heads * s.net.head_dim
    cdef LinearJob job
    quantise(s, pool, s.scratch.x, s.net.hidden, layer.input_norm, s.net.hidden, &layer.q)
    job.state, job.count, job.stride, job.add, job.by_neuron = s, 3, query + 2 * key, False, False
    job.linears[0], job.linears[1], job.linears[2] = &layer.q, &layer.k, &layer.v
    job.outs[0], job.outs[1], job.outs[2] = s.scratch.qkv, s.scratch.qkv + query, s.scratch.qkv + query + key
    prefetch_while_waiting(pool, &layer.o, layer.o.rows)
    run_linears(&job, pool)
    return s.control.outcome


cdef void head_norms_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. Each head of the queries and of the keys is normalised where it lies."""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t d = s.net.head_dim, head
    cdef ptrdiff_t t
    cdef float* x
    for t in range(begin, end):
        x = s.scratch.qkv + t * (s.net.heads + 2 * s.net.kv_heads) * d
        for head in range(s.net.heads + s.net.kv_heads):
            s.net.floats.rmsnorm(x, job.layer.q_norm if head < s.net.heads else job.layer.k_norm, d, s.net.eps, x)
            x += d


cdef int normalise_heads(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """qkv: queries and keys are normalised head by head, in models that do so."""
    cdef LayerJob job = layer_job(s, index)
    if s.n == 1:
        head_norms_job(&job, 0, 1, 0)                # shorter than waking the others
    else:
        pool.run(head_norms_job, &job, s.n, 1)
    return s.control.outcome


cdef int project_o(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x += attention_out through o, normalised before where the model has sub-norms."""
    cdef Layer* layer = &s.net.layers[index]
    cdef Py_ssize_t query = s.net.heads * s.net.head_dim
    quantise(s, pool, s.scratch.attention_out, query, layer.attn_sub_norm, query, &layer.o)
    prefetch_while_waiting(pool, &layer.gate, layer.gate.rows)
    add_linear(s, pool, &layer.o, False)
    return s.control.outcome


cdef int feed_forward_input(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x -> codes: gate and up share one normalised and quantised input."""
    cdef Layer* layer = &s.net.layers[index]
    quantise(s, pool, s.scratch.x, s.net.hidden, layer.post_norm, s.net.hidden, &layer.gate)
    return s.control.outcome


cdef void gate_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of gate and up alike; gated = act(gate) * up"""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Layer* layer = job.layer
    cdef Py_ssize_t row0 = begin * ROW_BLOCK
    cdef Py_ssize_t row1 = min(end * ROW_BLOCK, layer.gate.rows)
    cdef Py_ssize_t rows = row1 - row0, ffn = s.net.ffn
    cdef Py_ssize_t t
    cdef int32_t* acc = s.scratch.acc + rank * 2 * s.scratch.acc_size
    cdef float* out = s.scratch.gated + row0
    cdef float* ups = <float*> (acc + s.scratch.acc_size)
    if not go_on(&s.control, rank):
        return
    product(s, &layer.gate, acc, row0, row1, range_of(&layer.up, row0), rank)
    scale_rows(s, &layer.gate, acc, row0, rows, out, ffn, False)
    product(s, &layer.up, acc, row0, row1, range_of(&layer.gate, row1), rank)
    scale_rows(s, &layer.up, acc, row0, rows, ups, rows, False)
    for t in range(s.n):
        if s.net.silu:
            s.net.floats.gate_silu(out + t * ffn, ups + t * rows, rows, out + t * ffn)
        else:
            s.net.floats.gate_relu2(out + t * ffn, ups + t * rows, rows, out + t * ffn)


cdef int project_up(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """codes -> gated; without rows of up that count for nothing, if the tokens are few enough for that to be quicker."""
    cdef LayerJob job = layer_job(s, index)
    if s.net.skips_up and s.n <= MAX_SPARSE_TOKENS:
        return sparse_project_up(s, pool, index)
    pool.run(gate_job, &job, blocks(s.net.ffn), grain_of(s))
    return s.control.outcome


cdef int project_down(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x += gated through down; without columns that count for nothing, likewise."""
    cdef Layer* layer = &s.net.layers[index]
    quantise(s, pool, s.scratch.gated, s.net.ffn, layer.ffn_sub_norm, s.net.ffn, &layer.down)
    if s.net.skips_down and s.n <= MAX_SPARSE_TOKENS:
        return sparse_project_down(s, pool, index)
    add_linear(s, pool, &layer.down, s.net.skips_down)
    return s.control.outcome


cdef void add_stage(State* s, Stage stage) noexcept nogil:
    s.net.stages[s.net.n_stages] = stage
    s.net.n_stages += 1


cdef void choose_stages(State* s) noexcept nogil:
    """The steps of a layer of this network, in their order; a step that it does not have costs nothing."""
    cdef bint apart = s.net.layers[0].q_input_norm != NULL
    s.net.n_stages = 0
    add_stage(s, project_qkv_apart if apart else project_qkv)
    if s.net.layers[0].q_norm != NULL:
        add_stage(s, normalise_heads)
    add_stage(s, attention)
    add_stage(s, add_o_normed if s.net.layers[0].post_attn_norm != NULL else project_o)
    if apart:
        add_stage(s, project_up_apart)
    else:
        add_stage(s, feed_forward_input)
        add_stage(s, project_up)
    add_stage(s, add_down_normed if s.net.layers[0].post_ffn_norm != NULL else project_down)


# ---- head ----------------------------------------------------------------------------------------

cdef struct HeadJob:
    State* state
    const float* head_input          # (rows, hidden)
    Py_ssize_t rows
    float* logits                    # (rows, vocab)


cdef void head_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: rows of the head"""
    cdef HeadJob* job = <HeadJob*> ctx
    cdef State* s = job.state
    if go_on(&s.control, rank):
        s.net.floats.head_bf16(s.net.head, s.net.hidden, job.head_input, job.rows, job.logits, s.net.vocab, begin, end)


cdef void group_head_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of a head with scales of groups"""
    cdef HeadJob* job = <HeadJob*> ctx
    cdef State* s = job.state
    if go_on(&s.control, rank):
        s.net.groups(s.net.group_head, s.net.hidden, <const uint8_t*> s.scratch.codes, s.scratch.code_stride, s.net.activation_bits,
                     job.rows, s.scratch.code_scale, job.logits, s.net.vocab, begin * ROW_BLOCK, min(end * ROW_BLOCK, s.net.vocab))


cdef int group_head(State* s, Pool* pool, HeadJob* job) noexcept nogil:
    """The head as a linear layer like any other, of quantised hidden states."""
    cdef Py_ssize_t t
    for t in range(job.rows):
        if quantise_for_groups(s, job.head_input + t * s.net.hidden, s.net.hidden, t, <int16_t*> s.scratch.tiles):
            s.control.outcome = NOT_FINITE
            return s.control.outcome
    pool.run(group_head_job, job, blocks(s.net.vocab), GRAIN)
    return s.control.outcome


cdef int full_head(State* s, Pool* pool, const float* head_input, Py_ssize_t rows, float* logits) noexcept nogil:
    """logits (rows, vocab) of normalised hidden states head_input (rows, hidden); returns an Outcome."""
    cdef HeadJob job = HeadJob(s, head_input, rows, logits)
    s.control.outcome = DONE
    if s.net.group_head != NULL:
        return group_head(s, pool, &job)
    pool.run(head_job, &job, s.net.vocab, 256)
    return s.control.outcome


cdef void last_norm(State* s, Py_ssize_t count, float* out) noexcept nogil:
    """out (count, hidden) = the last ``count`` tokens, normalised for the head."""
    cdef Py_ssize_t t, hidden = s.net.hidden
    for t in range(count):
        s.net.floats.rmsnorm(s.scratch.x + (s.n - count + t) * hidden, s.net.final_norm, hidden, s.net.eps, out + t * hidden)


# ---- the pass ------------------------------------------------------------------------------------

cdef void embed(State* s) noexcept nogil:
    cdef Py_ssize_t t, j, hidden = s.net.hidden
    cdef const uint16_t* row
    for t in range(s.n):
        if s.net.group_embed != NULL:
            unpack_row(s.net.group_embed, hidden, s.ids[t], s.scratch.x + t * hidden)
            continue
        row = s.net.embed + <Py_ssize_t> s.ids[t] * hidden
        for j in range(hidden):
            s.scratch.x[t * hidden + j] = bf16_to_f32(row[j]) * s.net.embed_scale


cdef int forward(State* s, Pool* pool, Py_ssize_t keep, float* logits, Py_ssize_t logit_rows) noexcept nogil:
    """Run ids through all layers; returns an Outcome.

    Keeps the hidden states of the last ``keep`` tokens, normalised, in ``scratch.states`` and fills logits
    (logit_rows, vocab) of the last logit_rows tokens. Keys and values are written from position ``start`` on; whether
    they count is the caller's decision, so an interrupted pass leaves the cache as it was. Once the outcome is not
    DONE, no job works any more.
    """
    cdef Py_ssize_t layer
    cdef int stage
    s.control.outcome = DONE
    memset(s.scratch.counts, 0, s.scratch.threads * sizeof(Counts))
    embed(s)
    for layer in range(s.net.n_layers):
        for stage in range(s.net.n_stages):
            if s.net.stages[stage](s, pool, layer) != DONE:
                return s.control.outcome
    if keep:
        last_norm(s, keep, s.scratch.states)
    if logit_rows:
        last_norm(s, logit_rows, s.scratch.head_input)
        return full_head(s, pool, s.scratch.head_input, logit_rows, logits)
    return DONE
