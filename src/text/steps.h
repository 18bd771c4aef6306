/* The steps of text_shape: Rich → draft → Para.  Private to the text room. */
#ifndef TEXT_STEPS_H
#define TEXT_STEPS_H

#include "base/utf8.h"
#include "base/vec.h"
#include "text/jclass.h"
#include "text/text.h"

/* The last rank of Seam.rank_give (JLReq 3.8.4): all that may grow grows alike, without limit. */
enum { GROWS_EVENLY = 4 };

/* A piece of text that is shaped in one go. */
typedef enum { PIECE_TEXT, PIECE_SLOT, PIECE_FEED, PIECE_HINT, PIECE_LEADER, PIECE_ICON } PieceKind;
typedef struct {
    PieceKind kind;
    int first, last, run;
    bool kerned; /* Western letters of a face that kerns */
    Posture posture;
    bool abreast;     /* 縦中横 */
    bool closely;     /* known to have all glyphs it can have */
    const Face *face; /* NULL: the family has no usable face at all */
} TextPiece;
typedef Vec(TextPiece) TextPieces;

/* A draft: all of a paragraph that does not depend on sizes.  Its glyphs are in units of their faces, nothing else has a length,
   and it has no readings. */
Para *para_draft(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag);
/* The draft in the sizes of this rich, which is that of the draft, or differs from it in nothing but lengths and squeezes of its
   styles.  The paragraph does not know yet whose it is, */
Para *para_measured(const Para *draft, const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag);
/* and who that is. */
const Mark *mark_of(const Rich *rich, Arena *arena);
/* Rich → pieces of one run and kind, in the run's own face. */
TextPieces itemize(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag);
/* A piece for which its face has not all glyphs → pieces along the fallback chain, character by character. */
TextPieces itemize_closely(const Rich *rich, const TextPiece *piece, FontBook *fonts, Arena *arena, Diag *diag);
/* A variant that a selector asks for is not in the face of the piece. */
bool lacks_variant(const TextPiece *piece, Str text);
/* The end of the character at `at` with all that hangs on it: marks, selectors, what a joiner joins. */
int end_of_cluster(Str text, int at, int last);
/* Class pairs → seams of a draft: where a line may end, and what may grow. */
void sew(Para *draft, Arena *arena);
/* ▲ △ ± － + … right before a figure are its sign: the two never part and are set solid. */
bool signs_figure(const Para *para, const Atom *atom);
/* What reads badly when it is torn: prices on seams, groups. */
void weigh(Para *draft, Arena *arena);
/* Words in a language that is to be hyphenated → more places where a line may end (hyphen.c). */
void hyphenate(Para *draft, FontBook *fonts, Arena *arena, Diag *diag);
enum { SOFT_HYPHEN = 0xAD };
uint32_t hyphen_glyph(const Face *face);
Len hyphen_width(const Stretch *stretch);
/* Atoms that have their widths → what stands in their seams, and the lead of the first line. */
void space_seams(Para *para);
/* Readings and dots of stress, and the room they need. */
void gloss(Para *para, FontBook *fonts, Arena *arena, Diag *diag);

/* How long the picture is along a line of type of this size, across which it is as high as that. */
Len icon_length(const Rich *rich, const Picture *icon, Len size);
/* Words shown as a picture: it, and a run of no glyphs that says them. */
const Frame *icon_frame(const Para *para, const Atom *atom, Arena *arena);
static inline const Picture *icon_of(const Para *para, const Atom *atom)
{
    return para->rich->n_runs ? para->rich->runs[atom->run].icon : NULL;
}

/* How far the lines of the stretch that begins at this atom hang: as the style says, or by the width of their marker. */
Len hang_of(const Para *para, int first, Len width);

/* In a vertical line a character lies on its side as the line does, stands upright, or turns: it stands in its vertical form, and
   lies where its face has none. */
typedef enum { TATE_LIES, TATE_STANDS, TATE_TURNS } Stance;
Stance tate_stance(uint32_t character);

/* 縦組 (tate.c): how the character at `at` stands in a vertical line; `end`: of those that stand so together. */
Posture tate_posture(Str text, int at, int last, int most_abreast, int *end, bool *abreast);

/* A line feed, or white that a line end uses up: not what bears a mark. */
static inline bool is_blank(const Atom *atom)
{
    return atom->jclass == LINE_FEED || ((atom->jclass == SPACE || atom->jclass == WIDE_SPACE) && atom->n_glyphs == 1);
}

/* What an atom takes of its line at least, wherever that ends. */
static inline Len atom_least(const Para *para, int atom)
{
    const Seam *seam = &para->seams[atom];
    return para->atoms[atom].advance + len_min(0, seam->space - seam->take);
}

static inline bool is_korean(Str lang)
{
    return str_equal(lang, STR("ko")) || str_starts(lang, STR("ko-"));
}

/* How the character at `at` behaves; what is raised is cl-20.  In Korean, 漢字 are letters of words as 한글 are. */
static inline JClass class_of_text(Str text, int at, const Style *style)
{
    JClass jclass = style->raise > 0 ? REFERENCE : jclass_of(utf8_next(text, &at));
    return jclass == IDEOGRAPH && is_korean(style->lang) ? HANGUL : jclass;
}

/* A run with a plate of its own, not that of its block. */
static inline bool is_visible_plate(const Style *style, const Style *paragraph)
{
    return style != paragraph && (style->plate.filled || style->plate.pen.kind != LINE_NONE);
}

#endif
