/* NUMERICS.md rule 1: round to nearest, no flushing of denormals, whatever the caller's thread was set to. */
#pragma once
#include <stdint.h>
#if defined(__x86_64__) || defined(_M_X64)
#include <xmmintrin.h>
static inline uint64_t fp_enter(void) { unsigned old = _mm_getcsr(); _mm_setcsr(0x1F80); return old; }
static inline void fp_leave(uint64_t old) { _mm_setcsr((unsigned) old); }
#elif defined(__aarch64__)
static inline uint64_t fp_enter(void) {
    uint64_t old, plain = 0;
    __asm__ volatile("mrs %0, fpcr" : "=r"(old));
    __asm__ volatile("msr fpcr, %0" : : "r"(plain));
    return old;
}
static inline void fp_leave(uint64_t old) { __asm__ volatile("msr fpcr, %0" : : "r"(old)); }
#else
static inline uint64_t fp_enter(void) { return 0; }
static inline void fp_leave(uint64_t old) { (void) old; }
#endif
