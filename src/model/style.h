/* How text looks, every inheritance already resolved. */
#ifndef MODEL_STYLE_H
#define MODEL_STYLE_H

#include "base/len.h"
#include "base/map.h"
#include "model/choices.h"

typedef struct {
    uint8_t red, green, blue;
} Color;
bool color_read(Str text, Color *color); /* "#336" "#2C6E4F"; false: it is none, and the colour untouched */

/* HIDDEN: asked for by a cell; no line stands there, whoever else asks for one. */
typedef enum { LINE_NONE, LINE_SOLID, LINE_DOUBLE, LINE_DOTTED, LINE_HIDDEN } LineKind;

/* Lines of even length: in headings and the heads of tables, as the rule, always, never. */
typedef enum { BALANCE_TITLES, BALANCE_ALL, BALANCE_NONE } Balance;

/* A rule (罫): how thick, what colour, what kind. */
typedef struct {
    LineKind kind;
    Len width;
    Color color;
} Pen;

/* A box drawn behind a run or a block: a filled label, the outlined capsule of a status mark. */
typedef struct {
    bool filled;
    Color fill;
    Pen pen; /* outline, or LINE_NONE */
    Len radius;
    Edges padding;
} Plate;

typedef struct Style {
    Str name;
    Str family;            /* a family of fonts.xml */
    int weight;            /* WEIGHT_REGULAR, WEIGHT_BOLD */
    Len size, leading;     /* leading: baseline to baseline */
    Len body;              /* the size whose baseline it keeps, where the fit ladder made it smaller; 0: its own */
    int squeeze;           /* 長体: per mille of the natural width; 0 and 1000 leave it alone */
    int fit_squeeze;       /* floors of the fit ladder: 長体, per mille, */
    Len fit_size;          /* and size */
    bool fit_lines;        /* down the ladder also to save a line, */
    int fit_lines_squeeze; /* in the natural size as far as this, per mille; 0: to the floors */
    bool fit_words;        /* and not to tear a word */
    Len raise;             /* above the baseline: superscript marks */
    Color color;
    Align align;
    bool is_aligned;  /* says so itself, or a base other than "default" does */
    Len indent, hang; /* of the first line, of the others */
    bool hang_auto;   /* the others hang by the width of a marker at their head: (1), ①, ・, ※ */
    Len spread;       /* 字取り: shorter lines are spread to this width; 0: they are not */
    Len tracking;     /* between characters */
    int autospace;    /* between Japanese and Western letters, per mille of an em; JLReq 3.2.6 has 250 */
    Kinsoku kinsoku;
    Str no_start, may_start; /* characters added to those that may not begin a line, and taken from them */
    Str no_end, may_end;     /* likewise, end a line */
    Str lang;                /* BCP 47; empty: that of the report */
    bool hyphenates;         /* words in its language may be parted by a hyphen */
    Emphasis emphasis;
    LineKind underline, strike; /* 下線 (down the page 傍線, to the right), 取消線 */
    bool vertical;              /* 縦組: of a paragraph */
    bool is_level;              /* 横組 by itself or a base other than "default" */
    int abreast;                /* 縦中横: so many figures stand side by side in a vertical line */
    Balance balance;
    Len justify_from;              /* shorter lines are not justified; 0: those of fewer than 10 em */
    bool justify_narrow;           /* justify whatever their length */
    Len space_before, space_after; /* of a block */
    bool keep_next;                /* of a block: the next one begins on the same page */
    bool may_part;                 /* it says that it need not: else a heading stays with what it heads */
    Plate plate;                   /* of a run or a block */
    Pen above, below;              /* of a block: a rule over or under its whole width */

    /* The style that the fit ladder made narrower or smaller; NULL: this is as it was written. */
    const struct Style *fitted_from;
} Style;

/* Styles made from others, each once: texts that are set alike share a pointer, whichever document of a report they are in.  They
   live as long as the styles they are made from. */
typedef struct {
    Map styles; /* a pointer, how → Style */
    Arena *arena;
} DerivedStyles;
DerivedStyles *styles_new_derived(Arena *arena);
/* `how` a style is made from another: bytes that mean it, at most 40.  NULL: it was not made yet; */
Style *style_known(const DerivedStyles *derived, const Style *style, Str how);
/* it is made now, a copy for the caller to change. */
Style *style_derive(DerivedStyles *derived, const Style *style, Str how);

/* It paints something around its text. */
static inline bool style_is_plated(const Style *style)
{
    return style->plate.filled || style->plate.pen.kind != LINE_NONE || style->above.kind != LINE_NONE ||
           style->below.kind != LINE_NONE;
}

static inline int style_squeeze(const Style *style)
{
    return style->squeeze > 0 ? style->squeeze : 1000;
}

/* Where in its room a thing stands that leaves so much of it white. */
static inline Len valign_offset(VAlign valign, Len white)
{
    switch (valign) {
    case VALIGN_MIDDLE: return white / 2;
    case VALIGN_BOTTOM: return white;
    case VALIGN_TOP:
    case VALIGN_BASELINE: break; /* moved down to its row's baseline where that is known */
    }
    return 0;
}

/* Between the rule over the notes of a page and the first of them. */
static inline Len style_white_under_rule(const Style *style)
{
    return style->space_after + style->plate.padding.top;
}

/* Under the characters of a line, of the white between it and the next. */
static inline Len style_white_below(const Style *style)
{
    return (style->leading - style->size) / 2;
}

/* One em along the line: narrower than the size where the type is squeezed. */
static inline Len style_em(const Style *style)
{
    return style_squeeze(style) == 1000 ? style->size : len_scale(style->size, style_squeeze(style), 1000);
}

#endif
