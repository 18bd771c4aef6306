/* Blocks without an id are known by a count (block7, p4/block2), values of running heads likewise (set3), and rows without a
   record by one in their table (block7/row2): one block more in the layout and all later ones would seem to be others.  So when
   a published booklet is bound again, what reads as it did in the release takes its name from there; between two such, what is
   left is paired with what it is most like; the rest gets names that were not in use.

       published   block7 まえがき │ block8 目的 │ block9 方法
       now         block7 まえがき │ block8 NEW  │ block9 目的 │ block10 方法（案）
       takes       block7          │ block10     │ block8      │ block9                                     */
#include "base/map.h"
#include "base/order.h"
#include "base/vec.h"
#include "revise/record.h"
#include "revise/revise.h"

#include <stdlib.h>

/* All texts under one counted name. */
typedef struct {
    Str name;
    StrBuilder text;
    int first, last; /* passages */
} Unit;
typedef Vec(Unit *) UnitList;

typedef struct {
    const Passage *at;
    int n;
} Passages;

typedef struct {
    Map names;
    Arena *arena;
    bool moves; /* some name is another than it was */
} Carrying;

/* Where `stem` and a number behind it end; -1: the key does not begin so. */
static int end_of_count(Str key, Str stem)
{
    int end = stem.n;
    if (!str_starts(key, stem)) return -1;
    while (end < key.n && key.at[end] >= '0' && key.at[end] <= '9') end++;
    bool ends = end == key.n || key.at[end] == '/' || key.at[end] == '#';
    return end > stem.n && ends ? end : -1;
}

static UnitList units_of(Passages passages, int first, int last, Str stem, Arena *arena)
{
    UnitList units = { .arena = arena };
    for (int i = first; i <= last; i++) {
        const Passage *passage = &passages.at[i];
        int end = end_of_count(passage->key.text, stem);
        if (end < 0) continue;
        Str name = str_part(passage->key.text, 0, end);
        Unit *unit = units.n ? units.at[units.n - 1] : NULL;
        if (!unit || !str_equal(unit->name, name)) {
            unit = arena_new(arena, Unit);
            *unit = (Unit){ .name = name, .text.arena = arena, .first = i };
            *vec_push(&units) = unit;
        }
        unit->last = i;
        str_add_printf(&unit->text, STR_FMT "\t" STR_FMT "\f", STR_ARG(passage->column), STR_ARG(passage->text));
    }
    return units;
}

/* Of each new unit the old one that reads so, in an order both have; of several alike the n-th is the n-th; else -1. */
static int *units_that_stay(const UnitList *old, const UnitList *new, Arena *arena)
{
    typedef struct {
        Vec(int) at;
        int next;
    } SameUnits;
    Map texts = map_new(arena);
    int *stays = arena_array(arena, int, new->n + 1);
    for (int i = 0; i < old->n; i++) {
        SameUnits *alike = map_find(&texts, str_built(&old->at[i]->text));
        if (!alike) {
            alike = arena_new(arena, SameUnits);
            alike->at.arena = arena;
            map_put(&texts, str_built(&old->at[i]->text), alike);
        }
        *vec_push(&alike->at) = i;
    }
    for (int i = 0; i < new->n; i++) {
        SameUnits *alike = map_find(&texts, str_built(&new->at[i]->text));
        stays[i] = alike && alike->next < alike->at.n ? alike->at.at[alike->next++] : -1;
    }
    order_keep_longest(stays, new->n, arena);
    return stays;
}

/* How much of the longer text both begin and end with: 0 … 1000. */
static int likeness(const Unit *a, const Unit *b)
{
    Str one = str_built(&a->text), other = str_built(&b->text);
    int most = one.n > other.n ? one.n : other.n, least = one.n + other.n - most, head = 0, tail = 0;
    while (head < least && one.at[head] == other.at[head]) head++;
    while (tail < least - head && one.at[one.n - 1 - tail] == other.at[other.n - 1 - tail]) tail++;
    return (int)((LenSum)1000 * (head + tail) / (most ? most : 1));
}

/* Old units from … to-1 and new ones first … last-1 stand between the same neighbours: as many on both sides are the
   same ones; else each old one is, in turn, the new one it is most like, if it is like any. */
static void pair_between(const UnitList *old, int from, int to, const UnitList *new, int first, int last, int *stays)
{
    enum { LIKE = 400 };
    bool paired = to - from == last - first;
    for (int i = from; i < to && first < last; i++) {
        int best = first, most = LIKE;
        for (int k = first; !paired && k < last; k++) {
            int like = likeness(old->at[i], new->at[k]);
            if (like <= most) continue;
            most = like;
            best = k;
        }
        if (!paired && most == LIKE) continue;
        stays[best] = i;
        first = best + 1;
    }
}

static void pair_rest(const UnitList *old, const UnitList *new, int *stays)
{
    for (int first = 0, from = 0, last; first <= new->n; first = last + 1) {
        for (last = first; last < new->n &&stays[last] < 0; last++) continue;
        int to = last < new->n ? stays[last] : old->n;
        pair_between(old, from, to, new, first, last, stays);
        from = to + 1;
    }
}

static int greatest_count(const UnitList *units, Str stem)
{
    int most = 0;
    for (int i = 0; i < units->n; i++) {
        Str name = units->at[i]->name;
        int count = atoi(str_part(name, stem.n, name.n).at);
        most = count > most ? count : most;
    }
    return most;
}

static void give_name(Carrying *carrying, Str wish, Str name)
{
    carrying->moves |= !str_equal(wish, name);
    map_put(&carrying->names, wish, (void *)(uintptr_t)str_copy(carrying->arena, name).at);
}

/* Names that begin with the stem, among these passages; rows go with their tables. */
static void carry(Carrying *carrying, Passages old, int from, int to, Str old_stem, Passages new, int first, int last,
                  Str new_stem)
{
    Arena *arena = carrying->arena;
    UnitList was = units_of(old, from, to, old_stem, arena), now = units_of(new, first, last, new_stem, arena);
    int *stays = units_that_stay(&was, &now, arena);
    pair_rest(&was, &now, stays);
    int n_old = greatest_count(&was, old_stem), n_new = greatest_count(&now, new_stem), fresh = n_old > n_new ? n_old : n_new;
    for (int i = 0; i < now.n; i++) {
        const Unit *unit = now.at[i], *match = stays[i] < 0 || stays[i] >= was.n ? NULL : was.at[stays[i]];
        Str name = match ? match->name : str_printf(arena, STR_FMT "%d", STR_ARG(old_stem), ++fresh);
        give_name(carrying, str_join(arena, old_stem, str_part(unit->name, new_stem.n, unit->name.n)), name);
        if (match && unit->first < unit->last)
            carry(carrying, old, match->first, match->last, str_join(arena, match->name, STR("/row")), new, unit->first,
                  unit->last, str_join(arena, unit->name, STR("/row")));
    }
    for (int i = 0; i < was.n; i++) /* what has no text (a break, a gap) gives way to the name that is carried */
        if (!map_find(&carrying->names, was.at[i]->name))
            give_name(carrying, was.at[i]->name, str_printf(arena, STR_FMT "%d", STR_ARG(old_stem), ++fresh));
}

/* What is counted from this byte of the key on, up to its number. */
static Str stem_from(Key key, int first)
{
    static const char *const counted[] = { "block", "set", "sample" };
    Str rest = str_part(key.text, first, key.text.n);
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        Str stem = str_from(counted[i]);
        if (str_starts(rest, stem) && end_of_count(rest, stem) > 0) return str_part(key.text, 0, first + stem.n);
    }
    return STR("");
}

Str names_stem(Key key)
{
    return stem_from(key, key_place(key).n ? key.record + 1 : 0);
}

bool names_are_counted(Key key)
{
    return names_stem(key).n || stem_from(key, 0).n;
}

const Map *revise_names(const Document *document, const Release *before, Arena *arena)
{
    Carrying *carrying = arena_new(arena, Carrying);
    *carrying = (Carrying){ .names = map_new(arena), .arena = arena };
    Passages old = { before->passages, before->n_passages }, new = { 0 };
    new.at = record_counted(document, &new.n, arena);
    Map stems = map_new(arena);
    for (int i = 0; i < new.n; i++) {
        Str stem = names_stem(new.at[i].key);
        if (stem.n && !map_put(&stems, stem, carrying)) carry(carrying, old, 0, old.n - 1, stem, new, 0, new.n - 1, stem);
    }
    return carrying->moves ? &carrying->names : NULL;
}
