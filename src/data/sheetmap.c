/* Heads are told by their words, wherever their columns have moved to since last year.  A field of which the map says nothing is
   that in the column which its label heads. */
#include "data/sheetmap.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdlib.h>

typedef struct {
    SheetMap *map;
    const Workbook *workbook;
    const Schema *schema;
    MendKinds mend;
    Vec(Str) paths; /* what heads each column, tiers joined by /; beside `column` of them */
    Vec(int) columns;
    Vec(Where) places;
    bool *used, *taken; /* by column: looked at; some field has it */
    Arena *arena;
    Diag *diag;
    bool failed;
} MapReading;

bool sheetmap_lists(Str list, Str text)
{
    for (int end; (end = str_find(list, '|')) >= 0; list = str_part(list, end + 1, list.n))
        if (str_equal(str_trim(str_part(list, 0, end)), text)) return true;
    return str_equal(str_trim(list), text);
}

static void fail(MapReading *reading, Where where, DiagCode code, const char *a, const char *b)
{
    reading->failed = true;
    diag_report(reading->diag, where, STR(""), code, a, b);
}

/* --- heads ------------------------------------------------------------------------------------------------------------ */

/* Heads are spread and broken for looks. */
static Str without_spaces(Str text, Arena *arena)
{
    enum { WIDE_SPACE = 0x3000, NO_BREAK = 0xA0 };
    StrBuilder out = { .arena = arena };
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c > ' ' && c != WIDE_SPACE && c != NO_BREAK) str_add_char(&out, c);
    }
    return str_built(&out);
}

/* The cell whose words are read at a place: of a merged area its first. */
static SheetCell seen_cell(const Worksheet *sheet, int row, int column)
{
    const MergedArea *area = worksheet_merged(sheet, row, column);
    const SheetRow *cells = worksheet_row(sheet, area ? area->top : row);
    if (cells) return row_cell(cells, area ? area->left : column);
    return (SheetCell){ .where = sheet->where, .text = STR("") };
}

static Str path_of(const MapReading *reading, int column, int first, int last, Where *where)
{
    StrBuilder path = { .arena = reading->arena };
    Str above = STR("");
    for (int row = first; row <= last; row++) {
        SheetCell cell = seen_cell(reading->map->sheet, row, column);
        Str part = without_spaces(cell.text, reading->arena);
        if (!part.n || str_equal(part, above)) continue;
        str_add_printf(&path, "%s" STR_FMT, path.n ? "/" : "", STR_ARG(part));
        above = part;
        *where = cell.where;
    }
    return str_built(&path);
}

static int last_column(const Worksheet *sheet)
{
    int last = 0;
    for (int i = 0; i < sheet->n_rows; i++)
        if (sheet->rows[i].n && sheet->rows[i].cells[sheet->rows[i].n - 1].column > last)
            last = sheet->rows[i].cells[sheet->rows[i].n - 1].column;
    return last;
}

static void read_heads(MapReading *reading, int first, int last)
{
    SheetMap *map = reading->map;
    map->n_columns = last_column(map->sheet);
    map->heads = arena_array(reading->arena, const char *, map->n_columns + 1);
    reading->used = arena_array(reading->arena, bool, map->n_columns + 1);
    reading->taken = arena_array(reading->arena, bool, map->n_columns + 1);
    map->left = arena_array(reading->arena, bool, map->n_columns + 1);
    for (int column = 1; column <= map->n_columns; column++) {
        Where where = map->sheet->where;
        Str path = path_of(reading, column, first, last, &where);
        if (!path.n) continue;
        map->heads[column] = path.at;
        *vec_push(&reading->paths) = path;
        *vec_push(&reading->columns) = column;
        *vec_push(&reading->places) = where;
    }
}

static bool is_headed(Str path, Str head)
{
    Str tail = path.n > head.n ? str_part(path, path.n - head.n - 1, path.n) : STR("");
    return str_equal(path, head) || (tail.n && tail.at[0] == '/' && str_ends(tail, head));
}

/* How many columns have the head; `whole`: from its first tier on. */
static int count_headed(const MapReading *reading, Str head, bool whole, int *column)
{
    int n = 0;
    for (int i = reading->paths.n - 1; i >= 0; i--)
        if (whole ? str_equal(reading->paths.at[i], head) : is_headed(reading->paths.at[i], head))
            n++, *column = reading->columns.at[i];
    return n;
}

/* A, F, AB. */
static int column_by_letters(const MapReading *reading, Str head)
{
    int column = 0;
    for (int i = 0; i < head.n; i++) {
        if (head.at[i] < 'A' || head.at[i] > 'Z' || i > 2) return 0;
        column = column * 26 + (head.at[i] - 'A' + 1);
    }
    return column <= reading->map->n_columns ? column : 0;
}

/* The column of this head; 0: reported. */
static int find_column(MapReading *reading, const XmlNode *element, const char *attribute)
{
    Str said = str_copy(reading->arena, xml_attribute(element, attribute)), head = without_spaces(said, reading->arena);
    int column = 0, n = count_headed(reading, head, true, &column);
    if (!n) n = count_headed(reading, head, false, &column);
    if (!n && (column = column_by_letters(reading, head))) n = 1;
    if (n == 0)
        fail(reading, xml_where(element), DIAG_MAP_COLUMN, said.at,
             suggest_name(head, reading->paths.at, reading->paths.n, reading->arena).at);
    if (n > 1) fail(reading, xml_where(element), DIAG_MAP_COLUMNS, said.at, "");
    if (n == 1) reading->used[column] = true;
    return n == 1 ? column : 0;
}

/* --- fields ----------------------------------------------------------------------------------------------------------- */

typedef Vec(MapField) MapFields;

static void read_words(MapReading *reading, const XmlNode *element, MapField *field)
{
    Vec(MapWord) words = { .arena = reading->arena };
    for (const XmlNode *word = xml_first_element(element); word; word = xml_next_element(word))
        *vec_push(&words) = (MapWord){ str_copy(reading->arena, str_trim(xml_attribute(word, "is"))),
                                       str_copy(reading->arena, xml_attribute(word, "means")) };
    field->words = words.at;
    field->n_words = words.n;
}

static bool has_attribute(const XmlNode *element, const char *name)
{
    return xml_find_attribute(element, name) != NULL;
}

/* The columns of a field that its label heads: of one by an axis those under it that say a value of that. */
static void add_labelled(MapReading *reading, const RecordType *record, const FieldType *type, MapFields *fields, MapField like)
{
    Str label = without_spaces(type->label, reading->arena);
    for (int i = 0; i < reading->paths.n; i++) {
        Str path = reading->paths.at[i], at = STR("");
        if (type->by) {
            int slash = path.n;
            while (slash > 0 && path.at[slash - 1] != '/') slash--;
            if (!slash) continue;
            at = axis_value(type->by, str_copy(reading->arena, str_part(path, slash, path.n)), reading->arena);
            path = str_part(path, 0, slash - 1);
        }
        if ((type->by && !at.n) || (!str_equal(path, label) && !str_equal(path, type->name))) continue;
        int column = reading->columns.at[i];
        if (reading->map->left[column]) continue;
        if (reading->taken[column]) {
            Str whose = str_printf(reading->arena, STR_FMT "/" STR_FMT, STR_ARG(record->label), STR_ARG(type->label));
            fail(reading, reading->places.at[i], DIAG_MAP_TWO_FIELDS, reading->paths.at[i].at, whose.at);
            continue;
        }
        reading->used[column] = reading->taken[column] = true;
        MapField *field = vec_push(fields);
        *field = like;
        field->field = type;
        field->column = column;
        field->at = at;
    }
}

/* An attribute of such a record that is no field. */
static bool has_rule(const MapReading *reading, const RecordType *record, Str name)
{
    Str rule = str_join(reading->arena, record->name, STR("."));
    const ElementRule *element = grammar_find_rule(reading->schema->grammar, rule);
    return element && !str_equal(name, reading->schema->id) && grammar_find_attribute(element, name.at);
}

/* The same value, where there cannot be several. */
static bool has_column(const MapFields *fields, const MapField *field)
{
    for (int i = 0; i < fields->n && field->field && field->field->kind != FIELD_REFERENCES; i++)
        if (fields->at[i].field == field->field && str_equal(fields->at[i].at, field->at)) return true;
    return false;
}

static void read_field(MapReading *reading, const XmlNode *element, const MapRecord *record, MapFields *fields)
{
    Str name = str_copy(reading->arena, xml_attribute(element, "name"));
    MapField field = { .field = record_field(record->type, name),
                       .attribute = STR(""),
                       .at = str_copy(reading->arena, xml_attribute(element, "at")),
                       .constant = str_copy(reading->arena, xml_attribute(element, "value")) };
    value_bool(xml_attribute(element, "repeat"), &field.repeats);
    read_words(reading, element, &field);
    if (!field.field && has_rule(reading, record->type, name)) field.attribute = name;
    else if (!field.field) {
        fail(reading, xml_where(element), DIAG_MAP_FIELD, record->type->name.at, name.at);
        return;
    }
    const ValueAxis *axis = field.field ? field.field->by : NULL;
    if (axis && field.at.n) field.at = axis_value(axis, field.at, reading->arena);
    bool is_labelled = field.field && !has_attribute(element, "value") && !has_attribute(element, "column") &&
                       !has_attribute(element, "written");
    if (axis && !field.at.n && !is_labelled) fail(reading, xml_where(element), DIAG_MAP_AXIS, name.at, axis->name.at);
    int n = fields->n;
    if (has_attribute(element, "column")) field.column = find_column(reading, element, "column");
    if (has_attribute(element, "written")) field.written = find_column(reading, element, "written");
    reading->taken[field.column] = reading->taken[field.written] = true;
    if (!is_labelled && has_column(fields, &field)) fail(reading, xml_where(element), DIAG_MAP_FIELD_TWICE, name.at, "");
    if (!is_labelled) *vec_push(fields) = field;
    else add_labelled(reading, record->type, field.field, fields, field);
    if (fields->n == n && !reading->failed) fail(reading, xml_where(element), DIAG_MAP_COLUMN, field.field->label.at, "");
}

static bool is_said(const MapFields *fields, const FieldType *type)
{
    for (int i = 0; i < fields->n; i++)
        if (fields->at[i].field == type) return true;
    return false;
}

/* --- records ---------------------------------------------------------------------------------------------------------- */

static void read_id(MapReading *reading, const XmlNode *element, MapRecord *record, MapFields *fields)
{
    Str make = str_copy(reading->arena, xml_attribute(element, "make"));
    if (!has_attribute(element, "id")) record->prefix = make;
    bool is_named = record->type->role != ROLE_COLLECTION;
    if (!is_named && has_attribute(element, "id")) {
        record->name = find_column(reading, element, "id");
        reading->taken[record->name] = true;
    }
    if (record->prefix.n || !is_named) return;
    MapField id = { .field = NULL, .make = make };
    int n = count_headed(reading, reading->schema->id, true, &id.column);
    if (has_attribute(element, "id")) id.column = find_column(reading, element, "id");
    else if (n == 1) reading->used[id.column] = true;
    else fail(reading, xml_where(element), DIAG_MAP_ID, record->type->name.at, reading->schema->id.at);
    reading->taken[id.column] = true;
    *vec_push(fields) = id;
}

static void read_said(MapReading *reading, const XmlNode *element, MapRecord *record);

static void read_inner(MapReading *reading, const XmlNode *element, MapRecord **records, int *n)
{
    Vec(MapRecord) list = { .arena = reading->arena };
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (xml_is(child, "records")) read_said(reading, child, vec_push(&list));
    *records = list.at;
    *n = list.n;
}

/* What the map says of records: said columns first, so that labels look at those that are left. */
static void read_said(MapReading *reading, const XmlNode *element, MapRecord *record)
{
    static const RecordType unknown;
    Str name = str_copy(reading->arena, xml_attribute(element, "of"));
    *record = (MapRecord){ .type = schema_record(reading->schema, name), .where = xml_where(element) };
    if (!record->type) {
        fail(reading, record->where, DIAG_MAP_RECORD, name.at, "");
        record->type = &unknown;
        return;
    }
    record->is = str_copy(reading->arena, xml_attribute(element, "is"));
    if (has_attribute(element, "each")) record->each = find_column(reading, element, "each");
    if (has_attribute(element, "column")) record->when = find_column(reading, element, "column");
    if (has_attribute(element, "in")) record->in = find_column(reading, element, "in");
    if (has_attribute(element, "order")) record->order = find_column(reading, element, "order");
    reading->taken[record->in] = reading->taken[record->order] = true;
    if ((record->in || record->order) && !xml_is(xml_parent(element), "sheet"))
        fail(reading, record->where, DIAG_MAP_INNER_PLACE, name.at, "");
    MapFields fields = { .arena = reading->arena };
    read_id(reading, element, record, &fields);
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (xml_is(child, "field")) read_field(reading, child, record, &fields);
    record->fields = fields.at;
    record->n_fields = fields.n;
    read_inner(reading, element, &record->inner, &record->n_inner);
}

/* What it does not say. */
static void add_unsaid(MapReading *reading, MapRecord *records, int n)
{
    for (int i = 0; i < n; i++) {
        MapFields fields = { .arena = reading->arena };
        for (int k = 0; k < records[i].n_fields; k++) *vec_push(&fields) = records[i].fields[k];
        for (int k = 0; k < records[i].type->n_fields; k++)
            if (!is_said(&fields, &records[i].type->fields[k]))
                add_labelled(reading, records[i].type, &records[i].type->fields[k], &fields, (MapField){ 0 });
        records[i].fields = fields.at;
        records[i].n_fields = fields.n;
        add_unsaid(reading, records[i].inner, records[i].n_inner);
    }
}

static void read_leaves(MapReading *reading, const XmlNode *element)
{
    Vec(MapLeave) leaves = { .arena = reading->arena };
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (xml_is(child, "leave")) {
            MapLeave leave = { find_column(reading, child, "column"), str_copy(reading->arena, xml_attribute(child, "is")) };
            reading->taken[leave.column] |= !leave.is.n;
            reading->map->left[leave.column] |= !leave.is.n;
            *vec_push(&leaves) = leave;
        }
    reading->map->leaves = leaves.at;
    reading->map->n_leaves = leaves.n;
}

/* A column with a head and values that nothing was made of. */
static void tell_unused(MapReading *reading)
{
    const SheetMap *map = reading->map;
    for (int i = 0; i < reading->paths.n; i++) {
        int column = reading->columns.at[i];
        bool has_values = false;
        for (int k = 0; k < map->sheet->n_rows && !reading->used[column] && !has_values; k++)
            has_values = map->sheet->rows[k].number >= map->first && row_cell(&map->sheet->rows[k], column).text.n;
        if (has_values) diag_report(reading->diag, reading->places.at[i], STR(""), DIAG_MAP_UNUSED, reading->paths.at[i].at);
    }
}

static int number_or(const XmlNode *element, const char *name, int usual)
{
    enum { MOST = 1048576 };
    int number = usual;
    value_int(xml_attribute(element, name), 1, MOST, &number);
    return number;
}

static const Worksheet *sheet_of(MapReading *reading, const XmlNode *element)
{
    Str name = str_copy(reading->arena, xml_attribute(element, "name"));
    const Worksheet *sheet = name.n ? workbook_find_sheet(reading->workbook, name) : workbook_first_sheet(reading->workbook);
    StrBuilder all = { .arena = reading->arena };
    for (int i = 0; i < reading->workbook->n; i++)
        str_add_printf(&all, "%s" STR_FMT, i ? ", " : "", STR_ARG(reading->workbook->sheets[i].name));
    if (!sheet) fail(reading, xml_where(element), DIAG_MAP_SHEET, name.at, str_built(&all).at);
    return sheet;
}

/* --- mending ---------------------------------------------------------------------------------------------------------- */

static const Worksheet *mended_sheet(const Worksheet *sheet, MendKinds kinds, Arena *arena)
{
    Worksheet *mended = arena_new(arena, Worksheet);
    *mended = *sheet;
    mended->rows = arena_array(arena, SheetRow, sheet->n_rows);
    for (int i = 0; i < sheet->n_rows; i++) {
        SheetRow *row = &mended->rows[i];
        *row = sheet->rows[i];
        row->cells = arena_array(arena, SheetCell, row->n);
        for (int k = 0; k < row->n; k++) {
            MendKinds done;
            row->cells[k] = sheet->rows[i].cells[k];
            if (row->cells[k].kind == CELL_TEXT) row->cells[k].text = mend_text(row->cells[k].text, kinds, &done, arena);
        }
    }
    return mended;
}

/* Of the cells that are read. */
static void tell_mended(const MapReading *reading, const Worksheet *before)
{
    const SheetMap *map = reading->map;
    for (int i = 0; i < before->n_rows; i++) {
        const SheetRow *row = &before->rows[i], *now = &map->sheet->rows[i];
        bool is_read = row->number >= map->first && (!map->last || row->number <= map->last);
        for (int k = 0; is_read && k < row->n; k++) {
            const SheetCell *cell = &row->cells[k];
            MendKinds done;
            if (cell->column > map->n_columns || map->left[cell->column] || str_equal(cell->text, now->cells[k].text)) continue;
            mend_text(cell->text, reading->mend, &done, reading->arena);
            diag_report(reading->diag, cell->where, STR(""), DIAG_CELL_MENDED, mend_names(done, reading->arena).at, cell->text.at,
                        now->cells[k].text.at);
        }
    }
}

static bool read_sheet(const XmlNode *element, MapReading reading)
{
    SheetMap *map = reading.map;
    const Worksheet *sheet = sheet_of(&reading, element);
    if (!sheet) return false;
    map->sheet = reading.mend ? mended_sheet(sheet, reading.mend, reading.arena) : sheet;
    int head = number_or(element, "head", 1), tiers = number_or(element, "tiers", 1);
    map->first = number_or(element, "first", head + tiers);
    map->last = number_or(element, "last", 0);
    map->is_hidden_told = value_bool(xml_attribute(element, "hidden"), &map->takes_hidden);
    read_heads(&reading, head, head + tiers - 1);
    read_leaves(&reading, element);
    read_inner(&reading, element, &map->records, &map->n_records);
    if (!reading.failed) add_unsaid(&reading, map->records, map->n_records);
    if (!reading.failed) tell_unused(&reading);
    if (!reading.failed && reading.mend) tell_mended(&reading, sheet);
    return !reading.failed;
}

bool sheetmap_read(const XmlFile *file, const Workbook *workbook, const Schema *schema, MendKinds mend, SheetMap **maps, int *n,
                   Arena *arena, Diag *diag)
{
    Vec(SheetMap) list = { .arena = arena };
    bool ok = true;
    for (const XmlNode *element = xml_first_element(xml_root(file)); element; element = xml_next_element(element)) {
        SheetMap *map = vec_push(&list);
        *map = (SheetMap){ 0 };
        MapReading reading = { .map = map,
                               .workbook = workbook,
                               .schema = schema,
                               .mend = mend | mend_kinds(xml_attribute(xml_root(file), "mend")),
                               .paths.arena = arena,
                               .columns.arena = arena,
                               .places.arena = arena,
                               .arena = arena,
                               .diag = diag };
        ok &= read_sheet(element, reading);
    }
    *maps = list.at;
    *n = list.n;
    return ok;
}
