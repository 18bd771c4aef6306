/* A picture in its box: its unit square is turned, mirrored and stretched by a matrix (8.9.5.1), what is beyond the box is clipped. */
#include "pdf/paint.h"

enum { FINE = 3 };

static int name_of_picture(Painter *painter, Ref ref)
{
    for (int i = 0; i < painter->page_pictures.n; i++)
        if (painter->page_pictures.at[i] == ref) return i + 1;
    *vec_push(&painter->page_pictures) = ref;
    return painter->page_pictures.n;
}

/* a … f of the matrix that lays the unit square of a picture into its box, as it is to be held (Exif 4.6.4, Orientation): sides as
   parts of width and height, and by how many of those its corner is away from the lower left. */
static void add_held(Painter *painter, int turn, LenSum left, LenSum bottom, Box box)
{
    static const signed char ways[9][6] = { { 0 },
                                            { 1, 0, 0, 1, 0, 0 },
                                            { -1, 0, 0, 1, 1, 0 },
                                            { -1, 0, 0, -1, 1, 1 },
                                            { 1, 0, 0, -1, 0, 1 },
                                            { 0, -1, -1, 0, 1, 1 },
                                            { 0, -1, 1, 0, 0, 1 },
                                            { 0, 1, 1, 0, 0, 0 },
                                            { 0, 1, -1, 0, 1, 0 } };
    const signed char *way = ways[turn];
    const LenSum numbers[6] = { way[0] * (LenSum)box.width,        way[1] * (LenSum)box.height,
                                way[2] * (LenSum)box.width,        way[3] * (LenSum)box.height,
                                left + way[4] * (LenSum)box.width, bottom + way[5] * (LenSum)box.height };
    for (int i = 0; i < 6; i++) {
        ink_points(&painter->ink, numbers[i], FINE);
        ink_add(&painter->ink, STR(" "));
    }
    ink_add(&painter->ink, STR("cm "));
}

/* The page uses what the picture does. */
static void note_spots(Painter *painter, Ref ref)
{
    for (int spot = 0; painter->press && spot < painter->press->n_spots; spot++)
        if (pictures_use(painter->pictures, ref, spot)) paint_note_spot(painter, spot);
}

/* At least so long, and about the middle of where it was; then moved so that it covers the room. */
static void stretch(Len *at, Len *side, LenSum longer, Len from, Len room)
{
    *at -= (Len)((longer - *side) / 2);
    *side = (Len)longer;
    *at = len_max(len_min(*at, from), from + room - *side);
}

/* A picture at the edge of the page goes on through the bleed: it is made larger, by as little as that needs. */
static void cover_bleed(Box *whole, Box seen)
{
    LenSum wide = seen.width, high = len_scale(seen.width, whole->height, whole->width);
    if (high < seen.height) high = seen.height, wide = len_scale(seen.height, whole->width, whole->height);
    if (whole->width >= wide && whole->height >= high) wide = whole->width, high = whole->height;
    stretch(&whole->x, &whole->width, wide, seen.x, seen.width);
    stretch(&whole->y, &whole->height, high, seen.y, seen.height);
}

/* Only here anything is saved and taken back (q, Q): a matrix and a clip are. */
void paint_picture(Painter *painter, const PictureBox *shown, Len x, Len y)
{
    Ref ref = pictures_put(painter->pictures, shown);
    if (!ref) return;
    note_spots(painter, ref);
    paint_end_path(painter);
    paint_end_text(painter);
    content_begin_artifact(painter);
    Box whole = { x + shown->whole.x, y + shown->whole.y, shown->whole.width, shown->whole.height };
    Box seen = { x, y, shown->width, shown->height }, bled = paint_bled(painter, seen);
    bool grows = bled.x < seen.x || bled.y < seen.y || bled.x + bled.width > seen.x + seen.width ||
                 bled.y + bled.height > seen.y + seen.height;
    if (grows) cover_bleed(&whole, bled);
    bool is_cut = whole.width > bled.width || whole.height > bled.height;
    ink_add(&painter->ink, STR("q "));
    if (is_cut) {
        paint_add_rectangle(painter, bled);
        ink_add(&painter->ink, STR("W n "));
    }
    LenSum bottom = (LenSum)painter->height - whole.y - whole.height;
    add_held(painter, shown->picture->turn, whole.x, bottom, whole);
    ink_format(&painter->ink, "/I%d Do Q\n", name_of_picture(painter, ref));
}
