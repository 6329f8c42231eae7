"""The table of kernels: one function pointer per operation; each ISA module overrides what it does better.

Arithmetic of every operation: NUMERICS.md (sum16, RMSNorm, quantise, exp, attention, head). Common rules:

* ``ROW_BLOCK`` rows are the unit of work: ``row0`` is a multiple of it, ``row1`` too unless it is ``rows``.
* int8 activation vectors are readable, and zero, up to ``cols`` rounded up to ``COL_PAD``; the quantiser gives
  -127 .. 127, and int16 sums of lookup formats are bounded by that (i2_s takes -128 as well).
* Pointers need no alignment beyond their element's.
"""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t, uint16_t
from libc.string cimport memset

from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef enum:
    CHUNK = 256          # keys per attention chunk (NUMERICS.md rule 7)
    MAX_HEAD_DIM = 256   # elements of a head; the attention kernels keep their scratch on the stack
    # bytes matvec_prefetching prefetches beyond those it is at (base3; on a Zen 4 8192 takes 1 to 2 % longer, 3584 a tenth)
    PREFETCH_BYTES = 6656

cdef enum Format:
    I2_S = 0             # two bits per weight
    BASE3 = 1            # five weights per byte
    TL1 = 2              # lookup of two weights
    TL2 = 3              # lookup of three weights, sign apart
    T_MAC = 4            # lookup of four one-bit weights, two planes
    ROWS = 5             # two bits, row after row: Skipping.rows_dot
    COLUMNS = 6          # two bits, neuron after neuron: Skipping.add_columns
    ROWS3 = 7            # five weights per byte, row after row: Skipping.rows3_dot
    COLUMNS3 = 8         # five weights per byte, neuron after neuron: Skipping.add_columns3
    DIGITS = 9           # five ternary digits, a byte: Digits.multiply
    FORMATS = 10

cdef struct PrefetchList:
    # Rows that will be needed next: one line of them is prefetched in each step of another product
    const uint8_t* base
    const int32_t* which         # a list
    Py_ssize_t size              # bytes of a row; 0: nothing is prefetched

cdef struct FormatKernels:
    # One weight format on one instruction set. The layout of ``packed`` is its own business; pack, matvec and
    # matmul of one format share it and are replaced together.

    # bytes of a packed (rows, cols) matrix
    Py_ssize_t (*packed_bytes)(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil
    # Formats that look sums up: bytes of the table of one activation vector, and the table from q (cols,).
    # NULL in formats that need none. matvec then gets the table, 64-byte aligned, in the place of q.
    Py_ssize_t (*table_bytes)(Py_ssize_t cols) noexcept nogil
    void (*make_table)(const int8_t* q, Py_ssize_t cols, uint8_t* table) noexcept nogil
    # official (rows / 4, cols) bytes -> packed rows row0..row1; returns 1 if a code 3 was met, else 0.
    # COLUMNS and COLUMNS3 pack the whole matrix whatever the range: their bytes hold rows from everywhere
    int (*pack)(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                Py_ssize_t row0, Py_ssize_t row1) noexcept nogil
    # acc[r] = sum_k t[r, k] * q[k] for r in row0..row1; qsum = sum_k q[k]. NULL in ROWS, COLUMNS and the like
    void (*matvec)(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                   int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil
    # the same for at most ROW_BLOCK rows, while other rows are prefetched: a gain where decoding takes longer than reading.
    # NULL in most formats
    void (*matvec_prefetching)(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                          int32_t* acc, Py_ssize_t row0, Py_ssize_t row1, PrefetchList list) noexcept nogil
    # the same for n tokens: q (n, q_stride), qsum (n,), acc (n, acc_stride);
    # tile: scratch of ROW_BLOCK * (cols rounded up to COL_PAD) bytes, 64-byte aligned, the thread's own.
    # Beside an unpack for less than ``tiled`` tokens; NULL in formats that only unpack: see multiply() below
    void (*matmul)(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                   const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                   int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                   uint8_t* tile) noexcept nogil

    # The codes of the ROW_BLOCK rows from ``row`` on, a byte each: tile (cols / 4, ROW_BLOCK, 4). Rows beyond the
    # last and columns beyond ``cols`` may hold any code. NULL in formats whose matmul serves any number of tokens.
    void (*unpack)(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil
    Py_ssize_t tiled             # tokens from which on a tile is quicker, where there are both


cdef inline FormatKernels no_format() noexcept nogil:
    """To be filled in: what a format has not stays NULL."""
    cdef FormatKernels ternary
    memset(&ternary, 0, sizeof(ternary))
    return ternary


# acc[i] = row which[i] . q - qsum, codes 0 .. 3; q is readable, and zero, up to cols rounded up to whole lines. Like any list
# here, which has entries beyond n that are rows to prefetch_lines for (LIST_PAD, for add_columns NEURON_PAD). Where the list ends they
# are not there, and ``next`` says from where on bytes are prefetched instead, if it is not NULL
ctypedef void (*RowsDot)(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                         Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil

# sums[r] += (code of row r and column which[i]) * q[i] for all i, times 4 ** min(r % span // 64, 3), span being the codes of a
# line: fields are used where they lie. sums (rows rounded up to span,)
ctypedef void (*AddColumns)(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                            int32_t* sums) noexcept nogil

cdef struct Skipping:
    # Products that read only the weights a token needs (layouts/sparse.pxd). ``which`` is ascending; n > 0.
    RowsDot rows_dot             # of a matrix in ROWS
    RowsDot rows3_dot            # of a matrix in ROWS3
    AddColumns add_columns       # of a matrix in COLUMNS
    AddColumns add_columns3      # of a matrix in COLUMNS3

cdef struct PrefetchRange:
    # Cache lines that are probably needed soon; of any address
    const char* first
    Py_ssize_t count
    Py_ssize_t stride            # bytes

# acc (n, acc_stride) [:, :rows] = q (n, q_stride) @ tile.T - qsum; rows <= ROW_BLOCK of a tile as unpack leaves it.
# ``next`` may be prefetched on the way: memory has nothing else to do
ctypedef void (*Gemm)(const uint8_t* tile, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, Py_ssize_t q_stride,
                      const int32_t* qsum, Py_ssize_t n, int32_t* acc, Py_ssize_t acc_stride, const PrefetchRange* next) noexcept nogil

cdef struct Floats:
    # out (n,) = w * (x * r), r = 1 / sqrt(sum16(x * x) / n + eps); out may be x
    void (*rmsnorm)(const float* x, const float* w, Py_ssize_t n, float eps, float* out) noexcept nogil
    # q (n rounded up to COL_PAD, padding zero) = rint(x * scale), scale = 127 / max(max|x|, 1e-5);
    # scale and qsum = sum(q) are written through their pointers; returns 1 if max|x| is not finite, else 0
    int (*quantize)(const float* x, Py_ssize_t n, int8_t* q, float* scale, int32_t* qsum) noexcept nogil
    # out = relu(gate)^2 * up, (relu * relu) * up; out may be gate
    void (*gate_relu2)(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil
    # out = gate / (1 + exp(-gate)) * up; out may be gate
    void (*gate_silu)(const float* gate, const float* up, Py_ssize_t n, float* out) noexcept nogil
    # The end of a linear layer: out (n, stride) [:, :rows] = or, to add, += acc (n, rows) in units of the layer
    # (NUMERICS.md rule 4), code_scale (n,) and weight_scale being those of the codes and of the weights
    void (*scale_rows)(const int32_t* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, float weight_scale,
                       bint divides, bint add, float* out, Py_ssize_t stride) noexcept nogil
    # in place on x (d,): pairs (j, j + d/2), cos and sin (d/2,)
    void (*rope)(float* x, Py_ssize_t d, const float* cos, const float* sin) noexcept nogil
    # half (n,) = f16(x), half to even; returns 1 if some |x| is above 65504 or not finite, else 0
    int (*to_f16)(const float* x, Py_ssize_t n, uint16_t* half) noexcept nogil
    # One chunk of keys for the query heads that share them, ``group`` of each token. q (heads, d), d <= MAX_HEAD_DIM;
    # keys and values (.., d). Head h sees the first count + h // group of them, at most CHUNK. Per head:
    # score = sum16(q * k) * scale, m = max, p = exp(score - m), z = sum16(p), o[e] = sum of p_j * v_j[e] in ascending j.
    # m, z (heads,) and o (heads, d) lie ``stride`` floats apart per head.
    # next: keys that are probably needed soon, to be prefetched; of any address
    void (*attend_f32)(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                       Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                       const void* next) noexcept nogil
    void (*attend_f16)(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                       Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                       const void* next) noexcept nogil
    # Merge the chunks of one head in ascending order. Chunk c has m, z and o (d,) at m[c * stride] ...;
    # out (d,) = sum(o_c * f_c) / sum(z_c * f_c), f_c = exp(m_c - max m)
    void (*attend_merge)(const float* m, const float* z, const float* o, Py_ssize_t stride, Py_ssize_t chunks,
                         Py_ssize_t d, float* out) noexcept nogil
    # logits: out[t, r] = sum16(w[r] * h[t]) for r in row0..row1; w (rows, n) bf16, h (m, n), out (m, out_stride)
    void (*head_bf16)(const uint16_t* w, Py_ssize_t n, const float* h, Py_ssize_t m,
                      float* out, Py_ssize_t out_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil
    # the same for a list of rows and one vector: out[i] = sum16(w[rows[i]] * h) for i in 0..count
    void (*head_rows)(const uint16_t* w, Py_ssize_t n, const float* h, const int32_t* rows, Py_ssize_t count,
                      float* out) noexcept nogil

# Sums over plane A of the head (layouts/head_planes.pxd), or with bits that are not NULL over planes A and B: sums (count, m, 2) = the
# listed rows @ parts (m, 2, cols), the two int8 parts of m hidden states; cols is a multiple of PLANE_PAD. A row is read
# once for all m. The rows are expected to follow one another; others are only slower. (Plane C: Skipping.rows_dot.)
ctypedef void (*HeadDots)(const uint8_t* nibbles, const uint8_t* bits, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                          const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil

cdef struct Digits:
    # Weights of five ternary digits (layouts/digits.pxd), in their own words: activations are int16

    # q (n rounded up to COL_PAD, padding zero) = rint(x * scale), scale = limit / max(max|x|, 1e-5), limit <= LARGEST_WORD;
    # returns 1 if max|x| is not finite, else 0
    int (*quantize)(const float* x, Py_ssize_t n, float limit, int16_t* q, float* scale) noexcept nogil
    # acc (n, acc_stride) [:, row0:row1] = q (n, q_stride) @ weights.T, exact and then rounded once
    void (*multiply)(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int16_t* q, Py_ssize_t q_stride,
                     Py_ssize_t n, float* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil
    # out (n, stride) [:, :rows] = or, to add, += acc (n, rows) * (row_scale (rows,) / code_scale (n,)), NUMERICS.md rule 4
    void (*scale_rows)(const float* acc, Py_ssize_t n, Py_ssize_t rows, const float* code_scale, const float* row_scale,
                       bint add, float* out, Py_ssize_t stride) noexcept nogil

cdef class Kernels:
    cdef readonly str isa
    cdef readonly dict origins          # name of a kernel -> instruction set that provides it in this table
    cdef readonly dict sparse_layouts            # the same of the formats in SPARSE_LAYOUTS, which are parts of kernels
    cdef readonly str digits_isa        # instruction set that provides the products of digits
    cdef FormatKernels formats[FORMATS]
    cdef Skipping skipping
    cdef Gemm gemm
    cdef Floats floats
    cdef HeadDots dots_of_head
    cdef Digits digits
    cdef const FormatKernels* ternary(self, str kernel) except NULL
    cdef provide(self, str kernel, FormatKernels ternary)
    cdef provide_digits(self, Digits digits)


cdef inline void multiply(const FormatKernels* ternary, Gemm gemm, const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                          const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                          int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                          uint8_t* tile, const PrefetchRange* next) noexcept nogil:
    """FormatKernels.matmul, or tile by tile through the int8 product of the instruction set."""
    cdef Py_ssize_t row, end, few = 0, many
    if ternary.matmul != NULL and (ternary.unpack == NULL or n < ternary.tiled):
        ternary.matmul(packed, rows, cols, q, q_stride, qsum, n, acc, acc_stride, row0, row1, tile)
        return
    if ternary.matmul != NULL and n % 8 <= 4:        # a product takes eight tokens at once, or as many
        few = n % 8
    many = n - few
    for row in range(row0, row1, 32):                # ROW_BLOCK; a literal, so that the loop is a plain one
        end = min(row + ROW_BLOCK, row1)
        ternary.unpack(packed, rows, cols, row, tile)
        gemm(tile, end - row, cols, q, q_stride, qsum, many, acc + row, acc_stride, next)
        if few:
            ternary.matmul(packed, rows, cols, q + many * q_stride, q_stride, qsum + many, few, acc + many * acc_stride,
                           acc_stride, row, end, tile)
