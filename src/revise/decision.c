/* One walk over the changes; each is counted where its department and its reason meet. */
#include "revise/decision.h"

#include "base/vec.h"

static bool has_record(const Release *release, Str id)
{
    for (int i = 0; i < release->facts.n_records; i++)
        if (str_equal(release->facts.records[i].id, id)) return true;
    return false;
}

/* The record that a row is of: itself; of a line that a 再掲 copied, m9-2-a, which no edition's data name, the 再掲 m9-2. */
static Str row_record(const Revision *revision, Str record, const Offices *offices)
{
    if (has_record(revision->before, record) || has_record(revision->after, record)) return record;
    for (int end = record.n - 1; end > 0; end--) {
        Str repeat = str_part(record, 0, end);
        if (map_find(&offices->of_rows, repeat) && (has_record(revision->before, repeat) || has_record(revision->after, repeat)))
            return repeat;
    }
    return record;
}

/* Of a line that a 再掲 copied: those of the records whose words it said. */
static const Str *copied_office(const Release *release, Str record, const Offices *offices)
{
    const Str *names = NULL;
    for (int i = 0; i < release->n_passages && !names; i++) {
        const Passage *passage = &release->passages[i];
        bool is_it = str_equal(key_record(passage->key), record);
        for (int s = 0; is_it && s < passage->n_sources && !names; s++)
            names = map_find(&offices->of_words, passage->sources[s].source.record);
    }
    return names;
}

/* A row that was put in, taken out or moved concerns those in whose list it stands, too. */
static const Str *row_office(const Revision *revision, const Change *change, const Offices *offices)
{
    Str row = row_record(revision, key_record(change->key), offices);
    bool stays = has_record(revision->before, row) && has_record(revision->after, row);
    return stays && change->kind != CHANGE_MOVED ? NULL : map_find(&offices->of_rows, row);
}

Str decision_office(const Revision *revision, const Change *change, const Offices *offices)
{
    if (!offices) return STR("");
    Str record = key_record(change->key);
    const Str *names = change->kind == CHANGE_MOVED ? map_find(&offices->of_moves, record) : NULL;
    if (!names && change->of_record) names = row_office(revision, change, offices);
    if (!names) names = map_find(&offices->of_words, record);
    if (!names && change->of_record) names = copied_office(revision->before, record, offices);
    return names ? *names : STR("");
}

typedef Vec(Stake) StakeList;

/* Where the stake of this department and reason is, or belongs: behind the others of its department. */
static Stake *stake_of(StakeList *stakes, Str office, Str reason)
{
    int place = -1;
    for (int i = 0; i < stakes->n; i++) {
        Stake *stake = &stakes->at[i];
        if (!str_equal(stake->office, office)) continue;
        if (str_equal(stake->reason, reason)) return stake;
        place = i + 1;
    }
    vec_push(stakes);
    if (place < 0) place = stakes->n - 1;
    for (int i = stakes->n - 1; i > place; i--) stakes->at[i] = stakes->at[i - 1];
    stakes->at[place] = (Stake){ .office = office, .reason = reason };
    return &stakes->at[place];
}

static bool names_page(Str pages, Str label)
{
    for (int from = 0; from <= pages.n;) {
        int end = from;
        while (end < pages.n && !str_starts(str_part(pages, end, pages.n), STR("・"))) end++;
        if (str_equal(str_part(pages, from, end), label)) return true;
        from = end + (int)sizeof "・" - 1;
    }
    return false;
}

/* A label may name several itself: 2・3. */
static void add_pages(Stake *stake, Str labels, Arena *arena)
{
    for (int from = 0; from < labels.n;) {
        int end = from;
        while (end < labels.n && !str_starts(str_part(labels, end, labels.n), STR("・"))) end++;
        Str label = str_part(labels, from, end);
        if (!stake->pages.n) stake->pages = str_copy(arena, label);
        else if (!names_page(stake->pages, label))
            stake->pages = str_printf(arena, STR_FMT "・" STR_FMT, STR_ARG(stake->pages), STR_ARG(label));
        from = end + (int)sizeof "・" - 1;
    }
}

const Stake *decision_stakes(const Revision *revision, const Offices *offices, int *n, Arena *arena)
{
    StakeList stakes = { .arena = arena };
    for (int i = 0; i < revision->n_changes; i++) {
        const Change *change = &revision->changes[i];
        Stake *stake = stake_of(&stakes, decision_office(revision, change, offices), change->reason);
        stake->changes++;
        stake->follows += change->cause == CAUSE_FOLLOWS;
        add_pages(stake, change->label, arena);
    }
    *n = stakes.n;
    return stakes.at;
}
