/* Numbered colour tiles, as vector graphics: one as a picture in a cell, or many side by side.
   The ink on a tile is white or black, whichever can be read better on its colour. */
#include "layout/parts.h"

/* Relative luminance (WCAG 2.1), 0 … 1. */
static double luminance(Color color)
{
    double channels[3] = { color.red / 255.0, color.green / 255.0, color.blue / 255.0 };
    for (int i = 0; i < 3; i++) { /* the usual polynomial stand-in for the sRGB curve */
        double c = channels[i];
        channels[i] = c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
}

static Color ink_on(Color color)
{
    double shade = luminance(color);
    bool white = 1.05 / (shade + 0.05) >= 1.9; /* white, as on signs of all kinds, until it can no longer be read */
    return white ? (Color){ 255, 255, 255 } : (Color){ 29, 36, 33 };
}

static Stack stack_inked(const Rich *rich, Color ink, Len width, Shop shop)
{
    Rich copy = *rich;
    copy.runs = arena_array(shop.arena, Run, rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++) {
        Style *style = arena_new(shop.arena, Style);
        *style = *rich->runs[i].style;
        style->color = ink;
        copy.runs[i] = rich->runs[i];
        copy.runs[i].style = style;
    }
    Rich *kept = arena_new(shop.arena, Rich);
    *kept = copy;
    return stack_rich(kept, width, shop);
}

/* Number and name stand one over the other in the tile, or one of them alone. */
static void check_height(const Tile *tile, Len height, Len room, Shop shop)
{
    const Rich *shown = tile->number.text.n ? &tile->number : &tile->name;
    if (height > room) diag_report(shop.diag, shown->where, shown->key, DIAG_BOX_OVERFULL, len_to_mm(height), len_to_mm(room));
}

static const Frame *tile_frame(const Tile *tile, Shop shop)
{
    FrameBuilder builder = { .arena = shop.arena };
    Len side = tile->side, inset = side / 14;
    Color ink = ink_on(tile->color);
    frame_add_fill(&builder, (Box){ 0, 0, side, side }, (Plate){ .filled = true, .fill = tile->color, .radius = side / 20 });
    Stack number = stack_inked(&tile->number, ink, side - 2 * inset, shop);
    Stack name = stack_inked(&tile->name, ink, side - 2 * inset, shop);
    check_height(tile, number.height + name.height, side - 2 * inset, shop);
    Len middle = name.n_lines ? 0 : (side - 2 * inset - number.height) / 2;
    frame_add_frame(&builder, stack_frame(&number, side, NULL, shop.arena), inset, inset + middle);
    frame_add_frame(&builder, stack_frame(&name, side, NULL, shop.arena), inset, side - inset - name.height);
    return frame_built(&builder, side, side, NULL);
}

const Frame *tiles_frame(const Block *block, Len width, Shop shop)
{
    FrameBuilder builder = { .arena = shop.arena };
    Len x = 0, y = 0, gap = block->as.tiles.gap, row = 0;
    for (int i = 0; i < block->as.tiles.n_tiles; i++) {
        const Tile *tile = &block->as.tiles.tiles[i];
        if (tile->side > width && !shop.forgiven)
            diag_report(shop.diag, block->where, block->key, DIAG_CELL_OVERFULL,
                        block->as.tiles.alt.n ? block->as.tiles.alt.at : "", len_to_mm(width), len_to_mm(tile->side - width));
        if (x > 0 && x + tile->side > width) {
            x = 0;
            y += row + gap;
            row = 0;
        }
        frame_add_frame(&builder, tile_frame(tile, shop), x, y);
        x += tile->side + gap;
        row = len_max(row, tile->side);
    }
    Mark *mark =
        mark_new((Mark){ .role = ROLE_FIGURE, .key = block->key, .where = block->where, .bookmark = block->as.tiles.alt }, shop);
    if (block->as.tiles.n_tiles) mark->figure = block->as.tiles.tiles[0].number.serial;
    return frame_built(&builder, width, y + row, mark);
}
