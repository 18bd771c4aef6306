/* Documents are made of the same blocks, rows and cells that bind makes; keys and serials are counted as they come. */
#include "revise/desk.h"

#include "base/utf8.h"

/* Seven columns need the width of an A4 page, however small the booklet is. */
enum { A4_WIDTH = 210 * LEN_MM, A4_HEIGHT = 297 * LEN_MM };
enum { MARGIN = 16 * LEN_MM, FOOT = 18 * LEN_MM, FOLIO_AT = 10 * LEN_MM, LONGEST_COMPARED = 1500 };

static Pen thin_pen(Color color)
{
    return (Pen){ LINE_SOLID, LEN_MM / 10, color };
}

/* The report's own style of this name, else the default set smaller. */
static Style *style_named(const Report *report, const char *name, Len size, Arena *arena)
{
    const Style *own = report_find_style(report, str_from(name)), *plain = report_find_style(report, STR("default"));
    Style *style = arena_new(arena, Style);
    *style = own ? *own : *plain;
    if (own) return style;
    *style = (Style){ .name = str_from(name),
                      .family = plain->family,
                      .weight = 400,
                      .size = size,
                      .leading = size * 3 / 2,
                      .squeeze = 1000,
                      .fit_squeeze = plain->fit_squeeze,
                      .fit_size = size,
                      .color = plain->color,
                      .kinsoku = plain->kinsoku };
    return style;
}

Desk *desk_new(const Report *report, const Master *like, Arena *arena)
{
    Desk *desk = arena_new(arena, Desk);
    *desk = (Desk){ .arena = arena };
    Style *title = style_named(report, "errata-title", 14 * LEN_PT, arena),
          *head = style_named(report, "errata-head", 8 * LEN_PT, arena);
    Style *cell = style_named(report, "errata-cell", 8 * LEN_PT, arena),
          *text = style_named(report, "errata-text", 9 * LEN_PT, arena);
    if (!report_find_style(report, title->name)) {
        title->weight = 700;
        title->align = ALIGN_CENTER;
        title->space_before = title->space_after = 4 * LEN_MM;
        title->keep_next = true;
    }
    Edges padding = { LEN_MM, LEN_MM, LEN_MM, LEN_MM };
    if (!report_find_style(report, head->name)) {
        head->weight = 700;
        head->align = ALIGN_CENTER;
        head->plate = (Plate){ .filled = true, .fill = { 235, 235, 235 }, .padding = padding };
    }
    if (!report_find_style(report, cell->name)) cell->plate.padding = padding;
    text->space_after = len_max(text->space_after, LEN_MM);
    Style *changed = arena_new(arena, Style);
    const Style *own = report_find_style(report, STR("errata-changed"));
    *changed = own ? *own : *cell;
    changed->name = STR("errata-changed");
    if (!own) {
        changed->plate = (Plate){ 0 };
        changed->below = (Pen){ LINE_SOLID, LEN_MM / 6, cell->color };
    }
    desk->title = title;
    desk->text = text;
    desk->head = head;
    desk->cell = cell;
    desk->changed = changed;
    desk->folio = style_named(report, "errata-folio", 8 * LEN_PT, arena);
    desk->master = (Master){ .name = STR("errata"),
                             .width = len_max(like->width, A4_WIDTH),
                             .height = len_max(like->height, A4_HEIGHT),
                             .inside = MARGIN,
                             .outside = MARGIN,
                             .head = MARGIN,
                             .foot = FOOT,
                             .note_style = text,
                             .thumb = { .style = text } };
    return desk;
}

static Rich rich_of(Desk *desk, const Style *style, Str text, Key key)
{
    Rich rich = { .serial = ++desk->n_serials, .key = key, .text = text, .style = style, .n_runs = text.n > 0 };
    rich.runs = arena_new(desk->arena, Run);
    rich.runs[0] = (Run){ .last = text.n, .style = style };
    return rich;
}

static Key new_key(Desk *desk)
{
    return str_printf(desk->arena, "revision%d", ++desk->n_keys);
}

static Block *add_block(Desk *desk, BlockKind kind, Role role, const Style *style)
{
    Block *block = arena_new(desk->arena, Block);
    *block = (Block){ .kind = kind, .role = role, .key = new_key(desk), .style = style };
    if (desk->last) desk->last->next = block;
    else desk->first = block;
    return desk->last = block;
}

void desk_text(Desk *desk, const Style *style, Role role, Str text)
{
    Block *block = add_block(desk, BLOCK_TEXT, role, style);
    block->level = role == ROLE_HEADING;
    if (role == ROLE_HEADING) block->bookmark = text;
    block->as.text = rich_of(desk, style, text, block->key);
}

/* - 1 - at the foot. */
static void add_folio(Desk *desk)
{
    MasterText *text = arena_new(desk->arena, MasterText);
    *text = (MasterText){ .side = SIDE_CENTER, .at_foot = true, .y = FOLIO_AT };
    text->rich = rich_of(desk, desk->folio, STR("- \xEF\xBF\xBC -"), STR("revision-folio"));
    text->rich.slots = arena_new(desk->arena, Slot);
    text->rich.slots[0] = (Slot){ .at = 2, .kind = SLOT_FOLIO, .room = STR("00"), .align = ALIGN_CENTER };
    text->rich.n_slots = 1;
    desk->master.texts = text;
    desk->master.n_texts = 1;
}

const Document *desk_document(Desk *desk, const Report *report, const char *title)
{
    Document *document = arena_new(desk->arena, Document);
    Section *section = arena_new(desk->arena, Section);
    int n_serials = desk->n_serials;
    add_folio(desk);
    *section = (Section){ .key = STR("revision"), .master = &desk->master, .blocks = desk->first };
    *document = (Document){ .sections = section,
                            .title = str_printf(desk->arena, STR_FMT " %s", STR_ARG(report->title), title),
                            .author = node_text(report->root, "author"),
                            .lang = report->lang,
                            .branch = STR("-"),
                            .n_serials = n_serials };
    return document;
}

/* --- what is not in both ---------------------------------------------------------------------------------------- */

typedef Vec(Str) Characters;

static Characters characters_of(Str text, Arena *arena)
{
    Characters characters = { .arena = arena };
    for (int at = 0; at < text.n;) {
        int from = at;
        utf8_next(text, &at);
        *vec_push(&characters) = str_part(text, from, at);
    }
    return characters;
}

/* Marks the characters of `own` that are not in a longest common subsequence with `other`. */
static void mark_changed(const Characters *own, const Characters *other, bool *changed)
{
    int head = 0, own_end = own->n, other_end = other->n;
    while (head < own_end && head < other_end && str_equal(own->at[head], other->at[head])) head++;
    while (own_end > head && other_end > head && str_equal(own->at[own_end - 1], other->at[other_end - 1]))
        own_end--, other_end--;
    int rows = own_end - head, columns = other_end - head, width = columns + 1;
    for (int i = head; i < own_end; i++) changed[i] = true;
    if (rows > LONGEST_COMPARED || columns > LONGEST_COMPARED) return;
    Arena *scratch = arena_open();
    int *longest = arena_array(scratch, int, (rows + 1) * width);
    for (int i = rows - 1; i >= 0; i--)
        for (int k = columns - 1; k >= 0; k--) {
            bool same = str_equal(own->at[head + i], other->at[head + k]);
            int down = longest[(i + 1) * width + k], right = longest[i * width + k + 1];
            longest[i * width + k] = same ? longest[(i + 1) * width + k + 1] + 1 : down > right ? down : right;
        }
    for (int i = 0, k = 0; i < rows && k < columns;) {
        if (str_equal(own->at[head + i], other->at[head + k])) {
            changed[head + i++] = false;
            k++;
        } else if (longest[(i + 1) * width + k] >= longest[i * width + k + 1]) i++;
        else k++;
    }
    arena_close(scratch);
}

static void underline_changes(Desk *desk, Rich *rich, Str other)
{
    Characters own = characters_of(rich->text, desk->arena), against = characters_of(other, desk->arena);
    bool *changed = arena_array(desk->arena, bool, own.n + 1);
    Vec(Run) runs = { .arena = desk->arena };
    mark_changed(&own, &against, changed);
    for (int i = 0, at = 0; i < own.n; at += own.at[i++].n) {
        const Style *style = changed[i] ? desk->changed : desk->cell;
        if (runs.n && runs.at[runs.n - 1].style == style) runs.at[runs.n - 1].last = at + own.at[i].n;
        else *vec_push(&runs) = (Run){ .first = at, .last = at + own.at[i].n, .style = style };
    }
    if (!runs.n) return;
    rich->runs = runs.at;
    rich->n_runs = runs.n;
}

/* --- tables ----------------------------------------------------------------------------------------------------- */

static void end_row(Sheeted *table)
{
    if (!table->rows.n) return;
    Row *row = &table->rows.at[table->rows.n - 1];
    row->cells = table->cells.at;
    row->n_cells = table->cells.n;
}

void desk_row(Sheeted *table, RowRole role)
{
    end_row(table);
    table->cells = (__typeof__(table->cells)){ .arena = table->desk->arena };
    *vec_push(&table->rows) = (Row){ .role = role, .level = 1, .key = new_key(table->desk), .keep_next = role == ROW_BAND };
}

static Cell *add_cell(Sheeted *table, Str text, int span)
{
    Desk *desk = table->desk;
    const Row *row = &table->rows.at[table->rows.n - 1];
    bool is_head = row->role == ROW_HEAD || row->role == ROW_BAND;
    Block *block = arena_new(desk->arena, Block);
    Style *flush = arena_new(desk->arena, Style);
    *flush = is_head ? *desk->head : *desk->cell;
    flush->plate = (Plate){ 0 };
    if (row->role == ROW_BAND) flush->align = ALIGN_START;
    *block = (Block){ .kind = BLOCK_TEXT, .role = ROLE_PARAGRAPH, .key = new_key(desk), .style = flush };
    block->as.text = rich_of(desk, flush, text, block->key);
    int column = table->cells.n;
    Cell *cell = vec_push(&table->cells);
    *cell = (Cell){ .key = block->key,
                    .role = is_head ? ROLE_HEAD_CELL : ROLE_CELL,
                    .column = column,
                    .column_span = span,
                    .row_span = 1,
                    .blocks = text.n ? block : NULL,
                    .style = is_head ? desk->head : desk->cell };
    return cell;
}

void desk_cell(Sheeted *table, Str text, const Str *other)
{
    Cell *cell = add_cell(table, text, 1);
    if (cell->blocks && other) underline_changes(table->desk, &((Block *)cell->blocks)->as.text, *other);
}

void desk_band(Sheeted *table, Str text)
{
    desk_row(table, ROW_BAND);
    add_cell(table, text, table->table.n_columns);
}

Sheeted desk_table(Desk *desk, const DeskColumn *columns, int n_columns, const char *caption)
{
    Pen thin = thin_pen(desk->cell->color);
    Sheeted table = { .desk = desk, .rows.arena = desk->arena };
    table.table = (Table){ .caption = str_from(caption),
                           .n_columns = n_columns,
                           .n_head_rows = 1,
                           .least_before = 1,
                           .least_after = 1,
                           .indent_column = -1,
                           .rules = { thin, thin, thin, thin, thin, thin, thin, thin, thin, thin } };
    table.table.columns = arena_array(desk->arena, Column, n_columns);
    for (int i = 0; i < n_columns; i++)
        table.table.columns[i] = (Column){ .name = str_from(columns[i].head),
                                           .kind = columns[i].share ? COLUMN_SHARED : COLUMN_FIXED,
                                           .share = columns[i].share,
                                           .width = columns[i].width };
    desk_row(&table, ROW_HEAD);
    for (int i = 0; i < n_columns; i++) desk_cell(&table, str_from(columns[i].head), NULL);
    return table;
}

void desk_end_table(Sheeted *table)
{
    end_row(table);
    Block *block = add_block(table->desk, BLOCK_TABLE, ROLE_TABLE, table->desk->cell);
    table->table.key = block->key;
    table->table.rows = table->rows.at;
    table->table.n_rows = table->rows.n;
    block->as.table = table->table;
}
