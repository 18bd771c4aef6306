/* Sheets → the bytes of an .xlsx, by libxlsxwriter: equal sheets in equal bytes. */
#include "workbook/workbook.h"

#include "base/late.h"
#include "base/scratch.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* clang-format off */
#define CALLS(X) \
    X(format_set_align) X(format_set_bg_color) X(format_set_bold) X(format_set_border) X(format_set_border_color) \
    X(format_set_font_color) X(format_set_font_name) X(format_set_font_size) X(format_set_num_format_index) \
    X(format_set_text_wrap) X(format_set_unlocked) X(lxw_strerror) X(workbook_add_format) X(workbook_add_worksheet) \
    X(workbook_close) X(workbook_new_opt) X(workbook_set_properties) X(worksheet_data_validation_range) \
    X(worksheet_fit_to_pages) X(worksheet_freeze_panes) X(worksheet_hide) X(worksheet_ignore_errors) \
    X(worksheet_protect) X(worksheet_repeat_rows) X(worksheet_set_column_opt) X(worksheet_set_footer) \
    X(worksheet_set_header) X(worksheet_set_landscape) X(worksheet_set_margins) X(worksheet_set_paper) \
    X(worksheet_set_row_opt) X(worksheet_write_blank) X(worksheet_write_comment_opt) X(worksheet_write_string)
/* clang-format on */
static struct {
    CALLS(LATE_POINTER)
} libxlsx;
#define CALL(name) { #name, &libxlsx.name },
static const LateCall calls[] = { CALLS(CALL) };
static LateLibrary library = { .file = LIBXLSXWRITER, .calls = calls, .n = sizeof calls / sizeof *calls };

typedef struct {
    const WrittenBook *book;
    lxw_workbook *out;
    lxw_format *looks[N_LOOKS];
    lxw_error error; /* the first */
    Arena *arena;
} BookWriting;

static void note_error(BookWriting *writing, lxw_error error)
{
    if (!writing->error) writing->error = error;
}

/* What would be read as a character that XML has no room for is written so that it is read as it stands. */
static const char *cell_text(const BookWriting *writing, Str text)
{
    return str_replace(writing->arena, text, STR("_x"), STR("_x005F_x")).at;
}

/* --- looks ------------------------------------------------------------------------------------------------------------ */

typedef struct {
    lxw_color_t fill, letters;
    bool is_bold, is_open, is_framed, is_large;
} LookRule;

enum { WHITE = 0xFFFFFF, INK = 0x222222, FRAME = 0xB5B5B5 };

static const LookRule looks[N_LOOKS] = {
    [LOOK_PLAIN] = { .fill = WHITE, .letters = INK },
    [LOOK_TITLE] = { .fill = WHITE, .letters = INK, .is_bold = true, .is_large = true },
    [LOOK_HEAD] = { .fill = 0xDDE3EA, .letters = INK, .is_bold = true, .is_framed = true },
    [LOOK_OPEN_HEAD] = { .fill = 0xF2D98C, .letters = INK, .is_bold = true, .is_framed = true },
    [LOOK_SHUT] = { .fill = WHITE, .letters = INK, .is_framed = true },
    [LOOK_OPEN] = { .fill = 0xFFF8DC, .letters = INK, .is_open = true, .is_framed = true },
    [LOOK_PAST] = { .fill = WHITE, .letters = 0x5F6B7A, .is_framed = true },
    [LOOK_NONE] = { .fill = 0xECECEC, .letters = 0x5F6B7A, .is_framed = true },
};

/* Every cell is a text: what looks like a day or a formula stays what was typed. */
static lxw_format *format_of(lxw_workbook *out, const LookRule *look)
{
    enum { SMALL = 10, LARGE = 14, TEXT_FORMAT = 49 };
    lxw_format *format = libxlsx.workbook_add_format(out);
    libxlsx.format_set_font_name(format, "Yu Gothic");
    libxlsx.format_set_font_size(format, look->is_large ? LARGE : SMALL);
    libxlsx.format_set_font_color(format, look->letters);
    if (look->is_bold) libxlsx.format_set_bold(format);
    if (look->fill != WHITE) libxlsx.format_set_bg_color(format, look->fill);
    if (look->is_framed) libxlsx.format_set_border(format, LXW_BORDER_THIN), libxlsx.format_set_border_color(format, FRAME);
    if (look->is_open) libxlsx.format_set_unlocked(format);
    if (!look->is_large) libxlsx.format_set_text_wrap(format);
    libxlsx.format_set_num_format_index(format, TEXT_FORMAT);
    libxlsx.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

/* --- a sheet ---------------------------------------------------------------------------------------------------------- */

static void write_columns(BookWriting *writing, lxw_worksheet *out, const WrittenSheet *sheet)
{
    for (int i = 0; i < sheet->n_columns; i++) {
        const WrittenColumn *column = &sheet->columns[i];
        lxw_row_col_options options = { .hidden = column->is_hidden };
        note_error(writing, libxlsx.worksheet_set_column_opt(out, (lxw_col_t)i, (lxw_col_t)i, column->width, NULL, &options));
    }
}

/* Not all programs look how high the text of a cell is. */
static void set_row(BookWriting *writing, lxw_worksheet *out, int i, const WrittenRow *row)
{
    enum { LINE = 13, EDGES = 4, MOST = 400 };
    lxw_row_col_options options = { .hidden = row->is_hidden };
    int height = LINE * row->lines + EDGES;
    if (row->is_hidden || row->lines)
        note_error(writing, libxlsx.worksheet_set_row_opt(out, (lxw_row_t)i,
                                                          row->lines ? (height < MOST ? height : MOST) : LXW_DEF_ROW_HEIGHT, NULL,
                                                          &options));
}

static void write_rows(BookWriting *writing, lxw_worksheet *out, const WrittenSheet *sheet)
{
    for (int i = 0; i < sheet->n_rows; i++) {
        const WrittenRow *row = &sheet->rows[i];
        set_row(writing, out, i, row);
        for (int k = 0; k < row->n; k++) {
            const WrittenCell *cell = &row->cells[k];
            lxw_format *look = writing->looks[cell->look];
            lxw_col_t column = (lxw_col_t)(cell->column - 1);
            note_error(writing, cell->text.n ? libxlsx.worksheet_write_string(out, (lxw_row_t)i, column,
                                                                              cell_text(writing, cell->text), look)
                                             : libxlsx.worksheet_write_blank(out, (lxw_row_t)i, column, look));
        }
    }
}

static void write_choices(BookWriting *writing, lxw_worksheet *out, const WrittenSheet *sheet)
{
    for (int i = 0; i < sheet->n_choices; i++) {
        const WrittenChoice *choice = &sheet->choices[i];
        Str area = str_join(writing->arena, STR("="), choice->area);
        lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = (char *)(uintptr_t)area.at };
        note_error(writing, libxlsx.worksheet_data_validation_range(
                                out, (lxw_row_t)(choice->first - 1), (lxw_col_t)(choice->column - 1),
                                (lxw_row_t)(choice->last - 1), (lxw_col_t)(choice->column - 1), &rule));
    }
}

static void write_comments(BookWriting *writing, lxw_worksheet *out, const WrittenSheet *sheet)
{
    enum { WIDTH = 300, LINE = 18, LETTERS = 60 };
    for (int i = 0; i < sheet->n_comments; i++) {
        const WrittenComment *comment = &sheet->comments[i];
        int lines = 1 + comment->text.n / LETTERS;
        for (int k = 0; k < comment->text.n; k++) lines += comment->text.at[k] == '\n';
        lxw_comment_options options = { .width = WIDTH, .height = (uint16_t)(LINE * (lines < 40 ? lines : 40)), .author = "" };
        note_error(writing,
                   libxlsx.worksheet_write_comment_opt(out, (lxw_row_t)(comment->row - 1), (lxw_col_t)(comment->column - 1),
                                                       cell_text(writing, comment->text), &options));
    }
}

/* As a page head: & begins a command there. */
static void write_head_line(const BookWriting *writing, lxw_worksheet *out, Str line)
{
    enum { MOST = 240 };
    Str text = str_replace(writing->arena, line, STR("&"), STR("&&"));
    int letters = 0;
    for (int at = 0; at < text.n; letters++) utf8_next(text, &at);
    if (text.n && letters <= MOST) libxlsx.worksheet_set_header(out, str_join(writing->arena, STR("&L"), text).at);
    libxlsx.worksheet_set_footer(out, "&C&P / &N");
}

static void set_up_print(const BookWriting *writing, lxw_worksheet *out, const WrittenSheet *sheet)
{
    enum { A3 = 8, A4 = 9, WIDE = 170 };
    double width = 0;
    for (int i = 0; i < sheet->n_columns; i++) width += sheet->columns[i].is_hidden ? 0 : sheet->columns[i].width;
    libxlsx.worksheet_set_paper(out, width > WIDE ? A3 : A4);
    if (sheet->n_heads) libxlsx.worksheet_set_landscape(out);
    libxlsx.worksheet_fit_to_pages(out, 1, 0);
    libxlsx.worksheet_set_margins(out, 0.5, 0.5, 0.6, 0.6);
    if (sheet->n_heads) libxlsx.worksheet_repeat_rows(out, 0, (lxw_row_t)(sheet->n_heads - 1));
    write_head_line(writing, out, sheet->line);
}

static void write_sheet(BookWriting *writing, const WrittenSheet *sheet)
{
    lxw_worksheet *out = libxlsx.workbook_add_worksheet(writing->out, sheet->name.at);
    if (!out) {
        note_error(writing, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    write_columns(writing, out, sheet);
    write_rows(writing, out, sheet);
    write_choices(writing, out, sheet);
    write_comments(writing, out, sheet);
    set_up_print(writing, out, sheet);
    libxlsx.worksheet_ignore_errors(out, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    if (sheet->n_heads) libxlsx.worksheet_freeze_panes(out, (lxw_row_t)sheet->n_heads, (lxw_col_t)sheet->n_stubs);
    lxw_protection may = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .autofilter = LXW_TRUE, .sort = LXW_TRUE };
    if (sheet->is_locked) libxlsx.worksheet_protect(out, NULL, &may);
    if (sheet->is_hidden) libxlsx.worksheet_hide(out);
}

/* --- the file --------------------------------------------------------------------------------------------------------- */

/* 2020-09-30, 2020-09 → the seconds of that day; never the clock. */
static time_t seconds_of(Str date)
{
    enum { FIRST_YEAR = 1980 };
    int year = FIRST_YEAR, month = 1, day = 1;
    if (date.n) sscanf(date.at, "%d-%d-%d", &year, &month, &day);
    struct tm time = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day };
    time_t seconds = timegm(&time);
    return seconds ? seconds : 1;
}

static Str bytes_of(int file, Arena *arena)
{
    off_t size = lseek(file, 0, SEEK_END);
    char *bytes = arena_alloc(arena, (size_t)size + 1);
    ssize_t n = 0, more;
    while (n < size && (more = pread(file, bytes + n, (size_t)(size - n), n)) > 0) n += more;
    bytes[n] = '\0';
    return (Str){ bytes, (int)n };
}

static lxw_error write_book(BookWriting *writing, const char *path)
{
    const WrittenBook *book = writing->book;
    lxw_workbook_options options = { .tmpdir = (char *)(uintptr_t)scratch_folder() };
    writing->out = libxlsx.workbook_new_opt(path, &options);
    if (!writing->out) return LXW_ERROR_CREATING_XLSX_FILE;
    lxw_doc_properties properties = { .title = (char *)(uintptr_t)book->title.at, .created = seconds_of(book->date) };
    libxlsx.workbook_set_properties(writing->out, &properties);
    for (int i = 0; i < N_LOOKS; i++) writing->looks[i] = format_of(writing->out, &looks[i]);
    for (int i = 0; i < book->n; i++) write_sheet(writing, &book->sheets[i]);
    note_error(writing, libxlsx.workbook_close(writing->out));
    return writing->error;
}

bool workbook_write(const WrittenBook *book, Str *bytes, Arena *arena, Diag *diag)
{
    const char *missing = late_open(&library);
    if (missing) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_LIBRARY_MISSING, library.file, missing);
        return false;
    }
    BookWriting writing = { .book = book, .arena = arena };
    int file = memfd_create("xlsx", MFD_CLOEXEC);
    lxw_error error = LXW_ERROR_CREATING_XLSX_FILE;
    if (file >= 0) error = write_book(&writing, str_printf(arena, "/proc/self/fd/%d", file).at);
    if (!error) *bytes = bytes_of(file, arena);
    if (file >= 0) close(file);
    if (error) diag_report(diag, (Where){ 0 }, STR(""), DIAG_WORKBOOK_UNWRITTEN, book->title.at, libxlsx.lxw_strerror(error));
    return !error;
}
