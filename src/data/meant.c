/* What was meant by a name that there is not: who types d51 knows what it is called, and how it is written by hand. */
#include "base/suggest.h"
#include "base/vec.h"
#include "data/data.h"
#include "data/refer.h"

enum { FEW = 8 }; /* codes that are all shown */

/* Records that may be meant, in the order of the data. */
typedef struct {
    const Records *records;
    Str kinds;
    bool is_code;
    Vec(Str) names, titles;
} Candidates;

static void add_known(Candidates *known, const XmlNode *record)
{
    Str name = known->is_code ? refer_code(known->records, record) : id_of(record);
    if (!name.n) return;
    *vec_push(&known->names) = name;
    *vec_push(&known->titles) = data_title((DataNode)(uintptr_t)record, known->records->arena);
}

static void find_known(Candidates *known, const XmlNode *parent)
{
    for (const XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) {
        const RecordType *type = record_at(element);
        if (type && (!known->kinds.n || schema_lists(known->kinds, type->name))) add_known(known, element);
        find_known(known, element);
    }
}

static int find_name(const Candidates *known, Str name)
{
    for (int i = 0; i < known->names.n; i++)
        if (str_equal(known->names.at[i], name)) return i;
    return -1;
}

/* "d51、d50" → "d51 d50"; empty: between the commas are no names. */
static Str apart(const Candidates *known, Str list)
{
    static const char *const commas[] = { ",", "、", "，", "・", ";" };
    Arena *arena = known->records->arena;
    Str spaced = list, names = STR("");
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        spaced = str_replace(arena, spaced, str_from(commas[i]), STR(" "));
    if (str_equal(spaced, list)) return STR("");
    for (Str name; str_next_word(&spaced, &name);) {
        if (find_name(known, name) < 0) return STR("");
        names = names.n ? str_join_by(arena, names, ' ', name) : name;
    }
    return names;
}

static Str said_of(const Candidates *known, Str name)
{
    Arena *arena = known->records->arena;
    for (int i = 0; i < known->names.n; i++)
        if (known->titles.at[i].n && str_equal(known->titles.at[i], name))
            return str_printf(arena, " → " STR_FMT "?", STR_ARG(known->names.at[i]));
    Str list = known->is_code ? STR("") : apart(known, name);
    if (list.n) return str_printf(arena, " → " STR_FMT "?", STR_ARG(list));
    return suggest_name(name, known->names.at, known->names.n, arena);
}

Meant refer_meant(const Records *records, Str name, Str kinds, bool is_code)
{
    Candidates known = { records, kinds, is_code, { .arena = records->arena }, { .arena = records->arena } };
    find_known(&known, records->root);
    StrBuilder all = { .arena = records->arena };
    for (int i = 0; is_code && known.names.n <= FEW && i < known.names.n; i++)
        str_add_printf(&all, "%s" STR_FMT, i ? " | " : "", STR_ARG(known.names.at[i]));
    return (Meant){ said_of(&known, name), str_built(&all) };
}
