/* What is kept of a booklet; Release × Release → Revision, and what is written about it. */
#ifndef REVISE_REVISE_H
#define REVISE_REVISE_H

#include "base/map.h"
#include "model/report.h"
#include "model/revision.h"
#include "model/taker.h"

/* A release file (docs/release.md).  A damaged, foreign or newer one is refused: NULL, reported. */
Release *revise_read(const char *path, Arena *arena, Diag *diag);
/* The same of text that is in no file; `path` stands for its name. */
Release *revise_read_text(const char *path, Str text, Arena *arena, Diag *diag);
/* The same as it is written: one fact a line, a checksum at the end. */
Str revise_written(const Release *release, Arena *arena);

/* What it says of its booklet: edition, corrections so far, the pages as they are now.  For people; one JSON object a line. */
Str revise_overview(const Release *release, DiagLang lang, Arena *arena);
Str revise_overview_json(const Release *release, Arena *arena);

/* Where a person finds a field of the data in it: by the first text that shows it; where none does, by the first of its record. */
typedef struct {
    Str pages, row, column; /* "12・13-2"; empty: it is not printed, or has no name */
    bool shows;             /* the text shows the field */
} Whereabouts;
Whereabouts revise_whereabouts(const Release *release, Str record, Str field, Arena *arena);

/* What a release will say of the frames of pages, noted of each page as it becomes final. */
typedef struct Sightings Sightings;
Sightings *sightings_open(Arena *arena);
PageTaker sightings_taker(Sightings *sightings);

/* A booklet that is set, and what it was made from. */
typedef struct {
    const Report *report;
    const Document *document;
    const Pages *pages;
    Sightings *seen; /* of all these pages; for one release, which uses them up */
    Facts facts;
    const Corrections *history; /* in these facts; NULL: none */
    const Pins *pins;           /* how its pages were published; NULL: they are new */
} Typeset;

/* What a release keeps of it. */
Release *revise_edition(const Typeset *booklet, Arena *arena, Diag *diag);
/* False: this release may not be overwritten `by` another, for it is of other pages, or none; reported. */
bool revise_may_replace(const char *path, const Release *by, Arena *arena, Diag *diag);
/* Says whether layout and fonts are still those it was published with; `path`: of that release. */
void revise_check_versions(const Release *before, const Release *after, const char *path, Diag *diag);
/* Counted keys (block7) → the names the same texts have in the release; NULL: they are those already.  For bind_again. */
const Map *revise_names(const Document *document, const Release *before, Arena *arena);

/* What has been corrected so far, then what is new of the corrections `given`, which `fresh` gets alone: a file may be given
   again. */
Corrections revise_history(const Corrections *past, const Corrections *given, Corrections *fresh, Arena *arena);

/* Corrections may name a text as the 正誤表 does, 2-1#前年度, where that is no field of any record: they get the field whose words alone it
   shows, 実績:2023. */
void revise_read_keys(const Release *release, const Schema *schema, const Corrections *given);

/* The number of the last round; 0: it is as first published. */
int revise_rounds_so_far(const Release *release, Arena *arena);
/* What the margin says: house `revised`, and `revised-again` where a round before it says that already. */
typedef struct {
    Str first, again;
} RoundWords;
Str revise_round_line(const Release *before, RoundWords words, Str date, int number, Arena *arena);
/* The reasons of these corrections, each once, one a line. */
Str revise_round_reason(const Corrections *applied, Arena *arena);
/* The rounds before, and this one (NULL: nothing was changed); and from the first round on the booklet as it was published. */
void revise_keep_rounds(Release *after, const Release *before, const Round *round, Arena *arena);
/* The corrections, and what says why of all that they put in or took out, and of what was edited in the data (`reason`; empty:
   nobody said). */
Corrections revise_with_reason(const Corrections *applied, const Release *before, Facts facts, Str reason, Arena *arena);
/* The booklet as first published, to be compared with the latest; NULL: it is not known, reported. */
const Release *revise_published(const Release *latest, const char *path, Arena *arena, Diag *diag);

/* What the tables say beside the changes. */
typedef struct {
    Round round;
    int onto;   /* the last round that the booklet has, into which the leaves are to be filed */
    int copies; /* of the booklet; 0: not known */
    const Offices *offices;
    Str owner;       /* what these are called: 所管課; empty: records have no owners */
    bool is_for_csv; /* the 正誤表 is for a spreadsheet: more columns, no words for what is empty */
} Occasion;

/* Every text that reads otherwise, every page that looks otherwise.  A page that has changed gets `line` as its revision
   line and the keys of what changed on it; others keep theirs.  `applied`: corrections that give the reasons, or NULL.  A
   record whose id alone is another is reported (a note) and is no change. */
const Revision *revise_compare(const Release *before, Release *after, Str line, const Corrections *applied, Arena *arena,
                               Diag *diag);

/* Says which of the corrections that were given are seen nowhere in print. */
void revise_report_unseen(const Revision *revision, Diag *diag);
/* Says where what a correction calls wrong still stands, word for word, as another field (notes). */
void revise_report_left(const Release *before, const Release *after, const Corrections *given, Arena *arena, Diag *diag);
/* Those of `applied` that are seen, or may be. */
Corrections revise_seen(const Revision *revision, const Corrections *applied, Arena *arena);

/* A record that says something else than it did (is_own), or has a text that reads otherwise. */
typedef struct {
    Str record;
    bool is_own;
} Touched;
const Touched *const *revise_touched(const Revision *revision, int *n, Arena *arena);
/* The texts beside which change marks belong: key → BarLine, which says nothing. */
const Map *revise_marks(const Revision *revision, Arena *arena);
/* The same of texts alone, of whom not all is known as it was: those that have words of a field that says otherwise. */
const Map *revise_source_marks(const Release *texts, Facts before, Arena *arena);
/* The texts of a document that is no booklet, to be compared, as if all stood on one page. */
Release *revise_texts(const Document *document, Facts facts, Arena *arena);

/* What it comes to, in one line. */
Str revise_summary(const Revision *revision, DiagLang lang, Arena *arena);
/* What has changed, as <revision> (docs/release.md): what the layouts of the tables look at. */
Str revise_xml(const Revision *revision, const Occasion *occasion, Arena *arena);
/* The tables of a 正誤表, bound from that, for spreadsheets, with a byte order mark and CRLF. */
Str revise_errata_csv(const Document *errata, Arena *arena);
/* Filing for programs: pages to take out of the old PDF, pages of pages.pdf. */
Str revise_filing_csv(const Revision *revision, Arena *arena);

#endif
