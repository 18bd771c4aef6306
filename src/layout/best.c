/* Tables of one name and with the same columns have the same best widths, wherever in the document they stand: they are tried
   together, once for each room they are to have.  A booklet that was published keeps its widths, which its release knows by the
   boxes of its cells: a correction prints again what it changes, and nothing else.  An excerpt has the widths of its booklet: who
   knows a page of the one is at home in the other.  A column the booklet has not, as that which says on which of its pages a record
   is, is as wide as its words, and where an excerpt has less room for the others, all give of what they have beyond their least. */
#include "layout/best.h"

#include "base/map.h"
#include "base/vec.h"
#include "layout/search.h"
#include "layout/trial.h"
#include "model/rows.h"

#include <string.h>

/* What was chosen for tables like this one with that room. */
typedef struct BestWidths {
    const Table *table;
    LenSum room;
    Len *widths; /* of all columns, that of the others 0 */
    struct BestWidths *next;
} BestWidths;

struct BestBook {
    Arena *arena;
    Vec(const Table *) tables; /* with best columns and a name, in reading order */
    BestWidths *chosen;
    const Release *release;    /* NULL: it is the first edition */
    const ChosenWidths *given; /* of the booklet; NULL: this is no excerpt */
    Map passages;              /* key → Passage, once that was asked for */
    bool has_passages;
};

static bool has_best(const Table *table)
{
    for (int i = 0; i < table->n_columns; i++)
        if (table->columns[i].kind == COLUMN_BEST) return true;
    return false;
}

static void collect_blocks(BestBook *book, const Block *blocks);

static void collect_table(BestBook *book, const Table *table)
{
    if (table->alike.n && has_best(table)) *vec_push(&book->tables) = table;
    for (int r = rows_loose(table, 0); r < table->n_rows; r = rows_loose(table, r + 1))
        for (int c = 0; c < table->rows[r].n_cells; c++) collect_blocks(book, table->rows[r].cells[c].blocks);
}

static void collect_blocks(BestBook *book, const Block *blocks)
{
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) collect_table(book, block->as.table);
        if (block->kind == BLOCK_BOX) collect_blocks(book, block->as.box.blocks);
        if (block->kind == BLOCK_SAMPLE) collect_blocks(book, block->as.sample.blocks);
    }
}

BestBook *best_open(const Document *document, LayoutWish wish, Arena *arena)
{
    BestBook *book = arena_new(arena, BestBook);
    *book = (BestBook){ .arena = arena, .tables = { .arena = arena }, .release = wish.published, .given = wish.chosen };
    for (const Section *section = document->sections; section; section = section->next) collect_blocks(book, section->blocks);
    return book;
}

/* One whose rows are at hand is another Table. */
static bool is_same(const Table *a, const Table *b)
{
    return a->rows == b->rows;
}

static bool is_like(const Table *a, const Table *b)
{
    if (is_same(a, b)) return true;
    if (!a->alike.n || !str_equal(a->alike, b->alike) || a->n_columns != b->n_columns) return false;
    for (int i = 0; i < a->n_columns; i++) {
        const Column *one = &a->columns[i], *other = &b->columns[i];
        if (!str_equal(one->name, other->name) || one->kind != other->kind || one->width != other->width) return false;
    }
    return true;
}

/* The tables that are tried with this one, itself among them. */
static const Table **those_like(const BestBook *book, const Table *table, int *n, Arena *arena)
{
    const Table **like = arena_array(arena, const Table *, book->tables.n + 1);
    bool is_there = false;
    *n = 0;
    for (int i = 0; i < book->tables.n; i++) {
        if (is_like(table, book->tables.at[i])) like[(*n)++] = book->tables.at[i];
        is_there |= is_same(book->tables.at[i], table);
    }
    if (!is_there) like[(*n)++] = table;
    return like;
}

/* --- as published ------------------------------------------------------------------------------------------------------ */

static const Passage *find_passage(BestBook *book, Key key)
{
    if (!book->has_passages) book->passages = map_new(book->arena);
    for (int i = 0; !book->has_passages && i < book->release->n_passages; i++)
        map_put(&book->passages, book->release->passages[i].key.text, &book->release->passages[i]);
    book->has_passages = true;
    return map_find(&book->passages, key.text);
}

/* A width, and how many cells of a column had it. */
typedef struct {
    Len width;
    int n;
} WidthCount;

/* The width most cells of the column had; 0: none of them was there. */
static Len published_width(BestBook *book, const Table *const *tables, int n_tables, int column)
{
    Vec(WidthCount) counts = { .arena = book->arena };
    WidthCount most = { 0 };
    for (int t = 0; t < n_tables; t++) {
        RowWalk walk = rows_walk(tables[t]);
        for (int r = tables[t]->n_head_rows; r < tables[t]->n_rows; r++) {
            const Row *row = rows_at(&walk, r);
            for (int c = 0; c < row->n_cells; c++) {
                const Cell *cell = &row->cells[c];
                bool is_alone = cell->column == column && cell->column_span == 1 && cell->key.text.n;
                const Passage *passage = is_alone ? find_passage(book, cell->key) : NULL;
                if (!passage || passage->box.width <= 0) continue;
                int i = 0;
                while (i < counts.n && counts.at[i].width != passage->box.width) i++;
                if (i == counts.n) *vec_push(&counts) = (WidthCount){ .width = passage->box.width };
                if (++counts.at[i].n > most.n) most = counts.at[i];
            }
        }
        rows_leave(&walk);
    }
    return most.width;
}

/* false: of some column it is not known, or the table is another; nothing has changed. */
static bool keep_published(BestBook *book, const Table *const *tables, int n_tables, Columns *columns, Len room)
{
    if (!book->release) return false;
    const Table *table = columns->table;
    Len *widths = arena_array(book->arena, Len, table->n_columns);
    LenSum taken = 0;
    for (int i = 0; i < table->n_columns; i++) {
        bool is_best = table->columns[i].kind == COLUMN_BEST;
        widths[i] = is_best ? published_width(book, tables, n_tables, i) : columns->width[i];
        if (!widths[i] && is_best) return false;
        taken += widths[i];
    }
    if (taken != room) return false;
    memcpy(columns->width, widths, (size_t)table->n_columns * sizeof *widths);
    return true;
}

/* --- as in the booklet ------------------------------------------------------------------------------------------------- */

static Str name_of(const Table *table)
{
    return table->alike.n ? table->alike : table->key.text;
}

static int count_best(const Table *table)
{
    int n = 0;
    for (int i = 0; i < table->n_columns; i++) n += table->columns[i].kind == COLUMN_BEST;
    return n;
}

static const ChosenWidths *chosen_from(const BestBook *book, const BestWidths *own, ChosenList *list, Shop shop)
{
    const Table *table = own->table;
    int n = count_best(table), n_tables, at = 0;
    const Table **tables = those_like(book, table, &n_tables, shop.arena);
    Str *names = arena_array(list->arena, Str, n);
    ChosenWidths *chosen = arena_new(list->arena, ChosenWidths);
    *chosen = (ChosenWidths){ str_copy(list->arena, name_of(table)), n,          names, arena_array(list->arena, Len, n),
                              arena_array(list->arena, Len, n),      list->first };
    for (int i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind != COLUMN_BEST) continue;
        names[at] = str_copy(list->arena, table->columns[i].name);
        chosen->widths[at] = own->widths[i];
        for (int t = 0; t < n_tables; t++) chosen->least[at] = len_max(chosen->least[at], column_least(tables[t], i, shop));
        at++;
    }
    return chosen;
}

void best_chosen(const BestBook *book, ChosenList *list, Shop shop)
{
    for (const BestWidths *own = book->chosen; own; own = own->next) list->first = chosen_from(book, own, list, shop);
}

static LenSum sum_of(const Len *widths, int n)
{
    LenSum sum = 0;
    for (int i = 0; i < n; i++) sum += widths[i];
    return sum;
}

/* Of a best column; -1: the booklet has none of this name. */
static int find_chosen(const ChosenWidths *given, const Column *column)
{
    for (int i = 0; i < given->n_columns && column->kind == COLUMN_BEST; i++)
        if (str_equal(given->names[i], column->name)) return i;
    return -1;
}

/* The table has all its columns, and perhaps more. */
static bool is_of(const ChosenWidths *given, const Table *table)
{
    int n = 0;
    for (int i = 0; i < table->n_columns; i++) n += find_chosen(given, &table->columns[i]) >= 0;
    return str_equal(given->table, name_of(table)) && n == given->n_columns;
}

/* Of these columns, in the room that is nearest to that. */
static const ChosenWidths *find_given(const BestBook *book, const Table *table, LenSum room)
{
    const ChosenWidths *nearest = NULL;
    LenSum least = INT64_MAX;
    for (const ChosenWidths *given = book->given; given; given = given->next) {
        LenSum apart = sum_of(given->widths, given->n_columns) - room;
        if (apart < 0) apart = -apart;
        if (apart >= least || !is_of(given, table)) continue;
        nearest = given;
        least = apart;
    }
    return nearest;
}

/* What the booklet has no width for is as wide as its words.  Returns what that leaves. */
static LenSum take_own(const BestBook *book, const ChosenWidths *given, Columns *columns, LenSum room, Shop shop)
{
    int n;
    const Table *table = columns->table, **tables = those_like(book, table, &n, shop.arena);
    for (int i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind != COLUMN_BEST || find_chosen(given, &table->columns[i]) >= 0) continue;
        columns->width[i] = 0;
        for (int t = 0; t < n; t++) columns->width[i] = len_max(columns->width[i], column_natural(tables[t], i, shop));
        room -= columns->width[i];
    }
    return room;
}

/* false: there are none, or not even their least have room. */
static bool take_given(const BestBook *book, Columns *columns, LenSum room, Shop shop)
{
    const Table *table = columns->table;
    const ChosenWidths *given = find_given(book, table, room);
    if (!given) return false;
    room = take_own(book, given, columns, room, shop);
    LenSum had = sum_of(given->widths, given->n_columns), slack = had - sum_of(given->least, given->n_columns);
    LenSum gives = had - room, gave = 0, before = 0;
    if (gives > slack || slack <= 0) return false;
    for (int i = 0; i < table->n_columns; i++) { /* differences of rounded sums: they give exactly that, or take it */
        int at = find_chosen(given, &table->columns[i]);
        if (at < 0) continue;
        before += given->widths[at] - given->least[at];
        columns->width[i] = given->widths[at] - (Len)(gives * before / slack - gave);
        gave = gives * before / slack;
    }
    return true;
}

/* --- anew -------------------------------------------------------------------------------------------------------------- */

/* The widths that are there, in units, and no more of these than there are. */
static void units_from(const WidthTrial *trial, const Columns *columns, int *units)
{
    int left = trial->n_units;
    for (int i = 0; i < trial->n_open; i++) {
        Len more = len_max(0, columns->width[trial->columns[i]] - trial->least[i]);
        units[i] = i == trial->n_open - 1 ? left : len_min((more + trial->unit / 2) / trial->unit, left);
        left -= units[i];
    }
}

static void choose(const Table *const *tables, int n_tables, Columns *columns, Len room, Shop shop)
{
    WidthTrial trial = trial_open(tables, n_tables, columns, room, shop);
    if (trial.n_units >= 0) {
        int *units = arena_array(trial.arena, int, trial.n_open);
        units_from(&trial, columns, units);
        search_widths(&trial, units);
        for (int i = 0; i < trial.n_open; i++) columns->width[trial.columns[i]] = trial.least[i] + units[i] * trial.unit;
    }
    trial_close(&trial);
}

/* What is left over goes to the best columns alike. */
static void spread_rest(Columns *columns, Len width)
{
    const Table *table = columns->table;
    LenSum rest = width;
    int n = 0, met = 0;
    for (int i = 0; i < table->n_columns; i++) rest -= columns->width[i];
    for (int i = 0; i < table->n_columns; i++) n += table->columns[i].kind == COLUMN_BEST;
    for (int i = 0; i < table->n_columns && rest > 0; i++) {
        if (table->columns[i].kind != COLUMN_BEST) continue;
        columns->width[i] += (Len)(rest * (met + 1) / n - rest * met / n);
        met++;
    }
}

static LenSum room_of_best(const Columns *columns, Len width)
{
    LenSum room = width;
    for (int i = 0; i < columns->table->n_columns; i++)
        if (columns->table->columns[i].kind != COLUMN_BEST) room -= columns->width[i];
    return room;
}

bool best_take(const BestBook *book, Columns *columns, LenSum room, Shop shop)
{
    const Table *table = columns->table;
    for (const BestWidths *known = book->chosen; known; known = known->next) {
        if (!is_like(known->table, table) || known->room != room) continue;
        for (int i = 0; i < table->n_columns; i++)
            if (table->columns[i].kind == COLUMN_BEST) columns->width[i] = known->widths[i];
        return true;
    }
    return take_given(book, columns, room, shop);
}

/* As it stands in the document, or a copy: it is remembered longer than its rows are at hand. */
static const Table *kept_table(const BestBook *book, const Table *table)
{
    for (int i = 0; i < book->tables.n; i++)
        if (is_same(book->tables.at[i], table)) return book->tables.at[i];
    return (const Table *)arena_copy(book->arena, table, sizeof *table);
}

void best_widths(BestBook *book, const Table *table, Columns *columns, Len width, Shop shop)
{
    if (!has_best(table)) return;
    LenSum room = room_of_best(columns, width);
    if (best_take(book, columns, room, shop)) return;
    int n_tables;
    const Table **tables = those_like(book, table, &n_tables, book->arena);
    spread_rest(columns, width);
    if (!keep_published(book, tables, n_tables, columns, width)) choose(tables, n_tables, columns, width, shop);
    BestWidths *own = arena_new(book->arena, BestWidths);
    *own = (BestWidths){ kept_table(book, table), room, arena_array(book->arena, Len, table->n_columns), book->chosen };
    memcpy(own->widths, columns->width, (size_t)table->n_columns * sizeof(Len));
    book->chosen = own;
}
