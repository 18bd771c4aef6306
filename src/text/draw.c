/* What stands on a line, written down: plates behind, glyphs and slots in the order of the text, each reading behind the
   characters it belongs to, signs of stress, links on top. */
#include "text/setter.h"

/* Where the em boxes of a style begin across the line: on one baseline, or about one axis. */
static Len em_top(const Setter *s, const Style *style)
{
    Len top = s->para->rich->style->vertical ? s->middle - style->size / 2 : s->baseline - len_scale(style->size, 88, 100);
    return top - style->raise;
}

/* The y of glyphs: their baseline, or the axis of those that stand upright in a vertical line. */
static Len line_of(const Setter *s, const Stretch *stretch)
{
    if (!s->para->rich->style->vertical) return s->baseline - stretch->style->raise;
    Len below = stretch->posture == SET_SIDEWAYS ? len_scale(stretch->style->size, 38, 100) : 0;
    return s->middle + below - stretch->style->raise;
}

static Len end_of(const Setter *s, int atom)
{
    return s->x[atom - s->first] + s->para->atoms[atom].advance;
}

static Box em_box(const Setter *s, int first, int last, const Style *style)
{
    Len x = s->x[first - s->first], size = style->size;
    Len end = s->x[last - 1 - s->first] +
              (last == s->last ? s->x[last - s->first] - s->x[last - 1 - s->first] : s->para->atoms[last - 1].advance);
    return (Box){ x, em_top(s, style), end - x, size };
}

/* ---- lines under letters and through them ---- */

typedef LineKind LineOf(const Style *style);

static LineKind underline_of(const Style *style)
{
    return style->underline;
}

static LineKind strike_of(const Style *style)
{
    return style->strike;
}

static bool same_color(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* As thick as the face of the largest of its letters has it; three times that where it is double. */
static Pen pen_of(const Stretch *stretch, LineKind kind)
{
    enum { USUALLY = 20 }; /* where the face says nothing: a twentieth of an em */
    const Face *face = stretch->face;
    Len size = stretch->style->size, width = size / USUALLY;
    if (face && face->line_width > 0) width = len_scale(size, face->line_width, face->upem);
    return (Pen){ kind, kind == LINE_DOUBLE ? 3 * width : width, stretch->style->color };
}

/* One line for all letters that have the same, whatever their sizes and however they are raised: by the largest of them.  It stands
   under their em boxes, down the page to the right of them, with as much white as it is thick; or runs through their middle. */
static void draw_line_beside(Setter *s, int first, int last, LineKind kind, bool is_through)
{
    const Para *para = s->para;
    const Stretch *largest = &para->stretches[para->atoms[first].stretch];
    for (int i = first + 1; i < last; i++) {
        const Stretch *stretch = &para->stretches[para->atoms[i].stretch];
        if (stretch->style->size > largest->style->size) largest = stretch;
    }
    Box em = em_box(s, first, last, largest->style);
    Len top = em.y + largest->style->raise; /* of letters that stand on the line */
    Pen pen = pen_of(largest, kind);
    Len away = pen.width / (kind == LINE_DOUBLE ? 3 : 1) + pen.width / 2;
    Len y = is_through ? top + em.height / 2 : para->rich->style->vertical ? top - away : top + em.height + away;
    frame_add_rule(&s->frame, em.x, y, em.width, 0, pen);
}

static void draw_lines(Setter *s, LineOf *kind_of, bool is_through)
{
    for (int first = s->first, last; first < s->last; first = last) {
        LineKind kind = kind_of(style_of(s, first));
        for (last = first + 1; last < s->last; last++)
            if (kind_of(style_of(s, last)) != kind || !same_color(style_of(s, last)->color, style_of(s, first)->color)) break;
        if (kind != LINE_NONE) draw_line_beside(s, first, last, kind, is_through);
    }
}

/* ---- plates, links, slots ---- */

static void draw_plates(Setter *s)
{
    const Style *own = s->para->rich->style;
    for (int first = s->first, last; first < s->last; first = last) {
        const Style *style = style_of(s, first);
        for (last = first + 1; last < s->last && style_of(s, last) == style; last++) continue;
        if (!is_visible_plate(style, own)) continue;
        Edges pad = style->plate.padding;
        frame_add_fill(&s->frame,
                       box_inset(em_box(s, first, last, style), (Edges){ -pad.left, -pad.top, -pad.right, -pad.bottom }),
                       style->plate);
    }
}

static void draw_links(Setter *s)
{
    const Run *runs = s->para->rich->runs;
    for (int first = s->first, last; first < s->last; first = last) {
        Str link = runs[s->para->atoms[first].run].link;
        for (last = first + 1; last < s->last && str_equal(runs[s->para->atoms[last].run].link, link); last++) continue;
        if (!link.n) continue;
        Box box = em_box(s, first, last, style_of(s, first));
        frame_add(&s->frame, ITEM_LINK, box.x, box.y)->as.link =
            (Link){ box.width, box.height, link, s->para->atoms[first].first };
    }
}

static const Key *place_of(const Setter *s, int atom)
{
    return s->para->rich->runs[s->para->atoms[atom].run].place;
}

static bool has_places(const Rich *rich)
{
    bool any = false;
    for (int i = 0; i < rich->n_runs && !any; i++) any = rich->runs[i].place;
    return any;
}

/* Words that are reached by themselves are reached where they begin: a frame with nothing in it but their name. */
static void draw_places(Setter *s)
{
    for (int i = s->first; i < s->last && has_places(s->para->rich); i++) {
        const Key *place = place_of(s, i);
        if (!place || (i > 0 && place_of(s, i - 1) == place)) continue;
        int last = i + 1;
        while (last < s->last && place_of(s, last) == place) last++;
        Mark *mark = arena_new(s->arena, Mark);
        *mark = (Mark){ .key = *place, .where = s->para->rich->where };
        Box box = em_box(s, i, last, style_of(s, i));
        frame_add_frame(&s->frame, frame_built(&(FrameBuilder){ .arena = s->arena }, box.width, box.height, mark), box.x, box.y);
    }
}

static void draw_slot(Setter *s, int i)
{
    const Atom *atom = &s->para->atoms[i];
    Len width = atom->advance + (atom->fills ? s->rest : 0);
    const Style *style = style_of(s, i);
    const Slot *slot = &s->para->rich->slots[atom->slot];
    Align align = atom->fills ? text_align(s->para, s->first) : slot->align; /* what has all the room stands as its line does */
    Len y = s->para->rich->style->vertical ? s->middle : s->baseline;
    frame_add(&s->frame, ITEM_SLOT, s->x[i - s->first], y - style->raise)->as.slot =
        (SlotBox){ slot, width, style, align == ALIGN_JUSTIFY ? ALIGN_START : align };
}

/* Copies the glyphs of an atom to x; their clusters count from byte `origin`. */
static Glyph *copy_glyphs(const Para *para, const Atom *atom, Len x, int origin, Glyph *out)
{
    for (int g = 0; g < atom->n_glyphs; g++) {
        *out = para->glyphs[atom->glyph + g];
        out->x += x;
        out->cluster -= origin;
        out++;
    }
    return out;
}

static void add_glyphs(FrameBuilder *frame, Len x, Len y, const Stretch *stretch, const Glyph *glyphs, int n, Str text, int at)
{
    frame_add(frame, ITEM_GLYPHS, x, y)->as.glyphs = (Glyphs){ stretch->face,
                                                               stretch->style->size,
                                                               style_squeeze(stretch->style),
                                                               stretch->style->color,
                                                               glyphs,
                                                               n,
                                                               text,
                                                               at,
                                                               stretch->posture,
                                                               false };
}

static void draw_icon(Setter *s, int i)
{
    const Frame *frame = icon_frame(s->para, &s->para->atoms[i], s->arena);
    frame_add_frame(&s->frame, frame, s->x[i - s->first], em_top(s, style_of(s, i)));
}

/* Dots stand flush with what follows them, so that those of neighbouring lines stand under each other.  They are an
   ornament: a frame of their own, marked as artifact. */
static void draw_leader(Setter *s, int i)
{
    const Para *para = s->para;
    const Atom *atom = &para->atoms[i];
    const Stretch *stretch = &para->stretches[atom->stretch];
    Str text = str_part(para->rich->text, atom->first, atom->last);
    Len unit = atom->advance / 3, room = atom->advance + s->rest;
    int n = unit > 0 ? room / unit : 0;
    if (!n || !stretch->face) return;
    Glyph *glyphs = arena_array(s->arena, Glyph, n * atom->n_glyphs), *out = glyphs;
    StrBuilder said = { .arena = s->arena };
    for (int k = 0; k < n; k++) {
        out = copy_glyphs(para, atom, k * unit, atom->first - said.n, out);
        str_add(&said, text);
    }
    Mark *mark = arena_new(s->arena, Mark);
    *mark = (Mark){ .role = ROLE_ARTIFACT, .key = para->rich->key, .where = para->rich->where, .repeated = true };
    FrameBuilder dots = { .arena = s->arena };
    add_glyphs(&dots, 0, line_of(s, stretch), stretch, glyphs, (int)(out - glyphs), str_built(&said), atom->first);
    frame_add_frame(&s->frame, frame_built(&dots, n * unit, s->height, mark), s->x[i - s->first] + room - n * unit, 0);
}

static bool ends_reading(const Para *para, int end)
{
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each && para->glosses[i].last == end) return true;
    return false;
}

/* A run goes on as long as face and style do, and the text does: a hint between two atoms is not shown. */
static bool continues(const Setter *s, int i, int first, const Stretch *stretch)
{
    const Atom *atom = &s->para->atoms[i];
    if (i > first && (atom[-1].last != atom->first || ends_reading(s->para, i))) return false;
    const Stretch *own = &s->para->stretches[atom->stretch];
    return atom->slot < 0 && !atom->fills && !icon_of(s->para, atom) && own->face == stretch->face &&
           own->style == stretch->style && own->posture == stretch->posture && !(own->abreast && i > first);
}

static int draw_text(Setter *s, int first)
{
    const Para *para = s->para;
    const Stretch *stretch = &para->stretches[para->atoms[first].stretch];
    int last = first, n = 0;
    for (; last < s->last && continues(s, last, first, stretch); last++) n += para->atoms[last].n_glyphs;
    if (!stretch->face) return last;
    Len x = s->x[first - s->first];
    int origin = para->atoms[first].first;
    Glyph *glyphs = arena_array(s->arena, Glyph, n), *out = glyphs;
    for (int i = first; i < last; i++) out = copy_glyphs(para, &para->atoms[i], s->x[i - s->first] - x, origin, out);
    Str text = str_part(para->rich->text, origin, para->atoms[last - 1].last);
    add_glyphs(&s->frame, x, line_of(s, stretch), stretch, glyphs, n, text, origin);
    return last;
}

/* Of a word that goes on in the next line: a soft hyphen, no character of its text (PDF 32000-1 14.8.2.2.3). */
static void draw_hyphen(Setter *s)
{
    const Para *para = s->para;
    if (s->last == s->first || s->last != s->line->last || !para->seams[s->last - 1].parts_word) return;
    const Atom *atom = &para->atoms[s->last - 1];
    const Stretch *stretch = &para->stretches[atom->stretch];
    Glyph *glyph = arena_new(s->arena, Glyph);
    *glyph = (Glyph){ .id = hyphen_glyph(stretch->face), .advance = hyphen_width(stretch) };
    char *soft = arena_array(s->arena, char, 5);
    Str text = { soft, utf8_encode(SOFT_HYPHEN, soft) };
    add_glyphs(&s->frame, end_of(s, s->last - 1), line_of(s, stretch), stretch, glyph, 1, text, atom->last);
    s->frame.at[s->frame.n - 1].as.glyphs.is_hyphen = true;
}

/* One reading as wide as its share. */
static const Frame *frame_of_reading(const Setter *s, const Para *para, Len share)
{
    Len white = share - para->max_width;
    Line line = { .last = para->n_atoms, .width = para->max_width, .ends_paragraph = true };
    if (white > 0) {
        line.indent = white / (2 * para->n_atoms);
        line.adjust = para->n_atoms > 1 ? white - 2 * line.indent : 0;
    }
    Frame *frame = arena_new(s->arena, Frame);
    *frame = *text_line(para, &line, len_max(share, para->max_width), s->arena);
    frame->n_shares = 0;
    return frame;
}

static void add_reading(Setter *s, const Gloss *gloss, int i, Len x, Len share)
{
    const Para *para = gloss->readings[i];
    Len top = em_top(s, style_of(s, gloss->heads[i])) - para->rich->style->size;
    frame_add_frame(&s->frame, frame_of_reading(s, para, share), x, top);
}

/* Readings first … last-1 of a gloss, one behind the other from x to end: each has of what is over what is due to its length. */
static void draw_in_a_row(Setter *s, const Gloss *gloss, int first, int last, Len x, Len end)
{
    Len white = end - x;
    int n_atoms = 0;
    for (int i = first; i < last; i++) {
        white -= gloss->readings[i]->max_width;
        n_atoms += gloss->readings[i]->n_atoms;
    }
    if (white < 0 && first > 0) x += white; /* of a torn compound, the second part ends where the compound does */
    for (int i = first; i < last; i++) {
        const Para *para = gloss->readings[i];
        Len share = para->max_width + (white > 0 ? len_scale(white, para->n_atoms, n_atoms) : 0);
        add_reading(s, gloss, i, x, share);
        x += share;
    }
}

static Len room_over(const Setter *s, const Gloss *gloss, int reading)
{
    int behind = reading + 1 < gloss->n_readings ? gloss->heads[reading + 1] : gloss->last;
    return end_of(s, (behind < s->last ? behind : s->last) - 1) - s->x[gloss->heads[reading] - s->first];
}

/* Each reading is a text of its own: its frame says so, and follows that of its characters.  Of a compound that lies on two
   lines, those of this one: each over its own characters again, if all have room there (JLReq 3.3.6). */
static void draw_reading(Setter *s, const Gloss *gloss)
{
    int first = 0, last = gloss->n_readings;
    while (first < last && gloss->heads[first] < s->first) first++;
    while (last > first && gloss->heads[last - 1] >= s->last) last--;
    if (first == last) return;
    bool apart = last - first < gloss->n_readings;
    for (int i = first; i < last; i++) apart = apart && gloss->readings[i]->max_width <= room_over(s, gloss, i);
    for (int i = first; i < last && apart; i++)
        add_reading(s, gloss, i, s->x[gloss->heads[i] - s->first], room_over(s, gloss, i));
    if (apart) return;
    Len x = s->x[gloss->heads[first] - s->first] - (first == 0 ? gloss->out : 0);
    Len end = gloss->last <= s->last ? end_of(s, gloss->last - 1) + gloss->over : end_of(s, s->last - 1);
    draw_in_a_row(s, gloss, first, last, x, end);
}

/* The signs show no text: they are ornaments. */
static const Frame *frame_of_sign(const Setter *s, const Para *para)
{
    const Line line = { .last = para->n_atoms, .width = para->max_width, .ends_paragraph = true };
    const Frame *shown = text_line(para, &line, para->max_width, s->arena);
    Mark *mark = arena_new(s->arena, Mark);
    FrameBuilder builder = { .arena = s->arena };
    *mark = (Mark){ .role = ROLE_ARTIFACT, .key = para->rich->key, .where = para->rich->where, .repeated = true };
    for (int i = 0; i < shown->n_items; i++) {
        Item *item = frame_add(&builder, shown->items[i].kind, 0, 0);
        *item = shown->items[i];
        if (item->kind == ITEM_GLYPHS) item->as.glyphs.text = STR("");
    }
    return frame_built(&builder, shown->width, shown->height, mark);
}

/* JLReq 3.3.9: over each character but marks and blanks. */
static bool takes_sign(const Atom *atom)
{
    switch ((JClass)atom->jclass) {
    case OPENING:
    case CLOSING:
    case FULL_STOP:
    case COMMA:
    case MIDDLE_DOT:
    case SPACE:
    case WIDE_SPACE:
    case BOUND_SPACE:
    case LINE_FEED:
    case PLAIN_OPENING:
    case PLAIN_CLOSING:
    case PLAIN_STOP:
    case DIVIDING:
    case LEADER: return false;
    default: return true;
    }
}

static void draw_signs(Setter *s, const Gloss *gloss)
{
    const Frame *sign = frame_of_sign(s, gloss->readings[0]);
    Len width = gloss->width;
    for (int i = gloss->first < s->first ? s->first : gloss->first; i < gloss->last && i < s->last; i++) {
        const Style *style = style_of(s, i);
        Len top = em_top(s, style) - gloss->readings[0]->rich->style->size;
        if (!takes_sign(&s->para->atoms[i])) continue;
        frame_add_frame(&s->frame, sign, s->x[i - s->first] + (s->para->atoms[i].advance - width) / 2, top);
    }
}

static void draw_readings(Setter *s, int end)
{
    for (int i = 0; i < s->para->n_glosses; i++) {
        const Gloss *gloss = &s->para->glosses[i];
        bool ends = gloss->last == end || (end == s->last && gloss->last > end && gloss->first < end);
        if (!gloss->each && ends && gloss->last > s->first) draw_reading(s, gloss);
    }
}

static void draw_emphasis(Setter *s)
{
    for (int i = 0; i < s->para->n_glosses; i++)
        if (s->para->glosses[i].each) draw_signs(s, &s->para->glosses[i]);
}

static void draw_atoms(Setter *s)
{
    for (int i = s->first; i < s->last;) {
        const Atom *atom = &s->para->atoms[i];
        if (atom->slot >= 0) draw_slot(s, i++);
        else if (atom->fills) draw_leader(s, i++);
        else if (icon_of(s->para, atom)) draw_icon(s, i++);
        else i = draw_text(s, i);
        draw_readings(s, i);
    }
}

void draw_line(Setter *s)
{
    draw_plates(s);
    draw_places(s);
    draw_lines(s, underline_of, false);
    draw_atoms(s);
    draw_hyphen(s);
    draw_emphasis(s);
    draw_lines(s, strike_of, true);
    draw_links(s);
}
