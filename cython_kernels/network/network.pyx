"""The weights of one network, packed for one kernel: read-only once they are set."""
from libc.math cimport cos as cos64, sin as sin64
from libc.stdint cimport int8_t, uint8_t, uint16_t
from libc.stdlib cimport calloc, free

from cython_kernels.layouts.digits cimport LARGEST_DIGITS, pack_digits
from cython_kernels.table cimport MAX_HEAD_DIM

import numpy as np

from cython_kernels import table

MATRICES = ("q", "k", "v", "o", "gate", "up", "down")
NORMS = ("input", "post", "attn_sub", "ffn_sub")


cdef class Network:
    """Shapes and weights. Set every matrix, norm and table once; then Decoders may read it from any thread.

    hidden, ffn: widths; heads * head_dim need not equal hidden; theta: RoPE's base; silu: SiLU gate, else relu2;
    skips: weights of neurons that ReLU2 leaves at zero are not read, in passes of few tokens; activation_bits: 8, and
    for weights of five ternary digits (kernel "digits") 8 or 16.
    """

    def __cinit__(self, Kernels kernels, str kernel, *, Py_ssize_t hidden, Py_ssize_t ffn, Py_ssize_t layers,
                  Py_ssize_t heads, Py_ssize_t kv_heads, Py_ssize_t head_dim, Py_ssize_t vocab,
                  float eps, double theta, bint silu, bint skips=False, int activation_bits=8):
        if min(hidden, ffn, layers, heads, kv_heads, head_dim, vocab) < 1 or heads % kv_heads or head_dim % 2 or head_dim > MAX_HEAD_DIM:
            raise ValueError(f"no such network: {heads} heads over {kv_heads} KV heads of {head_dim}")
        if skips and silu:
            raise ValueError("no neuron is zero after SiLU")
        if activation_bits != 8 and (activation_bits != 16 or kernel != table.DIGITS_KERNEL) or skips and kernel == table.DIGITS_KERNEL:
            raise ValueError(f"the kernel {kernel} has no activations of {activation_bits} bits, or cannot skip neurons")
        self.kernels, self.kernel, self.ternary = kernels, kernel, kernels.ternary(kernel)
        self.hidden, self.ffn, self.layers, self.vocab = hidden, ffn, layers, vocab
        self.heads, self.kv_heads, self.head_dim = heads, kv_heads, head_dim
        self.eps, self.theta, self.silu, self.skips = eps, theta, silu, skips
        self.activation_bits = activation_bits
        # five weights per byte for base3, where that was written for more than the plain loops
        fast = kernels.isa == "scalar" or kernels.sparse_layouts["rows3"] != "scalar"
        self.up_layout, self.down_layout = ("rows3", "columns3") if kernel == "base3" and fast else ("rows", "columns")
        self.layer = <Layer*> calloc(layers, sizeof(Layer))
        if self.layer == NULL:
            raise MemoryError
        self.kept = {}
        cdef Py_ssize_t offset = 0, i, rows, cols
        cdef Linear* linear
        sizes = []
        for name in MATRICES:
            rows, cols = self.shape(name)
            sizes.append((self.format_of(name).packed_bytes(rows, cols) + 4095) // 4096 * 4096)
        self.arena = Memory(sum(sizes) * layers)
        for i in range(layers):
            for name, size in zip(MATRICES, sizes, strict=True):
                linear = self.linear(i, name)
                linear.rows, linear.cols = self.shape(name)
                linear.ternary = self.format_of(name)
                linear.packed = self.arena.data + offset
                offset += size

    def __dealloc__(self):
        free(self.layer)

    cdef const FormatKernels* format_of(self, str name) except NULL:
        if self.skips and name == "up":
            return self.kernels.ternary(self.up_layout)
        if self.skips and name == "down":
            return self.kernels.ternary(self.down_layout)
        return self.ternary

    cdef Linear* linear(self, Py_ssize_t layer, str name) except NULL:
        if not 0 <= layer < self.layers or name not in MATRICES:
            raise ValueError(f"there is no matrix {name!r} in layer {layer}")
        # the seven stand first in Layer, in the order of MATRICES
        return <Linear*> &self.layer[layer] + <Py_ssize_t> MATRICES.index(name)

    cdef Linear* linear_of(self, Py_ssize_t layer, str name, shape) except NULL:
        """The matrix, if it is of this shape"""
        cdef Linear* linear = self.linear(layer, name)
        if shape != (linear.rows, linear.cols):
            raise ValueError(f"{name} of layer {layer} is {shape[0]} x {shape[1]}, not {linear.rows} x {linear.cols}")
        return linear

    def shape(self, str name):
        """(rows, cols) of a matrix"""
        query = self.heads * self.head_dim
        key = self.kv_heads * self.head_dim
        return {
            "q": (query, self.hidden), "k": (key, self.hidden), "v": (key, self.hidden), "o": (self.hidden, query),
            "gate": (self.ffn, self.hidden), "up": (self.ffn, self.hidden), "down": (self.hidden, self.ffn),
        }[name]

    @property
    def packed_bytes(self):
        return self.arena.size

    def packed_size(self, str name):
        """Bytes of one matrix"""
        rows, cols = self.shape(name)
        return self.format_of(name).packed_bytes(rows, cols)

    def set_matrix(self, Py_ssize_t layer, str name, const uint8_t[:, ::1] official, float scale, bint divides):
        """Pack official (rows / 4, cols) codes; several threads may pack different matrices at once.

        Raises ValueError when the shape does not fit or the tensor holds the code 3.
        """
        cdef Linear* linear = self.linear_of(layer, name, (official.shape[0] * 4, official.shape[1]))
        cdef int bad
        if self.kernel == table.DIGITS_KERNEL:
            raise ValueError("the kernel digits takes whole numbers, not packed codes")
        with nogil:
            bad = linear.ternary.pack(&official[0, 0], linear.rows, linear.cols, <uint8_t*> linear.packed, 0, linear.rows)
        if bad:
            raise ValueError("it holds the code 3, which no ternary weight has")
        linear.scale, linear.divides = scale, divides

    def set_digits(self, Py_ssize_t layer, str name, const int8_t[:, ::1] digits, const float[::1] row_scales):
        """The same from whole numbers (rows, cols) of five ternary digits each and the scales (rows,) of the rows.

        Raises ValueError when a shape does not fit or a number is none of -121 .. 121.
        """
        cdef Linear* linear = self.linear_of(layer, name, (digits.shape[0], digits.shape[1]))
        cdef int bad
        if self.kernel != table.DIGITS_KERNEL or row_scales.shape[0] != linear.rows:
            raise ValueError(f"the kernel {self.kernel} takes no digits with {row_scales.shape[0]} scales for {linear.rows} rows")
        with nogil:
            bad = pack_digits(&digits[0, 0], linear.rows, linear.cols, <uint8_t*> linear.packed)
        if bad:
            raise ValueError(f"it holds weights outside -{LARGEST_DIGITS} .. {LARGEST_DIGITS}, which five ternary digits do not give")
        linear.scale, linear.row_scales = 1, &row_scales[0]
        self.kept[layer, name] = row_scales

    def set_norm(self, Py_ssize_t layer, str name, const float[::1] values):
        """name: input, post, attn_sub or ffn_sub"""
        cdef Layer* target = &self.layer[layer]
        sizes = {"input": self.hidden, "post": self.hidden, "attn_sub": self.heads * self.head_dim, "ffn_sub": self.ffn}
        if not 0 <= layer < self.layers or values.shape[0] != sizes[name]:
            raise ValueError(f"norm {name!r} of layer {layer} has {values.shape[0]} values, not {sizes[name]}")
        if name == "input":
            target.input_norm = &values[0]
        elif name == "post":
            target.post_norm = &values[0]
        elif name == "attn_sub":
            target.attn_sub_norm = &values[0]
        else:
            target.ffn_sub_norm = &values[0]
        self.kept[layer, name] = values

    def set_tables(self, const uint16_t[:, ::1] embed, const uint16_t[:, ::1] head, const float[::1] final_norm):
        """embed and head (vocab, hidden) bf16 bit patterns, the same array where tied; final_norm (hidden,)"""
        for shape in (np.shape(embed), np.shape(head)):
            if shape != (self.vocab, self.hidden):
                raise ValueError(f"a table is {shape[0]} x {shape[1]}, not {self.vocab} x {self.hidden}")
        if final_norm.shape[0] != self.hidden:
            raise ValueError(f"the last norm has {final_norm.shape[0]} values, not {self.hidden}")
        self.embed, self.head, self.final_norm = &embed[0, 0], &head[0, 0], &final_norm[0]
        self.kept["tables"] = embed, head, final_norm

    def set_certified(self, CertifiedHead certified):
        """Codes of the head, so that decoders need not read all of it; ValueError if they are of another table."""
        if certified.coded.table != self.head or certified.coded.rows != self.vocab or certified.coded.n != self.hidden:
            raise ValueError("the certified head is not made of the head of this network")
        self.certified = certified

    def check_complete(self):
        """ValueError if something has not been set; a Decoder asks before it reads."""
        cdef Py_ssize_t i
        for i in range(self.layers):
            if self.layer[i].input_norm == NULL or self.layer[i].post_norm == NULL:
                raise ValueError(f"layer {i} has no norms yet")
            for name in MATRICES:
                if self.linear(i, name).scale == 0:
                    raise ValueError(f"{name} of layer {i} has not been set")
        if self.embed == NULL:
            raise ValueError("the tables have not been set")


def rope_tables(Py_ssize_t positions, Py_ssize_t head_dim, double theta):
    """cos and sin (positions, head_dim / 2) float32 by NUMERICS.md rule 6."""
    half = head_dim // 2
    power = np.array([theta ** ((2.0 * j) / head_dim) for j in range(half)], np.float64).astype(np.float32)
    cdef const float[::1] inverse = np.float32(1) / power
    cdef float[:, ::1] cosines = np.empty((positions, half), np.float32)
    cdef float[:, ::1] sines = np.empty((positions, half), np.float32)
    cdef Py_ssize_t position, j
    cdef float angle
    with nogil:
        for position in range(positions):
            for j in range(inverse.shape[0]):
                angle = <float> position * inverse[j]
                cosines[position, j] = <float> cos64(<double> angle)
                sines[position, j] = <float> sin64(<double> angle)
    return np.asarray(cosines), np.asarray(sines)
