/* Records of several tables, each of which says in a column of its own in which it lies. */
#ifndef DATA_PLACING_H
#define DATA_PLACING_H

#include "base/decimal.h"
#include "base/map.h"
#include "base/vec.h"
#include "xml/xml.h"

typedef struct {
    XmlNode *element;
    Str parent;    /* what that is called; empty: it lies in none */
    Decimal order; /* among those beside it; equal ones follow as they were added */
    Where where;   /* of what says so */
} PlacedRecord;

typedef struct {
    Map names; /* of a record → its element */
    Vec(PlacedRecord) list;
} Placing;

Placing placing_begin(Arena *arena);
void placing_name(Placing *placing, Str name, XmlNode *element); /* the name must outlive it */
void placing_add(Placing *placing, PlacedRecord record);
/* Moves each where it says, behind what is there.  false: reported, a parent that there is not or that lies in the record. */
bool placing_settle(Placing *placing, XmlNode *root, Diag *diag);

#endif
