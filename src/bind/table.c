/* A table is read from top to bottom: its columns first, then what holds for all rows, then the rows as they stand. */
#include "bind/table.h"

#include "bind/blocks.h"
#include "bind/inline.h"
#include "bind/rows.h"
#include "bind/sheaves.h"

static Pen pen_from(const Node *rules, const char *attribute, const char *color_attribute)
{
    return node_pen(rules, attribute, node_color(rules, color_attribute, node_color(rules, "color", (Color){ 0, 0, 0 })));
}

RuleSet table_rules(const Node *rules)
{
    return (RuleSet){ .top = pen_from(rules, "top", "accent"),
                      .bottom = pen_from(rules, "bottom", "accent"),
                      .head = pen_from(rules, "head", "accent"),
                      .band = pen_from(rules, "band", "color"),
                      .row = pen_from(rules, "row", "color"),
                      .column = pen_from(rules, "column", "color"),
                      .left = pen_from(rules, "left", "color"),
                      .right = pen_from(rules, "right", "color"),
                      .resume = pen_from(rules, "resume", "accent"),
                      .cut = node_find(rules, "cut") ? pen_from(rules, "cut", "accent") : pen_from(rules, "row", "color") };
}

static Str last_name(Str names)
{
    names = str_trim(names);
    int first = names.n;
    while (first > 0 && names.at[first - 1] != ' ') first--;
    return str_part(names, first, names.n);
}

/* Rows at the foot of a page and at the head of the next. */
static void bind_page_ends(RowMaker *maker, const Node *node, Context context, Table *table)
{
    Binder *binder = maker->grid.binder;
    const Carry *outer = binder->carry;
    binder->carry = &maker->carry;
    context = carry_context(&maker->carry, context);
    for (const Node *child = node->first; child; child = child->next) {
        RowSet *rows = !child->element               ? NULL
                       : node_is(child, "page-foot") ? &table->page_foot
                       : node_is(child, "carry-out") ? &table->carry_out
                       : node_is(child, "carry-in")  ? &table->carry_in
                                                     : NULL;
        if (rows) *rows = rows_apart(&maker->grid, child, context, ROW_BODY);
    }
    binder->carry = outer;
}

/* The columns behind it stand on the right page. */
static void add_gutter(Grid *grid, const Node *node)
{
    if (grid->gutter) diag_report(grid->binder->diag, node->where, grid->key.text, DIAG_GUTTERS, grid->gutter->where.line);
    else grid->gutter = node;
    grid->right = grid->columns.n;
}

static void check_gutter(const Grid *grid)
{
    if (grid->gutter && (grid->right == 0 || grid->right == grid->columns.n))
        diag_report(grid->binder->diag, grid->gutter->where, grid->key.text, DIAG_GUTTER_EDGE);
}

/* The columns below the node; an each has its own once for each record. */
static void add_columns(Grid *grid, const Node *parent, Context context)
{
    Binder *binder = grid->binder;
    for (const Node *child = parent->first; child; child = child->next) {
        if (!child->element) continue;
        if (node_is(child, "column")) grid_add_column(grid, child, context);
        if (node_is(child, "gutter")) add_gutter(grid, child);
        if (!node_is(child, "each") || !bind_applies(binder, child, context)) continue;
        Found found = bind_selected(binder, child, context);
        for (int i = 0; i < found.n_nodes && !bind_too_much(binder, child); i++)
            add_columns(grid, child, bind_in_hand(binder, child, context, &found, i));
    }
}

/* A cell nobody wrote, which fills its row, has the place of that. */
static bool is_filling(const Row *row, const Cell *cell)
{
    return !cell->blocks && cell->where.line == row->where.line && cell->where.column == row->where.column;
}

static bool has_head(const Grid *grid, int column)
{
    for (int r = 0; r < grid->rows.n; r++)
        for (int c = 0; c < grid->rows.at[r].n_cells; c++) {
            const Cell *cell = &grid->rows.at[r].cells[c];
            bool is_over = cell->column <= column && column < cell->column + cell->column_span;
            if (is_over && !is_filling(&grid->rows.at[r], cell)) return true;
        }
    return false;
}

/* When the rows are those of the head: over each column stands a cell, if only an empty one. */
static void check_head(const Grid *grid)
{
    for (int i = 0; grid->rows.n && i < grid->declared.n; i++) {
        const Declared *column = &grid->declared.at[i];
        if (column->place >= 0 && !has_head(grid, column->place))
            diag_report(grid->binder->diag, column->where, grid->key.text, DIAG_COLUMN_HEADLESS,
                        str_copy(grid->binder->arena, column->name).at);
    }
}

/* Rows of the body. */
static void bind_body(RowMaker *maker, const Node *table, const Node *node, Context context)
{
    sheaves_share(&maker->grid, table);
    if (node_is(node, "row")) rows_add_plain(maker, node, context);
    else rows_add_records(maker, node, context);
    sheaves_share_no_more(&maker->grid);
}

void bind_table(Binder *binder, const Node *node, Context context, const Style *style, Block *block)
{
    RowMaker maker = { .grid = grid_new(binder, style, block->key),
                       .rules = { .arena = binder->arena },
                       .carry = carry_new(binder->arena) };
    Table *table = block->as.table = arena_new(binder->arena, Table);
    binder->n_tables++;
    add_columns(&maker.grid, node, context);
    check_gutter(&maker.grid);
    grid_ready(&maker.grid);
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "rules")) table->rules = table_rules(child);
        if (node_is(child, "head")) rows_add_head(&maker, child, context);
        if (node_is(child, "head")) table->n_head_rows = maker.grid.rows.n;
        if (node_is(child, "head")) check_head(&maker.grid);
        if (node_is(child, "head-continued")) table->head_again = rows_apart(&maker.grid, child, context, ROW_HEAD);
        if (node_is(child, "sum")) carry_add_sum(&maker.carry, child);
        if (node_is(child, "row") || node_is(child, "rows")) bind_body(&maker, node, child, context);
    }
    for (int i = 1; i < maker.grid.rows.n; i++) maker.grid.rows.at[i].counted += maker.grid.rows.at[i - 1].counted;
    bind_page_ends(&maker, node, context, table);
    table->key = block->key;
    table->caption = inline_template(binder, node, "caption", context);
    table->indent = node_len(node, "indent", 0);
    table->indent_fill = node_color(node, "indent-fill", (Color){ 255, 255, 255 });
    table->indent_strip = node_len(node, "indent-strip", 0);
    table->indent_column = grid_first_column(&maker.grid, node_text(node, "indent-column"));
    table->alike = node_text(node, "alike");
    table->stub = grid_first_column(&maker.grid, last_name(node_text(node, "stub"))) + 1;
    table->gutter = maker.grid.right;
    table->parts = (PartsOrder)node_choice(node, "parts", PARTS_BY_PART);
    bool is_carried = table->page_foot.n || table->carry_out.n || table->carry_in.n;
    if (table->parts == PARTS_BY_PAGE && (!table->stub || is_carried))
        diag_report(binder->diag, node->where, block->key.text, DIAG_TURNS_CARRY);
    table->notes_below = node_choice(node, "notes", NOTES_FOOT) == NOTES_BELOW;
    table->least_before = node_int(node, "least-before", 0);
    table->blank_rows = node_len(node, "blank-rows", 0);
    table->least_after = node_int(node, "least-after", 0);
    table->keep = node_flag(node, "keep", false);
    grid_give(&maker.grid, table);
    sheaves_give(&maker.grid, table);
    if (table->n_rows > table->n_head_rows) /* nothing but the head is above it */
        row_begins_anywhere(&table->rows[table->n_head_rows]);
    block->role = ROLE_TABLE;
    binder->n_tables--;
}
