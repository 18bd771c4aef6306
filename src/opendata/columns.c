/* Which columns a table has: who the record is and where it stands, then its fields in the order of the schema, each with what a machine
   wants to know of it.  Columns that a schema promises are there from year to year; others where a record says something. */
#include "opendata/table.h"

#include "base/words.h"
#include "grammar/grammar.h"
#include "model/era.h"

#include <stdlib.h>

typedef struct {
    const OpenSet *set;
    const OpenRows *rows;
    Vec(DatumColumn) columns;
    int *n_inner;
} ColumnList;

static Str said(const ColumnList *list, Word word, Str of)
{
    return str_printf(list->set->arena, words(word, list->set->lang), of.at);
}

static void add_column(ColumnList *list, DatumColumn column)
{
    *vec_push(&list->columns) = column;
}

static Str label_of(const FieldType *field)
{
    return field->label.n ? field->label : field->name;
}

/* 実績/2021年度（令和3年度）: of a year both calendars. */
static Str head_of(const ColumnList *list, const FieldType *field, Str at)
{
    Arena *arena = list->set->arena;
    Str label = str_copy(arena, label_of(field));
    if (!at.n) return label;
    Moment moment = { .is_fiscal = field->by->kind == AXIS_FISCAL_YEAR };
    bool is_year = field->by->kind != AXIS_WORDS && value_year(at, &moment.year);
    if (!is_year) return str_join_by(arena, label, '/', at);
    return str_printf(arena, STR_FMT "/" STR_FMT "（" STR_FMT "）", STR_ARG(label),
                      STR_ARG(era_write(arena, moment, DATE_WESTERN)), STR_ARG(era_write(arena, moment, DATE_LONG)));
}

static void add_part(ColumnList *list, DatumColumn like, ColumnSays says, Word head, const char *key)
{
    like.says = says;
    like.head = said(list, head, like.head);
    like.key = str_printf(list->set->arena, STR_FMT "_%s", STR_ARG(like.key), key);
    like.is_derived = says != SAYS_WRITTEN;
    like.is_kept = says == SAYS_TITLE || says == SAYS_ERA;
    add_column(list, like);
}

/* As many columns as the record with most has ids. */
static void add_ids(ColumnList *list, DatumColumn like)
{
    int most = 1;
    for (int i = 0; i < list->rows->rows.n; i++) {
        Str ids = opencell_words(list->set, &list->rows->rows.at[i], &like), word;
        int n = 0;
        while (str_next_word(&ids, &word)) n++;
        if (n > most) most = n;
    }
    Str head = like.head, key = like.key;
    for (like.nth = 0; like.nth < most; like.nth++) {
        like.head = str_printf(list->set->arena, STR_FMT "%d", STR_ARG(head), like.nth + 1);
        like.key = str_printf(list->set->arena, STR_FMT "_%d", STR_ARG(key), like.nth + 1);
        add_column(list, like);
        add_part(list, like, SAYS_TITLE, WORD_OPEN_TITLE, "name");
    }
}

static void add_value(ColumnList *list, const FieldType *field, Str at)
{
    Arena *arena = list->set->arena;
    DatumColumn column = {
        .says = SAYS_VALUE, .field = field, .at = at, .nth = -1, .head = head_of(list, field, at), .is_kept = true
    };
    column.key = at.n ? str_join_by(arena, field->name, '_', at) : str_copy(arena, field->name);
    if (field->value.n) {
        DatumColumn computed = column;
        computed.says = SAYS_COMPUTED;
        computed.is_derived = true;
        add_column(list, computed);
    } else if (field->kind == FIELD_REFERENCES) add_ids(list, column);
    else add_column(list, column);
    if (field->kind == FIELD_CODE || field->kind == FIELD_REFERENCE) add_part(list, column, SAYS_TITLE, WORD_OPEN_TITLE, "name");
    if (field->kind == FIELD_DATE || field->kind == FIELD_MOMENT || field->kind == FIELD_YEAR)
        add_part(list, column, SAYS_ERA, WORD_OPEN_ERA, "wareki");
    if (field->kind == FIELD_FIGURE) {
        add_part(list, column, SAYS_FIGURE, WORD_OPEN_FIGURE, "figure");
        add_part(list, column, SAYS_UNIT, WORD_OPEN_UNIT, "unit");
    }
    add_part(list, column, SAYS_WRITTEN, WORD_OPEN_WRITTEN, "written");
}

static int by_text(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

int openaxis_values(const OpenRows *rows, const FieldType *field, Str **values, Arena *arena)
{
    const ValueAxis *axis = field->by;
    Map seen = map_new(arena);
    Vec(Str) list = { .arena = arena };
    for (int i = 0; i < rows->rows.n; i++)
        for (DataNode child = data_first(rows->rows.at[i].node); child; child = data_next(child)) {
            const FieldType *type = field_at(child);
            Str at = type && str_equal(type->name, field->name) ? data_attribute(child, axis->name.at) : STR("");
            if (at.n && !map_put(&seen, str_copy(arena, at), child)) *vec_push(&list) = str_copy(arena, at);
        }
    if (list.n) qsort(list.at, (size_t)list.n, sizeof *list.at, by_text);
    Str words = axis->kind == AXIS_WORDS ? axis->values : STR("");
    int n = 0;
    for (Str word; n < list.n && str_next_word(&words, &word);) /* words in the order of the schema */
        if (map_find(&seen, word)) list.at[n++] = str_copy(arena, word);
    *values = list.at;
    return list.n;
}

/* A computed one has the values that what it is worked out from has. */
static int values_of(const ColumnList *list, const FieldType *field, Str **values)
{
    int n = openaxis_values(list->rows, field, values, list->set->arena);
    Str operands = n || !field->value.n ? STR("") : data_operands(field, list->set->arena);
    for (Str name; !n && str_next_word(&operands, &name);) {
        const FieldType *operand = record_field(list->rows->type, name);
        if (operand && operand->by == field->by) n = values_of(list, operand, values);
    }
    return n;
}

static void add_field(ColumnList *list, const FieldType *field)
{
    if (field->is_inner && !list->set->wish.takes_inner) {
        *list->n_inner += !field->value.n;
        return;
    }
    if (!field->by) {
        add_value(list, field, STR(""));
        return;
    }
    Str *values;
    int n = values_of(list, field, &values);
    for (int i = 0; i < n; i++) add_value(list, field, values[i]);
}

static bool is_field(const RecordType *type, const char *name)
{
    return record_field(type, str_from(name)) && record_field(type, str_from(name))->is_attribute;
}

/* needs, without of a list, by of a reference: what the language gives such records besides their fields. */
static void add_attributes(ColumnList *list)
{
    Arena *arena = list->set->arena;
    const RecordType *type = list->rows->type;
    const ElementRule *rule = grammar_find_rule(list->set->data->schema->grammar, str_join(arena, type->name, STR(".")));
    for (const AttributeRule *attribute = rule ? rule->attributes : NULL; attribute && attribute->name; attribute++) {
        if (is_field(type, attribute->name) || attribute->kind == KIND_ID) continue;
        Str name = str_from(attribute->name);
        add_column(list, (DatumColumn){ .says = SAYS_ATTRIBUTE, .attribute = name, .nth = -1, .head = name, .key = name });
    }
}

/* The kinds of records that its records lie in, outermost first. */
static void add_above(ColumnList *list)
{
    const Schema *schema = list->set->data->schema;
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *kind = &schema->records[i];
        if (kind->role == ROLE_COLLECTION) continue;
        DatumColumn column = { .above = kind, .nth = -1, .is_derived = true };
        column.says = SAYS_ABOVE;
        column.head = said(list, WORD_OPEN_ABOVE, str_copy(list->set->arena, kind->label));
        column.key = str_join(list->set->arena, STR("in_"), kind->name);
        add_column(list, column);
        column.says = SAYS_ABOVE_TITLE;
        column.head = said(list, WORD_OPEN_TITLE, str_copy(list->set->arena, kind->label));
        column.key = str_printf(list->set->arena, "in_" STR_FMT "_name", STR_ARG(kind->name));
        add_column(list, column);
    }
}

/* --- the table --------------------------------------------------------------------------------------------------------------- */

/* No two columns have one head. */
static Str alone(Map *taken, Str text, Arena *arena)
{
    Str unique = text;
    for (int n = 2; map_find(taken, unique); n++) unique = str_printf(arena, STR_FMT "_%d", STR_ARG(text), n);
    map_put(taken, unique, taken);
    return unique;
}

static bool says_anything(const OpenSet *set, const OpenRows *rows, const DatumColumn *column)
{
    if (column->is_kept) return true;
    for (int i = 0; i < rows->rows.n; i++)
        if (opencell_words(set, &rows->rows.at[i], column).n) return true;
    return false;
}

DatumTable datumtable_make(const OpenSet *set, const OpenRows *rows, int *n_inner)
{
    ColumnList list = { .set = set, .rows = rows, .columns.arena = set->arena, .n_inner = n_inner };
    Str id = set->data->schema->id;
    add_column(&list, (DatumColumn){ .says = SAYS_NAME, .nth = -1, .head = id, .key = STR("id"), .is_kept = true });
    add_column(&list, (DatumColumn){ .says = SAYS_PARENT,
                                     .nth = -1,
                                     .head = said(&list, WORD_OPEN_PARENT, STR("")),
                                     .key = STR("parent"),
                                     .is_kept = true });
    add_column(
        &list,
        (DatumColumn){
            .says = SAYS_ORDER, .nth = -1, .head = said(&list, WORD_OPEN_ORDER, STR("")), .key = STR("order"), .is_kept = true });
    add_above(&list);
    add_attributes(&list);
    for (int i = 0; i < rows->type->n_fields; i++) add_field(&list, &rows->type->fields[i]);
    DatumTable table = { .type = rows->type,
                         .columns = arena_array(set->arena, DatumColumn, list.columns.n),
                         .n_rows = rows->rows.n };
    Map heads = map_new(set->arena), keys = map_new(set->arena);
    for (int i = 0; i < list.columns.n; i++) {
        if (!says_anything(set, rows, &list.columns.at[i])) continue;
        DatumColumn *column = &table.columns[table.n_columns++];
        *column = list.columns.at[i];
        column->head = alone(&heads, column->head, set->arena);
        column->key = alone(&keys, column->key, set->arena);
    }
    table.cells = arena_array(set->arena, Str, (size_t)table.n_rows * (size_t)table.n_columns);
    for (int i = 0; i < table.n_rows; i++)
        for (int k = 0; k < table.n_columns; k++)
            table.cells[i * table.n_columns + k] = opencell_words(set, &rows->rows.at[i], &table.columns[k]);
    return table;
}
