/* A sample is a group: its tables, and what the callouts on them say. */
#include "tags/lector.h"

#include "base/utf8.h"
#include "model/rows.h"

void lector_add_words(StrBuilder *words, Str more)
{
    if (more.n) str_add_printf(words, "%s" STR_FMT, words->n ? "、" : "", STR_ARG(more));
}

/* The words of the lowest head over a column, or nothing. */
static Str head_of_column(const Table *table, int column)
{
    Str head = STR("");
    for (int r = 0; r < table->n_head_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            const Cell *cell = &table->rows[r].cells[c];
            bool is_over = cell->column <= column && column < cell->column + cell->column_span;
            if (is_over && cell->blocks && cell->blocks->kind == BLOCK_TEXT) head = cell->blocks->as.text.text;
        }
    return head;
}

static void add_on_one_line(StrBuilder *words, Str text)
{
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c != HINT_CHARACTER && c != SLOT_CHARACTER) str_add_char(words, c == '\n' ? ' ' : c);
    }
}

/* What they are for: 1 目標値、2 現状値. */
static void read_callouts(Lector *lector, const Block *sample, const Block *table)
{
    StrBuilder words = { .arena = lector->texts->kept };
    const Callout *first = callout_first(sample, table);
    for (int i = 0; i < sample->as.sample.n_callouts; i++) {
        const Callout *callout = &sample->as.sample.callouts[i];
        if (callout->table != table || callout_is_beside(callout)) continue;
        Str head = head_of_column(table->as.table, callout->column);
        lector_add_words(&words, callout->rich.text);
        if (head.n) str_add(&words, STR(" "));
        add_on_one_line(&words, head);
    }
    if (!first) return;
    lector_settle(lector);
    lector_figure(lector, &first->rich, str_built(&words), NULL);
}

/* What the first text in a row says; that of a cell over several only where there is no other. */
static Str words_of_row(const Table *table, int row)
{
    Str words = STR("");
    RowWalk walk = rows_walk(table);
    const Row *at = rows_at(&walk, row);
    for (int c = at->n_cells - 1; c >= 0; c--)
        for (const Block *block = at->cells[c].blocks; block; block = block->next)
            if (block->kind == BLOCK_TEXT && block->as.text.text.n && (at->cells[c].row_span == 1 || !words.n))
                words = block->as.text.text;
    rows_leave(&walk);
    return words;
}

/* 3 待機児童～定員; 4 待機児童・実績. */
static void read_callout_beside(Lector *lector, const Callout *callout)
{
    StrBuilder words = { .arena = lector->texts->kept };
    const Table *table = callout->table->as.table;
    lector_add_words(&words, callout->rich.text);
    str_add(&words, STR(" "));
    add_on_one_line(&words, words_of_row(table, callout->first_row));
    Str head = callout->column >= 0 ? head_of_column(table, callout->column) : STR("");
    if (head.n) str_add(&words, STR("・"));
    add_on_one_line(&words, head);
    if (callout->column < 0 && callout->last_row > callout->first_row) {
        str_add(&words, STR("～"));
        add_on_one_line(&words, words_of_row(table, callout->last_row));
    }
    lector_settle(lector);
    lector_figure(lector, &callout->rich, str_built(&words), NULL);
}

static void read_callouts_beside(Lector *lector, const Block *sample, const Block *table)
{
    for (int i = 0; i < sample->as.sample.n_callouts; i++) {
        const Callout *callout = &sample->as.sample.callouts[i];
        if (callout->table == table && callout_is_beside(callout)) read_callout_beside(lector, callout);
    }
}

/* The discs stand over the table whose columns they explain, and beside its rows. */
void lector_sample(Lector *lector, const Block *sample)
{
    Way outer = lector_enter(lector, TAG_GROUP);
    bool was_in_sample = lector->in_sample;
    lector->in_sample = true;
    for (const Block *block = sample->as.sample.blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) read_callouts(lector, sample, block);
        Block alone = *block;
        alone.next = NULL;
        lector_blocks(lector, &alone);
        if (block->kind == BLOCK_TABLE) read_callouts_beside(lector, sample, block);
    }
    lector->in_sample = was_in_sample;
    lector_leave(lector, outer);
}
