/* Records that stand elsewhere.  A record has moved when it lies in another record than it did, or when it is out of the order of
   those that lie with it in both editions; as few as possible are.  So bands, spans and joints never move because a
   neighbour did.

       was   A B C D     now   A C D B     stays A C D, moved B: 「A」の次 → 「D」の次                     */
#include "base/order.h"
#include "base/words.h"
#include "revise/comparison.h"
#include "revise/wording.h"

static const Printed *find_printed(const Edition *edition, Str id)
{
    return id.n ? map_find(&edition->records, id) : NULL;
}

/* As it was called in the old edition. */
static Str old_id(const Comparison *comparison, Str id)
{
    const Str *was = map_find(&comparison->renamed, id);
    return was ? *was : id;
}

static Str name_of(const Printed *printed, Arena *arena)
{
    return wording_flat(printed->first->item.n ? printed->first->item : printed->first->text, arena);
}

/* The one before it of those that lie where it lies. */
static const Printed *neighbour_of(const Edition *edition, const Printed *printed)
{
    for (int i = printed->order - 1; i >= 0; i--)
        if (str_equal(edition->list.at[i]->parent, printed->parent)) return edition->list.at[i];
    return NULL;
}

/* 「戦略計画1　2 練馬こどもカフェの創設」: the heading, and the records it lies in that have rows. */
static Str titles_over(const Edition *edition, const Printed *printed, Arena *arena)
{
    Str titles = STR("");
    for (const Printed *outer = find_printed(edition, printed->parent); outer; outer = find_printed(edition, outer->parent)) {
        Str name = name_of(outer, arena);
        titles = titles.n ? str_printf(arena, STR_FMT "　" STR_FMT, STR_ARG(name), STR_ARG(titles)) : name;
    }
    return str_printf(arena, STR_FMT "　" STR_FMT "%s", STR_ARG(printed->first->part), STR_ARG(titles), titles.n ? "　" : "");
}

static Str place_of(const Edition *edition, const Printed *printed, Arena *arena)
{
    Str titles = titles_over(edition, printed, arena), pages = comparison_pages(edition->release, printed->first, arena);
    const Printed *neighbour = neighbour_of(edition, printed);
    if (!neighbour) return str_printf(arena, words(WORD_PLACE_FIRST, LANG_JA), titles.at, pages.at);
    return str_printf(arena, words(WORD_PLACE_AFTER, LANG_JA), titles.at, name_of(neighbour, arena).at, pages.at);
}

/* Orders in the old edition of the records that lie with `first` in both; the others are -1. */
static void settle_siblings(const Comparison *comparison, int first, int *orders, bool *settled)
{
    const Edition *new = &comparison->new;
    Str parent = new->list.at[first]->parent;
    int n = new->list.n, n_siblings = 0;
    int *siblings = arena_array(comparison->arena, int, n - first + 1);
    int *stood = arena_array(comparison->arena, int, n - first + 1);
    for (int i = first; i < n; i++) {
        const Printed *printed = new->list.at[i];
        if (settled[i] || !str_equal(printed->parent, parent)) continue;
        settled[i] = true;
        const Printed *old = find_printed(&comparison->old, old_id(comparison, printed->id));
        if (!old || !str_equal(old->parent, old_id(comparison, parent))) continue;
        siblings[n_siblings] = i;
        stood[n_siblings++] = old->order;
    }
    order_keep_longest(stood, n_siblings, comparison->arena);
    for (int i = 0; i < n_siblings; i++) orders[siblings[i]] = stood[i];
}

Moves moves_of(const Comparison *comparison)
{
    const Edition *new = &comparison->new;
    Moves moves = { .arena = comparison->arena };
    int *orders = arena_array(comparison->arena, int, new->list.n + 1);
    bool *settled = arena_array(comparison->arena, bool, new->list.n + 1);
    for (int i = 0; i < new->list.n; i++) orders[i] = -1;
    for (int i = 0; i < new->list.n; i++)
        if (!settled[i]) settle_siblings(comparison, i, orders, settled);
    for (int i = 0; i < new->list.n; i++) {
        const Printed *now = new->list.at[i], *was = find_printed(&comparison->old, old_id(comparison, now->id));
        if (!was || orders[i] >= 0) continue;
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
        if (!str_equal(comparison_row(passage->key), printed->id)) continue;
        str_add_printf(&all, "\f" STR_FMT "\f" STR_FMT, STR_ARG(key_field(passage->key)), STR_ARG(passage->text));
    }
    return str_built(&all);
}

void moves_find_renamed(Comparison *comparison, Diag *diag)
{
    Arena *arena = comparison->arena;
    Map gone = map_new(arena);
    for (int i = 0; i < comparison->old.list.n; i++) {
        Printed *old = comparison->old.list.at[i];
        if (!find_printed(&comparison->new, old->id)) map_put(&gone, signature(&comparison->old, old, arena), &old->id);
    }
    for (int i = 0; i < comparison->new.list.n; i++) {
        Printed *new = comparison->new.list.at[i];
        if (find_printed(&comparison->old, new->id)) continue;
        Str *was = map_find(&gone, signature(&comparison->new, new, arena));
        if (!was) continue;
        map_put(&comparison->renamed, new->id, was);
        if (diag)
            diag_report(diag, (Where){ 0 }, new->id, DIAG_RECORD_RENAMED, str_copy(arena, *was).at, str_copy(arena, new->id).at);
    }
}
