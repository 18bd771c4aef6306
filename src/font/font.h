/* Files → faces.  FreeType and HarfBuzz faces are met here.  One book per run; faces are opened on first use and
   live as long as the book, or as the shelf they stand on between runs.  A face is immutable while a book has it. */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include "base/diag.h"
#include "base/len.h"
#include "model/fontlist.h"
#include "model/frame.h"

typedef struct FontBook FontBook;
typedef struct FaceShelf FaceShelf;
typedef struct Hyphens Hyphens;
typedef struct hb_font_t hb_font_t;
typedef struct hb_face_t hb_face_t;
typedef struct hb_buffer_t hb_buffer_t;

typedef enum { FACE_TRUETYPE, FACE_CFF_CID, FACE_CFF_NAMED } FaceKind; /* PDF.md: three ways to embed */

/* Where a variable font is pinned on one of its axes. */
typedef struct {
    uint32_t tag;
    float value;
} AxisPin;

struct Face {
    Str path, postscript_name;
    int index, serial; /* serial: order of first use, from 0 */
    FaceKind kind;
    hb_face_t *hb_face;
    hb_font_t *hb_font; /* scale = units per em */
    int upem, n_glyphs;
    int ascent, descent, cap_height; /* in units; descent > 0 downwards */
    int line_width;                  /* of a line under its letters, or through them */
    int most_advance;                /* likewise, of a glyph along a level line; 0: who knows */
    int bbox[4], italic_angle, weight;
    bool is_fixed;
    bool may_embed, may_subset; /* OS/2 fsType; a face that may not be embedded is never handed out */
    bool kerns;                 /* has GPOS or kern */
    const AxisPin *pins;        /* of a variable font: one for each axis */
    int n_pins;
    const uint16_t *cid_of_gid;     /* FACE_CFF_CID: the CID of each glyph; else NULL */
    struct KnownOutlines *outlines; /* that were asked for */
    const uint8_t *touched;         /* glyphs that may not be left alone, a bit for each, the lowest first; NULL: who knows */
};

/* ASCII, kana, kanji, full-width forms, … and ※; none that joins the one before. */
static inline bool font_is_everyday(uint32_t character)
{
    if (character < 0x3000) return (character >= 0x20 && character < 0x7F) || character == 0x2026 || character == 0x203B;
    if (character <= 0x30FF) return !(character >= 0x302A && character <= 0x302F) && character != 0x3099 && character != 0x309A;
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0xFF01 && character <= 0xFF60);
}

/* Text of such characters is left as it is by shaping, where it is level and not kerned: each is its own glyph as wide as that is. */
static inline bool font_leaves_alone(const Face *face, uint32_t character, uint32_t glyph)
{
    return face->touched && font_is_everyday(character) && !(face->touched[glyph / 8] >> glyph % 8 & 1);
}

/* Its outlines are glyf as it stands, and some of them may be taken. */
static inline bool face_has_plain_outlines(const Face *face)
{
    return face->kind == FACE_TRUETYPE && face->n_pins == 0 && face->may_subset;
}

/* Where faces stay open from one run to the next, which finds them as if it had opened them: the same messages, the same order of
   use.  One book at a time is opened with it.  It lives in `arena`; close it when its books are closed. */
FaceShelf *font_open_shelf(Arena *arena);
void font_close_shelf(FaceShelf *shelf);
/* `shelf` NULL: the faces are closed with the book. */
FontBook *font_open_book(const FontList *list, FaceShelf *shelf, Arena *arena, Diag *diag);
void font_close_book(FontBook *book);
const FontList *font_list(const FontBook *book); /* what it was opened with */
/* The face of a family and weight: nth = 0 its own, 1, 2, … those of its fallback chain; NULL past the end.
   A file that cannot be used is reported once, with its place in fonts.xml, and is skipped. */
const Face *font_find(FontBook *book, Str family, int weight, int nth, Diag *diag);
/* The glyph of a character (nominal, no shaping); 0: it has none. */
uint32_t font_glyph(const Face *face, uint32_t character);
/* A face that has no glyph for a character may show it by others it has: `base`, and `over` upon the middle of that; over 0: by base
   alone.  false: it has a glyph, or cannot. */
bool font_makes(const Face *face, uint32_t character, uint32_t *base, uint32_t *over);
bool font_shows(const Face *face, uint32_t character); /* one way or the other */
/* Has it this variant of a character, as a variation selector asks for (UTS 37)? */
bool font_has_variant(const Face *face, uint32_t character, uint32_t selector);
/* Where the ink of a glyph begins and ends, from its origin, in units of the face; false: it has no ink. */
bool font_ink(const Face *face, uint32_t glyph, int *left, int *right);
/* The same down a vertical line, from its vertical origin. */
bool font_ink_down(const Face *face, uint32_t glyph, int *top, int *bottom);
/* Its outline as the data of an SVG path, in units of the face, from its origin, y downwards; empty: it has no ink. */
Str font_outline(const Face *face, uint32_t glyph);
int font_advance(const Face *face, uint32_t glyph); /* along a level line, in units of the face */
int font_n_faces(const FontBook *book);             /* opened so far */
bool font_has_family(const FontBook *book, Str family);
/* One buffer for whoever shapes with this book, so that none is made for every line. */
hb_buffer_t *font_buffer(FontBook *book);
/* Where words of a language (BCP 47) may be parted: its patterns, in the system's place for them; read when first asked for, they
   live as long as the book. */
const Hyphens *font_hyphens(FontBook *book, Str lang);
bool font_has_hyphens(const Hyphens *hyphens); /* false: there are no patterns for it, */
Str font_hyphens_path(const Hyphens *hyphens); /* which would be in this file */
/* Behind which bytes of a word of letters a line may end: not before so many letters, nor with fewer behind.  false: behind none,
   `may_end` is as it was. */
bool font_hyphenate(const Hyphens *hyphens, Str word, int before, int behind, bool *may_end);
/* Distance from the top of a line box to the baseline that centres an em box of `size` in `leading`:
   leading/2 + size*(0.88-0.5), the position of the ideographic em box (JLReq 2.3: characters fill their frame). */
Len font_baseline(Len size, Len leading);

#endif
