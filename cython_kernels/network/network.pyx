"""The weights of one network, packed for one kernel: read-only once they are set."""
from libc.math cimport cos as cos64, sin as sin64
from libc.stdint cimport int8_t, uint8_t, uint16_t
from libc.stdlib cimport calloc, free

from cython_kernels.layouts.digits cimport LARGEST_DIGITS, pack_digits
from cython_kernels.groups cimport GroupKernels, pack_into
from cython_kernels.layouts.groups cimport GROUP, groups_bytes
from cython_kernels.system.memory cimport Memory
from cython_kernels.table cimport MAX_HEAD_DIM, FormatKernels, no_format

import math

import numpy as np

from cython_kernels import table
from cython_kernels.groups import GROUPS_KERNEL as _GROUPS_KERNEL

MATRICES = ("q", "k", "v", "o", "gate", "up", "down")
NORMS = ("input", "post", "attn_sub", "ffn_sub")
HEAD_NORMS = ("q", "k")
POST_NORMS = ("post_attn", "post_ffn")    # of what a half of the layer gives
INPUT_NORMS = ("q_input", "k_input", "v_input", "gate_input", "up_input")   # of one matrix, behind the one for all


cdef Py_ssize_t groups_bytes_of(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return groups_bytes(rows, cols)


cdef class Network:
    """Shapes and weights. Set every matrix, norm and table once; then Decoders may read it from any thread.

    hidden, ffn: widths; heads * head_dim need not equal hidden; theta: RoPE's base; yarn: how it is stretched (rope_tables);
    silu, gelu: SiLU or GELU gate, else relu2; embed_scale: of embedded tokens; score_scale: of scores, 0: head_dim ** -0.5;
    window_theta: RoPE's base in layers with a window (set_window);
    skips_up, skips_down: weights of neurons that ReLU2 leaves at zero are not read, in passes of few tokens: rows of up,
    columns of down; activation_bits: 8, and
    for weights of five ternary digits (kernel "digits") or with scales of groups (kernel "groups", whose product
    ``groups`` is) 8 or 16.
    """

    def __cinit__(self, Kernels kernels, str kernel, *, Py_ssize_t hidden, Py_ssize_t ffn, Py_ssize_t layers,
                  Py_ssize_t heads, Py_ssize_t kv_heads, Py_ssize_t head_dim, Py_ssize_t vocab,
                  float eps, double theta, bint silu, bint skips_up=False, bint skips_down=False,
                  int activation_bits=8, tuple yarn=None, GroupKernels groups=None, bint gelu=False,
                  float embed_scale=1.0, float score_scale=0.0, double window_theta=0.0):
        if min(hidden, ffn, layers, heads, kv_heads, head_dim, vocab) < 1 or heads % kv_heads or head_dim % 2 or head_dim > MAX_HEAD_DIM:
            raise ValueError(f"no such network: {heads} heads over {kv_heads} KV heads of {head_dim}")
        skips = skips_up or skips_down
        if skips and (silu or gelu):
            raise ValueError("no neuron is zero after SiLU or GELU")
        words = kernel in (table.DIGITS_KERNEL, _GROUPS_KERNEL)
        if activation_bits != 8 and (activation_bits != 16 or not words) or skips and words:
            raise ValueError(f"the kernel {kernel} has no activations of {activation_bits} bits, or cannot skip neurons")
        if (groups is None) != (kernel != _GROUPS_KERNEL) or groups is not None and (hidden % GROUP or ffn % GROUP or heads * head_dim % GROUP):
            raise ValueError(f"the kernel {kernel} and the product of groups do not fit, or columns are not whole groups of {GROUP}")
        self.group_format = no_format()
        self.group_format.packed_bytes = groups_bytes_of
        self.kernels, self.kernel, self.groups = kernels, kernel, groups
        self.ternary = kernels.ternary(kernel) if groups is None else &self.group_format
        self.hidden, self.ffn, self.layers, self.vocab = hidden, ffn, layers, vocab
        self.heads, self.kv_heads, self.head_dim = heads, kv_heads, head_dim
        self.eps, self.theta, self.yarn, self.silu = eps, theta, yarn, silu
        self.gelu, self.embed_scale, self.window_theta = gelu, embed_scale, window_theta
        self.score_scale = score_scale or np.float32(float(head_dim) ** -0.5)
        self.skips_up, self.skips_down = skips_up, skips_down
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
        if self.skips_up and name == "up":
            return self.kernels.ternary(self.up_layout)
        if self.skips_down and name == "down":
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
        if linear.ternary.pack == NULL:
            raise ValueError(f"the kernel {self.kernel} does not take packed codes with one scale")
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

    def set_groups(self, Py_ssize_t layer, str name, const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales):
        """The same from codes (rows, cols / 4), the first column in the lowest bits, and bits of scales (rows, cols / 128) f16.

        Raises ValueError when a shape does not fit, for a code 3, and for scales that are not finite or too large.
        """
        cdef Linear* linear = self.linear_of(layer, name, (codes.shape[0], 4 * codes.shape[1]))
        if self.groups is None:
            raise ValueError(f"the kernel {self.kernel} takes no scales of groups")
        pack_into(codes, scales, self.activation_bits, <uint8_t*> linear.packed)
        linear.scale = 1

    def set_group_tables(self, embed, head, const float[::1] final_norm):
        """embed and head: (codes, scales) as for set_groups, of (vocab, hidden); head None where the two are tied"""
        if self.groups is None or final_norm.shape[0] != self.hidden:
            raise ValueError(f"the kernel {self.kernel} takes no such tables, or the last norm has {final_norm.shape[0]} values")
        self.group_embed = self.group_table(embed[0], embed[1])
        self.group_head = self.group_embed if head is None else self.group_table(head[0], head[1])
        self.final_norm = &final_norm[0]
        self.kept["tables"] = final_norm

    cdef Memory group_table(self, const uint8_t[:, ::1] codes, const uint16_t[:, ::1] scales):
        if (codes.shape[0], 4 * codes.shape[1]) != (self.vocab, self.hidden):
            raise ValueError(f"a table is {codes.shape[0]} x {4 * codes.shape[1]}, not {self.vocab} x {self.hidden}")
        cdef Memory packed = Memory(groups_bytes(self.vocab, self.hidden))
        pack_into(codes, scales, self.activation_bits, packed.data)
        return packed

    @property
    def head_bytes(self):
        """What reading the whole head takes"""
        return self.vocab * self.hidden * 2 if self.groups is None else groups_bytes(self.vocab, self.hidden)

    def set_norm(self, Py_ssize_t layer, str name, const float[::1] values):
        """name: input, post, attn_sub or ffn_sub; q and k, of each head; or one of INPUT_NORMS or POST_NORMS"""
        cdef Layer* target = &self.layer[layer]
        sizes = {"input": self.hidden, "post": self.hidden, "attn_sub": self.heads * self.head_dim, "ffn_sub": self.ffn,
                 "q": self.head_dim, "k": self.head_dim} | dict.fromkeys(INPUT_NORMS + POST_NORMS, self.hidden)
        if not 0 <= layer < self.layers or values.shape[0] != sizes[name]:
            raise ValueError(f"norm {name!r} of layer {layer} has {values.shape[0]} values, not {sizes[name]}")
        if name == "input":
            target.input_norm = &values[0]
        elif name == "post":
            target.post_norm = &values[0]
        elif name == "attn_sub":
            target.attn_sub_norm = &values[0]
        elif name == "q":
            target.q_norm = &values[0]
        elif name == "k":
            target.k_norm = &values[0]
        elif name == "post_attn":
            target.post_attn_norm = &values[0]
        elif name == "post_ffn":
            target.post_ffn_norm = &values[0]
        elif name in INPUT_NORMS:
            # the five stand one after the other in Layer, in this order
            (&target.q_input_norm)[<Py_ssize_t> INPUT_NORMS.index(name)] = &values[0]
        else:
            target.ffn_sub_norm = &values[0]
        self.kept[layer, "norm", name] = values

    def set_window(self, Py_ssize_t layer, Py_ssize_t window):
        """In this layer a token sees ``window`` keys, its own among them; rotated by ``window_theta``."""
        if not 0 <= layer < self.layers or window < 1 or self.window_theta <= 0:
            raise ValueError(f"no window of {window} keys in layer {layer}")
        self.layer[layer].window = window

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
        cdef Py_ssize_t i, j
        for i in range(self.layers):
            if self.layer[i].input_norm == NULL or self.layer[i].post_norm == NULL:
                raise ValueError(f"layer {i} has no norms yet")
            if (self.layer[i].q_norm == NULL) != (self.layer[0].q_norm == NULL) or (self.layer[i].k_norm == NULL) != (self.layer[0].q_norm == NULL):
                raise ValueError(f"layer {i} has not the norms of heads that others have")
            for j in range(<Py_ssize_t> len(INPUT_NORMS)):
                if ((&self.layer[i].q_input_norm)[j] == NULL) != (self.layer[0].q_input_norm == NULL):
                    raise ValueError(f"layer {i} lacks norms of the inputs of single matrices")
            has_post = self.layer[0].post_attn_norm != NULL
            if (self.layer[i].post_attn_norm != NULL) != has_post or (self.layer[i].post_ffn_norm != NULL) != has_post:
                raise ValueError(f"layer {i} lacks norms of what is added")
            if (self.layer[i].post_attn_norm != NULL or self.gelu) and self.layer[i].q_input_norm == NULL:
                raise ValueError("norms of what is added, and GELU, are for matrices with inputs of their own")
            if self.layer[i].q_input_norm != NULL and (self.skips_up or self.skips_down):
                raise ValueError("matrices with inputs of their own cannot skip neurons")
            for name in MATRICES:
                if self.linear(i, name).scale == 0:
                    raise ValueError(f"{name} of layer {i} has not been set")
        if self.embed == NULL and self.group_embed is None:
            raise ValueError("the tables have not been set")


def yarn_frequencies(Py_ssize_t head_dim, double theta, double factor, Py_ssize_t original, double beta_fast, double beta_slow):
    """(head_dim / 2,) float32 by NUMERICS.md rule 6: slow ones stretched, worked out in float64 and rounded once."""
    def place(turns):                                # of the pair that makes so many turns in ``original`` positions
        return head_dim * math.log(original / (turns * 2 * math.pi)) / (2 * math.log(theta))

    low, high = max(math.floor(place(beta_fast)), 0), min(math.ceil(place(beta_slow)), head_dim - 1)
    if high == low:
        high += 0.001
    found = []
    for j in range(head_dim // 2):
        frequency = theta ** (-(2.0 * j) / head_dim)
        ramp = min(max((j - low) / (high - low), 0.0), 1.0)
        found.append(frequency * (1.0 - ramp) + frequency / factor * ramp)
    return np.array(found, np.float64).astype(np.float32)


def rope_tables(Py_ssize_t positions, Py_ssize_t head_dim, double theta, tuple yarn=None):
    """cos and sin (positions, head_dim / 2) float32 by NUMERICS.md rule 6.

    yarn: (factor, original, beta_fast, beta_slow) of yarn_frequencies, and what both tables are multiplied with.
    """
    half = head_dim // 2
    power = np.array([theta ** ((2.0 * j) / head_dim) for j in range(half)], np.float64).astype(np.float32)
    cdef const float[::1] inverse = np.float32(1) / power if yarn is None else yarn_frequencies(head_dim, theta, *yarn[:4])
    cdef double magnitude = 1.0 if yarn is None else yarn[4]
    cdef float[:, ::1] cosines = np.empty((positions, half), np.float32)
    cdef float[:, ::1] sines = np.empty((positions, half), np.float32)
    cdef Py_ssize_t position, j
    cdef float angle
    with nogil:
        for position in range(positions):
            for j in range(inverse.shape[0]):
                angle = <float> position * inverse[j]
                cosines[position, j] = <float> (cos64(<double> angle) * magnitude)
                sines[position, j] = <float> (sin64(<double> angle) * magnitude)
    return np.asarray(cosines), np.asarray(sines)
