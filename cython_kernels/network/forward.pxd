"""One pass through the network for a batch of tokens: the state it works on, and its door."""
from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint16_t

from cython_kernels.network.network cimport Layer, Linear
from cython_kernels.system.control cimport Control
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport AddColumns, Floats, Gemm, RowsDot, Skipping, Ternary

cdef enum:
    BATCH = 128              # tokens of one pass at most
    GRAIN = 4                # row blocks a thread takes at once when there is one token
    FEW = 8                  # tokens of a pass at most that passes over neurons
    TOKEN_BLOCK = 16         # tokens that share one walk over the keys

cdef struct Counts:          # of one thread
    int64_t rows             # of up that were read in this pass
    int64_t columns          # of down
    bint summing             # its sums of down hold something
    char padding[44]         # threads do not share a cache line

cdef struct State:
    # the network, read-only
    const Ternary* ternary
    Gemm gemm
    const Floats* floats
    const Skipping* skipping         # NULL: every weight is read
    RowsDot rows_dot                 # for the format that up is in
    AddColumns add_columns           # for the format that down is in
    Py_ssize_t span                  # codes of one of its lines
    Layer* layers
    Py_ssize_t n_layers, hidden, ffn, heads, kv_heads, head_dim, vocab
    float eps
    float score_scale                # float32(head_dim ** -0.5)
    bint silu
    const float* final_norm          # (hidden,)
    const uint16_t* embed            # (vocab, hidden) bf16
    const uint16_t* head             # (vocab, hidden) bf16
    const float* cos                 # (context, head_dim / 2)
    const float* sin

    # the KV cache: (layers, kv_heads, context, head_dim), f16 or f32
    bint half
    Py_ssize_t context
    uint8_t* keys
    uint8_t* values

    # this pass
    const int32_t* ids               # (n,)
    Py_ssize_t n
    Py_ssize_t start                 # position of the first token
    Control control                  # stop flag, heartbeat and outcome of the pass

    # activations, allocated once for BATCH tokens
    float* x                         # (BATCH, hidden)  the residual stream
    float* h                         # (BATCH, wide)    what attention gives, then the head's input
    float* qkv                       # (BATCH, (heads + 2 kv_heads) * head_dim)
    float* gated                     # (BATCH, ffn)
    Py_ssize_t wide                  # the widest input of a matrix
    int8_t* codes                    # (BATCH, code_stride)
    Py_ssize_t code_stride
    float* code_scale                # (BATCH,)
    int32_t* code_sum                # (BATCH,)
    uint8_t* table                   # sums to look up for the only token, in formats that do

    # scratch, one per thread
    int threads
    Counts* counts                   # (threads,)
    int32_t* sums                    # (threads, FEW, sums_size) of down
    Py_ssize_t sums_size
    int32_t* acc                     # (threads, 2, acc_size)
    Py_ssize_t acc_size
    uint8_t* tiles                   # (threads, tile_size)
    Py_ssize_t tile_size
    # partial attention, m, z and o per chunk, token and head: (threads, part_size), or of one block of tokens for all KV heads
    float* parts
    Py_ssize_t part_size

    # the job at hand
    Py_ssize_t layer
    Linear* linears[3]               # matrices with the same input ...
    float* outs[3]                   # ... and where their rows go, (n, out_stride)
    Py_ssize_t n_linears
    Py_ssize_t out_stride
    bint add                         # += instead of =
    const float* source              # (n, source_stride): input of the norm or quantiser
    Py_ssize_t source_stride
    const float* norm                # (width,) or NULL
    Py_ssize_t width
    float* logits                    # (logit_rows, vocab)
    Py_ssize_t logit_rows            # the last so many tokens
    float* states                    # (keep, hidden) hidden states after the last norm ...
    Py_ssize_t keep                  # ... of the last so many tokens, for a head that comes later
    const float* head_input          # (logit_rows, hidden)

cdef int forward(State* s, Pool* pool) noexcept nogil
cdef int full_head(State* s, Pool* pool, const float* h, Py_ssize_t m, float* logits) noexcept nogil
