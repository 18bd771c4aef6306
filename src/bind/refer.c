/* A mark says where a record stands: itself or through the 再掲 it stands in it names the record, and the schema of the office
   has the text (docs/schema.md 6), seen from there. */
#include "bind/refer.h"

#include "bind/inline.h"
#include "data/data.h"

/* The 再掲 that a mark stands in, or NULL. */
static DataNode repeat_around(DataNode mark)
{
    while (mark && !data_plays(mark, ROLE_REFERENCE)) mark = select_parent(mark);
    return mark;
}

static DataNode record_meant(const Binder *binder, DataNode mark, DataNode repeat)
{
    if (select_has(mark, "of")) return data_find(binder->data, select_attribute(binder->select, mark, "of"));
    return repeat ? data_source_of(binder->data, repeat) : NULL;
}

/* The mark of this name; of no name the first, of the 再掲 it stands in or of any. */
static const MarkType *mark_named(const Schema *schema, DataNode repeat, Str name)
{
    const RecordType *own = repeat ? data_record_type(repeat) : NULL;
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *record = &schema->records[i];
        for (int k = 0; (!own || record == own) && k < record->n_marks; k++)
            if (!name.n || str_equal(record->marks[k].name, name)) return &record->marks[k];
    }
    return NULL;
}

static Str in_tortoise_brackets(Str text, Arena *arena)
{
    return str_replace(arena, str_replace(arena, text, STR("【"), STR("〔")), STR("】"), STR("〕"));
}

/* Empty when something in it cannot be told, which is reported. */
static Str mark_text(Binder *binder, DataNode mark, DataNode record, DataNode repeat)
{
    static const Choice brackets[] = CHOICE_TABLE(BRACKETS_CHOICES);
    Select *select = binder->select;
    Str by = select_attribute(select, mark, "by");
    if (!by.n && repeat) by = select_attribute(select, repeat, "by");
    const MarkType *type = mark_named(binder->data->schema, repeat, by);
    Where where = select_where(mark);
    Str id = select_id(select, mark), absent = STR("");
    if (!type) {
        diag_report(binder->diag, where, id, DIAG_UNKNOWN_NAME, "mark", by.n ? by.at : data_record_type(repeat)->name.at, "");
        return STR("");
    }
    Context context = { .node = record, .position = 1, .count = 1 };
    context = select_with_node(binder->whole, context, STR("record"), record);
    binder->select = binder->whole;
    Str text = inline_expand(binder, type->text, context, type->where, &absent);
    binder->select = select;
    if (!text.n)
        diag_report(binder->diag, where, id, DIAG_MARK_UNTOLD, str_copy(binder->arena, absent).at,
                    str_copy(binder->arena, data_own_id(record)).at);
    bool is_tortoise = select_choice(select, mark, "brackets", brackets, BRACKETS_LENTICULAR) == BRACKETS_TORTOISE;
    return is_tortoise ? in_tortoise_brackets(text, binder->arena) : text;
}

/* What was looked for: the record that `of` names, or the source of the 再掲 it stands in. */
static void report_of_nothing(Binder *binder, DataNode mark, DataNode repeat)
{
    Str sought = select_attribute(binder->select, mark, "of");
    if (!sought.n && repeat) sought = select_attribute(binder->select, repeat, "of");
    diag_report(binder->diag, select_where(mark), select_id(binder->select, mark), DIAG_UNKNOWN_REFERENCE, sought.at, "");
}

void refer_write_mark(Writer *writer, DataNode mark)
{
    Binder *binder = writer->binder;
    DataNode repeat = repeat_around(mark), record = record_meant(binder, mark, repeat);
    if (!record) report_of_nothing(binder, mark, repeat);
    Str text = record ? mark_text(binder, mark, record, repeat) : STR("");
    if (!text.n) return;
    Str link = writer->pen.link;
    const Source *outer = writer->source;
    Source source = { SOURCE_COMPUTED, STR(""), STR("") };
    writer->pen.link = str_copy(binder->arena, data_own_id(record));
    writer->source = &source;
    writer_text(writer, text);
    writer->source = outer;
    writer->pen.link = link;
}
