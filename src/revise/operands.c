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

Str comparison_type(const Comparison *comparison, Str record)
{
    const RecordPlace *place = map_find(&comparison->new.parents, record);
    const Map *gone = comparison->new.release->facts.gone;
    const Str *was = gone && !place ? map_find(gone, record) : NULL;
    return place ? place->type : was ? *was : STR("");
}

/* Names of what the field of records of this type is worked out from; NULL: it is not, or nobody knows. */
static const Str *operands_of(const Comparison *comparison, Str type, Str field)
{
    const Map *operands = comparison->new.release->facts.operands;
    return operands ? map_find(operands, fact_name(type, field, comparison->arena)) : NULL;
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

/* A field of a record that comes or goes, of a year or (empty) of any. */
typedef struct {
    Str record, type, field, year;
} WholeField;

static bool is_said(WholeField field, Facts facts)
{
    bool is = false;
    for (int i = 0; i < facts.n && !is; i++) {
        Str year = axis_value_of(facts.at[i].field);
        is = str_equal(facts.at[i].record, field.record) && str_equal(name_of(facts.at[i].field), field.field) &&
             (!field.year.n || !year.n || str_equal(year, field.year)) && has_digit(facts.at[i].text);
    }
    return is;
}

static bool says_figure(const Comparison *comparison, WholeField field);

/* Of the records in it that are of this type, does one? */
static bool says_in_it(const Comparison *comparison, WholeField field, Facts facts)
{
    Str holder = field.record;
    bool says = false;
    for (int i = 0; i < facts.n_records && !says; i++) {
        field.record = facts.records[i].id;
        says = str_equal(facts.records[i].parent, holder) && str_equal(comparison_type(comparison, field.record), field.type) &&
               says_figure(comparison, field);
    }
    return says;
}

/* Does it say one, or all that it is worked out from?  One mark, －, makes a mark of the whole. */
static bool says_figure(const Comparison *comparison, WholeField field)
{
    const Facts old = comparison->old.release->facts, new = comparison->new.release->facts;
    const Str *operands = operands_of(comparison, field.type, field.field);
    Str rest = operands ? *operands : STR("");
    if (is_said(field, old) || is_said(field, new)) return true;
    bool says = rest.n > 0;
    for (Str name; says && str_next_word(&rest, &name);) {
        int slash = str_find(name, '/');
        WholeField operand = field;
        operand.field = str_part(name, slash + 1, name.n);
        if (slash >= 0) operand.type = str_part(name, 0, slash);
        says = slash < 0 ? says_figure(comparison, operand)
                         : says_in_it(comparison, operand, old) || says_in_it(comparison, operand, new);
    }
    return says;
}

/* Is the computed field of the record worked out from what is corrected, or from what is worked out from that?  From a record that comes
   or goes, when it says a figure there. */
static bool is_operand(const Comparison *comparison, const Correction *correction, WholeField field)
{
    const Str *operands = operands_of(comparison, field.type, field.field);
    Str rest = operands ? *operands : STR("");
    bool is_whole = cause_is_whole(correction);
    for (Str name; str_next_word(&rest, &name);) {
        int slash = str_find(name, '/');
        WholeField operand = field;
        operand.field = str_part(name, slash + 1, name.n);
        if (slash >= 0) {
            Str type = str_part(name, 0, slash);
            operand.record = part_with(comparison, field.record, correction->record);
            operand.type = comparison_type(comparison, operand.record);
            if (!operand.record.n || !str_equal(operand.type, type) || (!is_whole && !adds(correction))) continue;
        }
        bool is_its = str_equal(operand.record, correction->record);
        if (is_its && (is_whole ? says_figure(comparison, operand) : str_equal(operand.field, name_of(correction->field))))
            return true;
        if (!(is_its && is_whole) && is_operand(comparison, correction, operand)) return true;
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
    Str at = axis_value_of(source->field), of = axis_value_of(correction->field), field = name_of(source->field),
        type = comparison_type(comparison, source->record);
    bool is_whole = cause_is_whole(correction);
    if (at.n && of.n && !str_equal(at, of)) return false;
    if (!operands_of(comparison, type, field)) return !is_whole && is_near_number(comparison, correction, source->record);
    bool is_itself = str_equal(correction->record, source->record) && str_equal(name_of(correction->field), field);
    return is_itself || (is_operand(comparison, correction, (WholeField){ source->record, type, field, at }) &&
                         (is_whole || !has_number_beside(comparison, correction)));
}
