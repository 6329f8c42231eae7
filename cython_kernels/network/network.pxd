from libc.stdint cimport uint8_t, uint16_t

from cython_kernels.groups cimport GroupKernels
from cython_kernels.head.certified cimport CertifiedHead
from cython_kernels.system.memory cimport Memory
from cython_kernels.table cimport Kernels, FormatKernels


cdef struct Linear:
    const FormatKernels* ternary       # the format it is in
    const uint8_t* packed        # (rows, cols) in that format's layout
    Py_ssize_t rows
    Py_ssize_t cols
    float scale                  # of the weights, as the checkpoint has it
    const float* row_scales      # (rows,) instead of it, of digits
    bint divides                 # y = acc / (s * scale) instead of acc * (scale / s)


cdef struct Layer:
    Linear q                     # (heads * head_dim, hidden)
    Linear k                     # (kv_heads * head_dim, hidden)
    Linear v
    Linear o                     # (hidden, heads * head_dim)
    Linear gate                  # (ffn, hidden)
    Linear up
    Linear down                  # (hidden, ffn)
    const float* input_norm      # (hidden,)
    const float* post_norm       # (hidden,)
    const float* attn_sub_norm   # (heads * head_dim,) or NULL
    const float* ffn_sub_norm    # (ffn,) or NULL
    const float* q_norm          # (head_dim,) or NULL: of each head of the queries ...
    const float* k_norm          # ... and of the keys
    const float* q_input_norm    # (hidden,) or NULL: a further norm of the input of this matrix alone ...
    const float* k_input_norm
    const float* v_input_norm
    const float* gate_input_norm
    const float* up_input_norm   # ... these five or none; o and down have the sub-norms
    const float* post_attn_norm  # (hidden,) or NULL: of what o gives, before it is added ...
    const float* post_ffn_norm   # ... and of what down gives
    Py_ssize_t window            # keys that a token sees, its own among them; 0: all


cdef class Network:
    cdef readonly Py_ssize_t hidden, ffn, layers, heads, kv_heads, head_dim, vocab
    cdef readonly float eps
    cdef readonly double theta
    cdef readonly tuple yarn     # of rope_tables, or None
    cdef readonly bint silu
    cdef readonly bint gelu
    cdef readonly float embed_scale, score_scale   # what embedded tokens and scores are multiplied with
    cdef readonly double window_theta              # RoPE's base in layers with a window
    cdef readonly str up_layout    # the formats of up and down where the network skips
    cdef readonly str down_layout
    cdef readonly bint skips_up  # up, down are in the formats that let a token skip zero neurons
    cdef readonly bint skips_down
    cdef readonly str kernel
    cdef readonly int activation_bits        # of the input of digits, 16 or 8
    cdef readonly Kernels kernels
    cdef readonly GroupKernels groups        # of weights with scales of groups, or None
    cdef FormatKernels group_format          # what is asked of a format, for these
    cdef Memory group_embed, group_head      # tables of these weights; the same where the two are tied
    cdef const FormatKernels* ternary
    cdef Layer* layer
    cdef const float* final_norm
    cdef const uint16_t* embed   # (vocab, hidden) bf16
    cdef const uint16_t* head    # (vocab, hidden) bf16; embed where the two are tied
    cdef Memory arena            # all packed matrices
    cdef readonly CertifiedHead certified    # codes of the head, or None
    cdef dict kept               # the arrays behind the other pointers

    cdef Memory group_table(self, const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales)
    cdef const FormatKernels* format_of(self, str name) except NULL
    cdef Linear* linear(self, Py_ssize_t layer, str name) except NULL
    cdef Linear* linear_of(self, Py_ssize_t layer, str name, shape) except NULL
