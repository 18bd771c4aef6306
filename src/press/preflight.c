/* What a printing house looks for before it makes plates.  The same thing on many pages is one finding: it is told once,
   with all its pages and the first key it stands at. */
#include "press/preflight.h"

#include "press/press.h"
#include "press/things.h"

enum { NEAR_EDGE = LEN_MM }; /* a fill that ends so close to the trim was meant to bleed */

typedef struct {
    DiagCode code;
    Str what;
    const char *limit;
    Where where;
    Str key;
    bool *on; /* pages, a flag for each */
} Finding;

typedef struct {
    const Pages *sheets;
    const Press *press;
    Preflight *result;
    Vec(Finding) findings;
    Vec(const Face *) faces;
    Vec(const PlacedItem *) fills; /* painted on this page so far */
    int page;
    Arena *arena;
} Inspector;

/* ---- findings ---- */

static void add_finding(Inspector *inspector, const Mark *mark, DiagCode code, Str what, const char *limit)
{
    Finding *known = NULL;
    for (int i = 0; i < inspector->findings.n && !known; i++) {
        Finding *finding = &inspector->findings.at[i];
        if (finding->code == code && str_equal(finding->what, what)) known = finding;
    }
    if (!known) {
        known = vec_push(&inspector->findings);
        *known = (Finding){ .code = code,
                            .what = what,
                            .limit = limit,
                            .where = mark && mark->where.file ? mark->where : inspector->press->where,
                            .key = mark ? mark->key.text : STR(""),
                            .on = arena_array(inspector->arena, bool, inspector->sheets->n_pages) };
    }
    known->on[inspector->page] = true;
}

static Str page_name(const Pages *sheets, int page, Arena *arena)
{
    Str label = sheets->pages[page].label;
    return label.n ? label : str_printf(arena, "#%d", page + 1);
}

/* 12; or -1, when it is no number: nothing, ii, 12-2. */
static int number_of(Str label)
{
    int number = label.n ? 0 : -1;
    for (int i = 0; i < label.n && number >= 0; i++)
        number = label.at[i] >= '0' && label.at[i] <= '9' ? number * 10 + (label.at[i] - '0') : -1;
    return number;
}

/* May a range go on from the page before to this one?  Numbers go on by one, sheets without a label among themselves: nobody
   could say which pages #1–4 are, or 6–2. */
static bool goes_on(const Pages *sheets, int page)
{
    Str before = sheets->pages[page - 1].label, label = sheets->pages[page].label;
    if (number_of(before) >= 0 || number_of(label) >= 0)
        return number_of(before) >= 0 && number_of(label) == number_of(before) + 1;
    return !before.n == !label.n;
}

Str preflight_pages(const Pages *sheets, const bool *on, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (int first = 0; first < sheets->n_pages; first++) {
        if (!on[first]) continue;
        int last = first;
        while (last + 1 < sheets->n_pages && on[last + 1] && goes_on(sheets, last + 1)) last++;
        if (str_built(&words).n) str_add(&words, STR(", "));
        str_add(&words, page_name(sheets, first, arena));
        if (last > first) {
            str_add(&words, last == first + 1 ? STR(", ") : STR("–"));
            str_add(&words, page_name(sheets, last, arena));
        }
        first = last;
    }
    return str_built(&words);
}

/* ---- measures ---- */

static Str say_mm(Len length, Arena *arena)
{
    return str_printf(arena, "%.3g mm", len_to_mm(length));
}

static Str say_pt(Len length, Arena *arena)
{
    return str_printf(arena, "%.3g pt", len_to_pt(length));
}

static Str say_per_cent(int per_mille, Arena *arena)
{
    return str_printf(arena, "%.3g %%", (double)per_mille / 10);
}

static Str say_color(Color color, Arena *arena)
{
    return str_printf(arena, "#%02X%02X%02X", color.red, color.green, color.blue);
}

static void note_least(Len *least, Len value)
{
    if (!*least || value < *least) *least = value;
}

static void note_most(int *most, int value)
{
    if (value > *most) *most = value;
}

/* ---- what is looked at ---- */

/* A coloured text or rule that the layout gives no ink loses its colour: to be told where a reader would have seen it. */
static void check_color(Inspector *inspector, const PlacedItem *thing, const Coat *coat)
{
    enum { PALE = 32 }; /* of 255: what is between the strongest and the weakest part of nearly grey ones */
    const int parts[] = { coat->color.red, coat->color.green, coat->color.blue };
    int most = parts[0], least = parts[0];
    for (int i = 1; i < 3; i++) {
        if (parts[i] > most) most = parts[i];
        if (parts[i] < least) least = parts[i];
    }
    bool by_layout = false;
    for (int i = 0; i < inspector->press->n_inks; i++) {
        const InkRule *rule = &inspector->press->inks[i];
        by_layout |= rule->lines && rule->color.red == coat->color.red && rule->color.green == coat->color.green &&
                     rule->color.blue == coat->color.blue;
    }
    if (most - least >= PALE && !by_layout)
        add_finding(inspector, thing->mark, DIAG_PRESS_BLACK, say_color(coat->color, inspector->arena), "");
}

static void check_tint(Inspector *inspector, const PlacedItem *thing, const Coat *coat)
{
    int sum = separation_sum(coat->inks), least = inspector->press->least_tint;
    if (sum > 0 && sum < least)
        add_finding(inspector, thing->mark, DIAG_PRESS_TINT, say_per_cent(sum, inspector->arena),
                    say_per_cent(least, inspector->arena).at);
}

static void check_line(Inspector *inspector, const PlacedItem *thing, const Coat *coat)
{
    Arena *arena = inspector->arena;
    const Press *press = inspector->press;
    note_least(&inspector->result->least_rule, coat->width);
    if (coat->width < press->least_rule)
        add_finding(inspector, thing->mark, DIAG_PRESS_RULE, say_mm(coat->width, arena), say_mm(press->least_rule, arena).at);
}

static void note_face(Inspector *inspector, const Face *face, const Mark *mark)
{
    for (int i = 0; i < inspector->faces.n; i++)
        if (inspector->faces.at[i] == face) return;
    *vec_push(&inspector->faces) = face;
    if (!face->may_subset) add_finding(inspector, mark, DIAG_PRESS_WHOLE_FONT, face->postscript_name, "");
}

static void check_type(Inspector *inspector, const PlacedItem *thing, const Coat *coat)
{
    Arena *arena = inspector->arena;
    const Press *press = inspector->press;
    const Glyphs *glyphs = &thing->item->as.glyphs;
    bool reversed = separation_is_white(coat->inks);
    Len least = reversed ? press->least_reversed : press->least_type;
    note_face(inspector, glyphs->face, thing->mark);
    note_least(reversed ? &inspector->result->least_reversed : &inspector->result->least_type, glyphs->size);
    if (glyphs->size < least)
        add_finding(inspector, thing->mark, reversed ? DIAG_PRESS_REVERSED : DIAG_PRESS_TYPE, say_pt(glyphs->size, arena),
                    say_pt(least, arena).at);
}

/* The inks of the fill on which a thing begins, nothing where there is none. */
static Separation inks_below(const Inspector *inspector, const PlacedItem *above)
{
    for (int i = inspector->fills.n - 1; i >= 0; i--) {
        const PlacedItem *thing = inspector->fills.at[i];
        const Fill *fill = &thing->item->as.fill;
        bool inside = above->x >= thing->x && above->x < thing->x + fill->width && above->y >= thing->y &&
                      above->y < thing->y + fill->height;
        if (inside) return press_separate(inspector->press, fill->plate.fill, USE_AREA);
    }
    return (Separation){ .spot = NO_SPOT };
}

/* Solid black is printed over what lies below it. */
static void check_ink(Inspector *inspector, const PlacedItem *thing, const Coat *coat)
{
    int sum = separation_sum(coat->inks), most = inspector->press->most_ink;
    if (coat->use == USE_LINE && separation_is_solid_black(coat->inks)) {
        Separation below = inks_below(inspector, thing);
        sum += separation_sum(below) - below.process[BLACK];
    }
    note_most(&inspector->result->most_ink, sum);
    if (sum > most)
        add_finding(inspector, thing->mark, DIAG_PRESS_INK, say_per_cent(sum, inspector->arena),
                    say_per_cent(most, inspector->arena).at);
}

static void check_edges(Inspector *inspector, const PlacedItem *thing, Len width, Len height)
{
    const Master *master = inspector->sheets->pages[inspector->page].master;
    const LenSum gaps[] = { thing->x, thing->y, (LenSum)master->width - thing->x - width,
                            (LenSum)master->height - thing->y - height };
    for (int i = 0; i < 4; i++)
        if (gaps[i] > 0 && gaps[i] < NEAR_EDGE)
            add_finding(inspector, thing->mark, DIAG_PRESS_EDGE, say_mm((Len)gaps[i], inspector->arena), "");
}

static void check_picture(Inspector *inspector, const PlacedItem *thing)
{
    enum { PRINTED_DPI = 300 }; /* docs/press.md */
    const PictureBox *box = &thing->item->as.picture;
    check_edges(inspector, thing, box->width, box->height);
    if (box->picture->drawing) return;
    int64_t tenths = (int64_t)picture_wide(box->picture) * 254 * LEN_MM / (box->whole.width ? box->whole.width : 1);
    int dpi = (int)(tenths / 10);
    inspector->result->n_pictures++;
    if (!inspector->result->least_dpi || dpi < inspector->result->least_dpi) inspector->result->least_dpi = dpi;
    if (dpi < PRINTED_DPI)
        add_finding(inspector, thing->mark, DIAG_PRESS_PICTURE, str_printf(inspector->arena, "%d dpi", dpi),
                    str_printf(inspector->arena, "%d dpi", PRINTED_DPI).at);
}

static void check_thing(Inspector *inspector, const PlacedItem *thing)
{
    if (thing->item->kind == ITEM_PICTURE) check_picture(inspector, thing);
    Coat coats[MOST_COATS];
    int n = things_coats(thing, inspector->press, coats);
    for (int k = 0; k < n; k++) {
        check_ink(inspector, thing, &coats[k]);
        if (thing->item->kind == ITEM_PATH) { /* of a chart, in the inks of an area: only its lines can be too thin */
            if (coats[k].width) check_line(inspector, thing, &coats[k]);
            continue;
        }
        if (coats[k].use == USE_AREA) {
            check_edges(inspector, thing, thing->item->as.fill.width, thing->item->as.fill.height);
            *vec_push(&inspector->fills) = thing;
            continue;
        }
        check_color(inspector, thing, &coats[k]);
        check_tint(inspector, thing, &coats[k]);
        if (thing->item->kind == ITEM_GLYPHS) check_type(inspector, thing, &coats[k]);
        else check_line(inspector, thing, &coats[k]);
    }
}

static void check_size(Inspector *inspector)
{
    const Master *first = inspector->sheets->pages[0].master, *master = inspector->sheets->pages[inspector->page].master;
    if (master->width == first->width && master->height == first->height) return;
    Str what = str_printf(inspector->arena, "%.2f × %.2f mm", len_to_mm(master->width), len_to_mm(master->height));
    const char *limit = str_printf(inspector->arena, "%.2f × %.2f mm", len_to_mm(first->width), len_to_mm(first->height)).at;
    add_finding(inspector, NULL, DIAG_PRESS_SIZES, what, limit);
}

static void inspect_page(Inspector *inspector)
{
    Arena *scratch = arena_open(); /* what stands on the page is not remembered */
    PlacedItems things = things_on(&inspector->sheets->pages[inspector->page], scratch);
    PlateSet plates = plates_new(inspector->press, inspector->arena);
    plates_add(&plates, inspector->press, things);
    for (int i = 0; i < plates.n; i++) inspector->result->plates.used[i] |= plates.used[i];
    inspector->result->in_color[inspector->page] = !plates_are_black(&plates);
    check_size(inspector);
    inspector->fills.n = 0;
    for (int i = 0; i < things.n; i++) check_thing(inspector, &things.at[i]);
    arena_close(scratch);
}

Preflight preflight_inspect(const Pages *sheets, const Press *press, Arena *arena, Diag *diag)
{
    Preflight result = { .plates = plates_new(press, arena), .in_color = arena_array(arena, bool, sheets->n_pages) };
    Inspector inspector = { .sheets = sheets,
                            .press = press,
                            .result = &result,
                            .findings = { .arena = arena },
                            .faces = { .arena = arena },
                            .fills = { .arena = arena },
                            .arena = arena };
    for (; inspector.page < sheets->n_pages; inspector.page++) inspect_page(&inspector);
    for (int i = 0; i < inspector.findings.n; i++) {
        const Finding *finding = &inspector.findings.at[i];
        diag_report(diag, finding->where, finding->key, finding->code, finding->what.at,
                    preflight_pages(sheets, finding->on, arena).at, finding->limit);
    }
    result.faces = inspector.faces.at;
    result.n_faces = inspector.faces.n;
    return result;
}
