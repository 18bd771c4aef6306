/* Frame items → page operators. */
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "model/page.h"
#include "pdf/embed.h"
#include "pdf/ink.h"
#include "pdf/pictures.h"
#include "pdf/structure.h"
#include "pdf/tone.h"

typedef enum { PATH_NONE, PATH_STROKE, PATH_FILL } PathKind;

/* What has been said to the reader of the page so far, so that nothing is said twice.  No q/Q is used: text and
   graphics parameters stay until changed (8.4.1). */
typedef struct {
    Tone fill, stroke;
    bool overprint;
    Len line_width, dot_gap; /* dot_gap 0: solid */
    int font, squeeze;       /* font -1: none yet */
    Len size, rise;
    PathKind path; /* begun and not yet painted: neighbours of one pen share a path */
    int n_parts;
    bool in_text;           /* between BT and ET, which lines share as well */
    int64_t text_x, text_y; /* where the current line began, in 1/100 pt */
} PaintState;

typedef struct {
    Arena *arena;
    Fonts *fonts;
    const TagPage *tags;  /* of the page; NULL: nothing is tagged */
    Structure *structure; /* of those */
    Ink ink;              /* operators of the page */
    Ink before;           /* those put before others of it */
    int page;
    Len width, height; /* of the page: PDF counts from below */
    PaintState state;
    const TagPiece *piece;   /* what is being painted; NULL: nothing is tagged */
    int next_piece, n_taken; /* of the page; items of the next one that have been painted */
    const TagPiece *content; /* of the marked content that is open */
    bool is_marked;          /* marked content is open */
    bool is_whole;           /* what is painted is one marked content */
    Vec(int) page_fonts;     /* those of the file this page uses: F1, F2, … */
    const Press *press;      /* NULL: for a screen */
    Pictures *pictures;
    Vec(Ref) page_pictures; /* those of the file this page uses: I1, I2, … */
    Vec(int) page_inks;     /* of the press: spot colours this page uses */
} Painter;

/* The operators and fonts of a page are in `painter` afterwards. */
void paint_page(Painter *painter, const Page *page, int number, const TagPage *tags);

/* For the files of this painter: the operators of a text run (glyphs.c), of a picture (image.c), of a path (path.c), and changes of
   state (paint.c).  One more part of a path of this kind begins, its colours and pen being set. */
void paint_glyphs(Painter *painter, const Glyphs *glyphs, Len x, Len y);
void paint_picture(Painter *painter, const PictureBox *shown, Len x, Len y);
/* To the path in hand: the parts of the contour, each joined to where it began. */
void paint_add_closed(Painter *painter, const Contour *contour, Len x, Len y);
void paint_path(Painter *painter, const Path *path, Len x, Len y);
void paint_begin_part(Painter *painter, PathKind kind);
void paint_add_point(Painter *painter, LenSum x, LenSum y, Str operator);
void paint_set_stroke(Painter *painter, Color color, ColorUse use, Len width, Len dot_gap);
void paint_add_rectangle(Painter *painter, Box box);
Box paint_bled(const Painter *painter, Box box); /* with what goes on beyond the edges of the page it reaches */
void paint_set_fill(Painter *painter, Color color, ColorUse use);
void paint_note_spot(Painter *painter, int spot); /* the page uses this spot colour of the press */
void paint_end_path(Painter *painter);
void paint_end_text(Painter *painter);

/* Whose it is (content.c).  The next item, frame that is whole or part of a run is taken in hand; a run has been painted, or passed
   over; the frame is one marked content. */
void content_take(Painter *painter);
void content_end_run(Painter *painter);
bool content_is_whole(const Painter *painter, const Frame *frame);
/* What was painted since `at` is the piece in hand, and reads as `said` if that is not empty; graphics that belong to nobody begin;
   the marked content ends. */
void content_put(Painter *painter, int at, Str said);
void content_begin_artifact(Painter *painter);
void content_end(Painter *painter);

#endif
