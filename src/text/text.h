/* Rich → Para → Lines → Frames.  HarfBuzz shaping is met here.
   A paragraph is shaped once, without a width; breaking is arithmetic on its atoms and seams. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "font/font.h"
#include "model/para.h"

/* Glyphs, atoms and seams, good for any width.  Face by face along the fallback chain, cluster by cluster; a
   character no face has is an error (NO_GLYPH) naming it, its code point and the text's key and place. */
const Para *text_shape(const Rich *rich, FontBook *fonts, Arena *arena, Diag *diag);

/* Paragraphs that were shaped before, for all whose words and styles are the same: 「検討」 stands two hundred times in a
   booklet.  At each rung of the fit ladder a text is measured, not shaped, anew.  A text with slots or readings is shaped each
   time. */
typedef struct Shapes Shapes;
/* What is kept of them: the latest, which serve one document; the first ones, too, which serve others that are like it. */
typedef enum { SHAPES_LATEST, SHAPES_FIRST } ShapesKept;
/* `known` (or NULL): of an earlier document with the same fonts; they are looked at, and not changed. */
Shapes *text_shapes_open(FontBook *fonts, const Shapes *known, ShapesKept kept);
void text_shapes_close(Shapes *shapes);
/* As text_shape, but what is shaped lives in the shapes, until they are closed or tidied; its mark in the arena. */
const Para *text_shaped(const Rich *rich, Shapes *shapes, Arena *arena, Diag *diag);
/* The same for who only measures and breaks it: it has no mark. */
Para text_measured(const Rich *rich, Shapes *shapes, Arena *arena, Diag *diag);
/* While no paragraph is in use: what has grown large is given back, but for the first ones where those are kept. */
void text_shapes_tidy(Shapes *shapes);
/* The same at the end of a document. */
void text_shapes_end(Shapes *shapes);

/* false: it may be wider, if only forced breaks are taken; it has to be shaped to know. */
bool text_surely_fits(const Rich *rich, Len width, FontBook *fonts, Diag *diag);

/* The best lines for this width (least total cost over the paragraph).  Every atom is on exactly one line, in
   order.  Where no allowed break makes a piece fit, a break is taken between any two atoms and `relaxed` is set;
   one atom wider than the width is returned on its own line and `overfull` set: it is for the caller to complain. */
Lines text_break(const Para *para, Len width, Arena *arena);
/* The same where a line more may be taken for what it spares: each has a price, in those of text/prices.h; 0: none is. */
Lines text_break_at(const Para *para, Len width, int line_price, Arena *arena);
/* Of atoms first … end-1 alone: the paragraph goes on before and behind them in lines of another width. */
Lines text_break_part(const Para *para, int first, int end, Len width, Arena *arena);

/* What the lines of a paragraph take together at least, wherever they end; and how many there are in any case, between forced breaks. */
typedef struct {
    LenSum length;
    Len begins; /* where each begins at least */
    int n;
} TextTake;
TextTake text_take(const Para *para);
/* No fewer lines than that when nothing is longer than a line. */
static inline int text_take_lines(TextTake take, Len width)
{
    Len measure = width - take.begins;
    LenSum n = measure > 0 && take.length > 0 ? (take.length - 1) / measure + 1 : take.n;
    return n > take.n ? (int)n : take.n;
}

/* The paragraph has no fewer lines than this, were its letters narrowed to so much, per mille of what they are, whatever breaks. */
int text_least_lines(const Para *para, Len width, int narrowed);

/* Readings and dots of stress stand in the white between two lines.  Above the first of a block there may be too little: what this
   line lacks, where so much white stands above it. */
Len text_rise(const Para *para, const Line *line, Len white);

/* How the line that begins with this atom is aligned: as its forced line says, or else the style of the paragraph. */
Align text_align(const Para *para, int first);

/* One line as a frame of this width: glyphs placed as text_align says (JUSTIFY: the last line
   starts), plates behind their runs, links over theirs, slots reserved, leaders filled.  height: the largest leading on the
   line; baseline set: of a vertical line its axis.  The frame carries a Mark with the serial and key of the rich and role NONE.
   A vertical line lies, too: x runs along it, y from the line before it towards the next. */
const Frame *text_line(const Para *para, const Line *line, Len width, Arena *arena);

/* What lies → as it stands: x, which ran along the lines, runs down, and y to the left.  One line, or all of a page: nothing else
   turns anything.  What stands has no baseline. */
const Frame *text_turned(const Frame *lying, Arena *arena);

/* A line whose late words are known, set again between the same ends: widths, of each slot of its rich, are those of the
   words.  The room they do not need is given back, a justified line fills its measure, a leader ends half an em before its
   figure.  NULL: with its words the line would be longer than there is room; it stays as it is. */
const Frame *text_line_again(const LateLine *late, const Len *widths, Arena *arena);

#endif
