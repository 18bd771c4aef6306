/* A field that a table may correct: how a person reads it, and how a corrections file has it. */
#ifndef DATA_CORRECTABLE_H
#define DATA_CORRECTABLE_H

#include "data/data.h"

/* Words → the content of the field.  Where the field holds nothing but letters and line ends (is_plain) they are letters and
   line ends; else they are written as in a data file. */
Str correctable_markup(const Correctable *field, Str words, Arena *arena);

#endif
