/* The hidden sheet of a return sheet: what went out, so that what comes back can be held against it. */
#ifndef INQUIRY_BASE_H
#define INQUIRY_BASE_H

#include "base/vec.h"
#include "inquiry/inquiry.h"
#include "workbook/workbook.h"

#define BASE_SHEET "hyogumi" /* a line a row, its kind in the first column */
#define CHOICE_SHEET "hyogumi-choices"
#define NAME_MARK "#" /* in the hidden row of names, over the ids; #result over a field */
enum { BASE_COLUMNS = 5 };

/* Lines: "hyogumi 1", "layout NAME", "by NAME", "portion ID NAME", "row ID NAME", "open KEY FORM WORDS", "shut KEY FORM WORDS",
   and last "sum HASH" of all before it. */
typedef struct {
    Vec(WrittenRow) rows;
    StrBuilder all;
    Arena *arena;
} BaseWriting;

/* FORM is "words", "bullets", "paragraphs", "markup". */
Str base_form(CellForm form);
CellForm base_read_form(Str word);

BaseWriting *base_begin(Arena *arena);
void base_add(BaseWriting *base, const char *kind, Str a, Str b, Str c);
WrittenSheet base_end(BaseWriting *base);

#endif
