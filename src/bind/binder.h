/* What all steps of binding share: the inputs, the house style, the keys in use and what must wait for the end. */
#ifndef BIND_BINDER_H
#define BIND_BINDER_H

#include "base/map.h"
#include "base/vec.h"
#include "bind/house.h"
#include "bind/select.h"
#include "model/document.h"
#include "model/report.h"

/* A heading's entry in the 目次, bound when all parts are. */
typedef struct {
    const Node *toc;
    Context context;
    Key key;
    int level;
} TocEntry;
/* The place of a 目次 made from the headings: a block that becomes its first line. */
typedef struct {
    const Node *node;
    Block *block;
} Gathering;
/* A <block> of the layout, and whether we are inside it. */
typedef struct {
    const Node *node;
    bool is_open;
} UsedBlock;
/* A link written in the layout: its target may be bound after it. */
typedef struct {
    Str to; /* a key, as written */
    Where where;
} Promise;

typedef struct Binder {
    const Report *report;
    const Data *data;
    Arena *arena;
    Diag *diag;
    Select *select;
    House house;
    const Style *style; /* the one named "default" */
    Map blocks;         /* name → UsedBlock */
    Map styles;         /* "name/end" → Style derived for cells and runs */
    Map keys;           /* keys in use */
    const Map *names;   /* what counted keys are called instead; NULL: they stay */
    Map counts;         /* "block", "p4/block" → how many so far */
    Map records;        /* id → key of the row that stands for a record without a row of its own */
    Master *masters;
    int n_masters;
    int n_bound;           /* elements bound as blocks so far */
    int samples;           /* how many samples we are inside of: their keys are not unique */
    int toc_depth;         /* of the part being bound */
    Vec(Setting) settings; /* waiting for the block they begin with */
    Vec(TocEntry) entries;
    Vec(Gathering) gatherings;
    Vec(Promise) promises;
} Binder;

/* Ready to bind: house style, named blocks, XPath (to be closed by select_close); `context` is the root of the data with
   the variables of the report.  NULL: reported. */
Binder *bind_open(const Report *report, const Data *data, Context *context, Arena *arena, Diag *diag);
/* The key itself, or the next of its name when it is taken; inside a sample the key as it is. */
Key bind_key(Binder *binder, Key wish);
/* Of what has no name: block7; of what is bound for a record p4/block2, so that what is bound for others does not count. */
Key bind_counted(Binder *binder, const char *what, Context context);
/* The style an attribute names; `otherwise` when it is not given or (reported) there is none of that name. */
const Style *bind_style(Binder *binder, const Node *node, const char *attribute, const Style *otherwise);
/* The same style without its plate: for the runs and cell paragraphs whose plate is drawn by their block or cell. */
const Style *bind_plain_style(Binder *binder, const Style *style);
/* Without the indent of first lines: in cells there is none. */
const Style *bind_flush_style(Binder *binder, const Style *style);
/* Superscript, subscript: smaller, above or below the line. */
const Style *bind_raised_style(Binder *binder, const Style *style, bool below);
/* The reading beside text in this style. */
const Style *bind_ruby_style(Binder *binder, const Style *style);
/* With a sign over each character: this; where it is NONE that of the style, or dots. */
const Style *bind_emphasis_style(Binder *binder, const Style *style, Emphasis sign);
/* As the element says in `writing`, `align`. */
const Style *bind_written_style(Binder *binder, const Style *style, const Node *node);
const Style *bind_aligned_style(Binder *binder, const Style *style, const Node *node);

/* Dates are said so from here on: by the house, and by era(). */
void bind_say_dates(Binder *binder, DateForm dates);

/* True unless the element has a `when` that fails. */
bool bind_applies(Binder *binder, const Node *node, Context context);
/* The context with one more variable. */
Context bind_let(Binder *binder, const Node *let, Context context);

#endif
