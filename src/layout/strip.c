/* A strip under construction: slabs one under the other, each with what was waiting for it. */
#include "layout/strip.h"
#include "galley/galley.h"

#include "base/vec.h"
#include "model/rows.h"

#include <string.h>

enum { COST_NEVER = 50000 }; /* between what must not be parted, on top of what keeping costs */
enum { COST_BLOCK = 10 };    /* of a page ending after a slab that says nothing else; see pages/ways.c */

Mark *mark_new(Mark mark, Manner manner, Arena *arena)
{
    Mark *kept = arena_new(arena, Mark);
    *kept = mark;
    kept->sample = manner.is_sample;
    return kept;
}

StripBuilder strip_new(Shop shop, Len width)
{
    return (StripBuilder){ .shop = shop,
                           .width = width,
                           .slabs = { .arena = shop.arena },
                           .spanners = { .arena = shop.arena },
                           .settings = { .arena = shop.arena } };
}

Slab *strip_add(StripBuilder *strip, const Frame *body, Key key, Where where)
{
    Slab *slab = vec_push(&strip->slabs);
    *slab = (Slab){ .body = body,
                    .key = key,
                    .where = where,
                    .gap = strip->gap,
                    .new_page = strip->new_page,
                    .new_column = strip->new_column && strip->colonnade,
                    .side = strip->side,
                    .cost = COST_BLOCK,
                    .colonnade = strip->colonnade };
    slab->settings = strip->settings.at;
    slab->n_settings = strip->settings.n;
    strip->settings.at = NULL; /* they are the slab's */
    strip->settings.n = strip->settings.room = 0;
    strip->gap = strip->white = 0;
    strip->new_page = strip->new_column = false;
    strip->side = START_PAGE;
    return slab;
}

void strip_set_row(StripBuilder *strip, const Row *row)
{
    for (int i = 0; i < row->n_cells; i++)
        if (!row->cells[i].repeated) strip_set_all(strip, row->cells[i].blocks, NULL);
}

/* A table in a cell has no pages of its own: all its rows come with the row it stands in. */
void strip_set_all(StripBuilder *strip, const Block *blocks, const Block *end)
{
    for (const Block *block = blocks; block != end; block = block->next) {
        strip_set(strip, block);
        if (box_form(block).around) strip_set_all(strip, block->as.box.blocks, NULL);
        if (block->kind != BLOCK_TABLE) continue;
        const Table *table = block->as.table;
        for (int row = rows_loose(table, table->n_head_rows); row < table->n_rows; row = rows_loose(table, row + 1))
            strip_set_row(strip, &table->rows[row]);
    }
}

void strip_set(StripBuilder *strip, const Block *block)
{
    for (int i = 0; i < block->n_settings; i++) *vec_push(&strip->settings) = &block->settings[i];
    if (block->kind == BLOCK_BOX && !box_form(block).around) strip_set_all(strip, block->as.box.blocks, NULL);
    for (int row = 0; block->kind == BLOCK_TABLE && row < block->as.table->n_head_rows; row++)
        strip_set_row(strip, &block->as.table->rows[row]);
}

Strip strip_built(const StripBuilder *strip, const Section *section)
{
    Strip built = { .section = section,
                    .begins = !strip->goes_on,
                    .slabs = strip->slabs.at,
                    .n_slabs = strip->slabs.n,
                    .spanners = strip->spanners.at,
                    .n_spanners = strip->spanners.n };
    galley_order(&built, strip->shop.arena);
    return built;
}

Strip strip_so_far(StripBuilder *strip, const Section *section)
{
    while (strip->spanner_from.n <= strip->slabs.n) *vec_push(&strip->spanner_from) = 0;
    Strip built = { .section = section,
                    .begins = !strip->goes_on,
                    .slabs = strip->slabs.at,
                    .n_slabs = strip->slabs.n,
                    .spanners = strip->spanners.at,
                    .n_spanners = strip->spanners.n,
                    .spanner_from = strip->spanner_from.at };
    galley_order_grown(&built, strip->n_ordered, strip->n_ordered_spanners);
    strip->n_ordered = strip->slabs.n;
    strip->n_ordered_spanners = strip->spanners.n;
    return built;
}

void strip_restart(StripBuilder *strip, Arena *lists)
{
    strip->goes_on |= strip->slabs.n > 0;
    arena_clear(lists);
    memset(&strip->slabs, 0, sizeof strip->slabs);
    memset(&strip->spanners, 0, sizeof strip->spanners);
    memset(&strip->spanner_from, 0, sizeof strip->spanner_from);
    strip->slabs.arena = strip->spanners.arena = strip->spanner_from.arena = lists;
    strip->n_ordered = strip->n_ordered_spanners = 0;
}

/* Of all that is cited from there on, each time it is. */
static LenSum height_of_notes(const StripBuilder *strip, int first)
{
    LenSum height = 0;
    for (int i = first; i < strip->slabs.n; i++) height += notes_height(strip->slabs.at[i].notes, strip->slabs.at[i].n_notes);
    for (int i = 0; i < strip->spanners.n; i++)
        if (strip->spanners.at[i].first >= first)
            height += notes_height(strip->spanners.at[i].notes, strip->spanners.at[i].n_notes);
    return height ? height + strip->notes_gap : 0;
}

bool strip_has_room_for(const StripBuilder *strip, int first)
{
    if (!strip->page_height) return false;
    LenSum height = height_of_notes(strip, first);
    for (int i = first; i < strip->slabs.n; i++)
        height += strip->slabs.at[i].body->height + (i > first ? strip->slabs.at[i].gap : 0);
    return height <= strip->page_height;
}

void strip_keep(StripBuilder *strip, int first)
{
    if (!strip_has_room_for(strip, first)) return;
    for (int i = first; i < strip->slabs.n - 1; i++) strip->slabs.at[i].keep_next = true;
}

void slab_bind(Slab *slab)
{
    slab->keep_next = true;
    slab->cost = COST_NEVER;
}

void slab_add_notes(Slab *slab, const Stack *stack, Arena *arena)
{
    if (!stack->n_notes) return;
    Note *notes = arena_array(arena, Note, slab->n_notes + stack->n_notes);
    for (int i = 0; i < slab->n_notes; i++) notes[i] = slab->notes[i];
    for (int i = 0; i < stack->n_notes; i++) notes[slab->n_notes + i] = stack->notes[i];
    slab->notes = notes;
    slab->n_notes += stack->n_notes;
}
