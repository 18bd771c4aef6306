/* Why a text reads otherwise.  Its words know where they came from: so each source is held against itself, what it said against
   what it says.  Where words of a field differ whose fact differs, too, it was typed; what was worked out, or is said again of
   another record, follows (連動).  The reason is that of the correction of a field whose words differ here. */
#include "revise/strands.h"

/* Does the field say otherwise than it did (or is it gone, or new)? */
static bool is_corrected(const Comparison *comparison, Str record, Str field)
{
    return map_find(&comparison->corrected_facts, fact_name(record, field, comparison->arena));
}

/* Does each record lie where it lay, in the same order? */
static bool same_places(Facts old, Facts new)
{
    bool same = old.n_records == new.n_records;
    for (int i = 0; same && i < old.n_records; i++)
        same = str_equal(old.records[i].id, new.records[i].id) && str_equal(old.records[i].parent, new.records[i].parent);
    return same;
}

void cause_note_corrected(Comparison *comparison)
{
    const Facts old = comparison->old.release->facts, new = comparison->new.release->facts;
    FactsOtherwise corrected = facts_otherwise(old, new, comparison->arena);
    for (int i = 0; i < corrected.n; i++) {
        void *fact = (void *)(uintptr_t)corrected.at[i];
        Str name = fact_name(corrected.at[i]->record, corrected.at[i]->field, comparison->arena);
        map_put(&comparison->corrected, corrected.at[i]->record, fact);
        if (map_put(&comparison->corrected_facts, name, fact)) map_put(&comparison->reworded, name, fact);
    }
    comparison->same_data = corrected.n == 0 && same_places(old, new);
}

/* Of a field, any of its attributes; without one, of the record: of a 再掲, what it refers to, in whatever attribute its office
   writes that. */
static bool is_attribute_corrected(const Comparison *comparison, Str record, Str field)
{
    Str start = str_join(comparison->arena, fact_name(record, field, comparison->arena), STR("@"));
    const Map *facts = &comparison->corrected_facts;
    for (int i = 0; i < facts->room; i++)
        if (facts->entries[i].value && str_starts(facts->entries[i].key, start)) return true;
    return false;
}

static bool names(Str ids, Str id)
{
    for (int at = 0; at + id.n <= ids.n; at++) {
        bool is_word = (at == 0 || ids.at[at - 1] == ' ') && (at + id.n == ids.n || ids.at[at + id.n] == ' ');
        if (is_word && str_starts(str_part(ids, at, ids.n), id)) return true;
    }
    return false;
}

/* 公園緑地課 where the 所管 of the record is another now: words of a record that is referred to no more, or is now, or of a line of it.
   The attribute that refers to it; NULL: it is not so. */
static const Fact *exchanged_by(const Comparison *comparison, const Strand *strand, Str record)
{
    Str was = str_built(&strand->was), now = str_built(&strand->now);
    Str source = strand->source.record, holder = comparison_place(comparison, source);
    Facts facts = (was.n ? comparison->old : comparison->new).release->facts;
    for (int i = 0; i < facts.n && !(was.n && now.n); i++) {
        const Fact *fact = &facts.at[i];
        bool is_its = str_equal(fact->record, record) && str_starts(fact->field, STR("@"));
        if (is_its && (names(fact->text, source) || (holder.n && names(fact->text, holder))) &&
            is_corrected(comparison, record, fact->field))
            return fact;
    }
    return NULL;
}

/* How a time is written says the element it is of: era of as-of. */
static Str manner_of(Str field, Arena *arena)
{
    static const char time[] = "@as-of";
    return str_ends(field, str_from(time)) ? str_join(arena, str_part(field, 0, field.n - (int)sizeof time + 1), STR("@era"))
                                           : STR("");
}

/* Of 〔計181所〕 the figure is worked out, how it is said (unit) and by how many it is set right (adjust) are typed. */
static bool is_set_otherwise(const Comparison *comparison, const Source *source)
{
    return source->kind == SOURCE_COMPUTED && source->record.n &&
           is_attribute_corrected(comparison, source->record, source->field);
}

/* Was it typed where it stands?  What is said again is, when what it says again is another, or is said of itself now, or is no more. */
static bool is_typed(const Comparison *comparison, const Strand *strand, Str record)
{
    const Source *source = &strand->source;
    switch (source->kind) {
    case SOURCE_TYPED:
        return ((is_corrected(comparison, source->record, source->field) ||
                 is_corrected(comparison, source->record, manner_of(source->field, comparison->arena))) &&
                !strand->stays) ||
               exchanged_by(comparison, strand, record) || !comparison_same_layout(comparison);
    case SOURCE_AGAIN:
        return is_attribute_corrected(comparison, record, STR("")) || is_corrected(comparison, record, source->field);
    case SOURCE_COMPUTED: break;
    }
    return is_set_otherwise(comparison, source) || (!comparison_same_layout(comparison) && comparison->same_data);
}

/* Its next digit, from there on; 0: there is none more. */
static char next_digit(Str text, int *at)
{
    while (*at < text.n)
        if (text.at[(*at)++] >= '0' && text.at[*at - 1] <= '9') return text.at[*at - 1];
    return 0;
}

/* Is the figure of a total that is set otherwise another one, too, and not because it is set right by so many? */
static bool is_figure_worked_out(const Comparison *comparison, const Strand *strand)
{
    Str was = str_built(&strand->was), now = str_built(&strand->now);
    Str set_right = str_join(comparison->arena, strand->source.field, STR("@adjust"));
    bool same = !is_set_otherwise(comparison, &strand->source) || is_corrected(comparison, strand->source.record, set_right);
    for (int i = 0, k = 0; !same;) {
        char digit = next_digit(was, &i);
        if (digit != next_digit(now, &k)) return true;
        same = !digit;
    }
    return false;
}

/* record: the text is about */
static Cause cause_of(const Comparison *comparison, const Strands *strands, Str record)
{
    bool own = false, follows = false;
    for (int i = 0; i < strands->n; i++) {
        if (!strand_differs(&strands->at[i])) continue;
        bool typed = is_typed(comparison, &strands->at[i], record);
        own |= typed;
        follows |= !typed || is_figure_worked_out(comparison, &strands->at[i]);
    }
    if (own || follows) return own && follows ? CAUSE_BOTH : own ? CAUSE_OWN : CAUSE_FOLLOWS;
    /* words of the layout alone: its own, or what it says of a record (the mark of a note that is new) */
    return !comparison_same_layout(comparison) || map_find(&comparison->corrected, record) ? CAUSE_OWN : CAUSE_FOLLOWS;
}

/* --- reasons --------------------------------------------------------------------------------------------------- */

/* The element of an attribute: 実績 of 実績@number. */
static Str element_of(Str field)
{
    int at = str_find(field, '@');
    return at > 0 ? str_part(field, 0, at) : field;
}

/* Each once. */
typedef Vec(Str) ReasonList;

static void add_reason(ReasonList *reasons, Str reason)
{
    bool is_new = reason.n > 0;
    for (int i = 0; i < reasons->n; i++) is_new &= !str_equal(reasons->at[i], reason);
    if (is_new) *vec_push(reasons) = reason;
}

static Str reasons_joined(const ReasonList *reasons)
{
    StrBuilder joined = { .arena = reasons->arena };
    for (int i = 0; i < reasons->n; i++) str_add_printf(&joined, "%s" STR_FMT, i ? "／" : "", STR_ARG(reasons->at[i]));
    return str_built(&joined);
}

static void give_reason(const Comparison *comparison, int i, ReasonList *reasons)
{
    comparison->seen[i] = true;
    add_reason(reasons, comparison->applied->at[i].reason);
}

bool cause_is_whole(const Correction *correction)
{
    return correction->field.n == 0 || str_find(correction->field, ' ') >= 0;
}

bool cause_is_of_whole(const Comparison *comparison, const Correction *correction, Str record)
{
    bool is_of = false;
    for (; cause_is_whole(correction) && record.n && !is_of; record = comparison_place(comparison, record))
        is_of = str_equal(correction->record, record);
    return is_of;
}

/* Is one the other, or refers to it, as a 再掲? */
static bool is_of(const Comparison *comparison, Str record, Str other)
{
    Facts facts = comparison->new.release->facts;
    bool is_it = str_equal(record, other);
    for (int i = 0; i < facts.n && !is_it; i++)
        is_it =
            str_equal(facts.at[i].record, record) && str_starts(facts.at[i].field, STR("@")) && names(facts.at[i].text, other);
    return is_it;
}

/* Does the correction change what this source says, or that the text about `record` says it? */
static bool is_cause(const Comparison *comparison, const Correction *correction, const Strand *strand, Str record)
{
    const Source *source = &strand->source;
    if (!source->record.n) return false;
    bool is_near = str_starts(correction->field, STR("@")) && is_of(comparison, record, correction->record);
    const Fact *exchange = is_near ? exchanged_by(comparison, strand, correction->record) : NULL;
    if (exchange && str_equal(correction->field, exchange->field)) return true;
    if (source->kind == SOURCE_COMPUTED) return cause_is_counted(comparison, correction, source);
    if (source->kind == SOURCE_AGAIN && is_corrected(comparison, record, source->field))
        return false; /* it says its own, or did */
    if (strand->stays || !str_equal(correction->record, source->record)) return false;
    return str_equal(correction->field, source->field) || str_equal(correction->field, element_of(source->field)) ||
           (correction->field.n && str_equal(correction->field, manner_of(source->field, comparison->arena)));
}

Str cause_common_reason(const Comparison *comparison)
{
    const Corrections *applied = comparison->applied;
    *comparison->doubts = true;
    for (int i = 1; applied && i < applied->n; i++)
        if (!str_equal(applied->at[i].reason, applied->at[0].reason)) return STR("");
    return applied && applied->n ? applied->at[0].reason : STR("");
}

/* Of what is worked out from many records (a sum, a rate) nothing says from which. */
static bool is_of_many(const Strand *strand)
{
    return strand_is_unknown(strand->source) && strand_differs(strand);
}

/* The reasons of what a sum, or a year, has its difference from; else, and of all else that is worked out so, the common one. */
static void give_reasons_of_many(const Comparison *comparison, Strand *strand, Str record, ReasonList *reasons)
{
    Str was = str_built(&strand->was), now = str_built(&strand->now);
    bool is_number = numbered_is(strand->source);
    const bool *causes = is_number ? numbered_causes(comparison) : sum_causes(comparison, was, now, record);
    if (!causes && !is_number) causes = year_causes(comparison, was, now);
    const Corrections *applied = comparison->applied;
    bool is_known = false;
    for (int i = 0; causes && applied && i < applied->n; i++) {
        if (!causes[i]) continue;
        give_reason(comparison, i, reasons);
        is_known = true;
    }
    if (!is_known) add_reason(reasons, cause_common_reason(comparison));
}

static Str reason_of(const Comparison *comparison, const Strands *strands, Str record)
{
    ReasonList reasons = { .arena = comparison->arena };
    const Corrections *applied = comparison->applied;
    for (int i = 0; applied && i < applied->n; i++)
        for (int k = 0; k < strands->n; k++)
            if (strand_differs(&strands->at[k]) && (is_cause(comparison, &applied->at[i], &strands->at[k], record) ||
                                                    cause_is_of_whole(comparison, &applied->at[i], strands->at[k].source.record)))
                give_reason(comparison, i, &reasons);
    for (int k = 0; k < strands->n; k++)
        if (is_of_many(&strands->at[k])) give_reasons_of_many(comparison, &strands->at[k], record, &reasons);
    return reasons_joined(&reasons);
}

/* The lines that a 再掲 shows lie nowhere; their ids begin with its own. */
static Str whose_text(const Comparison *comparison, Str record)
{
    Str whose = record;
    while (whose.n && !map_find(&comparison->new.parents, whose) && !map_find(&comparison->old.parents, whose)) {
        int end = whose.n - 1;
        while (end > 0 && whose.at[end] != '-') end--;
        whose = str_part(whose, 0, end);
    }
    return whose.n ? whose : record;
}

void cause_tell(const Comparison *comparison, const Passage *old, const Passage *new, Change *change)
{
    Strands strands = strands_of(comparison, old, new);
    Str record = whose_text(comparison, key_record(new ? new->key : old->key));
    change->cause = cause_of(comparison, &strands, record);
    change->reason = reason_of(comparison, &strands, record);
    if (!change->reason.n && change->cause != CAUSE_OWN) change->reason = cause_common_reason(comparison);
}

/* A record may have had another id when it was published: then neither edition knows that of what was taken out, but its name. */
static bool takes_out(const Comparison *comparison, const Correction *correction, Str id)
{
    if (!cause_is_whole(correction)) return false;
    if (str_equal(correction->record, id)) return true;
    bool is_known =
        map_find(&comparison->old.parents, correction->record) || map_find(&comparison->new.parents, correction->record);
    Facts facts = comparison->old.release->facts;
    for (int i = 0; !is_known && correction->was.n && comparison_is_gone(comparison, id) && i < facts.n; i++)
        if (str_equal(facts.at[i].record, id) && str_equal(facts.at[i].text, correction->was)) return true;
    return false;
}

/* What was taken out, and then that it had stood in, was so for the first reason. */
Str cause_record_reason(const Comparison *comparison, Str id)
{
    ReasonList reasons = { .arena = comparison->arena };
    const Corrections *applied = comparison->applied;
    for (; id.n && !reasons.n; id = comparison_place(comparison, id))
        for (int i = 0; applied && i < applied->n; i++)
            if (takes_out(comparison, &applied->at[i], id)) give_reason(comparison, i, &reasons);
    return reasons_joined(&reasons);
}

bool cause_is_given(const Comparison *comparison, const Passage *passage)
{
    bool is_given = false;
    for (int i = 0; i < passage->n_sources; i++)
        is_given |= is_corrected(comparison, passage->sources[i].source.record, passage->sources[i].source.field);
    return is_given;
}

Str cause_field_reason(const Comparison *comparison, Str id)
{
    ReasonList reasons = { .arena = comparison->arena };
    const Corrections *applied = comparison->applied;
    for (int i = 0; applied && i < applied->n; i++)
        if (!cause_is_whole(&applied->at[i]) && str_equal(applied->at[i].record, id)) give_reason(comparison, i, &reasons);
    return reasons.n ? reasons_joined(&reasons) : cause_common_reason(comparison);
}

/* 70 of current@number goes with 70校 of current. */
static bool goes_with_seen(const Comparison *comparison, const Correction *correction)
{
    const Corrections *applied = comparison->applied;
    Str element = element_of(correction->field);
    for (int i = 0; i < applied->n; i++)
        if (comparison->seen[i] && str_equal(applied->at[i].record, correction->record) &&
            str_equal(element_of(applied->at[i].field), element))
            return true;
    return false;
}

Corrections cause_unseen(const Comparison *comparison)
{
    const Corrections *applied = comparison->applied;
    Corrections unseen = { .at = arena_array(comparison->arena, Correction, applied ? applied->n : 0) };
    for (int i = 0; applied && i < applied->n && !*comparison->doubts; i++)
        if (!comparison->seen[i] && !cause_is_whole(&applied->at[i]) && !goes_with_seen(comparison, &applied->at[i]))
            unseen.at[unseen.n++] = applied->at[i];
    return unseen;
}
