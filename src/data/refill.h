/* Corrected fields of records that spreadsheets hold, put back into the cells they were read from. */
#ifndef DATA_REFILL_H
#define DATA_REFILL_H

#include "base/vec.h"
#include "data/data.h"
#include "data/readable.h"

typedef Vec(const Correction *) CorrectedFields;

/* Is the record read from a spreadsheet? */
bool refill_takes(const Data *data, const struct XmlNode *record);
/* Their files with these corrections of fields in them, added to `files`.  Numbers stay numbers, days days.  What is written was read again by
   its map: it says what is meant, and nothing else reads otherwise.  false: reported, at the correction or the cell. */
typedef Vec(DataFile) DataFiles;
bool refill(const Data *data, const CorrectedFields *corrections, DataFiles *files, Arena *arena, Diag *diag);

#endif
