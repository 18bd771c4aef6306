/* Tables for spreadsheets: RFC 4180 in UTF-8, with a guard before what would be taken for a formula or a day. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/str.h"

/* A row: every cell in quotes, CRLF behind it.  =1, +3校, @a, 18-2 get an apostrophe before them, and so does what begins with one. */
void csv_add_row(StrBuilder *out, const Str *cells, int n);

/* A row for machines: quotes where they are needed, and no guard. */
void csv_add_data(StrBuilder *out, const Str *cells, int n);

/* A cell that was written so, as it was meant. */
Str csv_without_guard(Str text);

#endif
