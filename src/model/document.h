/* The booklet with its words: every string final, every table a grid of cells; no shapes, no widths yet.
   Made by bind, read by layout.  All lists are in reading order. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "base/diag.h"
#include "base/map.h"
#include "base/sheaf.h"
#include "model/amount.h"
#include "model/key.h"
#include "model/numeral.h"
#include "model/picture.h"
#include "model/schema.h"
#include "model/style.h"

/* What a piece of the page is, for structure tags, proofs and excerpts.  PDF 32000-1 14.8.4. */
typedef enum {
    ROLE_NONE,
    ROLE_HEADING,
    ROLE_PARAGRAPH,
    ROLE_CAPTION, /* of the table behind it */
    ROLE_TABLE,
    ROLE_HEAD_ROW,
    ROLE_ROW,
    ROLE_HEAD_CELL,
    ROLE_CELL,
    ROLE_NOTE,
    ROLE_ENTRY,
    ROLE_INDEX_HEAD, /* あ */
    ROLE_INDEX_LINE,
    ROLE_FIGURE,
    ROLE_ARTIFACT
} Role;
/* heading, head-cell, …, for programs and traces; "-" of NONE. */
const char *role_word(Role role);

/* A piece of text whose words come late: its width is reserved now, filled when all pages exist. */
typedef enum {
    SLOT_FOLIO,
    SLOT_FOLIO_OF, /* its number among the pages of a running value, */
    SLOT_PAGES_OF, /* and how many those are; of no name, how many pages are numbered */
    SLOT_PAGE_OF,
    SLOT_RUNNING,
    SLOT_NOTE,
    SLOT_CARRIED,
    SLOT_PAGE_SUM
} SlotKind;

/* What a slot in a row at a page end says, by the number of body rows up to there: 0 … n. */
typedef struct {
    const Str *words;      /* CARRIED; of 0 none */
    const Decimal *totals; /* PAGE_SUM: what they add up to; the page has the difference of two of them, */
    AmountForm form;       /* written so */
} Tally;

typedef struct {
    int at; /* byte in Rich.text, where U+FFFC stands for it */
    SlotKind kind;
    Str name; /* PAGE_OF: the key of a heading, as written; RUNNING, FOLIO_OF, PAGES_OF: name of the running value; NOTE: key of the note */
    Str room;    /* text that surely is as wide: "000"; empty for RUNNING (takes the line) */
    Align align; /* in its room */
    const Tally *tally;
} Slot;

/* Bytes first … last-1 are set in one style.  Runs follow each other without gaps. */
typedef struct {
    int first, last;
    const Style *style;
    const Style *aligned; /* the style of its forced line, where that says how the line is aligned; NULL: as the paragraph is */
    Str link;             /* empty, or the key the reader is led to, as written, or an address (model/web.h) */
    int keep;             /* which <keep> of its text it stands in, from 1: all of that stays on one line; 0: in none */
    bool note_mark;       /* the mark of a note: where the text is said again, it is not */
    bool once;            /* likewise, words of a line that is no part of the name */
    bool stressed;        /* said with stress: characters that a revision has changed, dots of stress */
    bool leader;          /* a dot leader (リーダー): this run is repeated to fill what is left of its line */
    const Picture *icon;  /* these words are shown as this, as high as their type; NULL: they are written */
    const Key *place;     /* words that are reached by themselves: an entry of an index leads to them; NULL: they are not */
} Run;

enum { SERIAL_LATE = -1 }; /* of words that fill a slot */
/* What stands in a text for something else: for a slot, and where a line may end (ZERO WIDTH SPACE). */
enum { SLOT_CHARACTER = 0xFFFC, SLOT_BYTES = 3, HINT_CHARACTER = 0x200B };

/* The reading of bytes first … last-1, set small beside them.  goes_on: of the same compound as the one before (熟語ルビ). */
typedef struct {
    int first, last;
    struct Rich *rich;
    bool goes_on;
} Ruby;

/* Notes with one kind of mark: they are counted together, and stand together. */
typedef struct {
    int order; /* from 0; at a foot, before the kinds of a higher one */
    NoteNumbers numbers;
} NoteKind;

/* A note, where a text cites it. */
typedef struct {
    struct Rich *note;
    int first, last; /* bytes of its mark in the text */
    bool again;      /* a text before this one cites it, too: it is one note, said again on each page where it is cited */
} Citation;

typedef struct Rich {
    int serial; /* unique in the document, from 1: what the proof counts by */
    Key key;
    Where where;
    Str text;           /* '\n' = forced break; U+FFFC = slot; no other control characters */
    const Style *style; /* of the paragraph: alignment, indents, least leading */
    Run *runs;
    Slot *slots;
    Ruby *rubies;
    SourceSpan *sources; /* in order; what none covers are words of the layout */
    Citation *notes;     /* in order; printed at the foot of the page on which this text ends */
    int n_runs, n_slots, n_notes, n_rubies, n_sources;
    const NoteKind *note_kind;  /* of a note; else NULL */
    const struct Rich *resumed; /* likewise: what is said above what of it goes on on a later page */
    int mark;                   /* likewise: bytes of the mark it begins with */
    bool is_cited;              /* likewise: a text has been met that cites it */
    bool aligns_lines;          /* some runs are of lines with an alignment of their own */
    int parallel;               /* forced line from which its lines stand beside those of other cells, from 1; 0: none do */
} Rich;

/* Rules of a cell's own; where two meet the heavier wins, LINE_HIDDEN before all. */
typedef struct {
    Pen above, below, left, right;
} CellRules;

typedef struct Cell {
    Key key;
    Where where;
    Role role; /* ROLE_CELL or ROLE_HEAD_CELL */
    int column, column_span, row_span;
    const struct Block *blocks; /* NULL: an empty cell */
    bool repeated;              /* shown in another part of its table already */
    bool diagonal;              /* empty: crossed out by a line */
    bool corner;      /* of a head: its first forced line is over the columns, the others over the rows; a line parts them */
    bool notes_below; /* its notes stand in it, below what it holds */
    const CellRules *rules; /* NULL: the table has its way */
    const Style *style;     /* plate.fill and padding of the cell; alignment is that of its blocks */
    VAlign valign;
    Str align_on; /* the character at which the lines of this column stand under each other; empty: none */
    Across across;
    int parallel;                    /* like Rich.parallel; cells of a row that have it have as many such lines each */
    const struct Block *unmarked;    /* the same without its notes and their marks; NULL: it has none */
    const Rich *again;               /* what is printed when it is continued, e.g. with （続き）; or NULL */
    const struct Absorbed *absorbed; /* the cells that say the same and stand in it, the lowest first: merge="equal"; or NULL */
} Cell;

static inline CellRules cell_rules(const Cell *cell)
{
    return cell->rules ? *cell->rules : (CellRules){ 0 };
}

/* Rows that stand apart from the others: heads said again, 頁計, 次頁へ, 前頁繰越. */
typedef struct {
    struct Row *rows;
    int n;
} RowSet;

/* A cell that says what the one above it says and stands in it: merge="equal". */
typedef struct Absorbed {
    Cell cell;
    Key by;                      /* of that one */
    const struct Absorbed *next; /* of the same, above this; or NULL */
} Absorbed;

typedef struct Row {
    RowRole role;
    int level; /* of a band: 1 outermost */
    int depth; /* label rows above it that it belongs to */
    Key key;
    Where where;
    Len height;     /* at least; 0: as high as its cells need */
    bool keep_next; /* no page may end after this row */
    bool new_page;  /* a page must begin with it, */
    PageStart side; /* one of this side */
    bool repeats;   /* a band or label: said again under the head of every page its rows go on to */
    int n_below;    /* of a band or label: rows its rule made after it; a band without them stands until the next */
    int counted;    /* body rows of the table up to this one */
    Cell *cells;    /* those that start in this row, by column */
    Absorbed *absorbed;
    int n_cells, n_absorbed;
} Row;

/* No page must begin with it. */
static inline void row_begins_anywhere(Row *row)
{
    row->new_page = false;
    row->side = START_PAGE;
}

typedef enum { COLUMN_FIXED, COLUMN_SHARED, COLUMN_NATURAL, COLUMN_BEST } ColumnKind; /* best: by the cost of the whole table */
typedef struct {
    Str name;
    ColumnKind kind;
    Len width;
    int share;
    bool merges;
    Str align_on;
    Where where;
} Column; /* merges: equal neighbours are one cell */

/* Rules of a table.  Where two meet, the heavier wins. */
typedef struct {
    Pen top, bottom, head, band, row, column, left, right;
    Pen cut, resume; /* where a page ends within the table, and where it goes on without a head */
} RuleSet;

/* What a table that is read as a list has to say: of a mark, a term, or both, a description, items below it, or both. */
typedef struct ListItem {
    const struct Block *mark, *term, *description; /* what their cells hold; NULL: there is none */
    struct ListItem *items;                        /* below it */
    struct ListItem *next;
} ListItem;

/* The cells of rows first … last-1 of a table live there: whoever reads them takes it (model/rows.h).  All are plain: each holds a text
   without notes, readings and slots, or nothing. */
typedef struct RowSheaf {
    int first, last;
    const struct Table *table;
    Sheaf *sheaf;
    struct RowSheaf *beside; /* the next of those that live in it, in a ring: rows of short tables share one */
    int serial, n_texts;     /* of the first of its texts; the others follow it */
    bool has_links;
    bool is_flat; /* no cell of it is a head, or goes over several rows or columns */
} RowSheaf;

typedef struct Table {
    Key key;
    Str caption;               /* its name for those who cannot see it */
    const struct Block *title; /* 表題, the block before it; NULL: it has none */
    const Rich *title_again;   /* over its head on each page it goes on to; NULL: nothing is */
    Column *columns;
    Row *rows;         /* head rows first */
    RowSheaf *sheaves; /* in order; of a long table as it was bound */
    int n_sheaves;
    int n_columns, n_rows, n_head_rows;
    RowSet head_again;          /* the head on pages the table goes on to; none: the head rows */
    RowSet page_foot;           /* under its rows on each page: 頁計 */
    RowSet carry_out, carry_in; /* where a page ends within it, and at the head of the next: 次頁へ, 前頁繰越 */
    Str alike;                  /* tables of one part with this name have natural columns of equal width; empty: none */
    int stub;         /* its first columns are the stub (表側), said again in each part of a table too wide for the page */
    PartsOrder parts; /* the order of those */
    int gutter;       /* a table over facing pages (見開き): its first column on the right one; 0: it stands on one page */
    bool notes_below; /* its notes stand under the part of it that cites them, not at the foot of the page */
    int least_before,
        least_after; /* body rows that stay together at its beginning and end; 0: it does not say, none is to be alone */
    RuleSet rules;
    Len blank_rows; /* under its last row it goes on to the foot of the page with empty rows as high as this, or higher; 0: it does not */
    Len indent;            /* of label children, per depth, in the column where labels begin */
    Color indent_fill;     /* of the strip that runs down beside them */
    Len indent_strip;      /* its width, in the middle of each depth; 0: as wide as they stand in */
    int indent_column;     /* -1: no strip */
    bool keep;             /* one page if it fits on one */
    const ListItem *items; /* 定義リスト: it is a list to who reads it; NULL: it is a table */
} Table;

/* ①②③ hung on a column of a table in a sample, or standing beside rows of one, a cell of which it may be that is meant. */
typedef struct {
    const struct Block *table; /* the first of the sample that has the column, or the row */
    int column;                /* -1: it is rows as a whole */
    int n_columns;             /* of the cell; */
    int first_row, last_row;   /* -1: it is the column as a whole */
    Key first, last;           /* of those */
    const Style *style;        /* its plate: the disc */
    Rich rich;
} Callout;

/* A numbered colour tile, or a mark in outline (○ ◎ △ × ◇) with its number in it. */
typedef struct {
    Color color;
    Shape shape;
    Rich number, name;
    Len side;
} Tile;

/* A picture and what is said of it. */
typedef struct {
    const Picture *picture;
    Source source;     /* of its path: a field of the data, or both empty: the layout */
    Str alt;           /* for those who cannot see it; empty: it says nothing */
    Str link;          /* an address it leads to (model/web.h); empty: it does not */
    Rich handle;       /* without words: what it is known by on its page, as other figures by the first text in them */
    Len width, height; /* of its box; 0: as the other one and the picture say, or both 0: as wide as there is room */
    PlateReach reach;  /* of a picture of a part: it goes on to both edges of the paper */
    PictureFit fit;
    int focus_x, focus_y;        /* per cent of the picture, from the upper left: where it is cut, this stays in sight */
    const struct Block *caption; /* a text; NULL: there is none */
    CaptionSide side;            /* on which it stands */
} Depiction;

/* A column of a grid: so wide; or, where it is 0, a share of what the others leave. */
typedef struct {
    Len width;
    int share;
} Track;

/* The blocks of a box stand beside each other, row by row. */
typedef struct {
    Track *tracks;
    int n_tracks;
    Len gap, row_gap;
    VAlign valign;
} Arrangement;

/* The blocks of a box from `rest` on run around those before it, the figure (回り込み). */
typedef struct {
    FloatSide side;
    Len width, gap, row_gap; /* of the figure; beside it; under it */
    const struct Block *rest;
} Around;

/* What a box is besides a plate around blocks under each other. */
typedef struct {
    const Arrangement *grid; /* NULL: they stand under each other, */
    const Around *around;    /* or, where this is, around some of them */
    BoxShape shape;
    Points points;
    Len width;    /* of a shape; 0: as its text asks */
    bool has_tab; /* its first block stands on its upper edge */
    bool at_foot; /* it stands at the foot of the page, or of the box in a grid it is in */
    PlateReach reach;
    bool is_placed; /* it says itself where in its row of a grid it stands: */
    VAlign valign;
} BoxForm;

typedef enum {
    BLOCK_TEXT,
    BLOCK_TABLE,
    BLOCK_GAP,
    BLOCK_BOX,
    BLOCK_SAMPLE,
    BLOCK_TILES,
    BLOCK_PICTURE,
    BLOCK_CHART,
    BLOCK_BREAK
} BlockKind;

/* From the page on which the block stands, `name` reads so in running heads and thumb tabs. */
typedef struct {
    Str name;
    Rich rich;
    int number;
} Setting;

/* What leads to a heading besides its words. */
typedef struct {
    Str bookmark; /* its title in the outline, with U+FFFC where slots of the text are; empty: none */
    Str part;     /* how a person names what stands under it, 計画4; empty: by its words */
    bool runs_in; /* it asks to stand on the first line of the paragraph behind it: 同行見出し */
} Signpost;

/* Columns beside each other, filled one after the other (段組). */
typedef struct {
    int n;
    Len gap;  /* between two of them, */
    Pen rule; /* in its middle */
} Colonnade;

/* Of each, where they share so much; negative: the gaps take all of it. */
static inline Len colonnade_width(const Colonnade *columns, Len measure)
{
    LenSum left = measure - (LenSum)(columns->n - 1) * columns->gap;
    return left < 0 ? -1 : (Len)(left / columns->n);
}

typedef struct Block {
    BlockKind kind;
    Role role;        /* of a text: HEADING, PARAGRAPH, CAPTION, ENTRY, NOTE */
    int level;        /* of a heading, or of a toc entry */
    bool begins_list; /* a toc entry, a line of an index: the first of those that stand behind others */
    int n_settings;
    Key key;
    Where where;
    const Style *style;
    const Signpost *signpost;   /* of a heading; or NULL */
    const Colonnade *colonnade; /* of a block of a part: in whose columns it stands; NULL: across the page */
    Setting *settings;
    const struct Block
        *run_in; /* of a heading that is run in: the paragraph, which is the next block; of that: the heading; or NULL */
    union {
        Rich text;
        Table *table;
        Len gap;
        struct {
            const struct Block *blocks;
            bool keep, notes_below; /* one page if it fits on one; its notes stand in it, below what it holds */
            const BoxForm *form;    /* NULL: nothing more */
        } box;
        struct {
            const struct Block *blocks;
            Callout *callouts;
            int n_callouts;
        } sample;
        struct {
            Tile *tiles;
            int n_tiles;
            Len gap;
            Str alt;
        } tiles; /* one tile: a cell's picture; many: side by side, wrapping */
        Depiction *depiction;
        struct Chart *chart; /* model/chart.h */
        PageStart page_break;
    } as;
    struct Block *next;
} Block;

/* Nothing more where it is not a box. */
static inline BoxForm box_form(const Block *block)
{
    return block->kind == BLOCK_BOX && block->as.box.form ? *block->as.box.form : (BoxForm){ 0 };
}

/* It stands beside rows of its table, not over a column. */
static inline bool callout_is_beside(const Callout *callout)
{
    return callout->first_row >= 0;
}

/* The callout with which the figure over a table of the sample begins; NULL: none hangs on it. */
static inline const Callout *callout_first(const Block *sample, const Block *table)
{
    for (int i = 0; i < sample->as.sample.n_callouts; i++)
        if (sample->as.sample.callouts[i].table == table && !callout_is_beside(&sample->as.sample.callouts[i]))
            return &sample->as.sample.callouts[i];
    return NULL;
}

/* The callout with whose text its figure begins: those over a table are one, each beside rows is one of its own. */
static inline const Callout *callout_figure(const Block *sample, const Callout *callout)
{
    return callout_is_beside(callout) ? callout : callout_first(sample, callout->table);
}

/* Fixed matter of a page.  inside/outside are mirrored on left-hand pages: the even ones, of what is bound on the right the odd ones. */
typedef struct {
    Side side;
    bool at_foot;
    Len y;
    Str first_of, later_of; /* running values: only on the first page of one, only on its other pages; empty: on all */
    Rich rich;
} MasterText; /* y: baseline, from the nearer edge of the paper */
typedef struct {
    bool at_foot;
    Len y;
    Pen pen;
} MasterRule;    /* across the type area */
typedef struct { /* つめ: a tab at the outer edge, one step lower for each number */
    Str name;    /* the running value that steers it; empty name: none */
    Where where;
    Len width, height, top, step;
    const Style *style; /* its text, one character under the other; plate.fill is the tab */
} Thumb;

enum { MOST_PAPER = 5080 * LEN_MM }; /* a PDF page is at most 14400 points wide and high (ISO 32000-1, Annex C) */

typedef struct Master {
    Str name;
    Len width, height;               /* of the trimmed page */
    Len inside, outside, head, foot; /* margins: what is left is the type area (版面) */
    bool mirrored;
    bool turned;   /* its type area lies, head to the left: what stands in it is turned against the clock */
    bool vertical; /* 縦組: what its type area holds is set lying, and turned as a whole when the page is composed */
    MasterText *texts;
    MasterRule *rules;
    int n_texts, n_rules;
    Thumb thumb;
    const Style *note_style;    /* rule above (style.above) and gap (space_before) of the notes at the foot */
    const struct Master *first; /* of the first page of a part, its type area as wide as this one; NULL: it is like the others */
} Master;

/* What stands in its type area is set lying, and turned when the page is composed. */
static inline bool master_lies(const Master *master)
{
    return master->turned || master->vertical;
}
static inline Len master_measure(const Master *master)
{
    return master_lies(master) ? master->height - master->head - master->foot : master->width - master->inside - master->outside;
}
static inline Len master_space(const Master *master)
{
    return master_lies(master) ? master->width - master->inside - master->outside : master->height - master->head - master->foot;
}
/* The wider of the margins beside a column. */
static inline Len master_reach(const Master *master)
{
    return master_lies(master) ? len_max(master->head, master->foot) : len_max(master->inside, master->outside);
}
/* The type area on the paper. */
Box master_type_area(const Master *master, bool is_left);

typedef enum { SECTION_PLAIN, SECTION_COVER, SECTION_CONTENTS } SectionKind; /* <cover>, <toc>; any other part */
typedef struct Section {
    Key key;
    Where where;
    SectionKind kind;
    const Master *master;
    PageStart start;
    FolioRule folio;
    Str folio_prefix; /* before the number of each of its pages: 2- of 2-15 */
    Numeral numerals;
    VAlign valign; /* of a page that is not full */
    bool even;     /* its pages are filled alike, also before a forced page end */
    bool facing;   /* its pages come in pairs, left and right, cut as one */
    const Block *blocks;
    struct Section *next;
} Section;

/* The master of its first page, or of its others. */
static inline const Master *section_master(const Section *section, bool is_first)
{
    return is_first && section->master->first ? section->master->first : section->master;
}
/* Each master that a page of it may have: of its other pages, then, where that is another, of the first; NULL behind the last. */
static inline const Master *section_next_master(const Section *section, const Master *latest)
{
    return !latest ? section->master : latest == section->master ? section->master->first : NULL;
}

/* An entry of an index before the pages are known: its name, then a number for each place.  Of places on one page one is enough. */
typedef struct {
    Block *block; /* whose text is made of it (index_write of model/index.h) */
    Str name;
    Rich words;        /* the same, and what stands between them and the first number */
    Str between, room; /* two numbers; as wide as one of them may be */
    Str *places;       /* keys, in the order of the booklet */
    int n_places;
    bool follows; /* it stands in a part behind all of them: whatever it says, they stay where they are */
} IndexLine;

typedef struct {
    const Section *sections;
    DerivedStyles *derived; /* from those of its report; NULL: it is from none */
    const Schema *schema;   /* of the data it was bound from; NULL: they have none */
    Str title, author, lang;
    Str date; /* of publication: 2020-09-01, or empty */
    Binding binding;
    int n_serials; /* serials run from 1 to this */
    int n_note_kinds;
    IndexLine *index_lines;
    int n_index_lines;
    const Map *targets;       /* the keys its links lead to, each to itself (Str) */
    const Picture **pictures; /* each file once, in no order that says anything */
    int n_pictures;
    Str revised_again; /* the same where a correction before it says that already; empty: with its number behind it */
    Str revised;       /* what the margin of a replacement page says: "{date} 訂正" */
    Str vacant;        /* what a page says that has lost all it held: "（{page}ページは欠番）" */
    Str blank;         /* what a page says that was put in so that the next stays on its side: "（{page}ページは余白）" */
    Str branch;        /* between page and number of a page put in later: "-" of 12-2, "の" of 12の2 */
} Document;

/* Every text of the blocks once, in reading order; readings and notes come behind the text they belong to, or that cites them first. */
typedef void TextVisit(void *whose, const Rich *text);
/* The texts of a sheaf together. */
typedef void SheafVisit(void *whose, RowSheaf *sheaf);
void blocks_each_text(const Block *blocks, TextVisit *visit, void *whose);
/* The first leaves out the texts of sheaves, which are plain: for who looks for more than words. */
void blocks_each_text_or_sheaf(const Block *blocks, TextVisit *visit, SheafVisit *visit_sheaf, void *whose);
/* The text, its readings, its notes. */
void rich_each_text(const Rich *text, TextVisit *visit, void *whose);

#endif
