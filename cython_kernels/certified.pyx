"""The certified head: int8 codes of the bf16 rows with proven errors, so that few rows are read in bf16 to find the best.

What is kept of a row w (n,): codes c = rint(w / s), s = max|w| / 127, as three nested bit planes (planes.pxd). After the
first, two or all planes a code is known to be in the middle of 16, 4 or 1 values; w^ is the row made of those middles,
e = w - w^. ||e|| and ||w|| are computed here in float64 and rounded up to float32, so they hold whatever the codes are.

**The bound.** The reference logit z is sum16(w * h) in float32 (NUMERICS.md section 8). The hidden state h is kept as
h^ = step * q with whole |q| <= 16256, q = 128 f + g with whole |g| <= 64, r = h - h^. The search computes

    z^ = <w^_A, h^> + <w^ - w^_A, 128 step f>

in whole numbers, exactly, and one float64 product: what planes B and C tell is small beside plane A (w^_A is what that
says), so it is multiplied by the first part of the state only, in half the time. Then z^ = <w^, h^> - <w^ - w^_A, step g> and

    |z - z^| <= |z - <w, h>| + |<e, h>| + |<w^, r>| + |<w^ - w^_A, step g>|
             <= B = (gamma ||w|| ||h|| + n 2^-149) + ||e|| ||h|| + ||w^|| ||r|| + (||e_A|| + ||e||) step ||g||

by Cauchy and Schwarz, with ||w^|| <= ||w|| + ||e||, and w^ - w^_A = e_A - e.

The first term is the float32 evaluation: a product is rounded once; a lane adds ceil(n / 16) of them one after the other,
the first to +0, and four halvings follow. So each term of the sum carries at most k = ceil(n / 16) + 4 factors (1 + d),
|d| <= u = 2^-24 (Higham, Accuracy and Stability of Numerical Algorithms, lemma 3.1): gamma = k u / (1 - k u), and
sum |w_i h_i| <= ||w|| ||h||. A product below 2^-126 may lose up to 2^-150 absolutely; sums lose nothing there.
This needs that nothing overflows: greatest_norm * ||h|| < 2^126 is asked for.

So z lies in [z^ - B, z^ + B]. At least k rows have z >= L = the k-th largest z^ - B; a row with z^ + B < L is not among
the k best. What is left is read in bf16 by the function that defines the logits, and its results are those of the full
head, bit for bit. How many are left decides speed only.
"""
from libc.math cimport INFINITY, sqrt
from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint16_t
from libc.string cimport memset

from cython_kernels.bounds cimport Query, bound, describe, outward, weigh_nibbles, weigh_pairs
from cython_kernels.fp cimport fp_enter, fp_leave
from cython_kernels.memory cimport Memory
from cython_kernels.numerics cimport bf16_to_f32, float_bits
from cython_kernels.planes cimport LINE, padded_columns, scalar_nibbles
from cython_kernels.skipping_layout cimport row_dot

import numpy as np

cdef extern from "math.h" nogil:
    float nextafterf(float, float) noexcept

cdef enum:
    WIDTH = 256              # PLANE_PAD: columns coded at a time
    SUMS = 8                 # running sums of each kind, so that several are added at once


cdef inline float round_up(double x) noexcept nogil:
    """The float32 above x, which is off by less than 1e-11 of itself: the sum of up to 2**14 squares and its root."""
    cdef float y
    x = x * (1.0 + 1e-10)
    y = <float> x
    return nextafterf(y, <float> INFINITY) if y < x else y


cdef inline void code_columns(const float* w, float per_scale, uint8_t* codes) noexcept nogil:
    """codes (WIDTH,) = rint(w / scale) + 128"""
    cdef Py_ssize_t i
    for i in range(WIDTH):
        # adding 1.5 * 2**23 rounds half to even and leaves the whole number in the lowest bits
        codes[i] = <uint8_t> (float_bits(w[i] * per_scale + <float> 12582912.0) + 128)


cdef inline void put_planes(const uint8_t* codes, uint8_t* a, uint8_t* b, uint8_t* c) noexcept nogil:
    """WIDTH codes into two lines of plane A and one each of B and C"""
    cdef Py_ssize_t i
    for i in range(LINE):
        a[i] = codes[i] >> 4 | (codes[LINE + i] & 0xF0)
        a[LINE + i] = codes[2 * LINE + i] >> 4 | (codes[3 * LINE + i] & 0xF0)
        b[i] = (codes[i] >> 2 & 3 | (codes[LINE + i] & 12) | (codes[2 * LINE + i] & 12) << 2
                | (codes[3 * LINE + i] & 12) << 4)
        c[i] = (codes[i] & 3 | (codes[LINE + i] & 3) << 2 | (codes[2 * LINE + i] & 3) << 4
                | (codes[3 * LINE + i] & 3) << 6)


cdef inline double error_of(float w, int known, double middle, double scale) noexcept nogil:
    """w minus the middle of what is known of its code; the product is exact (24 and 9 bits), the difference rounded once"""
    return w - scale * (<double> known - middle)


cdef inline void add_squares(const float* w, const uint8_t* codes, double scale, Py_ssize_t count, double* sums) noexcept nogil:
    """sums (4, SUMS) += the squares of w (count,) and of its errors with 4, 6 and 8 bits of the codes"""
    cdef Py_ssize_t i, j
    cdef double e
    for i in range(0, count - 7, 8):             # SUMS
        for j in range(SUMS):
            sums[j] += <double> w[i + j] * w[i + j]
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j] & 0xF0, 120.5, scale)
            sums[SUMS + j] += e * e
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j] & 0xFC, 126.5, scale)
            sums[2 * SUMS + j] += e * e
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j], 128.0, scale)
            sums[3 * SUMS + j] += e * e
    for i in range(count - count % SUMS, count):
        sums[0] += <double> w[i] * w[i]
        e = error_of(w[i], codes[i] & 0xF0, 120.5, scale)
        sums[SUMS] += e * e
        e = error_of(w[i], codes[i] & 0xFC, 126.5, scale)
        sums[2 * SUMS] += e * e
        e = error_of(w[i], codes[i], 128.0, scale)
        sums[3 * SUMS] += e * e


cdef inline double total(const double* sums) noexcept nogil:
    cdef double x = 0
    cdef Py_ssize_t j
    for j in range(SUMS):
        x += sums[j]
    return x


cdef int code_row(CodedRows* coded, Py_ssize_t row) noexcept nogil:
    """Planes, scale and norms of one row; 1 if a weight is not finite."""
    cdef float w[WIDTH]
    cdef uint8_t codes[WIDTH]
    cdef double sums[4 * SUMS]
    cdef const uint16_t* source = coded.table + row * coded.n
    cdef uint16_t largest = 0, magnitude
    cdef float scale, per_scale = 0
    cdef Py_ssize_t i, first, count, plane
    for i in range(coded.n):
        magnitude = source[i] & 0x7FFF
        largest = max(largest, magnitude)
    if largest >= 0x7F80:
        return 1
    scale = bf16_to_f32(largest) / <float> 127.0
    if scale > <float> 1e-30:
        per_scale = <float> 1.0 / scale
    else:
        scale = 0                                # codes of 0: the error is the row itself
    memset(sums, 0, sizeof(sums))
    for first in range(0, coded.cols, 256):      # WIDTH
        count = min(<Py_ssize_t> WIDTH, coded.n - first)
        memset(w, 0, sizeof(w))
        for i in range(count):
            w[i] = bf16_to_f32(source[first + i])
        code_columns(w, per_scale, codes)
        add_squares(w, codes, scale, count, sums)
        put_planes(codes, coded.planes[0] + (row * coded.cols + first) // 2,
                   coded.planes[1] + (row * coded.cols + first) // 4, coded.planes[2] + (row * coded.cols + first) // 4)
    coded.scale[row] = scale
    coded.norm[row] = round_up(sqrt(total(sums)))
    for plane in range(PLANES):
        coded.errors[plane][row] = round_up(sqrt(total(sums + (1 + plane) * SUMS)))
    return 0


cdef class CertifiedHead:
    """Codes of a head ``table`` (rows, n), bf16 bit patterns, which stays in use for the rows that must be exact.

    ``code`` every row once, then call ``finish``; after that it is read-only and may be searched from any thread.
    """

    def __cinit__(self, const uint16_t[:, ::1] table):
        cdef CodedRows* coded = &self.coded
        if not 0 < table.shape[0] < 2**31 or not 0 < table.shape[1] <= 2**14:
            raise ValueError(f"a head of {table.shape[0]} x {table.shape[1]} cannot be certified")
        coded.table, coded.rows, coded.n = &table[0, 0], table.shape[0], table.shape[1]
        coded.cols = padded_columns(coded.n)
        self.kept = [table]
        cdef Py_ssize_t plane
        for plane in range(PLANES):
            coded.planes[plane] = self.block(coded.rows * (coded.cols // (4 if plane else 2)))
            coded.errors[plane] = <float*> self.block(coded.rows * 4)
        coded.scale = <float*> self.block(coded.rows * 4)
        coded.norm = <float*> self.block(coded.rows * 4)

    cdef uint8_t* block(self, Py_ssize_t size) except NULL:
        cdef Memory memory = Memory(size)
        self.kept.append(memory)
        return memory.data

    @property
    def bytes(self):
        """Of planes and norms, without the table."""
        return sum(memory.size for memory in self.kept[1:])

    def code(self, Py_ssize_t row0, Py_ssize_t row1):
        """Code rows row0..row1; several threads may code different rows at once. ValueError: a weight is not finite."""
        cdef Py_ssize_t row
        cdef int bad = 0
        if not 0 <= row0 <= row1 <= self.coded.rows:
            raise ValueError(f"there are no rows {row0} to {row1} in a head of {self.coded.rows}")
        with nogil:
            mode = fp_enter()
            for row in range(row0, row1):
                bad |= code_row(&self.coded, row)
            fp_leave(mode)
        if bad:
            raise ValueError("a weight of the head is infinite or not a number")

    def finish(self):
        """Call when every row has been coded."""
        cdef Py_ssize_t row
        self.coded.greatest_norm = 0
        for row in range(self.coded.rows):
            self.coded.greatest_norm = max(self.coded.greatest_norm, self.coded.norm[row])

    def bounds(self, const float[::1] h, int planes):
        """(low, high), (rows,) float32 each: between what the logits of h (n,) lie for one who knows 1 to 3 planes.

        None where nothing can be said of h. By the scalar sums; the search has its own.
        """
        cdef CodedRows* coded = &self.coded
        if h.shape[0] != coded.n or not 1 <= planes <= PLANES:
            raise ValueError(f"no bounds for {h.shape[0]} columns of {coded.n} and {planes} planes")
        cdef int8_t[::1] parts = np.empty(2 * coded.cols, np.int8)
        cdef int64_t[::1] sums = np.zeros(coded.rows, np.int64)
        cdef float[::1] lows = np.empty(coded.rows, np.float32), highs = np.empty(coded.rows, np.float32)
        cdef int32_t pair[2]
        cdef int32_t row
        cdef int plane
        cdef double low, high
        cdef Query query
        query.sums = &sums[0]
        mode = fp_enter()
        bounded = describe(coded, &h[0], &parts[0], &query)
        for row in range(coded.rows if bounded else 0):
            scalar_nibbles(coded.planes[0], coded.cols, &row, 1, &parts[0], 1, pair)
            sums[row] = weigh_nibbles(pair[0], pair[1])
            for plane in range(1, planes):
                sums[row] += weigh_pairs(plane, row_dot(coded.planes[plane] + row * (coded.cols // 4), coded.cols, &parts[0]))
            bound(coded, &query, row, planes - 1, &low, &high)
            lows[row], highs[row] = outward(low, -1.0), outward(high, 1.0)
        fp_leave(mode)
        return (np.asarray(lows), np.asarray(highs)) if bounded else None
