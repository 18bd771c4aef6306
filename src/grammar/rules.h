/* What may be written: the layout language, schema.xml, fonts.xml, as tables, and the data of an office, as its schema says.  One
   truth, used to check a file, to explain a mistake and to type the values. */
#ifndef GRAMMAR_RULES_H
#define GRAMMAR_RULES_H

#include "model/report.h"
#include "model/schema.h"

/* Elements within a line of text of the data, whoever names their records. */
#define DATA_WORDS "br wbr ruby sup inf em strong keep date "

typedef enum {
    KIND_TEXT,
    KIND_TEMPLATE, /* text in which {XPath} is replaced */
    KIND_FILLED,   /* text with places to be filled in: {n} {unit} */
    KIND_NAME,
    KIND_NAMES, /* see value_name; NAMES: separated by spaces, "*" allowed */
    KIND_NAME_TEMPLATE,
    KIND_NAMES_TEMPLATE, /* a template may say which */
    KIND_XML_NAME,       /* one that an element or attribute can have */
    KIND_LANGUAGE,       /* ja, en-GB */
    KIND_WORD,           /* one of `words` */
    KIND_WORDS,          /* some of them */
    KIND_STYLE,
    KIND_STYLE_TEMPLATE, /* a template may say which */
    KIND_MASTER,
    KIND_BLOCK,   /* the name of one */
    KIND_RUNNING, /* of a running value, which some <set> gives */
    KIND_STEP,
    KIND_NUMBERED, /* the first of numbers written so: 第1 */
    KIND_LEN,
    KIND_LEN_POSITIVE, /* ≥ 0, > 0 */
    KIND_COLUMN_WIDTH, /* a LEN_POSITIVE, or "best": 0 */
    KIND_SIZE,         /* of type */
    KIND_LEN_EM,
    KIND_SPACE,
    KIND_EDGES,
    KIND_LEADING, /* of styles: em counts, so they are measured with
                                                              their style; only LEN_EM may be negative */
    KIND_HANG,    /* a LEN_EM, or "auto" */
    KIND_LINE,    /* a line width; a bare number is mm, 0 is no line */
    KIND_INT,     /* least … most */
    KIND_BOOL,
    KIND_COLOR,          /* #336, or a name */
    KIND_COLOR_TEMPLATE, /* a template may say which */
    KIND_RGB,            /* #336 */
    KIND_INKS,           /* amounts of the four process inks */
    KIND_CHOICE,         /* one of the choices */
    KIND_XPATH,
    KIND_PATH,
    KIND_ID, /* a name unique in the data set */
    KIND_REFERENCE,
    KIND_REFERENCES, /* ids */
    KIND_DATE,
    KIND_MOMENT, /* see value_date; MOMENT: the as-of of a value, docs/data.md 3.2 */
    KIND_YEAR,   /* in any form of a date */
    KIND_DAY,    /* a day, a month or a year, in any form of a date */
    KIND_NUMBER, /* a figure as `field` says, or a mark for a missing one */
    KIND_AXIS    /* a value of the axis of `field` */
} Kind;

enum { MOST_SIZE = 200 * LEN_MM }; /* so that 50em of any size is still a length */

typedef struct {
    const char *name;
    Kind kind;
    bool required;
    int least, most;
    const Choice *choices;
    Str words;              /* separated by spaces */
    const FieldType *field; /* of an office's data; NULL: none */
    const char *places;     /* of what is filled in: "n unit"; NULL: none */
} AttributeRule;

enum { MOST_ATTRIBUTES = 48 };

/* One element in one kind of place.  `children`: names separated by spaces, each with `=rule` when its rule has another
   name than the element, and how often it may stand: ! once, ? at most once, + at least once, nothing: any number. */
typedef struct {
    const char *rule;
    const char *children;
    Str one_of;       /* names of children, separated by spaces, of which there must be one at least; empty: of none */
    bool text;        /* may hold text */
    bool is_anywhere; /* elements of many places stand in it, some with one name: see rules_bind */
    AttributeRule attributes[MOST_ATTRIBUTES]; /* ends with a name of NULL */
    const AttributeRule *content;              /* what its text must be; NULL: any */
    const RecordType *record;                  /* of an office's data: what it is; both NULL: neither */
    const FieldType *field;
} ElementRule;

typedef struct Grammar {
    const ElementRule *rules;
    int n_rules;
} Grammar;

extern const Grammar grammar_layout, grammar_fonts, grammar_schema, grammar_map, grammar_revision;
/* What all data have in common, and all corrections; the room schema makes a grammar of these and of the records. */
extern const Grammar grammar_words, grammar_correction_words;

const ElementRule *grammar_find_rule(const Grammar *grammar, Str rule);                 /* NULL: there is none */
const AttributeRule *grammar_find_attribute(const ElementRule *rule, const char *name); /* NULL: there is none */

/* One entry of `children`. */
typedef struct {
    Str element, rule;
    char times;
} ChildRule;
bool grammar_next_child(Str *children, ChildRule *child);
/* The rule for `element` inside `parent`; NULL: it may not stand there. */
const ElementRule *grammar_find_child(const Grammar *grammar, const ElementRule *parent, const char *element);
/* The name of the element a rule is about: "toc" for "toc-entry"; the grammar's own string of that name. */
const char *grammar_element(const Grammar *grammar, const char *element);

/* The typed value of an attribute; false: it is not such a value. */
bool grammar_value(const AttributeRule *rule, Str text, Attribute *attribute);
/* What would have been right, in words any language understands: "12.5mm | 9Q | 9pt", "start|center|end". */
Str grammar_expected(const AttributeRule *rule, Arena *arena);
/* What to say of a text that is not: of what is called so, the text, what would have been right. */
typedef struct {
    DiagCode code;
    Str right;
} ValueFault;
ValueFault grammar_fault(const AttributeRule *rule, Str text, Arena *arena);

#endif
