/* The figures of a chart as a table behind it: a row for each category under its label, a column for each series. */
#include "bind/chart.h"

#include "bind/inline.h"

typedef struct {
    const ChartBinding *binding;
    Table *table;
    Str place; /* of the rows, in the record each is of */
} Tabling;

static Block *add_text(const Tabling *tabling, Cell *cell, const Style *style)
{
    Block *block = arena_new(tabling->binding->binder->arena, Block);
    *block = (Block){ .kind = BLOCK_TEXT, .role = ROLE_PARAGRAPH, .key = cell->key, .where = cell->where, .style = style };
    cell->blocks = block;
    return block;
}

/* A cell to be written into, of the column. */
static Writer cell_begin(const Tabling *tabling, Row *row, int column, Role role, const Style *style)
{
    Binder *binder = tabling->binding->binder;
    Str name = tabling->table->columns[column].name;
    Key key = bind_key(binder, key_new(row->key.text, STR(""), name, STR(""), 1, binder->arena));
    row->cells[row->n_cells++] = (Cell){ .key = key,
                                         .where = row->where,
                                         .role = role,
                                         .column = column,
                                         .column_span = 1,
                                         .row_span = 1,
                                         .style = style,
                                         .valign = VALIGN_TOP };
    return writer_new(binder, style, key, row->where);
}

/* Of an empty text nothing is left but its cell. */
static void cell_end(const Tabling *tabling, Row *row, Writer *writer)
{
    Cell *cell = &row->cells[row->n_cells - 1];
    Rich rich = writer_rich(writer);
    cell->where = rich.where;
    if (rich.text.n) add_text(tabling, cell, writer->style)->as.text = rich;
}

static Row *row_begin(const Tabling *tabling, RowRole role, Str record)
{
    Table *table = tabling->table;
    Binder *binder = tabling->binding->binder;
    Row *row = &table->rows[table->n_rows++];
    Key key = record.n ? key_new(record, tabling->place, STR(""), STR(""), 1, binder->arena)
                       : key_with_part(table->key, str_printf(binder->arena, "row%d", table->n_rows), binder->arena);
    *row = (Row){ .role = role, .key = bind_key(binder, key), .where = tabling->binding->node->where };
    row->cells = arena_array(binder->arena, Cell, table->n_columns);
    return row;
}

static void add_head(const Tabling *tabling)
{
    const ChartBinding *binding = tabling->binding;
    Binder *binder = binding->binder;
    const Style *style = bind_sided_style(binder, binding->style, ALIGN_END);
    Row *row = row_begin(tabling, ROW_HEAD, STR(""));
    Writer corner = cell_begin(tabling, row, 0, ROLE_HEAD_CELL, binding->style);
    cell_end(tabling, row, &corner);
    for (int s = 0; s < binding->chart->n_series; s++) {
        const SeriesPlan *plan = &binding->plans.at[s];
        Writer name = cell_begin(tabling, row, s + 1, ROLE_HEAD_CELL, style);
        inline_write_template(&name, plan->node, "label", plan->context);
        chart_write_unit(binding, &name, binding->chart->series[s].is_second ? "second-unit" : "unit");
        cell_end(tabling, row, &name);
    }
}

static void add_row(const Tabling *tabling, int category)
{
    const ChartBinding *binding = tabling->binding;
    Binder *binder = binding->binder;
    const Style *style = bind_sided_style(binder, binding->style, ALIGN_END);
    Row *row = row_begin(tabling, ROW_BODY, select_id(binder->select, binding->records.nodes[category]));
    Writer label = cell_begin(tabling, row, 0, ROLE_HEAD_CELL, binding->style);
    inline_write_template(&label, binding->node, "label", chart_in_hand(binding, -1, category));
    cell_end(tabling, row, &label);
    Usage outer = binder->usage;
    for (int s = 0; s < binding->chart->n_series; s++) {
        const SeriesPlan *plan = &binding->plans.at[s];
        Writer figure = cell_begin(tabling, row, s + 1, ROLE_CELL, style);
        binder->usage = plan->usage;
        if (binding->chart->kind == CHART_SHARE) binder->usage.form = outer.form; /* that of the series is of its parts */
        inline_write_expression(&figure, node_text(plan->node, "value"), chart_in_hand(binding, s, category), plan->node->where);
        binder->usage = outer;
        cell_end(tabling, row, &figure);
    }
    row->counted = category + 1;
}

Block *chart_table(const ChartBinding *binding, Str title, BlockList *list)
{
    Binder *binder = binding->binder;
    const Chart *chart = binding->chart;
    const Pen heavy = { LINE_SOLID, LEN_MM / 4, { 0 } }, light = { LINE_SOLID, LEN_MM / 10, { 0 } };
    Key key = bind_key(binder, key_with_part(binding->key, STR("table"), binder->arena));
    Table *table = arena_new(binder->arena, Table);
    *table = (Table){ .key = key,
                      .caption = title,
                      .columns = arena_array(binder->arena, Column, chart->n_series + 1),
                      .rows = arena_array(binder->arena, Row, chart->n_categories + 1),
                      .n_columns = chart->n_series + 1,
                      .n_head_rows = 1,
                      .rules = { .top = heavy, .head = light, .row = light, .bottom = heavy, .cut = light, .resume = heavy },
                      .indent_column = -1 };
    for (int c = 0; c < table->n_columns; c++)
        table->columns[c] = (Column){ .name = str_printf(binder->arena, c ? "series%d" : "label", c),
                                      .kind = COLUMN_SHARED,
                                      .share = 1,
                                      .align_on = STR(""),
                                      .where = binding->node->where };
    Tabling tabling = { binding, table, STR("chart") };
    add_head(&tabling);
    for (int i = 0; i < chart->n_categories; i++) add_row(&tabling, i);
    Key white = bind_key(binder, key_with_part(binding->key, STR("gap"), binder->arena));
    block_add(binder, list, BLOCK_GAP, white, binding->node->where)->as.gap = binding->style->size / 2;
    Block *block = block_add(binder, list, BLOCK_TABLE, key, binding->node->where);
    block->style = binding->style;
    block->as.table = table;
    return block;
}
