# i2_s where a row block is added up in memory, which is everywhere but on AVX-512. Included after code_vectors.pxd and
#
#     COLUMNS_HELD                    columns whose sums block() can hold
#     block(line, q, cols, sums)      sums (32,) += the codes of a row block @ q (cols,), at most COLUMNS_HELD
from libc.stdint cimport int8_t, int32_t, uint8_t
from libc.string cimport memset

from cython_kernels.layouts.i2_s cimport COLUMNS, STEP_BYTES, dword_at, row_block
from cython_kernels.layouts.tile cimport ROW_BLOCK, store_block


cdef inline column_bytes broadcast(const int8_t* q) noexcept nogil:
    """The activations of four columns, for every row."""
    return four_columns(dword_at(q))


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef int32_t sums[ROW_BLOCK]
    cdef const uint8_t* line
    cdef Py_ssize_t r, c
    for r in range(row0, row1, 32):
        line = row_block(packed, cols, r)
        memset(sums, 0, sizeof(sums))
        c = 0
        while c < cols:
            block(line + c // COLUMNS * STEP_BYTES, q + c, min(<Py_ssize_t> COLUMNS_HELD, cols - c), sums)
            c += COLUMNS_HELD
        store_block(acc + r, row1 - r, sums, qsum)


cdef void unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = row_block(packed, cols, row)
    cdef code_bytes codes
    cdef Py_ssize_t c, i
    for c in range(0, cols, 16):
        for i in range(STEP_BYTES // WIDTH):         # the fields of a vector stand STEP_BYTES apart in the tile
            codes = codes_at(line + WIDTH * i)
            store_bytes(tile + WIDTH * i, low_pairs(codes))
            codes = next_field(codes)
            store_bytes(tile + STEP_BYTES + WIDTH * i, low_pairs(codes))
            codes = next_field(codes)
            store_bytes(tile + 2 * STEP_BYTES + WIDTH * i, low_pairs(codes))
            store_bytes(tile + 3 * STEP_BYTES + WIDTH * i, low_pairs(next_field(codes)))
        line += STEP_BYTES
        tile += 4 * STEP_BYTES
