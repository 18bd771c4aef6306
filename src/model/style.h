/* How text looks, every inheritance already resolved. */
#ifndef MODEL_STYLE_H
#define MODEL_STYLE_H

#include "base/len.h"
#include "base/str.h"

typedef struct { uint8_t red, green, blue; } Color;

typedef enum { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY } Align;      /* 行頭 中央 行末 両端ぞろえ */
typedef enum { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM } VAlign;
typedef enum { LINE_NONE, LINE_SOLID, LINE_DOUBLE, LINE_DOTTED } LineKind;

/* A rule (罫): how thick, what colour, what kind. */
typedef struct { LineKind kind; Len width; Color color; } Pen;

/* A box drawn behind a run or a block: a filled label, the outlined capsule of a status mark. */
typedef struct {
    bool  filled;
    Color fill;
    Pen   pen;                         /* outline, or LINE_NONE */
    Len   radius;
    Edges padding;
} Plate;

typedef struct Style {
    Str   name;
    Str   family;                      /* a family of fonts.xml */
    int   weight;                      /* 400, 700 */
    Len   size, leading;               /* leading: baseline to baseline */
    Len   raise;                       /* above the baseline: superscript marks */
    Color color;
    Align align;
    Len   indent, hang;                /* of the first line, of the others */
    Len   tracking;                    /* between characters */
    int   autospace;                   /* between Japanese and Western letters, per mille of an em; JLReq 3.2.6 has 250 */
    bool  justify_narrow;              /* justify even where a line has fewer than 10 em */
    Len   space_before, space_after;   /* of a block */
    bool  keep_next;                   /* of a block: the next one begins on the same page */
    Plate plate;                       /* of a run or a block */
    Pen   above, below;                /* of a block: a rule over or under its whole width */
} Style;

#endif
