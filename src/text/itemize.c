/* Rich → pieces.  First coarsely: a piece ends where the run or the kind changes, and is tried in the run's own face,
   which nearly always has everything.  Only where it has not, closely: the face is then chosen for each character
   together with the marks that hang on it, the first of the fallback chain that has them all. */
#include "text/steps.h"

#include "base/utf8.h"

#include <hb.h>
#include <string.h>

typedef struct {
    const Rich *rich;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    TextPieces pieces;
    int run;
    const Face *own; /* first face of the run's chain */
} Itemizer;

/* Shown as nothing: joiners and variation selectors.  No face needs a glyph for them. */
static bool is_ignorable(uint32_t c)
{
    return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE0FFF);
}

/* Hangs on the character before it: marks, selectors, what a joiner joins. */
static bool hangs(uint32_t c, uint32_t before)
{
    if (c < 0x300 || (c >= 0x3041 && c <= 0x9FFF && c != 0x3099 && c != 0x309A)) return before == 0x200D;
    if (c == 0x200D || before == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE0FFF)) return true;
    hb_unicode_general_category_t category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

int end_of_cluster(Str text, int at, int last)
{
    uint32_t before = utf8_next(text, &at);
    while (at < last) {
        int next = at;
        uint32_t c = utf8_next(text, &next);
        if (!hangs(c, before)) break;
        before = c;
        at = next;
    }
    return at;
}

/* The first character of the cluster the face has no glyph for, or 0. */
static uint32_t missing_in(const Face *face, Str text, int at, int last)
{
    while (at < last) {
        uint32_t c = utf8_next(text, &at);
        if (!is_ignorable(c) && !font_shows(face, c)) return c;
    }
    return 0;
}

/* Selects a variant of the character before it (UTS 37; behind U+E01EF none that is defined); U+FE0E and FE0F are of emoji. */
static bool is_selector(uint32_t c)
{
    return (c >= 0xE0100 && c <= 0xE0FFF) || (c >= 0xFE00 && c <= 0xFE0D);
}

/* The selector of a variant that the face has not, and the character it is of; or 0. */
static uint32_t missing_variant(const Face *face, Str text, int at, int last, uint32_t *character)
{
    uint32_t before = 0;
    while (at < last) {
        uint32_t c = utf8_next(text, &at);
        if (is_selector(c) && before && !font_has_variant(face, before, c)) {
            *character = before;
            return c;
        }
        before = c;
    }
    return 0;
}

bool lacks_variant(const TextPiece *piece, Str text)
{
    uint32_t character;
    for (int at = piece->first; at < piece->last; at++) /* EF B8 … and F3 A0 … begin selectors */
        if ((text.at[at] == '\xF3' || (text.at[at] == '\xEF' && text.at[at + 1] == '\xB8')))
            return missing_variant(piece->face, text, piece->first, piece->last, &character);
    return false;
}

/* The face that was chosen has the character only. */
static void report_variant(const Itemizer *it, uint32_t character, uint32_t selector)
{
    char bytes[5] = "";
    bytes[utf8_encode(character, bytes)] = 0;
    Str family = str_copy(it->arena, it->rich->runs[it->run].style->family);
    diag_report(it->diag, it->rich->where, it->rich->key.text, DIAG_NO_VARIANT, bytes, (unsigned)character, (unsigned)selector,
                family.at);
}

static void report_missing(const Itemizer *it, uint32_t c)
{
    char bytes[5] = "";
    bytes[utf8_encode(c, bytes)] = 0;
    Str family = str_copy(it->arena, it->rich->runs[it->run].style->family);
    diag_report(it->diag, it->rich->where, it->rich->key.text, DIAG_NO_GLYPH, bytes, (unsigned)c, family.at);
}

static const Face *face_for(const Itemizer *it, int first, int last)
{
    if (!it->own) return NULL;
    Str text = it->rich->text;
    uint32_t missing = missing_in(it->own, text, first, last), character = 0;
    uint32_t variant = missing_variant(it->own, text, first, last, &character);
    if (!missing && !variant) return it->own;
    const Face *plain = missing ? NULL : it->own; /* the first that has all but the variant */
    const Style *style = it->rich->runs[it->run].style;
    for (int nth = 1;; nth++) {
        const Face *face = font_find(it->fonts, style->family, style->weight, nth, it->diag);
        if (!face) break;
        if (missing_in(face, text, first, last)) continue;
        if (!missing_variant(face, text, first, last, &character)) return face;
        if (!plain) plain = face;
    }
    if (plain) report_variant(it, character, missing_variant(plain, text, first, last, &character));
    else report_missing(it, missing);
    return plain ? plain : it->own;
}

static bool is_kerned(const Face *face, Str text, int at)
{
    if (!face || !face->kerns) return false;
    JClass jclass = jclass_of(utf8_next(text, &at));
    return jclass == WESTERN || jclass == PLAIN_STOP;
}

static void add_close_piece(Itemizer *it, TextPiece piece)
{
    TextPiece *latest = it->pieces.n ? &it->pieces.at[it->pieces.n - 1] : NULL;
    if (latest && latest->face == piece.face && latest->kerned == piece.kerned) latest->last = piece.last;
    else *vec_push(&it->pieces) = piece;
}

TextPieces itemize_closely(const Rich *rich, const TextPiece *piece, FontBook *fonts, Arena *arena, Diag *diag)
{
    Itemizer it = { .rich = rich,
                    .fonts = fonts,
                    .arena = arena,
                    .diag = diag,
                    .pieces = { .arena = arena },
                    .run = piece->run,
                    .own = piece->face };
    for (int at = piece->first, end; at < piece->last; at = end) {
        end = end_of_cluster(rich->text, at, piece->last);
        const Face *face = face_for(&it, at, end);
        add_close_piece(&it, (TextPiece){ PIECE_TEXT, at, end, it.run, is_kerned(face, rich->text, at), piece->posture,
                                          piece->abreast, true, face });
    }
    return it.pieces;
}

/* A line feed, a slot (U+FFFC) or a hint (U+200B) at `at`, or text. */
static PieceKind kind_at(Str text, int at)
{
    if (text.at[at] == '\n') return PIECE_FEED;
    if (text.n - at < 3) return PIECE_TEXT;
    if (!memcmp(text.at + at, "\xE2\x80\x8B", 3)) return PIECE_HINT;
    return memcmp(text.at + at, "\xEF\xBF\xBC", 3) ? PIECE_TEXT : PIECE_SLOT;
}

static void itemize_run(Itemizer *it, const Run *run)
{
    static const int lengths[] = { [PIECE_SLOT] = 3, [PIECE_FEED] = 1, [PIECE_HINT] = 3 };
    Str text = it->rich->text;
    for (int at = run->first, end; at < run->last; at = end) {
        PieceKind kind = kind_at(text, at);
        end = at + lengths[kind];
        while (kind == PIECE_TEXT && end < run->last && kind_at(text, end) == PIECE_TEXT) end++;
        Posture posture = SET_LEVEL;
        bool abreast = false;
        if (it->rich->style->vertical && kind == PIECE_TEXT)
            posture = tate_posture(text, at, end, it->rich->style->abreast, &end, &abreast);
        *vec_push(&it->pieces) = (TextPiece){ kind, at, end, it->run, false, posture, abreast, false, it->own };
    }
}

/* The leader's text is one piece, whatever it is made of, in the face of its first character. */
static void itemize_leader(Itemizer *it, const Run *run)
{
    if (run->first == run->last) return;
    const Face *face = face_for(it, run->first, run->last);
    const Style *style = it->rich->style;
    bool abreast;
    int end = run->last;
    Posture posture = SET_LEVEL;
    if (style->vertical) posture = tate_posture(it->rich->text, run->first, run->last, style->abreast, &end, &abreast);
    if (posture == SET_LEVEL || end < run->last) posture = style->vertical ? SET_SIDEWAYS : SET_LEVEL;
    *vec_push(&it->pieces) = (TextPiece){ PIECE_LEADER, run->first, run->last, it->run, false, posture, false, true, face };
}

TextPieces itemize(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag)
{
    int room = rich->n_runs + 2;
    Itemizer it = { .rich = rich,
                    .fonts = fonts,
                    .arena = arena,
                    .diag = diag,
                    .pieces = { arena, arena_array(arena, TextPiece, room), 0, room } };
    for (it.run = 0; it.run < rich->n_runs; it.run++) {
        const Run *run = &rich->runs[it.run];
        const Style *style = run->style;
        it.own = font_find(fonts, style->family, style->weight, 0, diag);
        if (!it.own && !font_has_family(fonts, style->family))
            diag_report(diag, rich->where, rich->key.text, DIAG_UNKNOWN_NAME, "family", str_copy(arena, style->family).at, "");
        if (run->leader) itemize_leader(&it, run);
        else if (run->icon)
            *vec_push(&it.pieces) =
                (TextPiece){ .kind = PIECE_ICON, .first = run->first, .last = run->last, .run = it.run, .face = it.own };
        else itemize_run(&it, run);
    }
    return it.pieces;
}
