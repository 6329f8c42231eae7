# distutils: language = c++
"""Attention of one layer: keys and values into the cache, the queries against it chunk by chunk, then the merge."""
from libc.stddef cimport ptrdiff_t
from libc.stdint cimport uint8_t, uint16_t
from libc.string cimport memcpy, memset

from cython_kernels.network.state cimport TOKEN_BLOCK, LayerJob, State, layer_job
from cython_kernels.numerics cimport float_bits
from cython_kernels.system.control cimport DONE, F16_OVERFLOW, NOT_FINITE, go_on
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport CHUNK, MAX_HEAD_DIM

cdef enum:
    QUERIES = 64             # query heads that a kernel is given at once, of several tokens

cdef float NOTHING = -3e38       # a maximum that no score is below


cdef inline uint8_t* cached(const LayerJob* job, uint8_t* cache, Py_ssize_t kv_head, Py_ssize_t position) noexcept nogil:
    """The address of one key or value."""
    cdef State* s = job.state
    return cache + (((job.index * s.net.kv_heads + kv_head) * s.cache.context + position) * s.net.head_dim << (1 if s.cache.half else 2))


cdef void store_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: tokens. Rotate queries and keys, put keys and values into the cache."""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t d = s.net.head_dim, head, position, j
    cdef ptrdiff_t t
    cdef float* row
    cdef float* target
    cdef const float* cosines
    cdef const float* sines
    for t in range(begin, end):
        position = s.start + t
        row = s.scratch.qkv + t * (s.net.heads + 2 * s.net.kv_heads) * d
        for j in range((s.net.heads + 2 * s.net.kv_heads) * d):
            if (float_bits(row[j]) & 0x7FFFFFFF) >= 0x7F800000:
                s.control.outcome = NOT_FINITE
                return
        cosines = (s.net.window_cos if job.layer.window else s.net.cos) + position * (d // 2)
        sines = (s.net.window_sin if job.layer.window else s.net.sin) + position * (d // 2)
        for head in range(s.net.heads + s.net.kv_heads):                       # values are not rotated
            s.net.floats.rope(row + head * d, d, cosines, sines)
        for head in range(2 * s.net.kv_heads):
            target = <float*> (cached(job, s.cache.keys, head, position) if head < s.net.kv_heads
                               else cached(job, s.cache.values, head - s.net.kv_heads, position))
            if s.cache.half:
                if s.net.floats.to_f16(row + (s.net.heads + head) * d, d, <uint16_t*> target):
                    s.control.outcome = F16_OVERFLOW
            else:
                for j in range(d):
                    target[j] = row[(s.net.heads + head) * d + j]


cdef inline Py_ssize_t chunks_of(State* s, ptrdiff_t t) noexcept nogil:
    """How many chunks token t looks back on."""
    return (s.start + t) // CHUNK + 1


cdef inline Py_ssize_t part_of(State* s) noexcept nogil:
    """Floats of one token's share of a chunk: (group, head_dim + 2) m, z and o"""
    return s.net.heads // s.net.kv_heads * (s.net.head_dim + 2)


cdef inline void attend_window(const LayerJob* job, ptrdiff_t first, ptrdiff_t last, Py_ssize_t kv_head, Py_ssize_t chunk, const uint8_t* next,
                               float* parts) noexcept nogil:
    """The same in a layer where a token sees only the last keys; a chunk without any counts for nothing."""
    cdef State* s = job.state
    cdef Py_ssize_t d = s.net.head_dim, group = s.net.heads // s.net.kv_heads, stride = (s.net.heads + 2 * s.net.kv_heads) * d
    cdef Py_ssize_t begin, count, head
    cdef ptrdiff_t t
    cdef const float* q
    cdef float* part
    cdef const uint8_t* keys
    cdef const uint8_t* values
    for t in range(max(first, <ptrdiff_t> (chunk * CHUNK - s.start)), last):
        count = min(<Py_ssize_t> CHUNK, s.start + t + 1 - chunk * CHUNK)
        begin = max(<Py_ssize_t> 0, s.start + t + 1 - job.layer.window - chunk * CHUNK)
        part = parts + (t - first) * part_of(s)
        if begin >= count:
            memset(part, 0, part_of(s) * sizeof(float))
            for head in range(group):
                part[head * (d + 2)] = NOTHING
            continue
        keys = cached(job, s.cache.keys, kv_head, chunk * CHUNK + begin)
        values = cached(job, s.cache.values, kv_head, chunk * CHUNK + begin)
        q = s.scratch.qkv + t * stride + kv_head * group * d
        if s.cache.half:
            s.net.floats.attend_f16(q, group, d, <const uint16_t*> keys, <const uint16_t*> values, count - begin, group, s.net.score_scale,
                                part, part + 1, part + 2, d + 2, next)
        else:
            s.net.floats.attend_f32(q, group, d, <const float*> keys, <const float*> values, count - begin, group, s.net.score_scale,
                                part, part + 1, part + 2, d + 2, next)


cdef inline void attend(const LayerJob* job, ptrdiff_t first, ptrdiff_t last, Py_ssize_t kv_head, Py_ssize_t chunk, const uint8_t* next,
                        float* parts) noexcept nogil:
    """The query heads of one KV head against one chunk of keys, for tokens first .. last - 1; parts (tokens, group, head_dim + 2).

    next: the keys that this thread probably needs after these.
    """
    cdef State* s = job.state
    cdef float gathered[QUERIES * MAX_HEAD_DIM]      # (tokens, group, head_dim)
    cdef Py_ssize_t d = s.net.head_dim, group = s.net.heads // s.net.kv_heads, stride = (s.net.heads + 2 * s.net.kv_heads) * d
    cdef Py_ssize_t count, some, seen, i
    cdef ptrdiff_t t = max(first, <ptrdiff_t> (chunk * CHUNK - s.start))       # tokens before it see nothing of the chunk
    cdef const uint8_t* keys = cached(job, s.cache.keys, kv_head, chunk * CHUNK)
    cdef const uint8_t* values = cached(job, s.cache.values, kv_head, chunk * CHUNK)
    cdef const float* q
    cdef float* part
    if job.layer.window:
        attend_window(job, first, last, kv_head, chunk, next, parts)
        return
    while t < last:
        count = min(<Py_ssize_t> CHUNK, s.start + t + 1 - chunk * CHUNK)
        some = max(<Py_ssize_t> 1, min(last - t, QUERIES // group))
        if count < CHUNK:                            # each token sees its own key too
            some = min(some, CHUNK - count + 1)
        q = s.scratch.qkv + t * stride + kv_head * group * d
        if some > 1:
            for i in range(some):
                memcpy(gathered + i * group * d, q + i * stride, group * d * sizeof(float))
            q = gathered
        part = parts + (t - first) * part_of(s)
        seen = group if count < CHUNK else some * group      # heads that see as much as each other
        if s.cache.half:
            s.net.floats.attend_f16(q, some * group, d, <const uint16_t*> keys, <const uint16_t*> values, count, seen, s.net.score_scale,
                                part, part + 1, part + 2, d + 2, next)
        else:
            s.net.floats.attend_f32(q, some * group, d, <const float*> keys, <const float*> values, count, seen, s.net.score_scale,
                                part, part + 1, part + 2, d + 2, next)
        t += some


cdef inline void merge(State* s, ptrdiff_t t, Py_ssize_t kv_head, const float* part, Py_ssize_t stride) noexcept nogil:
    """Chunks of the heads of one group, ``stride`` floats apart -> attention_out"""
    cdef Py_ssize_t d = s.net.head_dim, group = s.net.heads // s.net.kv_heads, head
    for head in range(group):
        s.net.floats.attend_merge(part + head * (d + 2), part + head * (d + 2) + 1, part + head * (d + 2) + 2, stride,
                              chunks_of(s, t), d, s.scratch.attention_out + t * s.net.heads * d + (kv_head * group + head) * d)


cdef void attend_split_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, chunk), of a block of tokens that is the whole pass. All parts lie in the first thread's scratch."""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t chunks = chunks_of(s, s.n - 1)
    cdef ptrdiff_t i, next
    for i in range(begin, end):
        next = min(i + 1, s.net.kv_heads * chunks - 1)
        attend(job, 0, s.n, i // chunks, i % chunks, cached(job, s.cache.keys, next // chunks, next % chunks * CHUNK),
               s.scratch.parts + i * s.n * part_of(s))


cdef void merge_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, token) after attend_split_job"""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t chunks = chunks_of(s, s.n - 1), size = part_of(s)
    cdef ptrdiff_t i
    for i in range(begin, end):
        merge(s, i % s.n, i // s.n, s.scratch.parts + (i // s.n * chunks * s.n + i % s.n) * size, s.n * size)


cdef void attend_block_job(void* ctx, ptrdiff_t begin, ptrdiff_t end, int rank) noexcept nogil:
    """items: (KV head, block of tokens). The tokens of a block walk over the keys together, so that they stay in cache."""
    cdef LayerJob* job = <LayerJob*> ctx
    cdef State* s = job.state
    cdef Py_ssize_t token_blocks = (s.n + TOKEN_BLOCK - 1) // TOKEN_BLOCK
    cdef Py_ssize_t size = part_of(s)
    cdef Py_ssize_t kv_head, first, last, t, chunk, chunks
    cdef float* part = s.scratch.parts + rank * s.scratch.part_size              # (chunks, TOKEN_BLOCK, group, head_dim + 2)
    cdef ptrdiff_t i
    if not go_on(&s.control, rank):
        return
    for i in range(begin, end):
        kv_head = i // token_blocks
        first = i % token_blocks * TOKEN_BLOCK
        last = min(first + TOKEN_BLOCK, s.n)
        chunks = chunks_of(s, last - 1)
        for chunk in range(chunks):
            attend(job, first, last, kv_head, chunk, cached(job, s.cache.keys, kv_head, min(chunk + 1, chunks - 1) * CHUNK),
                   part + chunk * TOKEN_BLOCK * size)
        for t in range(first, last):
            merge(s, t, kv_head, part + (t - first) * size, TOKEN_BLOCK * size)


cdef int attention(State* s, Pool* pool, Py_ssize_t index) noexcept nogil:
    """A stage: qkv -> attention_out (n, heads * head_dim), all heads of all tokens."""
    cdef LayerJob job = layer_job(s, index)
    pool.run(store_job, &job, s.n, 1)
    if s.control.outcome != DONE:
        return s.control.outcome
    if s.n > TOKEN_BLOCK:
        pool.run(attend_block_job, &job, s.net.kv_heads * ((s.n + TOKEN_BLOCK - 1) // TOKEN_BLOCK), 1)
        return s.control.outcome
    pool.run(attend_split_job, &job, s.net.kv_heads * chunks_of(s, s.n - 1), 1)
    pool.run(merge_job, &job, s.net.kv_heads * s.n, 1)
    return s.control.outcome
