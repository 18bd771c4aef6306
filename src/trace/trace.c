/* One line per item in the order of painting, a level deeper inside each marked frame.  Lengths in millimetres, two
   decimals, from the corner of the trimmed page: what a ruler laid on the print would say. */
#include "trace/trace.h"

#include "base/file.h"
#include "base/vec.h"
#include "font/font.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    FILE *out;
    int depth;
    const Mark *mark; /* of the frame we are in */
} Trace;

static void begin_line(const Trace *trace, const char *what)
{
    fprintf(trace->out, "%*s%-5s ", 2 * trace->depth, "", what);
}

/* 0.00, never -0.00. */
static void write_mm(const Trace *trace, Len length)
{
    double mm = len_to_mm(length);
    fprintf(trace->out, " %7.2f", mm > -0.005 && mm < 0.005 ? 0.0 : mm);
}

static void write_mm_tight(const Trace *trace, const char *name, Len length)
{
    fprintf(trace->out, " %s%.2f", name, len_to_mm(length));
}

static void write_color(const Trace *trace, Color color)
{
    fprintf(trace->out, " #%02X%02X%02X", color.red, color.green, color.blue);
}

static void write_quoted(const Trace *trace, Str text)
{
    fputs(" \"", trace->out);
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        if (c == '"' || c == '\\') fputc('\\', trace->out);
        if (c == '\n') fputs("\\n", trace->out);
        else fputc(c, trace->out);
    }
    fputc('"', trace->out);
}

/* "9.0pt": one decimal where that is exact. */
static void write_points(const Trace *trace, Len size)
{
    fprintf(trace->out, size % (LEN_PT / 10) ? " %.2fpt" : " %.1fpt", len_to_pt(size));
}

static bool is_black(Color color)
{
    return color.red == 0 && color.green == 0 && color.blue == 0;
}

/* Where the words came from; those of the layout say nothing. */
static void write_sources(const Trace *trace, int first, int last)
{
    static const char *const kinds[] = { [SOURCE_TYPED] = "<", [SOURCE_AGAIN] = "<<", [SOURCE_COMPUTED] = "=" };
    for (int i = 0; trace->mark && i < trace->mark->n_sources; i++) {
        const SourceSpan *span = &trace->mark->sources[i];
        const Source *source = &span->source;
        if (span->last <= first || span->first >= last) continue;
        fprintf(trace->out, " %s", kinds[source->kind]);
        if (source->record.n) fprintf(trace->out, STR_FMT "#" STR_FMT, STR_ARG(source->record), STR_ARG(source->field));
    }
}

static void trace_glyphs(const Trace *trace, const Glyphs *glyphs, Len x, Len y)
{
    begin_line(trace, "text");
    write_mm(trace, x);
    write_mm(trace, y);
    fprintf(trace->out, "  " STR_FMT, STR_ARG(glyphs->face->postscript_name));
    write_points(trace, glyphs->size);
    const Glyph *last = glyphs->n_glyphs ? &glyphs->glyphs[glyphs->n_glyphs - 1] : NULL;
    bool upright = glyphs->posture == SET_UPRIGHT;
    write_mm_tight(trace, upright ? "h=" : "w=", !last ? 0 : upright ? last->y + last->advance : last->x + last->advance);
    if (glyphs->posture == SET_SIDEWAYS) fputs(" sideways", trace->out);
    if (glyphs->posture == SET_RISING) fputs(" rising", trace->out);
    if (glyphs->squeeze != 1000) fprintf(trace->out, " squeeze=%.1f%%", glyphs->squeeze / 10.0);
    if (!is_black(glyphs->color)) write_color(trace, glyphs->color);
    write_quoted(trace, glyphs->text);
    write_sources(trace, glyphs->at, glyphs->at + glyphs->text.n);
    fputc('\n', trace->out);
}

static const char *const line_kinds[] = { DECORATION_CHOICES(CHOICE_WORD) };

static void write_pen(const Trace *trace, const Pen *pen)
{
    fprintf(trace->out, " %s", line_kinds[pen->kind]);
    write_mm_tight(trace, "", pen->width);
    if (!is_black(pen->color)) write_color(trace, pen->color);
}

static void trace_rule(const Trace *trace, const Rule *rule, Len x, Len y)
{
    begin_line(trace, "rule");
    write_mm(trace, x);
    write_mm(trace, y);
    write_mm(trace, rule->dx);
    write_mm(trace, rule->dy);
    write_pen(trace, &rule->pen);
    fputc('\n', trace->out);
}

static void write_box(const Trace *trace, const char *what, Box box)
{
    begin_line(trace, what);
    write_mm(trace, box.x);
    write_mm(trace, box.y);
    write_mm(trace, box.width);
    write_mm(trace, box.height);
}

/* Its points one after the other, those with which a part begins behind a bar, handles of curves behind a wave; of many parts only how
   many there are. */
static void trace_contour(const Trace *trace, const Contour *contour, Len x, Len y)
{
    enum { MOST_PARTS = 4 };
    static const char *const signs[] = { [STEP_LINE] = "", [STEP_BEGIN] = " |", [STEP_HANDLE] = " ~" };
    int n_parts = 0;
    for (int i = 0; i < contour->n; i++) n_parts += contour->points[i].step == STEP_BEGIN;
    if (n_parts > MOST_PARTS) fprintf(trace->out, " parts=%d", n_parts);
    for (int i = 0; i < contour->n && n_parts <= MOST_PARTS; i++) {
        const PathPoint *point = &contour->points[i];
        fputs(signs[point->step], trace->out);
        write_mm(trace, x + point->x);
        write_mm(trace, y + point->y);
    }
}

static void trace_fill(const Trace *trace, const Fill *fill, Len x, Len y)
{
    write_box(trace, "fill", (Box){ x, y, fill->width, fill->height });
    if (fill->plate.filled) write_color(trace, fill->plate.fill);
    if (fill->plate.radius) write_mm_tight(trace, "r=", fill->plate.radius);
    if (fill->plate.pen.kind != LINE_NONE) write_pen(trace, &fill->plate.pen);
    if (fill->contour) trace_contour(trace, fill->contour, x, y);
    fputc('\n', trace->out);
}

static void trace_path(const Trace *trace, const Path *path, Len x, Len y)
{
    begin_line(trace, "path");
    if (path->is_filled) write_color(trace, path->fill);
    if (path->pen.kind != LINE_NONE) write_pen(trace, &path->pen);
    if (path->dash) write_mm_tight(trace, "dash=", path->dash);
    trace_contour(trace, &path->contour, x, y);
    fputc('\n', trace->out);
}

/* Where some of it is cut off, where all of it would be. */
static void trace_picture(const Trace *trace, const PictureBox *box, Len x, Len y)
{
    static const char *const spaces[] = { [PICTURE_GREY] = "grey", [PICTURE_RGB] = "rgb", [PICTURE_CMYK] = "cmyk" };
    const Picture *picture = box->picture;
    bool is_cut = box->whole.width > box->width || box->whole.height > box->height;
    write_box(trace, "image", (Box){ x, y, box->width, box->height });
    fprintf(trace->out, " " STR_FMT, STR_ARG(file_name(picture->path)));
    if (picture->drawing) fprintf(trace->out, " paths=%d", picture->drawing->n_paths);
    else fprintf(trace->out, " %dx%d", picture_wide(picture), picture_high(picture));
    fprintf(trace->out, " %s%s", spaces[picture->space], picture->has_alpha ? " alpha" : "");
    if (picture->turn != 1) fprintf(trace->out, " turn=%d", picture->turn);
    if (is_cut)
        write_box(&(Trace){ .out = trace->out }, " of",
                  (Box){ x + box->whole.x, y + box->whole.y, box->whole.width, box->whole.height });
    fputc('\n', trace->out);
}

static void trace_link(const Trace *trace, const Link *link, Len x, Len y)
{
    write_box(trace, "link", (Box){ x, y, link->width, link->height });
    fprintf(trace->out, " -> " STR_FMT "\n", STR_ARG(link->target));
}

static void trace_slot(const Trace *trace, const SlotBox *slot, Len x, Len y)
{
    static const char *const kinds[] = {
        [SLOT_FOLIO] = "folio",     [SLOT_FOLIO_OF] = "folio-of", [SLOT_PAGES_OF] = "pages",  [SLOT_PAGE_OF] = "page-of",
        [SLOT_RUNNING] = "running", [SLOT_NOTE] = "note",         [SLOT_CARRIED] = "carried", [SLOT_PAGE_SUM] = "page-sum"
    };
    begin_line(trace, "slot");
    write_mm(trace, x);
    write_mm(trace, y);
    write_mm_tight(trace, "w=", slot->width);
    fprintf(trace->out, " %s " STR_FMT "\n", kinds[slot->slot->kind], STR_ARG(slot->slot->name));
}

static void trace_mark(const Trace *trace, const Frame *frame, Len x, Len y)
{
    const Mark *mark = frame->mark;
    begin_line(trace, "frame");
    fprintf(trace->out, "%s", role_word(mark->role));
    if (mark->role == ROLE_HEADING && mark->level) fprintf(trace->out, "%d", mark->level);
    if (mark->key.text.n) fprintf(trace->out, " " STR_FMT, STR_ARG(mark->key.text));
    write_mm(trace, x);
    write_mm(trace, y);
    write_mm(trace, frame->width);
    write_mm(trace, frame->height);
    if (mark->column_span > 1 || mark->row_span > 1) fprintf(trace->out, " span=%dx%d", mark->column_span, mark->row_span);
    if (mark->repeated) fputs(" (repeat)", trace->out);
    if (mark->sample) fputs(" (sample)", trace->out);
    fputc('\n', trace->out);
    if (!mark->spoken.n) return;
    begin_line(&(Trace){ .out = trace->out, .depth = trace->depth + 1 }, "says");
    write_quoted(trace, mark->bookmark);
    fputc('\n', trace->out);
}

/* How a justified line came to its width: one line for each priority, the seams by their characters, alike ones together. */
static void trace_shares(const Trace *trace, const Frame *frame)
{
    for (int i = 0; i < frame->n_shares;) {
        const Share *first = &frame->shares[i];
        Len all = 0;
        int end = i;
        for (; end < frame->n_shares && frame->shares[end].rank == first->rank; end++) all += frame->shares[end].amount;
        begin_line(trace, first->amount < 0 ? "take" : "give");
        fprintf(trace->out, " %d %+.2f =", first->rank, len_to_mm(all));
        for (int k = i; k < end; k++) {
            const Share *share = &frame->shares[k];
            bool changes = k + 1 == end || abs(share->amount - share[1].amount) > 1;
            fprintf(trace->out, " " STR_FMT "|" STR_FMT, STR_ARG(share->before), STR_ARG(share->after));
            if (changes) fprintf(trace->out, " %+.3f", len_to_mm(share->amount));
        }
        fputc('\n', trace->out);
        i = end;
    }
}

static void walk_frame(const Trace *outer, const Frame *frame, Len x, Len y)
{
    Trace trace = *outer;
    if (frame->mark) {
        trace_mark(outer, frame, x, y);
        trace.depth++;
        trace.mark = frame->mark;
        trace_shares(&trace, frame);
    }
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        Len at_x = x + item->x, at_y = y + item->y;
        switch (item->kind) {
        case ITEM_GLYPHS: trace_glyphs(&trace, &item->as.glyphs, at_x, at_y); break;
        case ITEM_RULE: trace_rule(&trace, &item->as.rule, at_x, at_y); break;
        case ITEM_FILL: trace_fill(&trace, &item->as.fill, at_x, at_y); break;
        case ITEM_PATH: trace_path(&trace, &item->as.path, at_x, at_y); break;
        case ITEM_PICTURE: trace_picture(&trace, &item->as.picture, at_x, at_y); break;
        case ITEM_LINK: trace_link(&trace, &item->as.link, at_x, at_y); break;
        case ITEM_SLOT: trace_slot(&trace, &item->as.slot, at_x, at_y); break;
        case ITEM_FRAME: walk_frame(&trace, item->as.frame, at_x, at_y); break;
        }
    }
}

/* --- pages as they come ------------------------------------------------------------------------------------------- */

/* Bytes of the text. */
typedef struct {
    size_t first, end;
} TracedPage;

struct Tracing {
    FILE *out; /* into the text */
    char *text;
    size_t n;
    Vec(TracedPage) pages; /* by number */
};

Tracing *trace_open(Arena *arena)
{
    Tracing *tracing = arena_new(arena, Tracing);
    tracing->pages.arena = arena;
    tracing->out = open_memstream(&tracing->text, &tracing->n);
    if (!tracing->out) base_out_of_memory();
    return tracing;
}

static void write_page(FILE *out, const Page *page, int number)
{
    fprintf(out, "page %d \"" STR_FMT "\" %.2fx%.2f %s\n", number + 1, STR_ARG(page->label), len_to_mm(page->master->width),
            len_to_mm(page->master->height), page->is_left ? "left" : "right");
    walk_frame(&(Trace){ .out = out, .depth = 1 }, page->frame, 0, 0);
    if (!page->beside) return;
    fputs("  beside\n", out);
    walk_frame(&(Trace){ .out = out, .depth = 2 }, page->beside, 0, 0);
}

static void take_page(void *taker, const Page *page, int number)
{
    Tracing *tracing = taker;
    size_t first = tracing->n;
    write_page(tracing->out, page, number);
    if (fflush(tracing->out) != 0) base_out_of_memory();
    while (tracing->pages.n <= number) *vec_push(&tracing->pages) = (TracedPage){ 0 };
    tracing->pages.at[number] = (TracedPage){ first, tracing->n };
}

PageTaker trace_taker(Tracing *tracing)
{
    return (PageTaker){ .take = take_page, .taker = tracing };
}

Str trace_page(const Tracing *tracing, int number)
{
    const TracedPage *page = &tracing->pages.at[number];
    return (Str){ tracing->text + page->first, (int)(page->end - page->first) };
}

void trace_close(Tracing *tracing)
{
    fclose(tracing->out);
    free(tracing->text);
}
