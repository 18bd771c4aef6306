/* 項目定義書: what every column of every table means, from the schema. */
#include "opendata/table.h"

#include "base/words.h"

enum { OF_TABLE, OF_TABLE_LABEL, OF_HEAD, OF_KEY, OF_KIND, OF_REQUIRED, OF_MEANING, N_COLUMNS };

static Word kind_word(const DatumColumn *column)
{
    static const Word kinds[] = {
        [FIELD_TEXT] = WORD_KIND_TEXT,     [FIELD_FIGURE] = WORD_KIND_TEXT,   [FIELD_PLAIN] = WORD_KIND_TEXT,
        [FIELD_PROSE] = WORD_KIND_PROSE,   [FIELD_NUMBER] = WORD_KIND_NUMBER, [FIELD_ORDINAL] = WORD_KIND_TEXT,
        [FIELD_DATE] = WORD_KIND_DATE,     [FIELD_MOMENT] = WORD_KIND_DATE,   [FIELD_YEAR] = WORD_KIND_YEAR,
        [FIELD_CODE] = WORD_KIND_CODE,     [FIELD_REFERENCE] = WORD_KIND_ID,  [FIELD_REFERENCES] = WORD_KIND_ID,
        [FIELD_CHOICE] = WORD_KIND_CHOICE, [FIELD_FLAG] = WORD_KIND_FLAG,     [FIELD_IMAGE] = WORD_KIND_PATH
    };
    if (opencolumn_is_figure(column) && (!column->field || column->field->kind != FIELD_YEAR)) return WORD_KIND_NUMBER;
    if (column->says == SAYS_NAME || column->says == SAYS_PARENT || column->says == SAYS_ABOVE) return WORD_KIND_ID;
    return column->says == SAYS_VALUE ? kinds[column->field->kind] : WORD_KIND_TEXT;
}

/* What may stand there, and where it comes from. */
static Str meaning_of(const OpenSet *set, const DatumColumn *column)
{
    static const Word meanings[] = {
        [SAYS_NAME] = WORD_MEANS_NAME,     [SAYS_PARENT] = WORD_MEANS_PARENT,     [SAYS_ORDER] = WORD_MEANS_ORDER,
        [SAYS_ABOVE] = WORD_MEANS_ABOVE,   [SAYS_ABOVE_TITLE] = WORD_MEANS_ABOVE, [SAYS_WRITTEN] = WORD_MEANS_WRITTEN,
        [SAYS_FIGURE] = WORD_MEANS_FIGURE, [SAYS_UNIT] = WORD_MEANS_UNIT,         [SAYS_ERA] = WORD_MEANS_ERA,
        [SAYS_TITLE] = WORD_MEANS_TITLE
    };
    const FieldType *field = column->field;
    Arena *arena = set->arena;
    if (column->says == SAYS_COMPUTED)
        return str_printf(arena, words(WORD_MEANS_COMPUTED, set->lang), str_copy(arena, field->value).at);
    if (column->says == SAYS_ABOVE || column->says == SAYS_ABOVE_TITLE)
        return str_printf(arena, words(WORD_MEANS_ABOVE, set->lang), str_copy(arena, column->above->label).at);
    if (column->says == SAYS_ATTRIBUTE) return STR("");
    if (column->says != SAYS_VALUE) return words_str(meanings[column->says], set->lang);
    if (field->kind == FIELD_CHOICE) return str_replace(arena, str_trim(field->words), STR(" "), STR("、"));
    bool is_of_table = field->of.n && field->kind != FIELD_YEAR && str_find(field->of, ' ') < 0;
    if (is_of_table) return str_printf(arena, words(WORD_MEANS_TABLE, set->lang), str_copy(arena, field->of).at);
    if (field->of.n && field->kind != FIELD_YEAR)
        return str_printf(arena, words(WORD_MEANS_TABLES, set->lang), str_copy(arena, field->of).at);
    return STR("");
}

static void add_row(const OpenSet *set, const DatumTable *table, const DatumColumn *column, Str *cells)
{
    bool is_required =
        column->says == SAYS_NAME || (column->says == SAYS_VALUE && column->field->is_required && column->nth <= 0);
    cells[OF_TABLE] = table->type->name;
    cells[OF_TABLE_LABEL] = table->type->label;
    cells[OF_HEAD] = column->head;
    cells[OF_KEY] = column->key;
    cells[OF_KIND] = words_str(kind_word(column), set->lang);
    cells[OF_REQUIRED] = words_str(is_required ? WORD_OPEN_YES : WORD_OPEN_NO, set->lang);
    cells[OF_MEANING] = meaning_of(set, column);
}

DatumTable datumtable_dictionary(const OpenSet *set, const DatumTable *tables, int n, Arena *arena)
{
    static const Word heads[N_COLUMNS] = { WORD_OPEN_TABLE, WORD_OPEN_TABLE_LABEL, WORD_OPEN_HEAD,   WORD_OPEN_KEY,
                                           WORD_OPEN_KIND,  WORD_OPEN_REQUIRED,    WORD_OPEN_MEANING };
    static const char *const keys[N_COLUMNS] = { "table", "table_label", "column", "key", "kind", "required", "meaning" };
    DatumTable dictionary = { .columns = arena_array(arena, DatumColumn, N_COLUMNS), .n_columns = N_COLUMNS };
    for (int i = 0; i < N_COLUMNS; i++)
        dictionary.columns[i] =
            (DatumColumn){ .says = SAYS_ATTRIBUTE, .head = words_str(heads[i], set->lang), .key = str_from(keys[i]) };
    for (int i = 0; i < n; i++) dictionary.n_rows += tables[i].n_columns;
    dictionary.cells = arena_array(arena, Str, dictionary.n_rows * N_COLUMNS);
    Str *cells = dictionary.cells;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < tables[i].n_columns; k++, cells += N_COLUMNS) add_row(set, &tables[i], &tables[i].columns[k], cells);
    return dictionary;
}
