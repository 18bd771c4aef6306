/* Records that stand among each other, a record and its lines, its 再掲, the cells it shares, are rows of one sheet, in the order of the booklet. */
#include "inquiry/form.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/words.h"
#include "data/data.h"

#include <string.h>

typedef struct {
    const Inquiry *inquiry;
    const Schema *schema;
    Forms *forms;
    int *family; /* by the place of a record type: a number that those who stand together share */
    int *counts; /* by the same: its records that are divided */
    Map said;    /* fact_name of type and field → Fact */
    Map years;   /* name of an axis → Str: the year that is reported on */
    Arena *arena;
    Diag *diag;
} FormMaking;

static int place_of(const Schema *schema, const RecordType *type)
{
    return (int)(type - schema->records);
}

/* --- families --------------------------------------------------------------------------------------------------------- */

static void join(const FormMaking *making, int one, int other)
{
    int from = making->family[one], to = making->family[other];
    for (int i = 0; i < making->schema->n_records; i++)
        if (making->family[i] == from) making->family[i] = to;
}

static void find_families(const FormMaking *making)
{
    const Schema *schema = making->schema;
    for (int i = 0; i < schema->n_records; i++) making->family[i] = i;
    for (int i = 0; i < schema->n_records; i++) {
        RecordRole role = schema->records[i].role;
        if (role != ROLE_SHARED && role != ROLE_PART && role != ROLE_REFERENCE) continue;
        Str others = role == ROLE_SHARED ? schema->records[i].children : schema->records[i].of;
        for (Str name; str_next_word(&others, &name);) {
            const RecordType *other = schema_record(schema, name);
            if (other) join(making, i, place_of(schema, other));
        }
    }
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

/* Each record of the set once, in order. */
static void list_rows(FormMaking *making)
{
    const Inquiry *inquiry = making->inquiry;
    const Facts *facts = &inquiry->data->facts;
    Vec(DataNode) rows = { .arena = making->arena };
    for (int i = 0; i < inquiry->n_order + facts->n_records; i++) {
        Str id = i < inquiry->n_order ? inquiry->order[i] : facts->records[i - inquiry->n_order].id;
        DataNode node = id.n ? data_find(inquiry->data, id) : NULL;
        if (!node || !data_record_type(node) || !division_holding(inquiry->division, node)) continue;
        if (!map_put(&making->forms->places, id, node)) *vec_push(&rows) = node;
    }
    making->forms->rows = rows.at;
    making->forms->n_rows = rows.n;
}

static bool is_self(const Division *division, DataNode node)
{
    for (int i = 0; i < division->n_portions; i++)
        if (division->portions[i].node == node) return true;
    return false;
}

/* Records that are divided, but those that get the sheets; where there are no others, these. */
static void count_divided(FormMaking *making)
{
    const Division *division = making->inquiry->division;
    int n = 0;
    for (int takes_selves = 0; takes_selves <= 1 && !n; takes_selves++)
        for (int i = 0; i < making->forms->n_rows; i++) {
            DataNode node = making->forms->rows[i];
            const Holding *holding = map_find(&division->holdings, division_key(&node));
            if (!holding || !holding->is_record || (!takes_selves && is_self(division, node))) continue;
            making->counts[place_of(making->schema, data_record_type(node))]++;
            n++;
        }
}

/* --- columns ---------------------------------------------------------------------------------------------------------- */

typedef Vec(FormColumn) FormColumns;

static bool has_column(const FormColumns *columns, Str field)
{
    for (int i = 0; i < columns->n; i++)
        if (str_equal(columns->at[i].field, field)) return true;
    return false;
}

/* Where nothing is said, all but what names the record, and what the year before said. */
static bool is_asked_for(const FormMaking *making, const FormColumn *column)
{
    Str open = making->inquiry->division->sheets.open;
    Str name = column->field;
    int at = str_find(name, '@');
    if (at >= 0) name = str_part(name, 0, at);
    if (schema_lists(open, name)) return true;
    if (column->is_past) return false;
    return open.n ? schema_lists(open, column->type->name) : !column->is_title;
}

static void add_column(const FormMaking *making, FormColumns *columns, FormColumn column)
{
    if (has_column(columns, column.field)) return;
    column.is_open = is_asked_for(making, &column);
    *vec_push(columns) = column;
}

/* What records say of their fields, result@as-of, by their type. */
static void find_said(FormMaking *making)
{
    const Facts *facts = &making->inquiry->data->facts;
    for (int i = 0; i < facts->n; i++) {
        const Fact *fact = &facts->at[i];
        DataNode record = str_find(fact->field, '@') > 0 ? data_find(making->inquiry->data, fact->record) : NULL;
        const RecordType *type = record ? data_record_type(record) : NULL;
        if (type) map_put(&making->said, fact_name(type->name, fact->field, making->arena), (void *)(uintptr_t)fact);
    }
}

static bool is_operand(const FormMaking *making, const RecordType *record, const FieldType *field)
{
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].value.n && schema_lists(data_operands(&record->fields[i], making->arena), field->name)) return true;
    return false;
}

/* The number that a figure is worked out with, and of when it is. */
static void add_attributes(const FormMaking *making, FormColumns *columns, const RecordType *record, FormColumn column)
{
    static const struct {
        const char *name;
        Word word;
    } attributes[] = { { "number", WORD_TABLE_NUMBER }, { "as-of", WORD_SHEET_AS_OF }, { "era", WORD_SHEET_ERA } };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        FormColumn own = column;
        own.field = str_printf(making->arena, STR_FMT "@%s", STR_ARG(column.field), attributes[i].name);
        own.label = str_join(making->arena, column.label, words_str(attributes[i].word, making->inquiry->lang));
        bool is_said = map_find(&making->said, fact_name(record->name, own.field, making->arena));
        if (is_said || (i == 0 && is_operand(making, record, column.type))) add_column(making, columns, own);
    }
}

static Str label_at(const FormMaking *making, const FieldType *field, Str at)
{
    if (!at.n) return field->label;
    Str unit = field->by->kind == AXIS_WORDS ? STR("") : field->by->label;
    return str_printf(making->arena, STR_FMT " " STR_FMT STR_FMT, STR_ARG(field->label), STR_ARG(at), STR_ARG(unit));
}

static void add_value(const FormMaking *making, FormColumns *columns, const RecordType *record, const FieldType *field, Str at,
                      bool is_past)
{
    FormColumn column = { .field = at.n ? str_join_by(making->arena, field->name, ':', at) : field->name,
                          .type = field,
                          .label = label_at(making, field, at),
                          .is_past = is_past,
                          .is_title = schema_lists(record->title, field->name) };
    add_column(making, columns, column);
    if (field->kind == FIELD_FIGURE) add_attributes(making, columns, record, column);
}

/* Of the year that is reported on, and the one before it; where no year is, of all. */
static void add_years(const FormMaking *making, FormColumns *columns, const RecordType *record, const FieldType *field)
{
    const ValueAxis *axis = field->by;
    const Str *reported = map_find(&making->years, axis->name);
    int year = 0;
    bool is_known = reported && value_year(*reported, &year);
    for (int at = is_known ? year - 1 : axis->from; at <= (is_known ? year : axis->to); at++) {
        Str value = str_printf(making->arena, "%d", at);
        if (axis_has(axis, value)) add_value(making, columns, record, field, value, is_known && at < year);
    }
}

static void add_fields(const FormMaking *making, FormColumns *columns, const RecordType *record)
{
    for (int i = 0; i < record->n_fields; i++) {
        const FieldType *field = &record->fields[i];
        if (field->is_attribute || field->value.n) continue;
        Str values = field->by ? field->by->values : STR("");
        if (!field->by) add_value(making, columns, record, field, STR(""), false);
        else if (field->by->kind != AXIS_WORDS) add_years(making, columns, record, field);
        else
            for (Str word; str_next_word(&values, &word);) add_value(making, columns, record, field, word, false);
    }
}

/* The year the set reports on names its axis. */
static void find_years(FormMaking *making)
{
    const Schema *schema = making->schema;
    const Facts *facts = &making->inquiry->data->facts;
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; k < schema->records[i].n_fields; k++) {
            const FieldType *field = &schema->records[i].fields[k];
            if (!field->on) continue;
            Str name = field->is_attribute ? str_join(making->arena, STR("@"), field->name) : field->name;
            for (int n = 0; n < facts->n; n++)
                if (str_equal(facts->at[n].field, name)) map_put(&making->years, field->on->name, &facts->at[n].text);
        }
}

/* --- forms ------------------------------------------------------------------------------------------------------------ */

/* As a sheet may be called. */
static Str sheet_name(const FormMaking *making, Str label)
{
    enum { MOST = 25 };
    StrBuilder name = { .arena = making->arena };
    int letters = 0;
    for (int at = 0; at < label.n && letters < MOST; letters++) {
        uint32_t c = utf8_next(label, &at);
        str_add_char(&name, c < 0x80 && strchr("[]:*?/\\'", (int)c) ? '_' : c);
    }
    Str base = str_built(&name), own = base;
    for (int n = 2;; n++) {
        bool is_taken = false;
        for (int i = 0; i < making->forms->n; i++) is_taken |= str_equal(making->forms->at[i].name, own);
        if (!is_taken) return own;
        own = str_printf(making->arena, STR_FMT " %d", STR_ARG(base), n);
    }
}

/* The family of the type with most records, whose columns come first. */
static void add_form(FormMaking *making, int family)
{
    const Schema *schema = making->schema;
    int main = -1;
    Form *form = &making->forms->at[making->forms->n];
    *form = (Form){ .name = STR("") };
    for (int i = 0; i < schema->n_records; i++) {
        if (making->family[i] != family) continue;
        if (main < 0 || making->counts[i] > making->counts[main]) main = i;
        form->n_types++;
        making->forms->of_type[i] = making->forms->n;
    }
    FormColumns columns = { .arena = making->arena };
    form->main = &schema->records[main];
    add_fields(making, &columns, form->main);
    for (int i = 0; i < schema->n_records; i++)
        if (making->family[i] == family && i != main) add_fields(making, &columns, &schema->records[i]);
    form->columns = columns.at;
    form->n_columns = columns.n;
    form->name = sheet_name(making, form->main->label);
    making->forms->n++;
}

static void add_forms(FormMaking *making)
{
    for (int i = 0; i < making->schema->n_records; i++)
        if (making->counts[i] && making->forms->of_type[i] < 0) add_form(making, making->family[i]);
}

/* Every name that is to be open is a field of some form. */
static bool check_open(const FormMaking *making)
{
    Str open = making->inquiry->division->sheets.open;
    bool ok = true;
    for (Str name; str_next_word(&open, &name);) {
        Vec(Str) names = { .arena = making->arena };
        bool is_found = false;
        for (int i = 0; i < making->forms->n; i++)
            for (int k = 0; k < making->forms->at[i].n_columns; k++) {
                const FormColumn *column = &making->forms->at[i].columns[k];
                *vec_push(&names) = column->type->name;
                is_found |= str_equal(name, column->type->name) || str_equal(name, column->field);
            }
        if (is_found) continue;
        diag_report(making->diag, making->inquiry->division->sheets.where, STR(""), DIAG_UNKNOWN_NAME, "open",
                    str_copy(making->arena, name).at, suggest_name(name, names.at, names.n, making->arena).at);
        ok = false;
    }
    return ok;
}

const Forms *inquiry_forms(const Inquiry *inquiry, Diag *diag)
{
    Arena *arena = inquiry->arena;
    const Schema *schema = inquiry->data->schema;
    Forms *forms = arena_new(arena, Forms);
    *forms = (Forms){ .at = arena_array(arena, Form, schema->n_records),
                      .of_type = arena_array(arena, int, schema->n_records),
                      .places = map_new(arena) };
    FormMaking making = { .inquiry = inquiry,
                          .schema = schema,
                          .forms = forms,
                          .family = arena_array(arena, int, schema->n_records),
                          .counts = arena_array(arena, int, schema->n_records),
                          .said = map_new(arena),
                          .years = map_new(arena),
                          .arena = arena,
                          .diag = diag };
    for (int i = 0; i < schema->n_records; i++) forms->of_type[i] = -1;
    find_families(&making);
    list_rows(&making);
    count_divided(&making);
    find_years(&making);
    find_said(&making);
    add_forms(&making);
    return check_open(&making) ? forms : NULL;
}

const Form *form_of(const Inquiry *inquiry, const Forms *forms, DataNode record)
{
    int form = forms->of_type[place_of(inquiry->data->schema, data_record_type(record))];
    return form < 0 ? NULL : &forms->at[form];
}

const Str *inquiry_records(const Inquiry *inquiry, const Forms *forms, int *n, Arena *arena)
{
    Str *ids = arena_array(arena, Str, forms->n_rows);
    *n = 0;
    for (int i = 0; i < forms->n_rows; i++)
        if (form_of(inquiry, forms, forms->rows[i])) ids[(*n)++] = str_copy(arena, data_own_id(forms->rows[i]));
    return ids;
}
