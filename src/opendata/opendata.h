/* Data → open data (docs/opendata.md): a table for each kind of record, which machines read, a dictionary of what stands in them, and
   the way back: a map by which the tables are read as the same data. */
#ifndef OPENDATA_OPENDATA_H
#define OPENDATA_OPENDATA_H

#include "data/data.h"

typedef enum { OPEN_CSV, OPEN_JSON, OPEN_XML } OpenForm; /* XML: the data as they are, no tables */
typedef struct {
    OpenForm form;
    bool takes_inner; /* with the fields that are not for print */
    Str encoding;     /* in which a CSV will be written, as a <source> says it */
} OpenWish;

/* UTF-8, without a byte order mark; the path is below the folder of all. */
typedef struct {
    Str path, text;
    bool is_table; /* it is CSV: to be written in the encoding asked for */
} OpenFile;

typedef struct {
    OpenFile *at;
    int n, n_tables, n_records;
    int n_inner; /* fields that were left out; then tables have no way back */
} OpenFiles;

/* Of data as they were typed (data_read_as_typed), which have a schema. */
OpenFiles opendata_make(const Data *data, OpenWish wish, Arena *arena);

#endif
