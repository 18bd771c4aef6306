/* Ids → file names.  An id that is a plain name, alone among the ids whatever the case of its letters, is the name.  Any
   other gets what is plain in it and a hash of all of it, so that no two ids share a file on any file system (upper and
   lower case, か゛ and が) and none leads anywhere else. */
#include "batch/steps.h"

#include <string.h>
#include <strings.h>

enum { LONGEST = 64, HASH_DIGITS = 12 };

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* Names that are no files to Windows, with or without an ending. */
static bool is_device(Str id)
{
    static const char *const devices[] = { "con", "prn", "aux", "nul", "com", "lpt" };
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (id.n >= 3 && strncasecmp(id.at, devices[i], 3) == 0 && (id.n == 3 || id.n == 4 || id.at[3] == '.')) return true;
    return false;
}

static bool is_name(Str id)
{
    if (id.n == 0 || id.n > LONGEST || strchr("-.", id.at[0]) || id.at[id.n - 1] == '.' || is_device(id)) return false;
    for (int i = 0; i < id.n; i++)
        if (!is_plain(id.at[i])) return false;
    return true;
}

static Str folded(Str id, Arena *arena)
{
    char *copy = arena_copy(arena, id.at, (size_t)id.n);
    for (int i = 0; i < id.n; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z') copy[i] = (char)(copy[i] - 'A' + 'a');
    return (Str){ copy, id.n };
}

/* "a/b" → a_b-3f…; `salt` tells apart ids whose names would still be equal. */
static Str hashed_name(Str id, int salt, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    for (int i = 0; i < id.n && name.n < LONGEST; i++) {
        char c = is_plain(id.at[i]) && !(name.n == 0 && strchr("-.", id.at[i])) ? id.at[i] : '_';
        if (c != '_' || name.n == 0 || name.at[name.n - 1] != '_') str_add_bytes(&name, &c, 1);
    }
    Str salted = salt ? str_printf(arena, "%d/" STR_FMT, salt, STR_ARG(id)) : id;
    str_add_printf(&name, "-%.*s", HASH_DIGITS, batch_sha_of(salted, arena).at);
    return str_built(&name);
}

Str *batch_names(const Output *outputs, int n, const char *ending, Arena *arena)
{
    static char once, twice;
    Str *names = arena_array(arena, Str, n);
    Map ids = map_new(arena), taken = map_new(arena);
    for (int i = 0; i < n; i++) {
        Str id = folded(outputs[i].id, arena);
        if (map_put(&ids, id, &once)) map_put(&taken, id, &twice);
    }
    for (int i = 0; i < n; i++) {
        Str id = outputs[i].id, low = folded(id, arena);
        names[i] = is_name(id) && !map_find(&taken, low) ? id : hashed_name(id, 0, arena);
    }
    taken = map_new(arena);
    for (int i = 0; i < n; i++) {
        for (int salt = 1; map_put(&taken, folded(names[i], arena), &once); salt++)
            names[i] = hashed_name(outputs[i].id, salt, arena);
        names[i] = str_join(arena, names[i], str_from(ending));
    }
    return names;
}
