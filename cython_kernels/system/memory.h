/* Zeroed, page-aligned memory that the system may back with huge pages. */
#pragma once
#include <stddef.h>
#ifdef _WIN32
#include <windows.h>
static void *memory_get(size_t n) { return VirtualAlloc(NULL, n, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE); }
static void memory_free(void *p, size_t n) { (void) n; VirtualFree(p, 0, MEM_RELEASE); }
#elif defined(__SANITIZE_ADDRESS__)
/* what lies beyond a block of malloc is watched, beyond one of the system's it is not */
#include <stdlib.h>
#include <string.h>
static void *memory_get(size_t n) {
    void *p = NULL;
    return posix_memalign(&p, 4096, n) == 0 && p != NULL ? memset(p, 0, n) : NULL;
}
static void memory_free(void *p, size_t n) { (void) n; free(p); }
#else
#include <sys/mman.h>
#include <stdint.h>
#define HUGE_PAGE ((size_t) 2 << 20)
static void *memory_get(size_t n) {
    /* large blocks start on a huge page: take one more and give the ends back */
    const size_t extra = n >= HUGE_PAGE ? HUGE_PAGE : 0;
    char *p = (char *) mmap(NULL, n + extra, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return NULL;
    if (extra) {
        char *start = (char *) (((uintptr_t) p + HUGE_PAGE - 1) & ~(uintptr_t) (HUGE_PAGE - 1));
        const size_t page = 4096, end = (n + page - 1) & ~(page - 1);
        if (start > p) munmap(p, (size_t) (start - p));
        if (p + n + extra > start + end) {
            char *tail = start + end;
            char *stop = (char *) (((uintptr_t) (p + n + extra) + page - 1) & ~(uintptr_t) (page - 1));
            if (stop > tail) munmap(tail, (size_t) (stop - tail));
        }
        p = start;
#ifdef MADV_HUGEPAGE
        madvise(p, n, MADV_HUGEPAGE);
#endif
    }
    return p;
}
static void memory_free(void *p, size_t n) { munmap(p, n); }
#endif
