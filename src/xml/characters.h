/* Which characters are text. */
#ifndef XML_CHARACTERS_H
#define XML_CHARACTERS_H

#include "base/diag.h"

enum { CHARACTERS_MOST_MARKS = 30 }; /* on one character: UAX #15, stream-safe text */

/* Most are: ASCII that is printed, and what a Japanese text is made of.  All of these are text, and no mark. */
static inline bool characters_is_everyday(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c < 0xE000 && c != 0x3099 && c != 0x309A);
}
/* May stand in a file at all: no controls but tab and line ends, no bidi controls, no U+FFFC (which is ours). */
bool characters_may_stand(uint32_t character);

/* Is this what a person would write?  false: a vertical form, a radical, private use, … (E0211). */
bool characters_is_text(uint32_t character);
/* Byte of the first character that is not, with what is wrong; -1: all is well. */
int characters_fault(Str text, DiagCode *fault);

#endif
