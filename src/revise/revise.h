/* Release × Release → Revision, and what is written about it. */
#ifndef REVISE_REVISE_H
#define REVISE_REVISE_H

#include "model/revision.h"

/* Every text that reads otherwise, every page that looks otherwise.  A page that has changed gets `line` as its revision
   line and the keys of what changed on it; others keep theirs.  `applied`: corrections that give the reasons, or NULL. */
const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena);

/* What has changed, as <revision> (docs/release.md): what the layouts of the tables look at. */
Str revise_xml(const Revision *revision, Str line, Arena *arena);
/* The same for spreadsheets, with a byte order mark and CRLF.  Filing: pages to take out of the old PDF, pages of pages.pdf. */
Str revise_errata_csv(const Revision *revision, Arena *arena);
Str revise_filing_csv(const Revision *revision, Arena *arena);

#endif
