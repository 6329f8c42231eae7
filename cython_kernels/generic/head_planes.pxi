# Sums over the first planes of the certified head, in vectors of codes. Included by the packed_dots modules after
# generic/sparse.pxi; the layout is in layouts/head_planes.pxd.
#
# int16 sums are widened before they can wrap: those of nibbles (at most 15) after LINES_HELD lines (of x86, 4 vectors *
# 2 fields * 2 bytes * 15 * 127 = 30,480; of NEON, 8 vectors * 2 fields of one byte to a lane), those of five bits (at
# most 31) after FIVES_HELD vectors (of x86, 2 vectors * 2 fields * 2 bytes * 31 * 127 = 31,496; of NEON, 4 vectors).
from libc.stdint cimport int8_t, uint8_t

from cython_kernels.layouts.head_planes cimport CODES_AHEAD
from cython_kernels.layouts.sparse cimport LINE
from cython_kernels.table cimport Kernels

cdef struct part_products:
    products high            # with the high part of the activations
    products low

cdef struct part_totals:
    totals high
    totals low


cdef inline part_products no_parts() noexcept nogil:
    cdef part_products sums
    sums.high = sums.low = nothing()
    return sums


cdef inline part_totals no_part_totals() noexcept nogil:
    cdef part_totals sums
    sums.high = sums.low = no_totals()
    return sums


cdef inline part_totals widened(part_totals sums, part_products addends) noexcept nogil:
    sums.high = add_totals(sums.high, widen(addends.high))
    sums.low = add_totals(sums.low, widen(addends.low))
    return sums


cdef inline part_products add_parts(part_products sums, code_bytes codes, column_bytes high, column_bytes low) noexcept nogil:
    sums.high = multiply_add(sums.high, codes, high)
    sums.low = multiply_add(sums.low, codes, low)
    return sums


cdef inline part_products add_nibbles(part_products sums, code_bytes codes, column_bytes h0, column_bytes h1,
                                      column_bytes l0, column_bytes l1) noexcept nogil:
    sums = add_parts(sums, low_nibbles(codes), h0, l0)
    return add_parts(sums, low_nibbles(upper_half(codes)), h1, l1)


cdef inline part_products add_fives(part_products sums, code_bytes codes, code_bytes bits, column_bytes h0, column_bytes h1,
                                    column_bytes l0, column_bytes l1) noexcept nogil:
    sums = add_parts(sums, five_bits(codes, bits), h0, l0)
    return add_parts(sums, five_bits(upper_half(codes), upper_half(bits)), h1, l1)


cdef inline void two_nibbles(const uint8_t* x, const uint8_t* y, const uint8_t* next, const int8_t* high,
                             const int8_t* low, Py_ssize_t count, int32_t* sums) noexcept nogil:
    """sums (2 rows, 2) = nibbles of two rows (count lines) . high and . low; prefetches two rows from ``next`` on"""
    cdef part_products a, b
    cdef part_totals a_total, b_total
    cdef column_bytes h0, h1, l0, l1
    cdef Py_ssize_t line = 0, held, i, at
    a_total = b_total = no_part_totals()
    while line < count:
        a = b = no_parts()
        held = min(line + LINES_HELD, count)
        while line < held:
            ahead(next + 2 * line * LINE)
            ahead(next + (2 * line + 1) * LINE)
            for i in range(VECTORS):
                at = line * LINE + i * WIDTH
                h0, h1 = columns_at(high + i * WIDTH), columns_at(high + i * WIDTH + 64)
                l0, l1 = columns_at(low + i * WIDTH), columns_at(low + i * WIDTH + 64)
                a = add_nibbles(a, codes_at(x + at), h0, h1, l0, l1)
                b = add_nibbles(b, codes_at(y + at), h0, h1, l0, l1)
            high += 128
            low += 128
            line += 1
        a_total, b_total = widened(a_total, a), widened(b_total, b)
    fold(a_total.high, a_total.low, b_total.high, b_total.low, sums)


cdef inline part_totals row_fives(const uint8_t* x, const uint8_t* bits, const uint8_t* next, const uint8_t* next_bits,
                                  const int8_t* high, const int8_t* low, Py_ssize_t count) noexcept nogil:
    """The numbers of five bits of one row (count lines of plane A) . high and . low; prefetches a row from ``next`` on"""
    cdef part_products sums
    cdef part_totals both = no_part_totals()
    cdef Py_ssize_t four, line, first, i, at
    for four in range(0, count, 4):
        ahead(next_bits + four // 4 * LINE)
        for line in range(four, four + 4):
            ahead(next + line * LINE)
            first = 0
            while first < VECTORS:
                sums = no_parts()
                for i in range(first, first + FIVES_HELD):
                    at = 128 * line + i * WIDTH
                    sums = add_fives(sums, codes_at(x + line * LINE + i * WIDTH),
                                     bits_of(codes_at(bits + four // 4 * LINE + i * WIDTH), <int> (line - four)),
                                     columns_at(high + at), columns_at(high + at + 64), columns_at(low + at), columns_at(low + at + 64))
                both = widened(both, sums)
                first += FIVES_HELD
    return both


cdef void head_dots(const uint8_t* nibbles, const uint8_t* bits, Py_ssize_t cols, const int32_t* rows, Py_ssize_t count,
                    const int8_t* parts, Py_ssize_t m, int32_t* sums) noexcept nogil:
    cdef Py_ssize_t stride = cols // 2, bit_stride = cols // 8
    cdef int32_t found[4]            # (2 rows, 2)
    cdef part_totals a, b
    cdef const uint8_t* next
    cdef const uint8_t* next_bits
    cdef const int8_t* part
    cdef Py_ssize_t i, t, r, x, y
    for i in range(0, count, 2):
        x, y = rows[i], rows[min(i + 1, count - 1)]      # an odd last row is computed twice
        next, next_bits = nibbles + (x + CODES_AHEAD) * stride, bits + (x + CODES_AHEAD) * bit_stride
        for t in range(m):
            part = parts + 2 * t * cols
            if bits == NULL:
                two_nibbles(nibbles + x * stride, nibbles + y * stride, next, part, part + cols, stride // LINE, found)
            else:
                a = row_fives(nibbles + x * stride, bits + x * bit_stride, next, next_bits, part, part + cols, stride // LINE)
                b = row_fives(nibbles + y * stride, bits + y * bit_stride, next + stride, next_bits + bit_stride,
                              part, part + cols, stride // LINE)
                fold(a.high, a.low, b.high, b.low, found)
            for r in range(min(<Py_ssize_t> 2, count - i)):
                sums[((i + r) * m + t) * 2] = found[2 * r]
                sums[((i + r) * m + t) * 2 + 1] = found[2 * r + 1]


def fill(Kernels table):
    """Put these products, and those of generic/sparse.pxi, into ``table``."""
    fill_skipping(table)
    table.dots_of_head = head_dots
