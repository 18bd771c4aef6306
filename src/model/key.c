#include "model/key.h"

#include <stdlib.h>

Key key_new(Str record, Str place, Str field, Str part, int nth, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    str_add(&text, record);
    const struct {
        Str before, name;
    } parts[] = { { STR("/"), place }, { STR("#"), field }, { STR("/"), part } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].name.n) continue;
        str_add(&text, parts[i].before);
        str_add(&text, parts[i].name);
    }
    if (nth > 1) str_add_printf(&text, "'%d", nth);
    return key_read(str_built(&text));
}

/* Where '2 begins, or the end; no name has an apostrophe in it. */
static int end_of_names(Str text)
{
    int at = str_find(text, '\'');
    return at < 0 ? text.n : at;
}

static int find_from(Str text, int from, char c)
{
    int at = str_find(str_part(text, from, text.n), c);
    return at < 0 ? text.n : from + at;
}

Key key_read(Str text)
{
    Key key = { .text = text };
    Str names = str_part(text, 0, end_of_names(text));
    int hash = find_from(names, 0, '#');
    key.record = find_from(str_part(names, 0, hash), 0, '/');
    key.field = hash < names.n ? hash + 1 : names.n;
    key.field_end = find_from(names, key.field, '/');
    key.part = names.n;
    return key;
}

Str key_record(Key key)
{
    return str_part(key.text, 0, key.record);
}

Str key_place(Key key)
{
    int end = key.field_end > key.field ? key.field - 1 : key.part;
    return key.record < end ? str_part(key.text, key.record + 1, end) : STR("");
}

Str key_field(Key key)
{
    return str_part(key.text, key.field, key.field_end);
}

Str key_part(Key key)
{
    return key.field_end > key.field && key.field_end < key.part ? str_part(key.text, key.field_end + 1, key.part) : STR("");
}

int key_nth(Key key)
{
    return key.part < key.text.n ? atoi(key.text.at + key.part + 1) : 1;
}

static Str joined(Str path, Str step, Arena *arena)
{
    return path.n ? str_printf(arena, STR_FMT "/" STR_FMT, STR_ARG(path), STR_ARG(step)) : step;
}

Key key_with_part(Key key, Str part, Arena *arena)
{
    Str field = key_field(key), place = key_place(key);
    if (!field.n) return key_new(key_record(key), joined(place, part, arena), STR(""), STR(""), key_nth(key), arena);
    return key_new(key_record(key), place, field, joined(key_part(key), part, arena), key_nth(key), arena);
}

Key key_with_nth(Key key, int nth, Arena *arena)
{
    return key_new(key_record(key), key_place(key), key_field(key), key_part(key), nth, arena);
}
