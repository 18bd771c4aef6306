/* Spreadsheets → sheets of cells, each with its place: .xlsx, CSV, JSON.  What a cell says is text, written the same whoever wrote
   the file; whether it can be used is for the one who needs it to ask.  And sheets → the bytes of an .xlsx.  Everything lives
   in the arena. */
#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include "base/diag.h"

typedef enum {
    CELL_NOTHING,
    CELL_TEXT,
    CELL_NUMBER,  /* 12480, -0.5: to 15 figures, as Excel does, without an exponent; 21.5% where the cell shows it so */
    CELL_BOOLEAN, /* TRUE, FALSE */
    CELL_DATE,    /* 2020-09-30, 2020-09-30T13:30:00, 13:30:00 */
    CELL_FAULT    /* #REF! and the like */
} CellKind;

typedef struct {
    Where where;
    int column; /* from 1 */
    CellKind kind;
    bool is_computed; /* a formula says it; never of a CSV */
    bool is_open;     /* a formula, and nobody has saved what it comes to */
    Str text;         /* lines end in '\n', without furigana; empty: nothing */
    Str format;       /* of a number, a date: as the workbook says it, #,##0; empty: it says nothing */
} SheetCell;

typedef struct {
    int number; /* from 1 */
    bool is_hidden;
    SheetCell *cells; /* those with something in them, by column; of a CSV all that are written */
    int n;
    int width; /* of a CSV the cells that are written, else the last column of the sheet with something in it */
    Where where;
} SheetRow;

/* Rows and columns, first and last. */
typedef struct {
    int top, bottom, left, right;
} MergedArea;

typedef struct {
    Str name; /* of a CSV empty, but in a folder */
    Str part; /* of an .xlsx: where in the package it is */
    bool is_hidden;
    SheetRow *rows; /* those with something in them, top to bottom */
    int n_rows;
    MergedArea *merged; /* their value is in the first cell of the first row */
    int n_merged;
    MergedArea *hidden; /* columns; only left and right are said */
    int n_hidden;
    Where where;
} Worksheet;

typedef enum { TEXT_WORKBOOK, TEXT_UTF8, TEXT_CP932, TEXT_UTF16 } TextEncoding;

typedef struct {
    const char *path;
    TextEncoding encoding; /* of a CSV, as it was read; TEXT_WORKBOOK: it is none */
    bool is_1904;          /* days of an .xlsx are counted from 1904-01-01 */
    bool is_told;      /* the encoding was asked for, or says itself which it is (a byte order mark); of a folder, of all in it */
    Worksheet *sheets; /* in their order; of a CSV one */
    int n;
} Workbook;

/* A file that its first bytes say is a workbook; anything else is read as CSV (RFC 4180), by `encoding` ("utf-8", "cp932",
   "utf-16"; empty: what the bytes are), or as JSON, where it is called so: an array of objects.  A folder is a workbook of the CSV files in it,
   or else of the JSON, each a sheet of that name.  NULL: reported.  A workbook that unpacks to more than a workbook can be is refused. */
const Workbook *workbook_read(const char *path, Str encoding, Arena *arena, Diag *diag);
/* The same with other bytes for some files: what they would say. */
typedef struct {
    const char *path;
    Str bytes;
} FileInstead;
const Workbook *workbook_read_as(const char *path, Str encoding, const FileInstead *instead, int n, Arena *arena, Diag *diag);
/* Do the first bytes of a file say that it is a workbook, one that can be read or not? */
bool workbook_begins(Str bytes);

/* NULL: there is none. */
const Worksheet *workbook_find_sheet(const Workbook *workbook, Str name);
/* The first sheet that a person sees; of a workbook without one the first. */
const Worksheet *workbook_first_sheet(const Workbook *workbook);
/* NULL: the row holds nothing. */
const SheetRow *worksheet_row(const Worksheet *sheet, int number);
/* What is not there is a cell of nothing, with its place. */
SheetCell row_cell(const SheetRow *row, int column);
/* The area a cell lies in, or NULL. */
const MergedArea *worksheet_merged(const Worksheet *sheet, int row, int column);
bool worksheet_hides(const Worksheet *sheet, int column);
/* Has it a value that can be used?  false: reported at the cell, a fault or a formula that nobody has worked out. */
bool cell_has_value(const SheetCell *cell, Diag *diag);

/* --- filled in -------------------------------------------------------------------------------------------------------- */

/* What a cell gets, as it would be read from there; of a CSV text alone.  It keeps its looks. */
typedef struct {
    Where where;
    CellKind kind; /* never CELL_FAULT */
    Str text;
} FilledCell;

/* The file with these cells of it filled in.  What else it holds stays as it is, byte for byte: of an .xlsx all parts but the sheets they are
   on, of those all but these cells; of a CSV all characters, in its encoding.  false: reported at the cell; one that holds a formula, a
   workbook that somebody has signed are left alone, and so is what the encoding of a CSV has not. */
bool workbook_filled(const char *path, Str encoding, const FilledCell *cells, int n, Str *bytes, Arena *arena, Diag *diag);

/* --- written ---------------------------------------------------------------------------------------------------------- */

/* What a person sees of a cell at once: what it is for.  Only LOOK_OPEN can be typed into where the sheet is locked. */
typedef enum {
    LOOK_PLAIN,
    LOOK_TITLE,
    LOOK_HEAD,
    LOOK_OPEN_HEAD, /* of a column with open cells */
    LOOK_SHUT,
    LOOK_OPEN,
    LOOK_PAST, /* what was said a year ago */
    LOOK_NONE, /* nothing is asked here */
    N_LOOKS
} CellLook;

typedef struct {
    int column; /* from 1 */
    CellLook look;
    Str text; /* never a number, a day or a formula, whatever it looks like; at most CELL_LETTERS */
} WrittenCell;
enum { CELL_LETTERS = 32767 };

typedef struct {
    WrittenCell *cells;
    int n;
    int lines; /* it is so many high; 0: it says nothing */
    bool is_hidden;
} WrittenRow;

typedef struct {
    double width; /* in digits */
    bool is_hidden;
} WrittenColumn;

/* In these rows of a column one of the words of an area may be chosen: words!$A$1:$A$5. */
typedef struct {
    int column, first, last;
    Str area;
} WrittenChoice;

typedef struct {
    int row, column;
    Str text;
} WrittenComment;

typedef struct {
    Str name; /* at most 31 letters, none of []:*?/\ */
    bool is_hidden, is_locked;
    Str line;             /* over each printed page; empty: nothing */
    int n_heads, n_stubs; /* rows and columns that stay in sight; the rows stand over each printed page */
    WrittenColumn *columns;
    int n_columns;
    WrittenRow *rows;
    int n_rows;
    WrittenChoice *choices;
    int n_choices;
    WrittenComment *comments;
    int n_comments;
} WrittenSheet;

typedef struct {
    Str title, date; /* date: 2020-09-30, 2020-09; empty: none */
    WrittenSheet *sheets;
    int n;
} WrittenBook;

/* Equal books in equal bytes.  false: reported. */
bool workbook_write(const WrittenBook *book, Str *bytes, Arena *arena, Diag *diag);

#endif
