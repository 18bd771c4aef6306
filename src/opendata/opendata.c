#include "opendata/table.h"

static void add_file(OpenFiles *files, Str path, Str text, bool is_table)
{
    files->at[files->n++] = (OpenFile){ path, text, is_table };
}

static Str text_of(const OpenSet *set, const DatumTable *table)
{
    return set->wish.form == OPEN_JSON ? datumtable_json(table, set->arena) : datumtable_csv(table, set->arena);
}

OpenFiles opendata_make(const Data *data, OpenWish wish, Arena *arena)
{
    enum { BESIDE = 4 }; /* the dictionary, and the way back */
    OpenSet set = openset_gather(data, wish, arena);
    int n_kinds = data->schema->n_records;
    OpenFiles files = { .at = arena_array(arena, OpenFile, n_kinds + BESIDE) };
    if (wish.form == OPEN_XML) {
        add_file(&files, STR("data.xml"), data_whole_file(data, !wish.takes_inner, &files.n_inner, arena), false);
        add_file(&files, STR("schema.xml"), data->schema->text, false);
        for (int i = 0; i < n_kinds; i++) files.n_records += set.kinds[i].rows.n, files.n_tables += set.kinds[i].rows.n > 0;
        return files;
    }
    DatumTable *tables = arena_array(arena, DatumTable, n_kinds);
    bool is_csv = wish.form == OPEN_CSV;
    const char *ending = is_csv ? "csv" : "json";
    for (int i = 0; i < n_kinds; i++) {
        if (!set.kinds[i].rows.n) continue;
        const DatumTable *table = &tables[files.n_tables++];
        tables[files.n_tables - 1] = datumtable_make(&set, &set.kinds[i], &files.n_inner);
        files.n_records += table->n_rows;
        add_file(&files, str_printf(arena, "tables/" STR_FMT ".%s", STR_ARG(table->type->name), ending), text_of(&set, table),
                 is_csv);
    }
    DatumTable dictionary = datumtable_dictionary(&set, tables, files.n_tables, arena);
    add_file(&files, str_printf(arena, "dictionary.%s", ending), text_of(&set, &dictionary), is_csv);
    if (files.n_inner) return files;
    add_file(&files, STR("map.xml"), openmap_written(&set, tables, files.n_tables, arena), false);
    add_file(&files, STR("index.xml"), openindex_written(&set, arena), false);
    add_file(&files, STR("schema.xml"), data->schema->text, false);
    return files;
}
