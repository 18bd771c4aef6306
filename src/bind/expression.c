/* What an expression finds, written into a text: figures as the cell wants them, values as they print, numbers worked out; and what
   stands where there is nothing. */
#include "bind/inline.h"

#include "bind/carry.h"
#include "bind/field.h"
#include "data/data.h"

/* A value of the data as the form of the cell says; false: the text is not a figure and nothing else, nor a mark that it is missing. */
static bool write_by_form(Binder *binder, DataNode node, Where where, Str *text)
{
    const AmountForm *form = binder->usage.form;
    Amount amount = amount_read(*text, amount_missing);
    if (amount.kind == AMOUNT_MISSING && form->missing.at && text->n) *text = form->missing;
    if (amount.kind == AMOUNT_MISSING) return text->n > 0;
    if (amount.kind != AMOUNT_READ || !amount.is_whole) return false;
    if (decimal_sign(amount.value) < 0) select_note_sign(binder->select, form->minus, where);
    if (!amount_write(form, amount.value, decimal_whole(1), binder->arena, text)) return false;
    select_note_dropped(binder->select, node, form, amount.value, *text, where);
    return true;
}

/* Where no form says otherwise: a number that is less than nothing with the sign of the house. */
static bool write_by_house(const Binder *binder, DataNode node, Str *text)
{
    const FieldType *type = binder->house.signs && select_is_element(node) ? data_field_type(node) : NULL;
    Str figure = *text;
    if (type && type->kind == FIELD_NUMBER) *text = amount_signed(&binder->house.figures, figure, binder->arena);
    return text->at != figure.at;
}

/* A value of the data as figures are written here; false: it stands as it is. */
static bool write_figure(Writer *writer, DataNode node, Where where)
{
    Binder *binder = writer->binder;
    const AmountForm *form = binder->usage.form;
    DataNode first = select_is_element(node) ? select_first(node) : NULL;
    if (select_has(node, "as-of") || (first && (!select_is_text(first) || select_next(first)))) return false;
    Str text = str_trim(select_value(binder->select, node));
    if (!(form ? write_by_form(binder, node, where, &text) : write_by_house(binder, node, &text))) return false;
    const Source *outer = writer->source;
    Source source = data_source(binder->data, node, binder->arena);
    writer->source = &source;
    writer_from(writer, select_where(node));
    if (form) writer_data(writer, text);
    else field_write_text(writer, text);
    writer->source = outer;
    return true;
}

/* A number that was worked out. */
static bool format_number(const Binder *binder, Found *found, Where where)
{
    Decimal number = found->exact ? *found->exact : decimal_from_double(found->number);
    if (found->kind != FOUND_NUMBER || str_is(found->text, "NaN")) return false;
    const AmountForm *form = binder->usage.form;
    if (!form && binder->house.signs) found->text = amount_signed(&binder->house.figures, found->text, binder->arena);
    if (!form) return false;
    if (decimal_sign(number) < 0) select_note_sign(binder->select, form->minus, where);
    return amount_write(form, number, decimal_whole(1), binder->arena, &found->text);
}

static void write_nodes(Writer *writer, const Found *found, Where where)
{
    for (int i = 0; i < found->n_nodes; i++) {
        writer_enter(writer);
        if (!write_figure(writer, found->nodes[i], where)) field_write(writer, found->nodes[i]);
        writer_leave(writer);
    }
}

static void write_found(Writer *writer, Str xpath, Context context, Where where)
{
    Found found = select_find(writer->binder->select, context, xpath, where);
    if (found.kind == FOUND_NOTHING) return;
    int before = writer->text.n;
    select_refuse_unread(writer->binder->select, &found);
    bool may_be_absent = found.kind == FOUND_NODES || found.absent || str_is(found.text, "NaN");
    const Source *outer = writer->source;
    Source source = found.written ? data_source(writer->binder->data, found.written, writer->binder->arena)
                                  : (Source){ .kind = SOURCE_COMPUTED };
    writer->n_asked++;
    if (found.kind == FOUND_NODES) write_nodes(writer, &found, where);
    writer->source = &source;
    if (found.formatted || format_number(writer->binder, &found, where)) writer_data(writer, found.text);
    else if (found.kind != FOUND_NODES && !may_be_absent) field_write_text(writer, found.text);
    writer->source = outer;
    if (writer->text.n > before) writer->n_given++;
    else if (may_be_absent && !writer->skips_absent) writer_text(writer, bind_none(writer->binder));
}

void inline_write_expression(Writer *writer, Str xpath, Context context, Where where)
{
    const Carry *carry = writer->binder->carry;
    if (!carry || !carry_write(carry, writer, xpath, context, where)) write_found(writer, xpath, context, where);
}

Str inline_words(const Writer *like, Str xpath, Context context, Where where)
{
    Writer writer = writer_new(like->binder, like->style, like->key, where);
    writer.skips_absent = like->skips_absent;
    write_found(&writer, xpath, context, where);
    return str_built(&writer.text);
}
