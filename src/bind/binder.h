/* What all steps of binding share: the inputs, the house style, the keys in use and what must wait for the end. */
#ifndef BIND_BINDER_H
#define BIND_BINDER_H

#include "base/map.h"
#include "base/vec.h"
#include "bind/house.h"
#include "bind/keys.h"
#include "model/amount.h"
#include "model/document.h"
#include "model/numeral.h"
#include "model/report.h"
#include "select/select.h"

/* The line of a heading or a caption in a 目次, bound when all parts are. */
typedef struct {
    EntriesOf of;
    const Node *content; /* what it says: its own words, or those of the heading or the caption, */
    bool is_borrowed;    /* whose notes stay there */
    Where where;
    Context context;
    const int *standing; /* Binder.standing, where it was met */
    Key key;             /* of what it leads to */
    int part, turn;      /* Binder.part, .turn, where it was met */
    int level;
} TocEntry;
/* The place of a 目次 made from the headings: a block that becomes its first line. */
typedef struct {
    const Node *node;
    Block *block;
    int part, turn;
    bool is_vertical;
} Gathering;
/* A <block> of the layout, and whether we are inside it. */
typedef struct {
    const Node *node;
    bool is_open;
} UsedBlock;
/* How notes of one kind are written, and how many there are. */
typedef struct {
    Str name; /* empty: of the house */
    Where where;
    Str mark;
    const Style *style, *mark_style; /* mark_style NULL: that of the text around */
    NoteKind kind;
    int n_notes;
} NoteForm;
/* A note with an id: however often it is cited, it is one. */
typedef struct SharedNote {
    Str id;
    Rich *rich;                   /* empty until its text is met */
    Where where;                  /* of its text; so far of what cites it */
    bool is_written, is_vertical; /* is_vertical: so are the pages it was met on first */
    struct SharedNote *next;      /* of all, the latest first */
} SharedNote;
/* A link written in the layout: its target may be bound after it. */
typedef struct {
    Str to; /* a key, as written */
    Where where;
} Promise;

/* A step of the headings that are numbered, and which of them it lies in; -1: in none. */
typedef struct {
    Str name;
    NumberForm form;
    int outer;
} HeadingStep;
/* Where the numbers of a whole booklet have been given. */
typedef struct {
    Map places;   /* a heading of the layout, record and count → Binder.standing, from there on */
    Map headings; /* key → likewise */
} NumbersGiven;

/* A run that is all of a text and nothing but its style. */
typedef struct {
    struct {
        const Style *style;
        int64_t n;
    } key;
    Run run;
} WholeRun;

/* How a cell writes its values; what it leaves open is for the house to say. */
typedef struct {
    Str none;               /* for what is absent; at NULL: open */
    const AmountForm *form; /* for figures; NULL: open */
} Usage;

/* Where rows of short tables live together, until there is enough to be bound up. */
typedef struct {
    Sheaf *sheaf;     /* NULL: none is begun */
    RowSheaf *latest; /* of those that live in it; NULL: none does */
    bool is_sought;   /* widths of some of those are */
    size_t n_sought;  /* bytes of those before it whose widths are */
    Map not_plain;    /* tables of the layout that have shown rows which cannot be bound up */
} RowCommons;

typedef struct Binder {
    const Report *report;
    const Data *data;
    Arena *arena;   /* for what is being bound, */
    Arena *lasting; /* and for what others ask for again */
    Arena *work;    /* for what is only needed while this is bound */
    Diag *diag;
    Select *select;
    Select *whole; /* the same in the whole data: what is said of a record that another refers to, wherever that stands */
    House house;
    const Style *style; /* the one named "default" */
    Map blocks;         /* name → UsedBlock */
    KeyBook keys;       /* in use */
    const Map *names;   /* what counted keys are called instead; NULL: they stay */
    bool has_sheaves;   /* rows of tables live in sheaves, */
    RowCommons commons; /* those of short ones together */
    int n_tables;       /* that are being bound: one in a cell of the other */
    Map counts;         /* "block", "p4/block" → how many so far */
    Map patterns;       /* of rules, by what they match → Pattern */
    Map sets, steps;    /* names of running values that are set; with a number, for a thumb tab */
    Map pictures;       /* path → Picture */
    Map records;        /* id → key of the row that stands for a record without a row of its own */
    Map beginnings; /* key of what is reached where it begins → key of that: of a table, its caption or its first row; of a figure, the caption over it */
    Map plain_runs; /* length, style → WholeRun: most texts are one run, and set like many others */
    Master *masters;
    int n_masters;
    Usage usage;               /* of the cell in hand */
    int n_bound;               /* elements bound as blocks so far */
    int samples;               /* how many samples we are inside of: their keys are not unique */
    int part, n_turns, turn;   /* parts so far; records so far for which parts are made; which of those is in hand, or 0 */
    int toc_depth;             /* of the part being bound */
    Len measure;               /* of the part in hand: what its margins leave */
    bool is_vertical;          /* likewise: its pages are */
    const struct Carry *carry; /* NULL, or the totals of the table whose rows at page ends are being bound */
    Vec(Setting) settings;     /* waiting for the block they begin with */
    Vec(TocEntry) entries;
    Vec(Gathering) gatherings;
    Map index_marks; /* key of a marked word → what bind/index.c knows of it */
    Vec(Promise) promises;
    Vec(NoteForm *) note_forms; /* that of the house first */
    Vec(HeadingStep) numberings;
    int *standing;                /* how far each step has counted, in their order; 0: not yet */
    NumbersGiven given;           /* so far */
    const NumbersGiven *in_whole; /* in the whole booklet; NULL: this is it */
    Map shared_notes;             /* id → SharedNote */
    SharedNote *last_shared;
} Binder;

/* Ready to bind: house style, named blocks, XPath (to be closed by bind_close); `context` is the root of the data with
   the variables of the report.  What XPath finds lives in `work`.  NULL: reported. */
Binder *bind_open(const Report *report, const Data *data, Context *context, Arena *work, Arena *arena, Diag *diag);
void bind_close(Binder *binder);
/* The key itself, or the next of its name when it is taken; inside a sample the key as it is. */
Key bind_key(Binder *binder, Key wish);
/* Of what has no name: block7; of what is bound for a record p4/block2, so that what is bound for others does not count. */
Key bind_counted(Binder *binder, const char *what, Context context);
/* The style an attribute names, or its template does; `otherwise`, that of the text around, when it is not given or (reported)
   there is none of that name.  Its language is what the element says in `lang`, else what the style says, else that around. */
const Style *bind_style(Binder *binder, const Node *node, const char *attribute, Context context, const Style *otherwise);
/* The same of an attribute without a template. */
const Style *bind_fixed_style(const Binder *binder, const Node *node, const char *attribute, const Style *otherwise);
/* A style that says no language, in that of the text around. */
const Style *bind_spoken_style(const Binder *binder, const Style *style, const Style *around);
/* The colour an attribute gives, or its template does, by value or by name; false: it is not given, or (reported) there is none. */
bool bind_color(Binder *binder, const Node *node, const char *attribute, Context context, Color *color);
/* The same style without its plate: for the runs and cell paragraphs whose plate is drawn by their block or cell. */
const Style *bind_plain_style(Binder *binder, const Style *style);
/* And without its rules, its white and its place before the next block: for what stands in a box and has no style of its own. */
const Style *bind_inner_style(Binder *binder, const Style *style);
/* Without the indent of first lines: in cells there is none. */
const Style *bind_flush_style(Binder *binder, const Style *style);
/* On a ground of this colour. */
const Style *bind_filled_style(Binder *binder, const Style *style, Color fill);
/* Superscript, subscript: smaller, above or below the line. */
const Style *bind_raised_style(Binder *binder, const Style *style, bool below);
/* The reading beside text in this style. */
const Style *bind_ruby_style(Binder *binder, const Style *style);
/* With a sign over each character: this; where it is NONE that of the style, or dots. */
const Style *bind_emphasis_style(Binder *binder, const Style *style, Emphasis sign);
/* In the bold weight of its family. */
const Style *bind_bold_style(Binder *binder, const Style *style);
/* As the element says in `writing`, `align`. */
/* The same on vertical pages, where all texts are vertical. */
const Style *bind_standing_style(Binder *binder, const Style *style);
const Style *bind_written_style(Binder *binder, const Style *style, const Node *node);
const Style *bind_aligned_style(Binder *binder, const Style *style, const Node *node);
/* At one side, whatever it says. */
const Style *bind_sided_style(Binder *binder, const Style *style, Align side);

/* How figures are written, as said at this place; where it is none (reported) or says nothing, as figures() writes them. */
AmountForm bind_amount_form(Binder *binder, Str format, Where where);
/* Dates are said so from here on: by the house, and by era(). */
void bind_say_dates(Binder *binder, DateForm dates);
/* As the element says in `none` and `format`, or as `outer` does. */
Usage bind_usage(Binder *binder, const Node *node, Usage outer);
/* What is printed for an absent value. */
Str bind_none(const Binder *binder);

/* True unless the element has a `when` that fails. */
bool bind_applies(Binder *binder, const Node *node, Context context);
/* What holds of an <if>: itself when its test is true, else its <else>, or NULL. */
const Node *bind_branch(Binder *binder, const Node *node, Context context);
/* The context with one more variable. */
Context bind_let(Binder *binder, const Node *let, Context context);
/* The records an element selects, in the order it asks for; that there are none where it says required="yes" is reported. */
Found bind_selected(Binder *binder, const Node *node, Context context);
/* The i-th of them in hand: it is the context and, where the element says `as`, a variable. */
Context bind_in_hand(Binder *binder, const Node *node, Context context, const Found *found, int i);

#endif
