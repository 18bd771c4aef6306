/* A sheet is a page and what stands beside it.  Blank pages stand before the last ones of the booklet when these are its
   back; the printing house wants them in the file, so that nobody has to guess where they belong. */
#include "press/press.h"
#include "press/things.h"
#include "text/text.h"

enum { LINE_SIZE = 6 * LEN_PT, LINE_ABOVE = 10 * LEN_MM, LEAST_SQUEEZE = 300 };

/* ---- blank pages ---- */

static int count_blanks(const Pages *pages, const Press *press)
{
    int over = pages->n_pages % press->multiple;
    return over ? press->multiple - over : 0;
}

static Page blank_page(const Page *before, Arena *arena)
{
    Frame *frame = arena_new(arena, Frame);
    *frame = (Frame){ .width = before->master->width, .height = before->master->height };
    return (Page){ .is_left = !before->is_left, .master = before->master, .document = before->document, .frame = frame };
}

/* Where page i of the booklet stands among the sheets. */
static int place_of(int page, int first_back, int n_blanks)
{
    return page < first_back ? page : page + n_blanks;
}

static Pages *with_blanks(const Pages *pages, int n_blanks, int back, Arena *arena)
{
    int n = pages->n_pages, first_back = back < n ? n - back : 0;
    Pages *sheets = arena_new(arena, Pages);
    *sheets = *pages;
    sheets->n_pages = n + n_blanks;
    sheets->pages = arena_array(arena, Page, sheets->n_pages);
    for (int i = 0; i < n; i++) sheets->pages[place_of(i, first_back, n_blanks)] = pages->pages[i];
    for (int i = 0; i < n_blanks; i++) {
        const Page *before = first_back + i > 0 ? &sheets->pages[first_back + i - 1] : &pages->pages[0];
        sheets->pages[first_back + i] = blank_page(before, arena);
    }
    sheets->anchors = arena_array(arena, Anchor, pages->n_anchors);
    for (int i = 0; i < pages->n_anchors; i++) {
        sheets->anchors[i] = pages->anchors[i];
        sheets->anchors[i].page = place_of(pages->anchors[i].page, first_back, n_blanks);
    }
    sheets->bookmarks = arena_array(arena, Bookmark, pages->n_bookmarks);
    for (int i = 0; i < pages->n_bookmarks; i++) {
        sheets->bookmarks[i] = pages->bookmarks[i];
        sheets->bookmarks[i].page = place_of(pages->bookmarks[i].page, first_back, n_blanks);
    }
    return sheets;
}

static void say_blanks(int n_blanks, int back, const Pages *pages, const Press *press, Arena *arena, Diag *diag)
{
    const char *many = str_printf(arena, "%d", n_blanks).at, *multiple = str_printf(arena, "%d", press->multiple).at;
    const char *before = str_printf(arena, "#%d", pages->n_pages - back + 1).at;
    diag_report(diag, press->where, STR(""), DIAG_PRESS_BLANK, many, before, multiple);
}

/* ---- the line beside the page ---- */

typedef struct {
    const Pages *sheets;
    const Press *press;
    const Style *style;
    Str date;
    FontBook *fonts;
    bool has_said; /* of the first line that is too long; the title is the same on all */
    Arena *arena;
    Diag *diag;
} Liner;

static Style *line_style(const Report *report, Arena *arena)
{
    Style *style = arena_new(arena, Style);
    *style = *report_find_style(report, STR("default"));
    style->size = style->fit_size = LINE_SIZE;
    style->leading = LINE_SIZE * 3 / 2;
    style->weight = 400;
    style->squeeze = INK_FULL;
    style->color = (Color){ 0 };
    style->align = ALIGN_START;
    style->indent = style->hang = style->spread = style->tracking = style->raise = 0;
    style->plate = (Plate){ 0 };
    return style;
}

static const Para *shaped(const Liner *liner, Str text, int squeeze)
{
    Style *style = arena_new(liner->arena, Style);
    *style = *liner->style;
    style->squeeze = squeeze;
    Rich *rich = arena_new(liner->arena, Rich);
    *rich = (Rich){ .serial = SERIAL_LATE,
                    .where = liner->press->where,
                    .text = text,
                    .style = style,
                    .runs = arena_new(liner->arena, Run),
                    .n_runs = 1 };
    rich->runs[0] = (Run){ .last = text.n, .style = style };
    return text_shape(rich, liner->fonts, liner->arena, liner->diag);
}

static void say_too_long(Liner *liner, int page, Str text)
{
    Str label = liner->sheets->pages[page].label;
    if (!label.n) label = str_printf(liner->arena, "#%d", page + 1);
    if (!liner->has_said)
        diag_report(liner->diag, liner->press->where, STR(""), DIAG_PRESS_LINE, str_copy(liner->arena, label).at,
                    str_copy(liner->arena, text).at);
    liner->has_said = true;
}

/* On one line: a long title is narrowed; what still does not fit would be a second line, which is not drawn. */
static const Frame *one_line(Liner *liner, int page, Str text, Len width)
{
    const Para *para = shaped(liner, text, INK_FULL);
    if (para->max_width > width) {
        int squeeze = (int)((int64_t)INK_FULL * width / para->max_width) - 5;
        para = shaped(liner, text, squeeze > LEAST_SQUEEZE ? squeeze : LEAST_SQUEEZE);
    }
    Lines lines = text_break(para, width, liner->arena);
    if (lines.n > 1) say_too_long(liner, page, text);
    return lines.n ? text_line(para, &lines.at[0], width, liner->arena) : NULL;
}

static Str line_words(const Liner *liner, int page)
{
    const Page *sheet = &liner->sheets->pages[page];
    PlateSet plates = plates_new(liner->press, liner->arena);
    Arena *scratch = arena_open();
    plates_add(&plates, liner->press, things_on(sheet, scratch));
    arena_close(scratch);
    const Str parts[] = { sheet->label.n ? str_printf(liner->arena, "p.%s", sheet->label.at) : STR(""),
                          plates_say(&plates, liner->press, liner->arena), liner->date, liner->sheets->title };
    StrBuilder words = { .arena = liner->arena };
    str_add_printf(&words, "#%d/%d", page + 1, liner->sheets->n_pages);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].n) str_add_printf(&words, "   " STR_FMT, STR_ARG(parts[i]));
    return str_built(&words);
}

static const Frame *line_beside(Liner *liner, int page)
{
    const Master *master = liner->sheets->pages[page].master;
    const Frame *line = one_line(liner, page, line_words(liner, page), master->width);
    if (!line) return NULL;
    FrameBuilder builder = { .arena = liner->arena };
    frame_add_frame(&builder, line, 0, -liner->press->bleed - LINE_ABOVE - line->height);
    return frame_built(&builder, master->width, master->height, NULL);
}

/* ---- the sheets ---- */

/* A master is reported once, however many of its pages there are. */
static bool sheets_fit(const Pages *pages, const Press *press, Arena *arena, Diag *diag)
{
    LenSum margins = 2 * press_margin(press);
    const Master *too_large = NULL;
    for (int i = 0; i < pages->n_pages; i++) {
        const Master *master = pages->pages[i].master;
        if (master == too_large || (master->width + margins <= MOST_PAPER && master->height + margins <= MOST_PAPER)) continue;
        too_large = master;
        diag_report(
            diag, press->where, STR(""), DIAG_PRESS_SHEET,
            str_printf(arena, "%.2f × %.2f mm", len_to_mm(master->width + margins), len_to_mm(master->height + margins)).at);
    }
    return !too_large;
}

const Pages *press_sheets(const Pages *pages, const Press *press, const Report *report, Str date, bool whole, FontBook *fonts,
                          Arena *arena, Diag *diag)
{
    if (!sheets_fit(pages, press, arena, diag)) return NULL;
    int n_blanks = whole ? count_blanks(pages, press) : 0;
    int back = press->back < pages->n_pages ? press->back : pages->n_pages;
    if (n_blanks) say_blanks(n_blanks, back, pages, press, arena, diag);
    Pages *sheets = with_blanks(pages, n_blanks, back, arena);
    Liner liner = { sheets, press, line_style(report, arena), date, fonts, false, arena, diag };
    for (int i = 0; i < sheets->n_pages && press->marks; i++) sheets->pages[i].beside = line_beside(&liner, i);
    return sheets;
}
