# Two tokens at once for generic/tile_product.pxi, with sums of int16. Included after code_vectors.pxd and products.pxd.
from libc.stdint cimport int8_t, int32_t, uint8_t

from cython_kernels.layouts.i2_s cimport STEP_BYTES
from cython_kernels.layouts.tile cimport ROW_BLOCK

cdef enum:
    TOKENS_AT_ONCE = 2


cdef inline void four_vectors(const uint8_t* tile, Py_ssize_t cols, const int8_t* q, const int8_t* p, int32_t* q_sums,
                              int32_t* p_sums) noexcept nogil:
    """q_sums and p_sums (WIDTH rows) += so many rows of a tile @ the activations q and p (cols,)"""
    cdef code_bytes codes
    cdef column_bytes q_columns, p_columns
    cdef products q0, q1, q2, q3, p0, p1, p2, p3     # token, a fourth of the rows
    cdef Py_ssize_t c
    q0 = q1 = q2 = q3 = p0 = p1 = p2 = p3 = nothing()
    for c in range(0, cols, 4):
        q_columns = broadcast(q + c)
        p_columns = broadcast(p + c)
        codes = codes_at(tile)
        q0 = multiply_add(q0, codes, q_columns)
        p0 = multiply_add(p0, codes, p_columns)
        codes = codes_at(tile + WIDTH)
        q1 = multiply_add(q1, codes, q_columns)
        p1 = multiply_add(p1, codes, p_columns)
        codes = codes_at(tile + 2 * WIDTH)
        q2 = multiply_add(q2, codes, q_columns)
        p2 = multiply_add(p2, codes, p_columns)
        codes = codes_at(tile + 3 * WIDTH)
        q3 = multiply_add(q3, codes, q_columns)
        p3 = multiply_add(p3, codes, p_columns)
        tile += STEP_BYTES
    add_rows(q_sums, q0, 0)
    add_rows(q_sums + WIDTH // 4, q1, 0)
    add_rows(q_sums + 2 * (WIDTH // 4), q2, 0)
    add_rows(q_sums + 3 * (WIDTH // 4), q3, 0)
    add_rows(p_sums, p0, 0)
    add_rows(p_sums + WIDTH // 4, p1, 0)
    add_rows(p_sums + 2 * (WIDTH // 4), p2, 0)
    add_rows(p_sums + 3 * (WIDTH // 4), p3, 0)


cdef inline void some_tokens(const uint8_t* tile, Py_ssize_t cols, const int8_t** q, int32_t* sums) noexcept nogil:
    four_vectors(tile, cols, q[0], q[1], sums, sums + ROW_BLOCK)
    if WIDTH == 16:                                  # the other half of the rows
        four_vectors(tile + 4 * WIDTH, cols, q[0], q[1], sums + WIDTH, sums + ROW_BLOCK + WIDTH)
