/* A shaped paragraph whose width is still open.
   atom 0, seam 0, atom 1, seam 1, …: a line is a range of atoms; a break uses up a seam.
   An atom is what never comes apart: a character with its marks, a ligature, a slot, a leader.  That the letters of
   a Western word or the digits of a number stay together is written in the seams between them. */
#ifndef MODEL_PARA_H
#define MODEL_PARA_H

#include "model/frame.h"

typedef struct {
    int glyph, n_glyphs; /* in Para.glyphs */
    int first, last;     /* bytes of Rich.text */
    Len advance;         /* without the white that belongs to a bracket or comma */
    Len before, after;   /* that white: conditional, the seams decide what becomes of it (JLReq 3.1.2) */
    int stretch, run;
    int slot;       /* index in Rich.slots, or -1 */
    uint8_t jclass; /* text/jclass.h */
    bool hinted;    /* the layout or the data say that a line may end behind it: <wbr/>, U+200B */
    bool fills;     /* takes what is left of its line: a leader, a running head */
} Atom;

/* What a justified line may add to a seam: nothing; to white that stands there; between letters, too. */
typedef enum { GROWS_NEVER, GROWS_BY_WHITE, GROWS_BETWEEN_LETTERS } Growth;

/* Between two atoms: what stands there inside a line, and what a break there costs. */
typedef struct {
    Len space, give, take;        /* natural space; how much more, how much less it may become */
    Len tail, lead;               /* when broken: what the line before keeps at its end, the line after at its head */
    Len spare;                    /* when broken: white that may stand behind the tail where there is room (JLReq 3.1.9) */
    int16_t cost;                 /* of breaking here, 0 = as good as any; where a break is forbidden, how badly */
    uint8_t rank_give, rank_take; /* 1 is asked first; JLReq 3.8.3, 3.8.4 */
    bool may_break, must_break;
    uint8_t growth;
    bool hinted;     /* a welcome break: torn words and groups do not count */
    bool parts_word; /* a line that ends here ends with a hyphen, which its tail has room for */
    bool joint;      /* not may_break, but a piece wider than its line may end one here: behind a sign of an address or a code */
} Seam;

/* Where white may be added when nothing else is left. */
static inline bool seam_opens(const Seam *seam)
{
    return seam->rank_give || (seam->may_break && !seam->parts_word);
}

/* Atoms first … last-1 should stand on one line if they fit on one: a bracketed phrase, a katakana word, a number
   with its counter.  Each break inside costs this much more; in a firm one none is made as long as others will do.  word: it
   is a word, or a figure with the one before it, rather than a phrase. */
typedef struct {
    int first, last, cost;
    Len width;
    bool firm, word;
} Group;

/* Small type beside atoms first … last-1: their reading (those of a compound follow each other, and a line may end between
   two of them), or (each) a sign over each of them. */
typedef struct {
    int first, last;
    bool each;
    const struct Para **readings;
    int *heads; /* of each reading, the first atom */
    int n_readings;
    Len width;     /* of all readings, as set naturally */
    Len out, over; /* how far they begin before the atoms, and end behind them */
} Gloss;

/* Glyphs of one face and style. */
typedef struct {
    const Face *face;
    const Style *style;
    Posture posture;
    bool abreast;
} Stretch; /* abreast: 縦中横, level in a vertical line */

typedef struct Para {
    const Rich *rich;
    const Mark *mark; /* of its lines */
    Glyph *glyphs;    /* x: within the atom; cluster: byte of Rich.text */
    Stretch *stretches;
    Atom *atoms;
    Seam *seams;            /* seam i follows atom i */
    int *opens;             /* how many of the seams before atom i may open when a line is justified */
    int *ends;              /* where a line that has atom i last ends: there, or before the blanks that i is the last of */
    LenSum *starts, *takes; /* of atom i when all is set in one line; what the seams before it may give up */
    Group *groups;
    Gloss *glosses;
    int n_glyphs, n_atoms, n_stretches, n_groups, n_glosses;
    Len lead;                 /* as Seam.lead, of the first line */
    Len min_width, max_width; /* the widest unbreakable piece; the longest line if only forced breaks are taken */
    Len over;                 /* what each line is higher by, for small type that the white between two lines has no room for */
    Len size;                 /* of the paragraph's style: 1 em along the line */
} Para;

/* Atoms first … last-1.  width: as set naturally; adjust: what justification adds (or takes, < 0) to fill the measure.
   ends_paragraph: a forced break or the end follows; justified: it is to fill the measure. */
typedef struct {
    int first, last;
    Len width, adjust, indent;
    Len rise; /* by which it is higher for small type that has no white above it to stand in: text_rise */
    bool ends_paragraph, justified;
} Line;
typedef struct {
    Line *at;
    int n;
    bool overfull;
    bool relaxed;
    bool torn;
    int words_torn; /* line ends within a word */
    int tears;      /* the prices of those that tear something, in those of text/prices.h: 100 is a word surely torn */
} Lines;            /* relaxed: a forbidden break had to be taken; torn: a figure parted from its counter */

/* What a line was set from, kept where words come late. */
typedef struct LateLine {
    const Para *para;
    Line line;
    Len width; /* the measure */
} LateLine;

#endif
