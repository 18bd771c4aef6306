/* What came back, in words: for each change its cell, of each conflict all sides, and what is not there. */
#include "base/words.h"
#include "inquiry/merge.h"

/* In one line. */
static Str line_of(Str text, DiagLang lang, Arena *arena)
{
    if (!text.n) return words_str(WORD_TABLE_EMPTY, lang);
    return str_replace(arena, text, STR("\n"), STR("↵"));
}

static void add_field(StrBuilder *out, const MergedField *field)
{
    str_add_printf(out, "  " STR_FMT "#" STR_FMT "  " STR_FMT "  " STR_FMT "\n", STR_ARG(field->field.record),
                   STR_ARG(field->field.field), STR_ARG(field->name), STR_ARG(field->field.label));
}

static void add_side(StrBuilder *out, const MergeSide *side, DiagLang lang)
{
    str_add_printf(out, "      %s  " STR_FMT "\n", diag_place(side->cell->where, out->arena),
                   STR_ARG(line_of(side->cell->now, lang, out->arena)));
}

static void add_was(StrBuilder *out, Word word, Str text, DiagLang lang)
{
    str_add_printf(out, "      %s  " STR_FMT "\n", words(word, lang), STR_ARG(line_of(text, lang, out->arena)));
}

static void add_changes(StrBuilder *out, const Merged *merge, bool conflicts, DiagLang lang)
{
    int n = 0;
    for (int i = 0; i < merge->n_fields; i++) n += merge->fields[i].is_conflict == conflicts;
    if (!n && conflicts) return;
    str_add_printf(out, words(conflicts ? WORD_MERGE_CONFLICTS : WORD_MERGE_CHANGES, lang), n);
    for (int i = 0; i < merge->n_fields; i++) {
        const MergedField *field = &merge->fields[i];
        if (field->is_conflict != conflicts) continue;
        add_field(out, field);
        if (conflicts) add_was(out, WORD_MERGE_BASE, str_trim(field->sides[0].cell->base), lang);
        if (field->is_gone) str_add_printf(out, "      %s\n", words(WORD_MERGE_GONE, lang));
        else add_was(out, WORD_MERGE_NOW, field->field.cell, lang);
        for (int k = 0; k < field->n_sides; k++) add_side(out, &field->sides[k], lang);
    }
}

static int lost_of(const Answer *answer)
{
    int n = answer->n_lost;
    for (int i = 0; i < answer->n_rows; i++) n += !answer->rows[i].where.line;
    return n;
}

static void add_lost(StrBuilder *out, const Merged *merge, DiagLang lang)
{
    int n = 0;
    for (int i = 0; i < merge->n_answers; i++) n += lost_of(merge->answers[i]);
    if (n) str_add_printf(out, words(WORD_MERGE_LOST, lang), n);
    for (int i = 0; i < merge->n_answers; i++) {
        const Answer *answer = merge->answers[i];
        for (int k = 0; k < answer->n_rows; k++)
            if (!answer->rows[k].where.line)
                str_add_printf(out, words(WORD_MERGE_LOST_ROW, lang), answer->path, answer->rows[k].sheet.at,
                               answer->rows[k].id.at, answer->rows[k].name.at);
        for (int k = 0; k < answer->n_lost; k++)
            str_add_printf(out, words(WORD_MERGE_LOST_COLUMN, lang), answer->path, answer->lost[k].sheet.at,
                           answer->lost[k].field.at);
    }
}

Str inquiry_said(const Merged *merge, DiagLang lang, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    add_changes(&out, merge, false, lang);
    add_changes(&out, merge, true, lang);
    add_lost(&out, merge, lang);
    return str_built(&out);
}

/* --- who has answered ------------------------------------------------------------------------------------------------- */

static int changes_of(const Answer *answer)
{
    int n = 0;
    for (int i = 0; i < answer->n_cells; i++) {
        const AnsweredCell *cell = &answer->cells[i];
        n += cell->is_open && cell->where.line && !str_equal(str_trim(cell->base), cell->now);
    }
    return n;
}

Str inquiry_answered(const Merged *merge, const Division *division, bool all, DiagLang lang, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    int n = 0, n_asked = 0;
    for (int i = 0; i < division->n_portions; i++) {
        const Portion *portion = &division->portions[i];
        bool is_here = false, is_asked = portion->n_records > 0;
        for (int k = 0; k < merge->n_answers; k++) {
            const Answer *answer = merge->answers[k];
            if (!str_equal(answer->portion, portion->id)) continue;
            is_here = true;
            if (all)
                str_add_printf(&out, words(WORD_MERGE_ANSWERED, lang), portion->id.at, portion->name.at, answer->path,
                               changes_of(answer));
        }
        n_asked += is_asked || is_here;
        n += is_here;
        if (!is_here && is_asked) str_add_printf(&out, words(WORD_MERGE_UNANSWERED, lang), portion->id.at, portion->name.at);
    }
    StrBuilder head = { .arena = arena };
    str_add_printf(&head, words(WORD_MERGE_ANSWERS, lang), n, n_asked);
    str_add(&head, str_built(&out));
    return n == n_asked && !all ? STR("") : str_built(&head);
}
