/* Report × Data → Document: every word in order.  After this nobody looks at the data again. */
#ifndef BIND_BIND_H
#define BIND_BIND_H

#include "model/data.h"
#include "model/document.h"
#include "model/report.h"

/* NULL only when nothing useful could be made; else what was wrong is in `diag` and the caller stops on errors.
   The document borrows nothing from `data`. */
const Document *bind_document(const Report *report, const Data *data, Arena *arena, Diag *diag);
/* 2020-10 → 令和2年10月; empty: it is no date. */
Str bind_date(Str date, Arena *arena);

#endif
