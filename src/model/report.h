/* What a layout XML says: a tree of elements that obey the grammar, every attribute already a typed value;
   styles resolved.  bind walks it.  An included fragment stands where its <include> stood. */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include "base/diag.h"
#include "base/map.h"
#include "model/press.h"

typedef enum { VALUE_TEXT, VALUE_LEN, VALUE_INT, VALUE_BOOL, VALUE_COLOR, VALUE_LINE, VALUE_CHOICE, VALUE_XPATH } ValueKind;

typedef struct {
    const char *name; /* the grammar's own string */
    ValueKind kind;
    Str text; /* as written */
    union {
        Len len;
        int number; /* INT; of a CHOICE its value */
        bool flag;
        Color color;
        struct {
            Len width;
            LineKind kind;
        } line;
    } as;
} Attribute;

typedef struct Node {
    const char *element; /* the grammar's own string; NULL: a text node */
    Str text;            /* of a text node, white space normalised, {…} not yet resolved */
    Where where;
    Attribute *attributes;
    int n_attributes;
    const struct Node *first, *next; /* first child, next sibling */
} Node;

/* Where the layout looks at the data: an XPath, or a text in which {…} are. */
typedef struct {
    Str text;
    bool is_template;
    bool is_words; /* a text that is printed */
    Where where;
} DataLook;

/* What of the data is asked for, by name: result, @no; "kpi\nresult" by a rule of that record.  any: by anything; apart: otherwise than
   to be printed as it is, {result}, which the document knows by itself. */
typedef struct {
    Map any, apart;
} NamesAsked;

/* A colour that the layout has given a name. */
typedef struct {
    Str name;
    Color color;
} NamedColor;

typedef struct Report {
    Str path, name, lang;
    Str title;                 /* a template */
    Str data_path, fonts_path; /* resolved beside the layout; the list of fonts may be that of the program */
    const Node *root;
    const Style *styles;
    DerivedStyles *derived; /* from those: whoever needs one makes it */
    const NamedColor *colors;
    int n_styles, n_colors;
    const Press *press;
    const DataLook *looks;
    int n_looks;
} Report;

const Style *report_find_style(const Report *report, Str name); /* NULL: there is none */
/* As written, #2C6E4F, or by name; false: there is none. */
bool report_find_color(const Report *report, Str text, Color *color);
/* cover, toc, divider, legend, section, appendix? */
bool node_is_part(const Node *node);
static inline bool node_is(const Node *node, const char *element)
{
    return node->element && str_same(node->element, element);
}
const Attribute *node_find(const Node *node, const char *name); /* NULL: not given */
Str node_text(const Node *node, const char *name);              /* empty when not given */
Len node_len(const Node *node, const char *name, Len otherwise);
Pen node_pen(const Node *node, const char *name, Color color); /* LINE_NONE when not given */
int node_int(const Node *node, const char *name, int otherwise);
int node_choice(const Node *node, const char *name, int otherwise); /* a value of model/choices.h */
bool node_flag(const Node *node, const char *name, bool otherwise);
Color node_color(const Node *node, const char *name, Color otherwise);

#endif
