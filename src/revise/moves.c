/* Records that stand elsewhere in print: those that records_moved() finds to have moved among the rows, and among the headings, as
   the pages have them.

       was   A B C D     now   A C D B     moved B: 「A」の次 → 「D」の次                                 */
#include "base/words.h"
#include "model/moved.h"
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

static const Printed *as_it_was(const Comparison *comparison, const Printed *now)
{
    return find_like(&comparison->old, old_id(comparison, now->id), now);
}

/* Where each record stands in both editions: at the first of its texts that both have, for it may have come to, or gone from,
   one of several tables; else at the first that it has. */
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
    for (int i = 0; i < comparison->new.list.n; i++) {
        Printed *now = comparison->new.list.at[i];
        const Printed *was = as_it_was(comparison, now);
        if (!was || now->stands >= 0) continue;
        now->stands = (int)(now->first - after->passages);
        now->stood = (int)(was->first - before->passages);
    }
}

static int by_stand(const void *a, const void *b)
{
    const Printed *one = *(const Printed *const *)a, *other = *(const Printed *const *)b;
    return one->stands < other->stands ? -1 : one->stands > other->stands;
}

static int by_old_stand(const void *a, const void *b)
{
    const Printed *one = *(const Printed *const *)a, *other = *(const Printed *const *)b;
    return one->stood < other->stood ? -1 : one->stood > other->stood;
}

/* The rows, or the headings, that both editions have, as they were called, in the order of one of them. */
typedef struct {
    const Comparison *comparison;
    Vec(const Printed *) list; /* as the new edition has them */
    RecordPlaces places;
} ShownInBoth;

static ShownInBoth shown_in_both(const Comparison *comparison, bool is_titled, bool is_old)
{
    Arena *arena = comparison->arena;
    ShownInBoth shown = { comparison, { .arena = arena }, { 0 } };
    for (int i = 0; i < comparison->new.list.n; i++) {
        const Printed *now = comparison->new.list.at[i];
        if (now->is_titled == is_titled && as_it_was(comparison, now)) *vec_push(&shown.list) = now;
    }
    if (shown.list.n) qsort(shown.list.at, (size_t)shown.list.n, sizeof *shown.list.at, is_old ? by_old_stand : by_stand);
    RecordPlace *places = arena_array(arena, RecordPlace, shown.list.n);
    for (int i = 0; i < shown.list.n; i++) {
        const Printed *now = shown.list.at[i], *was = as_it_was(comparison, now);
        places[i] = (RecordPlace){ .id = was->id, .parent = is_old ? was->parent : old_id(comparison, now->parent) };
    }
    shown.places = (RecordPlaces){ places, shown.list.n };
    return shown;
}

static Move told(const ShownInBoth *shown, const RecordMove *move)
{
    const Comparison *comparison = shown->comparison;
    const Printed *now = shown->list.at[move->now - shown->places.at], *was = as_it_was(comparison, now);
    return (Move){ was, now, place_of(&comparison->old, was, comparison->arena),
                   place_of(&comparison->new, now, comparison->arena) };
}

/* Both its neighbours are called the same. */
static bool is_mute(const RecordMove *move, const void *shown)
{
    Move as_told = told(shown, move);
    return str_equal(as_told.was, as_told.now);
}

static void find_moved(const Comparison *comparison, bool is_titled, Moves *moves)
{
    const ShownInBoth now = shown_in_both(comparison, is_titled, false), was = shown_in_both(comparison, is_titled, true);
    const MoveTeller teller = { is_mute, &now };
    RecordMoves moved = records_moved(now.places, was.places, &teller, comparison->arena);
    for (int i = 0; i < moved.n; i++) {
        Move move = told(&now, &moved.at[i]);
        if (!moved.at[i].was_passed && move.new->has_place && !str_equal(move.was, move.now)) *vec_push(moves) = move;
    }
}

Moves moves_of(const Comparison *comparison)
{
    Moves moves = { .arena = comparison->arena };
    find_anchors(comparison);
    find_moved(comparison, true, &moves);
    find_moved(comparison, false, &moves);
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
