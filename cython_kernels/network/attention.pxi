# Attention of one layer, included by forward.pyx: keys and values into the cache, chunk by chunk, then the merge.
from libc.stdint cimport uint8_t
from libc.string cimport memcpy

from cython_kernels.numerics cimport float_bits
from cython_kernels.system.control cimport F16_OVERFLOW
from cython_kernels.table cimport CHUNK, MAX_HEAD_DIM

cdef enum:
    QUERIES = 64             # query heads that a kernel is given at once, of several tokens


cdef inline uint8_t* cached(State* s, uint8_t* cache, Py_ssize_t kv_head, Py_ssize_t position) noexcept nogil:
    """The address of one key or value."""
    return cache + (((s.layer * s.kv_heads + kv_head) * s.context + position) * s.head_dim << (1 if s.half else 2))


cdef void store_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. Rotate queries and keys, put keys and values into the cache."""
    cdef State* s = <State*> ctx
    cdef Py_ssize_t d = s.head_dim, head, position, j
    cdef ptrdiff_t t
    cdef float* row
    cdef float* target
    cdef const float* cosines
    cdef const float* sines
    for t in range(begin, end):
        position = s.start + t
        row = s.qkv + t * (s.heads + 2 * s.kv_heads) * d
        for j in range((s.heads + 2 * s.kv_heads) * d):
            if (float_bits(row[j]) & 0x7FFFFFFF) >= 0x7F800000:
                s.control.outcome = NOT_FINITE
                return
        cosines = s.cos + position * (d // 2)
        sines = s.sin + position * (d // 2)
        for head in range(s.heads + s.kv_heads):                       # values are not rotated
            s.floats.rope(row + head * d, d, cosines, sines)
        for head in range(2 * s.kv_heads):
            target = <float*> (cached(s, s.keys, head, position) if head < s.kv_heads
                               else cached(s, s.values, head - s.kv_heads, position))
            if s.half:
                if s.floats.to_f16(row + (s.heads + head) * d, d, <uint16_t*> target):
                    s.control.outcome = F16_OVERFLOW
            else:
                for j in range(d):
                    target[j] = row[(s.heads + head) * d + j]


cdef inline Py_ssize_t chunks_of(State* s, ptrdiff_t t) noexcept nogil:
    """How many chunks token t looks back on."""
    return (s.start + t) // CHUNK + 1


cdef inline Py_ssize_t part_of(State* s) noexcept nogil:
    """Floats of one token's share of a chunk: (group, head_dim + 2) m, z and o"""
    return s.heads // s.kv_heads * (s.head_dim + 2)


cdef inline void attend(State* s, ptrdiff_t first, ptrdiff_t last, Py_ssize_t kv_head, Py_ssize_t chunk, const uint8_t* next,
                        float* parts) noexcept nogil:
    """The query heads of one KV head against one chunk of keys, for tokens first .. last - 1; parts (tokens, group, head_dim + 2).

    next: the keys that this thread probably needs after these.
    """
    cdef float gathered[QUERIES * MAX_HEAD_DIM]      # (tokens, group, head_dim)
    cdef Py_ssize_t d = s.head_dim, group = s.heads // s.kv_heads, stride = (s.heads + 2 * s.kv_heads) * d
    cdef Py_ssize_t count, some, seen, i
    cdef ptrdiff_t t = max(first, <ptrdiff_t> (chunk * CHUNK - s.start))       # tokens before it see nothing of the chunk
    cdef const uint8_t* keys = cached(s, s.keys, kv_head, chunk * CHUNK)
    cdef const uint8_t* values = cached(s, s.values, kv_head, chunk * CHUNK)
    cdef const float* q
    cdef float* part
    while t < last:
        count = min(<Py_ssize_t> CHUNK, s.start + t + 1 - chunk * CHUNK)
        some = max(<Py_ssize_t> 1, min(last - t, QUERIES // group))
        if count < CHUNK:                            # each token sees its own key too
            some = min(some, CHUNK - count + 1)
        q = s.qkv + t * stride + kv_head * group * d
        if some > 1:
            for i in range(some):
                memcpy(gathered + i * group * d, q + i * stride, group * d * sizeof(float))
            q = gathered
        part = parts + (t - first) * part_of(s)
        seen = group if count < CHUNK else some * group      # heads that see as much as each other
        if s.half:
            s.floats.attend_f16(q, some * group, d, <const uint16_t*> keys, <const uint16_t*> values, count, seen, s.score_scale,
                                part, part + 1, part + 2, d + 2, next)
        else:
            s.floats.attend_f32(q, some * group, d, <const float*> keys, <const float*> values, count, seen, s.score_scale,
                                part, part + 1, part + 2, d + 2, next)
        t += some


cdef inline void merge(State* s, ptrdiff_t t, Py_ssize_t kv_head, const float* part, Py_ssize_t stride) noexcept nogil:
    """Chunks of the heads of one group, ``stride`` floats apart -> h (n, wide)"""
    cdef Py_ssize_t d = s.head_dim, group = s.heads // s.kv_heads, head
    for head in range(group):
        s.floats.attend_merge(part + head * (d + 2), part + head * (d + 2) + 1, part + head * (d + 2) + 2, stride,
                              chunks_of(s, t), d, s.h + t * s.wide + (kv_head * group + head) * d)


cdef void attend_split_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, chunk), of a block of tokens that is the whole pass. All parts lie in the first thread's scratch."""
    cdef State* s = <State*> ctx
    cdef Py_ssize_t chunks = chunks_of(s, s.n - 1)
    cdef ptrdiff_t i, next
    for i in range(begin, end):
        next = min(i + 1, s.kv_heads * chunks - 1)
        attend(s, 0, s.n, i // chunks, i % chunks, cached(s, s.keys, next // chunks, next % chunks * CHUNK),
               s.parts + i * s.n * part_of(s))


cdef void merge_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, token) after attend_split_job"""
    cdef State* s = <State*> ctx
    cdef Py_ssize_t chunks = chunks_of(s, s.n - 1), size = part_of(s)
    cdef ptrdiff_t i
    for i in range(begin, end):
        merge(s, i % s.n, i // s.n, s.parts + (i // s.n * chunks * s.n + i % s.n) * size, s.n * size)


cdef void attend_block_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, block of tokens). The tokens of a block walk over the keys together, so that they stay in cache."""
    cdef State* s = <State*> ctx
    cdef Py_ssize_t token_blocks = (s.n + TOKEN_BLOCK - 1) // TOKEN_BLOCK
    cdef Py_ssize_t size = part_of(s)
    cdef Py_ssize_t kv_head, first, last, t, chunk, chunks
    cdef float* part = s.parts + rank * s.part_size              # (chunks, TOKEN_BLOCK, group, head_dim + 2)
    cdef ptrdiff_t i
    if not go_on(&s.control, rank):
        return
    for i in range(begin, end):
        kv_head = i // token_blocks
        first = i % token_blocks * TOKEN_BLOCK
        last = min(first + TOKEN_BLOCK, s.n)
        chunks = chunks_of(s, last - 1)
        for chunk in range(chunks):
            attend(s, first, last, kv_head, chunk, cached(s, s.keys, kv_head, min(chunk + 1, chunks - 1) * CHUNK),
                   part + chunk * TOKEN_BLOCK * size)
        for t in range(first, last):
            merge(s, t, kv_head, part + (t - first) * size, TOKEN_BLOCK * size)


cdef void attention(State* s, Pool* pool) noexcept nogil:
    """qkv -> h (n, wide): all heads of all tokens"""
    pool.run(store_job, s, s.n, 1)
    if s.control.outcome != DONE:
        return
    if s.n > TOKEN_BLOCK:
        pool.run(attend_block_job, s, s.kv_heads * ((s.n + TOKEN_BLOCK - 1) // TOKEN_BLOCK), 1)
        return
    pool.run(attend_split_job, s, s.kv_heads * chunks_of(s, s.n - 1), 1)
    pool.run(merge_job, s, s.kv_heads * s.n, 1)
