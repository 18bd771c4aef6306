/* A booklet divided among those who get a part of it: its departments, its plans, … (docs/batch.md).
   Only records are divided.  What holds records belongs to all whose records it holds; the rest to everybody. */
#ifndef MODEL_DIVISION_H
#define MODEL_DIVISION_H

#include "base/map.h"
#include "model/choices.h"
#include "model/data.h"
#include "model/style.h"

/* Whose a record is, or the records in an element: numbers of portions, ascending. */
typedef struct {
    DataNode node;
    int *owners;
    int n_owners;
    bool is_record; /* itself divided; else it only holds records */
} Holding;

/* The children of an element, some of which hold records: each once for everybody, or once for each whose it is. */
enum { OF_EVERYBODY = -1 };
typedef struct {
    int portion; /* OF_EVERYBODY, or one of them */
    int at;      /* which child it is */
    DataNode node;
} ChildShare;
typedef struct {
    DataNode node;
    const ChildShare *children; /* by portion, those of one in their order */
    int n;
} SharedNode;

/* What one of them gets. */
typedef struct {
    Str id, name;  /* id: as --only names it */
    Str note;      /* what its return sheet says besides; empty: nothing */
    Str line;      /* what the head of each shared page says of whose it is; empty: nothing */
    DataNode node; /* of the department itself */
    int n_records; /* its own; that node is one of them only where each record is divided from the others: a file for each */
} Portion;

/* How the files of a division are to be printed. */
typedef struct {
    int copies;
    Sides sides;
    Staple staple;
    Str media; /* as IPP names it: iso_a4_210x297mm */
} PrintWish;

/* What the return sheets of a division ask for. */
typedef struct {
    Str open; /* names of the fields that are to be filled in, separated by spaces; empty: all but those that name a record */
    Where where;
} SheetWish;

typedef struct {
    Str by; /* the name of the division: by="…" of <excerpt> */
    Portion *portions;
    int n_portions;
    Map holdings;            /* node → Holding; of all that is or holds a record */
    Map shared;              /* node → SharedNode; so that a portion finds its own without a look at all the others' */
    const Style *line_style; /* of Portion.line; NULL: not said */
    bool greys;              /* what is others' on a shared page: grey instead of blank */
    PrintWish print;
    SheetWish sheets;
} Division;

/* The key of a node in `holdings`: its address, where it is kept. */
static inline Str division_key(const DataNode *node)
{
    return (Str){ (const char *)node, (int)sizeof *node };
}
/* The same for a place of the data, as the places of one read have it. */
static inline Str where_key(const Where *where)
{
    return (Str){ (const char *)where, (int)sizeof *where };
}

#endif
