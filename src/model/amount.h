/* Figures as people write them, read and written: 12,480  ▲1,234  （12）  １２  12.50  1,301人. */
#ifndef MODEL_AMOUNT_H
#define MODEL_AMOUNT_H

#include "base/decimal.h"
#include "model/choices.h"

/* MISSING: the text is a mark that says there is no figure (MISSING_CHOICES); NONE: it is neither. */
typedef enum { AMOUNT_READ, AMOUNT_MISSING, AMOUNT_NONE } AmountKind;
typedef struct {
    AmountKind kind;
    Decimal value;
    int scale;     /* of a unit that counts in thousands: 3 of 12千円, whose value is 12; else 0 */
    bool is_whole; /* nothing stands behind it */
    Str behind;    /* what does: 人, 千円 */
} Amount;

/* A text that begins with a figure is one: its sign (▲ △ - − － +, ±0) or brackets for less than nothing, figures of either
   width, thousands with their commas or without, a point; and behind it anything that does not go on with figures.  So 1,301人 and
   70校〔計71校〕 are figures; 12,48 and 3～5人 and 1億2,000万円 are none.  `missing` ends with NULL. */
Amount amount_read(Str text, const Choice *missing);
/* The marks an office uses when it has not said otherwise. */
extern const Choice amount_missing[];

/* How a figure is written. */
typedef struct {
    bool thousands, plus;
    int least_places, most_places; /* behind the point */
    int scale;                     /* written in units of 10^scale: 3 千円 */
    Rounding rounding;
    bool says_rounding; /* by a word of its own: then it is meant that decimals go */
    SignPlace sign_place;
    Str minus; /* ▲, or the two brackets */
    Digits digits;
    Str unit;          /* behind it; may be empty */
    Str zero, missing; /* instead of nothing at all, and of a missing mark; at NULL: as they are */
} AmountForm;

/* 19,008 and 2.5: what figures() writes. */
AmountForm amount_plain_form(void);
/* "#,##0.0人 ▲ 千円切捨て 0=－": words in any order (docs/layout.md 4).  What they do not say stays as `form` has it.  false: `wrong`
   is the word that is none. */
bool amount_form_read(Str text, AmountForm *form, Str *wrong);
/* A figure and nothing else that is less than nothing, with the sign of the form; any other text as it is. */
Str amount_signed(const AmountForm *form, Str text, Arena *arena);
/* value / divisor, rounded once.  false: it has too many figures to be exact, or there is nothing to divide by. */
bool amount_write(const AmountForm *form, Decimal value, Decimal divisor, Arena *arena, Str *written);

#endif
