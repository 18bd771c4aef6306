#include "model/chart.h"

Box master_type_area(const Master *master, bool is_left)
{
    Len left = master->mirrored && is_left ? master->outside : master->inside;
    return (Box){ left, master->head, master->width - master->inside - master->outside,
                  master->height - master->head - master->foot };
}

void rich_each_text(const Rich *text, TextVisit *visit, void *whose)
{
    visit(whose, text);
    for (int i = 0; i < text->n_rubies; i++) rich_each_text(text->rubies[i].rich, visit, whose);
    for (int i = 0; i < text->n_notes; i++)
        if (!text->notes[i].again) rich_each_text(text->notes[i].note, visit, whose);
}

/* Who is shown the texts. */
typedef struct {
    TextVisit *visit;
    SheafVisit *visit_sheaf;
    void *whose;
} Visitor;

static void each_of_blocks(const Block *blocks, const Visitor *visitor);

static void each_of_row(const Row *row, const Visitor *visitor)
{
    for (int i = 0; i < row->n_cells; i++) {
        const Cell *cell = &row->cells[i];
        each_of_blocks(cell->blocks, visitor);
        if (cell->again) rich_each_text(cell->again, visitor->visit, visitor->whose);
    }
}

static void each_of_table(const Table *table, const Visitor *visitor)
{
    for (int i = 0, next = 0; i < table->n_rows;) {
        bool is_sheaf = next < table->n_sheaves && table->sheaves[next].first == i;
        if (is_sheaf && visitor->visit_sheaf) visitor->visit_sheaf(visitor->whose, &table->sheaves[next]);
        if (!is_sheaf) each_of_row(&table->rows[i], visitor);
        i = is_sheaf ? table->sheaves[next++].last : i + 1;
    }
    const RowSet *const apart[] = { &table->head_again, &table->page_foot, &table->carry_out, &table->carry_in };
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        for (int r = 0; r < apart[i]->n; r++) each_of_row(&apart[i]->rows[r], visitor);
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

static void each_of_block(const Block *block, const Visitor *visitor)
{
    TextVisit *visit = visitor->visit;
    void *whose = visitor->whose;
    for (int i = 0; i < block->n_settings; i++) rich_each_text(&block->settings[i].rich, visit, whose);
    switch (block->kind) {
    case BLOCK_TEXT: rich_each_text(&block->as.text, visit, whose); break;
    case BLOCK_TABLE: each_of_table(block->as.table, visitor); break;
    case BLOCK_BOX: each_of_blocks(block->as.box.blocks, visitor); break;
    case BLOCK_SAMPLE:
        each_of_blocks(block->as.sample.blocks, visitor);
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
        if (block->as.depiction->caption) each_of_block(block->as.depiction->caption, visitor);
        break;
    case BLOCK_CHART:
        rich_each_text(&block->as.chart->handle, visit, whose);
        chart_each_text(block->as.chart, visit, whose);
        if (block->as.chart->caption) each_of_block(block->as.chart->caption, visitor);
        break;
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
}

static void each_of_blocks(const Block *blocks, const Visitor *visitor)
{
    for (const Block *block = blocks; block; block = block->next) each_of_block(block, visitor);
}

void blocks_each_text_or_sheaf(const Block *blocks, TextVisit *visit, SheafVisit *visit_sheaf, void *whose)
{
    each_of_blocks(blocks, &(Visitor){ visit, visit_sheaf, whose });
}

void blocks_each_text(const Block *blocks, TextVisit *visit, void *whose)
{
    blocks_each_text_or_sheaf(blocks, visit, NULL, whose);
}

const char *role_word(Role role)
{
    static const char *const roles[] = { [ROLE_NONE] = "-",
                                         [ROLE_HEADING] = "heading",
                                         [ROLE_PARAGRAPH] = "paragraph",
                                         [ROLE_CAPTION] = "caption",
                                         [ROLE_TABLE] = "table",
                                         [ROLE_HEAD_ROW] = "head-row",
                                         [ROLE_ROW] = "row",
                                         [ROLE_HEAD_CELL] = "head-cell",
                                         [ROLE_CELL] = "cell",
                                         [ROLE_NOTE] = "note",
                                         [ROLE_ENTRY] = "entry",
                                         [ROLE_INDEX_HEAD] = "index-head",
                                         [ROLE_INDEX_LINE] = "index-line",
                                         [ROLE_FIGURE] = "figure",
                                         [ROLE_ARTIFACT] = "artifact" };
    return roles[role];
}
