/* A callout is hung on what it names by looking for that in the tables of its sample, the first of which has it. */
#include "bind/sample.h"

#include "bind/inline.h"
#include "model/rows.h"

static bool has_column(const Table *table, Str name, int *at)
{
    for (*at = 0; *at < table->n_columns; ++*at)
        if (str_equal(table->columns[*at].name, name)) return true;
    return false;
}

/* The first table with rows that has the column; NULL: none has. */
static const Block *table_with(const Block *blocks, Str column, int *at)
{
    for (const Block *block = blocks; block; block = block->next)
        if (block->kind == BLOCK_TABLE && block->as.table->n_rows && has_column(block->as.table, column, at)) return block;
    return NULL;
}

/* -1: it is not there. */
static int row_with(const Table *table, Str name, Key *key)
{
    int found = -1;
    RowWalk walk = rows_walk(table);
    for (int r = table->n_head_rows; r < table->n_rows && found < 0; r++) {
        *key = rows_at(&walk, r)->key;
        if (str_equal(key->text, name) || str_equal(key_record(*key), name)) found = r;
    }
    rows_leave(&walk);
    return found;
}

/* The cell of the column that covers the row, whichever row it begins in. */
static void find_cell(Callout *callout)
{
    const Table *table = callout->table->as.table;
    RowWalk walk = rows_walk(table);
    int wanted = callout->first_row;
    for (int r = table->n_head_rows; r <= wanted; r++) {
        const Row *row = rows_at(&walk, r);
        for (int c = 0; c < row->n_cells; c++) {
            const Cell *cell = &row->cells[c];
            bool is_over = cell->column <= callout->column && callout->column < cell->column + cell->column_span;
            if (!is_over || r + cell->row_span <= wanted) continue;
            callout->column = cell->column;
            callout->n_columns = cell->column_span;
            callout->first_row = r;
            callout->first = row->key;
            callout->last_row = r + cell->row_span - 1;
        }
    }
    if (callout->last_row < table->n_rows) callout->last = rows_at(&walk, callout->last_row)->key;
    rows_leave(&walk);
}

/* Its rows, in the first table that has them all. */
static bool find_rows(const Block *blocks, Str first, Str last, Callout *callout)
{
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind != BLOCK_TABLE) continue;
        callout->table = block;
        callout->first_row = row_with(block->as.table, first, &callout->first);
        callout->last_row = last.n ? row_with(block->as.table, last, &callout->last) : callout->first_row;
        if (!last.n) callout->last = callout->first;
        if (callout->first_row >= 0 && callout->last_row >= callout->first_row) return true;
    }
    return false;
}

/* false: what it is to point to is not there. */
static bool hang_beside(Binder *binder, const Node *node, Context context, const Block *sample, Callout *callout)
{
    Str first = inline_template(binder, node, "row", context), last = inline_template(binder, node, "to", context);
    Str column = node_text(node, "column");
    bool is_there = find_rows(sample->as.sample.blocks, first, last, callout);
    bool is_whole = is_there && (!column.n || has_column(callout->table->as.table, column, &callout->column));
    callout->column = column.n ? callout->column : -1;
    if (is_whole && column.n) find_cell(callout);
    if (is_whole || binder->data->self) return is_whole;
    if (is_there) diag_report(binder->diag, node->where, sample->key.text, DIAG_CALLOUT_NOWHERE, column.at);
    else diag_report(binder->diag, node->where, sample->key.text, DIAG_CALLOUT_ROWLESS, last.n ? last.at : first.at);
    return false;
}

static bool hang_over(Binder *binder, const Node *node, const Block *sample, Callout *callout)
{
    Str column = node_text(node, "column");
    callout->first_row = callout->last_row = -1;
    callout->table = table_with(sample->as.sample.blocks, column, &callout->column);
    if (!callout->table && !binder->data->self)
        diag_report(binder->diag, node->where, sample->key.text, DIAG_CALLOUT_NOWHERE, column.at);
    return callout->table != NULL;
}

/* What has nothing to point to is not printed: in an excerpt, whose sample may have selected nothing, that is as it should be. */
static void bind_callout(Binder *binder, const Node *node, Context context, const Style *around, Block *sample, Callout *callout)
{
    *callout = (Callout){ .style = bind_style(binder, node, "style", context, around), .n_columns = 1 };
    bool hangs =
        node_find(node, "row") ? hang_beside(binder, node, context, sample, callout) : hang_over(binder, node, sample, callout);
    if (!hangs) return;
    Str part = str_printf(binder->arena, "callout%d", sample->as.sample.n_callouts + 1);
    Key key = bind_key(binder, key_with_part(sample->key, part, binder->arena));
    callout->rich = inline_rich(binder, node, context, callout->style, key);
    sample->as.sample.n_callouts++;
}

void bind_sample(Binder *binder, const Node *node, Context context, const Style *around, Block *sample)
{
    BlockList inside = { 0 };
    binder->samples++;
    bind_blocks(binder, node, context, (Surround){ .style = around }, &inside);
    binder->samples--;
    sample->as.sample.blocks = inside.first;
    int most = 0;
    for (const Node *child = node->first; child; child = child->next) most += child->element && node_is(child, "callout");
    sample->as.sample.callouts = arena_array(binder->arena, Callout, most);
    for (const Node *child = node->first; child; child = child->next)
        if (child->element && node_is(child, "callout"))
            bind_callout(binder, child, context, around, sample, &sample->as.sample.callouts[sample->as.sample.n_callouts]);
}
