/* XML → Data: the facts of an office as one tree, corrected, referred to, divided and looked at.  Whatever is wrong is
   reported with file:line:col. */
#ifndef DATA_DATA_H
#define DATA_DATA_H

#include "model/amount.h"
#include "model/data.h"
#include "model/division.h"

struct XmlShelf;

/* The data set in the words of its schema, includes spliced in, with corrections applied (NULL: none); one whose 誤 is not what
   the data say is an error.  `files`: those of the set, taken from where they stand.  NULL if unusable (reported).  Close it when
   the document is bound. */
const Data *data_read(const char *path, const Schema *schema, const Corrections *corrections, struct XmlShelf *files,
                      Arena *arena, Diag *diag);
/* The same without its facts, for who will hold them against nothing and keep them in no release. */
const Data *data_read_without_facts(const char *path, const Schema *schema, const Corrections *corrections,
                                    struct XmlShelf *files, Arena *arena, Diag *diag);
/* The set as it was typed, corrected: nothing is worked out, no 再掲 filled in. */
const Data *data_read_as_typed(const char *path, const Schema *schema, const Corrections *corrections, struct XmlShelf *files,
                               Arena *arena, Diag *diag);
/* One file of a set, what its spreadsheets say in their place; what it includes stays to be included. */
typedef struct {
    Str text;
    const Str *files; /* all that it is made of and names */
    int n_files;
} ImportedData;
/* `mends`: words of its spreadsheets in their usual forms, each told of. */
bool data_imported(const char *path, const Schema *schema, struct XmlShelf *files, bool mends, ImportedData *imported,
                   Arena *arena, Diag *diag); /* false: reported */
/* A spreadsheet that no data name yet, read by a map in the words of a schema: a file of data of its own. */
bool data_imported_sheet(const char *path, const char *map, const Schema *schema, bool mends, ImportedData *imported,
                         Arena *arena, Diag *diag);
/* The data as one file, in the words of `schema.xml` beside it: includes, spreadsheets and corrections in their places.  Of data as they were
   typed.  `leaves_inner`, `n_left`: without fields that are not for print, and how many these are. */
Str data_whole_file(const Data *data, bool leaves_inner, int *n_left, Arena *arena);
/* An id that a map lets be made, for its cell, which is empty; how its file is read (workbook_filled). */
typedef struct {
    Where where;
    Str id, encoding;
} MadeId;
typedef struct {
    MadeId *at; /* in the order of the rows */
    int n;
    const Str *files; /* all that the set is made of */
    int n_files;
} MadeIds;
/* Those that the spreadsheets of a set have not yet: how they begin, and the first number that no id of the set has, nor any of `past`, which an
   earlier edition had.  false: reported. */
bool data_ids(const char *path, const Schema *schema, Facts past, struct XmlShelf *files, MadeIds *made, Arena *arena,
              Diag *diag);
/* What a layout of a table of a revision looks at: a <revision> (docs/release.md) as text.  Close it like other data. */
const Data *data_read_revision(Str text, Arena *arena, Diag *diag);
void data_close(const Data *data);
/* What its spreadsheets have that a machine does not read: merged cells, several values in one, … */
void data_tell_readable(const Data *data, Arena *arena, Diag *diag);
/* A corrections file (docs/data.md 12) of data in the words of this schema; NULL: reported. */
const Corrections *data_read_corrections(const char *path, const Schema *schema, Arena *arena, Diag *diag);
/* The same of corrections of fields, as such a file; `reason` of all of them, or empty. */
Str data_corrections_written(const Corrections *corrections, Str reason, Arena *arena);

/* How the content of a field stands in a cell.  Lines are <br/>, or <p>; those that begin with ・ items of a <list>; what has more in
   it stands as a data file has it. */
typedef enum { FORM_WORDS, FORM_BULLETS, FORM_PARAGRAPHS, FORM_MARKUP } CellForm;
/* What stands in a cell → the content, as markup. */
Str data_cell_markup(CellForm form, Str words, Arena *arena);

/* A field that may be corrected by itself, as it stands now. */
typedef struct {
    Str record, field; /* k4-3, current; current@number */
    Str label;         /* what the office calls it */
    Str words;         /* lines end in '\n' */
    bool is_plain;     /* nothing but letters and line ends; else `words` has the elements as a data file does */
    CellForm form;     /* in which it comes back the same, */
    Str cell;          /* and how it stands in a cell so: known of what is asked (data_find_asked) */
} Correctable;
/* false: there is none, or what it shows stands elsewhere (再掲, fields of a joint). */
bool data_find_correctable(const Data *data, Str record, Str field, Correctable *found, Arena *arena);
/* The same, for who asks for more: of an attribute of a field, too (result@number, result@as-of), whether it is given or not. */
bool data_find_asked(const Data *data, Str record, Str field, Correctable *found, Arena *arena);
/* Do its parts say the field, or those whose cell it shares?  Then it cannot say it, too. */
bool data_is_said_within(DataNode record, Str field, Arena *arena);
/* The element of a field as a record shows it, its own or a copy of another's (result, result:2022); NULL: there is none. */
DataNode data_field(DataNode record, Str name, Arena *arena);
/* May a field hold this?  Whether this one may is seen when it is corrected.  false: reported, of the cell. */
bool data_may_say(const Data *data, Str record, Str markup, Where where, Arena *arena, Diag *diag);
/* What the schema lets the record say, whether it does or not: names separated by spaces, one for each value of an axis (result:2022). */
Str data_field_names(const Data *data, Str record, Arena *arena);

/* A row of a table of corrections to fill in: the field, and how a person finds it. */
typedef struct {
    Correctable field;
    Str page, row, column;
    Str should, reason; /* as it is filled in already; empty: not yet */
    bool is_emptied;    /* it should say nothing */
} TableRow;
/* Content of a field as its row has it.  false: it has more in it than letters and line ends, which the field has not now. */
bool data_row_words(const Correctable *field, Str markup, Str *words, Arena *arena);
Str data_table_written(const TableRow *rows, int n, Arena *arena);
/* The same as an .xlsx.  false: reported. */
bool data_table_workbook(const TableRow *rows, int n, Str *bytes, Arena *arena, Diag *diag);
/* What was filled in, held against the data as they were printed; NULL: reported, cell by cell. */
const Corrections *data_read_table(const char *path, const Data *data, Arena *arena, Diag *diag);
/* Are these the bytes of such a table, not of XML? */
bool data_is_table(Str bytes);
/* Of a file of a data set, which begins with these bytes: XML, CSV (RFC 4180), .xlsx. */
const char *data_media_type(Str bytes);

/* The text of a file of data. */
typedef struct {
    const char *path;
    Str text;
} DataFile;
/* The files that hold these fields, with their corrections (of fields, made in these data) written in; all else as it is, letter for
   letter, spreadsheets cell for cell.  false: reported: a cell that cannot be written into, an XML file that is not in UTF-8. */
bool data_rewritten(const Data *data, const Corrections *corrections, DataFile **files, int *n, Arena *arena, Diag *diag);

/* Finds Division.shared, when all holdings are known. */
void data_share_out(const Data *data, Division *division, Arena *arena);
/* A copy of the data in which records of others are gone, so that nothing made from it can tell of them.  Places stay, and
   ids are still looked up in the whole data (data_find).  `printed`: see Data.  Close it before the whole. */
const Data *data_portion(const Data *data, const Division *division, int portion, const Map *printed, Arena *arena);
/* All that the data say, and the printed page of each record: equal data give equal text, wherever their files are. */
Str data_print(const Data *data, Arena *arena);

/* The record with this id, or NULL. */
DataNode data_find(const Data *data, Str id);
/* The place of an element in its own file, recorded while it was parsed. */
Where data_where(DataNode element);
/* Where the words of a source stand: at the element of the field; of an attribute, at its cell, or else at the element in whose start tag
   it is; of what is worked out or not said, at the record; of the set itself,
   at its root.  file NULL: the data have no such record. */
Where data_place(const Data *data, Source source, Arena *arena);
DataNode data_root(const Data *data);
DataNode data_first(DataNode node); /* the first element in it, or NULL */
DataNode data_next(DataNode node);
DataNode data_parent(DataNode node); /* NULL above the root */
bool data_is(DataNode node, const char *element);
Str data_name(DataNode node);
Str data_attribute(DataNode node, const char *name); /* empty when not given */
/* The words of an attribute or a text as they were typed: R2年度, where XPath reads 2020.  Borrowed; empty of anything else. */
Str data_typed(DataNode node);
bool data_attribute_at(DataNode node, int i, Str *name, Str *value); /* false: it has not so many */
DataNode data_child(DataNode node, const char *element);             /* the first child of that name, or NULL */
/* All text in it; a line end for <br/>; digits of full width as half ones.  Empty for NULL. */
Str data_words(DataNode node, Arena *arena);
/* What a computed field of a record comes to, of one by an axis `at` this value, before any adjustment.  false: it cannot be
   told, because `missing` says nothing. */
bool data_computed(DataNode record, const FieldType *field, Str at, Decimal *value, Str *missing, Arena *arena);
/* What a computed field is worked out from: "budget settled", of a sum the element and the field: "measure/amount". */
Str data_operands(const FieldType *field, Arena *arena);
/* What it is in the schema of its office; NULL: no record, no field. */
const RecordType *data_record_type(DataNode node);
const FieldType *data_field_type(DataNode node);
bool data_plays(DataNode node, RecordRole role);
/* What a person calls a record: the words of the fields of its title. */
Str data_title(DataNode record, Arena *arena);
/* What a record refers to, of a 再掲; NULL: nothing. */
DataNode data_source_of(const Data *data, DataNode record);
/* The term of its list that a code names, or NULL. */
DataNode data_term(const Data *data, const FieldType *field, Str code, Arena *arena);
/* Its own id; empty: it has none.  Borrowed. */
Str data_own_id(DataNode node);
/* The text of a field letter for letter as it is written: a line end for <br/> and around each <item>, DATA_APART where something
   raised or lowered begins and ends, or the layout puts something in (<mark/>).  A reading (<rt>) is a text of its own.  Empty
   for what holds only records, and for other parts of a field. */
Str data_written(DataNode element, Arena *arena);
enum { DATA_APART = 0xFFFC }; /* which no file may hold */
/* The id of the record it is or belongs to. */
Str data_id(DataNode node);
/* The same, but the whole set is no record.  Copied. */
Str data_record(DataNode node, Arena *arena);
/* Where the words of an element, attribute or text come from; what a 再掲 shows comes from its source.  Copied. */
Source data_source(const Data *data, DataNode node, Arena *arena);

/* Ids of those whose a record is, of a 再掲 those of its source; empty: nobody's. */
Str data_owners(const Data *data, DataNode record, Arena *arena);
/* May records be this record's: a 所管課? */
bool data_is_owner(const Data *data, DataNode record);
/* The names of owners for each record that has some.  Those that the data have no more have the owners they had `before`, in an
   earlier edition. */
const Offices *data_offices(const Data *data, Facts before, Arena *arena);

/* The holding an element is or lies in; NULL: it belongs to everybody. */
const Holding *division_holding(const Division *division, DataNode node);
bool holding_has(const Holding *holding, int portion);

#endif
