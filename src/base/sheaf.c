/* A stretch of addresses of its own, with the memory behind it only while it is at hand.

   It is squeezed word by word (of eight bytes).  Each word is guessed: what stood so many words before; a pointer into the sheaf is guessed to point as far from its own place as that one did.
   Where the guess fails, what it was off by is written, and the way back is from then on to where that word was a surprise before.  Structs
   bound from one record after the other are guessed but for their words.

       ┌ guesses that hold ─┬ bytes ┐┌ what the next was off by, in that many bytes ┐
       │ 5 bits (31: more)  │ 3 bits││ zigzag, the lowest byte first                │ …          */
#include "base/sheaf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { ROOM = 1 << 20 };   /* of addresses; most of them are never used */
enum { PLACES = 1 << 12 }; /* that are remembered */
enum { MOST_HELD = 31 };   /* that a first byte says */

struct Sheaf {
    Arena *arena;
    unsigned char *memory;   /* NULL: the system has no more stretches; then it is never bound */
    size_t n_words;          /* that are bound */
    unsigned char *squeezed; /* NULL: it was never bound */
    int n_users;
};

/* The latest that was left: still at hand. */
static _Thread_local Sheaf *left;

static void forget(Sheaf *sheaf)
{
    if (left == sheaf) left = NULL;
    if (sheaf->memory) munmap(sheaf->memory, ROOM);
    free(sheaf->squeezed);
}

static void close_sheaf(void *whose)
{
    Sheaf *sheaf = whose;
    arena_close(sheaf->arena);
    forget(sheaf);
}

Sheaf *sheaf_open(Arena *owner)
{
    Sheaf *sheaf = arena_new(owner, Sheaf);
    void *memory = mmap(NULL, ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    bool has_memory = memory != MAP_FAILED;
    *sheaf = (Sheaf){ .arena = has_memory ? arena_open_in(memory, ROOM) : arena_open(), .memory = has_memory ? memory : NULL };
    arena_after(owner, close_sheaf, sheaf);
    return sheaf;
}

Arena *sheaf_arena(const Sheaf *sheaf)
{
    return sheaf->arena;
}

size_t sheaf_size(const Sheaf *sheaf)
{
    return arena_lent(sheaf->arena);
}

/* --- guessing -------------------------------------------------------------------------------------------------------- */

/* What both sides know when they come to a word. */
typedef struct {
    uint64_t *words;
    uint64_t first;   /* address of the sheaf */
    size_t at, way;   /* the next word; how far back it is looked for, 0: nowhere */
    uint32_t *places; /* of a word, hashed: behind where it was a surprise last */
} Guesser;

/* What a word is guessed to be by the one that stood there, so many bytes before. */
static inline uint64_t moved(const Guesser *guesser, uint64_t word, uint64_t by)
{
    return word - guesser->first < ROOM ? word + by : word;
}

static inline uint64_t guess(const Guesser *guesser)
{
    size_t way = guesser->way;
    return way ? moved(guesser, guesser->words[guesser->at - way], way * sizeof(uint64_t)) : 0;
}

/* The guesses that hold from here on, up to `end`. */
static size_t count_held(const Guesser *guesser, size_t end)
{
    const Guesser own = *guesser;
    const uint64_t *word = own.words + own.at, *last = own.words + end, *start = word;
    uint64_t by = own.way * sizeof *word;
    if (own.way)
        while (word < last && *word == moved(&own, word[-(ptrdiff_t)own.way], by)) word++;
    else
        while (word < last && !*word) word++;
    return (size_t)(word - start);
}

/* That many words are as they are guessed; there is nothing where they are to be. */
static void put_guesses(const Guesser *guesser, size_t n)
{
    const Guesser own = *guesser;
    uint64_t *word = own.words + own.at, *last = word + n, by = own.way * sizeof *word;
    for (; own.way && word < last; word++) *word = moved(&own, word[-(ptrdiff_t)own.way], by);
}

/* The word in hand was guessed otherwise: another way is looked for. */
static inline void turn(Guesser *guesser)
{
    enum { SHIFT = 64 - 12 };
    uint32_t *place = &guesser->places[guesser->words[guesser->at] * 0x9E3779B97F4A7C15u >> SHIFT];
    guesser->at++;
    if (*place) guesser->way = guesser->at - *place;
    *place = (uint32_t)guesser->at;
}

static Guesser guesser_new(const Sheaf *sheaf, uint32_t *places)
{
    memset(places, 0, PLACES * sizeof *places);
    uint64_t first = (uint64_t)(uintptr_t)sheaf->memory;
    return (Guesser){ .words = (uint64_t *)(void *)sheaf->memory, .first = first, .places = places };
}

static unsigned char *put_number(unsigned char *out, size_t number)
{
    for (; number >= 0x80; number >>= 7) *out++ = (unsigned char)(number | 0x80);
    *out++ = (unsigned char)number;
    return out;
}

static const unsigned char *take_number(const unsigned char *in, size_t *number)
{
    *number = 0;
    for (int shift = 0;; shift += 7) {
        *number |= (size_t)(*in & 0x7F) << shift;
        if (*in++ < 0x80) return in;
    }
}

static unsigned char *put_held(unsigned char *out, size_t n_held, int n_bytes)
{
    size_t said = n_held < MOST_HELD ? n_held : MOST_HELD;
    *out++ = (unsigned char)(said << 3 | (size_t)(n_bytes ? n_bytes - 1 : 0));
    return said == MOST_HELD ? put_number(out, n_held - said) : out;
}

/* The lowest byte first, wherever the machine has it. */
static inline uint64_t lowest_first(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

static unsigned char *put_word(unsigned char *out, size_t n_held, uint64_t off)
{
    uint64_t folded = off << 1 ^ (uint64_t) - (int64_t)(off >> 63), bytes = lowest_first(folded);
    int n_bytes = 8 - __builtin_clzll(folded | 1) / 8;
    out = put_held(out, n_held, n_bytes);
    memcpy(out, &bytes, sizeof bytes); /* what is too much is written over */
    return out + n_bytes;
}

static const unsigned char *take_word(const unsigned char *in, int n_bytes, uint64_t *off)
{
    uint64_t bytes, folded;
    memcpy(&bytes, in, sizeof bytes);
    folded = lowest_first(bytes) << 8 * (8 - n_bytes) >> 8 * (8 - n_bytes);
    *off = folded >> 1 ^ (uint64_t) - (int64_t)(folded & 1);
    return in + n_bytes;
}

/* Behind the last byte; `out` has room for what nothing of which was guessed. */
static unsigned char *squeeze(const Sheaf *sheaf, unsigned char *out)
{
    uint32_t places[PLACES];
    Guesser guesser = guesser_new(sheaf, places);
    while (guesser.at < sheaf->n_words) {
        size_t n_held = count_held(&guesser, sheaf->n_words);
        guesser.at += n_held;
        if (guesser.at == sheaf->n_words) return put_held(out, n_held, 0);
        out = put_word(out, n_held, guesser.words[guesser.at] - guess(&guesser));
        turn(&guesser);
    }
    return out;
}

static void unsqueeze(const Sheaf *sheaf)
{
    uint32_t places[PLACES];
    Guesser guesser = guesser_new(sheaf, places);
    const unsigned char *in = sheaf->squeezed;
    while (guesser.at < sheaf->n_words) {
        int n_bytes = (*in & 7) + 1;
        size_t n_held = *in++ >> 3, more = 0;
        if (n_held == MOST_HELD) in = take_number(in, &more);
        n_held += more;
        put_guesses(&guesser, n_held);
        guesser.at += n_held;
        if (guesser.at == sheaf->n_words) return;
        uint64_t off;
        in = take_word(in, n_bytes, &off);
        guesser.words[guesser.at] = guess(&guesser) + off;
        turn(&guesser);
    }
}

/* --- binding --------------------------------------------------------------------------------------------------------- */

/* Whoever looks into it now would be told by the system. */
static void put_away(Sheaf *sheaf)
{
    void *memory = mmap(sheaf->memory, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    if (memory == MAP_FAILED) base_out_of_memory();
}

void sheaf_bind(Sheaf *sheaf)
{
    enum { MOST_OF_WORD = 10 };
    if (!sheaf->memory) return;
    free(sheaf->squeezed);
    sheaf->n_users = 0;
    sheaf->n_words = (sheaf_size(sheaf) + sizeof(uint64_t) - 1) / sizeof(uint64_t);
    unsigned char *room = base_malloc((sheaf->n_words + 2) * MOST_OF_WORD);
    size_t n = (size_t)(squeeze(sheaf, room) - room);
    sheaf->squeezed = base_malloc(n + sizeof(uint64_t)); /* the last word is taken whole */
    memcpy(sheaf->squeezed, room, n);
    free(room);
    put_away(sheaf);
}

bool sheaf_is_bound(const Sheaf *sheaf)
{
    return sheaf->squeezed;
}

bool sheaf_is_at_hand(const Sheaf *sheaf)
{
    return !sheaf->squeezed || sheaf->n_users || left == sheaf;
}

bool sheaf_take(Sheaf *sheaf)
{
    if (sheaf->n_users++ || !sheaf->squeezed) return false;
    if (left == sheaf) {
        left = NULL;
        return false;
    }
    if (mprotect(sheaf->memory, ROOM, PROT_READ | PROT_WRITE)) base_out_of_memory();
    unsqueeze(sheaf);
    return true;
}

void sheaf_leave(Sheaf *sheaf)
{
    if (--sheaf->n_users || !sheaf->squeezed) return;
#ifndef __SANITIZE_ADDRESS__ /* which is to see who uses what was left */
    if (left) put_away(left);
    left = sheaf;
#else
    put_away(sheaf);
#endif
}
