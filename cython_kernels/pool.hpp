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
#elif defined(__aarch64__)
static inline void relax() { __asm__ __volatile__("yield"); }
#else
static inline void relax() { std::this_thread::yield(); }
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
        next_.store(0, std::memory_order_relaxed);
        pending_.store(size_ - 1, std::memory_order_relaxed);
        publish();
        take(0);
        for (int spins = 0; pending_.load(std::memory_order_acquire); spins++) wait_a_moment(spins);
    }

  private:
    void take(int rank) {
        for (;;) {
            const ptrdiff_t begin = next_.fetch_add(grain_, std::memory_order_relaxed);
            if (begin >= items_) return;
            job_(ctx_, begin, begin + grain_ < items_ ? begin + grain_ : items_, rank);
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
    bool spin(unsigned seen) {                    // true as soon as there is a new job
        using clock = std::chrono::steady_clock;
        const auto until = clock::now() + std::chrono::microseconds(SPIN_US);
        for (int i = 0;; i++) {
            if (epoch_.load(std::memory_order_acquire) != seen) return true;
            wait_a_moment(i);
            if (i % 32 == 31 && clock::now() > until) return false;
        }
    }
    void work(int rank) {
        fp_enter();
        unsigned seen = 0;
        for (;;) {
            if (!spin(seen)) {
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
    const int size_;
    Job job_ = nullptr;
    void *ctx_ = nullptr;
    ptrdiff_t items_ = 0, grain_ = 1;
    std::atomic<bool> stop_{false};
    alignas(64) std::atomic<ptrdiff_t> next_{0};
    alignas(64) std::atomic<unsigned> epoch_{0};
    alignas(64) std::atomic<int> pending_{0};
    alignas(64) std::atomic<int> parked_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::thread> threads_;
};
