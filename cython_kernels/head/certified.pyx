"""The certified head: codes of seven bits of the bf16 rows with proven errors, so that few rows are read in bf16 to find the best.

What is kept of a row w (n,): codes u = 0 .. 127 of steps of s, u standing for s (u - 63.5), as three nested bit planes
(layouts/head_planes.pxd). After the first, two or all planes a code is known to be in the middle of 8, 4 or 1 values; w^ is the row made
of those middles, e = w - w^. ||e|| and ||w|| are computed here in float64 and rounded up to float32, so they hold whatever
the codes are: what is beyond the outermost ones takes those, where that makes ||e|| smaller.

**The bound.** The reference logit z is sum16(w * h) in float32 (NUMERICS.md section 8). The hidden state h is kept as
h^ = step * q with whole |q| <= 16256, q = 128 f + g with whole |g| <= 64, r = h - h^. The search computes

    z^ = <w^_B, h^> + <w^ - w^_B, 128 step f>

in whole numbers, exactly, and one float64 product: what plane C tells is small beside the others (w^_B is what they
say), so it is multiplied by the first part of the state only, in half the time. Then z^ = <w^, h^> - <w^ - w^_B, step g> and

    |z - z^| <= |z - <w, h>| + |<e, h>| + |<w^, r>| + |<w^ - w^_B, step g>|
             <= B = (gamma ||w|| ||h|| + n 2^-149) + ||e|| ||h|| + ||w^|| ||r|| + (||e_B|| + ||e||) step ||g||

by Cauchy and Schwarz, with ||w^|| <= ||w|| + ||e||, and w^ - w^_B = e_B - e. Without plane C the last term is 0.

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
from libc.stdint cimport int8_t, uint8_t, uint16_t
from libc.string cimport memset

from cython_kernels.head.bounds cimport Query, bound, describe, outward, weigh_codes, weigh_pairs
from cython_kernels.layouts.head_planes cimport LINE, code_dot, padded_columns
from cython_kernels.layouts.sparse cimport row_dot
from cython_kernels.numerics cimport bf16_to_f32, float_bits, fp_enter, fp_leave
from cython_kernels.system.memory cimport Memory

import numpy as np

cdef extern from "math.h" nogil:
    float nextafterf(float, float) noexcept

cdef enum:
    WIDTH = 512              # PLANE_PAD: columns coded at a time
    MOST_BEYOND = 2048       # weights beyond 2.5 deviations that are looked at
    SUMS = 8                 # running sums of each kind, so that several are added at once


cdef inline float round_up(double x) noexcept nogil:
    """The float32 above x, which is off by less than 1e-11 of itself: the sum of up to 2**14 squares and its root."""
    cdef float y
    x = x * (1.0 + 1e-10)
    y = <float> x
    return nextafterf(y, <float> INFINITY) if y < x else y


cdef inline void code_columns(const float* w, float per_scale, uint8_t* codes) noexcept nogil:
    """codes (WIDTH,) = rint(w / scale - 1/2) + 64, between 0 and 127"""
    cdef Py_ssize_t i
    cdef float x
    for i in range(WIDTH):
        x = w[i] * per_scale - <float> 0.5
        x = <float> -64.0 if x < <float> -64.0 else <float> 63.0 if x > <float> 63.0 else x
        # adding 1.5 * 2**23 rounds half to even and leaves the whole number in the lowest bits
        codes[i] = <uint8_t> (float_bits(x + <float> 12582912.0) + 64)


cdef inline void put_planes(const uint8_t* codes, uint8_t* a, uint8_t* b, uint8_t* c) noexcept nogil:
    """WIDTH codes into four lines of plane A, one of B and two of C"""
    cdef Py_ssize_t i, line
    cdef uint8_t low, high
    memset(b, 0, LINE)
    memset(c, 0, 2 * LINE)
    for line in range(4):
        for i in range(LINE):
            low, high = codes[2 * LINE * line + i], codes[2 * LINE * line + LINE + i]
            a[LINE * line + i] = low >> 3 | (high & 0x78) << 1
            b[i] |= (low >> 2 & 1) << line | (high >> 2 & 1) << 4 + line
            c[LINE * (line // 2) + i] |= (low & 3 | (high & 3) << 2) << 4 * (line % 2)


cdef inline double error_of(float w, int known, double middle, double scale) noexcept nogil:
    """w minus the middle of what is known of its code; the product is exact (24 and 9 bits), the difference rounded once"""
    return w - scale * (<double> known - middle)


cdef inline void add_squares(const float* w, const uint8_t* codes, double scale, Py_ssize_t count, double* sums) noexcept nogil:
    """sums (4, SUMS) += the squares of w (count,) and of its errors with 4, 5 and 7 bits of the codes"""
    cdef Py_ssize_t i, j
    cdef double e
    for i in range(0, count - 7, 8):             # SUMS
        for j in range(SUMS):
            sums[j] += <double> w[i + j] * w[i + j]
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j] & 0x78, 60.0, scale)
            sums[SUMS + j] += e * e
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j] & 0x7C, 62.0, scale)
            sums[2 * SUMS + j] += e * e
        for j in range(SUMS):
            e = error_of(w[i + j], codes[i + j], 63.5, scale)
            sums[3 * SUMS + j] += e * e
    for i in range(count - count % SUMS, count):
        sums[0] += <double> w[i] * w[i]
        e = error_of(w[i], codes[i] & 0x78, 60.0, scale)
        sums[SUMS] += e * e
        e = error_of(w[i], codes[i] & 0x7C, 62.0, scale)
        sums[2 * SUMS] += e * e
        e = error_of(w[i], codes[i], 63.5, scale)
        sums[3 * SUMS] += e * e


cdef inline double total(const double* sums) noexcept nogil:
    cdef double x = 0
    cdef Py_ssize_t j
    for j in range(SUMS):
        x += sums[j]
    return x


cdef inline double errors_of(double r, Py_ssize_t n, double missing) noexcept nogil:
    """About ||e|| of five bits and of seven together: n weights within r, evenly spread in a step, and what is beyond it"""
    return sqrt(n * r * r / (12 * 16 * 16) + missing) + sqrt(n * r * r / (12 * 64 * 64) + missing)


cdef double best_range(const uint16_t* source, Py_ssize_t n, double largest) noexcept nogil:
    """The magnitude that the outermost codes of a row reach to, so that its errors are about least

    A row of a normal distribution is best at 3.2 standard deviations and not at its largest weight: the error of Cauchy
    and Schwarz then lets half as many rows through (of 128,256 rows, at a logit of 4.4 deviations, 10 instead of 17 %).
    """
    cdef float beyond[MOST_BEYOND]
    cdef double sums[SUMS]
    cdef double w, r = largest, best = largest, least, missing, from_here
    cdef Py_ssize_t i, j, count = 0
    memset(sums, 0, sizeof(sums))
    for i in range(0, n - 7, 8):                 # SUMS; what a few last columns add does not matter here
        for j in range(SUMS):
            w = bf16_to_f32(source[i + j])
            sums[j] += w * w
    from_here = 2.5 * sqrt(total(sums) / n)
    for i in range(n):
        beyond[count] = bf16_to_f32(source[i] & 0x7FFF)
        count += beyond[count] > from_here
        if count == MOST_BEYOND:                 # too flat a row to gain by it
            return largest
    least = errors_of(r, n, 0)
    while r * 0.93 > from_here:
        r *= 0.93
        missing = 0
        for i in range(count):
            w = beyond[i] - r
            missing += w * w if w > 0 else 0
        if errors_of(r, n, missing) < least:
            best, least = r, errors_of(r, n, missing)
    return best


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
    scale = <float> best_range(source, coded.n, bf16_to_f32(largest)) / <float> 64.0
    if scale > <float> 1e-30:
        per_scale = <float> 1.0 / scale
    else:
        scale = 0                                # whatever the codes: the error is the row itself
    memset(sums, 0, sizeof(sums))
    for first in range(0, coded.cols, 512):      # WIDTH
        count = min(<Py_ssize_t> WIDTH, coded.n - first)
        memset(w, 0, sizeof(w))
        for i in range(count):
            w[i] = bf16_to_f32(source[first + i])
        code_columns(w, per_scale, codes)
        add_squares(w, codes, scale, count, sums)
        put_planes(codes, coded.planes[0] + (row * coded.cols + first) // 2,
                   coded.planes[1] + (row * coded.cols + first) // 8, coded.planes[2] + (row * coded.cols + first) // 4)
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
            coded.planes[plane] = self.block(coded.rows * (coded.cols // (2, 8, 4)[plane]))
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
        cdef double[::1] sums = np.zeros(coded.rows)
        cdef float[::1] lows = np.empty(coded.rows, np.float32), highs = np.empty(coded.rows, np.float32)
        cdef const uint8_t* a
        cdef const uint8_t* b
        cdef Py_ssize_t row
        cdef double low, high
        cdef Query query
        query.sums = &sums[0]
        mode = fp_enter()
        bounded = describe(coded, &h[0], &parts[0], &query)
        for row in range(coded.rows if bounded else 0):
            a = coded.planes[0] + row * (coded.cols // 2)
            b = coded.planes[1] + row * (coded.cols // 8) if planes > 1 else NULL
            sums[row] = weigh_codes(planes - 1, code_dot(a, b, coded.cols, &parts[0]),
                                    code_dot(a, b, coded.cols, &parts[coded.cols]))
            if planes > 2:
                sums[row] += weigh_pairs(row_dot(coded.planes[2] + row * (coded.cols // 4), coded.cols, &parts[0]))
            bound(coded, &query, row, planes - 1, &low, &high)
            lows[row], highs[row] = outward(low, -1.0), outward(high, 1.0)
        fp_leave(mode)
        return (np.asarray(lows), np.asarray(highs)) if bounded else None
