"""The table of kernels the decoder calls through, and its checked Python doors for tests and benchmarks.

Every door checks shapes (ValueError) and then calls the pointer. Arithmetic: NUMERICS.md; shapes and
errors of each operation are beside its pointer in table.pxd.
"""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint16_t

from cython_kernels.layouts.digits cimport digits_bytes
from cython_kernels.layouts.head_planes cimport PLANE_PAD
from cython_kernels.layouts.sparse cimport LINE, NEURON_PAD, Q_PAD, SPAN, SPAN3
from cython_kernels.layouts.tile cimport COL_PAD, ROW_BLOCK
from cython_kernels.numerics cimport fp_enter, fp_leave
from cython_kernels.system.memory cimport Memory

import numpy as np

NAMES = ("i2_s", "base3", "tl1", "tl2", "t_mac")          # in the order of Format
SPARSE_LAYOUTS = ("rows", "columns", "rows3", "columns3")          # parts of kernels that skip zero neurons
DIGITS_KERNEL = "digits"                                  # of weights of five ternary digits, Format's last


cdef Py_ssize_t digits_bytes_of(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return digits_bytes(rows, cols)


cdef class Kernels:
    """One function pointer per operation; each ISA module overrides those it does better.

    ``isa`` names the best instruction set in the table; a format may come from a lesser one (``origins``).
    """

    def __cinit__(self):
        self.origins, self.sparse_layouts = {}, {}

    cdef const FormatKernels* ternary(self, str kernel) except NULL:
        if kernel == DIGITS_KERNEL and self.digits_isa:
            return &self.formats[<int> DIGITS]
        if kernel not in self.origins and kernel not in self.sparse_layouts:
            raise ValueError(f"there is no kernel {kernel!r}; there are {', '.join(self.origins)}")
        return &self.formats[<int> (NAMES + SPARSE_LAYOUTS).index(kernel)]

    cdef provide(self, str kernel, FormatKernels ternary):
        """Called by the fill() of an ISA module, after it has set ``isa``."""
        self.formats[<int> (NAMES + SPARSE_LAYOUTS).index(kernel)] = ternary
        (self.sparse_layouts if kernel in SPARSE_LAYOUTS else self.origins)[kernel] = self.isa

    cdef provide_digits(self, Digits digits):
        """The same for the products of digits, whose layout is one for all."""
        self.formats[<int> DIGITS].packed_bytes = digits_bytes_of
        self.digits, self.digits_isa = digits, self.isa

    # ---- ternary ----

    def pack(self, str kernel, const uint8_t[:, ::1] official, row0=0, row1=None):
        """Pack an official (rows / 4, cols) tensor; ValueError if a code 3 is met. Returns a Memory."""
        cdef Py_ssize_t rows = official.shape[0] * 4
        cdef Py_ssize_t cols = official.shape[1]
        cdef Py_ssize_t first = row0, last = rows if row1 is None else row1
        cdef const FormatKernels* kernels = self.ternary(kernel)
        require(rows > 0 and cols > 0 and 0 <= first <= last <= rows and first % ROW_BLOCK == 0
                and (last % ROW_BLOCK == 0 or last == rows), "rows", first, last)
        cdef Memory packed = Memory(kernels.packed_bytes(rows, cols))
        cdef int bad
        with nogil:
            bad = kernels.pack(&official[0, 0], rows, cols, packed.data, first, last)
        if bad:
            raise ValueError("the packed tensor holds the code 3, which no ternary weight has")
        return packed

    def matvec(self, str kernel, Memory packed, Py_ssize_t rows, const int8_t[::1] q, int32_t[::1] acc,
               row0=0, row1=None):
        """acc (rows,) [row0:row1] = weights @ q (cols,) of a matrix that ``pack`` of this table made."""
        cdef Py_ssize_t cols = q.shape[0]
        cdef Py_ssize_t first = row0, last = rows if row1 is None else row1
        cdef const FormatKernels* kernels = self.ternary(kernel)
        require(packed.size == kernels.packed_bytes(rows, cols) and acc.shape[0] == rows, "shapes", rows, cols)
        require(0 <= first <= last <= rows and first % ROW_BLOCK == 0
                and (last % ROW_BLOCK == 0 or last == rows), "rows", first, last)
        padded = padded_rows(q[None, :])
        cdef const int8_t[:, ::1] codes = padded
        cdef const int8_t* input = &codes[0, 0]
        cdef int32_t total = np.asarray(q).sum(dtype=np.int32)
        cdef Memory table
        if kernels.matvec == NULL:
            self.matmul(kernel, packed, rows, q[None, :], acc[None, :], row0, row1)
            return
        if kernels.make_table != NULL:
            table = Memory(kernels.table_bytes(cols))
            kernels.make_table(input, cols, table.data)
            input = <const int8_t*> table.data
        with nogil:
            kernels.matvec(packed.data, rows, cols, input, total, &acc[0], first, last)

    def matvec_prefetching(self, str kernel, Memory packed, Py_ssize_t rows, const int8_t[::1] q, int32_t[::1] acc):
        """``matvec`` of all rows, block by block, by the form of it that prefetches others on the way; False if there is none."""
        cdef Py_ssize_t cols = q.shape[0], row
        cdef const FormatKernels* kernels = self.ternary(kernel)
        require(packed.size == kernels.packed_bytes(rows, cols) and acc.shape[0] == rows, "shapes", rows, cols)
        if kernels.matvec_prefetching == NULL:
            return False
        padded = padded_rows(q[None, :])
        cdef const int8_t[:, ::1] codes = padded
        cdef int32_t total = np.asarray(q).sum(dtype=np.int32)
        cdef const int32_t[::1] which = listed([0])
        with nogil:
            for row in range(0, rows, 32):           # ROW_BLOCK
                kernels.matvec_prefetching(packed.data, rows, cols, &codes[0, 0], total, &acc[0], row, min(row + ROW_BLOCK, rows),
                                      PrefetchList(packed.data, &which[0], 2 * LINE))
        return True

    def matmul(self, str kernel, Memory packed, Py_ssize_t rows, const int8_t[:, ::1] q, int32_t[:, ::1] acc,
               row0=0, row1=None):
        """acc (n, rows) [:, row0:row1] = q (n, cols) @ weights.T"""
        cdef Py_ssize_t n = q.shape[0], cols = q.shape[1]
        cdef Py_ssize_t first = row0, last = rows if row1 is None else row1
        cdef const FormatKernels* kernels = self.ternary(kernel)
        require(n > 0 and packed.size == kernels.packed_bytes(rows, cols)
                and acc.shape[0] == n and acc.shape[1] == rows, "shapes", rows, cols)
        require(0 <= first <= last <= rows and first % ROW_BLOCK == 0
                and (last % ROW_BLOCK == 0 or last == rows), "rows", first, last)
        padded = padded_rows(q)
        cdef const int8_t[:, ::1] codes = padded
        cdef int32_t[::1] sums = np.asarray(q).sum(axis=1, dtype=np.int32)
        cdef Memory tile = Memory(ROW_BLOCK * codes.shape[1])
        cdef PrefetchRange next = PrefetchRange(<const char*> packed.data, packed.size // LINE, LINE)
        with nogil:
            multiply(kernels, self.gemm, packed.data, rows, cols, &codes[0, 0], codes.shape[1], &sums[0], n,
                     &acc[0, 0], rows, first, last, tile.data, &next)

    def rows_dot(self, str layout, Memory packed, Py_ssize_t rows, const int8_t[::1] q, const int32_t[::1] which):
        """(n,) sums of the rows ``which`` (n,) of a matrix (rows, cols) that ``pack(layout, ...)`` made; rows or rows3"""
        cdef Py_ssize_t cols = q.shape[0], n = which.shape[0]
        cdef RowsDot dot = self.skipping.rows3_dot if layout == "rows3" else self.skipping.rows_dot
        require(layout in ("rows", "rows3"), "layout", layout, "")
        require(packed.size == self.ternary(layout).packed_bytes(rows, cols), "shapes", rows, cols)
        require(n > 0 and 0 <= np.min(which) and np.max(which) < rows, "rows", n, rows)
        cdef int8_t[::1] codes = np.zeros(cols + Q_PAD, np.int8)
        codes[:cols] = q
        cdef int32_t total = np.asarray(q).sum(dtype=np.int32)
        cdef const int32_t[::1] rows_listed = listed(which)
        cdef int32_t[::1] acc = np.empty(n, np.int32)
        with nogil:
            dot(packed.data, cols, &codes[0], total, &rows_listed[0], n, NULL, &acc[0])
        return np.asarray(acc)

    def add_columns(self, str layout, Memory packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t[::1] q,
                    const int32_t[::1] which):
        """(rows,) sums of columns ``which`` (n,) times q (n,) of a matrix that ``pack(layout, ...)`` made; columns or columns3"""
        cdef Py_ssize_t n = which.shape[0]
        cdef bint fives = layout == "columns3"
        cdef AddColumns add = self.skipping.add_columns3 if fives else self.skipping.add_columns
        require(layout in ("columns", "columns3"), "layout", layout, "")
        require(packed.size == self.ternary(layout).packed_bytes(rows, cols), "shapes", rows, cols)
        require(n > 0 and n == q.shape[0] and 0 <= np.min(which) and np.max(which) < cols, "columns", n, cols)
        span = SPAN3 if fives else SPAN
        sums = np.zeros((rows + span - 1) // span * span, np.int32)
        cdef int32_t[::1] view = sums
        cdef const int32_t[::1] neurons = listed(which)
        with nogil:
            add(packed.data, rows, &neurons[0], &q[0], n, &view[0])
        fields = sums.reshape(-1, span // 64, 64) >> np.array([0, 2, 4, 6, 6][: span // 64])[:, None]
        return (fields.reshape(-1)[:rows] - np.asarray(q).sum(dtype=np.int32)).astype(np.int32)

    # ---- floats ----

    def rmsnorm(self, const float[::1] x, const float[::1] w, float eps):
        """(n,), (n,) -> (n,)"""
        require(x.shape[0] == w.shape[0] and x.shape[0] > 0, "shapes", x.shape[0], w.shape[0])
        cdef float[::1] out = np.empty(x.shape[0], np.float32)
        mode = fp_enter()
        self.floats.rmsnorm(&x[0], &w[0], x.shape[0], eps, &out[0])
        fp_leave(mode)
        return np.asarray(out)

    def quantize(self, const float[::1] x):
        """(n,) -> codes (n,) int8, scale, sum of the codes; ValueError if x is not finite."""
        cdef Py_ssize_t n = x.shape[0]
        require(n > 0, "shapes", n, 0)
        cdef int8_t[::1] q = np.full(n + COL_PAD, 99, np.int8)
        cdef float scale = 0
        cdef int32_t total = 0
        mode = fp_enter()
        bad = self.floats.quantize(&x[0], n, &q[0], &scale, &total)
        fp_leave(mode)
        if bad:
            raise ValueError("cannot quantise a vector that is not finite")
        padded = round_up(n)
        codes = np.asarray(q)
        assert not codes[n:padded].any() and (codes[padded:] == 99).all(), "the padding is zero, and nothing beyond it is touched"
        return codes[:n].copy(), scale, total

    def gate(self, str activation, const float[::1] gate, const float[::1] up):
        """activation "relu2" or "silu"; (n,), (n,) -> (n,)"""
        require(gate.shape[0] == up.shape[0] and gate.shape[0] > 0, "shapes", gate.shape[0], up.shape[0])
        require(activation in ("relu2", "silu"), "activation", activation, "")
        cdef float[::1] out = np.empty(gate.shape[0], np.float32)
        mode = fp_enter()
        if activation == "relu2":
            self.floats.gate_relu2(&gate[0], &up[0], gate.shape[0], &out[0])
        else:
            self.floats.gate_silu(&gate[0], &up[0], gate.shape[0], &out[0])
        fp_leave(mode)
        return np.asarray(out)

    def scale_rows(self, const int32_t[:, ::1] acc, const float[::1] code_scale, float weight_scale, bint divides,
                   float[:, ::1] out, bint add):
        """out (n, stride) [:, :rows] = or += acc (n, rows), codes scaled by code_scale (n,)"""
        require(acc.shape[0] == code_scale.shape[0] == out.shape[0] > 0 and 0 < acc.shape[1] <= out.shape[1], "shapes",
                acc.shape[0], acc.shape[1])
        mode = fp_enter()
        self.floats.scale_rows(&acc[0, 0], acc.shape[0], acc.shape[1], &code_scale[0], weight_scale, divides, add,
                               &out[0, 0], out.shape[1])
        fp_leave(mode)

    def rope(self, float[::1] x, const float[::1] cos, const float[::1] sin):
        """Rotates x (d,) in place; cos and sin (d / 2,)."""
        require(x.shape[0] == 2 * cos.shape[0] == 2 * sin.shape[0] and x.shape[0] > 0, "shapes", x.shape[0], cos.shape[0])
        mode = fp_enter()
        self.floats.rope(&x[0], x.shape[0], &cos[0], &sin[0])
        fp_leave(mode)

    def to_f16(self, const float[::1] x):
        """(n,) float32 -> (n,) float16; ValueError if a value does not fit."""
        require(x.shape[0] > 0, "shapes", 0, 0)
        cdef uint16_t[::1] half = np.empty(x.shape[0], np.uint16)
        mode = fp_enter()
        bad = self.floats.to_f16(&x[0], x.shape[0], &half[0])
        fp_leave(mode)
        if bad:
            raise ValueError("a value above 65504 does not fit into float16")
        return np.asarray(half).view(np.float16)

    def attend(self, const float[:, ::1] q, keys, values, float scale, Py_ssize_t group=0):
        """q (heads, d) against keys and values (n, d), float16 or float32, by chunks -> (heads, d).

        group: heads of a token, each of which sees one key more than the last; n are those of the last one. All of
        them begin in one chunk. 0: all heads see the same.
        """
        cdef Py_ssize_t heads = q.shape[0], d = q.shape[1], n = len(keys), chunk, first, count, h, sharing
        cdef Py_ssize_t more = (heads - 1) // group if group else 0
        require(keys.shape == (n, d) and values.shape == (n, d) and n > 0 and keys.dtype == values.dtype
                and keys.dtype in (np.float16, np.float32) and heads > 0 and 0 < d <= MAX_HEAD_DIM, "shapes", heads, d)
        cdef Py_ssize_t chunks = (n + CHUNK - 1) // CHUNK
        cdef Py_ssize_t width = d + 2
        require(group >= 0 and n - (chunks - 1) * CHUNK > more, "tokens", n, more + 1)
        cdef float[:, :, ::1] parts = np.empty((chunks, heads, width), np.float32)   # m, z, o
        cdef float[:, ::1] out = np.empty((heads, d), np.float32)
        cdef const uint16_t[:, ::1] k16, v16
        cdef const float[:, ::1] k32, v32
        half = keys.dtype == np.float16
        if half:
            k16 = np.ascontiguousarray(keys).view(np.uint16)
            v16 = np.ascontiguousarray(values).view(np.uint16)
        else:
            k32 = np.ascontiguousarray(keys)
            v32 = np.ascontiguousarray(values)
        mode = fp_enter()
        for chunk in range(chunks):
            first = chunk * CHUNK
            count, sharing = CHUNK, heads
            if chunk == chunks - 1:
                count, sharing = n - first - more, group if group else heads
            if half:
                self.floats.attend_f16(&q[0, 0], heads, d, &k16[first, 0], &v16[first, 0], count, sharing, scale,
                                       &parts[chunk, 0, 0], &parts[chunk, 0, 1], &parts[chunk, 0, 2], width, &k16[first, 0])
            else:
                self.floats.attend_f32(&q[0, 0], heads, d, &k32[first, 0], &v32[first, 0], count, sharing, scale,
                                       &parts[chunk, 0, 0], &parts[chunk, 0, 1], &parts[chunk, 0, 2], width, &k32[first, 0])
        for h in range(heads):
            self.floats.attend_merge(&parts[0, h, 0], &parts[0, h, 1], &parts[0, h, 2], heads * width, chunks, d,
                                     &out[h, 0])
        fp_leave(mode)
        return np.asarray(out)

    def head_bf16(self, const uint16_t[:, ::1] w, const float[:, ::1] h):
        """w (rows, n) bf16 bit patterns, h (m, n) -> logits (m, rows)"""
        require(w.shape[1] == h.shape[1] and w.shape[0] > 0 and h.shape[0] > 0 and w.shape[1] > 0,
                "shapes", w.shape[1], h.shape[1])
        cdef float[:, ::1] out = np.empty((h.shape[0], w.shape[0]), np.float32)
        mode = fp_enter()
        self.floats.head_bf16(&w[0, 0], w.shape[1], &h[0, 0], h.shape[0], &out[0, 0], w.shape[0], 0, w.shape[0])
        fp_leave(mode)
        return np.asarray(out)

    def head_rows(self, const uint16_t[:, ::1] w, const float[::1] h, const int32_t[::1] rows):
        """w (rows, n) bf16 bit patterns, h (n,) -> logits (count,) of the listed rows"""
        require(w.shape[1] == h.shape[0] > 0 and 0 <= np.min(rows) and np.max(rows) < w.shape[0], "shapes", w.shape[1], h.shape[0])
        cdef float[::1] out = np.empty(rows.shape[0], np.float32)
        mode = fp_enter()
        self.floats.head_rows(&w[0, 0], w.shape[1], &h[0], &rows[0], rows.shape[0], &out[0])
        fp_leave(mode)
        return np.asarray(out)

    # ---- planes ----

    def head_dots(self, const uint8_t[:, ::1] nibbles, const uint8_t[:, ::1] bits, const int8_t[:, :, ::1] parts,
                  const int32_t[::1] rows):
        """nibbles (rows, cols / 2), bits (rows, cols / 8) or None, parts (m, 2, cols) -> sums (count, m, 2) of the listed rows"""
        cdef Py_ssize_t cols = parts.shape[2], m = parts.shape[0], count = rows.shape[0]
        cdef const uint8_t* second = NULL
        require(cols % PLANE_PAD == 0 and nibbles.shape[1] == cols // 2 and parts.shape[1] == 2
                and count > 0 and 0 <= np.min(rows) and np.max(rows) < nibbles.shape[0], "shapes", cols, nibbles.shape[1])
        if bits is not None:
            require(bits.shape[0] == nibbles.shape[0] and bits.shape[1] == cols // 8, "bits", bits.shape[0], bits.shape[1])
            second = &bits[0, 0]
        cdef int32_t[:, :, ::1] sums = np.empty((count, m, 2), np.int32)
        with nogil:
            self.dots_of_head(&nibbles[0, 0], second, cols, &rows[0], count, &parts[0, 0, 0], m, &sums[0, 0, 0])
        return np.asarray(sums)

    def plane_c_dot(self, const uint8_t[:, ::1] plane, const int8_t[::1] q, const int32_t[::1] rows):
        """plane (rows, cols / 4), q (cols,) -> sums (count,) of the listed rows: rows_dot with codes as they are, 3 too"""
        cdef Py_ssize_t cols = q.shape[0], count = rows.shape[0]
        require(cols % PLANE_PAD == 0 and plane.shape[1] == cols // 4
                and count > 0 and 0 <= np.min(rows) and np.max(rows) < plane.shape[0], "shapes", cols, plane.shape[1])
        cdef const int32_t[::1] which = listed(rows)
        cdef int32_t[::1] sums = np.empty(count, np.int32)
        with nogil:
            self.skipping.rows_dot(&plane[0, 0], cols, &q[0], 0, &which[0], count, NULL, &sums[0])
        return np.asarray(sums)


cdef listed(rows):
    """rows (n,) with what a list has beyond its end"""
    return np.pad(np.asarray(rows, np.int32), (0, NEURON_PAD), mode="edge")


cdef Py_ssize_t round_up(Py_ssize_t n) noexcept:
    """n up to the next multiple of COL_PAD"""
    return (n + COL_PAD - 1) // COL_PAD * COL_PAD


cdef padded_rows(q):
    """q (n, cols) int8 with zeros up to a multiple of COL_PAD columns"""
    n, cols = q.shape
    padded = np.zeros((n, round_up(cols)), np.int8)
    padded[:, :cols] = q
    return padded


cdef require(condition, what, first, second):
    if not condition:
        raise ValueError(f"{what} do not fit: {first}, {second}")
