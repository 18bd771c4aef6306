/* Tables, from part to part and from stretch to stretch.  Every row becomes a slab, every cell over several rows a spanner; what
   stands apart from the rows (apart.c) is set before them, and heads.c is handed its frames.

   A long table is set stretch by stretch, so that its strip can be handed on while it grows.  What needs all of its rows comes
   before the first: the widths of its columns, and what cells agree on down a column.  Rows that a cell joins are of one stretch. */
#include "layout/table.h"

#include "layout/apart.h"
#include "layout/builder.h"
#include "layout/cells.h"
#include "layout/columns.h"
#include "layout/facing.h"
#include "layout/heads.h"
#include "layout/owed.h"
#include "layout/rows.h"
#include "layout/rules.h"
#include "layout/turns.h"
#include "layout/wide.h"
#include "model/rows.h"

enum { PARTS_GAP = 2 * LEN_MM }; /* between the parts of a table too wide for the page */
enum { COST_BETWEEN = 300 };     /* of a page ending between them */
enum { STRETCH = 100 };          /* rows that are set together; a page or two */

struct OpenTable {
    StripBuilder *strip;
    Manner manner;
    Arena *lasting, *work;
    bool is_long;
    const Block **parts;                  /* one; or those of a table too wide for the page */
    int n_parts, part;                    /* the one in hand */
    Lane *lanes;                          /* of each part, when they take turns; else NULL */
    int turn_first, turn_last, turn_slab; /* the turn in hand: its rows, where it begins */
    TableBuilder builder;
    int first;    /* slab of it */
    int row;      /* the next to be set */
    bool is_kept; /* on one page, as far as it has come */
};

/* What needs no report: it is said when the rows are set for good. */
static Lane lane_of(const OpenTable *open, const Block *block)
{
    const Table *table = block->as.table;
    Shop shop = open->strip->shop;
    shop.arena = open->lasting;
    StripBuilder strip = strip_new(shop, open->strip->width);
    Lane lane = { .block = block, .columns = columns_fit(table, strip.width, block->where, shop) };
    TableBuilder builder = table_builder(&strip, block, table, lane.columns, true, open->manner, open->lasting);
    Slab notes = { 0 };
    RowSet head = table->head_again.n ? table->head_again : (RowSet){ table->rows, table->n_head_rows };
    if (head.n) lane.head = apart_height(apart_set(&builder, head, table->rules.top, true, &notes));
    lane.notes_gap = open->strip->notes_gap;
    lane.head += (Len)notes_height(notes.notes, notes.n_notes);
    table_set_rows(&builder, table->n_head_rows, table->n_rows);
    lane.rows = strip_built(&strip, NULL);
    lane.first_slab = builder.first_slab;
    lane.last_slab = builder.last_slab;
    lane.ends = builder.ends;
    return lane;
}

/* What is left of the page, as far as that can be known before pages are cut: white before a turn that has no room there, no more. */
static LenSum room_left(const StripBuilder *strip)
{
    LenSum used = 0;
    for (int i = strip->slabs.n - 1; i >= 0 && !strip->new_page; i--) {
        used += strip->slabs.at[i].body->height + strip->slabs.at[i].gap;
        if (strip->slabs.at[i].new_page) break;
    }
    return strip->page_height - (used + strip->gap) % strip->page_height;
}

/* true: 表題（続き） stands over it. */
static bool turn_is_titled(const OpenTable *open, const Table *table)
{
    return open->lanes && !open->part && open->turn_first > table->n_head_rows && table->title_again;
}

static void begin_turn(OpenTable *open)
{
    StripBuilder *strip = open->strip;
    const Table *table = open->lanes->block->as.table;
    bool is_first = !open->turn_last;
    open->turn_first = is_first ? table->n_head_rows : open->turn_last;
    open->turn_slab = strip->slabs.n;
    const Row *row = &table->rows[open->turn_first];
    strip->new_page |= !is_first && row->new_page;
    if (!is_first && row->side) strip->side = row->side;
    LenSum room = is_first ? room_left(strip) : strip->page_height;
    if (turn_is_titled(open, table)) room -= table->title->style->leading + table->title->style->space_after;
    Arena *scratch = arena_open();
    open->turn_last = turn_end(open->lanes, open->n_parts, open->turn_first, room, PARTS_GAP, scratch);
    arena_close(scratch);
}

static void begin_title(TableBuilder *builder, const Block *title)
{
    StripBuilder *strip = builder->strip;
    slab_bind(strip_add(strip, title_again(builder), title->key, title->where));
    strip->gap = title->style->space_after;
}

static Columns columns_of(const StripBuilder *strip, const Block *block)
{
    if (block->as.table->gutter) return facing_columns(block, strip->width / 2, strip->shop);
    return columns_fit(block->as.table, strip->width, block->where, strip->shop);
}

static void begin_part(OpenTable *open)
{
    StripBuilder *strip = open->strip;
    const Block *block = open->parts[open->part];
    bool is_later_turn = open->lanes && open->turn_last;
    if (open->lanes && !open->part) begin_turn(open);
    if (open->lanes) block = turn_of(block, open->turn_first, open->turn_last, strip->shop.arena);
    const Table *table = block->as.table;
    TableBuilder *builder = &open->builder;
    if (open->part || is_later_turn) strip->gap = len_max(strip->gap, PARTS_GAP);
    strip->gap = len_max(strip->gap, block->style ? block->style->space_before : 0);
    Columns columns = open->lanes ? open->lanes[open->part].columns : columns_of(strip, block);
    columns.table = table;
    *builder = table_builder(strip, block, table, columns, columns.too_wide, open->manner, open->work);
    open->first = strip->slabs.n;
    open->row = table->n_head_rows;
    open->is_kept = table->keep || open->n_parts > 1;
    strip->n_tables++;
    if (turn_is_titled(open, table)) begin_title(builder, table->title);
    if (table->n_head_rows) head_begin(builder);
    draw_again(builder);
    draw_page_ends(builder);
    if (open->is_long) cells_agree(builder);
    heads_put(builder);
}

static void end_part(OpenTable *open)
{
    StripBuilder *strip = open->strip;
    TableBuilder *builder = &open->builder;
    Slab *end = &strip->slabs.at[strip->slabs.n - 1];
    end->keep_next = false; /* a head without rows has nothing to stay with */
    if (open->part < open->n_parts - 1) end->cost = COST_BETWEEN;
    end->below = rules_above(&builder->grid, &builder->columns, builder->table->n_rows, strip->shop.arena);
    if (builder->table->blank_rows && !strip->is_inner)
        end->blank = rules_blank(&builder->columns, builder->table->blank_rows, strip->shop.arena);
    heads_end_table(builder);
    owed_pay(strip);
    if (open->is_kept) strip_keep(strip, open->first);
    strip->gap = len_max(strip->gap, builder->block->style ? builder->block->style->space_after : 0);
}

/* What lasts as long as the part does is made in the arena for that. */
static void begin_lasting(OpenTable *open)
{
    Shop *shop = &open->strip->shop;
    Arena *arena = shop->arena;
    shop->arena = open->lasting;
    begin_part(open);
    shop->arena = arena;
}

/* true: it was the last of its part. */
static bool add_stretch(OpenTable *open)
{
    TableBuilder *builder = &open->builder;
    const Table *table = builder->table;
    int first = open->row, last = open->is_long ? rows_end_of_stretch(table, first, STRETCH) : table->n_rows;
    table_set_rows(builder, first, last);
    heads_hang(builder, first, last);
    open->row = last;
    if (open->is_long) arena_clear(open->work);
    open->is_kept = open->is_kept && strip_has_room_for(open->strip, open->first);
    return last == table->n_rows;
}

/* Behind the last part of a turn; with more rows to come, the first part begins the next one. */
static void end_turn(OpenTable *open)
{
    strip_keep(open->strip, open->turn_slab);
    if (open->turn_last < open->lanes->block->as.table->n_rows) open->part = 0;
}

bool table_go_on(OpenTable *open)
{
    while (open->part < open->n_parts) {
        if (!open->builder.table) begin_lasting(open);
        bool is_last = add_stretch(open);
        if (is_last) end_part(open);
        if (is_last) open->builder.table = NULL;
        open->part += is_last;
        bool ends_turn = open->lanes && open->part == open->n_parts;
        if (ends_turn) end_turn(open);
        if (open->is_long && (open->lanes ? ends_turn : !open->is_kept)) return open->part < open->n_parts;
    }
    return false;
}

/* The table with all its rows at hand. */
static const Block *at_hand(const Block *block, Arena *arena)
{
    if (!block->as.table->n_sheaves) return block;
    Block *whole = arena_new(arena, Block);
    *whole = *block;
    Table *table = whole->as.table = arena_new(arena, Table);
    *table = *block->as.table;
    rows_take_for(table, 0, table->n_rows, arena);
    table->n_sheaves = 0;
    return whole;
}

static OpenTable open_table(StripBuilder *strip, const Block *block, Manner manner, Arena *lasting, Arena *work)
{
    OpenTable open = { .strip = strip, .manner = manner, .lasting = lasting, .work = work };
    Shop shop = strip->shop;
    shop.arena = lasting;
    if (block->as.table->gutter) {
        strip->width *= 2; /* until it is closed */
        block = facing_parted(at_hand(block, lasting), lasting);
    } else open.parts = wide_parts(block, strip->width, &open.n_parts, shop);
    bool takes_turns = open.parts && block->as.table->parts == PARTS_BY_PAGE && strip->page_height;
    if (takes_turns) open.lanes = arena_array(lasting, Lane, open.n_parts);
    for (int i = 0; takes_turns && i < open.n_parts; i++) open.lanes[i] = lane_of(&open, open.parts[i]);
    if (open.parts) return open;
    open.parts = arena_array(lasting, const Block *, 1);
    open.parts[0] = block;
    open.n_parts = 1;
    return open;
}

bool table_is_long(const Table *table)
{
    return table->n_rows - table->n_head_rows > STRETCH;
}

OpenTable *table_open(StripBuilder *strip, const Block *block, Manner manner, Arena *lasting)
{
    OpenTable *open = arena_new(lasting, OpenTable);
    *open = open_table(strip, block, manner, lasting, arena_open());
    open->is_long = true;
    return open;
}

/* What comes after it stands on one page again. */
static void close_pages(const OpenTable *open)
{
    if (open->parts[0]->as.table->gutter) open->strip->width /= 2;
}

void table_close(OpenTable *open)
{
    if (!open) return;
    close_pages(open);
    arena_close(open->work);
}

void table_add(StripBuilder *strip, const Block *block, Manner manner)
{
    if (block->as.table->n_rows == 0) return;
    OpenTable open = open_table(strip, at_hand(block, strip->shop.arena), manner, strip->shop.arena, strip->shop.arena);
    table_go_on(&open);
    close_pages(&open);
}
