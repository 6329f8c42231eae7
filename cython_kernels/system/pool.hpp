// A persistent fork-join pool. Each thread walks through its own share of the items, chunk after chunk, so that what it reads
// lies in one piece; who is done takes from the ends of the others' shares (a slow core does less). Workers spin a little
// between two jobs, because the next layer is microseconds away, then park.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>
#include "fpenv.h"
#if defined(_M_X64) || defined(__x86_64__)
#include <immintrin.h>
static inline void relax() { _mm_pause(); }
static inline void prefetch(const char *p) { _mm_prefetch(p, _MM_HINT_T1); }
#elif defined(__aarch64__)
static inline void relax() { __asm__ __volatile__("yield"); }
static inline void prefetch(const char *p) { __builtin_prefetch(p, 0, 2); }
#else
static inline void relax() { std::this_thread::yield(); }
static inline void prefetch(const char *) {}
#endif

class Pool {
  public:
    // begin .. end of the items, and the rank of the thread (0 is the caller) for scratch of its own
    using Job = void (*)(void *ctx, ptrdiff_t begin, ptrdiff_t end, int rank);

    explicit Pool(int size) : size_(size < 1 ? 1 : size), shares_(new Share[size_]) {
        for (int rank = 1; rank < size_; rank++) threads_.emplace_back([this, rank] { work(rank); });
    }
    ~Pool() {
        stop_.store(true);
        publish();
        for (auto &thread : threads_) thread.join();
    }
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    int size() const { return size_; }

    // Calls job over 0 .. items, less than 2**32, in chunks of at most grain; returns when all are done.
    void run(Job job, void *ctx, ptrdiff_t items, ptrdiff_t grain) {
        if (size_ == 1 || items <= grain) {
            for (ptrdiff_t i = 0; i < items; i += grain) job(ctx, i, i + grain < items ? i + grain : items, 0);
            return;
        }
        job_ = job, ctx_ = ctx, grain_ = grain;
        for (int rank = 0; rank < size_; rank++)                     // published with the job
            shares_[rank].left.store(pack(items * rank / size_, items * (rank + 1) / size_), std::memory_order_relaxed);
        pending_.store(size_ - 1, std::memory_order_relaxed);
        publish();
        take(0);
        Prefetched prefetched;
        for (int spins = 0; pending_.load(std::memory_order_acquire); spins++)
            if (!prefetch_one_line(prefetched, 0)) wait_a_moment(spins);
    }

    // From now on a thread that waits prefetches what it reads first of the next job: the beginning of its share of total
    // bytes, of which the first size lie at base.
    void prefetch_while_waiting(const void *base, ptrdiff_t size, ptrdiff_t total) {
        there_.store(size, std::memory_order_relaxed);
        total_.store(total, std::memory_order_relaxed);
        base_.store(static_cast<const char *>(base), std::memory_order_release);
    }

  private:
    struct Prefetched {
        const char *base = nullptr;
        ptrdiff_t at = 0, end = 0;
    };
    bool prefetch_one_line(Prefetched &prefetched, int rank) {          // one line more; false if there is none
        const char *base = base_.load(std::memory_order_acquire);
        if (base != prefetched.base) {
            const ptrdiff_t total = total_.load(std::memory_order_relaxed), there = there_.load(std::memory_order_relaxed);
            const ptrdiff_t at = total * rank / size_, end = total * (rank + 1) / size_, last = end < there ? end : there;
            prefetched = {base, at, last < at + MOST_PREFETCHED ? last : at + MOST_PREFETCHED};
        }
        if (prefetched.at >= prefetched.end) return false;
        prefetch(base + prefetched.at);
        prefetched.at += 64;
        return true;
    }
    struct alignas(64) Share {                    // threads do not share a cache line
        std::atomic<uint64_t> left{0};            // items that nobody has taken: the first in the low half, their end in the high one
    };
    static uint64_t pack(ptrdiff_t begin, ptrdiff_t end) { return static_cast<uint64_t>(begin) | static_cast<uint64_t>(end) << 32; }
    // A chunk of a share, at most half of what is left, so that all are done at the same time: its owner takes the first, another
    // thread the last. False if nothing is left.
    bool cut(Share &share, bool own, ptrdiff_t &begin, ptrdiff_t &end) {
        uint64_t seen = share.left.load(std::memory_order_relaxed), left;
        do {
            const ptrdiff_t first = seen & 0xFFFFFFFF, last = seen >> 32;
            if (first == last) return false;
            const ptrdiff_t half = (last - first + 1) / 2, count = grain_ < half ? grain_ : half;
            begin = own ? first : last - count, end = begin + count;
            left = own ? pack(end, last) : pack(first, begin);
        } while (!share.left.compare_exchange_weak(seen, left, std::memory_order_relaxed));
        return true;
    }
    void take(int rank) {
        ptrdiff_t begin, end;
        for (int i = 0; i < size_; i++) {
            Share &share = shares_[(rank + i) % size_];
            while (cut(share, i == 0, begin, end)) job_(ctx_, begin, end, rank);
        }
    }
    static void wait_a_moment(int spins) {        // more threads than cores: after some 10 us let the others run
        spins < YIELD_AFTER ? relax() : std::this_thread::yield();
    }
    void publish() {
        epoch_.fetch_add(1, std::memory_order_seq_cst);
        if (parked_.load(std::memory_order_seq_cst)) {
            std::lock_guard<std::mutex> guard(mutex_);
            wake_.notify_all();
        }
    }
    bool spin(unsigned seen, int rank) {          // true as soon as there is a new job
        using clock = std::chrono::steady_clock;
        const auto until = clock::now() + std::chrono::microseconds(SPIN_US);
        Prefetched prefetched;
        for (int i = 0;; i++) {
            if (epoch_.load(std::memory_order_acquire) != seen) return true;
            if (!prefetch_one_line(prefetched, rank)) wait_a_moment(i);
            if (i % 32 == 31 && clock::now() > until) return false;
        }
    }
    void work(int rank) {
        fp_enter();
        unsigned seen = 0;
        for (;;) {
            if (!spin(seen, rank)) {
                std::unique_lock<std::mutex> guard(mutex_);
                parked_.fetch_add(1, std::memory_order_seq_cst);
                wake_.wait(guard, [&] { return epoch_.load(std::memory_order_seq_cst) != seen; });
                parked_.fetch_sub(1, std::memory_order_relaxed);
            }
            seen = epoch_.load(std::memory_order_acquire);
            if (stop_.load()) return;
            take(rank);
            pending_.fetch_sub(1, std::memory_order_release);
        }
    }

    static constexpr int SPIN_US = 200;           // longer than the gap between two layers
    static constexpr int YIELD_AFTER = 200;
    static constexpr ptrdiff_t MOST_PREFETCHED = 1 << 16;     // bytes; twice that gained nothing more
    const int size_;
    Job job_ = nullptr;
    void *ctx_ = nullptr;
    ptrdiff_t grain_ = 1;
    const std::unique_ptr<Share[]> shares_;
    std::atomic<bool> stop_{false};
    std::atomic<const char *> base_{nullptr};
    std::atomic<ptrdiff_t> there_{0}, total_{0};
    alignas(64) std::atomic<unsigned> epoch_{0};
    alignas(64) std::atomic<int> pending_{0};
    alignas(64) std::atomic<int> parked_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::thread> threads_;
};
