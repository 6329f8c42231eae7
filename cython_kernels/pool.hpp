// A persistent fork-join pool. Workers take chunks of the items from one counter (a slow core takes fewer),
// spin a little between two jobs, because the next layer is microseconds away, then park.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
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

    explicit Pool(int size) : size_(size < 1 ? 1 : size) {
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

    // Calls job over 0 .. items in chunks of grain; returns when all are done.
    void run(Job job, void *ctx, ptrdiff_t items, ptrdiff_t grain) {
        if (size_ == 1 || items <= grain) {
            for (ptrdiff_t i = 0; i < items; i += grain) job(ctx, i, i + grain < items ? i + grain : items, 0);
            return;
        }
        job_ = job, ctx_ = ctx, items_ = items, grain_ = grain;
        next_.store(size_ * grain, std::memory_order_relaxed);       // each begins with the chunk of its rank
        pending_.store(size_ - 1, std::memory_order_relaxed);
        publish();
        take(0);
        Asking asking;
        for (int spins = 0; pending_.load(std::memory_order_acquire); spins++)
            if (!ask(asking, 0)) wait_a_moment(spins);
    }

    // From now on a thread that waits asks memory for its share of what is read next: that of its rank, from base on.
    void meanwhile(const void *base, ptrdiff_t share) {
        share_.store(share, std::memory_order_relaxed);
        base_.store(static_cast<const char *>(base), std::memory_order_release);
    }

  private:
    struct Asking {
        const char *base = nullptr;
        ptrdiff_t at = 0;
    };
    bool ask(Asking &asking, int rank) {          // one line more; false if there is none
        const char *base = base_.load(std::memory_order_acquire);
        const ptrdiff_t share = share_.load(std::memory_order_relaxed);
        if (base != asking.base) asking = {base, 0};
        if (asking.at >= (share < MOST_ASKED ? share : MOST_ASKED)) return false;
        prefetch(base + rank * share + asking.at);
        asking.at += 64;
        return true;
    }
    void take(int rank) {
        ptrdiff_t begin = rank * grain_;
        while (begin < items_) {
            job_(ctx_, begin, begin + grain_ < items_ ? begin + grain_ : items_, rank);
            begin = next_.fetch_add(grain_, std::memory_order_relaxed);
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
        Asking asking;
        for (int i = 0;; i++) {
            if (epoch_.load(std::memory_order_acquire) != seen) return true;
            if (!ask(asking, rank)) wait_a_moment(i);
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
    static constexpr ptrdiff_t MOST_ASKED = 1 << 16;     // bytes; twice that gained nothing more
    const int size_;
    Job job_ = nullptr;
    void *ctx_ = nullptr;
    ptrdiff_t items_ = 0, grain_ = 1;
    std::atomic<bool> stop_{false};
    std::atomic<const char *> base_{nullptr};
    std::atomic<ptrdiff_t> share_{0};
    alignas(64) std::atomic<ptrdiff_t> next_{0};
    alignas(64) std::atomic<unsigned> epoch_{0};
    alignas(64) std::atomic<int> pending_{0};
    alignas(64) std::atomic<int> parked_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::thread> threads_;
};
