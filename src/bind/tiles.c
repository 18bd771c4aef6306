/* A row of tiles is gathered through each and if, as blocks are. */
#include "bind/tiles.h"

#include "bind/inline.h"

typedef Vec(Tile) TileList;
typedef struct {
    const Style *style;
    Len side;
    Key key;
} TileFrame;

static Rich tile_text(Binder *binder, const Node *node, Context context, const char *attribute, const char *style_attribute,
                      TileFrame frame, int nth)
{
    Key key = bind_key(binder, key_with_part(frame.key, str_printf(binder->arena, "%s%d", attribute, nth), binder->arena));
    Writer writer = writer_new(binder, bind_style(binder, node, style_attribute, context, frame.style), key, node->where);
    inline_write_template(&writer, node, attribute, context);
    return writer_rich(&writer);
}

static void add_tile(Binder *binder, const Node *node, Context context, TileFrame frame, TileList *tiles)
{
    Tile tile = { .side = frame.side };
    bind_color(binder, node, "color", context, &tile.color);
    tile.shape = (Shape)node_choice(node, "shape", SHAPE_SQUARE);
    tile.number = tile_text(binder, node, context, "number", "number-style", frame, tiles->n + 1);
    tile.name = tile_text(binder, node, context, "name", "name-style", frame, tiles->n + 1);
    *vec_push(tiles) = tile;
}

static void add_tiles(Binder *binder, const Node *parent, Context context, TileFrame frame, TileList *tiles)
{
    for (const Node *node = parent->first; node; node = node->next) {
        if (!node->element || !bind_applies(binder, node, context)) continue;
        if (node_is(node, "tile")) add_tile(binder, node, context, frame, tiles);
        const Node *branch = node_is(node, "if") ? bind_branch(binder, node, context) : NULL;
        if (branch) add_tiles(binder, branch, context, frame, tiles);
        if (!node_is(node, "each")) continue;
        Found found = bind_selected(binder, node, context);
        for (int i = 0; i < found.n_nodes; i++)
            add_tiles(binder, node, bind_in_hand(binder, node, context, &found, i), frame, tiles);
    }
}

/* A shape without words says nothing to those who cannot see it, unless there are words for it. */
static void ask_for_alt(Binder *binder, const Node *node, const TileList *tiles, Str alt)
{
    for (int i = 0; i < tiles->n; i++) {
        const Tile *tile = &tiles->at[i];
        if (tile->shape == SHAPE_SQUARE || tile->number.text.n || tile->name.text.n || alt.n) continue;
        diag_report(binder->diag, node->where, STR(""), DIAG_MISSING_ATTRIBUTE, node->element, "alt");
        return;
    }
}

void bind_tiles(Binder *binder, const Node *node, Context context, const Style *style, Block *block)
{
    enum { USUAL_SIDE = 8 * LEN_MM };
    TileFrame frame = { style, node_len(node, "size", USUAL_SIDE), block->key };
    TileList tiles = { .arena = binder->arena };
    if (node_is(node, "tile")) add_tile(binder, node, context, frame, &tiles);
    else add_tiles(binder, node, context, frame, &tiles);
    block->role = ROLE_FIGURE;
    block->as.tiles.tiles = tiles.at;
    block->as.tiles.n_tiles = tiles.n;
    block->as.tiles.gap = node_len(node, "gap", 0);
    block->as.tiles.alt = inline_template(binder, node, "alt", context);
    ask_for_alt(binder, node, &tiles, block->as.tiles.alt);
}
