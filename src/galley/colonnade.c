/* Columns are filled one after the other, and balanced wherever the page or the colonnade ends:

       ┌─────┐ ┌─────┐ ┌─────┐      The least height that has room for all of a band is found by filling columns to a height that is
       │ a b │ │ e f │ │ h i │      too low, and raising it by the least that lets one of them take more.  In that height the ends
       │ c d │ │  g  │ │  j  │      are chosen that leave the least white, as squares, so that no column is shorter than it must
       └─────┘ └─────┘ └─────┘      be; among equals the first columns are the longer ones.

   A column ends where a page may: not behind what asks to stay with what follows.  What a page has no room for so, stands on the next. */
#include "galley/colonnade.h"

#include "galley/column.h"
#include "galley/piece.h"

/* Where more columns must begin than there are: no page has room for that. */
static const LenSum NO_HEIGHT = INT64_MAX / 4;

/* A band being divided. */
typedef struct {
    Part band;
    const Colonnade *form;
    Len *heights;   /* room for those of its slabs */
    bool is_plain;  /* no spanner reaches it, no notes stand under its tables: heights add up */
    bool with_tail; /* of the last column, too */
} ColumnBand;

bool colonnade_any(Part part)
{
    const Slab *first = &part.strip->slabs[part.first], *last = &part.strip->slabs[part.last];
    return first->colonnade || first->band != last->band;
}

Part colonnade_band(Part part, int first)
{
    const Slab *slabs = part.strip->slabs;
    Part band = part;
    band.first = band.last = first;
    if (slabs[part.last].band == slabs[first].band) band.last = part.last;
    while (slabs[band.last].band != slabs[part.last].band && slabs[band.last + 1].band == slabs[first].band) band.last++;
    if (first > part.first) band.n_said = 0;
    return band;
}

static bool is_plain(Part band)
{
    const Slab *first = &band.strip->slabs[band.first], *last = &band.strip->slabs[band.last];
    bool is_asked = last->n_asked != first->n_asked || first->notes_below;
    return !is_asked && piece_first_spanner(band) == piece_end_of_spanners(band);
}

static ColumnBand band_of(Part band, Len *heights)
{
    return (ColumnBand){
        .band = band, .form = band.strip->slabs[band.first].colonnade, .heights = heights, .is_plain = is_plain(band)
    };
}

static Len *heights_from(const ColumnBand *whole, int slab)
{
    return whole->heights + (slab - whole->band.first);
}

static bool must_end(const ColumnBand *whole, int last)
{
    return last < whole->band.last && whole->band.strip->slabs[last + 1].new_column;
}

static bool may_end(const ColumnBand *whole, int last)
{
    return last == whole->band.last || must_end(whole, last) || !whole->band.strip->slabs[last].keep_next;
}

/* Up to this slab, if none is higher than its body. */
static LenSum least_of(const ColumnBand *whole, int first, int last)
{
    const Slab *slabs = whole->band.strip->slabs;
    return slabs[last].depth + slabs[last].body->height - slabs[first].depth + slabs[first].padding;
}

/* With what is said again over it and stands under it there. */
static LenSum height_of(const ColumnBand *whole, Part column, int last)
{
    bool goes_on = last < whole->band.last || whole->with_tail;
    column.last = last;
    LenSum apart = frame_height(column_head(column)) + (goes_on ? frame_height(column_tail(column)) : 0);
    if (whole->is_plain) return apart + least_of(whole, column.first, last);
    return apart + column_measure(column, heights_from(whole, column.first));
}

static Part column_from(const ColumnBand *whole, int first, const Said *said, int n_said)
{
    return (Part){ .strip = whole->band.strip, .first = first, .last = first, .said = said, .n_said = n_said };
}

/* The slab behind the last one that a column can have, however high it is: 改段. */
static int end_of_column(const ColumnBand *whole, int first)
{
    const Slab *slabs = whole->band.strip->slabs;
    int low = first, high = whole->band.last;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (slabs[middle].n_columns == slabs[first].n_columns) low = middle;
        else high = middle - 1;
    }
    return low + 1;
}

/* The slab behind the last one up to which a column has room in the height, as far as bodies say. */
static int end_of_room(const ColumnBand *whole, int first, LenSum most)
{
    int low = first, high = end_of_column(whole, first);
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (least_of(whole, first, middle) <= most) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The slab behind the last one with which a column so high can end; more: what it needs to go further, where that is less. */
static int fill(const ColumnBand *whole, Part column, LenSum most, LenSum *more)
{
    int end = end_of_room(whole, column.first, most), next, limit = end_of_column(whole, column.first);
    while (end > column.first && (!may_end(whole, end - 1) || height_of(whole, column, end - 1) > most)) end--;
    for (next = end; next <= whole->band.last && !may_end(whole, next); next++) continue;
    LenSum needed = next < limit ? height_of(whole, column, next) : INT64_MAX;
    *more = needed < *more ? needed : *more;
    return end;
}

/* The spanners as they stand where the column ends before this slab. */
static const Said *say_at(const ColumnBand *whole, Part column, int end, int *n_said, Arena *arena)
{
    *n_said = 0;
    if (whole->is_plain || end > whole->band.last) return NULL;
    column.last = end - 1;
    column_measure(column, heights_from(whole, column.first));
    return column_say(column, heights_from(whole, column.first), n_said, arena);
}

/* All of it has room in columns so high. */
static bool has_room(const ColumnBand *whole, LenSum most, LenSum *more, Arena *arena)
{
    int first = whole->band.first;
    const Said *said = whole->band.said;
    int n_said = whole->band.n_said;
    *more = INT64_MAX;
    for (int i = 0; i < whole->form->n && first <= whole->band.last; i++) {
        const Part column = column_from(whole, first, said, n_said);
        first = fill(whole, column, most, more);
        if (first == column.first) return false;
        said = say_at(whole, column, first, &n_said, arena);
    }
    return first > whole->band.last;
}

/* All of it shared alike, what is white between two columns left out. */
static LenSum lower_bound(const ColumnBand *whole)
{
    const Slab *slabs = whole->band.strip->slabs;
    const Slab *last = &slabs[whole->band.last];
    return (last->bodies + last->body->height - slabs[whole->band.first].bodies) / whole->form->n;
}

static LenSum least_height(const ColumnBand *whole)
{
    Arena *scratch = whole->is_plain ? NULL : arena_open();
    LenSum most = lower_bound(whole), more;
    while (most < NO_HEIGHT && !has_room(whole, most, &more, scratch)) most = more < NO_HEIGHT ? more : NO_HEIGHT;
    arena_close(scratch);
    return most;
}

LenSum colonnade_least(Part band)
{
    const ColumnBand whole = band_of(band, NULL);
    return lower_bound(&whole);
}

LenSum colonnade_height(Part band, Len *heights)
{
    const ColumnBand whole = band_of(band, heights);
    return least_height(&whole);
}

/* So many columns end before a slab: the best way to do that. */
typedef struct {
    int64_t cost; /* -1: there is none */
    int from;     /* where the last of them begins */
    const Said *said;
    int n_said;
} ColumnStart;

typedef struct {
    const ColumnBand *whole;
    LenSum most;
    int64_t ceiling;     /* what it costs to fill column after column: no way that is dearer is looked at */
    ColumnStart *starts; /* of the column of this number, by slab: [number × width + slab] */
    int width;
    Arena *arena;
} ColumnSearch;

static ColumnStart *start_of(const ColumnSearch *search, int column, int slab)
{
    return &search->starts[column * search->width + slab - search->whole->band.first];
}

static int64_t cost_of_column(LenSum most, int column, LenSum height)
{
    LenSum white = most - height;
    return white * white + column * height;
}

static int64_t cost_of_filling(const ColumnBand *whole, LenSum most, Arena *arena)
{
    int first = whole->band.first;
    const Said *said = whole->band.said;
    int n_said = whole->band.n_said;
    int64_t cost = 0;
    for (int i = 0; i < whole->form->n; i++) {
        const Part column = column_from(whole, first, said, n_said);
        LenSum more = INT64_MAX;
        if (first <= whole->band.last) first = fill(whole, column, most, &more);
        cost += cost_of_column(most, i, first > column.first ? height_of(whole, column, first - 1) : 0);
        said = say_at(whole, column, first, &n_said, arena);
    }
    return cost;
}

static void try_ends(const ColumnSearch *search, int nth, int first)
{
    const ColumnBand *whole = search->whole;
    const ColumnStart *start = start_of(search, nth, first);
    const Part column = column_from(whole, first, start->said, start->n_said);
    int end = end_of_room(whole, first, search->most);
    for (int last = end - 1; last >= first; last--) {
        if (!may_end(whole, last)) continue;
        LenSum height = height_of(whole, column, last);
        if (height > search->most) continue;
        int64_t cost = start->cost + cost_of_column(search->most, nth, height);
        if (cost > search->ceiling) break;
        ColumnStart *next = start_of(search, nth + 1, last + 1);
        if (next->cost >= 0 && next->cost <= cost) continue;
        *next = (ColumnStart){ .cost = cost, .from = first };
        next->said = say_at(whole, column, last + 1, &next->n_said, search->arena);
    }
}

/* How many columns are filled when all of it stands in the best way. */
static int best_number(const ColumnSearch *search)
{
    const ColumnBand *whole = search->whole;
    int best = 0;
    int64_t least = INT64_MAX;
    for (int n = 1; n <= whole->form->n; n++) {
        int64_t cost = start_of(search, n, whole->band.last + 1)->cost;
        for (int empty = n; cost >= 0 && empty < whole->form->n; empty++) cost += cost_of_column(search->most, empty, 0);
        if (cost < 0 || cost >= least) continue;
        least = cost;
        best = n;
    }
    return best;
}

static ColumnSearch search_columns(const ColumnBand *whole, LenSum most, Arena *arena)
{
    int width = whole->band.last - whole->band.first + 2, n = whole->form->n;
    ColumnSearch search = { whole, most, cost_of_filling(whole, most, arena), arena_array(arena, ColumnStart, (n + 1) * width),
                            width, arena };
    for (int i = 0; i < (n + 1) * width; i++) search.starts[i].cost = -1;
    *start_of(&search, 0, whole->band.first) = (ColumnStart){ .said = whole->band.said, .n_said = whole->band.n_said };
    for (int nth = 0; nth < n; nth++)
        for (int first = whole->band.first; first <= whole->band.last; first++)
            if (start_of(&search, nth, first)->cost >= 0) try_ends(&search, nth, first);
    return search;
}

typedef Vec(PartColumn) PartColumnList;

/* The columns of the best way, the last of which the page may end with. */
static void add_balanced(PartColumnList *columns, Part band)
{
    Arena *arena = columns->arena;
    ColumnBand whole = band_of(band, arena_array(arena, Len, band.last - band.first + 1));
    whole.with_tail = true;
    LenSum most = least_height(&whole);
    ColumnSearch search = search_columns(&whole, most, arena);
    int n = best_number(&search), end = band.last + 1;
    PartColumn *own = arena_array(arena, PartColumn, n);
    for (int nth = n - 1; nth >= 0; nth--) {
        int first = start_of(&search, nth + 1, end)->from;
        const ColumnStart *start = start_of(&search, nth, first);
        Part part = { .strip = band.strip, .first = first, .last = end - 1, .said = start->said, .n_said = start->n_said };
        column_measure(part, heights_from(&whole, first));
        own[nth] = (PartColumn){ part, heights_from(&whole, first), whole.form, nth };
        end = first;
    }
    for (int nth = 0; nth < n; nth++) *vec_push(columns) = own[nth];
}

PartColumns colonnade_columns(Part part, Arena *arena)
{
    PartColumnList columns = { .arena = arena };
    for (int first = part.first; first <= part.last;) {
        Part band = colonnade_band(part, first);
        if (part.strip->slabs[first].colonnade) {
            add_balanced(&columns, band);
        } else {
            Len *heights = arena_array(arena, Len, band.last - band.first + 1);
            column_measure(band, heights);
            *vec_push(&columns) = (PartColumn){ .part = band, .heights = heights };
        }
        first = band.last + 1;
    }
    return (PartColumns){ columns.at, columns.n };
}
