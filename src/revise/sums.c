/* What the layout adds up by itself, {sum(../x)}, no schema says.  But a figure that was the sum of a field over the records in one
   place, and is it still, is that sum: so it has the reasons of what was corrected of the field there, and of the records put in or
   taken out that say it.  Likewise one that was, and is, the number of the records of a type there, {count(.//x)}. */
#include "revise/comparison.h"

#include "model/amount.h"

#include <string.h>

/* A field of records of one type, or (empty) of any, and what it comes to over some in both editions; no field: how many there are. */
typedef struct {
    Str type, field;
    Decimal was, now;
    const bool *causes; /* which of the corrections applied it has its difference from; NULL: nobody has asked */
} Total;

/* The records in a place: right in it, or however deep.  No place: all. */
typedef struct {
    Str place;
    bool is_deep;
} Scope;

static bool holds_record(const Comparison *comparison, Scope scope, Str record)
{
    record = comparison_place(comparison, record);
    while (scope.is_deep && record.n && !str_equal(record, scope.place)) record = comparison_place(comparison, record);
    return str_equal(record, scope.place);
}

/* result of result@number: what its number is the number of; else the field itself. */
static Str counted_field(Str field)
{
    static const char ending[] = "@number";
    return str_ends(field, str_from(ending)) ? str_part(field, 0, field.n - (int)sizeof ending + 1) : field;
}

/* Words that say their number beside them are not counted. */
static bool is_counted(Facts facts, int i)
{
    Str record = facts.at[i].record, field = facts.at[i].field;
    int first = i, end = i;
    while (first > 0 && str_equal(facts.at[first - 1].record, record)) first--;
    while (end < facts.n && str_equal(facts.at[end].record, record)) end++;
    bool has_number = false;
    for (int k = first; k < end; k++)
        has_number |= k != i && facts.at[k].field.n > field.n && str_equal(counted_field(facts.at[k].field), field);
    return !has_number;
}

static void add_to(Map *totals, Str type, Str field, Decimal figure, bool is_new)
{
    Str name = fact_name(type, field, totals->arena);
    Total *total = map_find(totals, name);
    if (!total) {
        total = arena_new(totals->arena, Total);
        *total = (Total){ type, field, decimal_whole(0), decimal_whole(0), NULL };
        map_put(totals, name, total);
    }
    Decimal *sum = is_new ? &total->now : &total->was;
    *sum = decimal_add(*sum, figure);
}

static void add_up(const Comparison *comparison, Scope scope, Facts facts, bool is_new, Map *totals)
{
    for (int i = 0; i < facts.n; i++) {
        const Fact *fact = &facts.at[i];
        Amount amount = amount_read(fact->text, amount_missing);
        if (amount.kind != AMOUNT_READ || !holds_record(comparison, scope, fact->record) || !is_counted(facts, i)) continue;
        Str type = comparison_type(comparison, fact->record);
        add_to(totals, STR(""), counted_field(fact->field), amount.value, is_new);
        if (type.n) add_to(totals, type, counted_field(fact->field), amount.value, is_new);
    }
    for (int i = 0; i < facts.n_records; i++) {
        Str type = comparison_type(comparison, facts.records[i].id);
        if (type.n && holds_record(comparison, scope, facts.records[i].id))
            add_to(totals, type, STR(""), decimal_whole(1), is_new);
    }
}

static bool says_figure(Str text)
{
    return amount_read(text, amount_missing).kind == AMOUNT_READ;
}

static bool is_in(const Comparison *comparison, Scope scope, const Total *total, Str record)
{
    return holds_record(comparison, scope, record) &&
           (!total->type.n || str_equal(total->type, comparison_type(comparison, record)));
}

/* Does a record that comes or goes say a figure there? */
static bool brings_figure(const Comparison *comparison, const Correction *correction, Scope scope, const Total *total,
                          Facts facts)
{
    bool brings = false;
    for (int i = 0; i < facts.n && !brings; i++)
        brings = str_equal(counted_field(facts.at[i].field), total->field) &&
                 is_in(comparison, scope, total, facts.at[i].record) &&
                 cause_is_of_whole(comparison, correction, facts.at[i].record) && says_figure(facts.at[i].text);
    return brings;
}

/* Does it put in, or take out, one of those that are counted? */
static bool brings_record(const Comparison *comparison, const Correction *correction, Scope scope, const Total *total)
{
    const Edition *editions[] = { &comparison->old, &comparison->new };
    bool brings = false;
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < editions[k]->release->facts.n_records && !brings; i++) {
            Str id = editions[k]->release->facts.records[i].id;
            brings = !map_find(&editions[1 - k]->parents, id) && is_in(comparison, scope, total, id) &&
                     cause_is_of_whole(comparison, correction, id);
        }
    return brings;
}

static bool is_addend(const Comparison *comparison, const Correction *correction, Scope scope, const Total *total)
{
    if (!total->field.n) return brings_record(comparison, correction, scope, total);
    if (!cause_is_whole(correction))
        return str_equal(counted_field(correction->field), total->field) && is_in(comparison, scope, total, correction->record) &&
               (says_figure(correction->was) || says_figure(correction->now));
    return brings_figure(comparison, correction, scope, total, comparison->old.release->facts) ||
           brings_figure(comparison, correction, scope, total, comparison->new.release->facts);
}

/* Of all fields that say figures there: many texts ask for one place. */
static Map *totals_in(const Comparison *comparison, Scope scope)
{
    Str name = str_printf(comparison->arena, "%d" STR_FMT, scope.is_deep, STR_ARG(scope.place));
    Map *totals = map_find(comparison->totals, name);
    if (totals) return totals;
    totals = arena_new(comparison->arena, Map);
    *totals = map_new(comparison->arena);
    add_up(comparison, scope, comparison->old.release->facts, false, totals);
    add_up(comparison, scope, comparison->new.release->facts, true, totals);
    map_put(comparison->totals, name, totals);
    return totals;
}

static const bool *causes_of(const Comparison *comparison, Scope scope, Total *total)
{
    const Corrections *applied = comparison->applied;
    if (total->causes) return total->causes;
    bool *causes = arena_array(comparison->arena, bool, applied->n);
    for (int k = 0; k < applied->n; k++) causes[k] = is_addend(comparison, &applied->at[k], scope, total);
    return total->causes = causes;
}

/* What the fields with these sums have them from; doubtful: it could be one or another. */
typedef struct {
    const Comparison *comparison;
    Decimal was, now;
    const bool *causes;
    bool is_doubtful;
} SumSearch;

static void look_there(SumSearch *search, Scope scope)
{
    const Map *totals = totals_in(search->comparison, scope);
    size_t size = (size_t)search->comparison->applied->n * sizeof *search->causes;
    for (int i = 0; i < totals->room; i++) {
        Total *total = totals->entries[i].value;
        bool is_it = total && decimal_compare(total->was, search->was) == 0 && decimal_compare(total->now, search->now) == 0;
        if (!is_it) continue;
        const bool *causes = causes_of(search->comparison, scope, total);
        search->is_doubtful |= search->causes && memcmp(causes, search->causes, size) != 0;
        search->causes = causes;
    }
}

const bool *sum_causes(const Comparison *comparison, Str was, Str now, Str record)
{
    Amount before = amount_read(was, amount_missing), after = amount_read(now, amount_missing);
    if (!comparison->applied || before.kind != AMOUNT_READ || after.kind != AMOUNT_READ) return NULL;
    SumSearch search = { .comparison = comparison, .was = before.value, .now = after.value };
    for (;; record = comparison_place(comparison, record)) {
        look_there(&search, (Scope){ record, false });
        look_there(&search, (Scope){ record, true });
        if (search.causes || !record.n) break;
    }
    return search.is_doubtful ? NULL : search.causes;
}
