/* By this map (docs/data.md 14) the tables are read as the same data. */
#include "opendata/table.h"

#include "grammar/grammar.h"

static void add_said(StrBuilder *out, const char *name, Str value)
{
    StrBuilder text = { .arena = out->arena };
    str_add_xml(&text, value);
    Str quoted = str_replace(out->arena, str_built(&text), STR("\""), STR("&quot;"));
    str_add_printf(out, " %s=\"" STR_FMT "\"", name, STR_ARG(quoted));
}

static Str head_of(const OpenSet *set, const DatumColumn *column)
{
    return set->wish.form == OPEN_JSON ? column->key : column->head;
}

/* The column that has the same value as a data file does; NULL: it was not needed. */
static const DatumColumn *written_beside(const DatumTable *table, const DatumColumn *column)
{
    for (int i = 0; i < table->n_columns; i++) {
        const DatumColumn *other = &table->columns[i];
        if (other->says == SAYS_WRITTEN && other->field == column->field && str_equal(other->at, column->at)) return other;
    }
    return NULL;
}

static void add_column(StrBuilder *out, const OpenSet *set, const DatumTable *table, const DatumColumn *column)
{
    bool is_computed = column->says == SAYS_COMPUTED, is_said = column->says == SAYS_VALUE || column->says == SAYS_ATTRIBUTE;
    const DatumColumn *written = column->field && column->nth <= 0 ? written_beside(table, column) : NULL;
    if (is_said || (is_computed && written)) {
        str_add(out, STR("      <field"));
        add_said(out, "name", column->field ? column->field->name : column->attribute);
        if (column->at.n) add_said(out, "at", column->at);
        if (is_said) add_said(out, "column", head_of(set, column));
        if (written) add_said(out, "written", head_of(set, written));
        str_add(out, STR("/>\n"));
    }
}

static void add_sheet(StrBuilder *out, const OpenSet *set, const DatumTable *table)
{
    str_add(out, STR("  <sheet"));
    add_said(out, "name", table->type->name);
    str_add(out, STR(">\n    <records"));
    add_said(out, "of", table->type->name);
    for (int i = 0; i < table->n_columns; i++) {
        const DatumColumn *column = &table->columns[i];
        if (column->says == SAYS_NAME) add_said(out, "id", head_of(set, column));
        if (column->says == SAYS_PARENT) add_said(out, "in", head_of(set, column));
        if (column->says == SAYS_ORDER) add_said(out, "order", head_of(set, column));
    }
    str_add(out, STR(">\n"));
    for (int i = 0; i < table->n_columns; i++) add_column(out, set, table, &table->columns[i]);
    str_add(out, STR("    </records>\n"));
    for (int i = 0; i < table->n_columns; i++) {
        if (!table->columns[i].is_derived) continue;
        str_add(out, STR("    <leave"));
        add_said(out, "column", head_of(set, &table->columns[i]));
        str_add(out, STR("/>\n"));
    }
    str_add(out, STR("  </sheet>\n"));
}

static const Str declaration = { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 39 };

Str openmap_written(const OpenSet *set, const DatumTable *tables, int n, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, declaration);
    str_add(&out, STR("<map>\n"));
    for (int i = 0; i < n; i++) add_sheet(&out, set, &tables[i]);
    str_add(&out, STR("</map>\n"));
    return str_built(&out);
}

Str openindex_written(const OpenSet *set, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    DataNode root = data_root(set->data);
    str_add(&out, declaration);
    str_add(&out, STR("<data"));
    for (int i = 0, n = 0; n < 2; i++) {
        Str name, value;
        if (!data_attribute_at(root, i, &name, &value)) break;
        if (!str_is(name, "schema")) add_said(&out, str_copy(arena, name).at, value);
    }
    str_add(&out, STR(" schema=\"schema.xml\">\n  <source href=\"tables\" map=\"map.xml\""));
    if (set->wish.encoding.n) add_said(&out, "encoding", set->wish.encoding);
    str_add(&out, STR("/>\n"));
    for (DataNode node = data_first(root); node; node = data_next(node))
        if (data_is(node, "accept") && !record_at(node))
            str_add_printf(&out, "  " STR_FMT "\n", STR_ARG(markup_whole(node, arena)));
    str_add(&out, STR("</data>\n"));
    return str_built(&out);
}
