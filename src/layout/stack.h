/* Lines and other pieces, top to bottom: what a cell, a box or a note shows. */
#ifndef LAYOUT_STACK_H
#define LAYOUT_STACK_H

#include "base/vec.h"
#include "layout/manner.h"
#include "layout/strain.h"
#include "model/galley.h"

/* Of anything set in one piece: three of them still add up to a Len, and no one would turn so many pages. */
enum { MOST_HEIGHT = 90000 * LEN_MM };

typedef Vec(Note) NoteList;

typedef struct {
    const Frame **lines;
    Len *drops;  /* white above each line; NULL: none */
    int *forced; /* of each line: how many forced line ends stand before it; NULL: not one text alone */
    int n_lines;
    Len width, height;     /* width: of the widest line as set naturally; height: with the drops */
    const Fringe *fringes; /* of each line; NULL: none has any */
    const Note *notes;
    int n_notes;
    int n_owing; /* so many lines stand where it begins: what their notes owe comes right behind */
    bool flows;  /* from page to page, whatever its cell says */
    Strain strain;
    int tears; /* of its lines: Lines.tears */
    Fit fit;   /* how it was made to fit */
} Stack;

/* Text without a plate: its lines are lines of the stack it stands in.  A heading is a piece of its own, to which bookmarks and
   the contents lead. */
static inline bool block_is_plain(const Block *block)
{
    return block->kind == BLOCK_TEXT && block->role != ROLE_HEADING && !block->run_in && !block->style->plate.filled &&
           block->style->plate.pen.kind == LINE_NONE;
}

/* true: more than can be set in one piece (reported). */
bool stack_is_too_high(LenSum height, Where where, Key key, Shop shop);
/* `more` under it, with its notes. */
void stack_append(Stack *stack, const Stack *more, Arena *arena);
/* Under a line of white. */
const Stack *stack_below_white(const Stack *stack, Len height, Arena *arena);
/* Its lines, each with the white above it. */
const Frame **stack_lines(const Stack *stack, Arena *arena);
/* Its lines as one frame, without drops. */
const Frame *stack_frame(const Stack *stack, Len width, const Mark *mark, Arena *arena);

#endif
