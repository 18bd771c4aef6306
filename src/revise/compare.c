/* What reads otherwise.  Texts are matched by key.  A record all of whose texts are new (gone) was added (deleted); one
   that does not stand in the order of the others was moved.  A text whose record says what it said before, follows from
   something else. */
#include "base/order.h"
#include "revise/comparison.h"
#include "revise/leaves.h"
#include "revise/revise.h"

#include <assert.h>
#include <stdlib.h>

Str comparison_record(Key key)
{
    return key_field(key).n ? key_record(key) : STR("");
}

Str comparison_field(Key key)
{
    return key_part(key).n ? key_part(key) : key_field(key);
}

Str comparison_pair(Str a, Str b, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(a), STR_ARG(b));
}

static Edition side_of(Comparison *comparison, const Release *release)
{
    Arena *arena = comparison->arena;
    Edition side = {
        .texts = map_new(arena), .records = map_new(arena), .facts = map_new(arena), .known = map_new(arena), .list.arena = arena
    };
    for (int i = 0; i < release->n_passages; i++) {
        Passage *passage = &release->passages[i];
        map_put(&side.texts, passage->key.text, passage);
        Str id = comparison_record(passage->key);
        if (id.n == 0) continue;
        map_put(&comparison->owners, comparison_pair(id, comparison_field(passage->key), arena), passage);
        Record *record = map_find(&side.records, id);
        if (!record) {
            record = arena_new(arena, Record);
            *record = (Record){ .id = id, .first = passage, .order = side.list.n };
            map_put(&side.records, id, record);
            *vec_push(&side.list) = record;
        }
        record->n++;
    }
    for (int i = 0; i < release->facts.n; i++) {
        Fact *fact = &release->facts.at[i];
        map_put(&side.facts, comparison_pair(fact->record, fact->field, arena), fact);
        map_put(&side.known, fact->record, fact);
    }
    return side;
}

/* Of the correction of this field; what follows has that of the first one of its record. */
static Str reason_for(const Comparison *comparison, Str record, Str field)
{
    const Corrections *applied = comparison->applied;
    Str of_record = STR("");
    for (int i = 0; applied && i < applied->n; i++) {
        const Correction *correction = &applied->at[i];
        if (!str_equal(correction->record, record)) continue;
        if (str_equal(correction->field, field)) return correction->reason;
        if (!of_record.n) of_record = correction->reason;
    }
    return of_record;
}

/* A heading, an entry of the 目次 that shows a corrected name has the reason of that. */
static Str reason_of(const Comparison *comparison, Key key, const Passage *new)
{
    const Fact *shown = !key_field(key).n ? cause_shown(comparison, new) : NULL;
    if (shown) return reason_for(comparison, shown->record, shown->field);
    return reason_for(comparison, !key_field(key).n ? key.text : comparison_record(key), comparison_field(key));
}

static Str labels_of(const Release *release, const Passage *passage, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < passage->n_pages; i++) {
        Str label = release->pages[passage->pages[i]].label;
        if (builder.n) str_add(&builder, STR("・"));
        if (label.n) str_add(&builder, label);
        else str_add_printf(&builder, "#%d", passage->pages[i] + 1);
    }
    return str_built(&builder);
}

static Change *add_change(Comparison *comparison, ChangeKind kind, const Passage *old, const Passage *new)
{
    const Passage *shown = old ? old : new;
    assert(shown);
    Change *change = vec_push(&comparison->changes);
    *change = (Change){ .kind = kind,
                        .key = shown->key,
                        .part = shown->part,
                        .item = shown->item,
                        .column = shown->column,
                        .order = old ? (int)(old - comparison->before->passages) : comparison->place,
                        .turn = comparison->changes.n,
                        .label = labels_of(old ? comparison->before : comparison->after, shown, comparison->arena),
                        .was = old ? old->text : STR(""),
                        .now = new ? new->text : STR(""),
                        .reason = reason_of(comparison, shown->key, new),
                        .cause = cause_of(comparison, old, new) };
    return change;
}

/* All texts of a record, each behind the name of its column. */
static Str all_texts(const Release *release, Str id, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (!str_equal(comparison_record(passage->key), id) || passage->text.n == 0) continue;
        if (builder.n) str_add(&builder, STR("\n"));
        if (passage->column.n) str_add_printf(&builder, STR_FMT "：", STR_ARG(passage->column));
        str_add(&builder, passage->text);
    }
    return str_built(&builder);
}

static void add_record(Comparison *comparison, ChangeKind kind, const Record *record)
{
    Arena *arena = comparison->arena;
    bool gone = kind == CHANGE_DELETED;
    Change *change = add_change(comparison, kind, gone ? record->first : NULL, gone ? NULL : record->first);
    Str texts = all_texts(gone ? comparison->before : comparison->after, record->id, arena);
    change->key = key_read(record->id);
    change->of_record = true;
    change->column = STR("");
    change->cause = map_find(&comparison->changed, record->id) ? CAUSE_OWN : CAUSE_FOLLOWS;
    change->was = gone ? texts : STR("");
    change->now = gone ? STR("") : texts;
}

static bool is_ascii_at(Str text, int at)
{
    return at >= 0 && at < text.n && (unsigned char)text.at[at] < 0x80 && text.at[at] != '\n';
}

/* Where lines are made to end is no matter of words, unless two numbers or Western words would run together. */
static bool reads_alike(Str a, Str b)
{
    int i = 0, k = 0;
    while (i < a.n || k < b.n) {
        bool ends = i < a.n && a.at[i] == '\n', other_ends = k < b.n && b.at[k] == '\n';
        if (ends != other_ends) {
            Str text = ends ? a : b;
            int at = ends ? i++ : k++;
            if (is_ascii_at(text, at - 1) && is_ascii_at(text, at + 1)) return false;
        } else if (i == a.n || k == b.n || a.at[i++] != b.at[k++]) return false;
    }
    return true;
}

static void compare_texts(Comparison *comparison)
{
    const Release *before = comparison->before, *after = comparison->after;
    for (int i = 0; i < before->n_passages; i++) {
        const Passage *old = &before->passages[i], *new = map_find(&comparison->new.texts, old->key.text);
        Str id = comparison_record(old->key);
        const Record *gone = id.n && !map_find(&comparison->new.records, id) ? map_find(&comparison->old.records, id) : NULL;
        if (gone) {
            if (gone->first == old) add_record(comparison, CHANGE_DELETED, gone);
        } else if (!new && old->text.n) add_change(comparison, CHANGE_DELETED, old, NULL);
        else if (new && !reads_alike(old->text, new->text)) add_change(comparison, CHANGE_EDITED, old, new);
    }
    for (int i = 0; i < after->n_passages; i++) {
        const Passage *new = &after->passages[i];
        Str id = comparison_record(new->key);
        const Passage *old = map_find(&comparison->old.texts, new->key.text);
        if (old) comparison->place = (int)(old - before->passages);
        const Record *come = id.n && !map_find(&comparison->old.records, id) ? map_find(&comparison->new.records, id) : NULL;
        if (come) {
            if (come->first == new) add_record(comparison, CHANGE_ADDED, come);
        } else if (new->text.n && !old) add_change(comparison, CHANGE_ADDED, NULL, new);
    }
}

static Str place_name(const Release *release, const Passage *passage, Arena *arena)
{
    return str_printf(arena, STR_FMT "（" STR_FMT "ページ）", STR_ARG(passage->part),
                      STR_ARG(labels_of(release, passage, arena)));
}

static void compare_order(Comparison *comparison)
{
    int n = comparison->new.list.n;
    int *orders = arena_array(comparison->arena, int, n + 1);
    for (int i = 0; i < n; i++) {
        const Record *old = map_find(&comparison->old.records, comparison->new.list.at[i]->id);
        orders[i] = old ? old->order : -1;
    }
    order_keep_longest(orders, n, comparison->arena);
    for (int i = 0; i < n; i++) {
        const Record *new = comparison->new.list.at[i], *old = map_find(&comparison->old.records, new->id);
        if (!old || orders[i] >= 0) continue;
        Change *change = add_change(comparison, CHANGE_MOVED, old->first, new->first);
        change->key = key_read(new->id);
        change->of_record = true;
        change->column = STR("");
        change->cause = CAUSE_OWN;
        change->was = place_name(comparison->before, old->first, comparison->arena);
        change->now = place_name(comparison->after, new->first, comparison->arena);
    }
}

static int by_place(const void *a, const void *b)
{
    const Change *one = a, *other = b;
    if (one->order != other->order) return one->order < other->order ? -1 : 1;
    if (one->kind != other->kind)
        return one->kind == CHANGE_ADDED ? 1 : other->kind == CHANGE_ADDED ? -1 : one->kind < other->kind ? -1 : 1;
    return one->turn - other->turn;
}

const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena)
{
    Comparison comparison = { .before = before,
                              .after = after,
                              .applied = applied,
                              .arena = arena,
                              .changes.arena = arena,
                              .owners = map_new(arena),
                              .changed = map_new(arena) };
    comparison.old = side_of(&comparison, before);
    comparison.new = side_of(&comparison, after);
    cause_note_facts(&comparison, before, &comparison.new);
    cause_note_facts(&comparison, after, &comparison.old);
    compare_texts(&comparison);
    compare_order(&comparison);
    if (comparison.changes.n) qsort(comparison.changes.at, (size_t)comparison.changes.n, sizeof(Change), by_place);
    Revision *revision = arena_new(arena, Revision);
    *revision =
        (Revision){ .before = before, .after = after, .changes = comparison.changes.at, .n_changes = comparison.changes.n };
    for (int i = 0; i < revision->n_changes; i++) revision->n_follows += revision->changes[i].cause != CAUSE_OWN;
    leaves_date(revision, after, line, arena);
    leaves_file(revision, arena);
    return revision;
}
