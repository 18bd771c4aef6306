/* What the parts of a return sheet share while it is made. */
#ifndef INQUIRY_SHEET_H
#define INQUIRY_SHEET_H

#include "inquiry/base.h"
#include "inquiry/form.h"

/* Words that may be chosen in cells of a field. */
typedef struct {
    const FieldType *field;
    Str *words;
    int n;
    Str area;
} ChoiceList;

typedef struct {
    const Inquiry *inquiry;
    const Forms *forms;
    const Portion *portion;
    BaseWriting *base;
    Vec(ChoiceList) lists;
    Vec(WrittenSheet) sheets;
    int n_rows; /* records */
    Arena *arena;
    Diag *diag;
} SheetMaking;

/* choices.c: what may be chosen for the field; NULL: anything may be typed. */
const ChoiceList *choices_of(SheetMaking *making, const FieldType *field);
/* Their hidden sheet. */
WrittenSheet choices_sheet(const SheetMaking *making);
/* The record of a code, NULL: it is a mark. */
DataNode choices_term(const SheetMaking *making, const FieldType *field, Str code);

/* guide.c: how a column is filled in, for a note on its head; empty: its label says it. */
Str guide_of_column(SheetMaking *making, const FormColumn *column);
/* The first sheet: how all of it is filled in and sent back. */
WrittenSheet guide_sheet(SheetMaking *making);

#endif
