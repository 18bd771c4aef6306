/* An element of the layout → a cell: its key, words and look. */
#include "bind/cell.h"

#include "bind/again.h"
#include "bind/blocks.h"
#include "bind/inline.h"

/* id#key, id#column; what has no record is known by its row.  The part of a definition is called by its element. */
static Key cell_key(const Grid *grid, const Node *node, Context context, Range range, Key owner)
{
    Binder *binder = grid->binder;
    Str own = inline_template(binder, node, "key", context);
    bool is_part = node_is(node, "cell") || node_is(node, "span");
    if (!own.n) own = is_part ? grid->columns.at[range.first].name : str_from(node->element);
    return bind_key(binder, key_new(owner.text, STR(""), own, STR(""), 1, binder->arena));
}

/* When nothing is said: a cell that belongs to one row flows on where that row is cut, one beside several is said again. */
static Across usual_across(const Grid *grid, const Node *node, Range range)
{
    bool merges = range.first == range.last && grid->columns.at[range.first].merges;
    return node_is(node, "span") || node_int(node, "rows", 1) > 1 || merges ? ACROSS_AGAIN : ACROSS_FLOW;
}

/* What the cell says, or the column of a cell in one column of the body. */
static Str align_on(const Grid *grid, const Node *node, Range range, RowRole role)
{
    if (node_find(node, "align-on")) return node_text(node, "align-on");
    return range.first == range.last && role == ROW_BODY ? grid->columns.at[range.first].align_on : STR("");
}

/* Likewise. */
static Usage usage_of(const Grid *grid, const Node *node, Range range, RowRole role)
{
    bool is_of_column = range.first == range.last && role == ROW_BODY;
    return bind_usage(grid->binder, node, is_of_column ? grid_usage(grid, range.first) : (Usage){ 0 });
}

VAlign cell_usual_valign(RowRole role)
{
    return role == ROW_HEAD ? VALIGN_MIDDLE : VALIGN_TOP;
}

/* A rule of no width is one that is not to be there. */
static Pen cell_pen(const Node *node, const char *name, Color color)
{
    Pen pen = node_pen(node, name, color);
    if (pen.kind == LINE_NONE && node_find(node, name)) pen.kind = LINE_HIDDEN;
    return pen;
}

static const CellRules *rules_of(const Node *node, Color color, Arena *arena)
{
    const CellRules rules = { cell_pen(node, "rule-top", color), cell_pen(node, "rule-bottom", color),
                              cell_pen(node, "rule-left", color), cell_pen(node, "rule-right", color) };
    if (!rules.above.kind && !rules.below.kind && !rules.left.kind && !rules.right.kind) return NULL;
    return (const CellRules *)arena_copy(arena, &rules, sizeof rules);
}

/* It has words of its own, and nothing but words. */
static bool is_label(const Node *node, const Rich *rich, int from)
{
    for (const Node *child = node->first; child; child = child->next)
        if (!inline_is(child)) return false;
    return rich->text.n > from;
}

/* The two labels of a corner are one text: what is said of the columns is its first forced line, at the right. */
static const Block *corner_blocks(Binder *binder, const Node *node, Context context, const Style *style, Key key)
{
    BlockList list = { 0 };
    Writer writer = writer_new(binder, style, key, node->where);
    writer.pen.aligned = bind_sided_style(binder, style, ALIGN_END);
    inline_write_template(&writer, node, "corner", context);
    writer.pen.aligned = bind_sided_style(binder, style, ALIGN_START);
    writer.aligns_lines = true;
    writer_new_line(&writer);
    int first = writer.text.n;
    inline_write(&writer, node, context);
    Rich rich = writer_rich(&writer);
    if (!first || !is_label(node, &rich, first)) diag_report(binder->diag, node->where, key.text, DIAG_CORNER_ALONE);
    if (!rich.text.n) return NULL;
    Block *block = block_add(binder, &list, BLOCK_TEXT, key, rich.where);
    block->role = ROLE_PARAGRAPH;
    block->style = style;
    block->as.text = rich;
    return block;
}

Cell cell_from(const Grid *grid, const Node *node, Context context, Range range, RowRole role, Key owner)
{
    Binder *binder = grid->binder;
    const Style *style = bind_style(binder, node, "style", context, grid->style);
    const Style *flush = bind_flush_style(binder, bind_plain_style(binder, style));
    const Style *text_style = bind_written_style(binder, bind_aligned_style(binder, flush, node), node);
    bool is_head = role == ROW_HEAD || role == ROW_BAND;
    Key key = cell_key(grid, node, context, range, owner);
    DateForm dates = binder->house.dates;
    const Usage outer = binder->usage;
    bind_say_dates(binder, (DateForm)node_choice(node, "dates", (int)dates));
    binder->usage = usage_of(grid, node, range, role);
    bool corner = node_find(node, "corner");
    const Block *blocks =
        corner ? corner_blocks(binder, node, context, text_style, key) : bind_cell_blocks(binder, node, context, text_style, key);
    bind_say_dates(binder, dates);
    binder->usage = outer;
    Color fill, rule_color = node_color(node, "rule-color", style->color);
    if (bind_color(binder, node, "fill", context, &fill)) style = bind_filled_style(binder, style, fill);
    return (Cell){ .key = key,
                   .where = blocks ? blocks->where : node->where,
                   .role = (Role)node_choice(node, "role", is_head ? ROLE_HEAD_CELL : ROLE_CELL),
                   .column = range.first,
                   .column_span = range.last - range.first + 1,
                   .row_span = node_int(node, "rows", 1),
                   .blocks = blocks,
                   .diagonal = !blocks && node_choice(node, "empty", EMPTY_BLANK) == EMPTY_DIAGONAL,
                   .corner = corner && blocks,
                   .notes_below = node_choice(node, "notes", NOTES_FOOT) == NOTES_BELOW,
                   .rules = rules_of(node, rule_color, binder->arena),
                   .style = style,
                   .valign = (VAlign)node_choice(node, "valign", (int)cell_usual_valign(role)),
                   .align_on = align_on(grid, node, range, role),
                   .across = (Across)node_choice(node, "across", (int)usual_across(grid, node, range)),
                   .parallel = node_flag(node, "parallel", false)     ? 1
                               : blocks && blocks->kind == BLOCK_TEXT ? blocks->as.text.parallel
                                                                      : 0,
                   .unmarked = again_unmarked(blocks, binder->arena),
                   .again = again_continued(blocks, inline_template(binder, node, "again", context), binder->arena) };
}
