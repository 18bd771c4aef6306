/* Records that stand elsewhere.  A record has moved when it lies in another record than it did, or when it is out of the order of
   those that lie with it in both editions; as few as possible are.  So bands, spans and joints never move because a
   neighbour did.

       was   A B C D     now   A C D B     stays A C D, moved B: 「A」の次 → 「D」の次                     */
#include "base/order.h"
#include "base/words.h"
#include "revise/comparison.h"
#include "revise/wording.h"

#include <stdlib.h>

static const Printed *find_printed(const Edition *edition, Str id)
{
    const Printed *printed = id.n ? map_find(&edition->titled, id) : NULL;
    return printed || !id.n ? printed : map_find(&edition->records, id);
}

/* The same record, printed the same way. */
static const Printed *find_like(const Edition *edition, Str id, const Printed *other)
{
    return map_find(other->is_titled ? &edition->titled : &edition->records, id);
}

/* As it was called in the old edition. */
static Str old_id(const Comparison *comparison, Str id)
{
    const Str *was = map_find(&comparison->renamed, id);
    return was && comparison_is_gone(comparison, *was) ? *was : id;
}

static Str name_of(const Printed *printed, Arena *arena)
{
    const Passage *first = printed->first;
    return wording_flat(first->item.n ? first->item : first->text, arena);
}

/* The one before it of those that lie where it lies. */
static const Printed *neighbour_of(const Edition *edition, const Printed *printed)
{
    for (int i = printed->order - 1; i >= 0; i--)
        if (str_equal(edition->list.at[i]->parent, printed->parent) && edition->list.at[i]->is_titled == printed->is_titled)
            return edition->list.at[i];
    return NULL;
}

/* 「戦略計画1　2 練馬こどもカフェの創設　」: the heading, and the records it lies in that are printed. */
static Str titles_over(const Edition *edition, const Printed *printed, Arena *arena)
{
    Str titles = STR("");
    for (const Printed *outer = find_printed(edition, printed->parent); outer; outer = find_printed(edition, outer->parent)) {
        Str name = name_of(outer, arena);
        if (!outer->is_titled || !str_equal(outer->first->part, printed->first->part))
            titles = str_printf(arena, STR_FMT "　" STR_FMT, STR_ARG(name), STR_ARG(titles));
    }
    if (printed->is_titled || !printed->first->part.n) return titles;
    return str_printf(arena, STR_FMT "　" STR_FMT, STR_ARG(printed->first->part), STR_ARG(titles));
}

static Str place_of(const Edition *edition, const Printed *printed, Arena *arena)
{
    Str titles = titles_over(edition, printed, arena), pages = comparison_pages(edition->release, printed->first, arena);
    const Printed *neighbour = neighbour_of(edition, printed);
    if (!neighbour) return str_printf(arena, words(WORD_PLACE_FIRST, LANG_JA), titles.at, pages.at);
    return str_printf(arena, words(WORD_PLACE_AFTER, LANG_JA), titles.at, name_of(neighbour, arena).at, pages.at);
}

/* Where each record stands in both editions: at the first of its texts that both have, for it may have come to, or gone from,
   one of several tables. */
static void find_anchors(const Comparison *comparison)
{
    const Release *before = comparison->old.release, *after = comparison->new.release;
    for (int i = 0; i < after->n_passages; i++) {
        const Passage *old = comparison_counterpart(comparison, &after->passages[i]);
        Printed *printed = old ? comparison_printed(&comparison->new, &after->passages[i]) : NULL;
        if (!printed || printed->stands >= 0) continue;
        printed->stands = i;
        printed->stood = (int)(old - before->passages);
    }
}

static int by_stand(const void *a, const void *b)
{
    const Printed *one = *(const Printed *const *)a, *other = *(const Printed *const *)b;
    return one->stands < other->stands ? -1 : one->stands > other->stands;
}

typedef Vec(const Printed *) PrintedList;

/* Those that lie with it in both editions, in their new order. */
static PrintedList siblings_of(const Comparison *comparison, const Printed *first, bool *settled)
{
    const Edition *new = &comparison->new;
    PrintedList siblings = { .arena = comparison->arena };
    for (int i = first->order; i < new->list.n; i++) {
        const Printed *printed = new->list.at[i];
        if (settled[i] || printed->is_titled != first->is_titled || !str_equal(printed->parent, first->parent)) continue;
        settled[i] = true;
        const Printed *old = find_like(&comparison->old, old_id(comparison, printed->id), printed);
        if (old && printed->stood >= 0 && str_equal(old->parent, old_id(comparison, first->parent)))
            *vec_push(&siblings) = printed;
    }
    if (siblings.n) qsort(siblings.at, (size_t)siblings.n, sizeof *siblings.at, by_stand);
    return siblings;
}

/* Both its neighbours are called the same: nobody would learn where it went. */
static bool place_reads_alike(const Comparison *comparison, const Printed *now)
{
    const Printed *was = find_like(&comparison->old, old_id(comparison, now->id), now);
    return str_equal(place_of(&comparison->old, was, comparison->arena), place_of(&comparison->new, now, comparison->arena));
}

/* stays: a flag for each record of the new edition.  One whose place reads alike stays, and the others have moved past it. */
static void settle_siblings(const Comparison *comparison, const Printed *first, bool *stays, bool *settled)
{
    PrintedList siblings = siblings_of(comparison, first, settled);
    const int n = siblings.n;
    int *stood = arena_array(comparison->arena, int, n + 1), *kept = arena_array(comparison->arena, int, n + 1);
    for (int i = 0; i < n; i++) stood[i] = siblings.at[i]->stood;
    for (bool again = true; again;) {
        for (int i = 0; i < n; i++) kept[i] = stood[i];
        order_keep_longest(kept, n, comparison->arena);
        again = false;
        for (int i = 0; i < n; i++) {
            if (kept[i] >= 0 || stood[i] < 0 || !place_reads_alike(comparison, siblings.at[i])) continue;
            again = true;
            for (int k = 0; k < n; k++)
                if (k != i && (k < i) != (stood[k] < stood[i])) stood[k] = -1;
        }
    }
    for (int i = 0; i < n; i++) stays[siblings.at[i]->order] = kept[i] >= 0;
}

Moves moves_of(const Comparison *comparison)
{
    const Edition *new = &comparison->new;
    Moves moves = { .arena = comparison->arena };
    bool *stays = arena_array(comparison->arena, bool, new->list.n + 1);
    bool *settled = arena_array(comparison->arena, bool, new->list.n + 1);
    find_anchors(comparison);
    for (int i = 0; i < new->list.n; i++)
        if (!settled[i]) settle_siblings(comparison, new->list.at[i], stays, settled);
    for (int i = 0; i < new->list.n; i++) {
        const Printed *now = new->list.at[i], *was = find_like(&comparison->old, old_id(comparison, now->id), now);
        if (!was || !now->has_place || stays[i]) continue;
        Str from = place_of(&comparison->old, was, comparison->arena), to = place_of(new, now, comparison->arena);
        if (!str_equal(from, to)) *vec_push(&moves) = (Move){ was, now, from, to };
    }
    return moves;
}

/* --- another id ------------------------------------------------------------------------------------------------ */

/* All it says, column by column; and where it stands. */
static Str signature(const Edition *edition, const Printed *printed, Arena *arena)
{
    StrBuilder all = { .arena = arena };
    const Printed *before = neighbour_of(edition, printed);
    str_add_printf(&all, STR_FMT "\f" STR_FMT, STR_ARG(printed->parent), STR_ARG(before ? before->id : STR("")));
    const Release *release = edition->release;
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (comparison_printed(edition, passage) != printed) continue;
        str_add_printf(&all, "\f" STR_FMT "\f" STR_FMT, STR_ARG(key_field(passage->key)), STR_ARG(passage->text));
    }
    return str_built(&all);
}

static Str speech_of(const Passage *passage, Arena *arena)
{
    return str_printf(arena, "%d\f" STR_FMT "\f" STR_FMT, passage->kind, STR_ARG(passage->column), STR_ARG(passage->text));
}

/* Of such a record by its words, or by its key, n-p4: what stands there may be worked out from others. */
static bool speaks_of_renamed(const Comparison *comparison, const Passage *passage)
{
    if (passage->n_sources && map_find(&comparison->renamed, passage->sources[0].source.record)) return true;
    for (int i = 0; i < comparison->new.list.n; i++) {
        Str id = comparison->new.list.at[i]->id;
        if (str_ends(key_record(passage->key), id) && map_find(&comparison->renamed, id)) return true;
    }
    return false;
}

/* Texts that speak of such records under keys of the layout's own (a heading, its line in the 目次): those that read the same. */
static void find_called(Comparison *comparison)
{
    Arena *arena = comparison->arena;
    const Release *before = comparison->old.release, *after = comparison->new.release;
    Map texts = map_new(arena); /* of keys that are gone */
    for (int i = 0; i < before->n_passages; i++) {
        const Passage *old = &before->passages[i];
        if (!map_find(&comparison->new.texts, old->key.text)) map_put(&texts, speech_of(old, arena), (void *)(uintptr_t)old);
    }
    for (int i = 0; i < after->n_passages; i++) {
        const Passage *new = &after->passages[i];
        const Passage *old = speaks_of_renamed(comparison, new) ? map_find(&texts, speech_of(new, arena)) : NULL;
        if (old && !comparison_counterpart(comparison, new)) map_put(&comparison->called, new->key.text, (void *)(uintptr_t)old);
    }
}

void moves_find_renamed(Comparison *comparison, Diag *diag)
{
    Arena *arena = comparison->arena;
    Map gone = map_new(arena);
    for (int i = 0; i < comparison->old.list.n; i++) {
        Printed *old = comparison->old.list.at[i];
        if (!find_like(&comparison->new, old->id, old)) map_put(&gone, signature(&comparison->old, old, arena), &old->id);
    }
    for (int i = 0; i < comparison->new.list.n; i++) {
        Printed *new = comparison->new.list.at[i];
        if (find_like(&comparison->old, new->id, new)) continue;
        Str *was = map_find(&gone, signature(&comparison->new, new, arena));
        if (!was) continue;
        map_put(&comparison->renamed, new->id, was);
        bool is_gone = comparison_is_gone(comparison, *was);
        if (diag && is_gone)
            diag_report(diag, (Where){ 0 }, new->id, DIAG_RECORD_RENAMED, str_copy(arena, *was).at, str_copy(arena, new->id).at);
    }
    if (comparison->renamed.n) find_called(comparison);
}
