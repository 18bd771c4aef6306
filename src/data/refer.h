/* References inside the data set, and 再掲: a record that refers to another shows its fields. */
#ifndef DATA_REFER_H
#define DATA_REFER_H

#include "base/map.h"
#include "grammar/grammar.h"
#include "model/data.h"
#include "model/key.h"
#include "xml/xml.h"

/* A field that a 再掲 shows is known by its place, which its copies keep. */
static inline Str origin_key(const XmlPlace *const *place)
{
    return MAP_KEY(*place);
}

typedef struct {
    const Schema *schema;
    XmlNode *root;
    Map ids;                        /* id → its element */
    Map terms;                      /* "list code" → the record of that list */
    Map origins;                    /* origin_key → Source */
    const Corrections *corrections; /* that were applied; NULL: none */
    Map removed;                    /* id → the Correction that took it out */
    Map gone;                       /* the same → what the schema calls it, Str */
    Arena *arena;
    Diag *diag;
    bool failed;
} Records;

/* refer.c: every id once, every reference to something there and of the right kind, every code a term of its list. */
void refer_collect(Records *records);
void refer_check(Records *records);

/* What the terms are kept by. */
Str refer_term(Str list, Str code, Arena *arena);
/* The code of a record of a list; empty: it has none. */
Str refer_code(const Records *records, const XmlNode *term);

/* meant.c: what a name of no record could have meant. */
typedef struct {
    Str one; /* " → d51?", as suggest_name says it; empty: it is not known */
    Str all; /* "A | B | -": the codes of a list, if they are few; else empty */
} Meant;
/* Among the records of these kinds (none: of any); `is_code`: they are terms, and are named by their codes. */
Meant refer_meant(const Records *records, Str name, Str kinds, bool is_code);

/* axes.c: years of an axis in one form; those of other fields, once what the data say is kept (facts); and, when all is filled in,
   what occurs of each axis. */
void axes_settle(Records *records, XmlNode *element);
void years_settle(const Records *records, XmlNode *element);
void axes_add(Records *records);

/* facts.c: every field of every record. */
Facts facts_read(const Records *records);

/* compute.c: the computed fields of all records, where they are not typed. */
void compute_fill(Records *records);
/* Facts.operands of data that keep to the schema. */
const Map *compute_operands(const Schema *schema, Arena *arena);

/* given.c: what a record in `parent` says though it is said elsewhere. */
void given_check(Records *records, const XmlNode *parent);

/* repeat.c: what a record refers to; NULL: it is no reference, or of nothing. */
XmlNode *refer_source(const Records *records, const XmlNode *record);
/* The element of a field (name as of field_name) that a record shows, its own or another's; NULL: there is none. */
XmlNode *refer_find_shown(const Records *records, const XmlNode *record, Str field);
/* What a record in this place would be a part of a record by: there a 再掲 stands for a part; NULL: it stands for a whole record. */
const RecordType *refer_part_in(const Records *records, const XmlNode *parent);
/* Only after a check without failure. */
void refer_fill_repeats(Records *records);

#endif
