/* The grid of a table under construction: which columns it has, which squares are taken. */
#ifndef BIND_GRID_H
#define BIND_GRID_H

#include "bind/binder.h"

/* A column of the layout, and where it stands among those this table has; -1: its `when` failed. */
typedef struct {
    Str name;
    Where where;
    int place;
    Usage usage;
} Declared;

/* Columns first … last. */
typedef struct {
    int first, last;
} Range;

typedef struct {
    Binder *binder;
    Arena *own;         /* of what goes with the grid; the table takes a copy of its columns, and of rows that are few */
    const Style *style; /* of cells that name none */
    Key key;
    const Node *gutter; /* NULL: it has none */
    int right;          /* the first column behind that */
    Vec(Declared) declared;
    Vec(Column) columns;
    Vec(Row) rows;
    Vec(Cell) cells; /* of the row being built */
    Vec(RowSheaf) sheaves;
    const Node *shares; /* the table of the layout; NULL: its rows do not live with those of others */
    int *open;          /* per column: rows still covered by a cell with rows="…" */
    int *spans;         /* per column: spans of the rules we are inside of */
    bool *taken;        /* per column: a cell of the row being built */
    VAlign valign;      /* of cells of the row being built that do not say */
    int n_nameless;     /* rows without a record so far: they are counted for their keys */
} Grid;

Grid grid_new(Binder *binder, const Style *style, Key key);
/* The table has its columns and rows, and the grid is gone. */
void grid_give(Grid *grid, Table *table);
/* Add the column, unless its `when` fails; that it has no name, or that of another (both reported). */
void grid_add_column(Grid *grid, const Node *column, Context context);
/* All columns are there. */
void grid_ready(Grid *grid);
/* An empty grid with the same columns, for rows that stand apart. */
Grid grid_apart(const Grid *grid);
RowSet grid_rows(const Grid *grid);
/* Place of the first column named in the list that this table has, or -1. */
int grid_first_column(const Grid *grid, Str names);
/* How the column at this place writes its values. */
Usage grid_usage(const Grid *grid, int place);
/* The columns a cell or span asks for in this context, without those that are absent or covered from above.  false: nothing is left or
   it is torn apart (reported). */
bool grid_range(Grid *grid, const Node *cell, Context context, Str key, Range *range);

/* Between these two a row takes its cells, in any order; the end adds empty cells and sorts. */
void grid_begin_row(Grid *grid, Row row);
/* false: a column is covered already (reported). */
bool grid_place(Grid *grid, Range range, const Node *cell, Str key);
void grid_add_cell(Grid *grid, Cell cell);
void grid_end_row(Grid *grid, const Style *empty_style, Role empty_role);
/* A cell into a row that is finished. */
void grid_insert(Grid *grid, int row, Cell cell);
/* Cells of rows first … end that reach below the last row are cut off there and reported. */
void grid_close(Grid *grid, int first);

#endif
