/* Numbered colour tiles, as vector graphics: one as a picture in a cell, or many side by side.
   The ink on a tile is white or black, whichever can be read better on its colour. */
#include "layout/tiles.h"

#include "layout/fit.h"
#include "layout/letters.h"
#include "layout/notes.h"
#include "layout/shapes.h"
#include "layout/stack.h"
#include "layout/strip.h"

static Color ink_of(const Tile *tile)
{
    return tile->shape == SHAPE_SQUARE ? ink_on(tile->color) : tile->color; /* in outline: on paper */
}

/* What stands in the tiles, by tile: number and name. */
enum { NUMBER, NAME, TEXTS };

static Len inset_of(const Tile *tile)
{
    return tile->side / 14;
}

/* Numbers are set alike, and so are names: each are a column for the fit ladder. */
static Stack *set_texts(const Tile *tiles, int n, Manner manner, Shop shop)
{
    static const Cell columns[TEXTS] = {
        [NUMBER] = { .column = NUMBER, .column_span = 1 }, [NAME] = { .column = NAME, .column_span = 1 }
    };
    Stack *stacks = arena_array(shop.arena, Stack, TEXTS * n);
    Matter *matter = arena_array(shop.arena, Matter, TEXTS * n);
    Fitting *fittings = arena_array(shop.arena, Fitting, TEXTS * n);
    for (int i = 0; i < TEXTS * n; i++) {
        const Tile *tile = &tiles[i / TEXTS];
        const Rich *rich = i % TEXTS == NUMBER ? &tile->number : &tile->name;
        matter[i] = matter_from_text(ink_rich(rich, ink_of(tile), shop), manner, shop);
        fittings[i] = (Fitting){ .cell = &columns[i % TEXTS],
                                 .filling = { &matter[i], 1, matter[i].text },
                                 .stack = &stacks[i],
                                 .width = tile->side - 2 * inset_of(tile) };
    }
    cells_fit(fittings, TEXTS * n, manner.is_forgiven, shop);
    return stacks;
}

/* Number and name stand one over the other in the tile, or one of them alone. */
static void check_height(const Tile *tile, Len height, Len room, Shop shop)
{
    const Rich *shown = tile->number.text.n ? &tile->number : &tile->name;
    if (height > room)
        diag_report(shop.diag, shown->where, shown->key.text, DIAG_BOX_OVERFULL, len_to_mm(height), len_to_mm(room));
}

static const Frame *tile_frame(const Tile *tile, const Stack *texts, Shop shop)
{
    FrameBuilder builder = { .arena = shop.arena };
    Len side = tile->side, inset = inset_of(tile);
    Plate plate = { .filled = true, .fill = tile->color, .radius = side / 20 };
    if (tile->shape == SHAPE_SQUARE) frame_add_fill(&builder, (Box){ 0, 0, side, side }, plate);
    else shape_add(&builder, tile->shape, side, tile->color);
    const Stack *number = &texts[NUMBER], *name = &texts[NAME];
    check_height(tile, number->height + name->height, side - 2 * inset, shop);
    Len middle = name->n_lines ? 0 : (side - 2 * inset - number->height) / 2;
    frame_add_frame(&builder, stack_frame(number, side, NULL, shop.arena), inset, inset + middle);
    frame_add_frame(&builder, stack_frame(name, side, NULL, shop.arena), inset, side - inset - name->height);
    return frame_built(&builder, side, side, NULL);
}

/* One tile stands as its style aligns; several fill their lines from the left. */
static Len indent_of(const Block *block, Len width)
{
    if (block->as.tiles.n_tiles != 1 || !block->style) return 0;
    Len room = len_max(0, width - block->as.tiles.tiles[0].side);
    return block->style->align == ALIGN_CENTER ? room / 2 : block->style->align == ALIGN_END ? room : 0;
}

const Frame *tiles_frame(const Block *block, Len width, Manner manner, Shop shop)
{
    FrameBuilder builder = { .arena = shop.arena };
    Len x = 0, y = 0, gap = block->as.tiles.gap, row = 0;
    const Stack *texts = set_texts(block->as.tiles.tiles, block->as.tiles.n_tiles, manner, shop);
    for (int i = 0; i < block->as.tiles.n_tiles; i++) {
        const Tile *tile = &block->as.tiles.tiles[i];
        if (tile->side > width && !manner.is_forgiven)
            diag_report(shop.diag, block->where, block->key.text, DIAG_CELL_OVERFULL,
                        block->as.tiles.alt.n ? block->as.tiles.alt.at : "", len_to_mm(width), len_to_mm(tile->side - width));
        if (x > 0 && x + tile->side > width) {
            x = 0;
            y += row + gap;
            row = 0;
        }
        frame_add_frame(&builder, tile_frame(tile, &texts[TEXTS * i], shop), indent_of(block, width) + x, y);
        x += tile->side + gap;
        row = len_max(row, tile->side);
    }
    const Mark *mark = mark_new((Mark){ .role = ROLE_FIGURE,
                                        .key = block->key,
                                        .where = block->where,
                                        .figure = block->as.tiles.n_tiles ? block->as.tiles.tiles[0].number.serial : 0,
                                        .bookmark = block->as.tiles.alt },
                                manner, shop.arena);
    return frame_built(&builder, width, y + row, mark);
}
