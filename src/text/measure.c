/* A draft → a paragraph in its sizes.  Glyphs are scaled, brackets, commas and dots are cut down to their bodies: a full-width 「
   is half an em of bracket behind half an em of white, and the white is the seams' affair (JLReq 3.1.2).  Then everything is added
   up. */
#include "text/steps.h"

#include "base/utf8.h"

#include <hb.h>
#include <string.h>

typedef struct {
    Para *para;
    const Glyph *units; /* of the draft */
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
} Measurer;

/* ---- bodies and their white ---- */

/* White at the left (side 0) and right (side 1) of a glyph.  In a full-width glyph it is as wide as the rule says;
   a proportional one has what its designer left beyond half an em, and never more than lies beside the ink. */
static Len white_beside(const Face *face, const Glyph *glyph, Len em, int side, Len asked)
{
    if (glyph->advance >= em) return asked;
    Len excess = glyph->advance - em / 2;
    hb_glyph_extents_t ink;
    if (excess <= 0 || !hb_font_get_glyph_extents(face->hb_font, glyph->id, &ink)) return 0;
    Len left = len_scale(em, ink.x_bearing, face->upem);
    Len right = glyph->advance - len_scale(em, ink.x_bearing + ink.width, face->upem);
    return len_max(0, len_min(excess, side == 0 ? left : right));
}

static void cut_to_body(Atom *atom, Glyph *glyph, const Face *face, Len em)
{
    switch ((JClass)atom->jclass) {
    case OPENING: atom->before = white_beside(face, glyph, em, 0, em / 2); break;
    case CLOSING:
    case FULL_STOP:
    case COMMA: atom->after = white_beside(face, glyph, em, 1, em / 2); break;
    case MIDDLE_DOT: atom->before = atom->after = glyph->advance >= em ? em / 4 : 0; break;
    case SPACE: atom->advance = atom->after = em / 3; break; /* JLReq 3.2.6, whatever the face says */
    case WIDE_SPACE: atom->after = atom->advance; break;
    default: return;
    }
    glyph->x -= atom->before;
    atom->advance -= atom->before + atom->after;
}

/* ---- atoms ---- */

/* The glyphs of one cluster. */
static void measure_cluster(const Measurer *m, Atom *atom)
{
    const Stretch *stretch = &m->para->stretches[atom->stretch];
    Len size = stretch->style->size, em = style_em(stretch->style);
    int upem = stretch->face->upem;
    Glyph *glyphs = &m->para->glyphs[atom->glyph];
    for (int i = 0; i < atom->n_glyphs; i++) {
        const Glyph *unit = &m->units[atom->glyph + i];
        glyphs[i].x = atom->advance + (unit->x ? len_scale(em, unit->x, upem) : 0);
        glyphs[i].y = unit->y ? len_scale(size, unit->y, upem) : 0;
        glyphs[i].advance = len_scale(em, unit->advance, upem);
        atom->advance += glyphs[i].advance;
    }
    if (atom->n_glyphs == 1) cut_to_body(atom, glyphs, stretch->face, em);
}

/* Several clusters side by side: how wide they are. */
static Len measure_side_by_side(const Measurer *m, const Atom *atom)
{
    const Para *para = m->para;
    Len width = 0;
    for (int first = atom->glyph, end = first + atom->n_glyphs, last; first < end; first = last) {
        int cluster = m->units[first].cluster;
        for (last = first + 1; last < end && m->units[last].cluster == cluster; last++) continue;
        Atom one = { .glyph = first, .n_glyphs = last - first, .stretch = atom->stretch };
        one.jclass = (uint8_t)class_of_text(para->rich->text, cluster, para->stretches[atom->stretch].style);
        measure_cluster(m, &one);
        for (int i = first; i < last; i++) para->glyphs[i].x += width + one.before;
        width += one.before + one.advance + one.after;
    }
    return width;
}

/* The room of a slot is as wide as the text that surely is as wide as what will fill it. */
static Len width_of_room(const Measurer *m, const Slot *slot, const Style *style)
{
    const Rich *rich = m->para->rich;
    Run run = { .last = slot->room.n, .style = style };
    Rich room = { .key = rich->key, .where = rich->where, .text = slot->room, .style = style, .runs = &run, .n_runs = 1 };
    const Para *para = text_shape(&room, m->fonts, m->arena, m->diag);
    return len_max(0, para->max_width - style->indent);
}

static void measure_atom(const Measurer *m, Atom *atom)
{
    const Stretch *stretch = &m->para->stretches[atom->stretch];
    if (atom->slot >= 0) {
        atom->advance = width_of_room(m, &m->para->rich->slots[atom->slot], stretch->style);
    } else if (icon_of(m->para, atom)) {
        atom->advance = icon_length(m->para->rich, icon_of(m->para, atom), stretch->style->size);
    } else if (atom->jclass == LEADER) { /* three times as wide as its text: fewer repeats are no leader; half an em off */
        atom->advance = 3 * measure_side_by_side(m, atom);
        atom->before = style_em(stretch->style) / 2;
    } else if (stretch->abreast) {
        measure_side_by_side(m, atom);
        atom->advance = style_em(stretch->style);
    } else if (atom->n_glyphs) {
        measure_cluster(m, atom);
    } else if (!stretch->face && atom->jclass != LINE_FEED) { /* an error: the text keeps its place */
        atom->advance = style_em(stretch->style);
    }
}

/* ---- sums ---- */

static void measure_groups(Para *para)
{
    for (int i = 0; i < para->n_groups; i++) {
        Group *group = &para->groups[i];
        LenSum width = para->atoms[group->last - 1].advance;
        for (int k = group->first; k + 1 < group->last; k++) width += para->atoms[k].advance + para->seams[k].space;
        group->width = (Len)(width > INT32_MAX ? INT32_MAX : width);
    }
}

static LenSum longer(LenSum a, LenSum b)
{
    return a > b ? a : b;
}

/* Of several blanks one after the other a line end uses up all, as it does one. */
static bool hangs(const Para *para, int atom)
{
    return atom > 0 && is_blank(&para->atoms[atom]) && is_blank(&para->atoms[atom - 1]) && !para->seams[atom - 1].must_break;
}

/* Running sums, and the two widths a column asks for, indents included. */
static void add_up(Para *para, Arena *arena)
{
    const Style *style = para->rich->style;
    para->starts = arena_array(arena, LenSum, para->n_atoms + 1);
    para->takes = arena_array(arena, LenSum, para->n_atoms + 1);
    para->opens = arena_array(arena, int, para->n_atoms + 1);
    para->ends = arena_array(arena, int, para->n_atoms);
    LenSum widest_piece = 0, widest_line = 0;
    LenSum piece = -para->lead - style->indent, line = piece; /* where they would begin at x = 0 */
    for (int i = 0; i < para->n_atoms; i++) {
        const Seam *seam = &para->seams[i];
        para->ends[i] = hangs(para, i) ? para->ends[i - 1] : i;
        LenSum end = para->starts[para->ends[i]] + para->atoms[para->ends[i]].advance;
        para->starts[i + 1] = para->starts[i] + para->atoms[i].advance + seam->space;
        para->takes[i + 1] = para->takes[i] + seam->take;
        para->opens[i + 1] = para->opens[i] + seam_opens(seam);
        if (!seam->may_break) continue;
        widest_piece = longer(widest_piece, end + seam->tail - piece);
        piece = para->starts[i + 1] - seam->lead - (seam->must_break ? style->indent : style->hang);
        if (!seam->must_break) continue;
        widest_line = longer(widest_line, end + seam->tail - line);
        line = piece;
    }
    para->min_width = (Len)(widest_piece > INT32_MAX ? INT32_MAX : widest_piece);
    para->max_width = (Len)(widest_line > INT32_MAX ? INT32_MAX : widest_line);
}

/* ---- all ---- */

static void *copied(Arena *arena, const void *array, int n, size_t size)
{
    void *copy = arena_array_sized(arena, (size_t)n, size);
    if (n) memcpy(copy, array, (size_t)n * size);
    return copy;
}

static Para *copy_of(const Para *draft, const Rich *rich, Arena *arena)
{
    Para *para = arena_new(arena, Para);
    *para = *draft;
    para->rich = rich;
    para->size = style_em(rich->style);
    para->glyphs = copied(arena, draft->glyphs, draft->n_glyphs, sizeof *draft->glyphs);
    para->stretches = copied(arena, draft->stretches, draft->n_stretches, sizeof *draft->stretches);
    para->atoms = copied(arena, draft->atoms, draft->n_atoms, sizeof *draft->atoms);
    para->seams = copied(arena, draft->seams, draft->n_atoms, sizeof *draft->seams);
    para->groups = copied(arena, draft->groups, draft->n_groups, sizeof *draft->groups);
    for (int i = 0; i < para->n_atoms; i++) para->stretches[para->atoms[i].stretch].style = rich->runs[para->atoms[i].run].style;
    return para;
}

Para *para_measured(const Para *draft, const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    Para *para = copy_of(draft, rich, arena);
    Measurer m = { .para = para, .units = draft->glyphs, .fonts = fonts, .arena = arena, .diag = diag };
    for (int i = 0; i < para->n_atoms; i++) measure_atom(&m, &para->atoms[i]);
    space_seams(para);
    gloss(para, fonts, arena, diag);
    measure_groups(para);
    add_up(para, arena);
    return para;
}
