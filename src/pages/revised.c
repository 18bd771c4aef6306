/* What stands in the margin of a page and is no part of it.  A revision puts there a line that says when the page was revised, a
   bar beside what has changed, and on a page that holds nothing, a word that it has not been forgotten; an excerpt, whose it is; a
   proof, which row of the page each record is. */
#include "pages/pages.h"
#include "text/text.h"

enum { BAR_WIDTH = LEN_MM / 2, BAR_AWAY = LEN_MM * 3 / 2, LINE_AWAY = 4 * LEN_MM };

typedef struct {
    const Page *page;
    const Map *marks;
    const Style *style;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    FrameBuilder builder;
    Box column;          /* of the page, in which the walk is; no width: it is in none */
    const BarLine *said; /* of the bars so far */
} Margin;

static bool is_left(const Page *page)
{
    return page->master->mirrored && page->is_left;
}

static Len type_left(const Page *page)
{
    return master_type_area(page->master, page->is_left).x;
}

static Len type_width(const Page *page)
{
    return master_type_area(page->master, page->is_left).width;
}

/* NULL: there are none. */
static const Frame *words_line(const Margin *margin, Str text, const Style *looks, Align align)
{
    Style *style = arena_new(margin->arena, Style);
    Rich *rich = arena_new(margin->arena, Rich);
    Run *run = arena_new(margin->arena, Run);
    *style = *looks;
    style->align = align;
    *run = (Run){ .last = text.n, .style = style };
    *rich = (Rich){ .serial = SERIAL_LATE, .text = text, .style = style, .runs = run, .n_runs = 1 };
    const Para *para = text_shape(rich, margin->fonts, margin->arena, margin->diag);
    Lines lines = text_break(para, type_width(margin->page), margin->arena);
    return lines.n ? text_line(para, &lines.at[0], type_width(margin->page), margin->arena) : NULL;
}

static void add_words(Margin *margin, Str text, const Style *looks, Len y, Align align)
{
    const Frame *line = words_line(margin, text, looks, align);
    if (line) frame_add_frame(&margin->builder, line, type_left(margin->page), y);
}

const BarLine *pages_bar_line(const Mark *mark, const Map *marks)
{
    const BarLine *line = map_find(marks, mark->key.text);
    for (const Absorbed *other = mark->absorbed; other; other = other->next) {
        const BarLine *its = map_find(marks, other->cell.key.text);
        if (its && (!line || line->turn < its->turn)) line = its;
    }
    return line;
}

/* Beside a column that others stand outside of, in the gap between them. */
static Len inner_bar(const Page *page, Box column)
{
    enum { IN_GAP = LEN_MM };
    return is_left(page) ? column.x - IN_GAP - BAR_WIDTH : column.x + column.width + IN_GAP;
}

/* That of the type area is its outer edge. */
static bool is_outermost(const Page *page, Box column)
{
    enum { NEAR = LEN_MM };
    Len right = type_left(page) + type_width(page);
    return is_left(page) ? column.x < type_left(page) + NEAR : column.x + column.width > right - NEAR;
}

/* In the outer margin, as high as the thing it stands beside; beside what lies, where its lines begin, in the margin at the foot; of a vertical page in that at the head. */
static Box bar_beside(const Page *page, Box column, Box thing)
{
    const Master *master = page->master;
    if (master->turned) return (Box){ thing.x, master->height - master->foot + BAR_AWAY, thing.width, BAR_WIDTH };
    if (master->vertical) return (Box){ thing.x, master->head - BAR_AWAY - BAR_WIDTH, thing.width, BAR_WIDTH };
    Len outer = is_left(page) ? type_left(page) - BAR_AWAY - BAR_WIDTH : type_left(page) + type_width(page) + BAR_AWAY;
    if (column.width && !is_outermost(page, column)) outer = inner_bar(page, column);
    return (Box){ outer, thing.y, BAR_WIDTH, thing.height };
}

static void add_bars(Margin *margin, const Frame *frame, Len x, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    if (mark && mark->page_column) margin->column = (Box){ x, y, frame->width, frame->height };
    const BarLine *line = mark ? pages_bar_line(mark, margin->marks) : NULL;
    if (line) {
        if (!margin->said || margin->said->turn < line->turn) margin->said = line;
        frame_add_fill(&margin->builder, bar_beside(margin->page, margin->column, (Box){ x, y, frame->width, frame->height }),
                       (Plate){ .filled = true, .fill = margin->style->color });
        return;
    }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME)
            add_bars(margin, frame->items[i].as.frame, x + frame->items[i].x, y + frame->items[i].y);
    if (mark && mark->page_column) margin->column = (Box){ 0 };
}

/* --- rows that are counted --------------------------------------------------------------------------------------------- */

typedef struct {
    Margin *margin;
    const Map *rows;
    int page; /* from 1 */
    int n;    /* so far */
    Len y, x; /* of the last number */
} RowCount;

/* In the outer margin; of records that begin on one line, one beside the other. */
static void add_number(RowCount *count, Len y)
{
    enum { NUMBER_AWAY = 3 * LEN_MM, STEP = 5 * LEN_MM, CLOSE = 2 * LEN_MM };
    Margin *margin = count->margin;
    bool is_beside = count->n > 1 && y - count->y < CLOSE && count->y - y < CLOSE;
    count->x = is_beside ? count->x + STEP : 0;
    count->y = y;
    const Frame *line = words_line(margin, str_printf(margin->arena, "%d", count->n), margin->style, ALIGN_START);
    Len left = type_left(margin->page), right = left + type_width(margin->page);
    Len x = is_left(margin->page) ? left - NUMBER_AWAY - STEP - count->x : right + NUMBER_AWAY + count->x;
    if (line) frame_add_frame(&margin->builder, line, x, y);
}

static void count_rows(RowCount *count, const Frame *frame, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && (mark->role == ROLE_ARTIFACT || mark->sample || mark->repeated)) return;
    PageRow *row = mark ? map_find(count->rows, key_record(mark->key)) : NULL;
    if (row && row->last != count->page) {
        row->last = count->page;
        count->n++;
        if (!row->row) row->row = count->n, row->label = count->margin->page->label;
        add_number(count, y);
    }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) count_rows(count, frame->items[i].as.frame, y + frame->items[i].y);
}

static Align inner_end(const Page *page)
{
    return is_left(page) ? ALIGN_END : ALIGN_START;
}

static Margin margin_begin(const Page *page, const Map *marks, const Style *style, FontBook *fonts, Arena *arena, Diag *diag)
{
    return (Margin){
        .page = page, .marks = marks, .style = style, .fonts = fonts, .arena = arena, .diag = diag, .builder = { .arena = arena }
    };
}

static bool has_folio(const MasterText *text)
{
    bool has = false;
    for (int i = 0; i < text->rich.n_slots; i++) has |= text->rich.slots[i].kind == SLOT_FOLIO;
    return has;
}

/* That of the folio at the foot; of what stands on the inner side already, a line above it.  0: there is neither. */
static Len line_baseline(const Master *master)
{
    Len baseline = 0;
    for (int i = 0; i < master->n_texts; i++) {
        const MasterText *text = &master->texts[i];
        const bool is_inner = text->side == SIDE_INSIDE;
        const Len own = master->height - text->y - (is_inner ? text->rich.style->leading : 0);
        if (text->at_foot && (is_inner || has_folio(text)) && (!baseline || own < baseline)) baseline = own;
    }
    return baseline;
}

/* The revision line, at the foot on the inner side: on the line of the folio, or right below the type area. */
static void add_line(Margin *margin, Str words)
{
    const Master *master = margin->page->master;
    const Frame *line = words_line(margin, words, margin->style, inner_end(margin->page));
    Len baseline = line_baseline(master);
    Len y = baseline && line ? baseline - line->baseline : master->height - master->foot + LINE_AWAY;
    if (line) frame_add_frame(&margin->builder, line, type_left(margin->page), y);
}

/* What a page says that holds nothing: it has lost all, or is there so that the next stays on its side. */
static void add_empty(Margin *margin, Str words)
{
    const Page *page = margin->page;
    add_words(margin, str_replace(margin->arena, words, STR("{page}"), page->label), margin->style, page->master->height / 2,
              ALIGN_CENTER);
}

/* Words between the running heads and the type area. */
static void add_head(Margin *margin, Str words, const Style *style)
{
    const Len y = margin->page->master->head - LINE_AWAY;
    add_words(margin, words, style, y > 0 ? y : 0, inner_end(margin->page));
}

/* The page with what has been put into its margin, which is no part of what it says. */
static const Frame *with_margin(const Margin *margin)
{
    const Page *page = margin->page;
    Mark *mark = arena_new(margin->arena, Mark);
    mark->role = ROLE_ARTIFACT;
    FrameBuilder whole = { .arena = margin->arena };
    frame_add_frame(&whole, page->frame, 0, 0);
    frame_add_frame(&whole, frame_built(&margin->builder, page->master->width, page->master->height, mark), 0, 0);
    return frame_built(&whole, page->master->width, page->master->height, NULL);
}

static Pages *copied(const Pages *pages, Arena *arena)
{
    Pages *copy = arena_new(arena, Pages);
    *copy = *pages;
    copy->pages = arena_array(arena, Page, pages->n_pages);
    for (int i = 0; i < pages->n_pages; i++) copy->pages[i] = pages->pages[i];
    return copy;
}

static Map marks_of(const ReleasePage *recorded, Arena *arena)
{
    Map marks = map_new(arena);
    BarLine *line = arena_new(arena, BarLine);
    for (int i = 0; i < recorded->n_marked; i++) map_put(&marks, recorded->marked[i], line);
    return marks;
}

const Pages *pages_revised(const Document *document, const Pages *pages, const Release *release, const Style *style,
                           FontBook *fonts, Arena *arena, Diag *diag)
{
    Pages *revised = copied(pages, arena);
    for (int i = 0; i < pages->n_pages; i++) {
        Page *page = &revised->pages[i];
        const ReleasePage *recorded = &release->pages[i];
        const bool is_dated = recorded->revised.n, is_branch = recorded->pin.branch;
        if (!is_dated && !is_branch) continue;
        Map marks = marks_of(recorded, arena);
        Margin margin = margin_begin(page, &marks, style, fonts, arena, diag);
        if (is_dated) add_line(&margin, recorded->revised);
        if (recorded->pin.n_slabs == 0) add_empty(&margin, is_branch ? document->blank : document->vacant);
        add_bars(&margin, page->frame, 0, 0);
        if (margin.builder.n) page->frame = with_margin(&margin);
    }
    return revised;
}

const Pages *pages_noted(const Pages *pages, const PageNotes *notes, FontBook *fonts, Arena *arena, Diag *diag)
{
    Pages *noted = copied(pages, arena);
    for (int i = 0; i < pages->n_pages; i++) {
        Page *page = &noted->pages[i];
        Margin margin = margin_begin(page, notes->marks, notes->style, fonts, arena, diag);
        if (notes->marks) add_bars(&margin, page->frame, 0, 0);
        if (margin.said && margin.said->line.n) add_line(&margin, margin.said->line);
        if (notes->rows) {
            RowCount count = { .margin = &margin, .rows = notes->rows, .page = i + 1 };
            count_rows(&count, page->frame, 0);
        }
        if (notes->head.n) add_head(&margin, notes->head, notes->head_style);
        if (margin.builder.n) page->frame = with_margin(&margin);
    }
    return noted;
}
