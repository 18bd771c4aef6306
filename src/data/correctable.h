/* A field that a table may correct: how a person reads it, and how a corrections file has it. */
#ifndef DATA_CORRECTABLE_H
#define DATA_CORRECTABLE_H

#include "data/data.h"

/* Words → the content of the field.  Where the field holds nothing but letters and line ends (is_plain) they are letters and
   line ends; else they are written as in a data file. */
Str correctable_markup(const Correctable *field, Str words, Arena *arena);

/* The plainest form in which content of this kind comes back the same, and its words. */
CellForm correctable_form(FieldKind kind, Str markup, Str *words, Arena *arena);
/* May they stand in a file?  What may not is reported. */
bool correctable_has_characters(Str words, Where where, Diag *diag);

#endif
