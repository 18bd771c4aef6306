/* How the sheets are filled in: over a column what it takes, on a sheet of its own all of it. */
#include "inquiry/sheet.h"

#include "base/words.h"
#include "data/data.h"

static Str say(const SheetMaking *making, Word word)
{
    return words_str(word, making->inquiry->lang);
}

/* --- a column --------------------------------------------------------------------------------------------------------- */

static void add_line(StrBuilder *out, Str line)
{
    if (!line.n) return;
    if (out->n) str_add(out, STR("\n"));
    str_add(out, line);
}

static Word word_of_kind(FieldKind kind)
{
    switch (kind) {
    case FIELD_NUMBER: return WORD_SHEET_NUMBER;
    case FIELD_DATE:
    case FIELD_MOMENT: return WORD_SHEET_DATE;
    case FIELD_YEAR: return WORD_SHEET_YEAR;
    default: return WORD_COUNT;
    }
}

static void add_choices(SheetMaking *making, StrBuilder *out, const FieldType *field)
{
    const ChoiceList *list = choices_of(making, field);
    for (int i = 0; list && i < list->n; i++) {
        DataNode term = choices_term(making, field, list->words[i]);
        Str title = term ? data_title(term, making->arena) : STR("");
        add_line(out,
                 str_printf(making->arena, STR_FMT "%s" STR_FMT, STR_ARG(list->words[i]), title.n ? "　" : "", STR_ARG(title)));
    }
}

/* Does the expression look at the name? */
static bool has_name(Str test, Str name)
{
    for (int at = 0; at + name.n <= test.n; at++)
        if (str_equal(str_part(test, at, at + name.n), name)) return true;
    return false;
}

/* What the office asks of it. */
static void add_rules(const SheetMaking *making, StrBuilder *out, const FieldType *field)
{
    const Schema *schema = making->inquiry->data->schema;
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *record = &schema->records[i];
        if (record_field(record, field->name) != field) continue;
        for (int k = 0; k < record->n_questions; k++)
            if (has_name(record->questions[k].test, field->name)) add_line(out, record->questions[k].label);
    }
}

Str guide_of_column(SheetMaking *making, const FormColumn *column)
{
    StrBuilder out = { .arena = making->arena };
    const FieldType *field = column->type;
    bool is_field = str_find(column->field, '@') < 0;
    add_line(&out, field->note);
    if (!is_field) return str_built(&out);
    Word word = word_of_kind(field->kind);
    if (word != WORD_COUNT) add_line(&out, say(making, word));
    if (field->kind == FIELD_NUMBER)
        add_line(&out, str_printf(making->arena, words(WORD_SHEET_MISSING, making->inquiry->lang), field_marks(field).at));
    if (field->is_required) add_line(&out, say(making, WORD_SHEET_REQUIRED));
    add_choices(making, &out, field);
    add_rules(making, &out, field);
    return str_built(&out);
}

/* --- the sheet --------------------------------------------------------------------------------------------------------- */

typedef Vec(WrittenRow) GuideRows;

static void add_row(GuideRows *rows, CellLook look, Str first, Str second)
{
    WrittenRow *row = vec_push(rows);
    *row = (WrittenRow){ .cells = arena_array(rows->arena, WrittenCell, 2), .n = second.n ? 2 : 1 };
    row->cells[0] = (WrittenCell){ 1, look, first };
    row->cells[1] = (WrittenCell){ 2, look == LOOK_HEAD ? look : LOOK_PLAIN, second };
}

static void add_lists(const SheetMaking *making, GuideRows *rows)
{
    for (int i = 0; i < making->lists.n; i++) {
        const ChoiceList *list = &making->lists.at[i];
        if (list->field->kind != FIELD_CODE) continue;
        add_row(rows, LOOK_PLAIN, STR(""), STR(""));
        add_row(rows, LOOK_HEAD, list->field->label, say(making, WORD_SHEET_MEANING));
        for (int k = 0; k < list->n; k++) {
            DataNode term = choices_term(making, list->field, list->words[k]);
            add_row(rows, LOOK_SHUT, list->words[k], term ? data_title(term, making->arena) : STR(""));
        }
    }
}

WrittenSheet guide_sheet(SheetMaking *making)
{
    static const struct {
        CellLook look;
        Word says;
    } colours[] = { { LOOK_OPEN, WORD_SHEET_SAYS_OPEN },
                    { LOOK_SHUT, WORD_SHEET_SAYS_SHUT },
                    { LOOK_NONE, WORD_SHEET_SAYS_NONE } };
    static const Word rules[] = { WORD_SHEET_RULE_ROWS, WORD_SHEET_RULE_LINES, WORD_SHEET_RULE_MARKUP, WORD_SHEET_RULE_FILE };
    Arena *arena = making->arena;
    GuideRows rows = { .arena = arena };
    add_row(&rows, LOOK_TITLE, making->inquiry->title, STR(""));
    add_row(&rows, LOOK_TITLE, making->portion->name, STR(""));
    add_row(&rows, LOOK_PLAIN, STR(""), making->portion->note);
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        add_row(&rows, colours[i].look, STR(""), say(making, colours[i].says));
    add_row(&rows, LOOK_PLAIN, STR(""), STR(""));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) add_row(&rows, LOOK_PLAIN, STR("・"), say(making, rules[i]));
    add_row(&rows, LOOK_PLAIN, STR(""), STR(""));
    add_row(&rows, LOOK_HEAD, say(making, WORD_SHEET_SHEET), say(making, WORD_SHEET_COUNT));
    for (int i = 0; i < making->sheets.n; i++)
        add_row(&rows, LOOK_SHUT, making->sheets.at[i].name, str_printf(arena, "%d", making->sheets.at[i].n_rows - 2));
    add_lists(making, &rows);
    WrittenColumn *columns = arena_array(arena, WrittenColumn, 2);
    columns[0].width = 16;
    columns[1].width = 84;
    return (WrittenSheet){ .name = say(making, WORD_SHEET_GUIDE),
                           .is_locked = true,
                           .line = making->inquiry->title,
                           .columns = columns,
                           .n_columns = 2,
                           .rows = rows.at,
                           .n_rows = rows.n };
}
