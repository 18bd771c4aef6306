#include "model/chart.h"

void rich_each_text(const Rich *text, TextVisit *visit, void *whose)
{
    visit(whose, text);
    for (int i = 0; i < text->n_rubies; i++) rich_each_text(text->rubies[i].rich, visit, whose);
    for (int i = 0; i < text->n_notes; i++)
        if (!text->notes[i].again) rich_each_text(text->notes[i].note, visit, whose);
}

static void rows_each_text(const Row *rows, int n_rows, TextVisit *visit, void *whose)
{
    for (int i = 0; i < n_rows; i++)
        for (int j = 0; j < rows[i].n_cells; j++) {
            const Cell *cell = &rows[i].cells[j];
            blocks_each_text(cell->blocks, visit, whose);
            if (cell->again) rich_each_text(cell->again, visit, whose);
        }
}

static void table_each_text(const Table *table, TextVisit *visit, void *whose)
{
    rows_each_text(table->rows, table->n_rows, visit, whose);
    const RowSet *const apart[] = { &table->head_again, &table->page_foot, &table->carry_out, &table->carry_in };
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) rows_each_text(apart[i]->rows, apart[i]->n, visit, whose);
}

void chart_each_text(const Chart *chart, TextVisit *visit, void *whose)
{
    for (int s = 0; s < chart->n_series; s++) visit(whose, &chart->series[s].name);
    for (int a = 0; a < CHART_AXES; a++) {
        const ChartAxis *axis = &chart->axes[a];
        visit(whose, &axis->unit);
        for (int i = 0; axis->ticks && i <= axis->scale.n; i++) visit(whose, &axis->ticks[i]);
    }
    for (int i = 0; i < chart->n_categories; i++) {
        visit(whose, &chart->labels[i]);
        for (int s = 0; s < chart->n_series; s++) visit(whose, &chart->series[s].points[i].words);
        if (chart->totals) visit(whose, &chart->totals[i].words);
    }
}

static void block_each_text(const Block *block, TextVisit *visit, void *whose)
{
    for (int i = 0; i < block->n_settings; i++) rich_each_text(&block->settings[i].rich, visit, whose);
    switch (block->kind) {
    case BLOCK_TEXT: rich_each_text(&block->as.text, visit, whose); break;
    case BLOCK_TABLE: table_each_text(block->as.table, visit, whose); break;
    case BLOCK_BOX: blocks_each_text(block->as.box.blocks, visit, whose); break;
    case BLOCK_SAMPLE:
        blocks_each_text(block->as.sample.blocks, visit, whose);
        for (int i = 0; i < block->as.sample.n_callouts; i++) rich_each_text(&block->as.sample.callouts[i].rich, visit, whose);
        break;
    case BLOCK_TILES:
        for (int i = 0; i < block->as.tiles.n_tiles; i++) {
            rich_each_text(&block->as.tiles.tiles[i].number, visit, whose);
            rich_each_text(&block->as.tiles.tiles[i].name, visit, whose);
        }
        break;
    case BLOCK_PICTURE:
        rich_each_text(&block->as.depiction->handle, visit, whose);
        if (block->as.depiction->caption) block_each_text(block->as.depiction->caption, visit, whose);
        break;
    case BLOCK_CHART:
        rich_each_text(&block->as.chart->handle, visit, whose);
        chart_each_text(block->as.chart, visit, whose);
        if (block->as.chart->caption) block_each_text(block->as.chart->caption, visit, whose);
        break;
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
}

void blocks_each_text(const Block *blocks, TextVisit *visit, void *whose)
{
    for (const Block *block = blocks; block; block = block->next) block_each_text(block, visit, whose);
}
