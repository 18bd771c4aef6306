/* A text whose record says what it said before, follows from something else: a total from its input, a 再掲 from its source, a
   count from the rows. */
#include "revise/comparison.h"

static void note_fact(Comparison *comparison, const Fact *fact)
{
    ChangedFields *changed = map_find(&comparison->changed, fact->record);
    if (!changed) {
        changed = arena_new(comparison->arena, ChangedFields);
        changed->fields.arena = comparison->arena;
        map_put(&comparison->changed, fact->record, changed);
    }
    int at = str_find(fact->field, '@');
    *vec_push(&changed->fields) = at < 0 ? fact->field : str_part(fact->field, 0, at);
}

void cause_note_facts(Comparison *comparison, const Release *release, const Edition *other)
{
    for (int i = 0; i < release->facts.n; i++) {
        const Fact *fact = &release->facts.at[i];
        const Fact *match = map_find(&other->facts, comparison_pair(fact->record, fact->field, comparison->arena));
        if (!match || !str_equal(match->text, fact->text)) note_fact(comparison, fact);
    }
}

static bool is_known(const Comparison *comparison, Str record)
{
    return map_find(&comparison->old.known, record) || map_find(&comparison->new.known, record);
}

static bool contains(Str text, Str part)
{
    for (int i = 0; part.n && i + part.n <= text.n; i++)
        if (str_starts(str_part(text, i, text.n), part)) return true;
    return false;
}

const Fact *cause_shown(const Comparison *comparison, const Passage *new)
{
    for (int i = 0; new &&i < comparison->after->facts.n; i++) {
        const Fact *fact = &comparison->after->facts.at[i];
        const ChangedFields *changed = map_find(&comparison->changed, fact->record);
        for (int k = 0; changed && k < changed->fields.n; k++)
            if (str_equal(changed->fields.at[k], fact->field) && contains(new->text, fact->text)) return fact;
    }
    return NULL;
}

/* A text of no record that reads otherwise though the layout is what it was: a count, a total, or a corrected field. */
static bool is_own_of_layout(const Comparison *comparison, const Passage *new)
{
    return comparison->before->layout_hash != comparison->after->layout_hash || cause_shown(comparison, new);
}

static bool is_own(const Comparison *comparison, Key key)
{
    const ChangedFields *changed = map_find(&comparison->changed, comparison_record(key));
    for (int i = 0; changed && i < changed->fields.n; i++) {
        Str field = changed->fields.at[i];
        bool has_own_text = map_find(&comparison->owners, comparison_pair(comparison_record(key), field, comparison->arena));
        if (str_equal(field, comparison_field(key)) || !has_own_text) return true;
    }
    return false;
}

/* Is it a line of the text, but for a mark (※) before it? */
static bool contains_line(Str text, Str line)
{
    while (text.n) {
        int end = str_find(text, '\n');
        if (str_ends(line, end < 0 ? text : str_part(text, 0, end))) return true;
        text = end < 0 ? STR("") : str_part(text, end + 1, text.n);
    }
    return false;
}

/* A new line of the cell that the data do not say: a total below a corrected figure. */
static bool adds_computed(const Comparison *comparison, const Passage *old, const Passage *new)
{
    const Fact *fact = map_find(&comparison->new.facts,
                                comparison_pair(comparison_record(new->key), comparison_field(new->key), comparison->arena));
    for (Str text = new->text; fact &&text.n;) {
        int end = str_find(text, '\n');
        Str line = end < 0 ? text : str_part(text, 0, end);
        if (!contains_line(old->text, line) && !contains_line(fact->text, line)) return true;
        text = end < 0 ? STR("") : str_part(text, end + 1, text.n);
    }
    return false;
}

Cause cause_of(const Comparison *comparison, const Passage *old, const Passage *new)
{
    if (!is_known(comparison, comparison_record(new ? new->key : old->key)))
        return is_own_of_layout(comparison, new) ? CAUSE_OWN : CAUSE_FOLLOWS;
    if (!is_own(comparison, new ? new->key : old->key)) return CAUSE_FOLLOWS;
    return old && new &&adds_computed(comparison, old, new) ? CAUSE_BOTH : CAUSE_OWN;
}
