# Attention by NUMERICS.md rule 7, written once like generic/floats.pxi, which is included before it.
#
# Sixteen keys at a time. Their rows are first put into ``rows`` (16, width): float32, width = d rounded up to LANES,
# so that one widening serves all heads and no tail is left for the inner loops.
from libc.stdint cimport uint16_t

from cython_kernels.table cimport CHUNK, MAX_HEAD_DIM

cdef enum:
    MAX_HEADS = 16       # query heads that are served together


cdef inline void widen_row(const void* source, bint half, Py_ssize_t d, float* row) noexcept nogil:
    """row (d rounded up to LANES,) = source (d,) of float16 or float32, then zeros"""
    cdef const uint16_t* halves = <const uint16_t*> source
    cdef const float* floats = <const float*> source
    cdef Py_ssize_t tail = full(d)
    cdef Py_ssize_t e
    for e in range(0, tail, 16):
        store(row + e, load_f16(halves + e) if half else load(floats + e))
    if tail < d:
        store(row + tail, load_f16_part(halves + tail, d - tail) if half else load_part(floats + tail, d - tail))


cdef inline const float* sixteen_rows(const void* source, bint half, Py_ssize_t first, Py_ssize_t count, Py_ssize_t d,
                                      Py_ssize_t width, float* rows) noexcept nogil:
    """Rows first .. first + 15 of source (count, d) as float32 (16, width); zeros beyond ``count``."""
    cdef Py_ssize_t row_size = d * (2 if half else 4)
    cdef Py_ssize_t there = min(<Py_ssize_t> LANES, count - first)
    cdef Py_ssize_t j
    if not half and width == d and there == LANES:
        return <const float*> source + first * d
    for j in range(there):
        widen_row(<const char*> source + (first + j) * row_size, half, d, rows + j * width)
    memset(rows + there * width, 0, (LANES - there) * width * sizeof(float))
    return rows


cdef inline void prefetch_part(const void* p, Py_ssize_t part, Py_ssize_t parts, Py_ssize_t size) noexcept nogil:
    """Prefetch one of ``parts`` parts of the ``size`` bytes at p, so that the requests spread over the work."""
    cdef Py_ssize_t i
    cdef const char* bytes = <const char*> p
    for i in range(part * size // parts, (part + 1) * size // parts, 64):
        prefetch_far(bytes + i)


cdef inline quad dot4(const float* q, const float* rows, Py_ssize_t width) noexcept nogil:
    """Four rows with q: the accumulators of sum16, half folded."""
    cdef lanes a = zero()
    cdef lanes b = zero()
    cdef lanes c = zero()
    cdef lanes d = zero()
    cdef lanes x
    cdef Py_ssize_t e
    for e in range(0, width, 16):
        x = load(q + e)
        a = add(a, mul(x, load(rows + e)))
        b = add(b, mul(x, load(rows + width + e)))
        c = add(c, mul(x, load(rows + 2 * width + e)))
        d = add(d, mul(x, load(rows + 3 * width + e)))
    return fold4(a, b, c, d)


cdef inline void softmax_chunk(float* scores, Py_ssize_t count, float* m, float* z) noexcept nogil:
    """scores (CHUNK,), -inf from count on -> exp(score - max) in place; m = the max, z = sum16 of the results."""
    cdef lanes tops = load(scores)
    cdef lanes sums = zero()
    cdef lanes p
    cdef float each[LANES]
    cdef float top
    cdef Py_ssize_t j
    for j in range(LANES, count, 16):
        tops = greater(load(scores + j), tops)
    store(each, tops)
    top = each[0]
    for j in range(1, 16):
        if each[j] > top:
            top = each[j]
    for j in range(0, count, 16):
        p = exp(sub(load(scores + j), set1(top)))
        store(scores + j, p)
        sums = add(sums, p)
    m[0] = top
    z[0] = halve(sums)


cdef inline void add_values(float* out, const float* p, const float* rows, Py_ssize_t count,
                            Py_ssize_t width) noexcept nogil:
    """out (width,) += p_j * row j for j in 0 .. count - 1, ascending"""
    cdef lanes a, b, c, d, x
    cdef Py_ssize_t e, j
    cdef Py_ssize_t wide = width - width % (4 * LANES)
    for e in range(0, wide, 64):
        a = load(out + e)
        b = load(out + e + LANES)
        c = load(out + e + 2 * LANES)
        d = load(out + e + 3 * LANES)
        for j in range(count):
            x = set1(p[j])
            a = add(a, mul(x, load(rows + j * width + e)))
            b = add(b, mul(x, load(rows + j * width + e + LANES)))
            c = add(c, mul(x, load(rows + j * width + e + 2 * LANES)))
            d = add(d, mul(x, load(rows + j * width + e + 3 * LANES)))
        store(out + e, a)
        store(out + e + LANES, b)
        store(out + e + 2 * LANES, c)
        store(out + e + 3 * LANES, d)
    for e in range(wide, width, 16):
        a = load(out + e)
        for j in range(count):
            a = add(a, mul(set1(p[j]), load(rows + j * width + e)))
        store(out + e, a)


cdef struct Seen:
    # How many keys of the chunk each head sees: ``group`` heads of each token, and each token one key more than the last
    Py_ssize_t count         # of the first head
    Py_ssize_t group
    Py_ssize_t first         # heads that came before those at hand


cdef inline Py_ssize_t seen_by(const Seen* seen, Py_ssize_t head) noexcept nogil:
    return seen.count + (seen.first + head) // seen.group


cdef inline void close_scores(float* scores, Py_ssize_t count, Py_ssize_t most, float* m, float* z) noexcept nogil:
    """scores (CHUNK,) -> exp(score - max), m and z; what was scored from ``count`` to ``most`` has no part in it"""
    cdef Py_ssize_t j
    for j in range(count, (most + LANES - 1) // LANES * LANES):
        scores[j] = bits_float(0xFF800000)           # -inf
    softmax_chunk(scores, most, m, z)


cdef void attend(const float* q, Py_ssize_t heads, Py_ssize_t d, const void* keys, const void* values, bint half,
                 const Seen* seen, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                 const void* next) noexcept nogil:
    """table.pxd's attend for at most MAX_HEADS heads."""
    cdef float space[2 * MAX_HEADS * MAX_HEAD_DIM + MAX_HEADS * CHUNK + LANES * MAX_HEAD_DIM + LANES]
    cdef float* queries = <float*> ((<size_t> space + 63) & ~<size_t> 63)      # (heads, width), on a cache line
    cdef float* sums = queries + MAX_HEADS * MAX_HEAD_DIM                      # (heads, width)
    cdef float* scores = sums + MAX_HEADS * MAX_HEAD_DIM                       # (heads, CHUNK)
    cdef float* scratch = scores + MAX_HEADS * CHUNK                           # (16, width)
    cdef Py_ssize_t width = (d + LANES - 1) // LANES * LANES
    cdef Py_ssize_t row_size = d * (2 if half else 4)
    cdef Py_ssize_t most = seen_by(seen, heads - 1)
    cdef Py_ssize_t h, j
    cdef const float* rows
    cdef const float* x
    cdef lanes factor = set1(scale)
    memset(queries, 0, heads * width * sizeof(float))
    memset(sums, 0, heads * width * sizeof(float))
    for h in range(heads):
        memcpy(queries + h * width, q + h * d, d * sizeof(float))
    for j in range(0, most, 16):
        rows = sixteen_rows(keys, half, j, most, d, width, scratch)
        for h in range(heads):
            prefetch_part(<const char*> values + j * row_size, h, heads, LANES * row_size)
            x = queries + h * width
            store(scores + h * CHUNK + j, mul(factor, fold16(
                dot4(x, rows, width), dot4(x, rows + 4 * width, width),
                dot4(x, rows + 8 * width, width), dot4(x, rows + 12 * width, width))))
    for h in range(heads):
        close_scores(scores + h * CHUNK, seen_by(seen, h), seen_by(seen, h), m + h * stride, z + h * stride)
    for j in range(0, most, 16):
        rows = sixteen_rows(values, half, j, most, d, width, scratch)
        for h in range(heads):
            prefetch_part(<const char*> next + j * row_size, h, heads, LANES * row_size)
            add_values(sums + h * width, scores + h * CHUNK + j, rows, min(LANES, seen_by(seen, h) - j), width)
    for h in range(heads):
        memcpy(o + h * stride, sums + h * width, d * sizeof(float))


cdef inline void attend_all(const float* q, Py_ssize_t heads, Py_ssize_t d, const void* keys, const void* values, bint half,
                            Seen seen, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                            const void* next) noexcept nogil:
    cdef Py_ssize_t h
    for h in range(0, heads, 16):
        attend(q + h * d, min(<Py_ssize_t> MAX_HEADS, heads - h), d, keys, values, half, &seen, scale,
               m + h * stride, z + h * stride, o + h * stride, stride, next)
        seen.first += MAX_HEADS


cdef void attend_f32(const float* q, Py_ssize_t heads, Py_ssize_t d, const float* keys, const float* values,
                     Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                     const void* next) noexcept nogil:
    attend_all(q, heads, d, keys, values, False, Seen(count, group, 0), scale, m, z, o, stride, next)


cdef void attend_f16(const float* q, Py_ssize_t heads, Py_ssize_t d, const uint16_t* keys, const uint16_t* values,
                     Py_ssize_t count, Py_ssize_t group, float scale, float* m, float* z, float* o, Py_ssize_t stride,
                     const void* next) noexcept nogil:
    attend_all(q, heads, d, keys, values, True, Seen(count, group, 0), scale, m, z, o, stride, next)


cdef void attend_merge(const float* m, const float* z, const float* o, Py_ssize_t stride, Py_ssize_t chunks,
                       Py_ssize_t d, float* out) noexcept nogil:
    cdef float top = m[0]
    cdef float total = 0
    cdef float factor
    cdef Py_ssize_t c, e
    cdef Py_ssize_t tail = full(d)
    for c in range(1, chunks):
        if m[c * stride] > top:
            top = m[c * stride]
    memset(out, 0, d * sizeof(float))
    for c in range(chunks):
        factor = exp32(m[c * stride] - top)
        total += z[c * stride] * factor
        for e in range(0, tail, 16):
            store(out + e, add(load(out + e), mul(load(o + c * stride + e), set1(factor))))
        for e in range(tail, d):
            out[e] += o[c * stride + e] * factor
    for e in range(0, tail, 16):
        store(out + e, div(load(out + e), set1(total)))
    for e in range(tail, d):
        out[e] = out[e] / total


cdef void fill_floats(Floats* table) noexcept:
    table.rmsnorm = rmsnorm
    table.quantize = quantize
    table.gate_relu2 = gate_relu2
    table.gate_silu = gate_silu
    table.scale_rows = scale_rows
    table.rope = rope
    table.to_f16 = to_f16
    table.attend_f32 = attend_f32
    table.attend_f16 = attend_f16
    table.attend_merge = attend_merge
    table.head_bf16 = head_bf16
    table.head_rows = head_rows
