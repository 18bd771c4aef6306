/* XML → Report: what a layout says, its styles resolved; and the list of fonts beside it.  No DOCTYPE, entities, XInclude or
   network; whatever is wrong is reported with file:line:col. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "model/fontlist.h"
#include "model/report.h"
#include "model/schema.h"

/* The whole layout, includes spliced in, valid against the grammar, styles resolved; NULL if unusable (reported). */
const Report *report_read(const char *path, Arena *arena, Diag *diag);
/* The path of the data that a layout names, however unusable it is; empty: it names none that can be seen.  Reports nothing. */
Str report_find_data(const char *path, Arena *arena);
/* Are the names in its XPaths those of data in the words of this schema?  Others are reported. */
bool report_names_are_known(const Report *report, const Schema *schema, Arena *arena, Diag *diag);
/* What it, and the rules and marks of the schema, ask of the data; all names are known. */
NamesAsked report_names_asked(const Report *report, const Schema *schema, Arena *arena);
/* The layout of one table of a revision ("errata", "filing", "contrast"): that of the report, or where it has none the one
   that is built in (layouts/revision.xml); with it go the styles and masters it needs.  NULL: reported.  Those that are built in are
   read once, when they are opened. */
typedef struct Revisions Revisions;
const Revisions *report_open_revisions(const Report *report, Arena *arena, Diag *diag);
const Report *report_read_revision(const Revisions *revisions, const char *table, Arena *arena, Diag *diag);
/* fonts.xml; NULL if unusable (reported).  Paths of files are tried beside it first, then in the system's font folders. */
const FontList *report_read_fonts(const char *path, Arena *arena, Diag *diag);
/* Is every family a style names in the list?  false: reported, at the style. */
bool report_check_families(const Report *report, const FontList *list, Arena *arena, Diag *diag);

#endif
