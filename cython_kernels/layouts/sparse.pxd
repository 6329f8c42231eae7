"""The two layouts that let a token skip weights it does not need, alike on every instruction set.

After ReLU2 most neurons of the feed-forward part are exactly zero (KERNELS: exact neuron skipping). What is zero adds
nothing, so neither the rows of ``up`` behind a closed gate nor the columns of ``down`` behind a zero are read:

    rows      row after row. Field f of byte j of a row's line L holds the code of column 256 L + 64 f + j
    columns   neuron after neuron. Field f of byte 16 a + 4 b + j of a neuron's line S holds the code of
              row 256 S + 64 f + 16 b + 4 a + j: bytes of four neurons interleaved give rows in ascending order

A line is 64 bytes, 256 codes of two bits; field f is bits 2f, 2f + 1 of a byte. Padding has code 0.

    rows3     like rows, five codes in a byte (layouts/base3.pxd): t_f of byte j of line L is that of column 320 L + 64 f + j
    columns3  like columns, five codes in a byte: t_f of byte 16 a + 4 b + j of line S is that of row 320 S + 64 f + 16 b + 4 a + j
"""
from libc.stdint cimport int8_t, int32_t, uint8_t, uint32_t, uint64_t
from libc.string cimport memcpy, memset

from cython_kernels.layouts.base3 cimport bytes_of, columns_at
from cython_kernels.layouts.checkpoint cimport row_of as official_row, shift_of, threes_of

cdef enum:
    LINE = 64            # bytes
    SPAN = 256           # codes of a line
    SPAN3 = 320          # of a line of rows3 or columns3
    ROWS_AHEAD = 16      # rows of a list whose bytes are prefetched before they are needed
    LIST_PAD = 32        # entries that a list of rows has beyond its end: they are prefetched, nothing more ...
    NEURON_PAD = 128     # ... and a list of neurons
    Q_PAD = 320          # what the activations of a product by rows are padded by, at most


cdef inline Py_ssize_t lines(Py_ssize_t codes) noexcept nogil:
    """PrefetchRange that hold so many codes."""
    return (codes + SPAN - 1) // SPAN


cdef inline Py_ssize_t rows_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * lines(cols) * LINE


cdef inline int code_in_row(const uint8_t* row, Py_ssize_t k) noexcept nogil:
    return row[k // SPAN * LINE + k % 64] >> 2 * (k % SPAN // 64) & 3


cdef inline int32_t row_dot(const uint8_t* row, Py_ssize_t cols, const int8_t* q) noexcept nogil:
    """The definition of a product by rows, of one row: its codes . q"""
    cdef int32_t total = 0
    cdef Py_ssize_t k
    for k in range(cols):
        total += code_in_row(row, k) * q[k]
    return total


cdef inline Py_ssize_t lines3(Py_ssize_t codes) noexcept nogil:
    return (codes + SPAN3 - 1) // SPAN3


cdef inline Py_ssize_t rows3_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return rows * lines3(cols) * LINE


cdef inline Py_ssize_t columns_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (cols + 3) // 4 * 4 * lines(rows) * LINE      # tiles read four neurons at a time


cdef inline Py_ssize_t columns3_bytes(Py_ssize_t rows, Py_ssize_t cols) noexcept nogil:
    return (cols + 3) // 4 * 4 * lines3(rows) * LINE


cdef inline Py_ssize_t row_of(Py_ssize_t byte, Py_ssize_t field) noexcept nogil:
    """The row within a line of the columns layouts."""
    return 64 * field + byte // 4 % 4 * 16 + byte // 16 * 4 + byte % 4


cdef inline int pack_rows(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                          Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack for the rows layout."""
    cdef Py_ssize_t quarter = rows // 4
    cdef Py_ssize_t r, k, j, f
    cdef int shift
    cdef const uint8_t* source
    cdef uint8_t* line
    cdef uint8_t threes = 0
    memset(packed + row0 * lines(cols) * LINE, 0, (row1 - row0) * lines(cols) * LINE)
    for r in range(row0, row1):
        shift = <int> (2 * (r // quarter))
        for k in range(0, cols, 64):                 # one field of a line
            source = official + r % quarter * cols + k
            line = packed + (r * lines(cols) + k // SPAN) * LINE
            f = k % SPAN // 64
            if k + 64 <= cols:
                for j in range(64):
                    line[j] |= <uint8_t> ((source[j] >> shift & 3) << 2 * f)
            else:
                for j in range(cols - k):
                    line[j] |= <uint8_t> ((source[j] >> shift & 3) << 2 * f)
        line = packed + r * lines(cols) * LINE
        for j in range(lines(cols) * LINE):
            threes |= line[j] & line[j] >> 1
    return (threes & 0x55) != 0                      # both bits of a field set


cdef inline int pack_rows3(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                           Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack for the rows3 layout."""
    cdef Py_ssize_t r, k, j
    cdef int shift
    cdef const uint8_t* source
    cdef uint8_t* target = packed + row0 * lines3(cols) * LINE
    cdef uint32_t t0, t1, t2, t3, t4, dword
    cdef uint64_t threes = 0
    for r in range(row0, row1):
        source = official_row(official, rows, cols, r)
        shift = shift_of(rows, r)
        for k in range(0, lines3(cols) * SPAN3, 320):
            for j in range(k, k + 64, 4):
                t0 = columns_at(source, shift, j, cols)
                t1 = columns_at(source, shift, j + 64, cols)
                t2 = columns_at(source, shift, j + 128, cols)
                t3 = columns_at(source, shift, j + 192, cols)
                t4 = columns_at(source, shift, j + 256, cols)
                threes |= threes_of(t0) | threes_of(t1) | threes_of(t2) | threes_of(t3) | threes_of(t4)
                dword = bytes_of(t0 + 3 * t1 + 9 * t2 + 27 * t3, t4)
                memcpy(target, &dword, 4)
                target += 4
    return threes != 0


cdef inline const uint8_t* along(const uint8_t* x, const uint8_t* y, Py_ssize_t size, Py_ssize_t offset) noexcept nogil:
    """Where to prefetch_lines next: all of one row of ``size`` bytes, then all of the other. Alternating between them takes twice
    the time (a Zen 4 of 2023), because its prefetcher follows what lies side by side."""
    return x + offset if offset < size else y + (offset - size)


# sums begins with the codes of rows x and y (count lines) . q; prefetches the two next rows on the way
ctypedef void (*TwoRows)(const uint8_t* x, const uint8_t* y, const uint8_t* next_x, const uint8_t* next_y,
                         Py_ssize_t count, const int8_t* q, int32_t* sums) noexcept nogil


cdef inline void walk_rows(TwoRows two_rows, const uint8_t* packed, Py_ssize_t count, const int8_t* q, int32_t qsum,
                           const int32_t* which, Py_ssize_t n, const uint8_t* next, int32_t* acc) noexcept nogil:
    """table.pxd's RowsDot for rows of ``count`` lines, two at a time."""
    cdef Py_ssize_t stride = count * LINE
    cdef const uint8_t* next_x
    cdef const uint8_t* next_y
    cdef Py_ssize_t i
    cdef int32_t sums[4]
    for i in range(0, n, 2):                         # an odd last row is computed twice
        if next == NULL or i + ROWS_AHEAD < n:       # what the list has is needed sooner
            next_x, next_y = packed + which[i + ROWS_AHEAD] * stride, packed + which[i + ROWS_AHEAD + 1] * stride
        else:
            next_x, next_y = next + i * stride, next + (i + 1) * stride
        two_rows(packed + which[i] * stride, packed + which[min(i + 1, n - 1)] * stride, next_x, next_y, count, q, sums)
        acc[i] = sums[0] - qsum
        if i + 1 < n:
            acc[i + 1] = sums[1] - qsum


cdef inline int pack_columns(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                             Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack for the columns layout: the whole matrix, sixty-four neurons at a time."""
    cdef uint8_t bytes[64 * 64]                      # (byte of a line, neuron)
    cdef Py_ssize_t quarter = rows // 4
    cdef Py_ssize_t stride = lines(rows) * LINE
    cdef Py_ssize_t k, s, p, f, r, j, count
    cdef int shift
    cdef const uint8_t* source
    cdef uint8_t* target
    cdef uint8_t threes = 0
    memset(packed, 0, columns_bytes(rows, cols))
    for k in range(0, cols, 64):
        count = min(<Py_ssize_t> 64, cols - k)
        for s in range(lines(rows)):
            memset(bytes, 0, sizeof(bytes))
            for p in range(64):
                for f in range(4):
                    r = SPAN * s + row_of(p, f)
                    if r >= rows:
                        continue
                    source = official + r % quarter * cols + k
                    shift = <int> (2 * (r // quarter))
                    target = bytes + 64 * p
                    if count == 64:
                        for j in range(64):
                            target[j] |= <uint8_t> ((source[j] >> shift & 3) << 2 * f)
                    else:
                        for j in range(count):
                            target[j] |= <uint8_t> ((source[j] >> shift & 3) << 2 * f)
            for j in range(64 * 64):
                threes |= bytes[j] & bytes[j] >> 1
            for j in range(count):
                target = packed + (k + j) * stride + s * LINE
                for p in range(64):
                    target[p] = bytes[64 * p + j]
    return (threes & 0x55) != 0


cdef inline uint32_t four_neurons_of(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t r, Py_ssize_t k) noexcept nogil:
    """The codes of row r and neurons k .. k + 3; 0 beyond the last row"""
    return columns_at(official_row(official, rows, cols, r), shift_of(rows, r), k, cols) if r < rows else 0


cdef inline int pack_columns3(const uint8_t* official, Py_ssize_t rows, Py_ssize_t cols, uint8_t* packed,
                              Py_ssize_t row0, Py_ssize_t row1) noexcept nogil:
    """table.pxd's pack for the columns3 layout: the whole matrix, sixty-four neurons at a time."""
    cdef uint32_t dwords[64][16]                     # (byte of a line, four neurons)
    cdef Py_ssize_t stride = lines3(rows) * LINE
    cdef Py_ssize_t k, s, p, j, first, count
    cdef uint32_t t0, t1, t2, t3, t4
    cdef uint64_t threes = 0
    cdef uint8_t* target
    for k in range(0, cols, 64):
        count = min(<Py_ssize_t> 64, cols - k)
        for s in range(lines3(rows)):
            for p in range(64):
                first = SPAN3 * s + row_of(p, 0)
                for j in range((count + 3) // 4):
                    t0 = four_neurons_of(official, rows, cols, first, k + 4 * j)
                    t1 = four_neurons_of(official, rows, cols, first + 64, k + 4 * j)
                    t2 = four_neurons_of(official, rows, cols, first + 128, k + 4 * j)
                    t3 = four_neurons_of(official, rows, cols, first + 192, k + 4 * j)
                    t4 = four_neurons_of(official, rows, cols, first + 256, k + 4 * j)
                    threes |= threes_of(t0) | threes_of(t1) | threes_of(t2) | threes_of(t3) | threes_of(t4)
                    dwords[p][j] = bytes_of(t0 + 3 * t1 + 9 * t2 + 27 * t3, t4)
            for j in range(count):
                target = packed + (k + j) * stride + s * LINE
                for p in range(64):
                    target[p] = (<uint8_t*> dwords[p])[j]
    return threes != 0
