/* The checks, a family to a file.  Each looks at one element and reports what it finds. */
#ifndef AUDIT_CHECKS_H
#define AUDIT_CHECKS_H

#include "data/data.h"

typedef struct {
    const Data *data;
    Arena *arena;
    Diag *diag;
} Audit;

/* figures.c: of a field, of a row */
void check_number(const Audit *audit, DataNode field);
void check_separators(const Audit *audit, DataNode field);
void check_units(const Audit *audit, DataNode row);
/* grades.c: of a row */
void check_grade(const Audit *audit, DataNode row);
/* totals.c: of a kpi, of a label */
void check_adjustment(const Audit *audit, DataNode kpi);
void check_count(const Audit *audit, DataNode label);
/* siblings.c: of whatever holds records */
void check_numbering(const Audit *audit, DataNode parent);
void check_names(const Audit *audit, DataNode parent);
/* uses.c: of a plan, of a department */
void check_reported(const Audit *audit, DataNode plan);
void check_used(const Audit *audit, DataNode department);
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
