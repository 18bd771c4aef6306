/* Records → rows.  For each selected record the first rule that fits is bound with the record as context; its rows go
   to the grid, its inner <rows> recurse over the same rules.  A span's columns are covered while its rule is at work;
   when the rule is done the number of rows it made is known and the cell is put into the first of them:

        ┌─────┬──────┬───┐   row 0   span "name" and span "status" of rule A start here
        │     ├──────┤   │   row 1
        │     ├──────┤   │   row 2   A made three rows: both cells get row_span 3
        └─────┴──────┴───┘                                                                          */
#include "bind/rows.h"

#include "bind/blocks.h"
#include "bind/cell.h"
#include "bind/inline.h"
#include "bind/merge.h"
#include "bind/order.h"
#include "bind/pattern.h"

typedef struct {
    const Node *node;
    const Pattern *pattern;
} RowRule;

/* A rule at work, and those around it. */
typedef struct RuleAtWork {
    const Node *rule;
    DataNode record;
    const struct RuleAtWork *outer;
} RuleAtWork;

/* A running total: what the body rows so far add up to. */
typedef struct {
    const Node *node;
    double total;
} Sum;

typedef struct {
    Grid grid;
    Vec(RowRule) rules;
    Vec(Sum) sums;
    const Node *carry_out, *carry_in; /* rows at the foot of a page that ends within the table, at the head of the next */
    const RuleAtWork *work;
} Maker;

static void bind_cell(Grid *grid, const Node *node, Context context, RowRole role, Key row_key)
{
    Range range;
    if (bind_too_much(grid->binder, node)) return;
    Str record = row_key.text.n ? row_key.text : select_id(grid->binder->select, context.node);
    if (!grid_range(grid, node, record, &range)) return;
    if (!grid_place(grid, range, node, record)) return;
    grid_add_cell(grid, cell_from(grid, node, context, range, role, row_key));
}

/* The record's id; head rows and rows of records without one are counted. */
static Key row_key(Grid *grid, const Node *node, Context context, RowRole role)
{
    Binder *binder = grid->binder;
    Str own = inline_template(binder, node, "key", context);
    if (!own.n && role != ROW_HEAD) own = select_id(binder->select, context.node);
    if (!own.n) own = str_printf(binder->arena, STR_FMT "/row%d", STR_ARG(grid->key.text), ++grid->n_nameless);
    return bind_key(binder, key_read(own));
}

static void bind_row(Grid *grid, const Node *node, Context context, RowRole role, int depth)
{
    if (!bind_applies(grid->binder, node, context)) return;
    bool has_record = role != ROW_HEAD && select_id(grid->binder->select, context.node).n;
    Row row = { .role = role, .level = node_int(node, "level", 1), .depth = depth, .key = row_key(grid, node, context, role) };
    row.where = has_record ? select_where(context.node) : node->where;
    row.keep_next = node_flag(node, "keep-next", false);
    row.repeats = node_flag(node, "repeat", false) && (role == ROW_BAND || role == ROW_LABEL);
    grid_begin_row(grid, row);
    for (const Node *cell = node->first; cell; cell = cell->next)
        if (cell->element && bind_applies(grid->binder, cell, context))
            bind_cell(grid, cell, context, role, has_record ? NO_KEY : row.key);
    bool is_head = role == ROW_HEAD || role == ROW_BAND;
    grid_end_row(grid, grid->style, is_head ? ROLE_HEAD_CELL : ROLE_CELL);
    cells_settle_parallel(&grid->rows.at[grid->rows.n - 1]);
}

typedef struct {
    const Node *node;
    Range range;
} Span;
typedef Vec(Span) SpanList;

static void open_spans(Grid *grid, const Node *rule, Context context, SpanList *spans)
{
    for (const Node *node = rule->first; node; node = node->next) {
        if (!node->element || !node_is(node, "span") || !bind_applies(grid->binder, node, context)) continue;
        Range range;
        if (!grid_range(grid, node, select_id(grid->binder->select, context.node), &range)) continue;
        for (int i = range.first; i <= range.last; i++) grid->spans[i]++;
        *vec_push(spans) = (Span){ node, range };
    }
}

/* Text that is in the data and will not be on paper; unless a sample left the rows out. */
static void warn_of_lost_span(Grid *grid, Range range, Context context)
{
    Binder *binder = grid->binder;
    if (binder->samples) return;
    diag_report(binder->diag, select_where(context.node), select_id(binder->select, context.node), DIAG_SPAN_WITHOUT_ROWS,
                select_name(context.node).at, grid->columns.at[range.first].name.at);
}

static void close_spans(Grid *grid, const SpanList *spans, Context context, int first_row)
{
    for (int i = 0; i < spans->n; i++) {
        Range range = spans->at[i].range;
        for (int column = range.first; column <= range.last; column++) grid->spans[column]--;
        if (first_row == grid->rows.n) {
            warn_of_lost_span(grid, range, context);
            continue;
        }
        RowRole role = grid->rows.at[first_row].role;
        bool has_record = select_id(grid->binder->select, context.node).n > 0;
        Cell cell = cell_from(grid, spans->at[i].node, context, range, role == ROW_HEAD ? ROW_HEAD : ROW_BODY,
                              has_record ? NO_KEY : grid->rows.at[first_row].key);
        cell.row_span = grid->rows.n - first_row;
        grid_insert(grid, first_row, cell);
    }
}

static void bind_records(Maker *maker, const Node *rows, Context context, int depth);

/* A record that has no row of its own is found by the first row made for it. */
static void remember_record(Grid *grid, Context context, int first_row)
{
    Binder *binder = grid->binder;
    if (binder->samples || first_row == grid->rows.n || !select_has(context.node, "id")) return;
    Key *key = arena_new(binder->arena, Key);
    *key = grid->rows.at[first_row].key;
    map_put(&binder->records, select_attribute(binder->select, context.node, "id"), key);
}

/* Rows of their own, in the columns of the table. */
static RowSet bind_rows_apart(const Grid *grid, const Node *node, Context context, RowRole role)
{
    if (!node) return (RowSet){ 0 };
    Grid apart = grid_apart(grid);
    for (const Node *row = node->first; row; row = row->next)
        if (row->element && node_is(row, "row")) bind_row(&apart, row, context, role, 0);
    grid_close(&apart, 0);
    return (RowSet){ apart.rows.at, apart.rows.n };
}

/* After a body row: add it up, and say what stands at a page break behind it. */
static void carry(Maker *maker, Context context, int index)
{
    Select *select = maker->grid.binder->select;
    for (int i = 0; i < maker->sums.n; i++) {
        Sum *sum = &maker->sums.at[i];
        Found found = select_find(select, context, node_text(sum->node, "select"), sum->node->where);
        if (found.kind == FOUND_NUMBER && found.number == found.number)
            sum->total += found.number; /* not a number: nothing to add */
    }
    if (!maker->carry_out && !maker->carry_in) return;
    for (int i = 0; i < maker->sums.n; i++)
        context = select_with(select, context, node_text(maker->sums.at[i].node, "name"),
                              (Found){ .kind = FOUND_NUMBER, .number = maker->sums.at[i].total });
    Row *row = &maker->grid.rows.at[index];
    row->carry_out = bind_rows_apart(&maker->grid, maker->carry_out, context, ROW_BODY);
    row->carry_in = bind_rows_apart(&maker->grid, maker->carry_in, context, ROW_BODY);
}

typedef Vec(int) RowList;

/* Rows a band or label stands over: all that its rule made after it. */
static void close_titles(Grid *grid, const RowList *titles)
{
    for (int i = 0; i < titles->n; i++) grid->rows.at[titles->at[i]].n_below = grid->rows.n - titles->at[i] - 1;
}

/* The variables of a rule are there in all of it: a span reaches over rows that stand before it in the layout. */
static Context with_variables(Binder *binder, const Node *rule, Context context)
{
    for (const Node *node = rule->first; node; node = node->next)
        if (node->element && node_is(node, "let")) context = bind_let(binder, node, context);
    return context;
}

static void apply_rule(Maker *maker, const Node *rule, Context context, int depth)
{
    Grid *grid = &maker->grid;
    context = with_variables(grid->binder, rule, context);
    SpanList spans = { .arena = grid->binder->arena };
    RowList titles = { .arena = grid->binder->arena };
    int first_row = grid->rows.n;
    open_spans(grid, rule, context, &spans);
    for (const Node *node = rule->first; node; node = node->next) {
        if (!node->element) continue;
        if (node_is(node, "row")) {
            RowRole role = (RowRole)node_choice(node, "role", ROW_BODY);
            int n_rows = grid->rows.n;
            bind_row(grid, node, context, role, depth);
            if (role == ROW_BODY && grid->rows.n > n_rows) carry(maker, context, n_rows);
            if (role != ROW_BODY && grid->rows.n > n_rows) *vec_push(&titles) = n_rows;
        }
        if (node_is(node, "rows")) bind_records(maker, node, context, depth + (node_int(node, "indent", 0) ? 1 : 0));
    }
    close_spans(grid, &spans, context, first_row);
    close_titles(grid, &titles);
    remember_record(grid, context, first_row);
}

/* A rule that selects its own record again would never end. */
static bool is_at_work(const Maker *maker, const Node *rule, DataNode record)
{
    for (const RuleAtWork *work = maker->work; work; work = work->outer)
        if (work->rule == rule && work->record == record) return true;
    return false;
}

static const Node *find_rule(const Maker *maker, Context context)
{
    for (int i = 0; i < maker->rules.n; i++)
        if (pattern_fits(maker->rules.at[i].pattern, maker->grid.binder->select, context)) return maker->rules.at[i].node;
    return NULL;
}

static void bind_record(Maker *maker, const Node *rows, Context outer, const Found *found, int i, int depth)
{
    Binder *binder = maker->grid.binder;
    if (bind_too_much(binder, rows)) return;
    const Node *rule = find_rule(maker, select_context(outer, found, i));
    Context context = bind_in_hand(binder, rows, outer, found, i);
    bool is_circle = rule && is_at_work(maker, rule, context.node);
    if (rule && !is_circle) {
        RuleAtWork work = { rule, context.node, maker->work };
        maker->work = &work;
        apply_rule(maker, rule, context, depth);
        maker->work = work.outer;
        return;
    }
    Str name = rule ? node_text(rows, "select") : select_name(context.node);
    diag_report(binder->diag, rows->where, select_id(binder->select, context.node),
                is_circle ? DIAG_RECURSION : DIAG_UNHANDLED_RECORD, str_copy(binder->arena, name).at);
}

static void bind_records(Maker *maker, const Node *rows, Context context, int depth)
{
    Binder *binder = maker->grid.binder;
    Found found = bind_selected(binder, rows, context);
    order_records(binder, rows, context, &found);
    for (int i = 0; i < found.n_nodes; i++) bind_record(maker, rows, context, &found, i, depth);
}

static Pen pen_from(const Node *rules, const char *attribute, const char *color_attribute)
{
    return node_pen(rules, attribute, node_color(rules, color_attribute, node_color(rules, "color", (Color){ 0, 0, 0 })));
}

static RuleSet rules_from(const Node *rules)
{
    return (RuleSet){ .top = pen_from(rules, "top", "accent"),
                      .bottom = pen_from(rules, "bottom", "accent"),
                      .head = pen_from(rules, "head", "accent"),
                      .band = pen_from(rules, "band", "color"),
                      .row = pen_from(rules, "row", "color"),
                      .column = pen_from(rules, "column", "color"),
                      .left = pen_from(rules, "left", "color"),
                      .right = pen_from(rules, "right", "color"),
                      .resume = pen_from(rules, "resume", "color"),
                      .cut = pen_from(rules, node_find(rules, "cut") ? "cut" : "row", "color") };
}

static void bind_head(Maker *maker, const Node *head, Context context, Table *table)
{
    for (const Node *row = head->first; row; row = row->next)
        if (row->element && node_is(row, "row")) bind_row(&maker->grid, row, context, ROW_HEAD, 0);
    grid_close(&maker->grid, 0);
    table->n_head_rows = maker->grid.rows.n;
}

/* Each is made once, and remembers what it was asked. */
static const Pattern *find_pattern(Binder *binder, const Node *rule)
{
    Str match = node_text(rule, "match");
    Pattern *pattern = map_find(&binder->patterns, match);
    if (pattern) return pattern;
    pattern = pattern_from(match, rule->where, binder->arena, binder->diag);
    map_put(&binder->patterns, match, pattern);
    return pattern;
}

static void bind_body(Maker *maker, const Node *rows, Context context)
{
    int first = maker->grid.rows.n;
    for (const Node *rule = rows->first; rule; rule = rule->next)
        if (rule->element && node_is(rule, "rule"))
            *vec_push(&maker->rules) = (RowRule){ rule, find_pattern(maker->grid.binder, rule) };
    bind_records(maker, rows, context, 0);
    grid_close(&maker->grid, first);
    merge_equal(&maker->grid, first);
}

static Str last_name(Str names)
{
    names = str_trim(names);
    int first = names.n;
    while (first > 0 && names.at[first - 1] != ' ') first--;
    return str_part(names, first, names.n);
}

void bind_table(Binder *binder, const Node *node, Context context, const Style *style, Block *block)
{
    Maker maker = { .grid = grid_new(binder, style, block->key),
                    .rules = { .arena = binder->arena },
                    .sums = { .arena = binder->arena } };
    Table *table = &block->as.table;
    for (const Node *child = node->first; child; child = child->next)
        if (child->element && node_is(child, "column")) grid_add_column(&maker.grid, child, context);
    grid_ready(&maker.grid);
    for (const Node *child = node->first; child; child = child->next) {
        if (!child->element) continue;
        if (node_is(child, "rules")) table->rules = rules_from(child);
        if (node_is(child, "head")) bind_head(&maker, child, context, table);
        if (node_is(child, "head-continued")) table->head_again = bind_rows_apart(&maker.grid, child, context, ROW_HEAD);
        if (node_is(child, "sum")) *vec_push(&maker.sums) = (Sum){ child, 0 };
        if (node_is(child, "carry-out")) maker.carry_out = child;
        if (node_is(child, "carry-in")) maker.carry_in = child;
        if (node_is(child, "rows")) bind_body(&maker, child, context);
    }
    table->key = block->key;
    table->caption = inline_template(binder, node, "caption", context);
    table->columns = maker.grid.columns.at;
    table->n_columns = maker.grid.columns.n;
    table->rows = maker.grid.rows.at;
    table->n_rows = maker.grid.rows.n;
    table->indent = node_len(node, "indent", 0);
    table->indent_fill = node_color(node, "indent-fill", (Color){ 255, 255, 255 });
    table->indent_column = grid_first_column(&maker.grid, node_text(node, "indent-column"));
    table->alike = node_text(node, "alike");
    table->stub = grid_first_column(&maker.grid, last_name(node_text(node, "stub"))) + 1;
    table->notes_below = node_choice(node, "notes", NOTES_FOOT) == NOTES_BELOW;
    table->least_before = node_int(node, "least-before", 1);
    table->least_after = node_int(node, "least-after", 1);
    table->keep = node_flag(node, "keep", false);
    block->role = ROLE_TABLE;
}
