"""What a pass works on: the network, the KV cache and the scratch memory, each a part of its own.

Every job gets its inputs in a struct of its own (network/products.pxd and beside the jobs) with a pointer to this
state; nothing here tells what another job left behind but the activations named in ``Scratch``.
"""
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint16_t

from cython_kernels.groups cimport MultiplyGroups
from cython_kernels.network.network cimport Layer
from cython_kernels.system.control cimport Control
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport AddColumns, Digits, Floats, Gemm, RowsDot, FormatKernels

cdef enum:
    BATCH = 128              # tokens of one pass at most
    GRAIN = 4                # row blocks a thread takes at once when there is one token
    MAX_SPARSE_TOKENS = 8    # tokens of a pass at most that skips zero neurons
    TOKEN_BLOCK = 16         # tokens that share one walk over the keys
    MAX_STAGES = 16          # steps of a layer

# One step of a layer: reads and writes activations of ``state``; returns an Outcome.
ctypedef int (*Stage)(State* state, Pool* pool, Py_ssize_t layer) noexcept nogil

cdef struct NetworkView:     # read-only
    const FormatKernels* ternary
    Gemm gemm
    const Floats* floats
    const Digits* digits             # NULL: the weights are ternary
    MultiplyGroups groups            # NULL: the weights have no scales of groups
    const Digits* quantiser          # of the activations that groups take
    int activation_bits              # 16 or 8, of these
    float code_limit                 # of the activations that digits and groups take
    bint skips_up                    # rows of up behind a closed gate are not read
    bint skips_down                  # columns of down of a neuron that is 0 are not read
    RowsDot rows_dot                 # for the layout that up is in
    AddColumns add_columns           # for the layout that down is in
    Py_ssize_t span                  # codes of one of its lines
    Layer* layers
    Py_ssize_t n_layers, hidden, ffn, heads, kv_heads, head_dim, vocab
    float eps
    float score_scale                # float32(head_dim ** -0.5) mostly
    bint silu, gelu
    float embed_scale
    const float* final_norm          # (hidden,)
    const uint16_t* embed            # (vocab, hidden) bf16
    const uint16_t* head             # (vocab, hidden) bf16
    const uint8_t* group_embed       # the two with scales of groups, or NULL: (vocab, hidden) of layouts/groups.pxd
    const uint8_t* group_head
    const float* cos                 # (context, head_dim / 2)
    const float* sin
    const float* window_cos          # the same of layers with a window
    const float* window_sin
    Stage stages[MAX_STAGES]         # of every layer, in this order
    int n_stages

cdef struct KvCache:         # (layers, kv_heads, context, head_dim), f16 or f32
    bint half
    Py_ssize_t context
    uint8_t* keys
    uint8_t* values

cdef struct Counts:          # of one thread
    int64_t rows             # of up that were read in this pass
    int64_t columns          # of down
    bint summing             # its sums of down hold something
    char padding[44]         # threads do not share a cache line

cdef struct Scratch:
    # activations, allocated once for BATCH tokens
    float* x                         # (BATCH, hidden)  the residual stream
    float* qkv                       # (BATCH, (heads + 2 kv_heads) * head_dim)
    float* attention_out             # (BATCH, heads * head_dim)
    float* gated                     # (BATCH, ffn)
    float* ups                       # (BATCH, ffn), where up has an input of its own
    float* head_input                # (BATCH, hidden)  after the last norm
    float* states                    # (STATES, hidden) the same, kept for a head that is read later
    int8_t* codes                    # (BATCH, code_stride), the int8 input of the next matrices ...
    int16_t* words                   # ... or, in the same place, the int16 one of digits, or that of groups in bytes
    Py_ssize_t code_stride
    float* code_scale                # (BATCH,)
    int32_t* code_sum                # (BATCH,)
    uint8_t* table                   # sums to look up for the only token, in formats that do
    # one per thread
    int threads
    Counts* counts                   # (threads,)
    int32_t* sums                    # (threads, MAX_SPARSE_TOKENS, sums_size) of down
    Py_ssize_t sums_size
    int32_t* acc                     # (threads, 2, acc_size), float32 of digits
    Py_ssize_t acc_size
    uint8_t* tiles                   # (threads, tile_size)
    Py_ssize_t tile_size
    # partial attention, m, z and o per chunk, token and head: (threads, part_size), or of one block of tokens for all KV heads
    float* parts
    Py_ssize_t part_size

cdef struct State:
    NetworkView net
    KvCache cache
    Scratch scratch
    # the tokens of this pass
    const int32_t* ids               # (n,)
    Py_ssize_t n
    Py_ssize_t start                 # position of the first token
    Control control                  # stop flag, heartbeat and outcome of the pass

cdef struct LayerJob:        # the input of a job that needs only its layer
    State* state
    Py_ssize_t index
    Layer* layer


cdef inline LayerJob layer_job(State* state, Py_ssize_t index) noexcept nogil:
    return LayerJob(state, index, &state.net.layers[index])
