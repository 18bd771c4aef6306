/* A sheet held against the rules of 総務省 (2020-12-18) for tables that machines read: what a person sees at once and a program does not.
   Said of the rows and columns that a map reads; it is all that can be told without knowing what is meant. */
#ifndef DATA_READABLE_H
#define DATA_READABLE_H

#include "base/vec.h"
#include "data/sheetmap.h"

/* A sheet as it was read, and how its file was named; `is_csv`: there a figure is a text, too. */
typedef struct {
    const SheetMap *map;
    const struct DataSource *source;
    bool is_csv;
} ReadSheet;
typedef Vec(ReadSheet) ReadSheets;

void readable_tell(const ReadSheets *sheets, Arena *arena, Diag *diag);

#endif
