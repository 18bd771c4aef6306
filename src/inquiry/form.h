/* What the sheets of an inquiry look like: a form for records that stand among each other, a column for each field. */
#ifndef INQUIRY_FORM_H
#define INQUIRY_FORM_H

#include "inquiry/inquiry.h"

typedef struct {
    Str field; /* as corrections call it: result, result:2022, result@number */
    const FieldType *type;
    Str label;
    bool is_open;  /* it is to be filled in, in records that have it themselves */
    bool is_past;  /* of the year before the one that is reported on */
    bool is_title; /* names the record */
} FormColumn;

typedef struct {
    Str name; /* of its sheet */
    const RecordType *main;
    int n_types; /* how many kinds of records */
    FormColumn *columns;
    int n_columns;
} Form;

struct Forms {
    Form *at;
    int n;
    int *of_type;   /* by the place of a record type in the schema: its form; -1: it stands on no sheet */
    DataNode *rows; /* all records that stand on sheets, in order */
    int n_rows;
    Map places; /* id → DataNode in `rows` */
};

/* NULL: it stands on no sheet. */
const Form *form_of(const Inquiry *inquiry, const Forms *forms, DataNode record);

#endif
