#include "press/things.h"

static bool is_painted(ItemKind kind)
{
    return kind == ITEM_GLYPHS || kind == ITEM_RULE || kind == ITEM_FILL || kind == ITEM_PATH || kind == ITEM_PICTURE;
}

static void collect(PlacedItems *things, const Frame *frame, const Mark *mark, Len x, Len y)
{
    if (frame->mark) mark = frame->mark;
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        PlacedItem thing = { item, mark, x + item->x, y + item->y };
        if (item->kind == ITEM_FRAME) collect(things, item->as.frame, mark, thing.x, thing.y);
        else if (is_painted(item->kind)) *vec_push(things) = thing;
    }
}

PlacedItems things_on(const Page *page, Arena *arena)
{
    PlacedItems things = { .arena = arena };
    collect(&things, page->frame, NULL, 0, 0);
    return things;
}

static Coat coat_of(const Press *press, Color color, ColorUse use, Len width)
{
    return (Coat){ color, use, press_separate(press, color, use), width };
}

/* Each line of a double one has a third of its width. */
static bool add_pen(const Press *press, const Pen *pen, Coat *coat)
{
    if (pen->kind == LINE_NONE || pen->width <= 0) return false;
    *coat = coat_of(press, pen->color, USE_LINE, pen->kind == LINE_DOUBLE ? pen->width / 3 : pen->width);
    return true;
}

int things_coats(const PlacedItem *thing, const Press *press, Coat coats[MOST_COATS])
{
    int n = 0;
    switch (thing->item->kind) {
    case ITEM_GLYPHS: coats[n++] = coat_of(press, thing->item->as.glyphs.color, USE_LINE, 0); break;
    case ITEM_RULE: n += add_pen(press, &thing->item->as.rule.pen, &coats[n]); break;
    case ITEM_FILL: {
        const Plate *plate = &thing->item->as.fill.plate;
        if (plate->filled) coats[n++] = coat_of(press, plate->fill, USE_AREA, 0);
        n += add_pen(press, &plate->pen, &coats[n]);
        break;
    }
    case ITEM_PATH: { /* of a chart: its lines are as coloured as its bars */
        const Path *path = &thing->item->as.path;
        if (path->is_filled) coats[n++] = coat_of(press, path->fill, USE_AREA, 0);
        if (path->pen.kind != LINE_NONE) coats[n++] = coat_of(press, path->pen.color, USE_AREA, path->pen.width);
        break;
    }
    case ITEM_PICTURE: /* it has its own colours: plates_add */
    case ITEM_LINK:
    case ITEM_SLOT:
    case ITEM_FRAME: break;
    }
    return n;
}

PlateSet plates_new(const Press *press, Arena *arena)
{
    int n = PROCESS_INKS + press->n_spots;
    return (PlateSet){ arena_array(arena, bool, n), n };
}

static void add_inks(PlateSet *plates, const Separation *inks)
{
    for (int ink = 0; ink < PROCESS_INKS; ink++) plates->used[ink] |= inks->process[ink] > 0;
    if (inks->spot != NO_SPOT) plates->used[PROCESS_INKS + inks->spot] = true;
}

/* What a profile makes of a colour is not looked at: all inks. */
static void add_color(PlateSet *plates, const Press *press, Color color)
{
    static const Separation all = { .process = { INK_FULL, INK_FULL, INK_FULL, INK_FULL }, .spot = NO_SPOT };
    Separation inks = press_knows(press, color) ? press_separate(press, color, USE_AREA) : all;
    add_inks(plates, &inks);
}

static void add_paint(PlateSet *plates, const Press *press, const DrawnPaint *paint)
{
    const Gradient *gradient = paint->kind == PAINT_GRADIENT ? paint->gradient : NULL;
    if (paint->kind == PAINT_COLOR) add_color(plates, press, paint->color);
    for (int i = 0; gradient && i < gradient->n_stops; i++) add_color(plates, press, gradient->stops[i].color);
}

/* What a picture has in its pixels is not looked at: of four inks, all. */
static void add_picture(PlateSet *plates, const Press *press, const Picture *picture)
{
    for (int i = 0; picture->drawing && i < picture->drawing->n_paths; i++) {
        add_paint(plates, press, &picture->drawing->paths[i].fill);
        add_paint(plates, press, &picture->drawing->paths[i].stroke);
    }
    if (picture->drawing) return;
    for (int ink = 0; ink < PROCESS_INKS; ink++) plates->used[ink] |= ink == BLACK || picture->space != PICTURE_GREY;
}

void plates_add(PlateSet *plates, const Press *press, PlacedItems things)
{
    for (int i = 0; i < things.n; i++) {
        Coat coats[MOST_COATS];
        int n = things_coats(&things.at[i], press, coats);
        if (things.at[i].item->kind == ITEM_PICTURE) add_picture(plates, press, things.at[i].item->as.picture.picture);
        for (int k = 0; k < n; k++) add_inks(plates, &coats[k].inks);
    }
}

bool plates_are_black(const PlateSet *plates)
{
    for (int i = 0; i < plates->n; i++)
        if (plates->used[i] && i != BLACK) return false;
    return true;
}

Str plates_say(const PlateSet *plates, const Press *press, Arena *arena)
{
    static const char *const names[PROCESS_INKS] = { "C", "M", "Y", "K" };
    StrBuilder words = { .arena = arena };
    for (int i = 0; i < plates->n; i++) {
        if (!plates->used[i]) continue;
        if (str_built(&words).n) str_add(&words, STR(" "));
        str_add(&words, i < PROCESS_INKS ? str_from(names[i]) : press->spots[i - PROCESS_INKS].name);
    }
    return str_built(&words);
}
