/* Counts and sums. */
#include "audit/checks.h"

/* The last figure of a text, where it counts: 新設 3か所, 計3か所; in 放射35号線 it is part of a name. */
static bool counts_at_end(Str text, Figure *last)
{
    bool found = false;
    for (Figure figure; figure_next(text, found ? last->end : 0, &figure); found = true) *last = figure;
    if (!found || last->end + figure_unit(text, last).n != text.n) return false;
    Str before = str_part(text, 0, last->end - last->digits.n);
    return str_ends(before, STR(" ")) || str_ends(before, STR("　")) || str_ends(before, STR("計"));
}

/* A title that counts what stands under it. */
void check_count(const Audit *audit, DataNode record)
{
    const RecordType *type = data_record_type(record);
    if (!type || !type->counts.n) return;
    Str title = str_trim(data_title(record, audit->arena));
    int n_counted = 0;
    Figure figure;
    for (DataNode child = data_first(record); child; child = data_next(child)) {
        if (!data_record_type(child)) continue;
        if (!schema_lists(type->counts, data_record_type(child)->name)) return; /* it counts something else */
        n_counted++;
    }
    if (!counts_at_end(title, &figure) || figure.value == n_counted) return;
    diag_report(audit->diag, data_where(record), data_id(record), DIAG_COUNT_DIFFERS, str_copy(audit->arena, title).at,
                n_counted);
}

/* How far a typed value may be from the computed one: rounding on the way. */
static bool is_near(Decimal typed, Decimal value, Str tolerance)
{
    Decimal off = decimal_subtract(typed, value), most;
    if (!decimal_read(tolerance, &most)) most = decimal_whole(0);
    if (decimal_sign(off) < 0) off = decimal_subtract(decimal_whole(0), off);
    return decimal_compare(off, most) <= 0;
}

/* The figure as it is typed, and what it should be with its sign, ▲ where it has none. */
static void report_difference(const Audit *audit, DataNode field, const FieldType *type, Decimal value)
{
    Str typed = str_trim(data_words(field, audit->arena)), wrong, should;
    AmountForm form = amount_plain_form();
    static const Choice signs[] = CHOICE_TABLE(SIGN_CHOICES);
    amount_form_read(STR("▲"), &form, &wrong);
    for (const Choice *sign = signs; sign->word; sign++)
        if (str_starts(typed, str_from(sign->word))) amount_form_read(str_from(sign->word), &form, &wrong);
    form.thousands = str_find(typed, ',') >= 0;
    form.most_places = value.places;
    if (!amount_write(&form, value, decimal_whole(1), audit->arena, &should)) return;
    diag_report(audit->diag, data_where(field), data_id(field), DIAG_COMPUTED_DIFFERS, type->label.at, typed.at, should.at,
                type->value.at);
}

void check_computed(const Audit *audit, DataNode field)
{
    const FieldType *type = data_field_type(field);
    if (!type || !type->value.n || type->is_asked || data_source(audit->data, field, audit->arena).kind != SOURCE_TYPED) return;
    Decimal typed, value;
    Str missing, at = type->by ? data_attribute(field, type->by->name.at) : STR("");
    Amount amount = amount_read(str_trim(data_words(field, audit->arena)), amount_missing);
    typed = amount.value;
    if (amount.kind != AMOUNT_READ || !data_computed(data_parent(field), type, at, &value, &missing, audit->arena)) return;
    if (!is_near(typed, value, type->tolerance)) report_difference(audit, field, type, value);
}
