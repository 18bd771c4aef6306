/* Records that stand beside each other: their numbers run on, their names differ. */
#include "audit/checks.h"
#include "base/utf8.h"

static bool is_number(Str text)
{
    for (int i = 0; i < text.n; i++)
        if (text.at[i] < '0' || text.at[i] > '9') return false;
    return text.n > 0;
}

/* ３ is a 3. */
static Str narrow(Str text, Arena *arena)
{
    enum { FULL_ZERO = 0xFF10, FULL_NINE = 0xFF19 };
    StrBuilder narrow = { .arena = arena };
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        str_add_char(&narrow, c >= FULL_ZERO && c <= FULL_NINE ? c - FULL_ZERO + '0' : c);
    }
    return str_built(&narrow);
}

/* What the ordinal of a record says; empty: it has none, or it does not run. */
static Str ordinal(const Audit *audit, DataNode record, const FieldType *field)
{
    if (!field || field->runs == RUNS_FREE) return STR("");
    if (field->is_attribute) return narrow(data_attribute(record, field->name.at), audit->arena);
    return str_trim(data_words(data_child(record, field->name.at), audit->arena));
}

void note_ordinal(Audit *audit, DataNode record)
{
    Figure figure;
    const RecordType *type = data_record_type(record);
    if (!type) return;
    Str number = ordinal(audit, record, record_ordinal(type));
    if (!is_number(number) || !figure_next(number, 0, &figure)) return;
    int64_t *last = map_find(&audit->numbers, type->name);
    if (!last) map_put(&audit->numbers, type->name, last = arena_new(audit->arena, int64_t));
    *last = figure.value;
}

/* The number before the first of `parent`: 0, or where they run through the set, that of the last one before. */
static int64_t number_before(const Audit *audit, const RecordType *type)
{
    const int64_t *last = record_ordinal(type)->runs == RUNS_THROUGH ? map_find(&audit->numbers, type->name) : NULL;
    return last ? *last : 0;
}

/* The number before; behind a wrong one, what that should have been: whichever the next one follows, it is right. */
typedef struct {
    int64_t last, meant;
} OrdinalRun;

/* A shared cell is no place of its own: numbers run through it. */
static void check_run(const Audit *audit, DataNode parent, const RecordType *type, OrdinalRun *run)
{
    for (DataNode child = data_first(parent); child; child = data_next(child)) {
        Figure figure;
        if (data_plays(child, ROLE_SHARED)) check_run(audit, child, type, run);
        if (data_record_type(child) != type) continue;
        Str number = ordinal(audit, child, record_ordinal(type));
        if (!is_number(number) || !figure_next(number, 0, &figure)) continue;
        bool follows = figure.value == run->last + 1 || figure.value == run->meant + 1;
        run->meant = follows ? figure.value : run->last + 1;
        run->last = figure.value;
        if (!follows)
            diag_report(audit->diag, data_where(child), data_id(child), DIAG_NUMBERING, type->label.at, (int)figure.value,
                        (int)run->meant);
    }
}

/* The kinds of records below `parent`, each once. */
static void check_kinds(const Audit *audit, DataNode place, DataNode parent, Map *seen)
{
    for (DataNode child = data_first(place); child; child = data_next(child)) {
        const RecordType *type = data_record_type(child);
        if (data_plays(child, ROLE_SHARED)) check_kinds(audit, child, parent, seen);
        bool is_new = type && record_ordinal(type) && !map_put(seen, type->name, (void *)(uintptr_t)type);
        int64_t last = is_new ? number_before(audit, type) : 0;
        OrdinalRun run = { last, last };
        if (is_new) check_run(audit, parent, type, &run);
    }
}

void check_ordinals(const Audit *audit, DataNode parent)
{
    Map seen = map_new(audit->arena);
    if (!data_plays(parent, ROLE_SHARED)) check_kinds(audit, parent, parent, &seen);
}

/* May not two in one place have the same name?  What a 再掲 or a heading over others says may stand twice. */
static bool has_name(const RecordType *type)
{
    return type && (type->role == ROLE_RECORD || type->role == ROLE_LIST) && !type->counts.n;
}

/* The same name twice among the records of one place is a record entered twice. */
void check_names(const Audit *audit, DataNode parent)
{
    Map seen = map_new(audit->arena);
    for (DataNode child = data_first(parent); child; child = data_next(child)) {
        if (!has_name(data_record_type(child))) continue;
        Str title = data_title(child, audit->arena);
        Str whole = str_printf(audit->arena, STR_FMT "\n" STR_FMT, STR_ARG(data_record_type(child)->name), STR_ARG(title));
        DataNode other = title.n ? map_put(&seen, whole, child) : NULL;
        if (!other) continue;
        diag_report(audit->diag, data_where(child), data_id(child), DIAG_SAME_NAME, title.at,
                    diag_place(data_where(other), audit->arena));
    }
}
