/* How a booklet goes to the printing house (入稿): what the layout's <press> says, and on which plates its colours stand. */
#ifndef MODEL_PRESS_H
#define MODEL_PRESS_H

#include "base/diag.h"
#include "model/style.h"

/* Amounts of ink are per mille of a full area. */
enum { CYAN, MAGENTA, YELLOW, BLACK, PROCESS_INKS };
enum { INK_FULL = 1000, NO_SPOT = -1 };

typedef struct {
    int16_t process[PROCESS_INKS];
    int spot; /* index of a SpotColor, or NO_SPOT */
    int tint; /* of the spot */
} Separation;

/* 特色: an ink of its own, and the process inks that stand in for it on a screen. */
typedef struct {
    Str name;
    int16_t process[PROCESS_INKS];
} SpotColor;

/* A colour of the layout for which it says the inks itself. */
typedef struct {
    Color color;
    Separation separation;
    bool lines; /* of text and rules, too */
} InkRule;

typedef struct Press {
    Where where;
    PressStandard standard;
    Str condition, condition_name, registry; /* the printing condition, in words, and where it is registered, or empty */
    Str profile;                             /* path of an ICC profile of it, or empty */
    PressIntent intent;                      /* of colours that go through the profile: those of pictures */
    bool keeps_black_point;                  /* the darkest there is becomes the darkest that can be printed */
    Len bleed;
    bool marks;
    int multiple, back; /* sheets: the number of pages is a multiple of this; so many stand behind the blank ones */
    InkRule *inks;
    SpotColor *spots;
    int n_inks, n_spots;
    /* What the preflight asks for. */
    Len least_rule, least_type, least_reversed; /* reversed: text without ink on a tint (白抜き) */
    int least_tint;                             /* of text and rules: a thinner one breaks up into dots */
    int most_ink;                               /* of all plates together */
} Press;

/* From the trimmed page to the edge of the sheet, on all four sides. */
LenSum press_margin(const Press *press);

/* What a colour is for.  Text and rules stand on one plate, so that they stay sharp when plates shift. */
typedef enum { USE_AREA, USE_LINE } ColorUse;

/* The rule of docs/press.md 3: inks the layout gives; else pure greys on black alone; else text and rules on black alone,
   solid where they are dark; else CMYK with all that is grey in black. */
Separation press_separate(const Press *press, Color color, ColorUse use);
/* Its inks are given by the layout, or it is a pure grey: no formula guesses them. */
bool press_knows(const Press *press, Color color);
int separation_sum(Separation separation);
bool separation_is_white(Separation separation); /* no ink at all */
/* Black alone, full: what may be printed over everything else. */
bool separation_is_solid_black(Separation separation);

#endif
