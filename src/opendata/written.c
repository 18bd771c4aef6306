/* Tables as files: one row of heads, and then a row a record.  No cell is guarded against spreadsheets: what stands there is the datum. */
#include "opendata/table.h"

#include "base/csv.h"

static Str *heads_of(const DatumTable *table, Arena *arena)
{
    Str *heads = arena_array(arena, Str, table->n_columns);
    for (int i = 0; i < table->n_columns; i++) heads[i] = table->columns[i].head;
    return heads;
}

Str datumtable_csv(const DatumTable *table, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    csv_add_data(&out, heads_of(table, arena), table->n_columns);
    for (int i = 0; i < table->n_rows; i++) csv_add_data(&out, &table->cells[i * table->n_columns], table->n_columns);
    return str_built(&out);
}

/* A figure is a number of JSON only if it is written as one. */
static bool is_number(const DatumColumn *column, Str words)
{
    Decimal number;
    if (!opencolumn_is_figure(column) || !decimal_read(words, &number)) return false;
    Str digits = str_starts(words, STR("-")) ? str_part(words, 1, words.n) : words;
    bool has_zero = digits.n > 1 && digits.at[0] == '0' && digits.at[1] != '.';
    return digits.n && digits.at[0] != '.' && digits.at[digits.n - 1] != '.' && !has_zero;
}

Str datumtable_json(const DatumTable *table, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR("[\n"));
    for (int i = 0; i < table->n_rows; i++) {
        for (int k = 0; k < table->n_columns; k++) {
            Str words = table->cells[i * table->n_columns + k];
            str_add(&out, k ? STR(", ") : STR("  {"));
            str_add_json(&out, table->columns[k].key);
            str_add(&out, STR(": "));
            if (!words.n) str_add(&out, STR("null"));
            else if (is_number(&table->columns[k], words)) str_add(&out, words);
            else str_add_json(&out, words);
        }
        str_add(&out, i + 1 < table->n_rows ? STR("},\n") : STR("}\n"));
    }
    str_add(&out, STR("]\n"));
    return str_built(&out);
}
