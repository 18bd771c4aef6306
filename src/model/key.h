/* The name of a text of the booklet, the same from bind to the release; and where its words came from.

       m5-3-15#result/note'2      the second note of the field result of the record m5-3-15
       p4/block2/row1#name        the cell name of the first head row of the second block bound for the record p4
       contents                   a block that the layout gives an id                                                */
#ifndef MODEL_KEY_H
#define MODEL_KEY_H

#include "model/choices.h"

/* Unique in a document but for the members of a sample (Mark.sample).  Equal keys have equal texts. */
typedef struct {
    Str text;                   /* as it is written; empty: no key */
    int record;                 /* bytes of it that name the record, or the block that stands for one */
    int field, field_end, part; /* where the field begins and ends, where its part ends */
} Key;

/* The one writer.  place: what was bound for the record, in it ("block2/row1"); any of these but the record may be empty. */
Key key_new(Str record, Str place, Str field, Str part, int nth, Arena *arena);
/* The one reader: of what key_new wrote, or a person. */
Key key_read(Str text);

/* Empty: it has none. */
Str key_record(Key key);
Str key_place(Key key);
Str key_field(Key key);
Str key_part(Key key);
int key_nth(Key key); /* of several that would have one key; 1: the first, which says nothing of it */
#define NO_KEY ((Key){ .text = { "", 0 } })
static inline bool key_equal(Key a, Key b)
{
    return str_equal(a.text, b.text);
}
/* A part of it: its note, its second block; of a block: its second row.  The nth of those that wish for its name. */
Key key_with_part(Key key, Str part, Arena *arena);
Key key_with_nth(Key key, int nth, Arena *arena);

/* Where words came from: a field of a record (name, name@number, @no; by an axis name:2022), or both empty: worked out from many. */
typedef struct {
    SourceKind kind;
    Str record, field;
} Source;
/* Bytes first … last-1 of a text.  What no such span covers are words of the layout. */
typedef struct {
    int first, last;
    Source source;
} SourceSpan;

static inline bool source_equal(Source a, Source b)
{
    return a.kind == b.kind && str_equal(a.record, b.record) && str_equal(a.field, b.field);
}

#endif
