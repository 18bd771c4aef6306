#include "model/style.h"

#include <assert.h>
#include <string.h>

enum { LONGEST = 40 };

typedef struct {
    char bytes[sizeof(Style *) + LONGEST];
} StyleKey;

/* Borrowed from `key`. */
static Str key_of(StyleKey *key, const Style *style, Str how)
{
    assert(how.n <= LONGEST);
    memcpy(key->bytes, &style, sizeof style);
    memcpy(key->bytes + sizeof style, how.at, (size_t)how.n);
    return (Str){ key->bytes, (int)sizeof style + how.n };
}

DerivedStyles *styles_new_derived(Arena *arena)
{
    DerivedStyles *derived = arena_new(arena, DerivedStyles);
    *derived = (DerivedStyles){ map_new(arena), arena };
    return derived;
}

Style *style_known(const DerivedStyles *derived, const Style *style, Str how)
{
    StyleKey key;
    return map_find(&derived->styles, key_of(&key, style, how));
}

Style *style_derive(DerivedStyles *derived, const Style *style, Str how)
{
    StyleKey key;
    Style *made = arena_new(derived->arena, Style);
    *made = *style;
    map_put(&derived->styles, str_copy(derived->arena, key_of(&key, style, how)), made);
    return made;
}
