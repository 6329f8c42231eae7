# distutils: language = c++
"""Decoder: one conversation's KV cache, scratch memory and threads over a shared Network."""
from libc.stdint cimport int8_t, int16_t, int32_t, uint8_t, uint64_t
from libc.string cimport memcpy

from cython_kernels.head.search cimport HeadSearch
from cython_kernels.head.search_state cimport STATES
from cython_kernels.layouts.groups cimport input_bytes
from cython_kernels.layouts.sparse cimport Q_PAD, SPAN, SPAN3
from cython_kernels.layouts.tile cimport COL_PAD, ROW_BLOCK
from cython_kernels.network.forward cimport choose_stages, forward, full_head
from cython_kernels.network.network cimport Network
from cython_kernels.network.state cimport (
    BATCH, GRAIN, MAX_SPARSE_TOKENS, TOKEN_BLOCK, Counts, KvCache, NetworkView, Scratch, State,
)
from cython_kernels.numerics cimport fp_enter, fp_leave
from cython_kernels.system.control cimport DONE, F16_OVERFLOW, NOT_FINITE, STOPPED
from cython_kernels.system.memory cimport Memory
from cython_kernels.system.pool cimport Pool
from cython_kernels.table cimport CHUNK

import numpy as np

from cython_kernels import digits, table
from cython_kernels.head.goals import Found
from cython_kernels.network.network import rope_tables

TOKENS_PER_PASS = BATCH
STATES_KEPT = STATES         # hidden states that extend() keeps at most


cdef class Decoder:
    """Runs tokens through a Network and remembers their keys and values.

    context: positions of the KV cache; kv: its element type, "f16" or "f32"; threads: of this decoder.
    Not for use by two Python threads at once. The GIL is released once per call.
    """
    cdef readonly Network network
    cdef readonly Py_ssize_t context
    cdef readonly int threads
    cdef readonly str kv
    cdef State state
    cdef Pool* pool
    cdef list memory, history
    cdef object control, tables, window_tables, error
    cdef int32_t[::1] ids
    cdef float[:, ::1] last_logits
    cdef HeadSearch head_search
    cdef Py_ssize_t kept         # hidden states of the last pass, for a head that is read later
    cdef readonly Py_ssize_t head_bytes, head_rows   # of the head, since the last pass began: bytes and bf16 rows read

    def __cinit__(self, Network network, Py_ssize_t context, str kv="f16", int threads=1, error=ArithmeticError):
        """``error`` is raised, with a sentence, when a value leaves the range of the arithmetic."""
        if context < 1 or threads < 1 or kv not in ("f16", "f32"):
            raise ValueError(f"no decoder with context {context}, {threads} threads and KV type {kv!r}")
        network.check_complete()
        self.network, self.context, self.kv, self.threads, self.error = network, context, kv, threads, error
        self.memory, self.history = [], []
        self.tables = rope_tables(context, network.head_dim, network.theta, network.yarn)
        self.window_tables = rope_tables(context, network.head_dim, network.window_theta) if network.window_theta else None
        self.ids = np.empty(BATCH, np.int32)
        self.last_logits = np.empty((1, network.vocab), np.float32)
        self.pool = new Pool(threads)
        self.point_to_network()
        self.allocate()
        self.set_control(bytearray(16))
        if network.certified is not None:
            self.head_search = HeadSearch(network.certified)
            self.head_search.attach(self.pool, &self.state.control, network.kernels, self.state.scratch.states)

    def __dealloc__(self):
        del self.pool

    cdef uint8_t* block(self, Py_ssize_t size) except NULL:
        """Memory that lives as long as this decoder."""
        cdef Memory memory = Memory(size)
        self.memory.append(memory)
        return memory.data

    cdef point_to_network(self):
        cdef Network net = self.network
        cdef NetworkView* view = &self.state.net
        cdef const float[:, ::1] cosines = self.tables[0], sines = self.tables[1]
        view.ternary, view.gemm, view.floats = net.ternary, net.kernels.gemm, &net.kernels.floats
        view.digits = &net.kernels.digits if net.kernel == table.DIGITS_KERNEL else NULL
        view.quantiser = &net.kernels.digits         # the view begins as zeros, without groups
        if net.groups is not None:
            view.groups = net.groups.multiply_pointer
            view.group_embed, view.group_head = net.group_embed.data, net.group_head.data
        view.activation_bits, view.code_limit = net.activation_bits, digits.LIMITS[net.activation_bits]
        view.skips_up, view.skips_down = net.skips_up, net.skips_down
        view.rows_dot = net.kernels.skipping.rows3_dot if net.up_layout == "rows3" else net.kernels.skipping.rows_dot
        if net.down_layout == "columns3":
            view.add_columns, view.span = net.kernels.skipping.add_columns3, SPAN3
        else:
            view.add_columns, view.span = net.kernels.skipping.add_columns, SPAN
        view.layers, view.n_layers = net.layer, net.layers
        view.hidden, view.ffn, view.vocab, view.eps, view.silu = net.hidden, net.ffn, net.vocab, net.eps, net.silu
        view.heads, view.kv_heads, view.head_dim = net.heads, net.kv_heads, net.head_dim
        view.score_scale, view.embed_scale, view.gelu = net.score_scale, net.embed_scale, net.gelu
        view.final_norm, view.embed, view.head = net.final_norm, net.embed, net.head
        view.cos, view.sin = &cosines[0, 0], &sines[0, 0]
        if self.window_tables is not None:
            cosines, sines = self.window_tables
            view.window_cos, view.window_sin = &cosines[0, 0], &sines[0, 0]
        choose_stages(&self.state)

    cdef allocate(self):
        """The KV cache and the scratch memory."""
        cdef NetworkView* net = &self.state.net
        cdef KvCache* cache = &self.state.cache
        cdef Scratch* scratch = &self.state.scratch
        cdef Py_ssize_t query = net.heads * net.head_dim
        cdef Py_ssize_t chunks = (self.context + CHUNK - 1) // CHUNK
        cdef Py_ssize_t group_part = net.heads // net.kv_heads * (net.head_dim + 2)
        cache.half, cache.context = self.kv == "f16", self.context
        cdef Py_ssize_t cache_bytes = net.n_layers * net.kv_heads * cache.context * net.head_dim * (2 if cache.half else 4)
        cdef Py_ssize_t wide = max(net.hidden, query, net.ffn)
        cache.keys, cache.values = self.block(cache_bytes), self.block(cache_bytes)
        scratch.threads = self.threads
        scratch.code_stride = (wide + COL_PAD - 1) // COL_PAD * COL_PAD + (Q_PAD if net.skips_up else 0)
        if net.groups != NULL:
            scratch.code_stride = (input_bytes(wide) + COL_PAD - 1) // COL_PAD * COL_PAD
        scratch.x = <float*> self.block(BATCH * net.hidden * 4)
        scratch.qkv = <float*> self.block(BATCH * (query + 2 * net.kv_heads * net.head_dim) * 4)
        scratch.attention_out = <float*> self.block(BATCH * query * 4)
        scratch.gated = <float*> self.block(BATCH * net.ffn * 4)
        if net.layers[0].q_input_norm != NULL:
            scratch.ups = <float*> self.block(BATCH * net.ffn * 4)
        scratch.head_input = <float*> self.block(BATCH * net.hidden * 4)
        scratch.states = <float*> self.block(STATES * net.hidden * 4)
        scratch.codes = <int8_t*> self.block(BATCH * scratch.code_stride * (1 if net.digits == NULL else 2))
        scratch.words = <int16_t*> scratch.codes
        scratch.code_scale = <float*> self.block(BATCH * 4)
        scratch.code_sum = <int32_t*> self.block(BATCH * 4)
        if net.ternary.table_bytes != NULL:
            scratch.table = self.block(max(net.ternary.table_bytes(width) for width in (net.hidden, query, net.ffn)))
        scratch.acc_size = max(<Py_ssize_t> BATCH, <Py_ssize_t> GRAIN) * ROW_BLOCK
        scratch.acc = <int32_t*> self.block(self.threads * 2 * scratch.acc_size * 4)
        scratch.counts = <Counts*> self.block(self.threads * sizeof(Counts))
        if net.skips_down:
            scratch.sums_size = (net.hidden + net.span - 1) // net.span * net.span
            scratch.sums = <int32_t*> self.block(self.threads * MAX_SPARSE_TOKENS * scratch.sums_size * 4)
        scratch.tile_size = ROW_BLOCK * scratch.code_stride
        scratch.tiles = self.block(self.threads * scratch.tile_size)
        scratch.part_size = TOKEN_BLOCK * chunks * group_part
        scratch.parts = <float*> self.block(max(<Py_ssize_t> self.threads, net.kv_heads) * scratch.part_size * 4)
        self.state.ids = &self.ids[0]

    # ---- what the owner asks ----

    @property
    def length(self):
        """Positions in the KV cache."""
        return len(self.history)

    @property
    def tokens(self):
        """The ids in the KV cache, a copy."""
        return list(self.history)

    @property
    def certified(self):
        """Whether ``search`` may find tokens without the whole head."""
        return self.head_search is not None

    @property
    def skipped(self):
        """Shares of the neurons whose row of up and whose column of down the last pass, of few tokens, did not read."""
        cdef State* s = &self.state
        cdef Py_ssize_t rows = 0, columns = 0, all_of_them = s.n * s.net.n_layers * s.net.ffn
        if not 0 < s.n <= MAX_SPARSE_TOKENS:
            return 0.0, 0.0
        for i in range(self.threads):
            rows += s.scratch.counts[i].rows
            columns += s.scratch.counts[i].columns
        return (1 - rows / <double> all_of_them if s.net.skips_up else 0.0,
                1 - columns / <double> all_of_them if s.net.skips_down else 0.0)

    def set_control(self, buffer):
        """Share ``buffer`` (>= 16 writable bytes) with another process: int32 stop flag at 0, uint64 heartbeat at 8."""
        cdef uint8_t[::1] view = buffer
        if view.shape[0] < 16:
            raise ValueError(f"the control buffer has {view.shape[0]} bytes, not 16")
        self.control = buffer, view
        self.state.control.stop = <volatile int32_t*> &view[0]
        self.state.control.heartbeat = <volatile uint64_t*> &view[8]

    def truncate(self, Py_ssize_t length):
        """Forget every position from ``length`` on."""
        if not 0 <= length <= len(self.history):
            raise ValueError(f"cannot keep {length} of {len(self.history)} positions")
        del self.history[length:]

    @property
    def token_bytes(self):
        """Bytes of the keys and values of one position."""
        cdef State* s = &self.state
        return 2 * s.net.n_layers * s.net.kv_heads * s.net.head_dim * (2 if s.cache.half else 4)

    def save(self, Py_ssize_t first, Py_ssize_t last):
        """Keys and values of positions first..last, a copy: ((last - first) * token_bytes,) uint8.

        Laid out (2, layers, kv_heads, last - first, head_dim): keys, then values.
        """
        if not 0 <= first < last <= len(self.history):
            raise ValueError(f"positions {first} to {last} are not among the {len(self.history)} in the cache")
        data = np.empty((last - first) * self.token_bytes, np.uint8)
        cdef uint8_t[::1] view = data
        self.copy(first, last - first, &view[0], True)
        return data

    def restore(self, ids, data):
        """Take ids into the KV cache as append would, with the keys and values that ``save`` once gave for them.

        data: bytes. That they are of these ids after the tokens that are here, by this network and for this kv,
        is the caller's promise.
        """
        ids = self.checked(ids)
        cdef const uint8_t[::1] view = data
        if not ids or view.shape[0] != len(ids) * self.token_bytes:
            raise ValueError(f"{view.shape[0]} bytes are not the keys and values of {len(ids)} positions")
        self.copy(len(self.history), len(ids), <uint8_t*> &view[0], False)
        self.history.extend(ids)

    cdef copy(self, Py_ssize_t start, Py_ssize_t n, uint8_t* data, bint out):
        """n positions of every head from or to ``data``"""
        cdef State* s = &self.state
        cdef Py_ssize_t row = s.net.head_dim * (2 if s.cache.half else 4), head
        cdef uint8_t* cache
        cdef uint8_t* place
        with nogil:
            for head in range(2 * s.net.n_layers * s.net.kv_heads):
                cache = s.cache.keys if head < s.net.n_layers * s.net.kv_heads else s.cache.values
                place = cache + (head % (s.net.n_layers * s.net.kv_heads) * s.cache.context + start) * row
                if out:
                    memcpy(data + head * n * row, place, n * row)
                else:
                    memcpy(place, data + head * n * row, n * row)

    def append(self, ids):
        """Run ids through the network into the KV cache. False if stopped: then nothing of the last pass counts."""
        ids = self.checked(ids)
        for first in range(0, len(ids), BATCH):
            if not self.run(ids[first:first + BATCH], None):
                return False
        return True

    def step(self, token):
        """Run one id; its logits (vocab,) float32, valid until the next call, or None if stopped."""
        if not self.run(self.checked([token]), self.last_logits):
            return None
        return np.asarray(self.last_logits)[0]

    def logits(self, ids):
        """Run ids; all their logits (n, vocab) float32, or None if stopped."""
        ids = self.checked(ids)
        out = np.empty((len(ids), self.network.vocab), np.float32)
        for first in range(0, len(ids), BATCH):
            if not self.run(ids[first:first + BATCH], out[first:first + BATCH]):
                return None
        return out

    def extend(self, ids, Py_ssize_t keep=1):
        """Like append; of the last ``keep`` tokens the heads can be asked for afterwards. False if stopped."""
        ids = self.checked(ids)
        if not 1 <= keep <= min(<Py_ssize_t> STATES, len(ids)):
            raise ValueError(f"cannot keep {keep} hidden states of {len(ids)} tokens; at most {STATES}")
        last = max(len(ids) - BATCH, 0)              # of one pass
        return self.append(ids[:last]) and self.run(ids[last:], None, keep)

    def full_logits(self, Py_ssize_t row=0):
        """All logits (vocab,) float32 of kept token ``row``, valid until the next call, or None if stopped."""
        cdef State* s = &self.state
        cdef int outcome
        self.check_kept(row)
        with nogil:
            mode = fp_enter()
            outcome = full_head(s, self.pool, s.scratch.states + row * s.net.hidden, 1, &self.last_logits[0, 0])
            fp_leave(mode)
        if outcome != DONE:
            return None
        self.count_full_head()
        return np.asarray(self.last_logits)[0]

    def hidden(self, Py_ssize_t row=0):
        """What the last norm made of kept token ``row``: (hidden,) float32, a copy."""
        cdef Py_ssize_t j
        self.check_kept(row)
        cdef float[::1] out = np.empty(self.network.hidden, np.float32)
        for j in range(self.network.hidden):
            out[j] = self.state.scratch.states[row * self.network.hidden + j]
        return np.asarray(out)

    def search(self, Py_ssize_t row, goal, double penalty=1.0, context=()):
        """A Found with the rows of kept token ``row`` that ``goal`` (head/goals.py) names, or None if stopped.

        Scores are logits after the repetition ``penalty`` for the ids in ``context``. Where the certified head cannot
        help, the ids are None and the logits (vocab,) are all.
        """
        if not penalty > 0:
            raise ValueError(f"no search with penalty {penalty}")
        context = self.checked_context(row, context)
        found = self.head_search and self.head_search.search(row, goal, penalty, context)
        if self.head_search is not None:
            self.head_bytes += self.head_search.take_bytes()
            self.head_rows += self.head_search.take_rescored()
            if found is None:
                return None
        if found:
            return found
        logits = self.full_logits(row)
        return None if logits is None else Found(None, logits)

    cdef checked_context(self, Py_ssize_t row, context):
        """The ids as an array; ValueError if one is not in the vocabulary, or if the token is not kept."""
        self.check_kept(row)
        context = np.asarray(context, np.int32)
        if len(context) and not 0 <= context.min() <= context.max() < self.network.vocab:
            raise ValueError(f"the context holds a token that is not in the vocabulary of {self.network.vocab}")
        return context

    cdef check_kept(self, Py_ssize_t row):
        if not 0 <= row < self.kept:
            raise ValueError(f"there is no kept token {row}; extend() kept {self.kept}")

    cdef count_full_head(self):
        self.head_bytes += self.network.head_bytes
        self.head_rows += self.network.vocab

    cdef list checked(self, ids):
        """ids as a list, each one in the vocabulary, and room for all of them."""
        ids = [int(token) for token in ids]
        if len(self.history) + len(ids) > self.context:
            raise ValueError(f"{len(ids)} more tokens do not fit: {len(self.history)} of {self.context} positions are taken")
        for token in ids:
            if not 0 <= token < self.network.vocab:
                raise ValueError(f"token {token} is not in the vocabulary of {self.network.vocab}")
        return ids

    cdef bint run(self, list ids, float[:, ::1] logits, Py_ssize_t keep=0) except -1:
        """One pass over at most BATCH ids; False if stopped, and then no hidden states are kept."""
        cdef State* s = &self.state
        cdef Py_ssize_t i, rows = 0 if logits is None else logits.shape[0]
        cdef int outcome
        if not ids:
            return True
        for i in range(len(ids)):
            self.ids[i] = ids[i]
        s.n, s.start = len(ids), len(self.history)
        self.kept = 0
        self.head_bytes = self.head_rows = 0
        if self.head_search is not None:
            self.head_search.forget(keep)
        with nogil:
            mode = fp_enter()
            outcome = forward(s, self.pool, keep, &logits[0, 0] if logits is not None else NULL, rows)
            fp_leave(mode)
        if outcome == DONE:
            self.kept = keep
        if outcome == NOT_FINITE:
            raise self.error("A value in the network became infinite or not a number: the checkpoint is damaged "
                             "or is not a model of this kind.")
        if outcome == F16_OVERFLOW:
            raise self.error('A key or value is too large for a KV cache in float16; load the model with kv="f32".')
        if outcome == STOPPED:
            return False
        if logits is not None:
            self.count_full_head()
        self.history.extend(ids)
        return True
