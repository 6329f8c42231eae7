# The products that skip zero neurons, in vectors of codes. Included by the packed_dots modules after
# code_vectors.pxd and products.pxd; the layouts are in layouts/sparse.pxd.
#
# Fields of two bits are used two at a time: 0 and 1 in the place of 0 and 2, field 1 being four times its code there,
# then 2 and 3 moved there. So a byte is at most 3 and 12 (weights have no code 3, planes of the head do), and LINES_HELD
# lines fit into the int16 sums of those who have no better.
from libc.stdint cimport int8_t, uint8_t
from libc.string cimport memcpy

from cython_kernels.layouts.sparse cimport LINE, SPAN, along, columns_bytes, lines, pack_columns, pack_rows, rows_bytes, walk_rows
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport Kernels, FormatKernels, no_format

cdef enum:
    GROUP = 16           # neurons of a list that share one walk over the sums, in fours
    VECTORS = LINE // WIDTH
    DWORDS = WIDTH // 4  # of a vector


cdef struct field_products:
    products low         # of fields 0 and 2
    products high        # of fields 1 and 3, times 4


cdef inline field_products no_products() noexcept nogil:
    cdef field_products sums
    sums.low = sums.high = nothing()
    return sums


cdef inline field_products add_fields(field_products sums, code_bytes codes, column_bytes q0, column_bytes q1,
                                      column_bytes q2, column_bytes q3) noexcept nogil:
    """sums + the four fields of the codes times the activations of the field's columns"""
    sums.low = multiply_add(sums.low, low_pairs(codes), q0)
    sums.high = multiply_add(sums.high, next_pairs(codes), q1)
    codes = upper_half(codes)
    sums.low = multiply_add(sums.low, low_pairs(codes), q2)
    sums.high = multiply_add(sums.high, next_pairs(codes), q3)
    return sums


cdef inline totals join(products low, products high) noexcept nogil:
    """The sum over all fields"""
    return add_totals(widen(low), quarter_of(widen(high)))


# ---- rows ------------------------------------------------------------------------------------------

cdef inline void two_rows(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                          Py_ssize_t count, const int8_t* q, int32_t* sums) noexcept nogil:
    """sums (4,) begins with codes of two rows (count lines) . q; prefetches two other rows on the way"""
    cdef field_products a, b
    cdef totals a_sum, b_sum
    cdef column_bytes q0, q1, q2, q3
    cdef Py_ssize_t line = 0, held, i, at
    a_sum = b_sum = no_totals()
    while line < count:
        a = b = no_products()
        held = min(line + LINES_HELD, count)
        while line < held:
            ahead(along(next_x, next_y, count * LINE, 2 * line * LINE))
            ahead(along(next_x, next_y, count * LINE, (2 * line + 1) * LINE))
            for i in range(VECTORS):
                at = line * LINE + i * WIDTH
                q0, q1 = columns_at(q + i * WIDTH), columns_at(q + i * WIDTH + 64)
                q2, q3 = columns_at(q + i * WIDTH + 128), columns_at(q + i * WIDTH + 192)
                a = add_fields(a, codes_at(x + at), q0, q1, q2, q3)
                b = add_fields(b, codes_at(y + at), q0, q1, q2, q3)
            q += SPAN
            line += 1
        a_sum, b_sum = add_totals(a_sum, join(a.low, a.high)), add_totals(b_sum, join(b.low, b.high))
    fold(a_sum, b_sum, a_sum, b_sum, sums)


cdef void rows_dot(const uint8_t* packed, Py_ssize_t cols, const int8_t* q, int32_t qsum, const int32_t* which,
                   Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    walk_rows(two_rows, packed, lines(cols), q, qsum, which, n, next, acc)


cdef inline void store_fields(uint8_t* tile, code_bytes codes, Py_ssize_t cols) noexcept nogil:
    """A dword of some rows: its fields are columns 0, 64, 128 and 192 on of a tile, as far as there are ``cols``."""
    store_bytes(tile, field_of(codes, 0))
    if cols > 64:
        store_bytes(tile + 64 * ROW_BLOCK, field_of(codes, 1))
    if cols > 128:
        store_bytes(tile + 128 * ROW_BLOCK, field_of(codes, 2))
    if cols > 192:
        store_bytes(tile + 192 * ROW_BLOCK, field_of(codes, 3))


cdef void unpack_rows(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* p[ROW_BLOCK]
    cdef code_bytes a, b, c, d, ab, cd
    cdef uint8_t* target
    cdef Py_ssize_t k, j, i, r
    for r in range(32):                              # ROW_BLOCK; beyond the last row it is unpacked again
        p[r] = packed + min(row + r, rows - 1) * lines(cols) * LINE
    for k in range(0, cols, 256):
        for j in range(0, 64, 16):
            for i in range(ROW_BLOCK // DWORDS):
                r = i * DWORDS
                target = tile + (k + j) * ROW_BLOCK + r * 4
                a = quarters_at(p + r, k // 4 + j)
                b = quarters_at(p + r + 1, k // 4 + j)
                c = quarters_at(p + r + 2, k // 4 + j)
                d = quarters_at(p + r + 3, k // 4 + j)
                ab, cd = zip32_low(a, b), zip32_low(c, d)          # dwords a0 b0 a1 b1, c0 d0 c1 d1
                store_fields(target, zip64_low(ab, cd), cols - k)
                store_fields(target + 4 * ROW_BLOCK, zip64_high(ab, cd), cols - k)
                ab, cd = zip32_high(a, b), zip32_high(c, d)
                store_fields(target + 8 * ROW_BLOCK, zip64_low(ab, cd), cols - k)
                store_fields(target + 12 * ROW_BLOCK, zip64_high(ab, cd), cols - k)


# ---- columns ---------------------------------------------------------------------------------------

cdef inline code_bytes zip8(code_bytes a, code_bytes b, bint upper) noexcept nogil:
    return zip8_high(a, b) if upper else zip8_low(a, b)


cdef inline void add_vector(const uint8_t** neuron, Py_ssize_t offset, const int8_t* q, bint upper,
                            int32_t* sums) noexcept nogil:
    """sums (256,), fields in place, += the lower or upper half of each 16 bytes of a vector of GROUP neurons, four at a time"""
    cdef products a0, a1, a2, a3         # rows 0 on of each field, or 32 on
    cdef products b0, b1, b2, b3         # rows 16 on, or 48 on
    cdef code_bytes first, second, a, b
    cdef column_bytes four
    cdef int32_t dword
    cdef Py_ssize_t i
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = nothing()
    for i in range(0, 16, 4):                        # GROUP
        first = zip8(codes_at(neuron[i] + offset), codes_at(neuron[i + 1] + offset), upper)
        second = zip8(codes_at(neuron[i + 2] + offset), codes_at(neuron[i + 3] + offset), upper)
        memcpy(&dword, q + i, 4)
        four = four_columns(dword)
        a, b = zip16_low(first, second), zip16_high(first, second)
        a0 = multiply_add(a0, low_pairs(a), four)
        b0 = multiply_add(b0, low_pairs(b), four)
        a1 = multiply_add(a1, next_pairs(a), four)
        b1 = multiply_add(b1, next_pairs(b), four)
        a, b = upper_half(a), upper_half(b)
        a2 = multiply_add(a2, low_pairs(a), four)
        b2 = multiply_add(b2, low_pairs(b), four)
        a3 = multiply_add(a3, next_pairs(a), four)
        b3 = multiply_add(b3, next_pairs(b), four)
    add_rows(sums, a0, 0)
    add_rows(sums + 16, b0, 0)
    add_rows(sums + 64, a1, 0)
    add_rows(sums + 80, b1, 0)
    add_rows(sums + 128, a2, 4)
    add_rows(sums + 144, b2, 4)
    add_rows(sums + 192, a3, 4)
    add_rows(sums + 208, b3, 4)


cdef void add_columns(const uint8_t* packed, Py_ssize_t rows, const int32_t* which, const int8_t* q, Py_ssize_t n,
                      int32_t* sums) noexcept nogil:
    # a field in place is at most 128: |sum| <= 128 * 128 * columns < 2**31 up to 131,072 columns
    cdef Py_ssize_t stride = lines(rows) * LINE
    cdef const uint8_t* neuron[GROUP]
    cdef const uint8_t* after[GROUP]
    cdef int8_t last[GROUP]
    cdef const int8_t* values
    cdef Py_ssize_t i, j, s, place, offset
    for i in range(0, n, 16):
        place = offset = 0
        for j in range(GROUP):                       # beyond the last neuron it is read again, times 0
            neuron[j] = packed + which[min(i + j, n - 1)] * stride
            after[j] = packed + which[i + GROUP + j] * stride
        values = q + i
        if i + GROUP > n:
            for j in range(GROUP):
                last[j] = values[j] if i + j < n else 0
            values = last
        for s in range(lines(rows)):
            for j in range(GROUP):                   # prefetch_lines for the next neurons one after the other, as they lie
                ahead(after[place] + offset)
                offset += LINE
                if offset == stride:
                    place, offset = place + 1, 0
            for j in range(VECTORS):
                add_vector(neuron, s * LINE + j * WIDTH, values, False, sums + s * SPAN + j * DWORDS)
                add_vector(neuron, s * LINE + j * WIDTH, values, True, sums + s * SPAN + j * DWORDS + 32)


cdef void unpack_columns(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row,
                         uint8_t* tile) noexcept nogil:
    cdef Py_ssize_t stride = lines(rows) * LINE
    cdef const uint8_t* line = packed + row // SPAN * LINE
    cdef int field = <int> (row % SPAN // 64)
    cdef bint upper = row % 64 >= ROW_BLOCK
    cdef code_bytes first, second
    cdef Py_ssize_t k, i
    for k in range(0, cols, 4):
        for i in range(16, 20):
            ahead(line + i * stride)
        for i in range(VECTORS):
            first = zip8(codes_at(line + i * WIDTH), codes_at(line + stride + i * WIDTH), upper)
            second = zip8(codes_at(line + 2 * stride + i * WIDTH), codes_at(line + 3 * stride + i * WIDTH), upper)
            store_bytes(tile + i * WIDTH, field_of(zip16_low(first, second), field))
            store_bytes(tile + 64 + i * WIDTH, field_of(zip16_high(first, second), field))
        line += 4 * stride
        tile += 4 * ROW_BLOCK


cdef fill_skipping(Kernels table):
    cdef FormatKernels ternary = no_format()
    ternary.packed_bytes, ternary.pack, ternary.unpack = rows_bytes, pack_rows, unpack_rows
    table.provide("rows", ternary)
    ternary.packed_bytes, ternary.pack, ternary.unpack = columns_bytes, pack_columns, unpack_columns
    table.provide("columns", ternary)
    table.skipping.rows_dot, table.skipping.add_columns = rows_dot, add_columns
