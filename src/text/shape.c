/* Pieces → glyphs and atoms.  One HarfBuzz call for each piece; one atom for each of its clusters.  Brackets, commas
   and dots are cut down to their bodies here: a full-width 「 is half an em of bracket behind half an em of white, and
   the white is the seams' affair (JLReq 3.1.2). */
#include "text/steps.h"

#include "base/utf8.h"

#include <assert.h>
#include <hb.h>

typedef struct {
    const Rich *rich;
    Para *para;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    hb_buffer_t *buffer;
    hb_language_t language;
    int room_glyphs, room_atoms, room_stretches;
} Shaper;

/* ---- growing arrays of the paragraph ---- */

static void *grow(Arena *arena, void *old, int n, int *room, size_t size)
{
    int more = *room ? *room * 2 : 16;
    old = arena_grow(arena, old, (size_t)n * size, (size_t)more * size);
    *room = more;
    return old;
}

static Atom *add_atom(Shaper *shaper, const TextPiece *piece, int first, int last)
{
    Para *para = shaper->para;
    if (para->n_atoms == shaper->room_atoms)
        para->atoms = grow(shaper->arena, para->atoms, para->n_atoms, &shaper->room_atoms, sizeof(Atom));
    Atom *atom = &para->atoms[para->n_atoms++];
    *atom = (Atom){
        .glyph = para->n_glyphs, .first = first, .last = last, .run = piece->run, .slot = -1, .stretch = para->n_stretches - 1
    };
    return atom;
}

static Glyph *add_glyph(Shaper *shaper)
{
    Para *para = shaper->para;
    if (para->n_glyphs == shaper->room_glyphs)
        para->glyphs = grow(shaper->arena, para->glyphs, para->n_glyphs, &shaper->room_glyphs, sizeof(Glyph));
    return &para->glyphs[para->n_glyphs++];
}

static void add_stretch(Shaper *shaper, const Face *face, const TextPiece *piece, const Style *style)
{
    Para *para = shaper->para;
    Stretch *latest = para->n_stretches ? &para->stretches[para->n_stretches - 1] : NULL;
    bool same = latest && latest->face == face && latest->style == style && latest->posture == piece->posture;
    if (same && latest->abreast == piece->abreast) return;
    if (para->n_stretches == shaper->room_stretches)
        para->stretches = grow(shaper->arena, para->stretches, para->n_stretches, &shaper->room_stretches, sizeof(Stretch));
    assert(para->stretches);
    para->stretches[para->n_stretches++] = (Stretch){ face, style, piece->posture, piece->abreast };
}

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

/* ---- pieces ---- */

static void shape_into_buffer(const Shaper *shaper, const TextPiece *piece)
{
    hb_buffer_t *buffer = shaper->buffer;
    Str text = shaper->rich->text;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, text.at, text.n, (unsigned)piece->first, piece->last - piece->first);
    hb_buffer_set_direction(buffer, piece->posture == SET_UPRIGHT ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, piece->kerned ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, shaper->language);
    /* Kerning of kana belongs to palt, which is off: full-width type keeps its frames. */
    hb_feature_t kern = { HB_TAG('k', 'e', 'r', 'n'), piece->kerned, 0, (unsigned)-1 };
    bool has_text = hb_buffer_allocation_successful(buffer);
    hb_shape(piece->face->hb_font, buffer, &kern, 1);
    if (!has_text || !hb_buffer_allocation_successful(buffer)) base_out_of_memory();
}

static void set_class(const Shaper *shaper, Atom *atom, const Style *style)
{
    int at = atom->first;
    atom->jclass = style->raise > 0 ? REFERENCE : (uint8_t)jclass_of(utf8_next(shaper->rich->text, &at));
}

static void finish_atom(Shaper *shaper, const TextPiece *piece, Atom *atom, const Style *style)
{
    set_class(shaper, atom, style);
    if (atom->n_glyphs == 1) cut_to_body(atom, &shaper->para->glyphs[atom->glyph], piece->face, style_em(style));
}

/* Along the line is x, also where the line runs down the page: there squeezed type is flattened (平体).  HarfBuzz places the
   horizontal origin; a reader of the PDF the vertical one, the middle of the top of the em box (PDF 32000-1 9.7.4.3). */
static Glyph upright_glyph(const Face *face, const hb_glyph_info_t *info, const hb_glyph_position_t *place, const Style *style)
{
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(face->hb_font, info->codepoint, &x, &y);
    Len em = style_em(style);
    return (Glyph){ info->codepoint, -len_scale(em, place->y_offset + y, face->upem),
                    -len_scale(style->size, place->x_offset + x, face->upem), -len_scale(em, place->y_advance, face->upem),
                    (int)info->cluster };
}

/* What lies in the buffer → atoms. */
static void add_atoms(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shaper->buffer, &n);
    int upem = piece->face->upem;
    Len em = style_em(style);
    Atom *atom = NULL;
    for (unsigned i = 0; i < n; i++) {
        int cluster = (int)infos[i].cluster;
        if (!atom || atom->first != cluster) {
            if (atom) {
                atom->last = cluster;
                finish_atom(shaper, piece, atom, style);
            }
            atom = add_atom(shaper, piece, cluster, piece->last);
        }
        Glyph *glyph = add_glyph(shaper);
        *glyph = piece->posture == SET_UPRIGHT ? upright_glyph(piece->face, &infos[i], &places[i], style)
                                               : (Glyph){ infos[i].codepoint, len_scale(em, places[i].x_offset, upem),
                                                          -len_scale(style->size, places[i].y_offset, upem),
                                                          len_scale(em, places[i].x_advance, upem), cluster };
        glyph->x += atom->advance;
        atom->advance += glyph->advance;
        atom->n_glyphs++;
    }
    if (atom) finish_atom(shaper, piece, atom, style);
}

static bool lacks_glyphs(const Shaper *shaper)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    for (unsigned i = 0; i < n; i++)
        if (!infos[i].codepoint) return true;
    return false;
}

/* In its own face as a whole, or else in those that have the glyphs. */
static void shape_text(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    bool closely = piece->closely || !piece->face->kerns;
    if (closely) shape_into_buffer(shaper, piece);
    if (closely && (piece->closely || !lacks_glyphs(shaper))) {
        add_stretch(shaper, piece->face, piece, style);
        add_atoms(shaper, piece, style);
        return;
    }
    TextPieces pieces = itemize_closely(shaper->rich, piece, shaper->fonts, shaper->arena, shaper->diag);
    for (int i = 0; i < pieces.n; i++) shape_text(shaper, &pieces.at[i], style);
}

/* The family has no usable face: the error is reported, the text keeps its place. */
static void shape_without_face(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    for (int at = piece->first; at < piece->last;) {
        int first = at;
        utf8_next(shaper->rich->text, &at);
        Atom *atom = add_atom(shaper, piece, first, at);
        set_class(shaper, atom, style);
        atom->advance = style_em(style);
    }
}

/* A leader is one atom, three times as wide as its text (fewer repeats are no leader), and stands half an em off. */
static void shape_leader(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    Para *para = shaper->para;
    int first = para->n_atoms, first_glyph = para->n_glyphs;
    shape_text(shaper, piece, style);
    Len unit = 0;
    for (int i = first; i < para->n_atoms; i++) {
        Atom *atom = &para->atoms[i];
        for (int g = 0; g < atom->n_glyphs; g++) para->glyphs[atom->glyph + g].x += unit + atom->before;
        unit += atom->before + atom->advance + atom->after;
    }
    para->n_atoms = first;
    Atom *atom = add_atom(shaper, piece, piece->first, piece->last);
    atom->glyph = first_glyph;
    atom->n_glyphs = para->n_glyphs - first_glyph;
    atom->jclass = LEADER;
    atom->before = style_em(style) / 2;
    atom->advance = 3 * unit;
    atom->fills = true;
}

/* 縦中横: figures side by side are one character of the vertical line. */
static void shape_abreast(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    Para *para = shaper->para;
    int first = para->n_atoms, first_glyph = para->n_glyphs;
    Len width = 0;
    shape_text(shaper, piece, style);
    for (int i = first; i < para->n_atoms; i++) {
        const Atom *atom = &para->atoms[i];
        for (int g = 0; g < atom->n_glyphs; g++) para->glyphs[atom->glyph + g].x += width;
        width += atom->advance;
    }
    para->n_atoms = first;
    Atom *atom = add_atom(shaper, piece, piece->first, piece->last);
    atom->glyph = first_glyph;
    atom->n_glyphs = para->n_glyphs - first_glyph;
    atom->jclass = IDEOGRAPH;
    atom->advance = style_em(style);
}

/* The room of a slot is as wide as the text that surely is as wide as what will fill it. */
static Len width_of_room(const Shaper *shaper, const Slot *slot, const Style *style)
{
    Run run = { .last = slot->room.n, .style = style };
    Rich room = {
        .key = shaper->rich->key, .where = shaper->rich->where, .text = slot->room, .style = style, .runs = &run, .n_runs = 1
    };
    const Para *para = text_shape(&room, shaper->fonts, shaper->arena, shaper->diag);
    return len_max(0, para->max_width - style->indent);
}

static void add_slot(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    Atom *atom = add_atom(shaper, piece, piece->first, piece->last);
    atom->jclass = NUMERAL;
    for (int i = 0; i < shaper->rich->n_slots; i++) {
        const Slot *slot = &shaper->rich->slots[i];
        if (slot->at != piece->first) continue;
        atom->slot = i;
        atom->fills = slot->room.n == 0;
        atom->advance = width_of_room(shaper, slot, style);
    }
}

/* A hint is no atom: what stands on both sides of it is spaced as if it were not there. */
static void add_hint(Shaper *shaper)
{
    Para *para = shaper->para;
    if (para->n_atoms) para->atoms[para->n_atoms - 1].hinted = true;
}

static void shape_piece(Shaper *shaper, const TextPiece *piece)
{
    if (piece->kind == PIECE_HINT) {
        add_hint(shaper);
        return;
    }
    const Style *style = shaper->rich->runs[piece->run].style;
    bool late = piece->kind == PIECE_SLOT || piece->kind == PIECE_LEADER;
    if (late && shaper->rich->style->vertical)
        diag_report(shaper->diag, shaper->rich->where, shaper->rich->key.text, DIAG_NOT_VERTICAL);
    bool shapes = piece->face && (piece->kind == PIECE_TEXT || piece->kind == PIECE_LEADER);
    if (!shapes) add_stretch(shaper, piece->face, piece, style);
    if (piece->kind == PIECE_FEED) add_atom(shaper, piece, piece->first, piece->last)->jclass = LINE_FEED;
    else if (piece->kind == PIECE_SLOT) add_slot(shaper, piece, style);
    else if (!shapes) shape_without_face(shaper, piece, style);
    else if (piece->abreast) shape_abreast(shaper, piece, style);
    else if (piece->kind == PIECE_LEADER) shape_leader(shaper, piece, style);
    else shape_text(shaper, piece, style);
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
        para->opens[i + 1] = para->opens[i] + (seam->give > 0 || seam->may_break);
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

const Mark *mark_of(const Rich *rich, Arena *arena)
{
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){
        .key = rich->key, .where = rich->where, .serial = rich->serial, .sources = rich->sources, .n_sources = rich->n_sources
    };
    return mark;
}

Para *shape_unmarked(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    Para *para = arena_new(arena, Para);
    *para = (Para){ .rich = rich, .size = style_em(rich->style) };
    Shaper shaper = { .rich = rich,
                      .para = para,
                      .fonts = fonts,
                      .arena = arena,
                      .diag = diag,
                      .buffer = font_buffer(fonts),
                      .language = hb_language_from_string("ja", 2) };
    shaper.room_atoms = shaper.room_glyphs = rich->text.n / 3 + 4;
    para->atoms = arena_array(arena, Atom, shaper.room_atoms);
    para->glyphs = arena_array(arena, Glyph, shaper.room_glyphs);
    TextPieces pieces = itemize(rich, fonts, arena, diag);
    for (int i = 0; i < pieces.n; i++) shape_piece(&shaper, &pieces.at[i]);
    sew(para, arena);
    gloss(para, fonts, arena, diag);
    weigh(para, arena);
    add_up(para, arena);
    return para;
}

const Para *text_shape(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    Para *para = shape_unmarked(rich, fonts, arena, diag);
    para->mark = mark_of(rich, arena);
    return para;
}
