/* Pieces → glyphs and atoms of a draft: which glyphs there are, and what may be done between them, but no length, so that one draft
   serves every size and squeeze.  One HarfBuzz call for each piece, but for those it would leave as they are, which most are; one atom for
   each of its clusters. */
#include "text/steps.h"

#include "base/utf8.h"

#include <assert.h>
#include <hb.h>

typedef struct {
    const Rich *rich;
    Para *draft;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    hb_buffer_t *buffer;
    hb_language_t language;
    int room_glyphs, room_atoms, room_stretches;
} Shaper;

/* ---- growing arrays of the draft ---- */

static void *grow(Arena *arena, void *old, int n, int *room, size_t size)
{
    int more = *room ? *room * 2 : 16;
    old = arena_grow(arena, old, (size_t)n * size, (size_t)more * size);
    *room = more;
    return old;
}

static Atom *add_atom(Shaper *shaper, const TextPiece *piece, int first, int last)
{
    Para *draft = shaper->draft;
    if (draft->n_atoms == shaper->room_atoms)
        draft->atoms = grow(shaper->arena, draft->atoms, draft->n_atoms, &shaper->room_atoms, sizeof(Atom));
    Atom *atom = &draft->atoms[draft->n_atoms++];
    *atom = (Atom){
        .glyph = draft->n_glyphs, .first = first, .last = last, .run = piece->run, .slot = -1, .stretch = draft->n_stretches - 1
    };
    return atom;
}

static Glyph *add_glyph(Shaper *shaper)
{
    Para *draft = shaper->draft;
    if (draft->n_glyphs == shaper->room_glyphs)
        draft->glyphs = grow(shaper->arena, draft->glyphs, draft->n_glyphs, &shaper->room_glyphs, sizeof(Glyph));
    return &draft->glyphs[draft->n_glyphs++];
}

static void add_stretch(Shaper *shaper, const Face *face, const TextPiece *piece, const Style *style)
{
    Para *draft = shaper->draft;
    Stretch *latest = draft->n_stretches ? &draft->stretches[draft->n_stretches - 1] : NULL;
    bool same = latest && latest->face == face && latest->style == style && latest->posture == piece->posture;
    if (same && latest->abreast == piece->abreast) return;
    if (draft->n_stretches == shaper->room_stretches)
        draft->stretches = grow(shaper->arena, draft->stretches, draft->n_stretches, &shaper->room_stretches, sizeof(Stretch));
    assert(draft->stretches);
    draft->stretches[draft->n_stretches++] = (Stretch){ face, style, piece->posture, piece->abreast };
}

/* ---- pieces ---- */

enum { EM_DASH = 0x2014, HORIZONTAL_BAR = 0x2015 };

/* — is an em long and joins its neighbour (JLReq cl-08).  Faces whose letters are all half an em wide have it so, too, and the dash of
   Japanese text as ―. */
static bool has_narrow_dash(const Face *face)
{
    return 2 * hb_font_get_glyph_h_advance(face->hb_font, font_glyph(face, EM_DASH)) <= face->upem &&
           hb_font_get_glyph_h_advance(face->hb_font, font_glyph(face, HORIZONTAL_BAR)) >= face->upem;
}

static uint32_t shown_as(const Face *face, uint32_t character)
{
    uint32_t base, over;
    if (font_makes(face, character, &base, &over)) return base;
    return character == EM_DASH && has_narrow_dash(face) ? HORIZONTAL_BAR : character;
}

static void show_characters(hb_buffer_t *buffer, const Face *face)
{
    unsigned n;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    for (unsigned i = 0; i < n; i++) infos[i].codepoint = shown_as(face, infos[i].codepoint);
}

static void shape_into_buffer(const Shaper *shaper, const TextPiece *piece)
{
    hb_buffer_t *buffer = shaper->buffer;
    Str text = shaper->rich->text;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, text.at, text.n, (unsigned)piece->first, piece->last - piece->first);
    hb_buffer_set_direction(buffer, piece->posture == SET_UPRIGHT ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, piece->kerned ? HB_SCRIPT_LATIN : HB_SCRIPT_HAN);
    Str lang = shaper->rich->runs[piece->run].style->lang;
    hb_buffer_set_language(buffer, lang.n ? hb_language_from_string(lang.at, lang.n) : shaper->language);
    /* Kerning of kana belongs to palt, which is off: full-width type keeps its frames. */
    hb_feature_t kern = { HB_TAG('k', 'e', 'r', 'n'), piece->kerned, 0, (unsigned)-1 };
    bool has_text = hb_buffer_allocation_successful(buffer);
    show_characters(buffer, piece->face);
    hb_shape(piece->face->hb_font, buffer, &kern, 1);
    if (!has_text || !hb_buffer_allocation_successful(buffer)) base_out_of_memory();
}

/* Along the line is x, also where the line runs down the page: there squeezed type is flattened (平体).  HarfBuzz places the
   horizontal origin; a reader of the PDF the vertical one, the middle of the top of the em box (PDF 32000-1 9.7.4.3). */
static Glyph upright_glyph(const Face *face, const hb_glyph_info_t *info, const hb_glyph_position_t *place)
{
    hb_position_t x, y;
    hb_font_get_glyph_v_origin(face->hb_font, info->codepoint, &x, &y);
    return (Glyph){ info->codepoint, -(place->y_offset + y), -(place->x_offset + x), -place->y_advance, (int)info->cluster };
}

static Glyph level_glyph(const hb_glyph_info_t *info, const hb_glyph_position_t *place)
{
    return (Glyph){ info->codepoint, place->x_offset, -place->y_offset, place->x_advance, (int)info->cluster };
}

/* The tick in the box that was added last, which is shown as two glyphs. */
static void add_over(Shaper *shaper, const TextPiece *piece, Atom *atom)
{
    uint32_t base, over;
    int at = atom->first;
    if (!font_makes(piece->face, utf8_next(shaper->rich->text, &at), &base, &over) || !over) return;
    const Glyph below = shaper->draft->glyphs[shaper->draft->n_glyphs - 1];
    uint32_t glyph = font_glyph(piece->face, over);
    int width = piece->posture == SET_UPRIGHT ? below.advance : hb_font_get_glyph_h_advance(piece->face->hb_font, glyph);
    *add_glyph(shaper) = (Glyph){ glyph, below.x + (below.advance - width) / 2 - below.advance, below.y, 0, below.cluster };
    atom->n_glyphs++;
}

/* What lies in the buffer → atoms. */
static void add_atoms(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shaper->buffer, &n);
    Atom *atom = NULL;
    for (unsigned i = 0; i < n; i++) {
        int cluster = (int)infos[i].cluster;
        if (!atom || atom->first != cluster) {
            if (atom) atom->last = cluster;
            atom = add_atom(shaper, piece, cluster, piece->last);
            atom->jclass = (uint8_t)class_of_text(shaper->rich->text, cluster, style);
        }
        *add_glyph(shaper) = piece->posture == SET_UPRIGHT ? upright_glyph(piece->face, &infos[i], &places[i])
                                                           : level_glyph(&infos[i], &places[i]);
        if (++atom->n_glyphs == 1) add_over(shaper, piece, atom);
    }
}

static bool lacks_glyphs(const Shaper *shaper)
{
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    for (unsigned i = 0; i < n; i++)
        if (!infos[i].codepoint) return true;
    return false;
}

/* A character that turns and that its face has no vertical form of. */
static bool lies_after_all(const Shaper *shaper, const TextPiece *piece, const hb_glyph_info_t *info)
{
    int at = (int)info->cluster;
    uint32_t character = utf8_next(shaper->rich->text, &at);
    return tate_stance(character) == TATE_TURNS && info->codepoint == font_glyph(piece->face, shown_as(piece->face, character));
}

/* A piece that was shaped upright → pieces by how they stand after all; one: as it was. */
static TextPieces stand_or_lie(const Shaper *shaper, const TextPiece *piece)
{
    TextPieces pieces = { .arena = shaper->arena };
    unsigned n;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &n);
    for (unsigned i = 0; i < n && piece->posture == SET_UPRIGHT; i++) {
        Posture posture = lies_after_all(shaper, piece, &infos[i]) ? SET_SIDEWAYS : SET_UPRIGHT;
        if (pieces.n && pieces.at[pieces.n - 1].posture == posture) continue;
        if (pieces.n) pieces.at[pieces.n - 1].last = (int)infos[i].cluster;
        TextPiece part = *piece;
        part.posture = posture;
        if (pieces.n) part.first = (int)infos[i].cluster;
        *vec_push(&pieces) = part;
    }
    return pieces;
}

/* What shaping would leave as it is becomes atoms without it.  false: there is something else, and nothing was added. */
static bool add_as_it_is(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    Para *draft = shaper->draft;
    Str text = shaper->rich->text;
    const Face *face = piece->face;
    int n_atoms = draft->n_atoms, n_glyphs = draft->n_glyphs, n_stretches = draft->n_stretches;
    if (piece->kerned || piece->posture == SET_UPRIGHT) return false;
    add_stretch(shaper, face, piece, style);
    for (int at = piece->first, first = at; at < piece->last; first = at) {
        uint32_t character = utf8_next(text, &at), glyph = font_glyph(face, character);
        if (!glyph || !font_leaves_alone(face, character, glyph)) {
            draft->n_atoms = n_atoms;
            draft->n_glyphs = n_glyphs;
            draft->n_stretches = n_stretches;
            return false;
        }
        Atom *atom = add_atom(shaper, piece, first, at);
        atom->jclass = (uint8_t)class_of_text(text, first, style);
        atom->n_glyphs = 1;
        *add_glyph(shaper) = (Glyph){ glyph, 0, 0, hb_font_get_glyph_h_advance(face->hb_font, glyph), first };
    }
    return true;
}

static void shape_parts(Shaper *shaper, const TextPieces *pieces, const Style *style);

/* In its own face as a whole, or else in those that have the glyphs. */
static void shape_text(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    bool closely = piece->closely || !piece->face->kerns;
    if (closely && add_as_it_is(shaper, piece, style)) return;
    if (closely) shape_into_buffer(shaper, piece);
    if (closely && (piece->closely || (!lacks_glyphs(shaper) && !lacks_variant(piece, shaper->rich->text)))) {
        TextPieces parts = stand_or_lie(shaper, piece);
        if (parts.n > 1 || (parts.n == 1 && parts.at[0].posture != piece->posture)) {
            shape_parts(shaper, &parts, style);
            return;
        }
        add_stretch(shaper, piece->face, piece, style);
        add_atoms(shaper, piece, style);
        return;
    }
    TextPieces pieces = itemize_closely(shaper->rich, piece, shaper->fonts, shaper->arena, shaper->diag);
    shape_parts(shaper, &pieces, style);
}

static void shape_parts(Shaper *shaper, const TextPieces *pieces, const Style *style)
{
    for (int i = 0; i < pieces->n; i++) shape_text(shaper, &pieces->at[i], style);
}

/* The family has no usable face: the error is reported, the text keeps its place. */
static void shape_without_face(Shaper *shaper, const TextPiece *piece, const Style *style)
{
    for (int at = piece->first; at < piece->last;) {
        int first = at;
        utf8_next(shaper->rich->text, &at);
        add_atom(shaper, piece, first, at)->jclass = (uint8_t)class_of_text(shaper->rich->text, first, style);
    }
}

/* What was shaped becomes one atom of as many clusters. */
static Atom *shape_as_one(Shaper *shaper, const TextPiece *piece, const Style *style, JClass jclass)
{
    Para *draft = shaper->draft;
    int first = draft->n_atoms, first_glyph = draft->n_glyphs;
    shape_text(shaper, piece, style);
    draft->n_atoms = first;
    Atom *atom = add_atom(shaper, piece, piece->first, piece->last);
    atom->glyph = first_glyph;
    atom->n_glyphs = draft->n_glyphs - first_glyph;
    atom->jclass = (uint8_t)jclass;
    return atom;
}

static void add_slot(Shaper *shaper, const TextPiece *piece)
{
    Atom *atom = add_atom(shaper, piece, piece->first, piece->last);
    atom->jclass = NUMERAL;
    for (int i = 0; i < shaper->rich->n_slots; i++) {
        const Slot *slot = &shaper->rich->slots[i];
        if (slot->at != piece->first) continue;
        atom->slot = i;
        atom->fills = slot->room.n == 0;
    }
}

/* A hint is no atom: what stands on both sides of it is spaced as if it were not there. */
static void add_hint(Shaper *shaper)
{
    Para *draft = shaper->draft;
    if (draft->n_atoms) draft->atoms[draft->n_atoms - 1].hinted = true;
}

static void shape_piece(Shaper *shaper, const TextPiece *piece)
{
    if (piece->kind == PIECE_HINT) {
        add_hint(shaper);
        return;
    }
    const Style *style = shaper->rich->runs[piece->run].style;
    bool shapes = piece->face && (piece->kind == PIECE_TEXT || piece->kind == PIECE_LEADER);
    if (!shapes) add_stretch(shaper, piece->face, piece, style);
    if (piece->kind == PIECE_FEED) add_atom(shaper, piece, piece->first, piece->last)->jclass = LINE_FEED;
    else if (piece->kind == PIECE_SLOT) add_slot(shaper, piece);
    else if (piece->kind == PIECE_ICON)
        add_atom(shaper, piece, piece->first, piece->last)->jclass = IDEOGRAPH; /* as one of them stands */
    else if (!shapes) shape_without_face(shaper, piece, style);
    else if (piece->abreast) shape_as_one(shaper, piece, style, IDEOGRAPH); /* 縦中横: one character of the vertical line */
    else if (piece->kind == PIECE_LEADER) shape_as_one(shaper, piece, style, LEADER)->fills = true;
    else shape_text(shaper, piece, style);
}

Para *para_draft(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    Para *draft = arena_new(arena, Para);
    *draft = (Para){ .rich = rich };
    Shaper shaper = { .rich = rich,
                      .draft = draft,
                      .fonts = fonts,
                      .arena = arena,
                      .diag = diag,
                      .buffer = font_buffer(fonts),
                      .language = hb_language_from_string("ja", 2) };
    shaper.room_atoms = shaper.room_glyphs = rich->text.n / 3 + 4;
    draft->atoms = arena_array(arena, Atom, shaper.room_atoms);
    draft->glyphs = arena_array(arena, Glyph, shaper.room_glyphs);
    TextPieces pieces = itemize(rich, fonts, arena, diag);
    for (int i = 0; i < pieces.n; i++) shape_piece(&shaper, &pieces.at[i]);
    sew(draft, arena);
    weigh(draft, arena);
    hyphenate(draft, fonts, arena, diag);
    return draft;
}

const Mark *mark_of(const Rich *rich, Arena *arena)
{
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){
        .key = rich->key, .where = rich->where, .serial = rich->serial, .sources = rich->sources, .n_sources = rich->n_sources
    };
    return mark;
}

const Para *text_shape(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    Arena *own = arena_open(); /* of the draft nothing is left in the paragraph */
    Para *para = para_measured(para_draft(rich, fonts, own, diag), rich, fonts, arena, diag);
    arena_close(own);
    para->mark = mark_of(rich, arena);
    return para;
}
