/* The facts: one tree (xml/node.h) with all files of the set spliced in, valid and read-only, ids unique,
   every 再掲 filled with the fields of its source.  Reached by XPath 1.0 (select/select.c). */
#ifndef MODEL_DATA_H
#define MODEL_DATA_H

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "model/key.h"
#include "model/schema.h"

typedef struct Data Data; /* made and freed by data */

typedef struct XmlTree *DataTree;
typedef struct XmlNode *DataNode; /* xml/node.h */

/* What the data say themselves: a field of a record before anything was computed from it or filled in.  name, name@number;
   by an axis name:2022. */
typedef struct {
    Str record, field, text;
    Str aloud; /* the same with its readings (ルビ), 練馬《ねりま》区; empty: it has none */
} Fact;
/* A record, and what it lies in: another, or a list without an id: "kpis plan=p4". */
typedef struct {
    Str id, parent;
    Str type; /* what the schema calls such records; empty: it is not known, these facts were read from a release */
} RecordPlace;
typedef struct {
    Fact *at;
    RecordPlace *records; /* all, in the order of the data */
    int n, n_records;
    const Map *gone;     /* what the schema calls records that corrections took out: id → Str; NULL: none, or it is not known */
    const Map *operands; /* of each computed field, by fact_name of type and field → Str: what it is worked out from, "budget
                            settled", of a sum the type of the records in it and their field: "measure/amount"; NULL: not known */
} Facts;
/* "record\nfield": what facts are looked up by. */
Str fact_name(Str record, Str field, Arena *arena);
/* What either says that the other does not, or says otherwise: that of `facts` first, then that of `others`, in their orders. */
typedef Vec(const Fact *) FactsOtherwise;
FactsOtherwise facts_otherwise(Facts facts, Facts others, Arena *arena);

/* 誤 and 正 of a field, as markup: what a data file would have there.  Of a whole record (field empty, or the place where it
   is put: "after m1") 誤 is the name of one taken out, 正 the one put in. */
typedef struct {
    Str record, field, was, now, date, reason;
    bool past; /* applied before: no harm if the data have it already */
    Where where;
} Correction;
typedef struct {
    Correction *at;
    int n;
} Corrections;

/* The names of owners, 教育指導課・学務課, by the id of a record. */
typedef struct {
    Map of_words; /* id → Str: whose it is; of a 再掲, those of its source */
    Map of_rows;  /* of a 再掲: those in whose list its row stands, and those of its source */
    Map of_moves; /* of what lies now in what others own: those who lost it, who have it, whose it is */
} Offices;

struct Data {
    const Schema *schema;  /* NULL: of a revision */
    DataTree tree;         /* owned by the room data: data_close; with it */
    struct Arena *of_tree; /* what is known of its nodes; NULL: that lives with who read it */
    const Str *files;      /* paths of all that were read; the first is the one that was named */
    int n_files;
    int n_elements;
    Str path;
    Facts facts;
    void *ids, *terms, *sheets; /* private to the room data, like */
    const Map *origins;         /* place of a field that a 再掲 shows → where it comes from; NULL: none does */
    DataNode self;              /* of a portion: whose it is; NULL: these are the whole data */
    const Data *whole;          /* what a portion was cut from; of the whole data themselves */
    const Map *printed;         /* of a portion: the page of the whole booklet each record stands on, id → Str; or NULL */
};

#endif
