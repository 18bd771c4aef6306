#include "bind/facing.h"

#include "model/rows.h"

/* No table in these has a gutter. */
static void check_nested(const Binder *binder, const Block *blocks);

/* Of rows that live in a sheaf none holds one. */
static void check_cells(const Binder *binder, const Table *table)
{
    for (int r = rows_loose(table, 0); r < table->n_rows; r = rows_loose(table, r + 1)) {
        const Row *row = &table->rows[r];
        for (int c = 0; c < row->n_cells; c++) check_nested(binder, row->cells[c].blocks);
    }
}

static void check_within(const Binder *binder, const Block *block)
{
    if (block->kind == BLOCK_TABLE) check_cells(binder, block->as.table);
    if (block->kind == BLOCK_BOX) check_nested(binder, block->as.box.blocks);
    if (block->kind == BLOCK_SAMPLE) check_nested(binder, block->as.sample.blocks);
}

static void check_nested(const Binder *binder, const Block *blocks)
{
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE && block->as.table->gutter)
            diag_report(binder->diag, block->where, block->key.text, DIAG_GUTTER_OUTSIDE);
        check_within(binder, block);
    }
}

static bool is_over(const Cell *cell, int gutter)
{
    return cell->column < gutter && gutter < cell->column + cell->column_span;
}

/* Heads, bands and labels are said on both pages; of another cell its author is told. */
static void check_rows(const Binder *binder, const Table *table)
{
    RowWalk walk = rows_walk(table);
    for (int r = table->n_head_rows; r < table->n_rows; r++) {
        const Row *row = rows_at(&walk, r);
        if (row->side == START_ODD) diag_report(binder->diag, row->where, row->key.text, DIAG_FACING_ODD);
        for (int c = 0; c < row->n_cells && row->role == ROW_BODY; c++)
            if (is_over(&row->cells[c], table->gutter) && row->cells[c].blocks && row->cells[c].role == ROLE_CELL)
                diag_report(binder->diag, row->cells[c].where, row->cells[c].key.text, DIAG_OVER_GUTTER);
    }
    rows_leave(&walk);
}

void facing_check_binding(const Binder *binder, const Document *document)
{
    for (const Section *section = document->sections; section; section = section->next)
        if (section->facing && (section->master->vertical || document->binding == BINDING_RIGHT))
            diag_report(binder->diag, section->where, section->key.text, DIAG_FACING_VERTICAL);
}

void facing_check(const Binder *binder, const Section *section, Where where)
{
    if (!section->facing) {
        check_nested(binder, section->blocks);
        return;
    }
    if (section->master->turned) diag_report(binder->diag, where, section->key.text, DIAG_FACING_TURNED);
    if (section->start == START_ODD) diag_report(binder->diag, where, section->key.text, DIAG_FACING_ODD);
    for (const Block *block = section->blocks; block; block = block->next) {
        bool is_odd = block->kind == BLOCK_BREAK && block->as.page_break == START_ODD;
        if (is_odd) diag_report(binder->diag, block->where, block->key.text, DIAG_FACING_ODD);
        if (block->kind == BLOCK_TABLE) check_rows(binder, block->as.table);
        check_within(binder, block);
    }
}
