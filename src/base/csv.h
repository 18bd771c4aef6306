/* Tables for spreadsheets: RFC 4180 in UTF-8, strictly, with a guard before what would be taken for a formula or a day. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/diag.h"

/* A row: every cell in quotes, CRLF behind it.  =1, +3校, @a, 18-2 get an apostrophe before them, and so does what begins with one. */
void csv_add_row(StrBuilder *out, const Str *cells, int n);

/* A cell as it was meant, without its guard; its lines end in '\n'. */
typedef struct {
    Str text;
    Where where;
} CsvCell;
typedef struct {
    CsvCell *cells;
    int n;
} CsvRow;
typedef struct {
    CsvRow *rows; /* none of empty cells alone */
    int n;
} Csv;

/* A file in UTF-8, with or without byte order mark, or in CP932.  false: reported. */
bool csv_read(const char *path, Csv *csv, Arena *arena, Diag *diag);
/* Whether the bytes of a file look like the first words of a table, not of XML. */
bool csv_begins(Str bytes);

#endif
