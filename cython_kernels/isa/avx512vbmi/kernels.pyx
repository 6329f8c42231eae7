"""AVX-512 VBMI: base3, five weights per byte (1.6 bits each), decoded by 64-entry byte permutations.

Imported only where cpu.features() has "avx512vbmi". A byte holds five codes t0 .. t4 of one row as layouts/base3.pxd
has it: the low six bits choose an entry, and bit pair 11 says of which table:

    below 192   fields of t0 .. t3 from CODES[c],         64 t4 is in place in the upper two bits
    from 192    fields of t0 .. t3 from HIGH[3 c' + t4],  64 t4 from HIGH_LAST[3 c' + t4]

A step is 20 columns of ROW_BLOCK rows, 128 bytes, one dword per row: byte j of a dword holds the columns
4f + j, f = 0 .. 4, of the step. Columns beyond the last have code 0.

rows3 is the same row after row, for rows that are read one by one, columns3 neuron after neuron (layouts/sparse.pxd).
"""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy, memset

from cython_kernels.isa.avx2.intrinsics cimport PREFETCH_FAR, _mm_prefetch
from cython_kernels.isa.avx512.field_sums cimport join
from cython_kernels.isa.avx512.intrinsics cimport *
from cython_kernels.layouts.base3 cimport bytes_of, columns_at
from cython_kernels.layouts.checkpoint cimport four_columns, row_of, shift_of, threes_of
from cython_kernels.layouts.i2_s cimport dword_at
from cython_kernels.layouts.sparse cimport LINE, columns3_bytes, pack_columns3, pack_rows3, rows3_bytes
from cython_kernels.layouts.tile cimport ROW_BLOCK
from cython_kernels.table cimport PREFETCH_BYTES, PrefetchList, Kernels, FormatKernels, no_format

cdef extern from "immintrin.h" nogil:
    ctypedef unsigned long long __mmask64
    __mmask64 _mm512_cmpge_epu8_mask(__m512i, __m512i) noexcept
    __m512i _mm512_permutexvar_epi8(__m512i, __m512i) noexcept
    __m512i _mm512_mask_permutexvar_epi8(__m512i, __mmask64, __m512i, __m512i) noexcept

cdef enum:
    COLUMNS = 20
    STEP_BYTES = 128

cdef uint8_t CODES[64]
cdef uint8_t HIGH[64]
cdef uint8_t HIGH_LAST[64]
cdef uint8_t FIELDS[4 * 64]


cdef uint8_t fields(int c) noexcept:
    """t0 .. t3 of c in two bits each"""
    return <uint8_t> (c % 3 | c // 3 % 3 << 2 | c // 9 % 3 << 4 | c // 27 << 6)


cdef void make_tables() noexcept:
    cdef int i, f
    for i in range(64):
        CODES[i] = fields(i)
        HIGH[i] = fields(64 + i // 3) if i <= 50 else 0
        HIGH_LAST[i] = <uint8_t> (i % 3 << 6)
        for f in range(4):
            FIELDS[64 * f + i] = <uint8_t> (3 << 2 * f)


make_tables()


cdef inline Py_ssize_t steps(Py_ssize_t cols) noexcept nogil:
    return (cols + COLUMNS - 1) // COLUMNS


cdef Py_ssize_t packed_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (rows + ROW_BLOCK - 1) // ROW_BLOCK * steps(cols) * STEP_BYTES


cdef int pack(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
              Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef const uint8_t* source
    cdef uint8_t* target
    cdef Py_ssize_t r, k
    cdef int shift
    cdef uint32_t t0, t1, t2, t3, t4, dword
    cdef uint64_t threes = 0
    for r in range(row0, row1):
        source = row_of(official, rows, cols, r)
        shift = shift_of(rows, r)
        target = packed + r // ROW_BLOCK * steps(cols) * STEP_BYTES + r % ROW_BLOCK * 4
        for k in range(0, cols, 20):
            t0 = four_columns(source + k, shift)
            t1 = columns_at(source, shift, k + 4, cols)
            t2 = columns_at(source, shift, k + 8, cols)
            t3 = columns_at(source, shift, k + 12, cols)
            t4 = columns_at(source, shift, k + 16, cols)
            threes |= threes_of(t0) | threes_of(t1) | threes_of(t2) | threes_of(t3) | threes_of(t4)
            dword = bytes_of(t0 + 3 * t1 + 9 * t2 + 27 * t3, t4)
            memcpy(target, &dword, 4)
            target += STEP_BYTES
    return threes != 0


cdef inline __m512i broadcast(const int8_t* q) noexcept nogil:
    return _mm512_set1_epi32(dword_at(q))


cdef inline __m512i table_of(const uint8_t* table) noexcept nogil:
    return _mm512_loadu_si512(table)


cdef struct Fives:
    # of a line's bytes: the fields of t0 .. t3, and 64 t4
    __m512i four
    __m512i last


cdef inline Fives decoded(__m512i line) noexcept nogil:
    """The five codes of each byte of a line, in place for products"""
    cdef __mmask64 high = _mm512_cmpge_epu8_mask(line, table_of(FIELDS + 192))
    cdef Fives fives
    fives.four = _mm512_mask_permutexvar_epi8(_mm512_permutexvar_epi8(line, table_of(CODES)), high, line,
                                              table_of(HIGH))
    fives.last = _mm512_mask_permutexvar_epi8(_mm512_and_si512(line, table_of(FIELDS + 192)), high, line,
                                              table_of(HIGH_LAST))
    return fives


cdef inline void codes_of(__m512i line, __m512i* codes) noexcept nogil:
    """codes (5,) = the five codes of each byte of a line, a byte each"""
    cdef __m512i low = _mm512_set1_epi8(0x03)
    cdef Fives fives = decoded(line)
    codes[0] = _mm512_and_si512(fives.four, low)
    codes[1] = _mm512_and_si512(_mm512_srli_epi32(fives.four, 2), low)
    codes[2] = _mm512_and_si512(_mm512_srli_epi32(fives.four, 4), low)
    codes[3] = _mm512_and_si512(_mm512_srli_epi32(fives.four, 6), low)
    codes[4] = _mm512_srli_epi32(fives.last, 6)      # nothing but the upper two bits is set


cdef inline void store_rows(int32_t* acc, Py_ssize_t rows, __m512i f0, __m512i f1, __m512i f2, __m512i f3,
                            int32_t qsum) noexcept nogil:
    """acc (rows,), at most 16, from the fields' sums, which were used in place: times 1, 4, 16 and 64"""
    cdef __m512i sums = _mm512_sub_epi32(join(f0, f1, f2, f3), _mm512_set1_epi32(qsum))
    if rows >= 16:
        _mm512_storeu_si512(acc, sums)
    elif rows > 0:
        _mm512_mask_storeu_epi32(acc, <__mmask16> ((1 << rows) - 1), sums)


cdef inline const uint8_t* prefetch_one_line(PrefetchList* list, const uint8_t* line, Py_ssize_t* left) noexcept nogil:
    """Prefetch ``line`` of a listed row; where the next line is. left: lines of the row, this one included."""
    _mm_prefetch(<const char*> line, PREFETCH_FAR)
    left[0] -= 1
    if left[0]:
        return line + LINE
    left[0] = list.size // LINE
    list.which += 1
    return list.base + list.which[0] * list.size


cdef inline const int8_t* rest(const int8_t* q, Py_ssize_t c, Py_ssize_t cols, int8_t* tail) noexcept nogil:
    """What is left of q from c on and zeros in ``tail``, as if c were its beginning: q is not readable for a whole step"""
    memset(tail, 0, COLUMNS)
    memcpy(tail, q + c, cols - c)
    return tail - c


cdef inline void block(const uint8_t* line, Py_ssize_t cols, const int8_t* q, int32_t qsum, Py_ssize_t rows,
                       int32_t* acc, PrefetchList list) noexcept nogil:
    """acc (rows,) of one row block; |sum| <= 2 * 128 * 128 * 4 * steps < 2**31 up to 300,000 columns"""
    cdef __m512i field0 = table_of(FIELDS)
    cdef __m512i field1 = table_of(FIELDS + 64)
    cdef __m512i field2 = table_of(FIELDS + 128)
    cdef __m512i field3 = table_of(FIELDS + 192)
    cdef __m512i a0, a1, a2, a3
    cdef __m512i b0, b1, b2, b3
    cdef __m512i columns
    cdef Fives a, b
    cdef int8_t tail[COLUMNS]
    cdef Py_ssize_t whole = cols // COLUMNS, step = 0, end, _s, left = list.size // LINE
    cdef const uint8_t* wanted = list.base + list.which[0] * list.size if list.size else NULL
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = _mm512_setzero_si512()
    while step < steps(cols):                        # whole steps, then what is left
        end = whole if step < whole else steps(cols)
        if step == whole:
            q = rest(q, 0, cols - whole * COLUMNS, tail)
        for _s in range(step, end):
            _mm_prefetch(<const char*> line + PREFETCH_BYTES, PREFETCH_FAR)
            _mm_prefetch(<const char*> line + PREFETCH_BYTES + 64, PREFETCH_FAR)
            if list.size:
                wanted = prefetch_one_line(&list, wanted, &left)
            a = decoded(_mm512_loadu_si512(line))
            b = decoded(_mm512_loadu_si512(line + 64))
            columns = broadcast(q)
            a0 = _mm512_dpbusd_epi32(a0, _mm512_and_si512(a.four, field0), columns)
            b0 = _mm512_dpbusd_epi32(b0, _mm512_and_si512(b.four, field0), columns)
            columns = broadcast(q + 4)
            a1 = _mm512_dpbusd_epi32(a1, _mm512_and_si512(a.four, field1), columns)
            b1 = _mm512_dpbusd_epi32(b1, _mm512_and_si512(b.four, field1), columns)
            columns = broadcast(q + 8)
            a2 = _mm512_dpbusd_epi32(a2, _mm512_and_si512(a.four, field2), columns)
            b2 = _mm512_dpbusd_epi32(b2, _mm512_and_si512(b.four, field2), columns)
            columns = broadcast(q + 12)
            a3 = _mm512_dpbusd_epi32(a3, _mm512_and_si512(a.four, field3), columns)
            b3 = _mm512_dpbusd_epi32(b3, _mm512_and_si512(b.four, field3), columns)
            columns = broadcast(q + 16)
            a3 = _mm512_dpbusd_epi32(a3, a.last, columns)
            b3 = _mm512_dpbusd_epi32(b3, b.last, columns)
            line += STEP_BYTES
            q += COLUMNS
        step = end
    store_rows(acc, rows, a0, a1, a2, a3, qsum)
    store_rows(acc + 16, rows - 16, b0, b1, b2, b3, qsum)


cdef void matvec(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                 int32_t* acc, Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    cdef Py_ssize_t row
    for row in range(row0, row1, 32):
        block(packed + row // ROW_BLOCK * steps(cols) * STEP_BYTES, cols, q, qsum, row1 - row, acc + row,
              PrefetchList(NULL, NULL, 0))


cdef void matvec_prefetching(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, const int8_t* q, int32_t qsum,
                        int32_t* acc, Py_ssize_t row0, Py_ssize_t row1, PrefetchList list) noexcept nogil:
    block(packed + row0 // ROW_BLOCK * steps(cols) * STEP_BYTES, cols, q, qsum, row1 - row0, acc + row0, list)


cdef void unpack(const uint8_t* packed, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t row, uint8_t* tile) noexcept nogil:
    cdef const uint8_t* line = packed + row // ROW_BLOCK * steps(cols) * STEP_BYTES
    cdef __m512i codes[5]
    cdef Py_ssize_t c, f, side
    for c in range(0, cols, 20):
        for side in range(0, 128, 64):
            codes_of(_mm512_loadu_si512(line + side), codes)
            for f in range(min(<Py_ssize_t> 5, (cols - c) // 4)):
                _mm512_storeu_si512(tile + f * STEP_BYTES + side, codes[f])
        line += STEP_BYTES
        tile += 5 * STEP_BYTES


include "cython_kernels/isa/avx512vbmi/base3_few_tokens.pxi"
include "cython_kernels/isa/avx512vbmi/base3_skipping.pxi"


def fill(Kernels table):
    """Put base3 into ``table``."""
    cdef FormatKernels ternary = no_format()
    table.isa = "avx512vbmi"
    ternary.packed_bytes, ternary.pack = packed_bytes, pack
    ternary.matvec, ternary.matvec_prefetching = matvec, matvec_prefetching
    ternary.matmul, ternary.unpack, ternary.tiled = matmul, unpack, 9
    table.provide("base3", ternary)
    ternary = no_format()
    ternary.packed_bytes, ternary.pack, ternary.unpack = rows3_bytes, pack_rows3, unpack_rows3
    table.provide("rows3", ternary)
    ternary.packed_bytes, ternary.pack, ternary.unpack = columns3_bytes, pack_columns3, unpack_columns3
    table.provide("columns3", ternary)
    table.skipping.rows3_dot, table.skipping.add_columns3 = rows3_dot, add_columns3
