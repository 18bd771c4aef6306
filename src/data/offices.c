/* Whose a record is: of the departments that it, or what it stands in, names. */
#include "data/data.h"

static Str name_of(const Data *data, Str id, Arena *arena)
{
    DataNode department = data_find(data, id);
    Str name = department ? data_words(data_child(department, "name"), arena) : STR("");
    return name.n ? name : id;
}

/* The department in charge stands first. */
static Str names_of(const Data *data, Str ids, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    while ((ids = str_trim(ids)).n) {
        int space = str_find(ids, ' ');
        if (names.n) str_add(&names, STR("・"));
        str_add(&names, name_of(data, str_copy(arena, space < 0 ? ids : str_part(ids, 0, space)), arena));
        ids = space < 0 ? STR("") : str_part(ids, space, ids.n);
    }
    return str_built(&names);
}

Str data_departments(const Data *data, DataNode record)
{
    DataNode source = data_is(record, "repeat") ? data_find(data, data_attribute(record, "of")) : NULL;
    for (DataNode node = source ? source : record; node; node = data_parent(node)) {
        Str departments = data_attribute(node, "departments");
        if (departments.n) return departments;
    }
    return STR("");
}

static void add_offices(Map *offices, const Data *data, DataNode record, Arena *arena)
{
    Str id = data_attribute(record, "id"), departments = id.n ? data_departments(data, record) : STR("");
    if (departments.n) {
        Str *names = arena_new(arena, Str);
        *names = names_of(data, departments, arena);
        map_put(offices, str_copy(arena, id), names);
    }
    for (DataNode child = data_first(record); child; child = data_next(child)) add_offices(offices, data, child, arena);
}

const Map *data_offices(const Data *data, Arena *arena)
{
    Map *offices = arena_new(arena, Map);
    *offices = map_new(arena);
    add_offices(offices, data, data_root(data), arena);
    return offices;
}
