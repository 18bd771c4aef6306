/* Blocks that hold blocks: under each other on a plate, beside each other, around a figure. */
#include "bind/boxes.h"

void bind_box(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Block *block = block_add(binder, list, BLOCK_BOX, block_key(binder, node, context, surround, list), node->where);
    const Style *plain = bind_inner_style(binder, style);
    BlockList inside = { 0 };
    BoxForm *form = arena_new(binder->arena, BoxForm);
    *form = (BoxForm){ .shape = (BoxShape)node_choice(node, "shape", BOX_PLAIN),
                       .points = (Points)node_choice(node, "points", POINTS_BY_SHAPE),
                       .width = node_len(node, "width", 0),
                       .at_foot = node_choice(node, "at", AT_HEAD) == AT_FOOT,
                       .reach = (PlateReach)node_choice(node, "reach", REACH_MARGINS),
                       .is_placed = node_find(node, "valign"),
                       .valign = (VAlign)node_choice(node, "valign", VALIGN_TOP) };
    if (form->is_placed && !surround.in_grid) diag_report(binder->diag, node->where, block->key.text, DIAG_VALIGN_ALONE);
    for (const Node *child = node->first; child; child = child->next)
        if (node_is(child, "tab")) bind_paragraph(binder, child, context, (Surround){ .style = plain }, &inside);
    form->has_tab = inside.first;
    bind_blocks(binder, node, context, (Surround){ .style = plain }, &inside);
    block->as.box.form = form;
    Color fill;
    block->style = bind_color(binder, node, "fill", context, &fill) ? bind_filled_style(binder, style, fill) : style;
    if (form->shape && !block->style->plate.filled && block->style->plate.pen.kind == LINE_NONE)
        diag_report(binder->diag, node->where, block->key.text, DIAG_SHAPE_UNSEEN);
    block->as.box.blocks = inside.first;
    block->as.box.keep = node_flag(node, "keep", false);
    block->as.box.notes_below = node_choice(node, "notes", NOTES_FOOT) == NOTES_BELOW;
}

/* Columns that are told, or so many alike. */
static void bind_tracks(Binder *binder, const Node *node, Arrangement *grid)
{
    int alike = node_int(node, "columns", 0), n = alike;
    for (const Node *child = node->first; child; child = child->next) n += node_is(child, "column");
    grid->tracks = arena_array(binder->arena, Track, n);
    for (; grid->n_tracks < alike; grid->n_tracks++) grid->tracks[grid->n_tracks].share = 1;
    for (const Node *child = node->first; child; child = child->next)
        if (node_is(child, "column"))
            grid->tracks[grid->n_tracks++] = (Track){ node_len(child, "width", 0), node_int(child, "share", 0) };
}

void bind_grid(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Block *block = block_add(binder, list, BLOCK_BOX, block_key(binder, node, context, surround, list), node->where);
    Arrangement *grid = arena_new(binder->arena, Arrangement);
    BoxForm *form = arena_new(binder->arena, BoxForm);
    Len gap = node_len(node, "gap", 0);
    *grid = (Arrangement){ .gap = gap,
                           .row_gap = node_len(node, "row-gap", gap),
                           .valign = (VAlign)node_choice(node, "valign", VALIGN_TOP) };
    *form = (BoxForm){ .grid = grid };
    bind_tracks(binder, node, grid);
    BlockList inside = { 0 };
    block->style = bind_inner_style(binder, surround.style);
    bind_blocks(binder, node, context, (Surround){ .style = block->style, .in_grid = true }, &inside);
    block->as.box.blocks = inside.first;
    block->as.box.form = form;
}

/* Its blocks; the rest of its box runs around them.  Where there are none, it stands as it would without. */
void bind_around(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Block *block = block_add(binder, list, BLOCK_BOX, block_key(binder, node, context, surround, list), node->where);
    Around *around = arena_new(binder->arena, Around);
    BoxForm *form = arena_new(binder->arena, BoxForm);
    Len gap = node_len(node, "gap", 4 * LEN_MM);
    *around = (Around){ .side = (FloatSide)node_choice(node, "side", FLOAT_END),
                        .gap = gap,
                        .row_gap = node_len(node, "row-gap", gap / 2) };
    *form = (BoxForm){ .around = around };
    BlockList inside = { 0 };
    block->style = bind_inner_style(binder, surround.style);
    Surround within = { .style = block->style };
    for (const Node *figure = node->first; figure; figure = figure->next) {
        if (!node_is(figure, "figure") || !bind_applies(binder, figure, context)) continue;
        around->width = node_len(figure, "width", 0);
        bind_blocks(binder, figure, context, within, &inside);
    }
    Block *last = inside.last;
    bind_blocks(binder, node, context, within, &inside);
    around->rest = last ? last->next : inside.first;
    block->as.box.blocks = inside.first;
    block->as.box.form = form;
}
