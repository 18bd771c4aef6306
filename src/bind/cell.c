/* An element of the layout → a cell: its key, words, look, and how it is said again. */
#include "bind/cell.h"

#include "bind/blocks.h"
#include "bind/inline.h"

/* id#key, id#column; what has no record is known by its row. */
static Key cell_key(const Grid *grid, const Node *node, Context context, Range range, Key owner)
{
    Binder *binder = grid->binder;
    Str own = inline_template(binder, node, "key", context);
    if (!own.n) own = grid->columns.at[range.first].name;
    return bind_key(binder, key_new(owner.text, STR(""), own, STR(""), 1, binder->arena));
}

/* Bytes of `text` before `byte` that the marks of its notes take. */
static int marks_before(const Rich *text, int byte)
{
    int n = 0;
    for (int i = 0; i < text->n_runs && text->runs[i].first < byte; i++)
        if (text->runs[i].note_mark) n += (text->runs[i].last < byte ? text->runs[i].last : byte) - text->runs[i].first;
    return n;
}

/* The runs that are no marks, with their words. */
static Str copy_runs(Rich *again, const Rich *text, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    again->runs = arena_array(arena, Run, text->n_runs + 1);
    again->n_runs = 0;
    for (int i = 0; i < text->n_runs; i++) {
        Run run = text->runs[i];
        if (run.note_mark) continue;
        Str part = str_part(text->text, run.first, run.last);
        run.first = str_built(&words).n;
        str_add(&words, part);
        run.last = run.first + part.n;
        again->runs[again->n_runs++] = run;
    }
    return str_built(&words);
}

static void copy_what_hangs_on(Rich *again, const Rich *text, Arena *arena)
{
    again->slots = arena_array(arena, Slot, text->n_slots);
    again->n_slots = 0;
    for (int i = 0; i < text->n_slots; i++) {
        if (text->slots[i].kind == SLOT_NOTE) continue;
        again->slots[again->n_slots] = text->slots[i];
        again->slots[again->n_slots++].at -= marks_before(text, text->slots[i].at);
    }
    again->sources = arena_array(arena, SourceSpan, text->n_sources);
    for (int i = 0; i < text->n_sources; i++) {
        SourceSpan span = text->sources[i];
        span.first -= marks_before(text, span.first);
        span.last -= marks_before(text, span.last);
        again->sources[i] = span;
    }
    again->rubies = arena_array(arena, Ruby, text->n_rubies);
    for (int i = 0; i < text->n_rubies; i++) {
        Ruby ruby = text->rubies[i];
        int before = marks_before(text, ruby.first);
        again->rubies[i] = (Ruby){ ruby.first - before, ruby.last - before, arena_new(arena, Rich), ruby.goes_on };
        *again->rubies[i].rich = *ruby.rich;
    }
}

/* The text without its notes and their marks, with the suffix behind it. */
static const Rich *said_again(Binder *binder, const Rich *text, Str suffix)
{
    Rich *again = arena_new(binder->arena, Rich);
    *again = *text;
    again->notes = NULL;
    again->n_notes = 0;
    Str words = copy_runs(again, text, binder->arena);
    copy_what_hangs_on(again, text, binder->arena);
    again->text = str_join(binder->arena, words, suffix);
    if (suffix.n) again->runs[again->n_runs++] = (Run){ .first = words.n, .last = again->text.n, .style = again->style };
    return again;
}

/* The label as it is continued: the cell's first text with the suffix. */
static const Rich *continued(Binder *binder, const Block *blocks, Str suffix)
{
    while (blocks && blocks->kind != BLOCK_TEXT) blocks = blocks->next;
    if (!blocks || (!suffix.n && !blocks->as.text.n_notes)) return NULL;
    return said_again(binder, &blocks->as.text, suffix);
}

static const Block *unmarked(Binder *binder, const Block *blocks)
{
    bool has_notes = false;
    for (const Block *block = blocks; block; block = block->next)
        has_notes |= block->kind == BLOCK_TEXT && block->as.text.n_notes;
    Block *first = NULL, **next = &first;
    for (const Block *block = blocks; block && has_notes; block = block->next, next = &(*next)->next) {
        *next = arena_new(binder->arena, Block);
        **next = *block;
        if (block->kind == BLOCK_TEXT) (*next)->as.text = *said_again(binder, &block->as.text, STR(""));
    }
    return first;
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
    const Block *blocks = bind_cell_blocks(binder, node, context, text_style, key);
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
                   .above = node_pen(node, "rule-top", rule_color),
                   .below = node_pen(node, "rule-bottom", rule_color),
                   .left = node_pen(node, "rule-left", rule_color),
                   .right = node_pen(node, "rule-right", rule_color),
                   .style = style,
                   .valign = (VAlign)node_choice(node, "valign", (int)cell_usual_valign(role)),
                   .align_on = align_on(grid, node, range, role),
                   .across = (Across)node_choice(node, "across", (int)usual_across(grid, node, range)),
                   .parallel = node_flag(node, "parallel", false)     ? 1
                               : blocks && blocks->kind == BLOCK_TEXT ? blocks->as.text.parallel
                                                                      : 0,
                   .unmarked = unmarked(binder, blocks),
                   .again = continued(binder, blocks, inline_template(binder, node, "again", context)) };
}

static int parallel_lines(const Cell *cell)
{
    if (!cell->parallel || !cell->blocks || cell->blocks->kind != BLOCK_TEXT) return 0;
    Str text = cell->blocks->as.text.text;
    int n = 2 - cell->parallel;
    for (int i = 0; i < text.n; i++) n += text.at[i] == '\n';
    return n;
}

/* Lines of several cells belong together only where each of these cells has as many of them. */
void cells_settle_parallel(Row *row)
{
    int common = 0, n_cells = 0;
    bool agree = true, drops = false; /* drops: some cell has words above its parallel lines */
    for (int i = 0; i < row->n_cells; i++) {
        int n = parallel_lines(&row->cells[i]);
        if (!n) continue;
        agree &= common == 0 || n == common;
        drops |= row->cells[i].parallel > 1;
        common = n;
        n_cells++;
    }
    for (int i = 0; i < row->n_cells; i++)
        if (!agree || !drops || common < 2 || n_cells < 2 || !parallel_lines(&row->cells[i])) row->cells[i].parallel = 0;
}
