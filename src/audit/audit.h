/* The data against themselves: what a careful reader would ask the departments about before it is printed. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "model/data.h"
#include "model/document.h"
#include "model/report.h"

/* Can every rule of the office be asked, and is every one kept whose breach is an error?  Others are reported. */
bool audit_rules(const Data *data, Arena *arena, Diag *diag);
/* Every finding is a warning or a note at its place in the data, with the key of its record: figures, grades, counts,
   numbers and names (docs/data.md 13). */
void audit_data(const Data *data, Arena *arena, Diag *diag);
/* The same of the records named by the keys of `corrected`, and of what those that moved or are no more stood in, as the edition `before`
   has it; and of corrections made now that change the words of a figure and forget the number that is added up for it, which is an
   error. */
void audit_corrected(const Data *data, const Corrections *corrections, const Map *corrected, Facts before, Arena *arena,
                     Diag *diag);
/* Notes of the fields that have values in the data, are in no text of the document, and are asked for by nothing else: at their place
   in the schema.  Not of data without one. */
void audit_printed(const Data *data, const NamesAsked *asked, const Document *document, Arena *arena, Diag *diag);

#endif
