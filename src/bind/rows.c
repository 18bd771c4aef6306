/* Records → rows.  For each selected record the first rule that fits is bound with the record as context; its rows go
   to the grid, its inner <rows> recurse over the same rules.  A span's columns are covered while its rule is at work;
   when the rule is done the number of rows it made is known and the cell is put into the first of them:

        ┌─────┬──────┬───┐   row 0   span "name" and span "status" of rule A start here
        │     ├──────┤   │   row 1
        │     ├──────┤   │   row 2   A made three rows: both cells get row_span 3
        └─────┴──────┴───┘                                                                          */
#include "bind/rows.h"

#include "bind/blocks.h"
#include "bind/carry.h"
#include "bind/cell.h"
#include "bind/inline.h"
#include "bind/merge.h"
#include "bind/parallel.h"
#include "bind/pattern.h"
#include "bind/sheaves.h"
#include "data/data.h"

/* A rule at work, and those around it. */
struct RuleAtWork {
    const Node *rule;
    DataNode record;
    const struct RuleAtWork *outer;
};

static void bind_cell(Grid *grid, const Node *node, Context context, RowRole role, Key owner)
{
    Range range;
    if (bind_too_much(grid->binder, node)) return;
    if (!grid_range(grid, node, context, owner.text, &range)) return;
    if (!grid_place(grid, range, node, owner.text)) return;
    Cell cell = cell_from(grid, node, context, range, role, owner);
    cell.valign = (VAlign)node_choice(node, "valign", (int)grid->valign);
    grid_add_cell(grid, cell);
}

/* The cells below the node; an each has its own once for each record. */
static void bind_cells(Grid *grid, const Node *parent, Context context, RowRole role, Key owner)
{
    Binder *binder = grid->binder;
    for (const Node *node = parent->first; node; node = node->next) {
        if (!node->element || !bind_applies(binder, node, context)) continue;
        if (!node_is(node, "each")) {
            bind_cell(grid, node, context, role, owner);
            continue;
        }
        Found found = bind_selected(binder, node, context);
        for (int i = 0; i < found.n_nodes; i++)
            bind_cells(grid, node, bind_in_hand(binder, node, context, &found, i), role, owner);
    }
}

/* Whose the cells of a row are: of the record, whatever each of them is about; where there is none, of the row. */
static Key owner_of(const Grid *grid, Context context, bool is_of_record, Key row)
{
    return is_of_record ? (Key){ .text = select_id(grid->binder->select, context.node) } : row;
}

/* Rows of the head, and those at page ends, are of no record. */
static bool has_record(Context context, RowRole role, const Binder *binder)
{
    return role != ROW_HEAD && !binder->carry && data_record(context.node, binder->work).n > 0;
}

/* The record's id; rows without one are counted. */
static Key row_key(Grid *grid, const Node *node, Context context, RowRole role)
{
    Binder *binder = grid->binder;
    Str own = inline_template(binder, node, "key", context);
    if (!own.n && has_record(context, role, binder)) own = data_record(context.node, binder->arena);
    if (!own.n) own = str_printf(binder->arena, STR_FMT "/row%d", STR_ARG(grid->key.text), ++grid->n_nameless);
    return bind_key(binder, key_read(own));
}

static void break_before(Row *row, PageStart start)
{
    row->new_page = true;
    if (start) row->side = start;
}

/* break="…" alone, or where break-when is true. */
static bool is_broken_before(Binder *binder, const Node *row, Context context)
{
    if (!node_find(row, "break-when")) return node_find(row, "break") != NULL;
    return select_true(binder->select, context, node_text(row, "break-when"), row->where);
}

/* The colour of the row stands behind its cells, but for those that have one of their own: what the table says is not. */
static void fill_cells(Grid *grid, const Node *node, Context context, Row *row)
{
    Color fill;
    bool is_filled = bind_color(grid->binder, node, "fill", context, &fill);
    for (int i = 0; is_filled && i < row->n_cells; i++) {
        Cell *cell = &row->cells[i];
        bool has_own = cell->style != grid->style && cell->style->plate.filled;
        if (!has_own) cell->style = bind_filled_style(grid->binder, cell->style, fill);
    }
}

static void bind_row(Grid *grid, const Node *node, Context context, RowRole role, int depth)
{
    if (!bind_applies(grid->binder, node, context)) return;
    bool is_of_record = has_record(context, role, grid->binder);
    Row row = { .role = role, .level = node_int(node, "level", 1), .depth = depth, .key = row_key(grid, node, context, role) };
    row.where = is_of_record ? select_where(context.node) : node->where;
    row.height = node_len(node, "height", 0);
    row.keep_next = node_flag(node, "keep-next", false);
    row.repeats = node_flag(node, "repeat", false) && (role == ROW_BAND || role == ROW_LABEL);
    if (is_broken_before(grid->binder, node, context)) break_before(&row, (PageStart)node_choice(node, "break", START_PAGE));
    grid_begin_row(grid, row);
    grid->valign = (VAlign)node_choice(node, "valign", (int)cell_usual_valign(role));
    bind_cells(grid, node, context, role, owner_of(grid, context, is_of_record, row.key));
    bool is_head = role == ROW_HEAD || role == ROW_BAND;
    grid_end_row(grid, grid->style, is_head ? ROLE_HEAD_CELL : ROLE_CELL);
    Row *made = &grid->rows.at[grid->rows.n - 1];
    fill_cells(grid, node, context, made);
    parallel_settle(made);
}

typedef struct {
    const Node *node;
    Context context;
    Range range;
} Span;
typedef Vec(Span) SpanList;

static void open_span(Grid *grid, const Node *node, Context context, Str owner, SpanList *spans)
{
    Range range;
    if (!grid_range(grid, node, context, owner, &range)) return;
    for (int i = range.first; i <= range.last; i++) grid->spans[i]++;
    *vec_push(spans) = (Span){ node, context, range };
}

/* The spans below the node, a rule or an each: `owner` is the record of the rule. */
static void open_spans(Grid *grid, const Node *parent, Context context, Str owner, SpanList *spans)
{
    Binder *binder = grid->binder;
    for (const Node *node = parent->first; node; node = node->next) {
        bool is_each = node_is(node, "each");
        if (!node->element || !(is_each || node_is(node, "span")) || !bind_applies(binder, node, context)) continue;
        if (!is_each) open_span(grid, node, context, owner, spans);
        Found found = is_each ? bind_selected(binder, node, context) : (Found){ .n_nodes = 0 };
        for (int i = 0; i < found.n_nodes && !bind_too_much(binder, node); i++)
            open_spans(grid, node, bind_in_hand(binder, node, context, &found, i), owner, spans);
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
        bool is_of_record = select_id(grid->binder->select, context.node).n > 0;
        Cell cell = cell_from(grid, spans->at[i].node, spans->at[i].context, range, role == ROW_HEAD ? ROW_HEAD : ROW_BODY,
                              owner_of(grid, context, is_of_record, grid->rows.at[first_row].key));
        cell.row_span = grid->rows.n - first_row;
        grid_insert(grid, first_row, cell);
    }
}

static void bind_records(RowMaker *maker, const Node *rows, Context context, int depth);

/* A record that has no row of its own is found by the first row made for it.  Of most the id is the key of that. */
static void remember_record(Grid *grid, Context context, int first_row)
{
    Binder *binder = grid->binder;
    if (binder->samples || first_row == grid->rows.n || !select_is_element(context.node)) return;
    const Key *row = &grid->rows.at[first_row].key;
    Str id = data_own_id(context.node);
    if (!id.n || str_equal(id, row->text)) return;
    Key *key = arena_new(binder->work, Key);
    *key = *row;
    key->text = str_copy(binder->lasting, row->text);
    map_put(&binder->records, str_copy(binder->work, id), key);
}

RowSet rows_apart(const Grid *grid, const Node *node, Context context, RowRole role)
{
    if (!node) return (RowSet){ 0 };
    Grid apart = grid_apart(grid);
    for (const Node *row = node->first; row; row = row->next)
        if (row->element && node_is(row, "row")) bind_row(&apart, row, context, role, 0);
    grid_close(&apart, 0);
    return grid_rows(&apart);
}

typedef Vec(int) RowList;

/* Rows a band or label stands over: all that its rule made after it. */
static void close_titles(Grid *grid, const RowList *titles)
{
    for (int i = 0; i < titles->n; i++) grid->rows.at[titles->at[i]].n_below = grid->rows.n - titles->at[i] - 1;
}

/* What is said of the rows of a rule as a whole: they stay on one page, with a line above the first. */
static void join_rows(Grid *grid, const Node *rule, int first_row)
{
    if (first_row == grid->rows.n) return;
    for (int i = first_row; i < grid->rows.n - 1 && node_flag(rule, "keep", false); i++) grid->rows.at[i].keep_next = true;
    Pen above = node_pen(rule, "rule-top", node_color(rule, "rule-color", grid->style->color));
    Row *first = &grid->rows.at[first_row];
    for (int i = 0; i < first->n_cells; i++) {
        CellRules rules = cell_rules(&first->cells[i]);
        if (rules.above.kind == LINE_HIDDEN || rules.above.width >= above.width) continue;
        rules.above = above;
        first->cells[i].rules = (const CellRules *)arena_copy(grid->binder->arena, &rules, sizeof rules);
    }
}

/* The variables of a rule are there in all of it: a span reaches over rows that stand before it in the layout. */
static Context with_variables(Binder *binder, const Node *rule, Context context)
{
    for (const Node *node = rule->first; node; node = node->next)
        if (node->element && node_is(node, "let")) context = bind_let(binder, node, context);
    return context;
}

static void apply_rule(RowMaker *maker, const Node *rule, Context context, int depth)
{
    Grid *grid = &maker->grid;
    context = with_variables(grid->binder, rule, context);
    SpanList spans = { .arena = grid->binder->arena };
    RowList titles = { .arena = grid->binder->arena };
    int first_row = grid->rows.n;
    bool is_counted = false; /* a record counts once, with its first row */
    open_spans(grid, rule, context, select_id(grid->binder->select, context.node), &spans);
    for (const Node *node = rule->first; node; node = node->next) {
        if (!node->element) continue;
        if (node_is(node, "row")) {
            RowRole role = (RowRole)node_choice(node, "role", ROW_BODY);
            int n_rows = grid->rows.n;
            bind_row(grid, node, context, role, depth);
            if (role == ROW_BODY && grid->rows.n > n_rows) {
                grid->rows.at[n_rows].counted = 1;
                carry_add_row(&maker->carry, context, !is_counted, grid->binder);
                is_counted = true;
            }
            if (role != ROW_BODY && grid->rows.n > n_rows) *vec_push(&titles) = n_rows;
        }
        if (node_is(node, "rows")) bind_records(maker, node, context, depth + (node_int(node, "indent", 0) ? 1 : 0));
    }
    close_spans(grid, &spans, context, first_row);
    close_titles(grid, &titles);
    join_rows(grid, rule, first_row);
    remember_record(grid, context, first_row);
}

/* A rule that selects its own record again would never end. */
static bool is_at_work(const RowMaker *maker, const Node *rule, DataNode record)
{
    for (const struct RuleAtWork *work = maker->work; work; work = work->outer)
        if (work->rule == rule && work->record == record) return true;
    return false;
}

static const Node *find_rule(const RowMaker *maker, Context context)
{
    for (int i = 0; i < maker->rules.n; i++)
        if (pattern_fits(maker->rules.at[i].pattern, maker->grid.binder->select, context)) return maker->rules.at[i].node;
    return NULL;
}

static void bind_record(RowMaker *maker, const Node *rows, Context outer, const Found *found, int i, int depth)
{
    Binder *binder = maker->grid.binder;
    if (bind_too_much(binder, rows)) return;
    const Node *rule = find_rule(maker, select_context(outer, found, i));
    Context context = bind_in_hand(binder, rows, outer, found, i);
    bool is_circle = rule && is_at_work(maker, rule, context.node);
    if (rule && !is_circle) {
        struct RuleAtWork work = { rule, context.node, maker->work };
        maker->work = &work;
        apply_rule(maker, rule, context, depth);
        maker->work = work.outer;
        return;
    }
    Str name = rule ? node_text(rows, "select") : select_name(context.node);
    diag_report(binder->diag, rows->where, select_id(binder->select, context.node),
                is_circle ? DIAG_RECURSION : DIAG_UNHANDLED_RECORD, str_copy(binder->arena, name).at);
}

/* A row without a rule: of the table itself, or one that stands where no record does. */
static void bind_plain_row(RowMaker *maker, const Node *node, Context context, int depth)
{
    Grid *grid = &maker->grid;
    RowRole role = (RowRole)node_choice(node, "role", ROW_BODY);
    bind_row(grid, node, context, role, depth);
}

static const Node *find_none(const Node *rows)
{
    for (const Node *child = rows->first; child; child = child->next)
        if (node_is(child, "none")) return child;
    return NULL;
}

/* Nothing was selected: what stands instead.  Rows of the table itself say so where they have nothing; a sample leaves things out
   on purpose, a portion has what is somebody's, and to groups nothing below them is nothing unusual. */
static void stand_in(RowMaker *maker, const Node *rows, Context context, int depth)
{
    Binder *binder = maker->grid.binder;
    const Node *none = find_none(rows);
    for (const Node *row = none ? none->first : NULL; row; row = row->next)
        if (row->element) bind_plain_row(maker, row, context, depth);
    bool is_meant = none || node_find(rows, "required") || maker->work || binder->samples || binder->data->self;
    if (!is_meant)
        diag_report(binder->diag, rows->where, STR(""), DIAG_ROWS_EMPTY, str_copy(binder->arena, node_text(rows, "select")).at);
}

static void bind_records(RowMaker *maker, const Node *rows, Context context, int depth)
{
    Binder *binder = maker->grid.binder;
    Grid *grid = &maker->grid;
    Found found = bind_selected(binder, rows, context);
    int first_row = grid->rows.n;
    bool in_sheaves = !maker->work && sheaves_begin(grid, found.n_nodes);
    for (int i = 0; i < found.n_nodes; i++) {
        int own_row = grid->rows.n;
        if (in_sheaves) sheaves_go_on(grid);
        bind_record(maker, rows, context, &found, i, depth);
        if (node_find(rows, "break") && own_row > first_row && grid->rows.n > own_row)
            break_before(&grid->rows.at[own_row], (PageStart)node_choice(rows, "break", START_PAGE));
    }
    if (in_sheaves) sheaves_end(grid);
    if (found.kind != FOUND_NOTHING && !found.n_nodes) stand_in(maker, rows, context, depth);
}

/* Each is made once, and remembers what it was asked. */
static const Pattern *find_pattern(Binder *binder, const Node *rule)
{
    Str match = node_text(rule, "match");
    Pattern *pattern = map_find(&binder->patterns, match);
    if (pattern) return pattern;
    pattern = pattern_from(match, rule->where, binder->work, binder->diag);
    map_put(&binder->patterns, match, pattern);
    return pattern;
}

void rows_add_head(RowMaker *maker, const Node *head, Context context)
{
    for (const Node *row = head->first; row; row = row->next)
        if (row->element) bind_row(&maker->grid, row, context, ROW_HEAD, 0);
    grid_close(&maker->grid, 0);
}

void rows_add_plain(RowMaker *maker, const Node *row, Context context)
{
    int first = maker->grid.rows.n;
    bind_plain_row(maker, row, context, 0);
    if (!row->next || !node_is(row->next, "row")) grid_close(&maker->grid, first);
}

void rows_add_records(RowMaker *maker, const Node *rows, Context context)
{
    int first = maker->grid.rows.n;
    for (const Node *rule = rows->first; rule; rule = rule->next)
        if (node_is(rule, "rule")) *vec_push(&maker->rules) = (RowRule){ rule, find_pattern(maker->grid.binder, rule) };
    bind_records(maker, rows, context, 0);
    grid_close(&maker->grid, first);
    merge_equal(&maker->grid, first);
}
