/* One sheet goes by: rows, their cells, what of them is merged or hidden. */
#include "workbook/parts.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <stdlib.h>

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384, MOST_CELLS = 5000000 };

typedef struct {
    Worksheet *sheet;
    const BookParts *book;
    Vec(SheetRow) rows;
    Vec(SheetCell) cells; /* of the row at hand */
    Vec(MergedArea) merged, hidden;
    StrBuilder text; /* of the cell at hand */
    int row, column, style, n_cells, last_column;
    bool is_row_hidden, has_formula, has_value;
    bool in_value;   /* <v>, or <t> of an <is> */
    bool in_reading; /* <rPh>: furigana */
    Str type;        /* of the cell at hand; one of those below */
    bool failed;
    Arena *arena;
} SheetReading;

static int number_in(Str text)
{
    int number = 0;
    for (int i = 0; i < text.n; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || number > MOST_ROWS) return -1;
        number = number * 10 + (text.at[i] - '0');
    }
    return text.n ? number : -1;
}

static bool says_yes(Str text)
{
    return str_is(text, "1") || str_is(text, "true");
}

/* F12; false: it is no such place. */
static bool read_place(Str text, int *column, int *row)
{
    int at = 0;
    for (*column = 0; at < text.n && text.at[at] >= 'A' && text.at[at] <= 'Z' && *column <= MOST_COLUMNS; at++)
        *column = *column * 26 + (text.at[at] - 'A' + 1);
    *row = number_in(str_part(text, at, text.n));
    return *column > 0 && *column <= MOST_COLUMNS && *row > 0 && *row <= MOST_ROWS;
}

static bool read_area(Str text, MergedArea *area)
{
    int colon = str_find(text, ':');
    Str first = colon < 0 ? text : str_part(text, 0, colon), last = colon < 0 ? text : str_part(text, colon + 1, text.n);
    return read_place(first, &area->left, &area->top) && read_place(last, &area->right, &area->bottom) &&
           area->left <= area->right && area->top <= area->bottom;
}

static Where place(const SheetReading *reading, int row, int column)
{
    Where where = reading->sheet->where;
    where.line = row;
    where.column = column;
    return where;
}

/* --- beginnings ------------------------------------------------------------------------------------------------------ */

static void begin_row(SheetReading *reading, const PartElement *element)
{
    Str said = part_attribute(element, "r");
    int row = said.n ? number_in(said) : reading->row + 1;
    reading->failed |= row <= reading->row || row > MOST_ROWS;
    reading->row = row;
    reading->column = 0;
    reading->is_row_hidden = says_yes(part_attribute(element, "hidden"));
    reading->cells.at = NULL;
    reading->cells.n = reading->cells.room = 0;
}

static Str type_of(Str said)
{
    static const char *const types[] = { "s", "str", "inlineStr", "b", "e", "d" };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_is(said, types[i])) return str_from(types[i]);
    return STR("n");
}

static void begin_cell(SheetReading *reading, const PartElement *element)
{
    Str said = part_attribute(element, "r");
    int column = reading->column + 1, row = reading->row;
    if (said.n) reading->failed |= !read_place(said, &column, &row) || row != reading->row;
    reading->failed |= column <= reading->column || column > MOST_COLUMNS;
    reading->column = column;
    reading->style = number_in(part_attribute(element, "s"));
    reading->type = type_of(part_attribute(element, "t"));
    reading->has_formula = reading->has_value = false;
    reading->text.n = 0;
}

static void hide_columns(SheetReading *reading, const PartElement *element)
{
    MergedArea area = { .left = number_in(part_attribute(element, "min")), .right = number_in(part_attribute(element, "max")) };
    if (says_yes(part_attribute(element, "hidden"))) *vec_push(&reading->hidden) = area;
}

static void on_start(void *context, const char *name, const PartElement *element)
{
    SheetReading *reading = context;
    if (reading->failed) return;
    if (str_same(name, "row")) begin_row(reading, element);
    else if (str_same(name, "c")) begin_cell(reading, element);
    else if (str_same(name, "f")) reading->has_formula = true;
    else if (str_same(name, "v")) reading->in_value = reading->has_value = true;
    else if (str_same(name, "rPh")) reading->in_reading = true;
    else if (str_same(name, "t")) reading->in_value = !reading->in_reading;
    else if (str_same(name, "col")) hide_columns(reading, element);
    else if (str_same(name, "mergeCell"))
        reading->failed |= !read_area(part_attribute(element, "ref"), vec_push(&reading->merged));
}

static void on_text(void *context, Str text)
{
    SheetReading *reading = context;
    if (reading->in_value) str_add(&reading->text, text);
}

/* --- ends ------------------------------------------------------------------------------------------------------------ */

static void set_number(SheetReading *reading, SheetCell *cell, Str typed)
{
    bool has_style = reading->style >= 0 && reading->style < reading->book->n_formats;
    cell->format = has_style ? reading->book->formats[reading->style] : STR("");
    NumberShown shown = format_shown(cell->format);
    bool is_number = shown == SHOWN_PLAIN || shown == SHOWN_PERCENT, ok;
    if (is_number) ok = number_written(typed, shown == SHOWN_PERCENT, &cell->text, reading->arena);
    else ok = day_written(typed, shown, reading->book->is_1904, &cell->text, reading->arena);
    cell->kind = !ok ? CELL_FAULT : is_number ? CELL_NUMBER : CELL_DATE;
    if (!ok) cell->text = str_copy(reading->arena, typed);
}

static void set_shared(SheetReading *reading, SheetCell *cell, Str typed)
{
    int index = number_in(str_trim(typed));
    bool is_there = index >= 0 && index < reading->book->n_strings;
    reading->failed |= !is_there;
    cell->kind = CELL_TEXT;
    cell->text = is_there ? reading->book->strings[index] : STR("");
}

static void set_value(SheetReading *reading, SheetCell *cell, Str typed)
{
    if (str_is(reading->type, "n")) set_number(reading, cell, typed);
    else if (str_is(reading->type, "s")) set_shared(reading, cell, typed);
    else if (str_is(reading->type, "b")) {
        cell->kind = CELL_BOOLEAN;
        cell->text = says_yes(str_trim(typed)) ? STR("TRUE") : STR("FALSE");
    } else {
        bool is_fault = str_is(reading->type, "e"), is_day = str_is(reading->type, "d");
        cell->kind = is_fault ? CELL_FAULT : is_day ? CELL_DATE : CELL_TEXT;
        cell->text = xlsx_unescaped(typed, reading->arena);
    }
}

static void end_cell(SheetReading *reading)
{
    Str typed = str_built(&reading->text);
    SheetCell cell = { .where = place(reading, reading->row, reading->column), .column = reading->column };
    bool may_be_empty = str_is(reading->type, "str"); /* ="" is a text, and a result */
    cell.is_computed = reading->has_formula;
    cell.is_open = reading->has_formula && !typed.n && !(reading->has_value && may_be_empty);
    if (typed.n) set_value(reading, &cell, typed);
    if (!cell.text.n && !cell.is_open) return;
    *vec_push(&reading->cells) = cell;
    reading->failed |= ++reading->n_cells > MOST_CELLS;
    if (reading->column > reading->last_column) reading->last_column = reading->column;
}

static void end_row(SheetReading *reading)
{
    if (!reading->cells.n) return;
    *vec_push(&reading->rows) = (SheetRow){ .number = reading->row,
                                            .is_hidden = reading->is_row_hidden,
                                            .cells = reading->cells.at,
                                            .n = reading->cells.n,
                                            .where = place(reading, reading->row, 1) };
}

static void on_end(void *context, const char *name)
{
    SheetReading *reading = context;
    if (reading->failed) return;
    if (str_same(name, "v") || str_same(name, "t")) reading->in_value = false;
    else if (str_same(name, "rPh")) reading->in_reading = false;
    else if (str_same(name, "c")) end_cell(reading);
    else if (str_same(name, "row")) end_row(reading);
}

bool sheet_read(Worksheet *sheet, Str part, const BookParts *book, Arena *arena)
{
    static const PartReader reader = { on_start, on_text, on_end };
    SheetReading reading = { .sheet = sheet,
                             .book = book,
                             .rows.arena = arena,
                             .cells.arena = arena,
                             .merged.arena = arena,
                             .hidden.arena = arena,
                             .text.arena = arena,
                             .arena = arena };
    if (!part_parse(part, &reader, &reading) || reading.failed) return false;
    for (int i = 0; i < reading.rows.n; i++) reading.rows.at[i].width = reading.last_column;
    sheet->rows = reading.rows.at;
    sheet->n_rows = reading.rows.n;
    sheet->merged = reading.merged.at;
    sheet->n_merged = reading.merged.n;
    sheet->hidden = reading.hidden.at;
    sheet->n_hidden = reading.hidden.n;
    return true;
}
