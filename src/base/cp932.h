/* The encoding of spreadsheets that know no Unicode: what Windows calls Shift_JIS. */
#ifndef BASE_CP932_H
#define BASE_CP932_H

#include "base/diag.h"
#include "base/str.h"

/* UTF-8 in CP932, without the byte order mark, which CP932 has no word for.  false: it has a character that would not be read
   as itself again, which is reported with what stands around it; `file`: where it was to be written. */
bool cp932_from(Str text, const char *file, Str *encoded, Arena *arena, Diag *diag);

#endif
