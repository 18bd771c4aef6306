/* What may stand in a field has a printer of its own in a table; all other elements print what is in them. */
#include "bind/field.h"

#include "bind/note.h"
#include "bind/refer.h"
#include "data/data.h"
#include "model/era.h"

static void write_content(Writer *writer, DataNode element);

static void write_break(Writer *writer, DataNode element)
{
    (void)element;
    writer_break(writer);
}

static void write_hint(Writer *writer, DataNode element)
{
    (void)element;
    writer_hint(writer);
}

static void write_raised(Writer *writer, DataNode element, bool below)
{
    const Style *outer = writer->pen.style;
    writer->pen.style = bind_raised_style(writer->binder, outer, below);
    write_content(writer, element);
    writer->pen.style = outer;
}

static void write_sup(Writer *writer, DataNode element)
{
    write_raised(writer, element, false);
}

static void write_inf(Writer *writer, DataNode element)
{
    write_raised(writer, element, true);
}

static void write_em(Writer *writer, DataNode element)
{
    const Style *outer = writer->pen.style;
    static const Choice signs[] = CHOICE_TABLE(EMPHASIS_CHOICES);
    int sign = select_choice(writer->binder->select, element, "emphasis", signs, EMPHASIS_NONE);
    writer->pen.style = bind_emphasis_style(writer->binder, outer, (Emphasis)sign);
    write_content(writer, element);
    writer->pen.style = outer;
}

static void write_strong(Writer *writer, DataNode element)
{
    const Run outer = writer->pen;
    writer->pen.style = bind_bold_style(writer->binder, outer.style);
    writer->pen.stressed = true;
    write_content(writer, element);
    writer->pen.style = outer.style;
    writer->pen.stressed = outer.stressed;
}

static void write_kept(Writer *writer, DataNode element)
{
    bool begins = writer_keep(writer);
    write_content(writer, element);
    if (begins) writer_keep_no_more(writer);
}

static void write_ruby(Writer *writer, DataNode ruby)
{
    Binder *binder = writer->binder;
    int base = writer_base(writer), first = writer->rubies.n;
    for (DataNode part = select_first(ruby); part; part = select_next(part)) {
        if (!select_is_element(part)) continue;
        if (str_is(select_name(part), "rb")) {
            base = writer_base(writer);
            write_content(writer, part);
            continue;
        }
        Writer reading = writer_new(binder, bind_ruby_style(binder, writer->pen.style),
                                    key_with_part(writer->key, STR("ruby"), binder->arena), select_where(part));
        write_content(&reading, part);
        writer_reading(writer, base, &reading);
    }
    if (str_is(select_attribute(binder->select, ruby, "compound"), "yes")) writer_join_readings(writer, first);
    writer->starts_run = true;
}

static void write_styled(Writer *writer, DataNode element, Str name)
{
    const Style *outer = writer->pen.style, *style = report_find_style(writer->binder->report, name);
    if (style) writer->pen.style = bind_spoken_style(writer->binder, style, outer);
    write_content(writer, element);
    writer->pen.style = outer;
}

/* Characters that a revision has changed. */
static void write_changed(Writer *writer, DataNode element)
{
    bool was_stressed = writer->pen.stressed;
    writer->pen.stressed = true;
    write_styled(writer, element, STR("errata-changed"));
    writer->pen.stressed = was_stressed;
}

/* The column before what stood or stands in it. */
static void write_heads(Writer *writer, DataNode element)
{
    write_styled(writer, element, STR("errata-heads"));
}

/* Each item on a line of its own behind the list mark; what follows the list starts a new line, too. */
static void write_list(Writer *writer, DataNode list)
{
    for (DataNode item = select_first(list); item; item = select_next(item)) {
        if (!select_is_element(item)) continue;
        writer_new_line(writer);
        writer_text(writer, writer->binder->house.list_mark);
        write_content(writer, item);
    }
    writer_new_line(writer);
}

/* A paragraph or a sub-heading of prose begins on a line of its own. */
static void write_paragraph(Writer *writer, DataNode element)
{
    writer_new_line(writer);
    write_content(writer, element);
    writer_new_line(writer);
}

static Decimal adjustment(const Select *select, DataNode total)
{
    Decimal adjust;
    return decimal_read(select_attribute(select, total, "adjust"), &adjust) ? adjust : decimal_whole(0);
}

/* In the words of the house; the mark of a note that follows stands where they say. */
static void write_in_pattern(Writer *writer, Str pattern, Str written, Str unit)
{
    static const char *const names[] = { "n", "unit", NULL };
    Arena *arena = writer->binder->arena;
    Str values[] = { written, unit }, behind, before = house_divide(pattern, STR("{note}"), &behind);
    field_write_text(writer, house_fill(arena, before, names, values));
    if (before.n < pattern.n) note_write_ahead(writer);
    field_write_text(writer, house_fill(arena, behind, names, values));
}

static void write_total(Writer *writer, DataNode total)
{
    static const Choice forms[] = CHOICE_TABLE(TOTAL_CHOICES);
    Binder *binder = writer->binder;
    Select *select = binder->select;
    Decimal sum;
    Str missing, written;
    const AmountForm form = binder->house.figures;
    if (!data_computed(select_parent(total), data_field_type(total), STR(""), &sum, &missing, binder->arena) ||
        !amount_write(&form, decimal_add(sum, adjustment(select, total)), decimal_whole(1), binder->arena, &written)) {
        diag_report(binder->diag, select_where(total), select_id(select, total), DIAG_NO_NUMBER, missing.at);
        return;
    }
    bool is_round = select_choice(select, total, "form", forms, TOTAL_TORTOISE) == TOTAL_ROUND;
    Str pattern = is_round ? binder->house.total_round : binder->house.total;
    const Source *outer = writer->source;
    Source source = data_source(binder->data, total, binder->arena);
    source.kind = SOURCE_COMPUTED;
    writer->source = &source;
    write_in_pattern(writer, pattern, written, select_attribute(select, total, "unit"));
    writer->source = outer;
}

/* As the house says dates, or as the value itself says. */
static DateForm date_form(const Binder *binder, DataNode element)
{
    static const Choice forms[] = CHOICE_TABLE(DATE_FORM_CHOICES);
    return house_dates(&binder->house, (DateForm)select_choice(binder->select, element, "era", forms, DATE_LONG));
}

/* A date with its words: the house's words count, then its own, then those of the era. */
static void write_date(Writer *writer, DataNode element)
{
    Binder *binder = writer->binder;
    Str date = select_attribute(binder->select, element, "at"), said;
    bool is_said = binder->house.dates == DATES_AS_IN_DATA && select_value(binder->select, element).n > 0;
    if (is_said || !era_date(binder->arena, date, date_form(binder, element), &said)) write_content(writer, element);
    else field_write_text(writer, said);
}

static void write_as_of(Writer *writer, DataNode element)
{
    Binder *binder = writer->binder;
    Str as_of = select_attribute(binder->select, element, "as-of"), line;
    if (!era_line(binder->arena, as_of, date_form(binder, element), &line)) {
        diag_report(binder->diag, select_where(element), select_id(binder->select, element), DIAG_BAD_VALUE, "as-of", as_of.at,
                    "2020-04-01 | 2021-09-end | FY2022 | 2020-01/2020-03");
        return;
    }
    switch (binder->house.as_of) {
    case AS_OF_PLAIN: break;
    case AS_OF_NOTE: line = str_join(binder->arena, STR("※"), line); break;
    case AS_OF_BRACKETS: line = str_printf(binder->arena, "（" STR_FMT "）", STR_ARG(line)); break;
    }
    const Source *outer = writer->source;
    Source source = data_source(binder->data, element, binder->arena);
    source.field = str_join(binder->arena, source.field, STR("@as-of"));
    writer->source = &source;
    writer_new_line(writer);
    field_write_text(writer, line);
    writer->source = outer;
}

static const struct {
    const char *element;
    void (*write)(Writer *, DataNode);
} printers[] = {
    { "br", write_break },    { "wbr", write_hint },        { "sup", write_sup },           { "inf", write_inf },
    { "em", write_em },       { "strong", write_strong },   { "keep", write_kept },         { "ruby", write_ruby },
    { "list", write_list },   { "mark", refer_write_mark }, { "date", write_date },         { "changed", write_changed },
    { "heads", write_heads }, { "p", write_paragraph },     { "heading", write_paragraph }, { NULL, NULL },
};

/* The elements of the language; a field of the office may have the name of one. */
static void write_element(Writer *writer, DataNode element)
{
    const FieldType *field = data_field_type(element);
    if (field && field->is_asked) write_total(writer, element);
    if (field && !field->is_asked) write_content(writer, element);
    if (field) return;
    for (int i = 0; printers[i].element; i++)
        if (str_is(select_name(element), printers[i].element)) {
            printers[i].write(writer, element);
            return;
        }
    write_content(writer, element);
}

static bool is_paragraph(DataNode node)
{
    bool is_named = select_is_element(node) && (str_is(select_name(node), "p") || str_is(select_name(node), "heading"));
    return is_named && !data_field_type(node);
}

static void write_content(Writer *writer, DataNode element)
{
    writer_enter(writer);
    for (DataNode child = select_first(element); child; child = select_next(child)) {
        if (select_is_text(child)) field_write_text(writer, data_typed(child));
        else if (select_is_element(child)) write_element(writer, child);
    }
    writer_leave(writer);
}

void field_write(Writer *writer, DataNode node)
{
    const Source *outer = writer->source;
    Source source = data_source(writer->binder->data, node, writer->binder->arena);
    writer->source = &source;
    writer_from(writer, select_where(node));
    if (is_paragraph(node)) write_content(writer, node); /* asked for by itself it stands where the layout says */
    else if (select_is_element(node)) write_element(writer, node);
    else field_write_text(writer, data_typed(node).n ? data_typed(node) : select_value(writer->binder->select, node));
    if (select_is_element(node) && select_has(node, "as-of")) write_as_of(writer, node);
    writer->source = outer;
}

void field_write_text(Writer *writer, Str text)
{
    const Binder *binder = writer->binder;
    Str stray = house_stray_counter(&binder->house, text);
    if (stray.n)
        diag_report(binder->diag, writer->where, writer->key.text, DIAG_STRAY_COUNTER, str_copy(binder->arena, stray).at,
                    str_join(binder->arena, binder->house.counter, str_part(stray, binder->house.counter.n, stray.n)).at);
    writer_data(writer, house_text(binder->arena, &binder->house, text));
}
