/* What is kept of a booklet; Release × Release → Revision, and what is written about it. */
#ifndef REVISE_REVISE_H
#define REVISE_REVISE_H

#include "model/report.h"
#include "model/revision.h"

/* A release file (docs/release.md).  A damaged, foreign or newer one is refused: NULL, reported. */
Release *revise_read(const char *path, Arena *arena, Diag *diag);
/* The same as it is written: one fact a line, a checksum at the end. */
Str revise_written(const Release *release, Arena *arena);

/* A booklet that is set, and what it was made from. */
typedef struct {
    const Report *report;
    const Document *document;
    const Pages *pages;
    Facts facts;
    const Corrections *history; /* in these facts; NULL: none */
    const Pins *pins;           /* how its pages were published; NULL: they are new */
} Typeset;

/* What a release keeps of it. */
Release *revise_edition(const Typeset *booklet, Arena *arena, Diag *diag);
/* False: this release may not be overwritten `by` another, for it is of other pages, or none; reported. */
bool revise_may_replace(const char *path, const Release *by, Arena *arena, Diag *diag);
/* Counted keys (block7) → the names the same texts have in the release; NULL: they are those already.  For bind_again. */
const Map *revise_names(const Document *document, const Release *before, Arena *arena);

/* Every text that reads otherwise, every page that looks otherwise.  A page that has changed gets `line` as its revision
   line and the keys of what changed on it; others keep theirs.  `applied`: corrections that give the reasons, or NULL.  A
   record whose id alone is another is reported (a note) and is no change. */
const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena,
                               Diag *diag);

/* What has changed, as <revision> (docs/release.md): what the layouts of the tables look at. */
Str revise_xml(const Revision *revision, Str line, Arena *arena);
/* The same for spreadsheets, with a byte order mark and CRLF.  Filing: pages to take out of the old PDF, pages of pages.pdf. */
Str revise_errata_csv(const Revision *revision, Arena *arena);
Str revise_filing_csv(const Revision *revision, Arena *arena);

#endif
