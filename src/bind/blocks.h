/* The blocks of the layout, in order, bound in one context. */
#ifndef BIND_BLOCKS_H
#define BIND_BLOCKS_H

#include "bind/binder.h"

typedef struct {
    Block *first, *last;
    const Colonnade *colonnade; /* in whose columns what comes stands; NULL: across the page */
} BlockList;

/* What the blocks stand in: the style of a text that names none, and (in a cell) the key its first text shares. */
typedef struct {
    const Style *style;
    Key key;
    bool in_grid; /* as its places */
    bool in_part; /* in nothing but that, or its columns */
} Surround;

/* Bind the children of `parent` and append them to `list`. */
void bind_blocks(Binder *binder, const Node *parent, Context context, Surround surround, BlockList *list);
/* The content of a cell: blocks, or inline content as one paragraph in `style`; NULL when there is nothing. */
const Block *bind_cell_blocks(Binder *binder, const Node *cell, Context context, const Style *style, Key key);
/* A paragraph, or what is set like one: a title on an edge. */
void bind_paragraph(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
/* A new block at the end of the list, with the settings that waited for one. */
Block *block_add(Binder *binder, BlockList *list, BlockKind kind, Key key, Where where);
/* The id of what becomes a block, the key of the cell for its first text, or a key of its own. */
Key block_key(Binder *binder, const Node *node, Context context, Surround surround, const BlockList *list);
/* A text on one line: of slots nothing, or the character that keeps their place until they are filled. */
Str block_line(Binder *binder, const Rich *rich, bool keeps_slots);
/* Another behind it, which is not in its list yet: it stands in the same columns. */
Block *block_add_behind(Block *block, Arena *arena);

/* Counts a block, record or cell.  Blocks used by blocks, loops in loops and tables in cells multiply: true when there are too many
   (reported once), then nothing more is to be bound. */
bool bind_too_much(Binder *binder, const Node *node);

#endif
