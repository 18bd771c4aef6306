/* What the files of this room share: a package of parts, a part as a stream of elements, how values are written. */
#ifndef WORKBOOK_PARTS_H
#define WORKBOOK_PARTS_H

#include "workbook/workbook.h"

/* --- the bytes of a file, or others: workbook.c ------------------------------------------------------------------------ */

typedef struct {
    const FileInstead *at;
    int n;
} FilesInstead;
bool bytes_read(const char *path, const FilesInstead *files, Str *bytes, Arena *arena, Diag *diag); /* false: reported */

/* --- CSV: csv.c ----------------------------------------------------------------------------------------------------- */

bool csv_read(Workbook *workbook, Str bytes, Str encoding, Arena *arena, Diag *diag);
/* Such a file with these cells, from above to below, in its encoding.  false: reported. */
bool csv_filled(const char *path, Str bytes, Str encoding, const FilledCell *cells, int n, Str *filled, Arena *arena, Diag *diag);

/* --- JSON: jsontable.c ---------------------------------------------------------------------------------------------------- */

static const Str json_ending = { ".json", 5 };
bool jsontable_read(Workbook *workbook, Str bytes, Arena *arena, Diag *diag);

/* --- CSV files of a folder: folder.c --------------------------------------------------------------------------------- */

bool folder_begins(const char *path); /* is it one? */
bool folder_read(Workbook *workbook, Str encoding, const FilesInstead *files, Arena *arena, Diag *diag);

/* --- .xlsx: xlsx.c, sheet.c, styles.c ------------------------------------------------------------------------------- */

bool xlsx_read(Workbook *workbook, Str bytes, Arena *arena, Diag *diag);
/* A text as it was meant: without _x000D_, its lines ending in '\n'. */
Str xlsx_unescaped(Str text, Arena *arena);

/* What all sheets of a workbook share. */
typedef struct {
    Str *strings;
    int n_strings;
    Str *formats; /* of a cell by its style */
    int n_formats;
    bool is_1904; /* days are counted from 1904-01-01 */
} BookParts;

void styles_read(BookParts *book, Str part, bool *ok, Arena *arena);
/* What a number in a cell of this format is shown as. */
typedef enum { SHOWN_PLAIN, SHOWN_PERCENT, SHOWN_DAY, SHOWN_TIME, SHOWN_DAY_AND_TIME } NumberShown;
NumberShown format_shown(Str format);

/* false: the part is broken, or has more cells than may be. */
bool sheet_read(Worksheet *sheet, Str part, const BookParts *book, Arena *arena);

/* --- values: values.c ----------------------------------------------------------------------------------------------- */

/* A number as .xlsx has it, to 15 figures and without an exponent; moved two places where it is a per cent.  false: it is none. */
bool number_written(Str typed, bool is_percent, Str *text, Arena *arena);
/* A day as it is counted there; false: there is no such day. */
bool day_written(Str typed, NumberShown shown, bool is_1904, Str *text, Arena *arena);
/* Both back: what .xlsx has for a number, 21.5%, for a day, 2020-09-30.  false: it is none, or one that the calendar of 1900 has not. */
bool number_typed(Str text, Str *typed, Arena *arena);
bool day_counted(Str text, bool is_1904, Str *typed, Arena *arena);

/* --- the package: package.c (libzip) -------------------------------------------------------------------------------- */

typedef struct Package Package;
/* NULL: reported.  Named twice, or leading out of the package, a part is not what anybody meant. */
Package *package_open(const char *path, Str bytes, Arena *arena, Diag *diag);
void package_close(Package *package);
/* Whether there is such a part; and its bytes, which package_drop gives back.  false: reported. */
bool package_has(const Package *package, Str name);
bool package_read(Package *package, Str name, Str *bytes);
bool package_broken(const Package *package, Str name); /* reports that the part is broken; false */
/* The bytes of a package with another text in some of its parts, which are there; all others as they are packed.  false: reported. */
typedef struct {
    Str name, text;
} PackagePart;
bool package_with(Package *package, const PackagePart *parts, int n, Str *bytes);

/* --- a part: elements.c (libxml2) ----------------------------------------------------------------------------------- */

typedef struct PartElement PartElement;
/* Called for each element and the text right in it, in pieces; names without their prefix. */
typedef struct {
    void (*start)(void *context, const char *name, const PartElement *element);
    void (*text)(void *context, Str text);
    void (*end)(void *context, const char *name);
} PartReader;
/* Lives as long as the call; empty: it is not given. */
Str part_attribute(const PartElement *element, const char *name);
/* false: it is no XML, or has a DOCTYPE, which no workbook needs. */
bool part_parse(Str bytes, const PartReader *reader, void *context);

#endif
