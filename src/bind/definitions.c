/* A list of definitions is set as a table and read as a list.  Its items are found first, so that it is known how deep they lie
   and how many rows each takes; then they are laid on a grid with columns for the marks and terms of each level, one behind the
   other, and a last one for what is said of them:

        ┌──┬────┬──┬───┬────────┐   a mark, a term, and the items below it: their marks, terms and descriptions
        │  │    ├──┼───┼────────┤
        │  │    │  │   │        │
        ├──┴────┼──┴───┴────────┤   a term without a mark; it has a description
        └───────┴───────────────┘                                                                         */
#include "bind/definitions.h"

#include "bind/blocks.h"
#include "bind/cell.h"
#include "bind/grid.h"
#include "bind/inline.h"
#include "bind/table.h"
#include "data/data.h"

typedef struct DefinedItem {
    const Node *mark, *term, *description; /* NULL: it has none */
    const Node *node;
    Context context;
    bool is_of_record;         /* an each of the list found it */
    struct DefinedItem *items; /* below it */
    struct DefinedItem *next;
    int n_rows;
    Key key; /* of its first row that no outer item began */
    bool has_row;
} DefinedItem;

/* How the items of one depth stand. */
typedef struct {
    bool is_above;  /* a term has a row of its own, over what is said of it */
    bool has_marks; /* a column of marks */
    Len mark, term; /* widths; 0: as wide as they need */
    int first;      /* column */
} Level;

enum { MOST_DEPTH = 6 }; /* like headings */

typedef struct {
    Binder *binder;
    Grid grid;
    const Style *mark_style, *term_style;
    Level levels[MOST_DEPTH];
    int n_levels;
    int last;     /* column: of descriptions */
    bool has_row; /* one is being built */
    int n_nameless;
} DefinitionMaker;

/* ---- which items there are ---- */

static DefinedItem *find_items(DefinitionMaker *maker, const Node *parent, Context context, bool is_of_record, int depth);

static DefinedItem *definition_from(DefinitionMaker *maker, const Node *node, Context context, bool is_of_record, int depth)
{
    DefinedItem *item = arena_new(maker->binder->work, DefinedItem);
    *item = (DefinedItem){ .node = node, .context = context, .is_of_record = is_of_record };
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "mark")) item->mark = child;
        if (node_is(child, "term")) item->term = child;
        if (node_is(child, "description")) item->description = child;
    }
    if (depth + 1 > maker->n_levels) maker->n_levels = depth + 1;
    maker->levels[depth].has_marks |= item->mark != NULL;
    item->items = find_items(maker, node, context, is_of_record, depth + 1);
    for (const DefinedItem *below = item->items; below; below = below->next) item->n_rows += below->n_rows;
    if (item->description || !item->items) item->n_rows++;
    if (maker->levels[depth].is_above && item->term) item->n_rows++;
    return item;
}

static void add_items(DefinedItem **list, DefinedItem *more)
{
    while (*list) list = &(*list)->next;
    *list = more;
}

static DefinedItem *find_items(DefinitionMaker *maker, const Node *parent, Context context, bool is_of_record, int depth)
{
    Binder *binder = maker->binder;
    DefinedItem *found_items = NULL;
    for (const Node *node = parent->first; node; node = node->next) {
        if (node_is(node, "let")) context = bind_let(binder, node, context);
        bool is_item = node_is(node, "item"), is_each = node_is(node, "each"), is_if = node_is(node, "if");
        if ((!is_item && !is_each && !is_if) || !bind_applies(binder, node, context)) continue;
        if (bind_too_much(binder, node)) break;
        if (is_item && depth == MOST_DEPTH) diag_report(binder->diag, node->where, STR(""), DIAG_DEFINITIONS_DEEP, MOST_DEPTH);
        else if (is_item) add_items(&found_items, definition_from(maker, node, context, is_of_record, depth));
        const Node *branch = is_if ? bind_branch(binder, node, context) : NULL;
        if (branch) add_items(&found_items, find_items(maker, branch, context, is_of_record, depth));
        if (!is_each) continue;
        Found found = bind_selected(binder, node, context);
        for (int i = 0; i < found.n_nodes; i++)
            add_items(&found_items, find_items(maker, node, bind_in_hand(binder, node, context, &found, i), true, depth));
    }
    return found_items;
}

/* ---- columns ---- */

static void read_levels(DefinitionMaker *maker, const Node *list)
{
    int n = 0;
    for (const Node *node = list->first; node; node = node->next) {
        if (!node_is(node, "level") || n == MOST_DEPTH) continue;
        maker->levels[n++] = (Level){ .is_above = node_flag(node, "above", false),
                                      .has_marks = node_find(node, "mark") != NULL,
                                      .mark = node_len(node, "mark", 0),
                                      .term = node_len(node, "term", 0) };
    }
}

static void add_column(Grid *grid, const char *name, int level, Len width, const Node *list)
{
    Str numbered = level ? str_printf(grid->binder->arena, "%s%d", name, level + 1) : str_from(name);
    *vec_push(&grid->columns) =
        (Column){ .name = numbered, .kind = width ? COLUMN_FIXED : COLUMN_NATURAL, .width = width, .where = list->where };
}

static void add_columns(DefinitionMaker *maker, const Node *list)
{
    for (int i = 0; i < maker->n_levels; i++) {
        Level *level = &maker->levels[i];
        level->first = maker->grid.columns.n;
        if (level->has_marks) add_column(&maker->grid, "mark", i, level->mark, list);
        if (!level->is_above) add_column(&maker->grid, "term", i, level->term, list);
    }
    maker->last = maker->grid.columns.n;
    *vec_push(&maker->grid.columns) =
        (Column){ .name = STR("description"), .kind = COLUMN_SHARED, .share = 1, .where = list->where };
    grid_ready(&maker->grid);
}

/* ---- rows ---- */

/* Of the record, where an each has found it; others are counted. */
static Key item_key(DefinitionMaker *maker, const DefinedItem *item)
{
    Binder *binder = maker->binder;
    Str own = inline_template(binder, item->node, "key", item->context);
    if (!own.n && item->is_of_record) own = data_record(item->context.node, binder->arena);
    if (!own.n) own = str_printf(binder->arena, STR_FMT "/item%d", STR_ARG(maker->grid.key.text), ++maker->n_nameless);
    return bind_key(binder, key_read(own));
}

static void begin_row(DefinitionMaker *maker, DefinedItem *item, bool keeps_next)
{
    if (maker->has_row) return;
    Key key = item->has_row ? bind_key(maker->binder, item->key) : item->key;
    maker->has_row = item->has_row = true;
    Where where = item->is_of_record ? select_where(item->context.node) : item->node->where;
    grid_begin_row(&maker->grid, (Row){ .role = ROW_BODY, .key = key, .where = where, .keep_next = keeps_next });
}

static void end_row(DefinitionMaker *maker)
{
    if (!maker->has_row) return;
    maker->has_row = false;
    grid_end_row(&maker->grid, maker->grid.style, ROLE_CELL);
}

/* A mark, a term or a description in the row in hand; what is in it. */
static const Block *add_cell(DefinitionMaker *maker, DefinedItem *item, const Node *node, Range range, int n_rows)
{
    Grid *grid = &maker->grid;
    const Style *outer = grid->style;
    bool is_description = node == item->description;
    if (!is_description) grid->style = node == item->mark ? maker->mark_style : maker->term_style;
    Cell cell = cell_from(grid, node, item->context, range, ROW_BODY, item->key);
    grid->style = outer;
    cell.role = is_description ? ROLE_CELL : ROLE_HEAD_CELL;
    cell.row_span = n_rows;
    if (n_rows > 1) cell.across = ACROSS_AGAIN;
    for (int i = range.first; i <= range.last; i++) grid->taken[i] = true;
    grid_add_cell(grid, cell);
    return cell.blocks;
}

static ListItem *lay_items(DefinitionMaker *maker, DefinedItem *items, int depth);

/* What is said of it, from this column on: its description, the items below it, or (which is told of) nothing. */
static void lay_body(DefinitionMaker *maker, DefinedItem *item, int from, int depth, ListItem *read)
{
    Binder *binder = maker->binder;
    if (item->description) {
        begin_row(maker, item, false);
        read->description = add_cell(maker, item, item->description, (Range){ from, maker->last }, 1);
        end_row(maker);
    }
    read->items = lay_items(maker, item->items, depth + 1);
    if (item->description || item->items) return;
    if (depth + 1 < MOST_DEPTH && !binder->samples && !binder->data->self)
        diag_report(binder->diag, item->node->where, item->key.text, DIAG_TERM_WITHOUT_WORDS);
    begin_row(maker, item, false);
    end_row(maker);
}

static ListItem *lay_item(DefinitionMaker *maker, DefinedItem *item, int depth)
{
    const Level *level = &maker->levels[depth];
    ListItem *read = arena_new(maker->binder->arena, ListItem);
    *read = (ListItem){ 0 };
    item->key = item_key(maker, item);
    int first = level->first, after_mark = first + (level->has_marks ? 1 : 0),
        after_term = after_mark + (level->is_above ? 0 : 1);
    bool is_above = level->is_above && item->term;
    begin_row(maker, item, is_above);
    int from = item->mark ? after_mark : first;
    if (item->mark) {
        int last = item->term || item->description ? first : after_term - 1; /* with items below it it fills its level */
        read->mark = add_cell(maker, item, item->mark, (Range){ first, last }, item->n_rows);
        if (last > first) from = after_term;
    }
    if (is_above) {
        read->term = add_cell(maker, item, item->term, (Range){ from, maker->last }, 1);
        end_row(maker);
    } else if (item->term) {
        read->term = add_cell(maker, item, item->term, (Range){ from, after_term - 1 }, item->n_rows);
        from = after_term;
    }
    lay_body(maker, item, from, depth, read);
    return read;
}

static ListItem *lay_items(DefinitionMaker *maker, DefinedItem *items, int depth)
{
    ListItem *first = NULL, **end = &first;
    for (DefinedItem *item = items; item; item = item->next) {
        *end = lay_item(maker, item, depth);
        end = &(*end)->next;
    }
    return first;
}

void bind_definitions(Binder *binder, const Node *node, Context context, const Style *style, Block *block)
{
    DefinitionMaker maker = { .binder = binder,
                              .grid = grid_new(binder, style, block->key),
                              .mark_style = bind_style(binder, node, "mark-style", context, style),
                              .term_style = bind_style(binder, node, "term-style", context, style) };
    Table *table = block->as.table = arena_new(binder->arena, Table);
    *table = (Table){ .key = block->key, .indent_column = -1 };
    read_levels(&maker, node);
    DefinedItem *items = find_items(&maker, node, context, false, 0);
    add_columns(&maker, node);
    table->items = lay_items(&maker, items, 0);
    for (const Node *child = node->first; child; child = child->next)
        if (node_is(child, "rules")) table->rules = table_rules(child);
    table->caption = inline_template(binder, node, "caption", context);
    table->notes_below = node_choice(node, "notes", NOTES_FOOT) == NOTES_BELOW;
    table->keep = node_flag(node, "keep", false);
    grid_give(&maker.grid, table);
    block->role = ROLE_TABLE;
}
