/* Memory that fails ends the run.

   Libraries answer an allocation that fails as they like: one says so, another calls it a damaged font, a third goes on without
   kerning.  Nothing of that is to be published, and nobody could know all the ways.  So malloc and its like are met here, once for
   the process, and none of them ever returns NULL. */
#include "base/arena.h"
#include "base/fileset.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void base_out_of_memory(void)
{
    static const char words[] = "hyogumi: メモリが足りません / out of memory\n";
    static atomic_flag is_ending = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set(&is_ending)) pause(); /* another thread says it */
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    fileset_abandon();
    _exit(71); /* exit would want locks and buffers that a library may hold just now */
}

void *base_malloc(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory) base_out_of_memory();
    return memory;
}

void *base_realloc(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (!memory) base_out_of_memory();
    return memory;
}

void base_give_back(void)
{
#ifdef M_TRIM_THRESHOLD
    malloc_trim(0);
#endif
}

/* --- malloc of the process -------------------------------------------------------------------------------------------- */

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__
#endif
#endif

/* A program's own definition comes before that of the C library, for all libraries, too.  Under the sanitizer, which has one itself,
   and with another C library our own allocations are watched alone. */
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static inline void *had(void *memory)
{
    if (__builtin_expect(!memory, 0)) base_out_of_memory();
    return memory;
}

void *malloc(size_t size)
{
    return had(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return had(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size)
{
    void *memory = __libc_realloc(old, size);
    return size ? had(memory) : memory; /* of 0 bytes it frees */
}

void *memalign(size_t alignment, size_t size)
{
    return had(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return had(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    bool is_power = alignment && (alignment & (alignment - 1)) == 0;
    if (!is_power || alignment % sizeof(void *) != 0) return EINVAL;
    *memory = had(__libc_memalign(alignment, size));
    return 0;
}

#endif
