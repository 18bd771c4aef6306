/* What was wrong in one place may be wrong in another that nobody thought of. */
#include "base/utf8.h"
#include "base/vec.h"
#include "revise/revise.h"

enum { LEAST_CHARACTERS = 6, MOST_PLACES = 3 }; /* shorter, or in more places, it is but a way of saying */

/* As it is read: on one line. */
static Str on_a_line(Str text, Arena *arena)
{
    return str_replace(arena, text, STR("\n"), STR(""));
}

static bool is_telling(Str text)
{
    int n = 0;
    bool has_figure = false;
    for (int at = 0; at < text.n; n++) {
        uint32_t c = utf8_next(text, &at);
        has_figure |= c >= '0' && c <= '9';
    }
    return has_figure && n >= LEAST_CHARACTERS;
}

static const Fact *find_fact(Facts facts, const Correction *correction)
{
    for (int i = 0; i < facts.n; i++)
        if (str_equal(facts.at[i].record, correction->record) && str_equal(facts.at[i].field, correction->field))
            return &facts.at[i];
    return NULL;
}

static void tell_left(const Release *after, const Correction *correction, Str was, Arena *arena, Diag *diag)
{
    Vec(const Fact *) left = { .arena = arena };
    for (int i = 0; i < after->facts.n; i++) {
        const Fact *fact = &after->facts.at[i];
        if (str_equal(on_a_line(fact->text, arena), was)) *vec_push(&left) = fact;
    }
    for (int i = 0; i < left.n && left.n <= MOST_PLACES; i++) {
        Whereabouts found = revise_whereabouts(after, left.at[i]->record, left.at[i]->field, arena);
        if (found.shows)
            diag_report(diag, correction->where, correction->record, DIAG_WRONG_IS_LEFT, was.at, left.at[i]->record.at,
                        left.at[i]->field.at, found.pages.at);
    }
}

void revise_report_left(const Release *before, const Release *after, const Corrections *given, Arena *arena, Diag *diag)
{
    for (int i = 0; i < given->n; i++) {
        const Fact *fact = given->at[i].where.line ? find_fact(before->facts, &given->at[i]) : NULL;
        Str was = fact ? on_a_line(fact->text, arena) : STR("");
        if (is_telling(was)) tell_left(after, &given->at[i], was, arena, diag);
    }
}
