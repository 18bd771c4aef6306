/* What the files of this room share: the records of one kind as rows, what is said of them as columns. */
#ifndef OPENDATA_TABLE_H
#define OPENDATA_TABLE_H

#include "base/map.h"
#include "base/vec.h"
#include "opendata/opendata.h"

/* A record, where it stands, and what tables call it: its id, of a collection a name made for it. */
typedef struct {
    DataNode node;
    Str name;
    DataNode parent; /* NULL: it lies in none */
    int order;       /* among all records beside it, from 1 */
} OpenRow;

/* Those of one kind, top to bottom. */
typedef struct {
    const RecordType *type;
    Vec(OpenRow) rows;
} OpenRows;

typedef struct {
    const Data *data;
    OpenWish wish;
    DiagLang lang;   /* of heads: that of the data */
    OpenRows *kinds; /* as many as the schema has records */
    Map names;       /* of a node → its OpenRow's name */
    Arena *arena;
} OpenSet;

OpenSet openset_gather(const Data *data, OpenWish wish, Arena *arena);
Str openset_name(const OpenSet *set, DataNode node); /* empty: it is no record */

/* What a cell of a column says of its record. */
typedef enum {
    SAYS_NAME,   /* what the record is called */
    SAYS_PARENT, /* the name of that in which it lies */
    SAYS_ORDER,  /* its place there */
    SAYS_ABOVE,  /* the id of what it lies in, or is of, of another kind; */
    SAYS_ABOVE_TITLE,
    SAYS_ATTRIBUTE, /* one that is no field */
    SAYS_VALUE,
    SAYS_WRITTEN, /* the value as a data file has it, where the value is not all of that */
    SAYS_FIGURE,  /* of words: the figure in them, and what it counts */
    SAYS_UNIT,
    SAYS_ERA,   /* of a day, a year: by the Japanese calendar */
    SAYS_TITLE, /* of a code, an id: the name of what is meant */
    SAYS_COMPUTED
} ColumnSays;

typedef struct {
    ColumnSays says;
    const FieldType *field;  /* or NULL */
    const RecordType *above; /* SAYS_ABOVE… */
    Str attribute;           /* SAYS_ATTRIBUTE */
    Str at;                  /* by an axis: for which value */
    int nth;                 /* of several ids, from 0; -1: there is one */
    Str head, key;           /* of CSV; of JSON */
    bool is_derived;         /* it follows from others, and is not read back */
    bool is_kept;            /* though no record says anything */
} DatumColumn;

/* A table with its words. */
typedef struct {
    const RecordType *type;
    DatumColumn *columns;
    int n_columns, n_rows;
    Str *cells; /* row after row */
} DatumTable;

DatumTable datumtable_make(const OpenSet *set, const OpenRows *rows, int *n_inner);
Str opencell_words(const OpenSet *set, const OpenRow *row, const DatumColumn *column);
/* Does the column hold nothing but figures, and cells of nothing? */
bool opencolumn_is_figure(const DatumColumn *column);
/* How many values of the axis the records say, in order. */
int openaxis_values(const OpenRows *rows, const FieldType *field, Str **values, Arena *arena);

Str datumtable_csv(const DatumTable *table, Arena *arena);
Str datumtable_json(const DatumTable *table, Arena *arena);
/* What the columns of all tables mean, itself a table. */
DatumTable datumtable_dictionary(const OpenSet *set, const DatumTable *tables, int n, Arena *arena);
/* The way back: the map of the tables, and the file of data that names it. */
Str openmap_written(const OpenSet *set, const DatumTable *tables, int n, Arena *arena);
Str openindex_written(const OpenSet *set, Arena *arena);

#endif
