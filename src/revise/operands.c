/* What a computed text is worked out from: as the schema says it of a field; where nothing says it, the numbers nearby. */
#include "revise/comparison.h"

/* All before the character; all of it where it is not there. */
static Str before(Str text, char c)
{
    int at = str_find(text, c);
    return at < 0 ? text : str_part(text, 0, at);
}

/* 2022 of result:2022, of result:2022@number */
static Str axis_value_of(Str field)
{
    int colon = str_find(field, ':');
    return colon < 0 ? STR("") : before(str_part(field, colon + 1, field.n), '@');
}

/* result of result:2022, of result@number; number of @number */
static Str name_of(Str field)
{
    return before(before(str_starts(field, STR("@")) ? str_part(field, 1, field.n) : field, '@'), ':');
}

static Str type_of(const Comparison *comparison, Str record)
{
    const RecordPlace *place = map_find(&comparison->new.parents, record);
    return place ? place->type : STR("");
}

/* Names of what the field is worked out from; NULL: it is not, or nobody knows. */
static const Str *operands_of(const Comparison *comparison, Str record, Str field)
{
    const Map *operands = comparison->new.release->facts.operands;
    return operands ? map_find(operands, fact_name(type_of(comparison, record), field, comparison->arena)) : NULL;
}

/* Of the record in which an operand is corrected that which lies right in this one; empty: it lies elsewhere. */
static Str part_with(const Comparison *comparison, Str record, Str corrected)
{
    while (corrected.n && !str_equal(comparison_place(comparison, corrected), record))
        corrected = comparison_place(comparison, corrected);
    return corrected;
}

/* 0 … 9, also of full width */
static bool has_digit(Str text)
{
    bool has = false;
    for (int i = 0; i < text.n && !has; i++) {
        bool is_wide = i >= 2 && str_equal(str_part(text, i - 2, i), STR("\xEF\xBC"));
        char digit = is_wide ? (char)(text.at[i] - ('\x90' - '0')) : text.at[i];
        has = digit >= '0' && digit <= '9';
    }
    return has;
}

/* A sum is of the records that say a figure: to it a mark, －, is as good as nothing. */
static bool adds(const Correction *correction)
{
    return has_digit(correction->was) || has_digit(correction->now);
}

/* Is the computed field worked out from what is corrected, or from what is worked out from that? */
static bool is_operand(const Comparison *comparison, const Correction *correction, Str record, Str field)
{
    const Str *operands = operands_of(comparison, record, field);
    Str rest = operands ? *operands : STR("");
    for (Str name; str_next_word(&rest, &name);) {
        int slash = str_find(name, '/');
        Str of = slash < 0 ? record : part_with(comparison, record, correction->record);
        if (slash >= 0 && (!str_equal(type_of(comparison, of), str_part(name, 0, slash)) || !adds(correction))) continue;
        Str operand = str_part(name, slash + 1, name.n);
        if (str_equal(of, correction->record) && str_equal(operand, name_of(correction->field))) return true;
        if (is_operand(comparison, correction, of, operand)) return true;
    }
    return false;
}

/* The words of a figure that says its number beside them are not what is counted. */
static bool has_number_beside(const Comparison *comparison, const Correction *correction)
{
    Facts facts = comparison->new.release->facts;
    Str number = str_join(comparison->arena, correction->field, STR("@number"));
    bool has_number = false;
    for (int i = 0; i < facts.n && !has_number; i++)
        has_number = str_equal(facts.at[i].record, correction->record) && str_equal(facts.at[i].field, number);
    return has_number;
}

static bool is_figure_alone(Str text)
{
    bool has_figure = false;
    for (int i = 0; i < text.n; i++) {
        bool is_figure = text.at[i] >= '0' && text.at[i] <= '9';
        has_figure |= is_figure;
        if (has_figure && !is_figure && text.at[i] != ',' && text.at[i] != '.') return false;
    }
    return has_figure;
}

/* What nothing says how it is worked out is so from the numbers of its record, or of records in it. */
static bool is_near_number(const Comparison *comparison, const Correction *correction, Str of)
{
    bool is_number =
        str_find(correction->field, '@') >= 0 || is_figure_alone(correction->now) || is_figure_alone(correction->was);
    Str record = is_number ? correction->record : STR("");
    while (record.n && !str_equal(record, of)) record = comparison_place(comparison, record);
    return record.n > 0;
}

bool cause_is_counted(const Comparison *comparison, const Correction *correction, const Source *source)
{
    Str at = axis_value_of(source->field), of = axis_value_of(correction->field), field = name_of(source->field);
    if (at.n && of.n && !str_equal(at, of)) return false;
    if (!operands_of(comparison, source->record, field)) return is_near_number(comparison, correction, source->record);
    bool is_itself = str_equal(correction->record, source->record) && str_equal(name_of(correction->field), field);
    return is_itself || (is_operand(comparison, correction, source->record, field) && !has_number_beside(comparison, correction));
}
