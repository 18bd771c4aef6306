/* What the steps of layout share. */
#ifndef LAYOUT_PARTS_H
#define LAYOUT_PARTS_H

#include "base/vec.h"
#include "font/font.h"
#include "model/galley.h"
#include "model/para.h"

/* What the fit ladder leaves of the width and the size of letters, per mille; zeros: that is still open. */
typedef struct {
    int squeeze, size;
} Fit;
enum { FIT_NATURAL = 1000 };

/* Of anything set in one piece: three of them still add up to a Len, and no one would turn so many pages. */
enum { MOST_HEIGHT = 90000 * LEN_MM };

/* The tools every step needs, and what holds for all of a section. */
typedef struct {
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    Len measure;         /* width of the type area, for notes */
    struct Alike *alike; /* columns that are as wide in other tables */
} Shop;

/* What a block owes to those it stands in: given by value, on the way down. */
typedef struct {
    bool is_title;    /* it is a head: its lines are balanced when its style does not say */
    bool is_forgiven; /* what does not fit is not reported: the table has no room, and that was said */
    bool is_sample;   /* its marks say so */
} Manner;

Mark *mark_new(Mark mark, Manner manner, Arena *arena);

/* The natural width that a column has in all tables of one name: the widest. */
typedef struct Alike {
    Str table, column;
    Len width;
    struct Alike *next;
} Alike;

/* Where the columns of a table came to lie. */
typedef struct {
    const Table *table;
    Len *x;
    Len *width;
    bool too_wide;
} Columns; /* x[n_columns] is the right edge */

/* A strip under construction. */
typedef struct {
    Shop shop;
    Len width, page_height; /* of the type area; page_height 0: this strip is never cut */
    Len notes_gap;          /* above the notes of a page, rule and all */
    Vec(Slab) slabs;
    Vec(Spanner) spanners;
    Vec(Setting) settings; /* waiting for the next slab */
    Len gap;               /* likewise */
    bool is_inner;         /* it stands in a cell: its rows are lines of that cell */
    int n_tables;          /* so far: tables are told apart by it */
    bool new_page, new_odd;
} StripBuilder;

/* Empty, and never cut: page_height is 0. */
StripBuilder strip_new(Shop shop, Len width);
/* Adds a slab with what was waiting for one. */
Slab *strip_add(StripBuilder *strip, const Frame *body, Key key, Where where);
/* The slabs from `first` on stay on one page, if they fit on one. */
void strip_keep(StripBuilder *strip, int first);
Strip strip_built(const StripBuilder *strip, const Section *section);

/* How badly a text fits its width: a figure is parted from its counter, or a word torn where the style minds; a break was taken where none is allowed; not even
   that was enough. */
typedef enum { STRAIN_NONE, STRAIN_TORN, STRAIN_RELAXED, STRAIN_OVERFULL } Strain;

/* Lines and other pieces, top to bottom: the content of a cell. */
typedef struct {
    const Frame **lines;
    Len *drops;  /* white above each line; NULL: none */
    int *forced; /* of each line: how many forced line ends stand before it; NULL: not one text alone */
    int n_lines;
    Len width, height;     /* width: of the widest line as set naturally; height: with the drops */
    const Fringe *fringes; /* of each line; NULL: they are text */
    const Note *notes;
    int n_notes;
    bool flows; /* from page to page, whatever its cell says */
    Strain strain;
    Fit fit; /* how it was made to fit */
} Stack;

typedef Vec(Note) NoteList;

/* true: more than can be set in one piece (reported). */
bool stack_is_too_high(LenSum height, Where where, Key key, Shop shop);
/* Its notes come to the foot of the page with the slab. */
void slab_add_notes(Slab *slab, const Stack *stack, Arena *arena);
/* Its lines, each with the white above it. */
const Frame **stack_lines(const Stack *stack, Arena *arena);
/* Under a line of white. */
const Stack *stack_below_white(const Stack *stack, Len height, Arena *arena);
/* `more` under it. */
void stack_append(Stack *stack, const Stack *more, Arena *arena);

/* How a text is set: given by value, anew for each attempt. */
typedef struct {
    Fit fit;
    Len depth;     /* how long the lines of vertical texts may be; 0: as long as they like */
    bool is_title; /* it is a head: its lines are balanced when its style does not say */
    bool is_quiet; /* what does not fit is not reported: it will be set again, or that was said */
} Setup;
/* A block that is to be set: a text, open to any fit, or what is finished. */
typedef struct {
    Where where;
    Key key;
    const Rich *text; /* NULL: all is done */
    Stack done;       /* of a text: its notes alone */
} Piece;
/* What a cell holds, ready to be set. */
typedef struct {
    const Piece *pieces;
    int n_pieces;
    const Rich *first; /* its first text, whose style says how far the ladder reaches; NULL: it has none */
} Content;
/* set.c: one text, without its notes; all of a cell, with them. */
Stack text_set(const Rich *rich, Len width, Setup setup, Shop shop);
Stack content_set(const Content *content, Len width, Setup setup, Shop shop);
/* notes.c: a text with its notes, to be set; and one that stands alone, on the rung of the fit ladder it needs. */
Piece piece_from_text(const Rich *rich, Manner manner, Shop shop);
Stack text_fit(const Rich *rich, Len width, Manner manner, Shop shop);
/* blocks.c: everything but the texts is set to the width, in as many lines as pages may cut it into; `room`: what a page has
   for what stands in one piece, 0: it is never cut. */
Content content_of_blocks(const Block *blocks, Len width, Len room, Manner manner, Shop shop);
/* inner.c: the lines of a cell that its block, set as a strip, becomes. */
Stack inner_stack(const Strip *strip, const Block *block, Len width, Len room, Shop shop);
/* Vertical texts (vertical.c): their lines as one piece; how wide those are side by side. */
Stack vertical_stack(const Para *para, Len width, Setup setup, Shop shop);
Len vertical_width(const Para *para, Shop shop);
const Frame *stack_frame(const Stack *stack, Len width, const Mark *mark, Arena *arena);
/* Text without a plate. */
static inline bool block_is_plain(const Block *block)
{
    return block->kind == BLOCK_TEXT && !block->style->plate.filled && block->style->plate.pen.kind == LINE_NONE;
}

/* As many lines as these, of more even length, breaking where phrases end; the same lines where there is nothing to gain. */
Lines lines_balanced(const Para *para, Lines lines, Len width, Arena *arena);
/* 均等割付, 字取り: shorter lines are drawn out, as their style says. */
void lines_spread(const Para *para, Lines *lines, Len width);
/* strain.c: words of the text, for a report; what is wrong with its lines, the worst of it. */
Str rich_shown(const Rich *rich, Shop shop);
void strain_report(const Rich *rich, const Para *para, const Lines *lines, Len width, Shop shop);

/* A cell to be set in a width, which begins so far right of its left edge. */
typedef struct {
    const Cell *cell;
    Content content;
    Stack *stack;
    Len left, width;
    Len depth; /* how long the lines of vertical texts may be; 0: as long as they like */
    bool is_title;
} Fitting;
/* Sets all of them; those of one column that do not fit go down the fit ladder together.  Each step is
   reported, unless what does not fit is forgiven. */
void cells_fit(Fitting *fittings, int n, bool is_forgiven, Shop shop);
/* One cell, with the fit its stack has, whose lines are as long as its depth says; false: it fits on no rung, and
   nothing is reported. */
bool cell_fits_deep(const Fitting *fitting, bool is_forgiven, Shop shop);
Strain strain_of(const Lines *lines, const Style *style);
/* Lines of cells with Cell.align_on are moved so that this character stands under itself down each column. */
void cells_align(Fitting *fittings, int n, Shop shop);
/* The text with narrower and smaller letters, none below the floors of its style. */
const Rich *fit_rich(const Rich *rich, Fit fit, Arena *arena);

void strip_block(StripBuilder *strip, const Block *block, Manner manner);
void table_add(StripBuilder *strip, const Block *block, Manner manner);
/* The discs over the columns of a table, for a sample as wide as that. */
const Frame *callouts_frame(const Block *sample, const Block *table, Len width, Manner manner, Shop shop);
/* A mark in outline, in the upper left corner of the frame. */
void shape_add(FrameBuilder *builder, Shape shape, Len side, Color color);
const Frame *tiles_frame(const Block *block, Len width, Manner manner, Shop shop);
/* How wide the columns of tables of one name have to be, added to what is known of others; NULL: nothing is. */
Alike *columns_alike(const Block *blocks, Alike *known, Shop shop);
/* widths.c.  Of one column: the width it would like to have, the least it can do with; what its cells ask for that lie over it
   alone. */
Len column_natural(const Table *table, int column, Shop shop);
Len column_least(const Table *table, int column, Shop shop);
/* All of them 0. */
Columns columns_new(const Table *table, Arena *arena);
/* Natural columns are widened until cells over several columns have room. */
void columns_widen(const Table *table, Columns *columns, Shop shop);
/* As wide as they would like to be, the shared ones as if they were natural. */
Columns columns_wanted(const Table *table, Shop shop);
/* The parts in which a table is set that is too wide and has a stub; NULL: it is set as it is. */
const Block **wide_parts(const Block *block, Len width, int *n_parts, Shop shop);
Columns columns_fit(const Table *table, Len width, Where where, Shop shop);

/* Who covers which square of a table: cells[row * n_columns + column], NULL where nobody does. */
typedef struct {
    const Table *table;
    const Cell **cells;
    int *rows;
} Grid; /* rows: the row in which that cell starts */
Grid grid_from_table(const Table *table, Arena *arena);
const Cell *grid_at(const Grid *grid, int row, int column);
bool grid_joins_below(const Grid *grid, int row, int column); /* the cell goes on in the next row */
/* Rules above a row (row = n_rows: below the last), across the whole table, and the verticals in a row. */
const Frame *rules_above(const Grid *grid, const Columns *columns, int row, Arena *arena);
/* A row beside a rule; is_cut: its cells go on beyond it. */
typedef struct {
    const Grid *grid; /* NULL: there is none */
    int row;
    bool is_cut;
} Facing;
/* Where a page ends or begins within a table: a rule, or what the cells over and under it ask for. */
const Frame *rules_between(Facing upper, Facing lower, const Columns *columns, Pen pen, Arena *arena);
void rules_down(const Grid *grid, const Columns *columns, int row, Slab *slab, Arena *arena);

#endif
