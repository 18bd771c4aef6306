/* A column is one of figures, or of days, where most of what it says is; a cell that says something else there is asked about.  Texts
   are left alone but for what is there for its looks. */
#include "data/readable.h"

#include "base/utf8.h"
#include "model/amount.h"
#include "model/era.h"

typedef struct {
    const SheetMap *map;
    const Worksheet *sheet;
    bool is_csv;
    int *figures, *days, *filled; /* by column: how many cells say one, say anything */
    Arena *arena;
    Diag *diag;
} Readable;

static void tell(const Readable *readable, Where where, DiagCode code, Str text)
{
    enum { LONG = 60 };
    if (text.n > LONG) {
        int end = 0;
        for (int at = 0; at < LONG;) end = at, utf8_next(text, &at);
        text = str_join(readable->arena, str_part(text, 0, end), STR("…"));
    }
    diag_report(readable->diag, where, STR(""), code, str_replace(readable->arena, text, STR("\n"), STR(" ")).at);
}

static bool is_data(const SheetMap *map, const SheetRow *row)
{
    return row->number >= map->first && (!map->last || row->number <= map->last);
}

static bool is_read(const SheetMap *map, int column)
{
    return column <= map->n_columns && map->heads[column] && !map->left[column];
}

/* --- cells --------------------------------------------------------------------------------------------------------------- */

static Str trimmed(const SheetCell *cell)
{
    return str_trim(cell->text);
}

static bool says_figure(const SheetCell *cell)
{
    return cell->kind == CELL_NUMBER || amount_read(trimmed(cell), amount_missing).is_whole;
}

static bool says_day(const SheetCell *cell)
{
    Moment moment;
    return cell->kind == CELL_DATE || (cell->kind == CELL_TEXT && era_read(trimmed(cell), STR(""), &moment) && moment.day);
}

static bool is_missing(const SheetCell *cell)
{
    return amount_read(trimmed(cell), amount_missing).kind == AMOUNT_MISSING;
}

static void count_columns(Readable *readable)
{
    int n = readable->map->n_columns + 1;
    readable->figures = arena_array(readable->arena, int, n);
    readable->days = arena_array(readable->arena, int, n);
    readable->filled = arena_array(readable->arena, int, n);
    for (int i = 0; i < readable->sheet->n_rows; i++) {
        const SheetRow *row = &readable->sheet->rows[i];
        for (int k = 0; is_data(readable->map, row) && k < row->n; k++) {
            const SheetCell *cell = &row->cells[k];
            if (!trimmed(cell).n || cell->column >= n || is_missing(cell)) continue;
            readable->filled[cell->column]++;
            readable->figures[cell->column] += says_figure(cell);
            readable->days[cell->column] += says_day(cell);
        }
    }
}

/* Most of what a column says: of a few cells nothing can be told. */
static bool is_mostly(int n, int of)
{
    enum { FEWEST = 3 };
    return n >= FEWEST && n * 2 > of;
}

/* 3／4, 12・15, two lines: figures and nothing else, between them what parts them. */
static bool are_figures(Str text, Arena *arena)
{
    static const char *const between[] = { "／", "/", "、", "・", ";", "；", "\n", "～", "〜" };
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) text = str_replace(arena, text, str_from(between[i]), STR(" "));
    int n = 0;
    for (Str word; str_next_word(&text, &word); n++)
        if (amount_read(word, amount_missing).kind != AMOUNT_READ) return false;
    return n > 1;
}

static void ask_figure(const Readable *readable, const SheetCell *cell)
{
    Str text = trimmed(cell);
    Amount amount = amount_read(text, amount_missing);
    bool are_several = are_figures(text, readable->arena);
    if (are_several) tell(readable, cell->where, DIAG_CELL_SEVERAL, text);
    else if (amount.kind == AMOUNT_READ && !amount.is_whole) tell(readable, cell->where, DIAG_CELL_UNIT, text);
    else if (amount.is_whole && cell->kind == CELL_TEXT && !readable->is_csv)
        tell(readable, cell->where, DIAG_CELL_FIGURE_TEXT, text);
}

/* 氏　名: one letter, one blank, through the whole of it. */
static bool is_spread(Str text)
{
    enum { WIDE = 0x3000 };
    int n_letters = 0, n_spaces = 0;
    bool was_space = true;
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool is_space = c == ' ' || c == WIDE;
        if (!is_space && (!was_space || c < 0x3040)) return false;
        n_letters += !is_space;
        n_spaces += is_space && !was_space;
        was_space = is_space;
    }
    return n_letters > 1 && n_spaces == n_letters - 1;
}

static void ask_cell(const Readable *readable, const SheetCell *cell)
{
    Str text = trimmed(cell);
    if (!text.n || !is_read(readable->map, cell->column)) return;
    int filled = readable->filled[cell->column];
    if (cell->kind == CELL_TEXT && is_spread(text)) tell(readable, cell->where, DIAG_CELL_SPREAD, text);
    if (is_mostly(readable->figures[cell->column], filled)) ask_figure(readable, cell);
    bool is_day_text = cell->kind == CELL_TEXT && says_day(cell) && is_mostly(readable->days[cell->column], filled);
    Moment moment;
    bool is_iso = moment_read(text, &moment);
    if (is_day_text && (!is_iso || !readable->is_csv)) tell(readable, cell->where, DIAG_CELL_DAY_TEXT, text);
}

/* --- the sheet ------------------------------------------------------------------------------------------------------------- */

/* The cells of a merged area, as they are in what is read. */
static void ask_merged(const Readable *readable)
{
    for (int i = 0; i < readable->sheet->n_merged; i++) {
        const MergedArea *area = &readable->sheet->merged[i];
        bool is_below = area->bottom >= readable->map->first && (!readable->map->last || area->top <= readable->map->last);
        const SheetRow *row = worksheet_row(readable->sheet, area->top);
        Where where = readable->sheet->where;
        where.line = area->top;
        where.column = area->left;
        if (is_below && is_read(readable->map, area->left))
            tell(readable, where, DIAG_CELLS_MERGED, row ? row_cell(row, area->left).text : STR(""));
    }
}

static bool says_anything(const SheetRow *row)
{
    for (int i = 0; i < row->n; i++)
        if (trimmed(&row->cells[i]).n || row->cells[i].is_open) return true;
    return false;
}

/* Do two cells or more say again what heads their columns? */
static bool is_head_again(const Readable *readable, const SheetRow *row)
{
    int n_same = 0, n = 0;
    for (int i = 0; i < row->n; i++) {
        Str text = trimmed(&row->cells[i]);
        int column = row->cells[i].column;
        if (!text.n || column > readable->map->n_columns) continue;
        n++;
        n_same += readable->map->heads[column] && str_is(text, readable->map->heads[column]);
    }
    return n_same > 1 && n_same * 2 > n;
}

static void ask_rows(const Readable *readable)
{
    int last = 0;
    for (int i = 0; i < readable->sheet->n_rows; i++) {
        const SheetRow *row = &readable->sheet->rows[i];
        if (!is_data(readable->map, row) || !says_anything(row)) continue;
        Where where = row->where;
        if (where.sheet) where.column = 1;
        if (last && row->number > last + 1) tell(readable, where, DIAG_ROW_BLANK, STR(""));
        if (is_head_again(readable, row)) tell(readable, where, DIAG_TABLE_AGAIN, STR(""));
        else if (row->is_hidden) tell(readable, where, DIAG_HIDDEN, STR(""));
        for (int k = 0; k < row->n; k++) ask_cell(readable, &row->cells[k]);
        last = row->number;
    }
}

/* Of columns between the first and the last that say something. */
static void ask_columns(const Readable *readable)
{
    int first = 0, last = 0;
    const SheetMap *map = readable->map;
    for (int column = 1; column <= map->n_columns; column++)
        if (map->heads[column]) first = first ? first : column, last = column;
    const SheetRow *heads = worksheet_row(readable->sheet, map->first - 1);
    for (int column = first; column && heads && column <= last; column++) {
        Where where = row_cell(heads, column).where;
        if (!map->heads[column] && !readable->filled[column]) tell(readable, where, DIAG_COLUMN_BLANK, STR(""));
        if (worksheet_hides(readable->sheet, column) && is_read(map, column)) tell(readable, where, DIAG_HIDDEN, STR(""));
    }
}

static void tell_sheet(const ReadSheet *read, Arena *arena, Diag *diag)
{
    Readable readable = { .map = read->map, .sheet = read->map->sheet, .is_csv = read->is_csv, .arena = arena, .diag = diag };
    count_columns(&readable);
    ask_merged(&readable);
    ask_rows(&readable);
    ask_columns(&readable);
}

void readable_tell(const ReadSheets *sheets, Arena *arena, Diag *diag)
{
    for (int i = 0; i < sheets->n; i++) tell_sheet(&sheets->at[i], arena, diag);
}
