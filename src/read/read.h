/* XML → Report, Data, FontList, Corrections; and the release file, which is plain text.  libxml2 is met here.
   No DOCTYPE, entities, XInclude or network; whatever is wrong is reported with file:line:col. */
#ifndef READ_READ_H
#define READ_READ_H

#include "model/data.h"
#include "model/division.h"
#include "model/fontlist.h"
#include "model/release.h"
#include "model/report.h"

/* The whole layout, includes spliced in, valid against the grammar, styles resolved; NULL if unusable (reported). */
const Report *read_report(const char *path, Arena *arena, Diag *diag);
/* The layout of one table of a revision ("errata", "filing", "contrast"): that of the report, or where it has none the one
   that is built in (layouts/revision.xml); with it go the styles and masters it needs.  NULL: reported. */
const Report *read_revision_layout(const Report *report, const char *table, Arena *arena, Diag *diag);
/* What such a layout looks at: a <revision> (docs/release.md) as text.  Close it like other data. */
const Data *read_revision(Str text, Arena *arena, Diag *diag);
/* The data set, includes spliced in; NULL if unusable (reported).  Close it when the document is bound. */
const Data *read_data(const char *path, Arena *arena, Diag *diag);
/* The data set with corrections applied; one whose 誤 is not what the data say is an error. */
const Data *read_corrected_data(const char *path, const Corrections *corrections, Arena *arena, Diag *diag);
void read_close_data(const Data *data);
/* A copy of the data in which records of others are gone, so that nothing made from it can tell of them.  Places stay, and
   ids are still looked up in the whole data (data_find).  `printed`: see Data.  Close it before the whole. */
const Data *read_portion(const Data *data, const Division *division, int portion, const Map *printed, Arena *arena);
/* All that the data say, and the printed page of each record: equal data give equal text, wherever their files are. */
Str read_data_text(const Data *data, Arena *arena);
/* A corrections file (docs/data.md 12); NULL: reported. */
const Corrections *read_corrections(const char *path, Arena *arena, Diag *diag);
/* A release file (docs/release.md).  A damaged, foreign or newer one is refused: NULL, reported. */
Release *read_release(const char *path, Arena *arena, Diag *diag);
/* fonts.xml; NULL if unusable (reported).  Paths of files are tried beside it first, then in the system's font folders. */
const FontList *read_fonts(const char *path, Arena *arena, Diag *diag);

/* Is this what a person would write?  false: a vertical form, a radical, private use, … (E0211). */
bool read_is_text(uint32_t character);

#endif
