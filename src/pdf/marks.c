/* Marks on the sheet, outside the bleed: where to cut (トンボ), whether the plates fit (on all plates), how much ink there
   is (the bar).  A Japanese corner mark is two angles that cross: one leg of each stands at the trim, the other at the
   bleed.  x y: from the lower left corner of the trimmed page, as in PDF. */
#include "pdf/press.h"

enum {
    COORD = 2,
    FINE = 3,
    LENGTH = 9 * LEN_MM, /* of a leg, from the bleed outwards */
    CROSS = 4 * LEN_MM,  /* of a centre mark: where its bar lies */
    BAR = 7 * LEN_MM,    /* half the bar */
    HAIR = LEN_MM / 10,  /* 0.1 mm */
    AWAY = 10 * LEN_MM,  /* of the colour bar, from the bleed */
    PATCH = 4 * LEN_MM   /* its patches */
};

typedef struct {
    LenSum x, y;
} Point;

static void add_point(Ink *ink, Point at, Str operator)
{
    ink_points(ink, at.x, COORD);
    ink_add(ink, STR(" "));
    ink_points(ink, at.y, COORD);
    ink_add(ink, operator);
}

static void add_angle(Ink *ink, Point from, Point corner, Point to)
{
    add_point(ink, from, STR(" m "));
    add_point(ink, corner, STR(" l "));
    add_point(ink, to, STR(" l S\n"));
}

static void add_line(Ink *ink, Point from, Point to)
{
    add_point(ink, from, STR(" m "));
    add_point(ink, to, STR(" l S\n"));
}

/* out_x, out_y: ±1, away from the page. */
static void add_corner(Ink *ink, Point at, int out_x, int out_y, Len bleed)
{
    LenSum near_x = at.x + out_x * bleed, near_y = at.y + out_y * bleed;
    LenSum far_x = near_x + out_x * LENGTH, far_y = near_y + out_y * LENGTH;
    add_angle(ink, (Point){ far_x, at.y }, (Point){ near_x, at.y }, (Point){ near_x, far_y });
    add_angle(ink, (Point){ far_x, near_y }, (Point){ at.x, near_y }, (Point){ at.x, far_y });
}

static void add_centre(Ink *ink, Point at, int out_x, int out_y)
{
    add_line(ink, at, (Point){ at.x + out_x * LENGTH, at.y + out_y * LENGTH });
    Point middle = { at.x + out_x * CROSS, at.y + out_y * CROSS };
    LenSum dx = out_y ? BAR : 0, dy = out_x ? BAR : 0;
    add_line(ink, (Point){ middle.x - dx, middle.y - dy }, (Point){ middle.x + dx, middle.y + dy });
}

static void add_trim_marks(Ink *ink, Len bleed, Len width, Len height)
{
    ink_add(ink, STR("/All CS 1 SCN\n[]0 d 0 J "));
    ink_points(ink, HAIR, FINE);
    ink_add(ink, STR(" w\n"));
    for (int corner = 0; corner < 4; corner++) {
        bool right = corner & 1, top = corner & 2;
        add_corner(ink, (Point){ right ? width : 0, top ? height : 0 }, right ? 1 : -1, top ? 1 : -1, bleed);
    }
    add_centre(ink, (Point){ width / 2, -bleed }, 0, -1);
    add_centre(ink, (Point){ width / 2, (LenSum)height + bleed }, 0, 1);
    add_centre(ink, (Point){ -bleed, height / 2 }, -1, 0);
    add_centre(ink, (Point){ (LenSum)width + bleed, height / 2 }, 1, 0);
}

/* ---- the colour bar: each ink full and half ---- */

typedef struct {
    Ink *ink;
    Point at;
} Bar;

static void add_patch(Bar *bar)
{
    add_point(bar->ink, bar->at, STR(" "));
    ink_points(bar->ink, PATCH, COORD);
    ink_add(bar->ink, STR(" "));
    ink_points(bar->ink, PATCH, COORD);
    ink_add(bar->ink, STR(" re f\n"));
    bar->at.x += PATCH;
}

static const char *const amounts[] = { "1", ".5" };

static void add_process_patches(Bar *bar)
{
    for (int i = 0; i < PROCESS_INKS; i++)
        for (int k = 0; k < 2; k++) {
            for (int part = 0; part < PROCESS_INKS; part++) ink_format(bar->ink, "%s ", part == i ? amounts[k] : "0");
            ink_add(bar->ink, STR("k\n"));
            add_patch(bar);
        }
}

static void add_spot_patches(Bar *bar, int spot)
{
    for (int k = 0; k < 2; k++) {
        ink_format(bar->ink, "/S%d cs %s scn\n", spot + 1, amounts[k]);
        add_patch(bar);
    }
}

void press_add_marks(Ink *ink, const Press *press, Len width, Len height, const int *spots, int n_spots)
{
    if (!press->marks) return;
    ink_add(ink, STR("/Knock gs\n"));
    add_trim_marks(ink, press->bleed, width, height);
    Bar bar = { ink, { 0, -(LenSum)press->bleed - AWAY - PATCH } };
    add_process_patches(&bar);
    for (int i = 0; i < n_spots; i++) add_spot_patches(&bar, spots[i]);
}
