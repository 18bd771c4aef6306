/* Row by row, from the outermost records of the map inwards: a row goes on with the records that stand open, or opens new ones.
   Nothing of a row is lost silently: what no record takes is an error at its cell. */
#include "data/source.h"

#include "base/vec.h"
#include "data/placing.h"
#include "data/sheetmap.h"

/* A record of the map, while rows go by. */
typedef struct OpenRecord {
    const MapRecord *map;
    XmlNode *element;    /* that stands open; NULL: none */
    const SheetRow *row; /* that opened it */
    int n_made;
    struct OpenRecord *inner;
} OpenRecord;

typedef struct {
    const SheetMap *map;
    const Schema *schema;
    XmlTree *tree;
    Placing *placing; /* of all sheets */
    const DataSource *source;
    Arena *arena;
    Diag *diag;
    bool failed;
} RowReading;

static void fail(RowReading *reading, Where where, DiagCode code, const char *text)
{
    reading->failed = true;
    diag_report(reading->diag, where, STR(""), code, text);
}

static const char *head_of(const RowReading *reading, int column)
{
    const char *head = column <= reading->map->n_columns ? reading->map->heads[column] : NULL;
    return head ? head : "";
}

/* --- cells ------------------------------------------------------------------------------------------------------------ */

/* The cell of the area that this one was merged into; the cell itself, where it was not. */
static SheetCell merged_cell(const RowReading *reading, SheetCell cell, int row)
{
    const MergedArea *area = cell.text.n ? NULL : worksheet_merged(reading->map->sheet, row, cell.column);
    const SheetRow *top = area ? worksheet_row(reading->map->sheet, area->top) : NULL;
    return top ? row_cell(top, area->left) : cell;
}

static Str words_in(const RowReading *reading, const SheetRow *row, int column)
{
    return str_trim(merged_cell(reading, row_cell(row, column), row->number).text);
}

static SheetCell value_of(RowReading *reading, const MapField *field, const SheetRow *row)
{
    SheetCell cell = row_cell(row, field->column), whole = merged_cell(reading, cell, row->number);
    if (!cell_has_value(&cell, reading->diag)) reading->failed = true;
    bool is_merged = whole.text.n && !cell.text.n;
    if (is_merged && field->repeats) cell.text = whole.text;
    else if (is_merged) fail(reading, whole.where, DIAG_CELL_MERGED, head_of(reading, field->column));
    return cell;
}

static Str meant_by(const MapField *field, Str word)
{
    for (int i = 0; i < field->n_words; i++)
        if (str_equal(field->words[i].is, word)) return field->words[i].means;
    return word;
}

/* "保育課、学務課" → "d51 d40" */
static Str references_in(const RowReading *reading, const MapField *field, Str text)
{
    static const char *const between[] = { "、", "，", ",", "・", "\n", "\t" };
    for (size_t i = 0; i < sizeof between / sizeof *between; i++)
        text = str_replace(reading->arena, text, str_from(between[i]), STR(" "));
    StrBuilder out = { .arena = reading->arena };
    for (Str word; str_next_word(&text, &word);)
        str_add_printf(&out, "%s" STR_FMT, out.n ? " " : "", STR_ARG(meant_by(field, word)));
    return str_built(&out);
}

static Str data_words_of(const RowReading *reading, const MapField *field, const SheetCell *cell)
{
    Str whole = meant_by(field, str_trim(cell->text));
    FieldKind kind = field->field ? field->field->kind : FIELD_PLAIN;
    if (cell->kind == CELL_BOOLEAN && kind == FIELD_FLAG) return str_is(whole, "TRUE") ? STR("yes") : STR("no");
    if (kind == FIELD_REFERENCES && str_equal(whole, str_trim(cell->text))) return references_in(reading, field, whole);
    return whole;
}

/* --- elements --------------------------------------------------------------------------------------------------------- */

static void add_words(const RowReading *reading, XmlNode *parent, Str words, Where where)
{
    XmlNode *text = xml_new_text(reading->tree, words);
    xml_set_place(text, xml_new_place(reading->tree, where));
    xml_add(parent, text);
}

static XmlNode *add_element(const RowReading *reading, XmlNode *parent, Str name, Where where)
{
    XmlNode *element = xml_new_element(reading->tree, name);
    xml_set_place(element, xml_new_place(reading->tree, where));
    xml_add(parent, element);
    return element;
}

static void add_attribute(const RowReading *reading, XmlNode *element, Str name, Str value, Where where)
{
    static const char *const spaces[] = { "\n", "\t" }; /* which an attribute cannot hold */
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        value = str_replace(reading->arena, value, str_from(spaces[i]), STR(" "));
    xml_set_place(xml_set_attribute(element, str_copy(reading->arena, name).at, value), xml_new_place(reading->tree, where));
}

/* Lines of a cell are lines of a text, paragraphs of prose. */
static void add_lines(const RowReading *reading, XmlNode *element, FieldKind kind, Str words, Where where)
{
    bool is_prose = kind == FIELD_PROSE;
    for (int n = 0;; n++) {
        int end = str_find(words, '\n');
        Str line = end < 0 ? words : str_part(words, 0, end);
        if (is_prose && str_trim(line).n) add_words(reading, add_element(reading, element, STR("p"), where), line, where);
        if (!is_prose && n) add_element(reading, element, STR("br"), where);
        if (!is_prose && line.n) add_words(reading, element, line, where);
        if (end < 0) break;
        words = str_part(words, end + 1, words.n);
    }
}

/* All below a node is of one cell. */
static void place_all(const RowReading *reading, XmlNode *node, Where where)
{
    const XmlPlace *place = xml_new_place(reading->tree, where);
    xml_set_place(node, place);
    for (XmlNode *attribute = xml_attributes(node); attribute; attribute = xml_next_attribute(attribute))
        xml_set_place(attribute, place);
    for (XmlNode *child = xml_first(node); child; child = xml_next(child)) place_all(reading, child, where);
}

/* In an element of their own; NULL: it is no XML, which is said at the cell. */
static XmlNode *nodes_in(RowReading *reading, const SheetCell *cell)
{
    XmlNode *around = xml_new_element(reading->tree, STR("cell"));
    Diag *found = diag_open((DiagStyle){ .strict = true, .least = SEVERITY_FATAL }, reading->arena);
    bool is_read = markup_add(around, str_trim(cell->text), cell->where, reading->arena, found);
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n; i++) {
        DiagFault fault = faults[i];
        fault.where = cell->where;
        diag_report_again(reading->diag, &fault);
    }
    return is_read && xml_first(around) ? around : NULL;
}

/* A cell that has a field as a data file does. */
static void add_markup(RowReading *reading, XmlNode *element, const FieldType *field, const SheetCell *cell)
{
    XmlNode *around = nodes_in(reading, cell), *value = around ? xml_first(around) : NULL;
    bool is_it = xml_is(value, field->name.at) && !xml_next(value);
    if (!value) reading->failed = true;
    else if (!is_it) fail(reading, cell->where, DIAG_CELL_MARKUP, field->name.at);
    if (is_it) {
        xml_take_out(value);
        xml_add(element, value);
        place_all(reading, value, cell->where);
    }
    xml_drop(around);
}

/* One more id of several, each in a column of its own. */
static bool joins(const RowReading *reading, XmlNode *element, const FieldType *field, Str words)
{
    if (!field || field->kind != FIELD_REFERENCES) return false;
    const XmlNode *last = field->is_attribute ? NULL : xml_last(element);
    XmlNode *said = field->is_attribute            ? xml_find_attribute(element, field->name.at)
                    : xml_is(last, field->name.at) ? xml_first(last)
                                                   : NULL;
    if (!said || !xml_text(said).n || !words.n) return false;
    xml_set_text(said, str_join_by(reading->arena, xml_text(said), ' ', words));
    return true;
}

/* It can be made where there is a cell for it alone. */
static void want_id(RowReading *reading, const MapField *map, const SheetRow *row, Where where)
{
    const MergedArea *area = worksheet_merged(reading->map->sheet, row->number, map->column);
    bool is_first = !area || (area->top == row->number && area->left == map->column);
    bool is_there = where.sheet || map->column <= row->n;
    const char *head = head_of(reading, map->column);
    if (!map->make.n) fail(reading, where, DIAG_ROW_WITHOUT_ID, head);
    else if (!reading->source->ids) fail(reading, where, DIAG_ROW_ID_OPEN, head);
    else if (!is_first) fail(reading, where, DIAG_FILL_MERGED, head);
    else if (!is_there) fail(reading, where, DIAG_FILL_PLACE, head);
    else *vec_push(reading->source->ids) = (OpenId){ where, map->make, reading->source->encoding };
}

static void add_value(RowReading *reading, XmlNode *element, const MapField *map, const SheetRow *row)
{
    const FieldType *field = map->field;
    SheetCell cell = { .where = row->where, .text = map->constant, .kind = CELL_TEXT };
    if (map->column) cell = value_of(reading, map, row);
    SheetCell written = map->written ? row_cell(row, map->written) : cell;
    bool is_written = map->written && str_trim(written.text).n, is_attribute = !field || field->is_attribute;
    if (is_written && !is_attribute && str_starts(str_trim(written.text), STR("<"))) {
        add_markup(reading, element, field, &written);
        return;
    }
    Str words = is_written ? str_trim(written.text) : data_words_of(reading, map, &cell);
    if (is_written) cell = written;
    if (joins(reading, element, field, words)) return;
    if (!field && !map->attribute.n && !words.n) want_id(reading, map, row, cell.where);
    if (!words.n) return;
    if (is_attribute) {
        Str name = field ? field->name : map->attribute.n ? map->attribute : reading->schema->id;
        add_attribute(reading, element, name, words, cell.where);
        return;
    }
    XmlNode *value = add_element(reading, element, field->name, cell.where);
    if (field->by) add_attribute(reading, value, field->by->name, map->at, cell.where);
    bool has_lines =
        field->kind == FIELD_TEXT || field->kind == FIELD_FIGURE || field->kind == FIELD_PLAIN || field->kind == FIELD_PROSE;
    if (has_lines) add_lines(reading, value, field->kind, words, cell.where);
    else add_words(reading, value, words, cell.where);
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static void shut(OpenRecord *record)
{
    record->element = NULL;
    for (int i = 0; i < record->map->n_inner; i++) shut(&record->inner[i]);
}

/* Which record of which id it is, and in which it lies. */
static void place(RowReading *reading, const OpenRecord *record, const SheetRow *row)
{
    const MapRecord *map = record->map;
    Str name = map->name ? words_in(reading, row, map->name) : xml_attribute(record->element, reading->schema->id.at);
    placing_name(reading->placing, str_copy(reading->arena, name), record->element);
    if (!map->in && !map->order) return;
    SheetCell in = map->in ? row_cell(row, map->in) : (SheetCell){ .where = row->where, .text = STR("") };
    SheetCell order = map->order ? row_cell(row, map->order) : in;
    Decimal number = decimal_whole(0);
    bool has_order = !map->order || decimal_read(str_trim(order.text), &number);
    if (!has_order) fail(reading, order.where, DIAG_CELL_ORDER, head_of(reading, map->order));
    placing_add(reading->placing, (PlacedRecord){ record->element, str_trim(in.text), number, in.where });
}

/* Fields stand in the order of the schema, whatever the order of the columns; first of all the id. */
static void open_record(RowReading *reading, OpenRecord *record, XmlNode *parent, const SheetRow *row)
{
    const MapRecord *map = record->map;
    Where where = row->where;
    for (int i = map->n_fields - 1; i >= 0 && where.sheet; i--)
        if (map->fields[i].column) where.column = map->fields[i].column;
    shut(record);
    record->element = add_element(reading, parent, map->type->element, where);
    record->row = row;
    if (map->prefix.n) {
        Str id = str_printf(reading->arena, STR_FMT "%d", STR_ARG(map->prefix), ++record->n_made);
        add_attribute(reading, record->element, reading->schema->id, id, where);
    }
    for (int i = 0; i < map->n_fields; i++)
        if (!map->fields[i].field) add_value(reading, record->element, &map->fields[i], row);
    for (int k = 0; k < map->type->n_fields; k++)
        for (int i = 0; i < map->n_fields; i++)
            if (map->fields[i].field == &map->type->fields[k]) add_value(reading, record->element, &map->fields[i], row);
    place(reading, record, row);
}

/* A row further down says nothing of an open record, or the same. */
static void check_same(RowReading *reading, const OpenRecord *record, const SheetRow *row)
{
    for (int i = 0; i < record->map->n_fields; i++) {
        int column = record->map->fields[i].column;
        SheetCell cell = column ? row_cell(row, column) : (SheetCell){ .text = STR("") };
        if (cell.text.n && !str_equal(str_trim(cell.text), words_in(reading, record->row, column)))
            fail(reading, cell.where, DIAG_CELL_DIFFERS, head_of(reading, column));
    }
}

static bool says_something(const MapRecord *map, const SheetRow *row)
{
    for (int i = 0; i < map->n_fields; i++) {
        SheetCell cell = map->fields[i].column ? row_cell(row, map->fields[i].column) : (SheetCell){ .text = STR("") };
        int written = map->fields[i].written;
        if (cell.text.n || cell.is_open || (written && row_cell(row, written).text.n)) return true;
    }
    return false;
}

static bool take_row(RowReading *reading, OpenRecord *records, int n, XmlNode *parent, const SheetRow *row);

/* Of records that a side head begins: by what it says. */
static bool take_headed(RowReading *reading, OpenRecord *record, XmlNode *parent, const SheetRow *row)
{
    SheetCell head = row_cell(row, record->map->each);
    Str words = str_trim(head.text);
    bool is_new = words.n && (!record->element || !str_equal(words, words_in(reading, record->row, record->map->each)));
    if (is_new) open_record(reading, record, parent, row);
    else if (record->element) check_same(reading, record, row);
    else fail(reading, head.where, DIAG_ROW_WITHOUT_HEAD, head_of(reading, record->map->each));
    return is_new;
}

static bool take_record(RowReading *reading, OpenRecord *record, XmlNode *parent, const SheetRow *row)
{
    const MapRecord *map = record->map;
    bool is_taken;
    if (map->when && !sheetmap_lists(map->is, words_in(reading, row, map->when))) return false;
    if (map->each) is_taken = take_headed(reading, record, parent, row);
    else if ((is_taken = says_something(map, row))) open_record(reading, record, parent, row);
    if (!record->element) return map->each;
    return take_row(reading, record->inner, map->n_inner, record->element, row) || is_taken;
}

static bool take_row(RowReading *reading, OpenRecord *records, int n, XmlNode *parent, const SheetRow *row)
{
    bool is_taken = false;
    for (int i = 0; i < n; i++) is_taken |= take_record(reading, &records[i], parent, row);
    return is_taken;
}

static OpenRecord *begin_records(const MapRecord *maps, int n, Arena *arena)
{
    OpenRecord *records = arena_array(arena, OpenRecord, n);
    for (int i = 0; i < n; i++)
        records[i] = (OpenRecord){ .map = &maps[i], .inner = begin_records(maps[i].inner, maps[i].n_inner, arena) };
    return records;
}

static bool is_left(const RowReading *reading, const SheetRow *row)
{
    for (int i = 0; i < reading->map->n_leaves; i++) {
        const MapLeave *leave = &reading->map->leaves[i];
        if (leave->is.n && sheetmap_lists(leave->is, words_in(reading, row, leave->column))) return true;
    }
    return false;
}

static bool holds_anything(const SheetRow *row)
{
    for (int i = 0; i < row->n; i++)
        if (str_trim(row->cells[i].text).n || row->cells[i].is_open) return true;
    return false;
}

static void read_rows(RowReading *reading, XmlNode *root)
{
    const SheetMap *map = reading->map;
    OpenRecord *records = begin_records(map->records, map->n_records, reading->arena);
    for (int i = 0; i < map->sheet->n_rows; i++) {
        const SheetRow *row = &map->sheet->rows[i];
        if (row->number < map->first || (map->last && row->number > map->last) || !holds_anything(row) || is_left(reading, row))
            continue;
        if (row->is_hidden && !map->is_hidden_told) fail(reading, row->where, DIAG_ROW_HIDDEN, "");
        else if (row->is_hidden && !map->takes_hidden) continue;
        if (!take_row(reading, records, map->n_records, root, row)) fail(reading, row->where, DIAG_ROW_UNUSED, "");
    }
}

/* --- the file --------------------------------------------------------------------------------------------------------- */

static XmlFile *new_file(const DataSource *source, Arena *arena)
{
    XmlFile *file = arena_new(arena, XmlFile);
    *file = (XmlFile){ .source = { source->path, STR("") }, .tree = xml_new_tree(source->names) };
    XmlNode *root = xml_new_element(file->tree, STR("data"));
    xml_set_place(root, xml_new_place(file->tree, (Where){ .file = source->path }));
    xml_set_root(file->tree, root);
    return file;
}

static const XmlFile *read_map(const DataSource *source, Arena *arena, Diag *diag)
{
    XmlFile *map = xml_open(source->map, source->where, arena, diag);
    if (map && check_file(map, &grammar_map, "map", arena, diag)) return map;
    xml_close(map);
    return NULL;
}

/* Each once. */
static void note_files(DataSource *source, const Workbook *workbook, Arena *arena)
{
    source->files = arena_array(arena, Str, workbook->n);
    for (int i = 0; i < workbook->n; i++) {
        Str file = str_from(workbook->sheets[i].where.file);
        if (!source->n_files || !str_equal(source->files[source->n_files - 1], file)) source->files[source->n_files++] = file;
    }
}

XmlFile *source_open(DataSource *source, const Schema *schema, Arena *arena, Diag *diag)
{
    const XmlFile *map = read_map(source, arena, diag);
    const Workbook *workbook =
        map ? workbook_read_as(source->path, source->encoding, source->instead, source->n_instead, arena, diag) : NULL;
    if (workbook && workbook->encoding == TEXT_CP932 && !workbook->is_told)
        diag_report(diag, (Where){ .file = workbook->path }, STR(""), DIAG_CSV_GUESSED, "cp932");
    if (workbook) note_files(source, workbook, arena);
    SheetMap *maps = NULL;
    DataSource *kept = arena_new(arena, DataSource);
    int n = 0;
    *kept = *source;
    bool ok = workbook && sheetmap_read(map, workbook, schema, source->mend, &maps, &n, arena, diag);
    XmlFile *file = ok ? new_file(source, arena) : NULL;
    Placing placing = placing_begin(arena);
    for (int i = 0; i < n && file; i++) {
        RowReading reading = { .map = &maps[i],
                               .schema = schema,
                               .tree = file->tree,
                               .placing = &placing,
                               .source = source,
                               .arena = arena,
                               .diag = diag };
        read_rows(&reading, xml_root(file));
        *vec_push(source->sheets) = (ReadSheet){ &maps[i], kept, workbook->encoding != TEXT_WORKBOOK };
        ok &= !reading.failed;
    }
    ok &= file && placing_settle(&placing, xml_root(file), diag);
    xml_close((XmlFile *)(uintptr_t)map);
    if (ok) return file;
    xml_close(file);
    return NULL;
}
