/* A shaped paragraph whose width is still open.
   atom 0, seam 0, atom 1, seam 1, …: a line is a range of atoms; a break uses up a seam.
   An atom is what never comes apart: a character with its marks, a Western word, a number. */
#ifndef MODEL_PARA_H
#define MODEL_PARA_H

#include "model/frame.h"

typedef struct { int glyph, n_glyphs; Len advance; uint8_t jclass; int run; int slot; int first, last; } Atom;
                                       /* slot: index in Rich.slots or -1; first, last: bytes of Rich.text */

/* Between two atoms: what stands there inside a line, and what a break there costs. */
typedef struct {
    Len     space, give, take;         /* natural space; how much more, how much less it may become */
    uint8_t rank_give, rank_take;      /* 1 is asked first; JLReq 3.8.3, 3.8.4 */
    int16_t cost;                      /* of breaking here, 0 = as good as any */
    bool    may_break, must_break;
    Len     tail, lead;                /* when broken: blank the line before keeps at its end, the line after at its head */
} Seam;

/* A stretch of glyphs of one face and style. */
typedef struct { const Face *face; const Style *style; int run; } Stretch;

typedef struct {
    const Rich *rich;
    Glyph   *glyphs;                   /* x: within the atom; cluster: byte of Rich.text */
    Stretch *stretches;                /* stretch_of[g] gives a glyph's face */
    int     *stretch_of;
    Atom    *atoms;
    Seam    *seams;                    /* seam i follows atom i */
    int      n_glyphs, n_atoms, n_stretches;
    Len      min_width, max_width;     /* the widest unbreakable piece; the longest line if only forced breaks are taken */
    Len      size;                     /* of the paragraph's style: 1 em */
} Para;

/* Atoms first … last-1; width as set naturally; adjust: what justification adds (or takes, < 0) to fill the measure. */
typedef struct { int first, last; Len width, adjust, indent; bool ends_paragraph; } Line;
typedef struct { Line *at; int n; bool overfull; bool relaxed; } Lines;   /* relaxed: a forbidden break had to be taken */

#endif
