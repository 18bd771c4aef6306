/* The checks, a family to a file.  Each looks at one element, if it plays the part that the check is about, and reports what it
   finds. */
#ifndef AUDIT_CHECKS_H
#define AUDIT_CHECKS_H

#include "base/map.h"
#include "data/data.h"
#include "model/document.h"
#include "select/select.h"

/* What the data accept with a reason. */
typedef struct {
    Str question, record;
    Where where;
} Acceptance;
typedef struct {
    const Acceptance *at;
    int n;
    Map known; /* by question and record */
} Acceptances;

typedef struct {
    const Data *data;
    Select *select;          /* by which rules look at it */
    Severity least;          /* of the rules that are asked */
    const Map *only;         /* of whom alone is said what is found; NULL: of all */
    Map collections, owners; /* index.c */
    Acceptances accepted;
    Map numbers; /* siblings.c */
    Arena *arena;
    Diag *diag;
} Audit;

/* All checks; where they are said of some records alone, what looks at one text by itself looks at theirs. */
void audit_records(const Data *data, const Map *only, Arena *arena, Diag *diag);

/* index.c: with what the checks ask of the whole set */
Audit audit_begin(const Data *data, Severity least, Arena *arena, Diag *diag);
void audit_end(Audit *audit);
/* Is there a collection of this kind, for this record (empty: at all)? */
bool audit_has_collection(const Audit *audit, const RecordType *type, Str id);
/* audit.c: by which a schema and the data name it. */
Str audit_question(QuestionKind question);
/* accepted.c: is it to be said of this record?  Not what the schema does not ask, nor what the data accept. */
Acceptances acceptances_of(const Data *data, Arena *arena);
bool audit_says(const Audit *audit, Str question, Str record);

typedef void (*CheckElement)(const Audit *audit, DataNode element);

/* figures.c: of a field whose words hold figures; of a record that has such fields */
void check_number(const Audit *audit, DataNode field);
void check_separators(const Audit *audit, DataNode field);
void check_units(const Audit *audit, DataNode record);
/* codes.c: of a record with a code; of the rules of a record */
void check_codes(const Audit *audit, DataNode record);
void check_rules(const Audit *audit, DataNode record);
/* totals.c: of a record whose title may count; of a computed field that is typed */
void check_count(const Audit *audit, DataNode record);
void check_computed(const Audit *audit, DataNode field);
/* siblings.c: of whatever holds records; the walk has noted the numbers of all records before */
void check_ordinals(const Audit *audit, DataNode parent);
void note_ordinal(Audit *audit, DataNode record);
void check_names(const Audit *audit, DataNode parent);
/* echoes.c: of a 再掲 that has words of its source of its own */
void check_echoes(const Audit *audit, DataNode record);
/* uses.c: of a record that others have a collection for; of an owner */
void check_collections(const Audit *audit, DataNode record);
void check_used(const Audit *audit, DataNode record);
/* accepted.c: what is accepted of a record that is gone is accepted of none */
void check_acceptances(const Audit *audit);
/* prose.c: of the prose that a document shows in part */
void check_prose(const Audit *audit, const Document *document);
/* hygiene.c: of every text */
void check_hygiene(const Audit *audit);

/* A whole number in a text: "2,900", "165". */
typedef struct {
    Str digits; /* as written */
    int64_t value;
    int end; /* the byte behind it */
} Figure;
/* The first one from `at` on; false: there is none. */
bool figure_next(Str text, int at, Figure *figure);
/* What is counted: the words right behind a figure, up to a space, a bracket or a digit. */
Str figure_unit(Str text, const Figure *figure);

#endif
