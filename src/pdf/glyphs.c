/* A run of glyphs as a TJ.  The reader moves by the whole widths of the font; wherever that would lead more than
   0.75/1000 em away from where the glyph belongs, a number in the TJ brings it back (textpen.h).
   Each glyph is asked for with the characters it shows, so that the text can be read back exactly.  Where readers would
   guess blanks (wide gaps) or the glyphs cannot say it, the text of the run is said beside it: /Span ActualText. */
#include "pdf/paint.h"

#include "base/utf8.h"
#include "pdf/textpen.h"

#include <limits.h>

enum {
    COORD = 2,
    SIZE = 3,
    WIDE = 90,
    BACK = -180,           /* 1/1000 em: pdftotext starts a new word, a new line, from about 100 and -200 */
    NO_CHARACTER = 0x200B, /* of a glyph for which no character is left: zero width space */
    BLANK = 0x20
};

/* A TJ under construction. */
typedef struct {
    Painter *painter;
    TextPen pen;
    bool is_open, in_string; /* [ … ] and < … > */
    Posture posture;
    Len from_x, from_y; /* of the run */
    Len across, y;      /* UPRIGHT: of the glyph the pen counts from */
    int start;          /* where in the page its latest part begins, and in the text; where there the next one will */
    int from, cut;
    bool needs_text; /* readers would not find all of the text of this part */
} Show;

static void close_string(Show *show)
{
    if (show->in_string) ink_add(&show->painter->ink, STR(">"));
    show->in_string = false;
}

static void close_show(Show *show)
{
    close_string(show);
    if (show->is_open) ink_add(&show->painter->ink, STR("]TJ\n"));
    show->is_open = false;
}

static void open_string(Show *show)
{
    if (!show->is_open) ink_add(&show->painter->ink, STR("["));
    if (!show->in_string) ink_add(&show->painter->ink, STR("<"));
    show->is_open = show->in_string = true;
}

/* ---- state ---- */

/* F1, F2, … in the order in which the page asks. */
static int name_on_page(Painter *painter, int font)
{
    for (int i = 0; i < painter->page_fonts.n; i++)
        if (painter->page_fonts.at[i] == font) return i + 1;
    *vec_push(&painter->page_fonts) = font;
    return painter->page_fonts.n;
}

static void set_font(Painter *painter, int font, Len size)
{
    if (painter->state.font == font && painter->state.size == size) return;
    ink_add(&painter->ink, STR("/F"));
    ink_number(&painter->ink, name_on_page(painter, font), 0);
    ink_add(&painter->ink, STR(" "));
    ink_points(&painter->ink, size, SIZE);
    ink_add(&painter->ink, STR(" Tf\n"));
    painter->state.font = font;
    painter->state.size = size;
}

static void set_squeeze(Painter *painter, int squeeze)
{
    if (painter->state.squeeze == squeeze) return;
    ink_number(&painter->ink, squeeze, 1);
    ink_add(&painter->ink, STR(" Tz\n"));
    painter->state.squeeze = squeeze;
}

static void set_rise(Painter *painter, Len rise)
{
    ink_points(&painter->ink, rise, SIZE);
    ink_add(&painter->ink, STR(" Ts\n"));
    painter->state.rise = rise;
}

/* Td counts from where the line before began; BT begins at the corner of the page. */
static void move_to(Painter *painter, Len x, Len y)
{
    PaintState *state = &painter->state;
    if (!state->in_text) {
        content_end(painter);
        ink_add(&painter->ink, STR("BT\n"));
        state->in_text = true;
        state->text_x = state->text_y = 0;
    }
    int64_t to_x = ink_rounded(x, COORD), to_y = ink_rounded((LenSum)painter->height - y, COORD);
    ink_number(&painter->ink, to_x - state->text_x, COORD);
    ink_add(&painter->ink, STR(" "));
    ink_number(&painter->ink, to_y - state->text_y, COORD);
    ink_add(&painter->ink, STR(" Td\n"));
    state->text_x = to_x;
    state->text_y = to_y;
}

/* Letters on their side: the line runs down from x, y. */
static void turn_to(Painter *painter, Posture posture, Len x, Len y)
{
    paint_end_text(painter);
    content_end(painter);
    ink_add(&painter->ink, posture == SET_RISING ? STR("BT\n0 1 -1 0 ") : STR("BT\n0 -1 1 0 "));
    ink_points(&painter->ink, x, COORD);
    ink_add(&painter->ink, STR(" "));
    ink_points(&painter->ink, painter->height - y, COORD);
    ink_add(&painter->ink, STR(" Tm\n"));
    painter->state.in_text = true;
}

/* ---- glyphs ---- */

/* A number in a TJ is what is taken off the advance. */
static void bring_pen(Show *show, Len x)
{
    bool is_inside = show->pen.at > 0;
    int64_t move = textpen_move_to(&show->pen, x);
    if (move == 0) return;
    if (is_inside && (move > WIDE || move < BACK)) show->needs_text = true;
    close_string(show);
    if (!show->is_open) ink_add(&show->painter->ink, STR("["));
    show->is_open = true;
    ink_number(&show->painter->ink, show->posture == SET_UPRIGHT ? move : -move, 0); /* down is taken off, too */
}

/* Ts moves along the line here, so what stands beside the axis needs a line of its own. */
static void step_aside(Show *show, const Glyph *glyph)
{
    close_show(show);
    move_to(show->painter, show->from_x + glyph->x, show->from_y + glyph->y);
    show->across = glyph->x;
    show->y = glyph->y;
    show->pen.at = 0;
}

static void show_letter(Show *show, const Glyph *glyph, const Letter *letter, Len size)
{
    Painter *painter = show->painter;
    bool upright = show->posture == SET_UPRIGHT;
    int font = upright ? embed_vertical(painter->fonts, letter->font) : letter->font;
    if (painter->state.font != font) {
        close_show(show);
        set_font(painter, font, size);
    }
    if (!upright && painter->state.rise != -glyph->y) {
        close_show(show);
        set_rise(painter, -glyph->y);
    }
    if (upright && show->across != glyph->x) step_aside(show, glyph);
    bring_pen(show, upright ? glyph->y - show->y : glyph->x);
    open_string(show);
    ink_hex16(&painter->ink, letter->code);
    show->pen.at += upright ? letter->drop : letter->width;
}

/* Where the cluster of glyph `first` ends. */
static int end_of_cluster(const Glyphs *glyphs, int first)
{
    int last = first + 1;
    while (last < glyphs->n_glyphs && glyphs->glyphs[last].cluster == glyphs->glyphs[first].cluster) last++;
    return last;
}

/* The glyphs of a cluster share its characters: one each, the last takes what is left. */
static void show_cluster(Show *show, const Glyphs *glyphs, int first, int last, int from)
{
    int to = last < glyphs->n_glyphs ? glyphs->glyphs[last].cluster : glyphs->text.n;
    for (int i = first; i < last; i++) {
        int end = from;
        if (i == last - 1) end = to;
        else if (from < to) utf8_next(glyphs->text, &end);
        uint32_t text = end > from ? embed_text(show->painter->fonts, str_part(glyphs->text, from, end)) : NO_CHARACTER;
        if (end == from) show->needs_text = true;
        show_letter(show, &glyphs->glyphs[i], embed_letter(show->painter->fonts, glyphs->face, glyphs->glyphs[i].id, text),
                    glyphs->size);
        from = end;
    }
}

/* 14.8.2.5: what parts words in plain text is there to be read, too: at the end of a line, a blank that goes on from its last glyph
   and moves nothing.  false: the face has none. */
static bool show_blank(Show *show, const Glyphs *glyphs)
{
    Painter *painter = show->painter;
    uint32_t blank = font_glyph(glyphs->face, BLANK);
    if (!blank) return false;
    const Letter *letter = embed_letter(painter->fonts, glyphs->face, blank, BLANK);
    int font = show->posture == SET_UPRIGHT ? embed_vertical(painter->fonts, letter->font) : letter->font;
    if (painter->state.font != font) {
        close_show(show);
        set_font(painter, font, glyphs->size);
    }
    open_string(show);
    ink_hex16(&painter->ink, letter->code);
    return true;
}

static Str text_of_part(const Show *show, const Glyphs *glyphs, int to, bool is_parted)
{
    Str text = str_part(glyphs->text, show->from, to);
    return is_parted ? str_printf(show->painter->arena, STR_FMT " ", STR_ARG(text)) : text;
}

/* Ends a part of the run: up to byte `to` of its text all is one piece. */
static void end_part(Show *show, const Glyphs *glyphs, int to)
{
    const TagPiece *piece = show->painter->piece;
    bool is_parted = piece && piece->is_parted && !piece->whole;
    if (is_parted && !show_blank(show, glyphs)) show->needs_text = true;
    close_show(show);
    content_put(show->painter, show->start, show->needs_text ? text_of_part(show, glyphs, to, is_parted) : STR(""));
    show->start = show->painter->ink.n;
    show->from = to;
    show->needs_text = false;
}

/* Where in the text the next part of the run must begin. */
static int next_cut(const Painter *painter)
{
    return painter->piece ? painter->piece->until : INT_MAX;
}

void paint_glyphs(Painter *painter, const Glyphs *glyphs, Len x, Len y)
{
    int64_t written = ink_rounded(glyphs->size, SIZE);
    if (glyphs->n_glyphs == 0 || written <= 0 || glyphs->squeeze <= 0) return;
    paint_end_path(painter);
    paint_set_fill(painter, glyphs->color, USE_LINE);
    bool is_turned = glyphs->posture == SET_SIDEWAYS || glyphs->posture == SET_RISING;
    if (is_turned) turn_to(painter, glyphs->posture, x, y);
    else move_to(painter, x, y);
    set_squeeze(painter, glyphs->squeeze);
    if (painter->state.size != glyphs->size) painter->state.font = -1;
    int along = glyphs->posture == SET_UPRIGHT ? 1000 : glyphs->squeeze; /* Tz is across a vertical line (PDF 32000-1 9.4.4) */
    Show show = { .painter = painter,
                  .pen = textpen_from(written, along),
                  .posture = glyphs->posture,
                  .from_x = x,
                  .from_y = y,
                  .start = painter->ink.n,
                  .cut = next_cut(painter) };
    for (int i = 0, from = 0; i < glyphs->n_glyphs;) {
        int last = end_of_cluster(glyphs, i);
        if (from >= show.cut) {
            end_part(&show, glyphs, from);
            content_take(painter);
            show.cut = next_cut(painter);
        }
        show_cluster(&show, glyphs, i, last, from);
        if (last < glyphs->n_glyphs) from = glyphs->glyphs[last].cluster;
        i = last;
    }
    end_part(&show, glyphs, glyphs->text.n);
    if (painter->state.rise) set_rise(painter, 0);
    if (is_turned) paint_end_text(painter); /* its matrix ends with it */
}
