/* Codes, choices and flags are chosen, not typed. */
#include "inquiry/sheet.h"

#include "data/data.h"

typedef Vec(Str) ChoiceWords;

static void add_words(ChoiceWords *list, Str words)
{
    for (Str word; str_next_word(&words, &word);) *vec_push(list) = str_copy(list->arena, word);
}

static Str code_of(DataNode term, Arena *arena)
{
    Str key = data_record_type(term)->key;
    return key.n ? str_copy(arena, data_attribute(term, key.at)) : str_copy(arena, data_own_id(term));
}

static void add_terms(const SheetMaking *making, ChoiceWords *list, const FieldType *field)
{
    const Data *data = making->inquiry->data;
    for (int i = 0; i < data->facts.n_records; i++) {
        DataNode term = schema_lists(field->of, data->facts.records[i].type) ? data_find(data, data->facts.records[i].id) : NULL;
        if (term && data_record_type(term)) *vec_push(list) = code_of(term, list->arena);
    }
}

static ChoiceWords words_of(const SheetMaking *making, const FieldType *field)
{
    ChoiceWords list = { .arena = making->arena };
    if (field->kind == FIELD_CODE) add_terms(making, &list, field);
    if (field->kind == FIELD_CODE) add_words(&list, field->missing);
    if (field->kind == FIELD_CHOICE) add_words(&list, field->words);
    if (field->kind == FIELD_FLAG) add_words(&list, STR("yes no"));
    return list;
}

/* In the order of their columns: A, B … */
static Str area_of(int column, int n, Arena *arena)
{
    enum { LETTERS = 26 };
    char name[] = { (char)('A' + column / LETTERS - 1), (char)('A' + column % LETTERS), '\0' };
    const char *letters = column < LETTERS ? name + 1 : name;
    return str_printf(arena, "'" CHOICE_SHEET "'!$%s$1:$%s$%d", letters, letters, n);
}

const ChoiceList *choices_of(SheetMaking *making, const FieldType *field)
{
    enum { MOST = 500 };
    for (int i = 0; i < making->lists.n; i++)
        if (making->lists.at[i].field == field) return &making->lists.at[i];
    ChoiceWords words = words_of(making, field);
    if (!words.n || making->lists.n == MOST) return NULL;
    ChoiceList *list = vec_push(&making->lists);
    *list = (ChoiceList){ field, words.at, words.n, area_of(making->lists.n - 1, words.n, making->arena) };
    return list;
}

DataNode choices_term(const SheetMaking *making, const FieldType *field, Str code)
{
    return field->kind == FIELD_CODE ? data_term(making->inquiry->data, field, code, making->arena) : NULL;
}

WrittenSheet choices_sheet(const SheetMaking *making)
{
    int n = 0;
    for (int i = 0; i < making->lists.n; i++) n = making->lists.at[i].n > n ? making->lists.at[i].n : n;
    WrittenRow *rows = arena_array(making->arena, WrittenRow, n);
    for (int row = 0; row < n; row++) {
        rows[row] = (WrittenRow){ .cells = arena_array(making->arena, WrittenCell, making->lists.n) };
        for (int i = 0; i < making->lists.n; i++)
            if (row < making->lists.at[i].n)
                rows[row].cells[rows[row].n++] = (WrittenCell){ i + 1, LOOK_PLAIN, making->lists.at[i].words[row] };
    }
    return (WrittenSheet){ .name = STR(CHOICE_SHEET), .is_hidden = true, .is_locked = true, .rows = rows, .n_rows = n };
}
