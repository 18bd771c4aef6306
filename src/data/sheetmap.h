/* A map (docs/data.md 14) laid over a sheet: which columns say what of which records. */
#ifndef DATA_SHEETMAP_H
#define DATA_SHEETMAP_H

#include "data/mend.h"
#include "grammar/grammar.h"
#include "workbook/workbook.h"
#include "xml/xml.h"

/* What a word of the sheet is in the data: 保育課 is d51. */
typedef struct {
    Str is, means;
} MapWord;

typedef struct {
    const FieldType *field; /* NULL: the id */
    Str at;                 /* by an axis: for which value of it */
    Str attribute;          /* of a record, that is no field: needs, by; empty: it is one */
    int column;             /* 0: `constant` is said of all */
    int written;            /* the column that has it as a data file does, where `column` cannot say all of it; 0: none */
    Str constant;
    bool repeats; /* merged over several records, it is said of each */
    Str make;     /* of the id: where it is missing it can be made of this and a number; empty: it cannot */
    MapWord *words;
    int n_words;
} MapField;

typedef struct MapRecord {
    const RecordType *type;
    int each; /* a new one where this column says something new; 0: with each row */
    int when; /* only of rows in which this column says one of `is`, separated by |; 0: of all */
    Str is;
    Str prefix; /* of ids that are made; empty: they stand in the sheet */
    int name;   /* of what has no id: what records in it call it; 0: nothing does */
    int in;     /* this column says the id of the record it lies in; 0: it lies where the map has it */
    int order;  /* and this one how it follows those beside it; 0: they follow each other as the rows do */
    MapField *fields;
    int n_fields;
    struct MapRecord *inner; /* records in it */
    int n_inner;
    Where where;
} MapRecord;

/* Rows that are no data (計), and a column that is none. */
typedef struct {
    int column;
    Str is; /* as of MapRecord; empty: the column */
} MapLeave;

typedef struct {
    const Worksheet *sheet;
    int first, last; /* rows of data; last 0: to the end */
    bool takes_hidden, is_hidden_told;
    MapRecord *records;
    int n_records;
    MapLeave *leaves;
    int n_leaves;
    const char **heads; /* by column from 1, of the columns that have one, and NULL */
    bool *left;         /* of the columns: the map leaves it out */
    int n_columns;
} SheetMap;

/* One for each <sheet> of the map, over the sheet as it is mended; what is done to its cells is told.  false: reported. */
bool sheetmap_read(const XmlFile *map, const Workbook *workbook, const Schema *schema, MendKinds mend, SheetMap **maps, int *n,
                   Arena *arena, Diag *diag);
/* Does the text stand in a list separated by |? */
bool sheetmap_lists(Str list, Str text);

#endif
