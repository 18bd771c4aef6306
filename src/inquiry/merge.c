/* 元, the data now, and each answer: who alone says something else than the 元 has changed it; where two have, nobody but a person can
   tell which is right. */
#include "inquiry/merge.h"

#include "base/file.h"
#include "base/vec.h"

#include <string.h>

typedef struct {
    const Data *data;
    Map places; /* "id#field" → number in `fields`, from 1 */
    Vec(MergedField) fields;
    Arena *arena;
    Diag *diag;
    bool failed;
} Merging;

static Str name_in(const Answer *answer, Str record)
{
    for (int i = 0; i < answer->n_rows; i++)
        if (str_equal(answer->rows[i].id, record)) return answer->rows[i].name;
    return STR("");
}

/* Of a figure: however it is written. */
static bool says_same(const Merging *merging, const Correctable *field, Str one, Str other)
{
    if (str_equal(one, other)) return true;
    DataNode record = data_find(merging->data, field->record);
    int end = str_find(field->field, ':');
    Str name = end < 0 ? field->field : str_part(field->field, 0, end);
    const FieldType *type = record && data_record_type(record) ? record_field(data_record_type(record), name) : NULL;
    if (!type || type->kind != FIELD_NUMBER) return false;
    Amount a = amount_read(one, amount_missing), b = amount_read(other, amount_missing);
    return a.kind == AMOUNT_READ && b.kind == AMOUNT_READ && a.is_whole && b.is_whole && a.scale == b.scale &&
           decimal_compare(a.value, b.value) == 0;
}

static MergedField *field_of(Merging *merging, const Answer *answer, const AnsweredCell *cell)
{
    Str key = str_join_by(merging->arena, cell->record, '#', cell->field);
    intptr_t known = (intptr_t)map_find(&merging->places, key);
    if (known) return &merging->fields.at[known - 1];
    MergedField *field = vec_push(&merging->fields);
    *field = (MergedField){ .name = name_in(answer, cell->record),
                            .base = data_cell_markup(cell->form, cell->base, merging->arena),
                            .taken = -1 };
    field->is_gone = !data_find_asked(merging->data, cell->record, cell->field, &field->field, merging->arena);
    if (field->is_gone) field->field = (Correctable){ .record = cell->record, .field = cell->field, .label = cell->field };
    else field->now = data_cell_markup(field->field.form, field->field.cell, merging->arena);
    map_put(&merging->places, key, (void *)(intptr_t)merging->fields.n);
    return field;
}

static void take_cell(Merging *merging, const Answer *answer, const AnsweredCell *cell)
{
    if (!cell->is_open || !cell->where.line || str_equal(str_trim(cell->base), cell->now)) return;
    Str base = data_cell_markup(cell->form, cell->base, merging->arena),
        markup = data_cell_markup(cell->form, cell->now, merging->arena);
    Correctable there;
    bool is_there = data_find_asked(merging->data, cell->record, cell->field, &there, merging->arena);
    Str now = is_there ? data_cell_markup(there.form, there.cell, merging->arena) : STR("");
    if (is_there && (says_same(merging, &there, base, markup) || says_same(merging, &there, now, markup))) return;
    if (is_there && !data_may_say(merging->data, cell->record, markup, cell->where, merging->arena, merging->diag)) {
        merging->failed = true;
        return;
    }
    MergedField *field = field_of(merging, answer, cell);
    MergeSide *sides = arena_array(merging->arena, MergeSide, field->n_sides + 1);
    for (int i = 0; i < field->n_sides; i++) sides[i] = field->sides[i];
    sides[field->n_sides++] = (MergeSide){ answer, cell, markup };
    field->sides = sides;
    field->has_moved |= !field->is_gone && !says_same(merging, &field->field, base, field->now);
}

static void settle(const Merging *merging, MergedField *field)
{
    field->is_conflict = field->has_moved || field->is_gone;
    for (int i = 1; i < field->n_sides; i++)
        field->is_conflict |= !says_same(merging, &field->field, field->sides[0].markup, field->sides[i].markup);
}

Merged *inquiry_merge(const Answer *const *answers, int n, const Data *data, Arena *arena, Diag *diag)
{
    Merging merging = { .data = data, .places = map_new(arena), .fields.arena = arena, .arena = arena, .diag = diag };
    for (int i = 0; i < n; i++)
        for (int k = 0; k < answers[i]->n_cells; k++) take_cell(&merging, answers[i], &answers[i]->cells[k]);
    for (int i = 0; i < merging.fields.n; i++) settle(&merging, &merging.fields.at[i]);
    Merged *merge = arena_new(arena, Merged);
    *merge = (Merged){ answers, n, merging.fields.at, merging.fields.n };
    return merging.failed ? NULL : merge;
}

/* --- which side ------------------------------------------------------------------------------------------------------- */

static bool is_named(const Answer *answer, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(answer->path, names[i]) == 0 || file_is_same(answer->path, names[i])) return true;
    return false;
}

static bool has_word(const char *const *names, int n, const char *word)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], word) == 0) return true;
    return false;
}

/* Of those that were named, the one that they all say; -1: they differ, or none is. */
static int named_side(const MergedField *field, const char *const *names, int n)
{
    int side = -1;
    for (int i = 0; i < field->n_sides; i++) {
        if (!is_named(field->sides[i].answer, names, n)) continue;
        if (side >= 0 && !str_equal(field->sides[side].markup, field->sides[i].markup)) return -1;
        side = i;
    }
    return side;
}

static bool has_named(const MergedField *field, const char *const *names, int n)
{
    for (int i = 0; i < field->n_sides; i++)
        if (is_named(field->sides[i].answer, names, n)) return true;
    return false;
}

int inquiry_choose(Merged *merge, const char *const *names, int n)
{
    bool takes_all = has_word(names, n, "all"), keeps_data = has_word(names, n, "data");
    int n_open = 0;
    for (int i = 0; i < merge->n_fields; i++) {
        MergedField *field = &merge->fields[i];
        bool is_wanted = takes_all || has_named(field, names, n);
        field->taken = field->is_gone ? -1 : named_side(field, names, n);
        if (field->taken < 0 && takes_all && !field->is_conflict) field->taken = 0;
        n_open += is_wanted && field->taken < 0 && !(keeps_data && (field->has_moved || field->is_gone));
    }
    return n_open;
}

bool inquiry_knows(const Merged *merge, const char *name)
{
    for (int i = 0; i < merge->n_answers; i++)
        if (is_named(merge->answers[i], &name, 1)) return true;
    return strcmp(name, "all") == 0 || strcmp(name, "data") == 0;
}

Corrections inquiry_taken(const Merged *merge, Arena *arena)
{
    Vec(Correction) list = { .arena = arena };
    for (int attributes = 0; attributes <= 1; attributes++) /* of a field that is new behind it */
        for (int i = 0; i < merge->n_fields; i++) {
            const MergedField *field = &merge->fields[i];
            bool is_attribute = str_find(field->field.field, '@') >= 0;
            if (field->taken < 0 || is_attribute != (attributes == 1)) continue;
            *vec_push(&list) = (Correction){ .record = field->field.record,
                                             .field = field->field.field,
                                             .was = field->now,
                                             .now = field->sides[field->taken].markup,
                                             .date = STR(""),
                                             .reason = STR(""),
                                             .where = field->sides[field->taken].cell->where };
        }
    return (Corrections){ list.at, list.n };
}

/* As the table shows the field. */
static bool say_should(const MergedField *field, const MergeSide *side, Str *should, Arena *arena, Diag *diag)
{
    if (data_row_words(&field->field, side->markup, should, arena)) return true;
    diag_report(diag, side->cell->where, field->field.record, DIAG_MERGE_FORM);
    return false;
}

TableRow *inquiry_table(const Merged *merge, int *n, Arena *arena, Diag *diag)
{
    TableRow *rows = arena_array(arena, TableRow, merge->n_fields);
    bool ok = true;
    *n = 0;
    for (int i = 0; i < merge->n_fields; i++) {
        const MergedField *field = &merge->fields[i];
        if (field->taken < 0) continue;
        const MergeSide *side = &field->sides[field->taken];
        TableRow *row = &rows[(*n)++];
        *row = (TableRow){ .field = field->field, .row = field->name, .is_emptied = side->markup.n == 0 };
        ok &= say_should(field, side, &row->should, arena, diag);
    }
    return ok ? rows : NULL;
}
