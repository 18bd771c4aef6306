/* Memory that is given back as a whole.
   Everything a floor produces lives in the arena it was handed; nothing is freed one by one.
   When the machine has no memory left, one line is printed and the process ends with 71: no caller checks.  That holds for every
   allocation in the process, a library's, too (base/memory.c), so that no library goes on without what it asked for. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_open(void);
/* One that begins with this memory, which is zeroed and is not the arena's to give back; what has no room there has blocks of its own. */
Arena *arena_open_in(void *memory, size_t size);
void arena_close(Arena *arena);
/* All that lives in it is given back; it can be used on. */
void arena_clear(Arena *arena);
/* Of the memory it began with, where that is not its own: the bytes that are used. */
size_t arena_lent(const Arena *arena);
/* Called when all that lives in it is given back, before it is; the latest first. */
void arena_after(Arena *arena, void (*leave)(void *whose), void *whose);
size_t arena_size(const Arena *arena); /* bytes handed out since it was opened or cleared, as good as */

/* Zeroed, aligned for any type; never NULL. */
void *arena_alloc(Arena *arena, size_t size);
/* The same, with anything in it: for many bytes that are all written at once. */
void *arena_bytes(Arena *arena, size_t size);
void *arena_array_sized(Arena *arena, size_t count, size_t size);
/* A larger copy of the last `used` bytes at `old`; in place when `old` was the latest allocation. */
void *arena_grow(Arena *arena, void *old, size_t used, size_t size);
/* These bytes are not needed any more: given back at once where they are many, with the arena where they are few. */
void arena_drop(Arena *arena, void *bytes);
char *arena_copy(Arena *arena, const void *bytes, size_t size); /* NUL added behind */

#define arena_new(arena, T) ((T *)arena_alloc((arena), sizeof(T)))
#define arena_array(arena, T, count) ((T *)arena_array_sized((arena), (size_t)(count), sizeof(T)))

/* What was freed goes back to the system, as far as it can: after something large that did not live in an arena. */
void base_give_back(void);

/* That one line and the end, for libraries that only say they failed.  What lies out of sight beside outputs is cleared away. */
_Noreturn void base_out_of_memory(void);

/* The end with 71, when it has been said why. */
_Noreturn void base_abandon(void);

/* For the few who need malloc (growing scratch outside arenas): same promise. */
void *base_malloc(size_t size);
void *base_realloc(void *old, size_t size);

#endif
