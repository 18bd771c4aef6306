/* Alignment on a character (小数点揃え): down a column, the lines of all cells stand so that the character is under itself.

          97.2%           before │ after       before: the most that any line has left of the axis, after: right of it;
         100%             ───────┼──────       both together stand in the column as its text is aligned.  A figure
           8.25%                 │             without the character ends at the axis; other words stay where they are. */
#include "layout/axis.h"

#include "base/utf8.h"
#include "base/vec.h"

typedef struct {
    Len start, axis, end;
    bool has_axis;
} AxisExtent;

static int find_bytes(Str text, Str wanted)
{
    for (int at = 0; at + wanted.n <= text.n; at++)
        if (str_equal(str_part(text, at, at + wanted.n), wanted)) return at;
    return -1;
}

static bool is_of_number(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) || c == ',' || c == '.' || c == 0xFF0C || c == 0xFF0E ||
           c == '-' || c == '+' || c == 0x2212 || c == 0xFF0D || c == 0xFF0B || c == 0x25B2 || c == 0x25B3 || c == ' ';
}

/* Bytes of the number the text begins with. */
static int length_of_number(Str text)
{
    int at = 0;
    for (int behind = 0; at < text.n && is_of_number(utf8_next(text, &behind)); at = behind) continue;
    return at;
}

static Len place_of_byte(const Item *item, int byte)
{
    const Glyphs *glyphs = &item->as.glyphs;
    int i = 0;
    while (i + 1 < glyphs->n_glyphs && glyphs->glyphs[i + 1].cluster <= byte) i++;
    return item->x + glyphs->glyphs[i].x;
}

/* Where the last glyph before the byte ends: a quarter em of white may follow before its counter does. */
static Len end_before_byte(const Item *item, int byte)
{
    const Glyphs *glyphs = &item->as.glyphs;
    int i = 0;
    while (i + 1 < glyphs->n_glyphs && glyphs->glyphs[i + 1].cluster < byte) i++;
    return item->x + glyphs->glyphs[i].x + glyphs->glyphs[i].advance;
}

static bool is_point(Str character)
{
    return str_is(character, ".") || str_is(character, "．");
}

/* A point of either width is one. */
static int find_character(Str text, Str character)
{
    if (!is_point(character)) return find_bytes(text, character);
    int narrow = find_bytes(text, STR("."));
    return narrow >= 0 ? narrow : find_bytes(text, STR("．"));
}

static void find_axis(AxisExtent *extent, const Item *item, Str character)
{
    int byte = find_character(item->as.glyphs.text, character);
    if (extent->has_axis || byte < 0) return;
    extent->axis = place_of_byte(item, byte);
    extent->has_axis = true;
}

/* 100% ends its figures where a point would stand; 16所 ends where a bracket would begin. */
static void find_figure(AxisExtent *extent, const Item *first, Str character)
{
    if (extent->has_axis || !first) return;
    Str text = first->as.glyphs.text;
    int behind = length_of_number(text);
    if (!behind) return;
    extent->axis = is_point(character) && behind < text.n ? end_before_byte(first, behind) : extent->end;
    extent->has_axis = true;
}

static AxisExtent extent_of(const Frame *line, Str character)
{
    AxisExtent extent = { .start = line->width };
    const Item *first = NULL;
    for (int i = 0; i < line->n_items; i++) {
        const Item *item = &line->items[i];
        if (item->kind != ITEM_GLYPHS || !item->as.glyphs.n_glyphs) continue;
        const Glyphs *glyphs = &item->as.glyphs;
        const Glyph *last = &glyphs->glyphs[glyphs->n_glyphs - 1];
        extent.start = len_min(extent.start, item->x + glyphs->glyphs[0].x);
        extent.end = len_max(extent.end, item->x + last->x + last->advance);
        find_axis(&extent, item, character);
        if (!first) first = item;
    }
    find_figure(&extent, first, character);
    return extent;
}

static Axis *axis_for(AxisList *list, const Fitting *fitting)
{
    const Cell *cell = fitting->cell;
    for (int i = 0; i < list->n; i++) {
        const Cell *other = list->at[i].cell;
        if (other->column == cell->column && other->column_span == cell->column_span &&
            str_equal(other->align_on, cell->align_on))
            return &list->at[i];
    }
    Axis *axis = vec_push(list);
    *axis = (Axis){ .cell = cell, .left = fitting->left, .right = fitting->left + fitting->width };
    return axis;
}

void axes_measure(AxisList *axes, const Fitting *fitting)
{
    if (!fitting->cell->align_on.n) return;
    Axis *axis = axis_for(axes, fitting);
    axis->left = len_max(axis->left, fitting->left);
    axis->right = len_min(axis->right, fitting->left + fitting->width);
    for (int i = 0; i < fitting->stack->n_lines; i++) {
        AxisExtent extent = extent_of(fitting->stack->lines[i], fitting->cell->align_on);
        if (!extent.has_axis) continue;
        axis->before = len_max(axis->before, extent.axis - extent.start);
        axis->after = len_max(axis->after, extent.end - extent.axis);
    }
}

static void check_axis(Axis *axis, Shop shop)
{
    Len needed = axis->before + axis->after, room = axis->right - axis->left;
    axis->fits = needed <= room;
    if (!axis->fits)
        diag_report(shop.diag, axis->cell->where, axis->cell->key.text, DIAG_ALIGN_ON_TOO_WIDE, len_to_mm(room),
                    axis->cell->align_on.at, len_to_mm(needed));
}

static Align align_of(const Cell *cell)
{
    return cell->blocks && cell->blocks->kind == BLOCK_TEXT ? cell->blocks->as.text.style->align : ALIGN_START;
}

/* From the left edge of the column. */
static Len place_of_axis(const Axis *axis)
{
    Len white = axis->right - axis->left - axis->before - axis->after;
    Align align = align_of(axis->cell);
    return axis->left + axis->before + (align == ALIGN_CENTER ? white / 2 : align == ALIGN_END ? white : 0);
}

static const Frame *moved(const Frame *line, Len by, Arena *arena)
{
    Frame *copy = arena_new(arena, Frame);
    *copy = *line;
    copy->items = arena_array(arena, Item, line->n_items);
    for (int i = 0; i < line->n_items; i++) {
        copy->items[i] = line->items[i];
        copy->items[i].x += by;
    }
    return copy;
}

static void move_lines(const Fitting *fitting, Len place, Arena *arena)
{
    for (int i = 0; i < fitting->stack->n_lines; i++) {
        const Frame *line = fitting->stack->lines[i];
        AxisExtent extent = extent_of(line, fitting->cell->align_on);
        if (extent.has_axis) fitting->stack->lines[i] = moved(line, place - fitting->left - extent.axis, arena);
    }
}

void axes_check(AxisList *axes, Shop shop)
{
    for (int i = 0; i < axes->n; i++) check_axis(&axes->at[i], shop);
}

void cells_move(AxisList *axes, const Fitting *fittings, int n, Arena *arena)
{
    for (int i = 0; i < n; i++) {
        if (!fittings[i].cell->align_on.n) continue;
        const Axis *axis = axis_for(axes, &fittings[i]);
        if (axis->fits) move_lines(&fittings[i], place_of_axis(axis), arena);
    }
}

void cells_align(Fitting *fittings, int n, Shop shop)
{
    AxisList axes = { .arena = shop.arena };
    for (int i = 0; i < n; i++) axes_measure(&axes, &fittings[i]);
    axes_check(&axes, shop);
    cells_move(&axes, fittings, n, shop.arena);
}
