/* What reads otherwise.  Texts are matched by key.  A record all of whose texts are new (gone) was added (deleted), one entry
   for all of them; the heads of a table that is new (gone) come with it.  Where records moved is told in moves.c, why a text
   reads otherwise in cause.c. */
#include "revise/comparison.h"
#include "revise/leaves.h"
#include "revise/revise.h"
#include "revise/wording.h"

#include <assert.h>
#include <stdlib.h>

Str comparison_row(Key key)
{
    return key_field(key).n && !key_place(key).n ? key_record(key) : STR("");
}

/* Of p4/block2/row1#name: p4/block2. */
static Str table_of(Key key)
{
    Str place = key_place(key);
    int end = place.n;
    while (end > 0 && place.at[end] != '/') end--;
    return str_part(key.text, 0, end > 0 ? (int)(place.at + end - key.text.at) : key.record);
}

/* The record whose heading it is: all its words that come from the data are of that one.  Empty: it is no such heading. */
static Str titled_record(const Passage *passage)
{
    Str record = STR("");
    for (int i = 0; i < passage->n_sources && passage->kind == PASSAGE_HEADING; i++) {
        const Source *source = &passage->sources[i].source;
        if (source->kind != SOURCE_TYPED || (record.n && !str_equal(source->record, record))) return STR("");
        record = source->record;
    }
    return record;
}

Str comparison_record(const Passage *passage)
{
    Str row = comparison_row(passage->key);
    return row.n ? row : titled_record(passage);
}

Printed *comparison_printed(const Edition *edition, const Passage *passage)
{
    Str row = comparison_row(passage->key), titled = titled_record(passage);
    return row.n ? map_find(&edition->records, row) : titled.n ? map_find(&edition->titled, titled) : NULL;
}

static void note_printed(Edition *edition, const Passage *passage, Arena *arena)
{
    Str row = comparison_row(passage->key), id = comparison_record(passage);
    Map *known = row.n ? &edition->records : &edition->titled;
    const RecordPlace *place = map_find(&edition->parents, id);
    if (!id.n || map_find(known, id) || (!row.n && !place)) return;
    Printed *printed = arena_new(arena, Printed);
    *printed = (Printed){ .id = id,
                          .parent = place ? place->parent : STR(""),
                          .first = passage,
                          .order = edition->list.n,
                          .stood = -1,
                          .stands = -1,
                          .is_titled = !row.n,
                          .has_place = place };
    map_put(known, id, printed);
    *vec_push(&edition->list) = printed;
}

static Edition edition_of(const Release *release, Arena *arena)
{
    Edition edition = { .release = release,
                        .texts = map_new(arena),
                        .records = map_new(arena),
                        .titled = map_new(arena),
                        .parents = map_new(arena),
                        .tables = map_new(arena),
                        .list.arena = arena };
    for (int i = 0; i < release->facts.n_records; i++)
        map_put(&edition.parents, release->facts.records[i].id, &release->facts.records[i]);
    for (int i = 0; i < release->n_passages; i++) {
        Passage *passage = &release->passages[i];
        map_put(&edition.texts, passage->key.text, passage);
        if (passage->kind == PASSAGE_HEAD) map_put(&edition.tables, table_of(passage->key), passage);
        note_printed(&edition, passage, arena);
    }
    return edition;
}

/* Three pages in a row and more are 15～19. */
bool comparison_same_layout(const Comparison *comparison)
{
    return comparison->old.release->layout_hash == comparison->new.release->layout_hash;
}

Str comparison_pages(const Release *release, const Passage *passage, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0, last; i < passage->n_pages; i = last + 1) {
        for (last = i; last + 1 < passage->n_pages && passage->pages[last + 1] == passage->pages[last] + 1;) last++;
        if (last == i + 1) last = i;
        for (int k = i; k <= last; k += last > i ? last - i : 1) {
            Str label = release->pages[passage->pages[k]].label;
            if (builder.n) str_add(&builder, k > i ? STR("～") : STR("・"));
            if (label.n) str_add(&builder, label);
            else str_add_printf(&builder, "#%d", passage->pages[k] + 1);
        }
    }
    return str_built(&builder);
}

/* --- changes --------------------------------------------------------------------------------------------------- */

Change *comparison_add(Comparison *comparison, ChangeKind kind, const Passage *old, const Passage *new)
{
    const Passage *shown = old ? old : new;
    assert(shown);
    const Release *release = old ? comparison->old.release : comparison->new.release;
    Change *change = vec_push(&comparison->changes);
    *change = (Change){ .kind = kind,
                        .key = shown->key,
                        .part = shown->part,
                        .item = shown->item,
                        .column = shown->column,
                        .order = old ? (int)(old - release->passages) : comparison->place,
                        .turn = comparison->changes.n,
                        .label = comparison_pages(release, shown, comparison->arena),
                        .was = old ? old->text : STR(""),
                        .now = new ? new->text : STR("") };
    return change;
}

static void add_text(Comparison *comparison, ChangeKind kind, const Passage *old, const Passage *new)
{
    cause_tell(comparison, old, new, comparison_add(comparison, kind, old, new));
}

/* Readings are said where words that have them stay, and they do not. */
static void add_edited(Comparison *comparison, const Passage *old, const Passage *new)
{
    if (!old->text.n || !new->text.n || wording_sounds_alike(old, new)) {
        add_text(comparison, CHANGE_EDITED, old, new);
        return;
    }
    Change *change = comparison_add(comparison, CHANGE_EDITED, old, new);
    const Passage was = wording_aloud(old, comparison->arena), now = wording_aloud(new, comparison->arena);
    change->was = was.text;
    change->now = now.text;
    cause_tell(comparison, &was, &now, change);
}

/* Is the line there? */
static bool has_line(Str lines, Str line)
{
    for (Str rest = lines; rest.n;) {
        int end = str_find(rest, '\n');
        if (str_equal(str_part(rest, 0, end < 0 ? rest.n : end), line)) return true;
        rest = str_part(rest, end < 0 ? rest.n : end + 1, rest.n);
    }
    return false;
}

/* Is the text no more than the name that 項目 ends with? */
static bool is_name(const Passage *passage, Arena *arena)
{
    Str name = wording_in_line(passage->text, arena);
    return str_equal(passage->item, name) || str_ends(passage->item, str_join(arena, STR(" "), name));
}

typedef Vec(HeadsSpan) HeadsSpans;

/* All texts of a record, each behind the name of its column; what it says in two places, once.  With which it
   begins, if that is a name alone, needs no column: it may stand in one that is for more (取組名・目標). */
static Str all_texts(const Release *release, Str id, HeadsSpans *heads, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (!str_equal(comparison_row(passage->key), id) || passage->text.n == 0) continue;
        Str column =
            passage->column.n && (builder.n || !is_name(passage, arena)) ? str_join(arena, passage->column, STR("：")) : STR("");
        Str line = str_join(arena, column, passage->text);
        if (column.n && has_line(str_built(&builder), line)) continue;
        if (builder.n) str_add(&builder, STR("\n"));
        if (column.n) *vec_push(heads) = (HeadsSpan){ builder.n, builder.n + column.n };
        str_add(&builder, line);
    }
    return str_built(&builder);
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* On which any of its texts, or any of its headings, is seen. */
static Str pages_of_record(const Edition *edition, const Printed *printed, Arena *arena)
{
    Vec(int) pages = { .arena = arena };
    for (int i = 0; i < edition->release->n_passages; i++) {
        const Passage *passage = &edition->release->passages[i];
        if (comparison_printed(edition, passage) != printed) continue;
        for (int k = 0; k < passage->n_pages; k++) *vec_push(&pages) = passage->pages[k];
    }
    if (pages.n) qsort(pages.at, (size_t)pages.n, sizeof *pages.at, by_number);
    Passage all = { .pages = pages.at };
    for (int i = 0; i < pages.n; i++)
        if (!all.n_pages || all.pages[all.n_pages - 1] != pages.at[i]) all.pages[all.n_pages++] = pages.at[i];
    return comparison_pages(edition->release, &all, arena);
}

/* A record that the data have gained or lost was typed; one that stands in print for another reason follows. */
static Cause cause_of_record(const Comparison *comparison, Str id)
{
    bool was = map_find(&comparison->old.parents, id), is = map_find(&comparison->new.parents, id);
    return was != is ? CAUSE_OWN : CAUSE_FOLLOWS;
}

static void add_record(Comparison *comparison, ChangeKind kind, const Printed *printed)
{
    bool gone = kind == CHANGE_DELETED;
    Change *change = comparison_add(comparison, kind, gone ? printed->first : NULL, gone ? NULL : printed->first);
    const Edition *edition = gone ? &comparison->old : &comparison->new;
    HeadsSpans heads = { .arena = comparison->arena };
    Str texts = all_texts(edition->release, printed->id, &heads, comparison->arena);
    change->heads = heads.at;
    change->n_heads = heads.n;
    change->key = key_read(printed->id);
    change->of_record = true;
    change->label = pages_of_record(edition, printed, comparison->arena);
    change->column = STR("");
    change->cause = cause_of_record(comparison, printed->id);
    change->reason = cause_record_reason(comparison, printed->id);
    if (!change->reason.n && change->cause != CAUSE_OWN) change->reason = cause_field_reason(comparison, printed->id);
    change->was = gone ? texts : STR("");
    change->now = gone ? STR("") : texts;
}

bool comparison_is_gone(const Comparison *comparison, Str record)
{
    return map_find(&comparison->old.parents, record) && !map_find(&comparison->new.parents, record);
}

Str comparison_place(const Comparison *comparison, Str record)
{
    const RecordPlace *place = map_find(&comparison->new.parents, record);
    if (!place) place = map_find(&comparison->old.parents, record);
    return place ? place->parent : STR("");
}

const Passage *comparison_counterpart(const Comparison *comparison, const Passage *new)
{
    const Str *was = map_find(&comparison->renamed, key_record(new->key));
    Key key = new->key;
    bool is_called_otherwise = was && (comparison_row(key).n || comparison_is_gone(comparison, *was));
    if (is_called_otherwise) key = key_new(*was, key_place(key), key_field(key), key_part(key), key_nth(key), comparison->arena);
    const Passage *old = map_find(&comparison->old.texts, key.text);
    return old ? old : map_find(&comparison->called, new->key.text);
}

/* It comes or goes with what it stands beside: the heads of a table with its rows, a running value with its pages. */
static bool is_silent(const Passage *passage, const Edition *other)
{
    if (!passage->text.n || !passage->n_pages) return true;
    if (passage->kind == PASSAGE_RUNNING) return true;
    return passage->kind == PASSAGE_HEAD && !map_find(&other->tables, table_of(passage->key));
}

/* One text alone stands for it, a value that its neighbours share, and comes or goes because that is given or taken: a text, then, not
   a record, for the data have it as before. */
static bool is_shared_value(const Comparison *comparison, const Edition *edition, const Printed *printed)
{
    bool is_there = map_find(&comparison->old.parents, printed->id) && map_find(&comparison->new.parents, printed->id);
    for (int i = 0; is_there && i < edition->release->n_passages; i++) {
        const Passage *passage = &edition->release->passages[i];
        is_there = passage == printed->first || !passage->text.n || !str_equal(comparison_row(passage->key), printed->id);
    }
    return is_there && cause_is_given(comparison, printed->first);
}

static void compare_gone(Comparison *comparison, const Map *met)
{
    const Release *before = comparison->old.release;
    for (int i = 0; i < before->n_passages; i++) {
        const Passage *old = &before->passages[i];
        if (map_find(met, old->key.text)) continue;
        const Printed *printed = map_find(&comparison->old.records, comparison_row(old->key));
        bool is_gone = printed && !map_find(&comparison->new.records, printed->id) &&
                       !is_shared_value(comparison, &comparison->old, printed);
        if (is_gone && printed->first == old) add_record(comparison, CHANGE_DELETED, printed);
        if (!is_gone && !is_silent(old, &comparison->new)) add_text(comparison, CHANGE_DELETED, old, NULL);
    }
}

static void compare_new(Comparison *comparison, const Passage *new)
{
    const Printed *printed = map_find(&comparison->new.records, comparison_row(new->key));
    bool has_come =
        printed && !map_find(&comparison->old.records, printed->id) && !is_shared_value(comparison, &comparison->new, printed);
    if (has_come && printed->first == new) add_record(comparison, CHANGE_ADDED, printed);
    if (!has_come && !is_silent(new, &comparison->old)) add_text(comparison, CHANGE_ADDED, NULL, new);
}

/* On the page of the old edition in the section in which it stands now: a sample that shows it stands in another. */
static Str label_before(const Release *before, const PageReference *reference)
{
    for (int i = 0; i < before->n_pages; i++) {
        const Pin *pin = &before->pages[i].pin;
        for (int k = 0; k < pin->n_slabs && str_equal(pin->section, reference->section); k++)
            if (str_equal(pin->slabs[k].key.text, reference->target)) return before->pages[i].label;
    }
    return reference->label;
}

/* A text that says the same, but that what it refers to stands on another page: 9、5 → 9、5-2.  A line of the 目次 is read with the
   list of pages that are filed. */
static void compare_references(Comparison *comparison, const Passage *old, const Passage *new)
{
    Arena *arena = comparison->arena;
    StrBuilder was = { .arena = arena }, now = { .arena = arena };
    int at = 0;
    for (int i = 0; i <= new->n_references; i++) {
        const PageReference *reference = i < new->n_references ? &new->references[i] : NULL;
        Str words = str_part(new->text, at, reference ? reference->at : new->text.n);
        at += words.n;
        str_add(&was, words);
        str_add(&now, words);
        if (reference) str_add(&was, label_before(comparison->old.release, reference));
        if (reference) str_add(&now, reference->label);
    }
    if (str_equal(str_built(&was), str_built(&now)) || str_ends(new->key.text, STR("/toc"))) return;
    Change *change = comparison_add(comparison, CHANGE_EDITED, old, new);
    change->was = str_built(&was);
    change->now = str_built(&now);
    change->cause = CAUSE_FOLLOWS;
    change->reason = cause_common_reason(comparison);
}

static void compare_texts(Comparison *comparison)
{
    const Release *before = comparison->old.release, *after = comparison->new.release;
    Map met = map_new(comparison->arena);
    for (int i = 0; i < after->n_passages; i++) {
        const Passage *new = &after->passages[i], *old = comparison_counterpart(comparison, new);
        if (!old) {
            compare_new(comparison, new);
            continue;
        }
        comparison->place = (int)(old - before->passages);
        map_put(&met, old->key.text, comparison);
        bool is_running = new->kind == PASSAGE_RUNNING; /* it is another only where it was printed */
        bool is_printed = is_running ? old->n_pages && new->n_pages : old->n_pages || new->n_pages;
        bool is_alike = wording_reads_alike(old->text, new->text) && wording_sounds_alike(old, new);
        if (is_printed && !is_alike) add_edited(comparison, old, new);
        else if (is_printed) compare_references(comparison, old, new);
        appear_tell(comparison, old, new);
    }
    compare_gone(comparison, &met);
}

static void compare_places(Comparison *comparison)
{
    Moves moves = moves_of(comparison);
    for (int i = 0; i < moves.n; i++) {
        const Move *move = &moves.at[i];
        Change *change = comparison_add(comparison, CHANGE_MOVED, move->old->first, move->new->first);
        change->key = key_read(move->new->id);
        change->label = pages_of_record(&comparison->old, move->old, comparison->arena);
        change->of_record = true;
        change->column = STR("");
        change->cause = CAUSE_OWN;
        change->reason = cause_record_reason(comparison, move->new->id);
        change->was = move->was;
        change->now = move->now;
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

const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena,
                               Diag *diag)
{
    Map totals = map_new(arena);
    Comparison comparison = { .applied = applied,
                              .old = edition_of(before, arena),
                              .new = edition_of(after, arena),
                              .corrected = map_new(arena),
                              .corrected_facts = map_new(arena),
                              .reworded = map_new(arena),
                              .totals = &totals,
                              .renamed = map_new(arena),
                              .called = map_new(arena),
                              .changes.arena = arena,
                              .seen = arena_array(arena, bool, applied ? applied->n : 0),
                              .doubts = arena_new(arena, bool),
                              .arena = arena };
    cause_note_corrected(&comparison);
    moves_find_renamed(&comparison, diag);
    compare_texts(&comparison);
    heads_tell(&comparison);
    compare_places(&comparison);
    if (comparison.changes.n) qsort(comparison.changes.at, (size_t)comparison.changes.n, sizeof(Change), by_place);
    Revision *revision = arena_new(arena, Revision);
    *revision =
        (Revision){ .before = before, .after = after, .changes = comparison.changes.at, .n_changes = comparison.changes.n };
    for (int i = 0; i < revision->n_changes; i++) revision->n_follows += revision->changes[i].cause == CAUSE_FOLLOWS;
    leaves_date(revision, after, line, arena);
    leaves_file(revision, arena);
    for (int i = 0; i < revision->n_filings; i++) *comparison.doubts |= revision->filings[i].why == WHY_LOOK;
    revision->unseen = cause_unseen(&comparison);
    return revision;
}
