/* A picture in its box.

       contain  ┌──────────┐    cover  ┌ ─ ─ ─ ─ ─┐  whole
                │  ┌────┐  │           ┌──────────┐
                │  │    │  │             seen
                │  └────┘  │           └──────────┘
                └──────────┘           └ ─ ─ ─ ─ ─┘                                                                     */
#include "layout/picture.h"

#include "layout/strip.h"

/* So long a side that the other one is `side`. */
static Len in_proportion(Len side, int pixels, int of)
{
    int64_t length = (int64_t)side * pixels / of;
    return length < MOST_HEIGHT ? (Len)length : MOST_HEIGHT;
}

Len picture_width(const Depiction *depiction)
{
    const Picture *picture = depiction->picture;
    if (depiction->width || !depiction->height) return depiction->width;
    return in_proportion(depiction->height, picture_wide(picture), picture_high(picture));
}

Len picture_height(const Depiction *depiction, Len room)
{
    const Picture *picture = depiction->picture;
    Len width = depiction->width ? depiction->width : room;
    return depiction->height ? depiction->height : in_proportion(width, picture_high(picture), picture_wide(picture));
}

/* Where a side begins that is cut to `room`: its focus is as near to the middle of that as it can be, and nothing is left white. */
static Len cut_at(Len side, Len room, int focus)
{
    Len begin = room / 2 - len_scale(side, focus, 100);
    return side <= room ? (room - side) / 2 : len_max(len_min(begin, 0), room - side);
}

/* All of the picture, its focus in the middle of its box. */
static Box whole_in(const Depiction *depiction, Len width, Len height)
{
    int wide = picture_wide(depiction->picture), high = picture_high(depiction->picture);
    bool is_wider = (int64_t)wide * height > (int64_t)high * width;
    bool fills_width = depiction->fit == PICTURE_COVER ? !is_wider : is_wider;
    Box whole = { 0, 0, fills_width ? width : in_proportion(height, wide, high),
                  fills_width ? in_proportion(width, high, wide) : height };
    if (!depiction->width || !depiction->height) whole = (Box){ 0, 0, width, height }; /* one says the other: no hair of white */
    whole.x = cut_at(whole.width, width, depiction->focus_x);
    whole.y = cut_at(whole.height, height, depiction->focus_y);
    return whole;
}

static int dots_per_inch(const Picture *picture, Box whole)
{
    int64_t tenths = whole.width ? (int64_t)picture_wide(picture) * 254 * LEN_MM / whole.width : 0;
    return (int)(tenths / 10);
}

static void check_picture(const Block *block, Box whole, Len width, Len room, Shop shop)
{
    const Picture *picture = block->as.depiction->picture;
    int dpi = dots_per_inch(picture, whole);
    if (width > room)
        diag_report(shop.diag, block->where, block->key.text, DIAG_PICTURE_WIDE, picture->path.at, len_to_mm(width),
                    len_to_mm(room));
    if (!picture->drawing && dpi < LEAST_DPI)
        diag_report(shop.diag, block->where, block->key.text, DIAG_PICTURE_COARSE, picture->path.at, picture_wide(picture),
                    picture_high(picture), len_to_mm(whole.width), len_to_mm(whole.height), dpi, LEAST_DPI);
}

const Frame *picture_frame(const Block *block, Len room, Manner manner, Shop shop)
{
    const Depiction *depiction = block->as.depiction;
    Len width = picture_width(depiction), height = picture_height(depiction, room);
    if (!width) width = room;
    Box whole = whole_in(depiction, width, height);
    if (!manner.is_forgiven) check_picture(block, whole, width, room, shop);
    bool is_cut = whole.width > width || whole.height > height;
    Box seen = is_cut ? (Box){ 0, 0, width, height } : whole;
    FrameBuilder picture = { .arena = shop.arena }, line = { .arena = shop.arena };
    frame_add(&picture, ITEM_PICTURE, 0, 0)->as.picture =
        (PictureBox){ .width = seen.width,
                      .height = seen.height,
                      .whole = { whole.x - seen.x, whole.y - seen.y, whole.width, whole.height },
                      .picture = depiction->picture,
                      .where = block->where };
    if (depiction->link.n)
        frame_add(&picture, ITEM_LINK, 0, 0)->as.link =
            (Link){ .width = seen.width, .height = seen.height, .target = depiction->link };
    const Mark *mark = mark_new((Mark){ .role = block->role,
                                        .key = block->key,
                                        .where = block->where,
                                        .figure = block->role == ROLE_FIGURE ? depiction->handle.serial : 0,
                                        .bookmark = depiction->alt },
                                manner, shop.arena);
    Len beside = len_max(0, room - width), indent = block->style->align == ALIGN_CENTER ? beside / 2
                                                    : block->style->align == ALIGN_END  ? beside
                                                                                        : 0;
    frame_add_frame(&line, frame_built(&picture, seen.width, seen.height, mark), indent + seen.x, seen.y);
    return frame_built(&line, room, height, NULL);
}
