/* <source>: a spreadsheet as a part of the data. */
#ifndef DATA_SOURCE_H
#define DATA_SOURCE_H

#include "data/data.h"
#include "data/readable.h"
#include "xml/xml.h"

/* An id that is not there, and how it begins. */
typedef struct {
    Where where;
    Str make, encoding; /* encoding: as of DataSource */
} OpenId;
typedef Vec(OpenId) OpenIds;

typedef struct DataSource {
    const char *path, *map;     /* of the spreadsheet; of what says which of its columns are what */
    Str encoding;               /* of CSV; empty: what the bytes are */
    Where where;                /* of who asks */
    const XmlTree *names;       /* the tree its nodes move into */
    MendKinds mend;             /* besides what the map asks for */
    ReadSheets *sheets;         /* gets its sheets */
    OpenIds *ids;               /* gets the cells of ids that are to be made; NULL: they are errors */
    const FileInstead *instead; /* bytes other than those its files have; or NULL */
    int n_instead;
    Str *files; /* gets the files that were read: the spreadsheet, those of a folder */
    int n_files;
} DataSource;

/* A file of data, every element, text and attribute of which has its cell as its place; checked by nobody yet.  NULL: reported. */
XmlFile *source_open(DataSource *source, const Schema *schema, Arena *arena, Diag *diag);

#endif
