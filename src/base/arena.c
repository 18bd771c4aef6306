/* An arena is a chain of blocks; a pointer walks through the newest one.  What is large has a block of its own, which can grow and be
   given back: a list that has doubled ten times leaves nothing behind.  Blocks come zeroed from the system, which need not touch them
   for that. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, LARGE = 64 * 1024 }; /* most are small */

typedef struct Chunk {
    struct Chunk *next;
    size_t size;
    size_t dirty; /* of a spare one: before there, things may stand */
    alignas(max_align_t) unsigned char bytes[];
} Chunk;

/* Who wants to know when it is given back. */
typedef struct Bond {
    void (*leave)(void *whose);
    void *whose;
    struct Bond *next;
} Bond;

struct Arena {
    Chunk *newest;
    Chunk *large;  /* the latest first */
    size_t used;   /* of the newest, */
    size_t dirty;  /* of it: before there, things may stand that were there before a clear; behind, all is zero */
    size_t filled; /* of those before */
    void *latest;
    Chunk *lent; /* its first block, where that is not its own; or NULL */
    Bond *bonds;
};

typedef enum { BLOCK_ZEROED, BLOCK_AS_IT_COMES } BlockState;

static Chunk *new_block(size_t size, BlockState state, Chunk *next)
{
    if (size > SIZE_MAX - sizeof(Chunk)) base_out_of_memory();
    Chunk *block = state == BLOCK_ZEROED ? calloc(1, sizeof(Chunk) + size) : malloc(sizeof(Chunk) + size);
    if (!block) base_out_of_memory();
    block->next = next;
    block->size = size;
    block->dirty = 0;
    return block;
}

/* First blocks of arenas that were closed, for the next ones: the system would zero all of them, and most of it is not used. */
#ifdef __SANITIZE_ADDRESS__ /* which is to see who uses what was given back */
enum { MOST_SPARE = 0 };
#else
enum { MOST_SPARE = 16 };
#endif
static _Thread_local Chunk *spare;
static _Thread_local int n_spare;

static Chunk *first_block(void)
{
    Chunk *block = spare;
    if (!block) return new_block(FIRST_BLOCK, BLOCK_ZEROED, NULL);
    spare = block->next;
    n_spare--;
    block->next = NULL;
    return block;
}

/* false: there are enough. */
static bool keep_spare(Chunk *block, size_t dirty)
{
    if (n_spare == MOST_SPARE) return false;
    block->dirty = dirty;
    block->next = spare;
    spare = block;
    n_spare++;
    return true;
}

static size_t newest_dirty(const Arena *arena)
{
    return arena->used > arena->dirty ? arena->used : arena->dirty;
}

Arena *arena_open(void)
{
    Arena *arena = base_malloc(sizeof *arena);
    Chunk *first = first_block();
    *arena = (Arena){ .newest = first, .dirty = first->dirty };
    return arena;
}

Arena *arena_open_in(void *memory, size_t size)
{
    Arena *arena = base_malloc(sizeof *arena);
    Chunk *first = memory;
    first->size = size - sizeof(Chunk);
    *arena = (Arena){ .newest = first, .lent = first };
    return arena;
}

static void free_blocks(Chunk *block, const Chunk *lent)
{
    while (block) {
        Chunk *next = block == lent ? NULL : block->next; /* it is the last of its chain, and may not be looked at any more */
        if (block != lent) free(block);
        block = next;
    }
}

void arena_after(Arena *arena, void (*leave)(void *whose), void *whose)
{
    Bond *bond = arena_new(arena, Bond);
    *bond = (Bond){ leave, whose, arena->bonds };
    arena->bonds = bond;
}

static void end_bonds(Arena *arena)
{
    for (const Bond *bond = arena->bonds; bond; bond = bond->next) bond->leave(bond->whose);
    arena->bonds = NULL;
}

void arena_close(Arena *arena)
{
    if (!arena) return;
    end_bonds(arena);
    Chunk *newest = arena->newest;
    bool is_spare = newest != arena->lent && !newest->next && newest->size == FIRST_BLOCK;
    if (!is_spare || !keep_spare(newest, newest_dirty(arena))) free_blocks(newest, arena->lent);
    free_blocks(arena->large, NULL);
    free(arena);
}

/* The newest block is the largest: who has filled so much once will do so again. */
void arena_clear(Arena *arena)
{
    end_bonds(arena);
    Chunk *newest = arena->newest;
    free_blocks(newest->next, arena->lent);
    free_blocks(arena->large, NULL);
    newest->next = NULL;
    *arena = (Arena){ .newest = newest, .dirty = newest_dirty(arena), .lent = newest == arena->lent ? newest : NULL };
}

size_t arena_size(const Arena *arena)
{
    return arena->filled + arena->used;
}

size_t arena_lent(const Arena *arena)
{
    const Chunk *lent = arena->lent;
    if (!lent) return 0;
    return sizeof(Chunk) + (arena->newest == lent ? arena->used : lent->size);
}

/* The bytes of the newest block up to `end`, zeroed, for whoever asks. */
static void use_up_to(Arena *arena, size_t end)
{
    size_t dirty = arena->dirty < end ? arena->dirty : end;
    if (dirty > arena->used) memset(arena->newest->bytes + arena->used, 0, dirty - arena->used);
    arena->used = end;
}

static void *alloc_large(Arena *arena, size_t size, BlockState state)
{
    arena->large = new_block(size, state, arena->large);
    arena->filled += size;
    return arena->large->bytes;
}

/* Where the block hangs whose bytes these are; NULL: they have none of their own. */
static Chunk **find_large(Arena *arena, const void *bytes)
{
    for (Chunk **block = &arena->large; *block; block = &(*block)->next)
        if ((*block)->bytes == bytes) return block;
    return NULL;
}

void arena_drop(Arena *arena, void *bytes)
{
    Chunk **place = bytes ? find_large(arena, bytes) : NULL;
    if (!place) return;
    Chunk *block = *place;
    *place = block->next;
    arena->filled -= block->size;
    free(block);
}

/* Into a fresh block, which the system has zeroed without touching it: of a list that doubles, what is not used yet costs nothing. */
static void *grow_large(Arena *arena, Chunk **place, size_t used, size_t size)
{
    Chunk *old = *place;
    if (size <= old->size) return old->bytes;
    Chunk *grown = *place = new_block(size, BLOCK_ZEROED, old->next);
    memcpy(grown->bytes, old->bytes, used);
    arena->filled += size - old->size;
    free(old);
    return grown->bytes;
}

void *arena_alloc(Arena *arena, size_t size)
{
    size_t align = alignof(max_align_t);
    if (size > SIZE_MAX - align) base_out_of_memory();
    size = size ? (size + align - 1) / align * align : align; /* no two allocations have one place */
    if (size >= LARGE) return alloc_large(arena, size, BLOCK_ZEROED);
    if (size > arena->newest->size - arena->used) {
        size_t block = arena->newest->size * 2;
        arena->filled += arena->used;
        arena->newest = new_block(size > block ? size : block, BLOCK_ZEROED, arena->newest);
        arena->used = arena->dirty = 0;
    }
    void *memory = arena->newest->bytes + arena->used;
    use_up_to(arena, arena->used + size);
    arena->latest = memory;
    return memory;
}

void *arena_bytes(Arena *arena, size_t size)
{
    return size < LARGE ? arena_alloc(arena, size) : alloc_large(arena, size, BLOCK_AS_IT_COMES);
}

void *arena_array_sized(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) base_out_of_memory();
    return arena_alloc(arena, count * size);
}

void *arena_grow(Arena *arena, void *old, size_t used, size_t size)
{
    size_t start = old && old == arena->latest ? (size_t)((unsigned char *)old - arena->newest->bytes) : SIZE_MAX;
    if (start != SIZE_MAX && size <= arena->newest->size - start) {
        size_t align = alignof(max_align_t), end = (size + align - 1) / align * align;
        if (end <= arena->newest->size - start) {
            if (start + end > arena->used) use_up_to(arena, start + end);
            return old;
        }
    }
    Chunk **large = old && size >= LARGE ? find_large(arena, old) : NULL;
    if (large) return grow_large(arena, large, used, size);
    void *memory = arena_alloc(arena, size);
    if (old && used) memcpy(memory, old, used);
    return memory;
}

char *arena_copy(Arena *arena, const void *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (size) memcpy(copy, bytes, size);
    return copy;
}
