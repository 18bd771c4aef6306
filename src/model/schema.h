/* The words of an office: which of them are records and fields, and what part each plays (docs/schema.md).  The program knows
   roles; names, in whatever script, are the office's. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/diag.h"
#include "model/choices.h"

/* Marks that stand for a number that is not there, where a field does not say its own. */
#define SCHEMA_MISSING "－ ― — - … ‥ x X"

/* What values go by: a year, or one of some words.  A value in the data says which: <result year="2020">. */
typedef struct {
    Str name, label;
    AxisKind kind;
    Str values;   /* of words: separated by spaces */
    int from, to; /* of years: the first and the last */
    Where where;
} ValueAxis;

/* What a record says, in an element or in an attribute of its own. */
typedef struct {
    Str name, label;
    FieldKind kind;
    bool is_attribute, is_required;
    bool is_many;   /* without a schema: it may stand any number of times, */
    Str attributes; /* with these attributes of its own, separated by spaces */
    bool is_owner;  /* references: it says whose the record is */
    bool is_issue;  /* a date: when the set was published */
    bool is_inner;  /* the office keeps it for itself: it is not for print */
    Runs runs;      /* of an ordinal */
    Str of;         /* code, reference, references: the name of the record that is meant */
    Str words;      /* of a choice: separated by spaces */
    Str missing;  /* of a number, a code: marks that stand for a value that is not there, separated by spaces; see field_marks */
    int decimals; /* of a number, the most it has; -1: any */
    Str axis;     /* the name of `by`, as it is written */
    const ValueAxis *by; /* one value for each of this; NULL: one value */
    const ValueAxis *on; /* a year: `of` names the axis it must be on; NULL: any year */
    Str value;           /* computed: an expression over fields of the record; empty: it is typed */
    Str tolerance;       /* of a computed one that is typed, too: how far they may differ */
    Str note;            /* how it is to be filled in; empty: its label says it */
    bool is_asked;       /* computed where the data ask for it by its element, which may say `unit`, `adjust`, `form` */
    Where where;
} FieldType;

/* What an office asks of its records. */
typedef struct {
    Str name, label, test; /* test: XPath, true of a record that is right */
    Severity severity;
    Where where;
} Question;

/* What stands where the fields of another record are printed: 【施策2の再掲】.  A template, seen from the record meant. */
typedef struct {
    Str name, text;
    Where where;
} MarkType;

typedef struct {
    Str name, element, label; /* name: in the schema; element: in the data, where several may have the same */
    RecordRole role;
    FieldType *fields;
    int n_fields;
    Str children;    /* names of records that may stand in it, separated by spaces */
    bool holds_text; /* without a schema: words may stand in it, too */
    Where children_where;
    int least;       /* of these at least so many; 0 or 1 */
    Str title;       /* names of the fields that name it, separated by spaces */
    Str of;          /* collection: whose records it holds (and the attribute that says so); part: what it is a part of;
                        reference: what it may refer to, separated by spaces */
    Str gives;       /* part, shared: names of the fields that it has or gives, separated by spaces */
    Str counts;      /* names of the records in it that its title may count */
    Str key;         /* list: the attribute by which codes name its terms; empty: the id */
    MarkType *marks; /* of a reference */
    int n_marks;
    Question *questions;
    int n_questions;
    Where where;
} RecordType;

typedef struct {
    Str name, title, id; /* id: the attribute that identifies a record */
    Str text;            /* of the file, for whoever asks whether it is still the same */
    const char *path;    /* NULL: the data have no schema; names are those that occur */
    ValueAxis *axes;
    int n_axes;
    RecordType *records;
    int n_records;
    Str roots;                         /* without a schema: names of what stands right under the root */
    Str off;                           /* names of questions that are not asked, separated by spaces */
    const struct Grammar *grammar;     /* of its data, */
    const struct Grammar *corrections; /* and of corrections of these; made by the room schema */
} Schema;

const RecordType *schema_record(const Schema *schema, Str name); /* NULL: there is none */
/* NULL: there is none.  Of a 再掲 that names its source by `source`, a field that is called so, too, before that attribute. */
const FieldType *record_field(const RecordType *record, Str name);
const FieldType *record_owner(const RecordType *record);   /* the field that says whose it is, or NULL */
const FieldType *record_ordinal(const RecordType *record); /* its running number, or NULL */
Str field_marks(const FieldType *field);                   /* `missing`; of a figure that says none, the usual ones */
Str schema_owner_label(const Schema *schema);              /* 所管課: what owners are called; empty: there are none */
/* Does the list, separated by spaces, have the name? */
bool schema_lists(Str list, Str name);
/* A year in any form of a date: 2020, 2020年度, FY2020, 令和2年度, R2. */
bool value_year(Str text, int *year);
bool axis_has(const ValueAxis *axis, Str written);
/* The value as keys have it: a Western year, a word; empty: it is not on the axis. */
Str axis_value(const ValueAxis *axis, Str written, Arena *arena);
/* Names of all questions that can be asked of its data, separated by spaces. */
Str schema_questions(const Schema *schema, Arena *arena);
/* 予算現額 (budget): the label with the name, where they differ. */
Str schema_said(Str name, Str label, Arena *arena);
/* The field of a reference or a collection that says what it refers to, or NULL. */
const FieldType *record_link(const RecordType *record);

#endif
