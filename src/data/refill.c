/* What a map makes of a cell is undone here for one field; what else hangs on the cell (side heads said again below, rows chosen by what they
   say, records named by it) is not reasoned about: the sheets are read again as they would be, and compared. */
#include "data/refill.h"

#include "data/correctable.h"
#include "data/refer.h"
#include "data/source.h"
#include "grammar/grammar.h"
#include "model/amount.h"
#include "model/moment.h"

#include <string.h>

/* A correction, and the cell it belongs into. */
typedef struct {
    const Correction *correction;
    const ReadSheet *sheet;
    FilledCell cell;
} CellEdit;

typedef struct {
    const Data *data;
    Vec(CellEdit) edits;
    Arena *arena;
    Diag *diag;
} Refilling;

/* Where a field of a record stands in its sheet. */
typedef struct {
    const ReadSheet *sheet;
    const SheetRow *row;
    const MapField *field;
    int n; /* how many such places there are */
} FieldPlace;

static bool fail(const Refilling *refilling, Where where, DiagCode code, Str record)
{
    diag_report(refilling->diag, where, record, code);
    return false;
}

/* --- the cell ---------------------------------------------------------------------------------------------------------- */

static bool is_of(const ReadSheet *sheet, Where where)
{
    const Where own = sheet->map->sheet->where;
    return where.file && strcmp(own.file, where.file) == 0 &&
           (!where.sheet || (own.sheet && strcmp(own.sheet, where.sheet) == 0));
}

bool refill_takes(const Data *data, const struct XmlNode *record)
{
    const ReadSheets *sheets = data->sheets;
    bool is_one = false;
    for (int i = 0; sheets && i < sheets->n && !is_one; i++) is_one = is_of(&sheets->at[i], xml_where(record));
    return is_one;
}

/* A row of a CSV is known by where it begins. */
static const SheetRow *row_at(const Worksheet *sheet, Where where)
{
    if (where.sheet) return worksheet_row(sheet, where.line);
    for (int i = 0; i < sheet->n_rows; i++)
        if (sheet->rows[i].where.line == where.line && sheet->rows[i].where.column == where.column) return &sheet->rows[i];
    return NULL;
}

static Str words_in(const SheetRow *row, int column)
{
    return str_trim(row_cell(row, column).text);
}

/* Is it the record this map makes of the row? */
static bool makes(const MapRecord *map, const SheetRow *row, const XmlNode *record, Str id)
{
    if (!xml_is(record, map->type->element.at)) return false;
    if (map->when && !sheetmap_lists(map->is, words_in(row, map->when))) return false;
    for (int i = 0; i < map->n_fields && !map->prefix.n; i++)
        if (!map->fields[i].field && !map->fields[i].attribute.n) return str_equal(words_in(row, map->fields[i].column), id);
    return true;
}

static void find_places(const MapRecord *maps, int n, const XmlNode *record, const Correction *correction, FieldPlace *place)
{
    int colon = str_find(correction->field, ':');
    Str name = colon < 0 ? correction->field : str_part(correction->field, 0, colon);
    Str at = colon < 0 ? STR("") : str_part(correction->field, colon + 1, correction->field.n);
    for (int i = 0; i < n; i++) {
        const MapRecord *map = &maps[i];
        bool is_it = makes(map, place->row, record, correction->record);
        for (int k = 0; is_it && k < map->n_fields; k++) {
            const MapField *field = &map->fields[k];
            bool is_said = field->field && field->column && str_equal(field->field->name, name) && str_equal(field->at, at);
            if (is_said) place->field = field;
            place->n += is_said;
        }
        find_places(map->inner, map->n_inner, record, correction, place);
    }
}

static FieldPlace place_of(const Refilling *refilling, const XmlNode *record, const Correction *correction)
{
    const ReadSheets *sheets = refilling->data->sheets;
    FieldPlace found = { .n = 0 };
    for (int i = 0; i < sheets->n; i++) {
        const SheetMap *map = sheets->at[i].map;
        const SheetRow *row = is_of(&sheets->at[i], xml_where(record)) ? row_at(map->sheet, xml_where(record)) : NULL;
        FieldPlace place = { .sheet = &sheets->at[i], .row = row };
        if (row && row->number >= map->first && (!map->last || row->number <= map->last))
            find_places(map->records, map->n_records, record, correction, &place);
        if (place.n) place.n += found.n, found = place;
    }
    return found;
}

/* May the cell be written into?  false: reported. */
static bool is_free(const Refilling *refilling, const FieldPlace *place, const SheetCell *cell, Str record)
{
    const Worksheet *sheet = place->sheet->map->sheet;
    const MergedArea *area = worksheet_merged(sheet, place->row->number, cell->column);
    bool is_first = !area || (area->top == place->row->number && area->left == cell->column);
    if (cell->is_computed) return fail(refilling, cell->where, DIAG_FILL_FORMULA, record);
    if (area && place->field->repeats && area->bottom > area->top) return fail(refilling, cell->where, DIAG_FILL_SHARED, record);
    if (!is_first) return fail(refilling, cell->where, DIAG_FILL_MERGED, record);
    return cell->where.sheet || cell->column <= place->row->n || fail(refilling, cell->where, DIAG_FILL_PLACE, record);
}

/* --- what it gets ------------------------------------------------------------------------------------------------------ */

static Str word_for(const MapField *field, Str meant)
{
    for (int i = 0; i < field->n_words; i++)
        if (str_equal(field->words[i].means, meant)) return field->words[i].is;
    return meant;
}

/* "d51 d40" → "保育課、学務課", parted as they are now. */
static Str words_for_references(const MapField *field, Str now, Str ids, Arena *arena)
{
    static const char *const between[] = { "、", "，", "・", "\n", ",", " " };
    Str mark = STR("、");
    for (size_t i = sizeof between / sizeof *between; i > 0; i--)
        if (memmem(now.at, (size_t)now.n, between[i - 1], strlen(between[i - 1]))) mark = str_from(between[i - 1]);
    StrBuilder out = { .arena = arena };
    for (Str id; str_next_word(&ids, &id);) {
        if (out.n) str_add(&out, mark);
        str_add(&out, word_for(field, id));
    }
    return str_built(&out);
}

/* A figure as a cell of numbers has it.  Where words are printed as they are typed, it must be written as it would be read. */
static bool is_number(const FieldType *type, Str words, bool is_percent, Str *text, Arena *arena)
{
    bool has_sign = str_ends(words, STR("%"));
    Amount amount = amount_read(str_part(words, 0, words.n - (is_percent && has_sign)), amount_missing);
    if (amount.kind != AMOUNT_READ || !amount.is_whole || amount.value.lost || is_percent != has_sign) return false;
    Str plain = decimal_text(decimal_trim(amount.value), arena);
    bool is_as_read =
        str_equal(str_replace(arena, words, STR(","), STR("")), is_percent ? str_join(arena, plain, STR("%")) : plain);
    *text = is_percent ? str_join(arena, plain, STR("%")) : plain;
    return is_as_read || type->kind == FIELD_NUMBER;
}

static FilledCell filled(const MapField *field, const SheetCell *cell, Str words, Arena *arena)
{
    const FieldType *type = field->field;
    FilledCell out = { cell->where, CELL_TEXT, words };
    Moment moment;
    bool is_new = cell->kind == CELL_NOTHING && cell->where.sheet;
    if (!words.n) out.kind = CELL_NOTHING;
    else if (cell->kind == CELL_BOOLEAN && type->kind == FIELD_FLAG && (str_is(words, "yes") || str_is(words, "no")))
        out = (FilledCell){ cell->where, CELL_BOOLEAN, str_is(words, "yes") ? STR("TRUE") : STR("FALSE") };
    else if (cell->kind == CELL_DATE && moment_read(words, &moment) && moment.day)
        out = (FilledCell){ cell->where, CELL_DATE, moment_text(arena, moment) };
    else if ((cell->kind == CELL_NUMBER || (is_new && type->kind == FIELD_NUMBER)) &&
             is_number(type, words, str_ends(cell->text, STR("%")), &out.text, arena))
        out.kind = CELL_NUMBER;
    return out;
}

/* false: reported. */
static bool find_cell(Refilling *refilling, const Correction *correction)
{
    Arena *arena = refilling->arena;
    const XmlNode *record = data_find(refilling->data, correction->record);
    FieldPlace place = place_of(refilling, record, correction);
    bool is_written = place.n == 1 && place.field->written && words_in(place.row, place.field->written).n;
    if (place.n != 1 || is_written) {
        diag_report(refilling->diag, correction->where, correction->record, DIAG_REWRITE_SHEET,
                    diag_place(xml_where(record), arena), correction->field.at);
        return false;
    }
    SheetCell cell = row_cell(place.row, place.field->column);
    const FieldType *type = place.field->field;
    Str words;
    CellForm form = correctable_form(type->kind, correction->now, &words, arena);
    if (!is_free(refilling, &place, &cell, correction->record)) return false;
    bool has_list = form == FORM_BULLETS && memmem(correction->now.at, (size_t)correction->now.n, "<list>", 6);
    if (has_list || form == FORM_MARKUP) /* which no sheet says but as a data file does */
        return fail(refilling, correction->where, DIAG_MERGE_FORM, correction->record);
    words = type->kind == FIELD_REFERENCES ? words_for_references(place.field, cell.text, words, arena)
                                           : word_for(place.field, words);
    *vec_push(&refilling->edits) = (CellEdit){ correction, place.sheet, filled(place.field, &cell, words, arena) };
    return true;
}

/* --- what the sheets say ----------------------------------------------------------------------------------------------- */

typedef struct {
    Str path; /* records by their ids, or by which of their kind they are */
    Str record, field;
    Str words;
} SaidInSheet;
typedef Vec(SaidInSheet) SaidInSheets;

static Str said_name(const FieldType *type, const XmlNode *element, Arena *arena)
{
    Str at = type->by ? xml_attribute(element, type->by->name.at) : STR("");
    return at.n ? str_join_by(arena, type->name, ':', at) : type->name;
}

static void collect(const Schema *schema, const XmlNode *element, Str path, SaidInSheets *said)
{
    Arena *arena = said->arena;
    const RecordType *type = schema_record(schema, str_from(xml_name(element)));
    Str id = str_copy(arena, xml_attribute(element, schema->id.at));
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        Str name = str_join_by(arena, STR(""), '@', str_from(xml_name(attribute)));
        *vec_push(said) = (SaidInSheet){ str_join(arena, path, name), id, name, str_copy(arena, xml_text(attribute)) };
    }
    int n = 0;
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        const FieldType *field = type ? record_field(type, str_from(xml_name(child))) : NULL;
        Str own = field ? said_name(field, child, arena) : xml_attribute(child, schema->id.at);
        Str step = own.n ? str_copy(arena, own) : str_printf(arena, "%d", ++n);
        Str below = str_printf(arena, STR_FMT "/%s " STR_FMT, STR_ARG(path), xml_name(child), STR_ARG(step));
        if (field) *vec_push(said) = (SaidInSheet){ below, id, step, markup_of(child, arena) };
        else collect(schema, child, below, said);
    }
}

/* `instead`: of its files, as they would be.  false: reported. */
static bool say(const Refilling *refilling, const DataSource *source, const FileInstead *instead, int n, SaidInSheets *said,
                Diag *diag)
{
    Arena *arena = refilling->arena;
    ReadSheets sheets = { .arena = arena };
    DataSource again = *source;
    again.sheets = &sheets;
    again.names = NULL;
    again.ids = NULL;
    again.instead = instead;
    again.n_instead = n;
    XmlFile *file = source_open(&again, refilling->data->schema, arena, diag);
    if (file) collect(refilling->data->schema, xml_root(file), STR(""), said);
    xml_close(file);
    return file;
}

static bool is_same(Str a, Str b)
{
    if (str_equal(a, b)) return true;
    Amount one = amount_read(a, amount_missing), other = amount_read(b, amount_missing);
    bool are_figures = one.kind == AMOUNT_READ && other.kind == AMOUNT_READ && one.is_whole && other.is_whole;
    return are_figures && !one.value.lost && !other.value.lost && decimal_compare(one.value, other.value) == 0;
}

static const CellEdit *edit_of(const Refilling *refilling, const SaidInSheet *said)
{
    for (int i = 0; i < refilling->edits.n; i++) {
        const Correction *correction = refilling->edits.at[i].correction;
        if (str_equal(correction->record, said->record) && str_equal(correction->field, said->field))
            return &refilling->edits.at[i];
    }
    return NULL;
}

/* Its sheets cannot be read any more, or say something else there. */
static bool refuse(const Refilling *refilling, const CellEdit *edit, const char *other)
{
    diag_report(refilling->diag, edit->cell.where, edit->correction->record, DIAG_REWRITE_ELSE, other);
    return false;
}

/* What either says and the other does not is as it was corrected.  false: reported. */
static bool hold(const Refilling *refilling, const SaidInSheets *some, const SaidInSheets *others, bool are_new)
{
    Map known = map_new(refilling->arena);
    for (int i = 0; i < others->n; i++) map_put(&known, others->at[i].path, &others->at[i]);
    for (int i = 0; i < some->n; i++) {
        const SaidInSheet *said = &some->at[i], *other = map_find(&known, said->path);
        if (other && str_equal(said->words, other->words)) continue;
        const CellEdit *edit = edit_of(refilling, said);
        Str now = are_new ? said->words : other ? other->words : STR("");
        if (edit && is_same(now, edit->correction->now)) continue;
        if (!edit) edit = &refilling->edits.at[0];
        return refuse(refilling, edit, said->path.at);
    }
    return true;
}

static bool reads_as_meant(const Refilling *refilling, const DataSource *source, const FileInstead *files, int n)
{
    SaidInSheets before = { .arena = refilling->arena }, after = before;
    Diag *found = diag_open((DiagStyle){ .least = SEVERITY_FATAL }, refilling->arena);
    if (!say(refilling, source, NULL, 0, &before, found)) return false;
    bool is_read = say(refilling, source, files, n, &after, found);
    int n_faults;
    const DiagFault *faults = diag_faults(found, &n_faults);
    if (!is_read) return refuse(refilling, &refilling->edits.at[0], n_faults ? diag_place(faults->where, refilling->arena) : "");
    return hold(refilling, &after, &before, true) && hold(refilling, &before, &after, false);
}

/* --- files ------------------------------------------------------------------------------------------------------------- */

static const Where *first_formula(const Worksheet *sheet)
{
    for (int i = 0; i < sheet->n_rows; i++)
        for (int k = 0; k < sheet->rows[i].n; k++)
            if (sheet->rows[i].cells[k].is_computed) return &sheet->rows[i].cells[k].where;
    return NULL;
}

/* All cells of one file.  false: reported. */
static bool fill_file(const Refilling *refilling, const char *path, Str encoding, DataFiles *files)
{
    Vec(FilledCell) cells = { .arena = refilling->arena };
    for (int i = 0; i < refilling->edits.n; i++)
        if (strcmp(refilling->edits.at[i].cell.where.file, path) == 0) *vec_push(&cells) = refilling->edits.at[i].cell;
    DataFile file = { .path = path };
    if (!workbook_filled(path, encoding, cells.at, cells.n, &file.text, refilling->arena, refilling->diag)) return false;
    *vec_push(files) = file;
    return true;
}

static bool fill_files(const Refilling *refilling, DataFiles *files)
{
    for (int i = 0; i < refilling->edits.n; i++) {
        const char *path = refilling->edits.at[i].cell.where.file;
        int first = 0;
        while (strcmp(refilling->edits.at[first].cell.where.file, path) != 0) first++;
        if (first == i && !fill_file(refilling, path, refilling->edits.at[i].sheet->source->encoding, files)) return false;
    }
    return true;
}

static bool is_written(const Refilling *refilling, const ReadSheet *sheet)
{
    for (int i = 0; i < refilling->edits.n; i++)
        if (refilling->edits.at[i].sheet == sheet) return true;
    return false;
}

/* Each file once, with all its sheets.  `files`: from the first of them that was filled. */
static bool read_again(const Refilling *refilling, const DataFile *files, int n)
{
    const ReadSheets *sheets = refilling->data->sheets;
    const DataSource *last = NULL;
    FileInstead *instead = arena_array(refilling->arena, FileInstead, n + 1);
    for (int i = 0; i < n; i++) instead[i] = (FileInstead){ files[i].path, files[i].text };
    for (int i = 0; i < sheets->n; i++) {
        const DataSource *source = sheets->at[i].source;
        if (source == last || !is_written(refilling, &sheets->at[i])) continue;
        if (!reads_as_meant(refilling, source, instead, n)) return false;
        last = source;
    }
    return true;
}

bool refill(const Data *data, const CorrectedFields *corrections, DataFiles *files, Arena *arena, Diag *diag)
{
    Refilling refilling = { .data = data, .edits.arena = arena, .arena = arena, .diag = diag };
    const ReadSheets *sheets = data->sheets;
    bool ok = true;
    int before = files->n;
    for (int i = 0; i < corrections->n; i++) ok &= find_cell(&refilling, corrections->at[i]);
    for (int i = 0; i < sheets->n; i++) {
        const Where *formula = is_written(&refilling, &sheets->at[i]) ? first_formula(sheets->at[i].map->sheet) : NULL;
        if (formula) diag_report(diag, *formula, STR(""), DIAG_FILL_STALE);
    }
    return ok && fill_files(&refilling, files) && read_again(&refilling, files->at + before, files->n - before);
}
