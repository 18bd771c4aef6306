/* Report × Data → Document: every word in order.  After this nobody looks at the data again. */
#ifndef BIND_BIND_H
#define BIND_BIND_H

#include "base/map.h"
#include "model/data.h"
#include "model/division.h"
#include "model/document.h"
#include "model/report.h"

/* NULL only when nothing useful could be made; else what was wrong is in `diag` and the caller stops on errors.
   The document borrows nothing from `data`.  In a portion's data $excerpt is whose it is. */
const Document *bind_document(const Report *report, const Data *data, Arena *arena, Diag *diag);
/* The same for who reads the cells of its tables from above to below: those of long tables live in sheaves (model/rows.h). */
const Document *bind_lean(const Report *report, const Data *data, Arena *arena, Diag *diag);
/* The same once more; blocks and rows without an id, which are known by a count, take the names given here (a string for
   each counted key).  NULL: the counted keys as they are. */
const Document *bind_again(const Report *report, const Data *data, const Map *names, Arena *arena, Diag *diag);
/* The data divided as <excerpt by="…"> of the layout says; NULL: there is none of that name, or it is wrong (reported).
   Ids are unique and not empty.  A record that nobody gets is reported. */
const Division *bind_division(const Report *report, const Data *data, Str by, Arena *arena, Diag *diag);
/* Whose the words are that stand at a place of the data: where_key → Holding, for every place in a record. */
const Map *bind_places(const Division *division, Arena *arena);
/* 2020-10 → 令和2年10月; empty: it is no date. */
Str bind_date(Str date, Arena *arena);

#endif
