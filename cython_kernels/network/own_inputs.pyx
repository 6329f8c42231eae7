# distutils: language = c++
"""Stages of layers in which every matrix normalises its input by itself: one norm for all, then one of each matrix.

So q, k and v, like gate and up, have codes and a scale of their own, and follow one another.
"""
from libc.stddef cimport ptrdiff_t

from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.network.network cimport Layer, Linear
from cython_kernels.network.products cimport LinearJob, blocks, grain_of, quantise, run_linears
from cython_kernels.network.state cimport LayerJob, State, layer_job
from cython_kernels.numerics cimport exp32
from cython_kernels.system.pool cimport Pool

cdef float GELU_LINEAR = 1.5957691216      # 2 sqrt(2 / pi)
cdef float GELU_CUBIC = 0.0713548163       # and times 0.044715


cdef inline void project(State* s, Pool* pool, const float* norm, const float* own_norm, Linear* linear, float* out,
                         Py_ssize_t stride) noexcept nogil:
    """out (n, stride) = x, normalised twice and quantised, through ``linear``"""
    cdef LinearJob job
    quantise(s, pool, s.scratch.x, s.net.hidden, norm, s.net.hidden, linear, own_norm)
    job.state, job.count, job.stride, job.add, job.by_neuron = s, 1, stride, False, False
    job.linears[0], job.outs[0] = linear, out
    run_linears(&job, pool)


cdef int project_qkv_apart(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x -> qkv, each from codes of its own."""
    cdef Layer* layer = &s.net.layers[index]
    cdef Py_ssize_t query = s.net.heads * s.net.head_dim, key = s.net.kv_heads * s.net.head_dim, stride = query + 2 * key
    project(s, pool, layer.input_norm, layer.q_input_norm, &layer.q, s.scratch.qkv, stride)
    project(s, pool, layer.input_norm, layer.k_input_norm, &layer.k, s.scratch.qkv + query, stride)
    project(s, pool, layer.input_norm, layer.v_input_norm, &layer.v, s.scratch.qkv + query + key, stride)
    return s.control.outcome


cdef inline void gate_gelu(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil:
    """NUMERICS.md rule 5: GELU by tanh, written with exp"""
    cdef Py_ssize_t i
    cdef float g, v
    for i in range(n):
        g = gate[i]
        v = g * (GELU_LINEAR + GELU_CUBIC * (g * g))
        out[i] = g / (<float> 1.0 + exp32(-v)) * up[i]


cdef void gate_rows_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: row blocks of gate and up alike; gated = act(gated) * ups"""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t ffn = s.net.ffn, row0 = begin * ROW_BLOCK, rows = min(end * ROW_BLOCK, ffn) - row0
    cdef Py_ssize_t t
    cdef float* out
    cdef const float* ups
    for t in range(s.n):
        out = s.scratch.gated + t * ffn + row0
        ups = s.scratch.ups + t * ffn + row0
        if s.net.gelu:
            gate_gelu(out, ups, rows, out)
        elif s.net.silu:
            s.net.floats.gate_silu(out, ups, rows, out)
        else:
            s.net.floats.gate_relu2(out, ups, rows, out)


cdef int project_up_apart(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x -> gated; gate and up each from codes of their own."""
    cdef LayerJob job = layer_job(s, index)
    cdef Layer* layer = job.layer
    project(s, pool, layer.post_norm, layer.gate_input_norm, &layer.gate, s.scratch.gated, s.net.ffn)
    project(s, pool, layer.post_norm, layer.up_input_norm, &layer.up, s.scratch.ups, s.net.ffn)
    pool.run(gate_rows_job, &job, blocks(s.net.ffn), grain_of(s))
    return s.control.outcome


cdef struct AddJob:
    State* state
    const float* norm                # (hidden,)


cdef void add_normed_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. x += the normalised rows of head_input, which no head needs yet"""
    cdef AddJob* job = <AddJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t hidden = s.net.hidden, j
    cdef ptrdiff_t t
    cdef float* row
    cdef float* x
    for t in range(begin, end):
        row = s.scratch.head_input + t * hidden
        x = s.scratch.x + t * hidden
        s.net.floats.rmsnorm(row, job.norm, hidden, s.net.eps, row)
        for j in range(hidden):
            x[j] += row[j]


cdef void add_normed(State* s, Pool* pool, Linear* linear, const float* norm) noexcept nogil:
    """x += the codes through ``linear``, normalised"""
    cdef LinearJob job
    cdef AddJob add = AddJob(s, norm)
    job.state, job.count, job.stride, job.add, job.by_neuron = s, 1, s.net.hidden, False, False
    job.linears[0], job.outs[0] = linear, s.scratch.head_input
    run_linears(&job, pool)
    pool.run(add_normed_job, &add, s.n, 1)


cdef int add_o_normed(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x += attention_out through o, normalised before and behind it."""
    cdef Layer* layer = &s.net.layers[index]
    cdef Py_ssize_t query = s.net.heads * s.net.head_dim
    quantise(s, pool, s.scratch.attention_out, query, layer.attn_sub_norm, query, &layer.o)
    add_normed(s, pool, &layer.o, layer.post_attn_norm)
    return s.control.outcome


cdef int add_down_normed(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """x += gated through down, likewise."""
    cdef Layer* layer = &s.net.layers[index]
    quantise(s, pool, s.scratch.gated, s.net.ffn, layer.ffn_sub_norm, s.net.ffn, &layer.down)
    add_normed(s, pool, &layer.down, layer.post_ffn_norm)
    return s.control.outcome
