/* Words of a spreadsheet in the forms that anyone types and searches for.  Only what was asked for, and never silently: who asks gets
   to know what was done. */
#ifndef DATA_MEND_H
#define DATA_MEND_H

#include "base/str.h"
#include "model/choices.h"

/* Kinds as bits: 1 << MEND_SPACES. */
typedef unsigned MendKinds;
enum { MEND_ALL = (1 << MEND_COUNT) - 1 };

/* The words separated by spaces; "all": all of them. */
MendKinds mend_kinds(Str words);
Str mend_names(MendKinds kinds, Arena *arena);
/* The text mended; `done` gets the kinds that changed something. */
Str mend_text(Str text, MendKinds kinds, MendKinds *done, Arena *arena);

#endif
