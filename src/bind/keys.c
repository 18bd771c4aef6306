#include "bind/keys.h"

#include <string.h>

/* A key and fields under it, a bit for each: the key itself is the first. */
typedef struct {
    uint64_t taken;
    char text[];
} KeyHolder;

typedef struct {
    uint64_t bit;
} KeyField;

enum { MOST_FIELDS = 63 };

/* record#field; a key without # is its holder's own, and what has more behind the field is none of these. */
typedef struct {
    Str holder, field;
    bool is_plain;
} KeyParts;

static KeyParts parts_of(Str key)
{
    int hash = str_find(key, '#');
    if (hash < 0) return (KeyParts){ key, STR(""), true };
    Str field = str_part(key, hash + 1, key.n);
    return (KeyParts){ str_part(key, 0, hash), field, str_find(field, '/') < 0 && str_find(field, '\'') < 0 };
}

KeyBook keys_new(Arena *arena)
{
    return (KeyBook){ .arena = arena, .records = map_new(arena), .fields = map_new(arena), .counts = map_new(arena) };
}

/* 0: there are too many. */
static uint64_t bit_of(KeyBook *book, Str field)
{
    if (!field.n) return 1;
    KeyField *known = map_find(&book->fields, field);
    if (known) return known->bit;
    if (book->fields.n == MOST_FIELDS) return 0;
    known = arena_new(book->arena, KeyField);
    known->bit = (uint64_t)1 << (book->fields.n + 1);
    map_put(&book->fields, str_copy(book->arena, field), known);
    return known->bit;
}

static KeyHolder *holder_of(KeyBook *book, Str text)
{
    KeyHolder *holder = map_find(&book->records, text);
    if (holder) return holder;
    holder = arena_alloc(book->arena, sizeof *holder + (size_t)text.n);
    memcpy(holder->text, text.at, (size_t)text.n);
    map_put(&book->records, (Str){ holder->text, text.n }, holder);
    return holder;
}

/* `taken`: how many have wished for it, if nobody has counted. */
static int count(KeyBook *book, Str key, int taken)
{
    int *n = map_find(&book->counts, key);
    if (n) return ++*n;
    n = arena_new(book->arena, int);
    map_put(&book->counts, str_copy(book->arena, key), n);
    return *n = taken + 1;
}

int keys_wish(KeyBook *book, Str key)
{
    KeyParts parts = parts_of(key);
    uint64_t bit = parts.is_plain ? bit_of(book, parts.field) : 0;
    if (!bit) return count(book, key, 0);
    KeyHolder *holder = holder_of(book, parts.holder);
    if (holder->taken & bit) return count(book, key, 1);
    holder->taken |= bit;
    return 1;
}

bool keys_has(const KeyBook *book, Str key)
{
    KeyParts parts = parts_of(key);
    const KeyHolder *holder = parts.is_plain ? map_find(&book->records, parts.holder) : NULL;
    const KeyField *field = parts.field.n ? map_find(&book->fields, parts.field) : NULL;
    uint64_t bit = !parts.field.n ? 1 : field ? field->bit : 0;
    return (holder && holder->taken & bit) || map_find(&book->counts, key);
}
