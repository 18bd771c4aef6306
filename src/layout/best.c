/* Tables of one name and with the same columns have the same best widths, wherever in the document they stand: they are tried
   together, once for each width they are to have.  A booklet that was published keeps its widths, which its release knows by the
   boxes of its cells: a correction prints again what it changes, and nothing else. */
#include "layout/best.h"

#include "base/map.h"
#include "base/vec.h"
#include "layout/search.h"
#include "layout/trial.h"

#include <string.h>

/* What was chosen for tables like this one in that width. */
typedef struct BestWidths {
    const Table *table;
    Len width;
    Len *widths; /* of all columns, that of the others 0 */
    struct BestWidths *next;
} BestWidths;

struct BestBook {
    Arena *arena;
    Vec(const Table *) tables; /* with best columns and a name, in reading order */
    BestWidths *chosen;
    const Release *release; /* NULL: it is the first edition */
    Map passages;           /* key → Passage, once that was asked for */
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
    for (int r = 0; r < table->n_rows; r++)
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

BestBook *best_open(const Document *document, const Release *release, Arena *arena)
{
    BestBook *book = arena_new(arena, BestBook);
    *book = (BestBook){ .arena = arena, .tables = { .arena = arena }, .release = release };
    for (const Section *section = document->sections; section; section = section->next) collect_blocks(book, section->blocks);
    return book;
}

static bool is_like(const Table *a, const Table *b)
{
    if (a == b) return true;
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
        is_there |= book->tables.at[i] == table;
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
    for (int t = 0; t < n_tables; t++)
        for (int r = tables[t]->n_head_rows; r < tables[t]->n_rows; r++)
            for (int c = 0; c < tables[t]->rows[r].n_cells; c++) {
                const Cell *cell = &tables[t]->rows[r].cells[c];
                bool is_alone = cell->column == column && cell->column_span == 1 && cell->key.text.n;
                const Passage *passage = is_alone ? find_passage(book, cell->key) : NULL;
                if (!passage || passage->box.width <= 0) continue;
                int i = 0;
                while (i < counts.n && counts.at[i].width != passage->box.width) i++;
                if (i == counts.n) *vec_push(&counts) = (WidthCount){ .width = passage->box.width };
                if (++counts.at[i].n > most.n) most = counts.at[i];
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

static void take_widths(const BestWidths *known, Columns *columns)
{
    for (int i = 0; i < columns->table->n_columns; i++)
        if (columns->table->columns[i].kind == COLUMN_BEST) columns->width[i] = known->widths[i];
}

void best_widths(BestBook *book, const Table *table, Columns *columns, Len width, Shop shop)
{
    if (!has_best(table)) return;
    for (const BestWidths *known = book->chosen; known; known = known->next)
        if (is_like(known->table, table) && known->width == width) {
            take_widths(known, columns);
            return;
        }
    int n_tables;
    const Table **tables = those_like(book, table, &n_tables, book->arena);
    spread_rest(columns, width);
    if (!keep_published(book, tables, n_tables, columns, width)) choose(tables, n_tables, columns, width, shop);
    BestWidths *own = arena_new(book->arena, BestWidths);
    *own = (BestWidths){ table, width, arena_array(book->arena, Len, table->n_columns), book->chosen };
    memcpy(own->widths, columns->width, (size_t)table->n_columns * sizeof(Len));
    book->chosen = own;
}
