"""One hidden state in whole numbers, and the bounds of a row's logit. The proof is in head/certified.pyx."""
from libc.math cimport ceil, sqrt
from libc.stdint cimport int8_t, int32_t, int64_t, uint8_t, uint32_t
from libc.string cimport memset

from cython_kernels.head.certified cimport CodedRows
from cython_kernels.numerics cimport bits_float, float_bits

cdef enum:
    HALF = 64                    # of what a unit of the first part is worth

cdef struct Query:
    # one hidden state, and what is known of its logits
    const float* h               # (n,)
    int64_t total                # sum of its codes ...
    int64_t total_first          # ... and of what their first parts are worth
    double unit                  # what a step of a row's scale and of two codes is worth: step / 2
    double per_error             # the bound of a row is ||e|| * per_error + ||w|| * per_norm + least ...
    double per_second            # ... and, with plane C, (||e_B|| + ||e||) * per_second
    double per_norm
    double least
    int depth                    # planes that the scan has read of every row
    double* sums                 # (rows,) <2 u^, q> of the planes read, a whole number ...
    uint8_t* known               # (rows,) ... the last of which is this
    float* low                   # (rows,) bounds of each score, outward
    float* high
    float* block_low             # (blocks,) the greatest of a block
    float* block_high

cdef extern from * nogil:
    """
    /* nearest integer, half to even, |x| < 2**31 */
    static inline double nearest_whole(double x) { volatile double y = x + 6755399441055744.0; return y - 6755399441055744.0; }
    """
    double nearest_whole(double x) noexcept


cdef inline bint describe(const CodedRows* coded, const float* h, int8_t* parts, Query* query) noexcept nogil:
    """parts (2, cols) and the bounds' factors of h (n,); False if it is not finite, or so large that a logit may overflow."""
    cdef int8_t* firsts = parts
    cdef int8_t* seconds = parts + coded.cols
    cdef uint32_t largest = 0
    cdef double squares = 0, rests = 0, step = 0, rest, norm, rest_norm, roundings, gamma
    cdef int32_t code
    cdef int64_t total = 0, total_first = 0, second_squares = 0
    cdef Py_ssize_t i
    memset(parts, 0, 2 * coded.cols)
    for i in range(coded.n):
        largest = max(largest, float_bits(h[i]) & 0x7FFFFFFF)
    if largest >= 0x7F800000:
        return False
    if bits_float(largest) > <float> 1e-30:      # below, the whole state is rest
        step = <float> (bits_float(largest) / <float> 16256.0)
    for i in range(coded.n):
        rest = h[i]
        squares += rest * rest
        if step > 0:
            code = <int32_t> nearest_whole(rest / step)
            rest -= step * code                  # the product is exact: 24 and 15 bits
            firsts[i] = <int8_t> (code + HALF >> 7)
            seconds[i] = <int8_t> (code - 128 * firsts[i])
            total += code
            total_first += 128 * firsts[i]
            second_squares += seconds[i] * seconds[i]
        rests += rest * rest
    # 1e-9 is more than all float64 roundings of the norms here and of z^ and B in bound() come to
    norm = sqrt(squares) * (1.0 + 1e-9)
    rest_norm = sqrt(rests) * (1.0 + 1e-9)
    if not (coded.greatest_norm * norm < 8e37 and coded.greatest_norm < 1e30):    # 2**126
        return False
    roundings = ceil(coded.n / 16.0) + 4
    gamma = roundings / (16777216.0 - roundings)
    query.h, query.total, query.total_first, query.unit = h, total, total_first, step / 2
    query.per_second = step * sqrt(<double> second_squares) * (1.0 + 1e-9)
    query.per_error = (norm + rest_norm) * (1.0 + 1e-9)
    query.per_norm = (rest_norm + gamma * norm + 1e-15 * (norm + rest_norm)) * (1.0 + 1e-9)
    query.least = coded.n * 1.5e-45              # 2**-149 is 1.4e-45
    return True


cdef inline double weigh_codes(int plane, int32_t first, int32_t second) noexcept nogil:
    """What the sums of the codes of plane A (``plane`` 0), or A and B, with the two parts of a state come to in <2 u^, q>"""
    return (128.0 * first + second) * (16 if plane == 0 else 8)


cdef inline double weigh_pairs(int32_t first) noexcept nogil:
    """What plane C with the first part alone adds"""
    return 256.0 * first


cdef inline double middle(const Query* query, int plane) noexcept nogil:
    """<2 u^, q> of codes that mean 0: twice 63.5 less half of what is not known, 3.5 or 1.5; plane C by the first part"""
    cdef double code = 120.0 if plane == 0 else 124.0
    return code * query.total + (3.0 * query.total_first if plane == 2 else 0.0)


cdef inline double radius_of(const CodedRows* coded, const Query* query, Py_ssize_t row, int plane) noexcept nogil:
    cdef double error = coded.errors[plane][row]
    cdef double radius = error * query.per_error + coded.norm[row] * query.per_norm + query.least
    if plane == 2:
        radius += (coded.errors[1][row] + error) * query.per_second
    return radius


cdef inline void bound(const CodedRows* coded, const Query* query, Py_ssize_t row, int plane,
                       double* low, double* high) noexcept nogil:
    """low <= logit <= high of one row, whose sums hold the planes up to ``plane``"""
    cdef double estimate = coded.scale[row] * query.unit * (query.sums[row] - middle(query, plane))
    cdef double radius = radius_of(coded, query, row, plane)
    low[0] = estimate - radius
    high[0] = estimate + radius


cdef inline float outward(double x, double sign) noexcept nogil:
    """A float32 above x (sign 1) or below it (-1)"""
    return <float> (x + sign * ((x if x > 0 else -x) * 1.2e-7 + 1e-44))
