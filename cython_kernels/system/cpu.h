/* What this CPU *and* this operating system can run. Compiled with baseline flags only. */
#pragma once
#include <stdint.h>
#include <string.h>
#if defined(_MSC_VER) && !defined(__clang__) && _MSC_VER < 1930
#error Visual Studio 2022 or newer is needed: /fp:precise of older ones fuses a * b + c (NUMERICS.md rule 1)
#endif

enum {
    CPU_SSE41 = 1 << 0, CPU_AVX2 = 1 << 1, CPU_AVXVNNI = 1 << 2, CPU_AVX512 = 1 << 3, CPU_AVX512VBMI = 1 << 4,
    CPU_NEON = 1 << 5, CPU_DOTPROD = 1 << 6, CPU_I8MM = 1 << 7,
    CPU_BITS = 8
};
/* the names in isa/__init__.py, by bit */
static const char *const CPU_NAMES[CPU_BITS] = {
    "sse41", "avx2", "avxvnni", "avx512", "avx512vbmi", "neon", "dotprod", "i8mm"
};

#if defined(__x86_64__) || defined(_M_X64)
#ifdef _MSC_VER
#include <intrin.h>
static void cpuid(int leaf, int sub, unsigned r[4]) { __cpuidex((int *) r, leaf, sub); }
static uint64_t xcr0(void) { return _xgetbv(0); }
#else
#include <cpuid.h>
static void cpuid(int leaf, int sub, unsigned r[4]) { __cpuid_count(leaf, sub, r[0], r[1], r[2], r[3]); }
static uint64_t xcr0(void) {
    uint32_t lo, hi;
    __asm__ volatile("xgetbv" : "=a"(lo), "=d"(hi) : "c"(0));
    return ((uint64_t) hi << 32) | lo;
}
#endif
/* "AuthenticAMD", "GenuineIntel", ...; 12 letters and a 0 */
static void cpu_vendor(char name[13]) {
    unsigned r[4];
    cpuid(0, 0, r);
    memcpy(name, r + 1, 4);
    memcpy(name + 4, r + 3, 4);
    memcpy(name + 8, r + 2, 4);
    name[12] = 0;
}
static int bit(unsigned word, int n) { return (int) (word >> n & 1); }

static int cpu_features(void) {
    unsigned r[4], one[4];
    cpuid(0, 0, r);
    const unsigned leaves = r[0];
    cpuid(1, 0, one);
    int found = 0;
    if (bit(one[2], 19) && bit(one[2], 9)) found |= CPU_SSE41;             /* SSE4.1 and SSSE3 */
    if (leaves < 7 || !bit(one[2], 27)) return found;                      /* OSXSAVE: xgetbv may be asked */
    const uint64_t os = xcr0();
    cpuid(7, 0, r);
    const unsigned sub_leaves = r[0], ebx = r[1], ecx = r[2];
    const int avx2 = (os & 0x06) == 0x06 && bit(one[2], 28) && bit(one[2], 29) && bit(ebx, 5);  /* ymm saved, AVX F16C AVX2 */
    if (!avx2) return found;
    found |= CPU_AVX2;
    if (sub_leaves >= 1) {
        cpuid(7, 1, r);
        if (bit(r[0], 4)) found |= CPU_AVXVNNI;
    }
    const unsigned f_dq_bw_vl = 1u << 16 | 1u << 17 | 1u << 30 | 1u << 31;
    if ((os & 0xE6) == 0xE6 && (ebx & f_dq_bw_vl) == f_dq_bw_vl && bit(ecx, 11)) {              /* zmm saved, VNNI */
        found |= CPU_AVX512;
        if (bit(ecx, 1)) found |= CPU_AVX512VBMI;
    }
    return found;
}

#elif defined(__aarch64__) || defined(_M_ARM64)
#if defined(__linux__)
#include <sys/auxv.h>
static int cpu_features(void) {
    int found = CPU_NEON;
    if (getauxval(AT_HWCAP) >> 20 & 1) found |= CPU_DOTPROD;               /* HWCAP_ASIMDDP */
    if (getauxval(AT_HWCAP2) >> 13 & 1) found |= CPU_I8MM;                 /* HWCAP2_I8MM */
    return found;
}
#elif defined(__APPLE__)
#include <sys/sysctl.h>
static int cpu_features(void) {
    int i8mm = 0;
    size_t size = sizeof i8mm;
    if (sysctlbyname("hw.optional.arm.FEAT_I8MM", &i8mm, &size, 0, 0)) i8mm = 0;
    return CPU_NEON | CPU_DOTPROD | (i8mm ? CPU_I8MM : 0);                 /* every Apple Silicon Mac has dotprod */
}
#elif defined(_WIN32)
#include <windows.h>
static int cpu_features(void) { return CPU_NEON | (IsProcessorFeaturePresent(43) ? CPU_DOTPROD : 0); }
#endif
#else
static int cpu_features(void) { return 0; }
#endif

#if !defined(__x86_64__) && !defined(_M_X64)
static void cpu_vendor(char name[13]) { memset(name, 0, 13); }
#endif
