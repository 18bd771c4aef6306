/* What is asked of the whole data is asked of what was corrected, before it is printed again.  The whole is walked as ever;
   of what is found, that is said which stands at a corrected record, at what it stands in or stood in, or at the record behind it,
   whose number it may upset. */
#include "audit/audit.h"

#include "audit/checks.h"
#include "base/utf8.h"

#include <string.h>

/* --- a figure that was corrected in words alone -------------------------------------------------------------------- */

/* The words of a markup, digits of full width as half ones. */
static Str plain_words(Str markup, Arena *arena)
{
    enum { FULL_ZERO = 0xFF10, FULL_NINE = 0xFF19 };
    StrBuilder words = { .arena = arena };
    bool in_tag = false;
    for (int at = 0; at < markup.n;) {
        uint32_t c = utf8_next(markup, &at);
        if (c == '<') in_tag = true;
        if (!in_tag) str_add_char(&words, c >= FULL_ZERO && c <= FULL_NINE ? c - FULL_ZERO + '0' : c);
        if (c == '>') in_tag = false;
    }
    return str_built(&words);
}

static bool corrects_number(const Corrections *corrections, const Correction *of)
{
    for (int i = 0; i < corrections->n; i++) {
        const Correction *other = &corrections->at[i];
        bool is_number = str_ends(other->field, STR("@number")) && str_starts(other->field, of->field) &&
                         other->field.n == of->field.n + (int)strlen("@number");
        if (!other->past && is_number && str_equal(other->record, of->record)) return true;
    }
    return false;
}

/* The old words agreed with the number, or had no figure that could disagree; the new ones do not. */
static bool forgets_number(const Audit *audit, const Corrections *corrections, const Correction *correction)
{
    DataNode record = data_find(audit->data, correction->record);
    DataNode field = record ? data_child(record, str_copy(audit->arena, correction->field).at) : NULL;
    Str number = field ? data_attribute(field, "number") : STR("");
    Figure said, was, now;
    if (!number.n || corrects_number(corrections, correction) || !figure_next(number, 0, &said)) return false;
    Str words = data_words(field, audit->arena);
    bool had_figure = figure_next(plain_words(correction->was, audit->arena), 0, &was);
    bool has_figure = figure_next(words, 0, &now);
    bool agreed = !had_figure || was.value == said.value;
    if (!agreed || (has_figure ? now.value == said.value : !had_figure)) return false;
    diag_report(audit->diag, correction->where, correction->record, DIAG_NUMBER_FORGOTTEN, words.at,
                str_copy(audit->arena, correction->field).at, str_copy(audit->arena, number).at);
    return true;
}

/* Keys of those of whom it was said. */
static Map ask_corrections(const Audit *audit, const Corrections *corrections)
{
    Map forgetful = map_new(audit->arena);
    for (int i = 0; corrections && i < corrections->n; i++) {
        const Correction *correction = &corrections->at[i];
        bool is_words = correction->field.n && str_find(correction->field, '@') < 0 && str_find(correction->field, ' ') < 0;
        if (is_words && !correction->past && forgets_number(audit, corrections, correction))
            map_put(&forgetful, correction->record, (void *)(uintptr_t)correction);
    }
    return forgetful;
}

/* --- the other questions ------------------------------------------------------------------------------------------- */

static void concern(Map *concerned, DataNode record)
{
    for (; record; record = data_parent(record)) map_put(concerned, data_id(record), record);
}

/* Where a record lay in the edition before, and which of today's lay behind it there. */
typedef struct {
    const RecordPlace *place;
    DataNode behind;
} PastPlace;

/* Id → PastPlace. */
static Map past_places(const Audit *audit, Facts before)
{
    Map places = map_new(audit->arena), last = map_new(audit->arena);
    for (int i = before.n_records - 1; i >= 0; i--) {
        const RecordPlace *place = &before.records[i];
        PastPlace *past = arena_new(audit->arena, PastPlace);
        DataNode *behind = map_find(&last, place->parent), record = data_find(audit->data, place->id);
        if (!behind) map_put(&last, place->parent, behind = arena_new(audit->arena, DataNode));
        *past = (PastPlace){ place, *behind };
        map_put(&places, place->id, past);
        if (record) *behind = record;
    }
    return places;
}

/* One that is no more, or has moved, upsets what it stood in, and the number of the one behind it. */
static void concern_past(const Audit *audit, Map *concerned, const Map *places, Str id)
{
    const PastPlace *past = map_find(places, id);
    if (!past) return;
    if (past->behind) map_put(concerned, data_id(past->behind), past->behind);
    DataNode parent = data_find(audit->data, past->place->parent);
    if (parent) concern(concerned, parent);
    else concern_past(audit, concerned, places, past->place->parent);
}

/* The corrected records, and those a correction may upset. */
static Map records_concerned(const Audit *audit, const Map *corrected, Facts before)
{
    Map concerned = map_new(audit->arena), places = past_places(audit, before);
    for (int i = 0; i < corrected->room; i++) {
        if (!corrected->entries[i].value) continue;
        DataNode record = data_find(audit->data, corrected->entries[i].key);
        DataNode behind = record ? data_next(record) : NULL;
        if (behind) map_put(&concerned, data_id(behind), behind);
        if (record) concern(&concerned, record);
        concern_past(audit, &concerned, &places, corrected->entries[i].key);
    }
    return concerned;
}

void audit_corrected(const Data *data, const Corrections *corrections, const Map *corrected, Facts before, Arena *arena,
                     Diag *diag)
{
    DiagStyle silent = { .strict = true, .least = SEVERITY_FATAL };
    Diag *found = diag_open(silent, arena);
    const Audit audit = { .data = data, .arena = arena, .diag = diag };
    Map forgetful = ask_corrections(&audit, corrections);
    Map concerned = records_concerned(&audit, corrected, before);
    audit_records(data, &concerned, arena, found);
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n; i++) {
        bool said = faults[i].code == DIAG_FIGURE_DIFFERS && map_find(&forgetful, faults[i].key);
        if (!said && map_find(&concerned, faults[i].key)) diag_report_again(diag, &faults[i]);
    }
}
