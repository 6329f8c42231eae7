# i2_s for several tokens: one after the other, or, for more than FEW_TOKENS, through a tile of the codes. Included by AVX2
# and better modules after generic/i2_s.pxi and generic/tile_product.pxi.
from libc.stdint cimport int8_t, int32_t, uint8_t


cdef void matmul(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols,
                 const int8_t* q, Py_ssize_t q_stride, const int32_t* qsum, Py_ssize_t n,
                 int32_t* acc, Py_ssize_t acc_stride, Py_ssize_t row0, Py_ssize_t row1,
                 uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t r, t
    for r in range(row0, row1, 32):
        if n > FEW_TOKENS:
            unpack(packed, rows, cols, r, tile)
            gemm(tile, row1 - r, cols, q, q_stride, qsum, n, acc + r, acc_stride, NULL)
        else:
            for t in range(n):
                matvec(packed, rows, cols, q + t * q_stride, qsum[t], acc + t * acc_stride, r, min(r + 32, row1))
