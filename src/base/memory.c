/* Memory that fails ends the run.

   Libraries answer an allocation that fails as they like: one says so, another calls it a damaged font, a third goes on without
   kerning.  Nothing of that is to be published, and nobody could know all the ways.  So malloc and its like are met here, once for
   the process, and none of them ever returns NULL. */
#include "base/arena.h"
#include "base/fileset.h"
#include "base/means.h"
#include "base/scratch.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void base_abandon(void)
{
    fileset_abandon();
    scratch_abandon();
    _exit(71); /* exit would want locks and buffers that a library may hold just now */
}

/* Only one thread says why the run ends; what fails while that is said is not said. */
static _Noreturn void end_without(size_t asked)
{
    static const char words[] = "hyogumi: メモリが足りません / out of memory\n";
    static atomic_int ending;
    int nobody = 0, self = (int)gettid();
    bool is_first = atomic_compare_exchange_strong(&ending, &nobody, self);
    while (!is_first && nobody != self) pause();
    if (!is_first || !means_say_full(asked)) (void)!write(STDERR_FILENO, words, sizeof words - 1);
    base_abandon();
}

_Noreturn void base_out_of_memory(void)
{
    end_without(0);
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

/* A program's own definition comes before that of the C library, for all libraries, too.  Under the sanitizer, which has one itself,
   and with another C library our own allocations are watched alone. */
#if defined __GLIBC__ && !defined __SANITIZE_ADDRESS__

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static inline void *had(void *memory, size_t asked)
{
    if (__builtin_expect(!memory, 0)) end_without(asked);
    if (__builtin_expect(means_is_late, 0)) means_end_late();
    return memory;
}

void *malloc(size_t size)
{
    return had(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size)
{
    return had(__libc_calloc(count, size), count * size);
}

void *realloc(void *old, size_t size)
{
    void *memory = __libc_realloc(old, size);
    return size ? had(memory, size) : memory; /* of 0 bytes it frees */
}

void *memalign(size_t alignment, size_t size)
{
    return had(__libc_memalign(alignment, size), size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return had(__libc_memalign(alignment, size), size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    bool is_power = alignment && (alignment & (alignment - 1)) == 0;
    if (!is_power || alignment % sizeof(void *) != 0) return EINVAL;
    *memory = had(__libc_memalign(alignment, size), size);
    return 0;
}

#endif
