/* Release × Release → Revision → the tables that go with replacement pages. */
#ifndef REVISE_REVISE_H
#define REVISE_REVISE_H

#include "model/report.h"
#include "model/revision.h"

/* Every text that reads otherwise, every page that looks otherwise.  A page that has changed gets `line` as its revision
   line and the keys of what changed on it; others keep theirs.  `applied`: corrections that give the reasons, or NULL. */
const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena);

/* 正誤表, 加除表 with the list of effective pages, 新旧対照表.  The paper is that of `like`, but no smaller than A4. */
const Document *revise_errata(const Report *report, const Revision *revision, const Master *like, Arena *arena);
const Document *revise_filing(const Report *report, const Revision *revision, const Master *like, Arena *arena);
const Document *revise_contrast(const Report *report, const Revision *revision, const Master *like, Arena *arena);
/* The style of what stands in the margin of a replacement page. */
const Style *revise_margin_style(const Report *report, Arena *arena);

/* The same for machines, with a byte order mark and CRLF.  Filing: pages to take out of the old PDF, pages of pages.pdf. */
Str revise_errata_csv(const Revision *revision, Arena *arena);
Str revise_filing_csv(const Revision *revision, Arena *arena);

#endif
