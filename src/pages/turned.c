/* What lies (a table wider than the paper is) turned against the clock, so that its head is at the left: what was x runs up the page,
   what was y to the right.  All of it is turned item by item, so whoever asks where something stands need not know. */
#include "pages/turned.h"

typedef struct {
    Tools tools;
    const Mark *mark; /* around what is being turned; NULL: none is */
} Turner;

static const Frame *turn(const Frame *lying, Turner turner);

/* There is no such glyph, and no such picture: vertical text would run to the right with its letters on their backs. */
static void refuse(const Turner *turner)
{
    static const Mark nobody = { 0 };
    const Mark *mark = turner->mark ? turner->mark : &nobody;
    diag_report(turner->tools.diag, mark->where, mark->key.text, DIAG_NOT_TURNED);
}

static void turn_glyphs(Glyphs *glyphs, const Turner *turner)
{
    switch (glyphs->posture) {
    case SET_LEVEL: glyphs->posture = SET_RISING; break;
    case SET_SIDEWAYS: glyphs->posture = SET_LEVEL; break;
    case SET_UPRIGHT:
    case SET_RISING: refuse(turner); break;
    }
}

/* Points that are `width` from the right edge of what lies, its own upper edge being the left one then. */
static Contour turned_contour(const Contour *contour, Len width, Arena *arena)
{
    PathPoint *points = arena_array(arena, PathPoint, contour->n);
    for (int i = 0; i < contour->n; i++)
        points[i] = (PathPoint){ contour->points[i].y, width - contour->points[i].x, contour->points[i].step };
    return (Contour){ points, contour->n };
}

/* From above to below, or from left to right, as others. */
static void turn_rule(Item *item)
{
    Rule lying = item->as.rule;
    item->as.rule = (Rule){ lying.dy, -lying.dx, lying.pen };
    if (lying.dx <= 0) return;
    item->x += lying.dy;
    item->y -= lying.dx;
    item->as.rule = (Rule){ -lying.dy, lying.dx, lying.pen };
}

static void turn_fill(Item *item, Arena *arena)
{
    Fill *fill = &item->as.fill, lying = *fill;
    item->y -= lying.width;
    fill->width = lying.height;
    fill->height = lying.width;
    if (!lying.contour) return;
    Contour *contour = arena_new(arena, Contour);
    *contour = turned_contour(lying.contour, lying.width, arena);
    fill->contour = contour;
}

static void turn_item(Item *item, Len width, Turner turner)
{
    Arena *arena = turner.tools.arena;
    Len along = item->x;
    item->x = item->y;
    item->y = width - along;
    switch (item->kind) {
    case ITEM_GLYPHS: turn_glyphs(&item->as.glyphs, &turner); break;
    case ITEM_RULE: turn_rule(item); break;
    case ITEM_FILL: turn_fill(item, arena); break;
    case ITEM_PATH: item->as.path.contour = turned_contour(&item->as.path.contour, 0, arena); break;
    case ITEM_LINK:
        item->y -= item->as.link.width;
        item->as.link = (Link){ item->as.link.height, item->as.link.width, item->as.link.target, item->as.link.at };
        break;
    case ITEM_FRAME:
        item->y -= item->as.frame->width;
        item->as.frame = turn(item->as.frame, turner);
        break;
    case ITEM_PICTURE: refuse(&turner); break;
    case ITEM_SLOT: break;
    }
}

static const Frame *turn(const Frame *lying, Turner turner)
{
    Arena *arena = turner.tools.arena;
    Frame *turned = arena_new(arena, Frame);
    if (lying->mark) turner.mark = lying->mark;
    *turned = *lying;
    turned->width = lying->height;
    turned->height = lying->width;
    turned->baseline = 0;
    turned->items = arena_array(arena, Item, lying->n_items);
    for (int i = 0; i < lying->n_items; i++) {
        turned->items[i] = lying->items[i];
        turn_item(&turned->items[i], lying->width, turner);
    }
    return turned;
}

const Frame *turned_left(const Frame *lying, Tools tools)
{
    return turn(lying, (Turner){ tools, NULL });
}
