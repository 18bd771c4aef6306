/* All texts are collected in one walk, and each is asked everything; habits of all are counted when one of them is asked for. */
#include "audit/hygiene.h"

#include <assert.h>

static const struct {
    void (*check)(const Hygiene *hygiene, const HygieneText *text);
    DiagCode codes[3]; /* what it may say */
} checks[HYGIENE_COUNT] = {
    [HYGIENE_WIDTH] = { hygiene_width, { DIAG_WIDTH_MIXED, DIAG_WIDTH_UNUSUAL } },
    [HYGIENE_HALF_KANA] = { hygiene_half_kana, { DIAG_HALF_KANA } },
    [HYGIENE_SPACES] = { hygiene_spaces, { DIAG_SPACE_AT_END, DIAG_SPACES_FOR_LOOKS } },
    [HYGIENE_BRACKETS] = { hygiene_brackets, { DIAG_BRACKET_OPEN, DIAG_BRACKET_STRAY, DIAG_BRACKET_PAIR } },
    [HYGIENE_PUNCTUATION] = { hygiene_punctuation, { DIAG_PUNCTUATION_TWICE } },
    [HYGIENE_SEPARATORS] = { hygiene_separators, { DIAG_SEPARATOR_WRONG, DIAG_POINT_TWICE } },
    [HYGIENE_DATES] = { hygiene_dates, { DIAG_DATE_IMPOSSIBLE } },
    [HYGIENE_ERAS] = { hygiene_eras, { DIAG_ERA_OVER, DIAG_ERA_WESTERN, DIAG_ERA_TWO_WAYS } },
    [HYGIENE_PUBLISHED] = { hygiene_published, { DIAG_DATE_TO_COME } },
    [HYGIENE_DOUBLED] = { hygiene_doubled, { DIAG_WORD_TWICE } },
    [HYGIENE_LOOK_ALIKES] = { hygiene_look_alikes, { DIAG_LOOK_ALIKE } },
    [HYGIENE_FORMS] = { hygiene_forms, { DIAG_OTHER_FORM, DIAG_FORM_UNKNOWN } },
    [HYGIENE_MARKS] = { hygiene_marks, { DIAG_MARK_APART, DIAG_LATIN_MARK } },
    [HYGIENE_INVISIBLE] = { hygiene_invisible, { DIAG_INVISIBLE_CHARACTER } },
    [HYGIENE_MACHINE] = { hygiene_machine, { DIAG_MACHINE_DEPENDENT } },
};

/* --- saying it ----------------------------------------------------------------------------------------------------- */

Str hygiene_question(DiagCode code)
{
    static const char *const names[] = { HYGIENE_CHOICES(CHOICE_WORD) };
    for (int kind = 0; kind < HYGIENE_COUNT; kind++)
        for (size_t i = 0; i < sizeof checks->codes / sizeof *checks->codes; i++)
            if (checks[kind].codes[i] == code && code) return str_from(names[kind]);
    return STR("");
}

static inline bool is_code_of(HygieneKind kind, DiagCode code)
{
    for (size_t i = 0; i < sizeof checks->codes / sizeof *checks->codes; i++)
        if (checks[kind].codes[i] == code) return true;
    return false;
}

/* What stands around it, in its line. */
static Str around(const Letters *letters, int first, int last, Arena *arena)
{
    enum { REACH = 8 };
    int from = first, to = last;
    while (from > 0 && from > first - REACH && letters->at[from - 1] != '\n') from--;
    while (to < letters->n && to < last + REACH && letters->at[to] != '\n') to++;
    Letters line = { letters->at + from, to - from };
    StrBuilder words = { .arena = arena };
    if (from > 0 && letters->at[from - 1] != '\n') str_add(&words, STR("…"));
    for (int i = 0; i < line.n; i++) str_add_char(&words, line.at[i] == DATA_APART || line.at[i] == '\n' ? ' ' : line.at[i]);
    if (to < letters->n && letters->at[to] != '\n') str_add(&words, STR("…"));
    return str_built(&words);
}

void hygiene_say(const Hygiene *hygiene, const HygieneText *text, int first, int last, DiagCode code, Str meant)
{
    assert(is_code_of(hygiene->of, code));
    Arena *arena = hygiene->audit->arena;
    Str context = around(&text->letters, first, last, arena), words = letters_part(&text->letters, first, last, arena);
    bool is_named = code == DIAG_SPACE_AT_END || code == DIAG_SPACES_FOR_LOOKS || code == DIAG_INVISIBLE_CHARACTER;
    if (code == DIAG_LOOK_ALIKE || code == DIAG_OTHER_FORM || code == DIAG_FORM_UNKNOWN)
        words = hygiene_name(text->letters.at[first], arena);
    diag_report(hygiene->audit->diag, data_where(text->element), data_id(text->element), code, context.at,
                is_named ? meant.at : words.at, meant.at);
}

Str hygiene_name(uint32_t character, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    str_add_char(&name, character);
    str_add_printf(&name, " U+%04X", character);
    return str_built(&name);
}

/* --- all texts ----------------------------------------------------------------------------------------------------- */

/* What is no name, number or date; those the grammar has looked at. */
static bool has_words(Str value)
{
    for (int i = 0; i < value.n; i++)
        if ((unsigned char)value.at[i] >= 0x80) return true;
    return false;
}

/* A figure by itself is read however it is written, and written as the layout says; a code is as its term has it, which is asked. */
static bool is_no_text(const Audit *audit, const FieldType *field, Str value)
{
    if (!field) return false;
    return field->kind == FIELD_NUMBER ||
           (field->kind == FIELD_CODE && data_term(audit->data, field, str_trim(value), audit->arena));
}

static const FieldType *attribute_type(DataNode element, Str name)
{
    return data_record_type(element) ? record_field(data_record_type(element), name) : NULL;
}

/* What a 再掲 shows from elsewhere is asked there. */
static void collect_texts(const Audit *audit, HygieneTexts *texts, DataNode element)
{
    if (is_no_text(audit, data_field_type(element), data_words(element, audit->arena))) return;
    if (data_source(audit->data, element, audit->arena).kind != SOURCE_TYPED) return;
    Str text = data_written(element, audit->arena), name, value;
    if (text.n) *vec_push(texts) = (HygieneText){ letters_from(text, audit->arena), element };
    for (int i = 0; data_attribute_at(element, i, &name, &value); i++)
        if (has_words(value) && !is_no_text(audit, attribute_type(element, name), value))
            *vec_push(texts) = (HygieneText){ letters_from(value, audit->arena), element };
    for (DataNode child = data_first(element); child; child = data_next(child)) collect_texts(audit, texts, child);
}

/* When the set was issued: the field that the schema says it is. */
static Str issue_of(const Audit *audit, DataNode node)
{
    const RecordType *type = data_record_type(node);
    Str issue = STR("");
    for (int i = 0; type && i < type->n_fields && !issue.n; i++) {
        const FieldType *field = &type->fields[i];
        if (!field->is_issue) continue;
        if (field->is_attribute) issue = data_attribute(node, field->name.at);
        else issue = str_trim(data_words(data_child(node, field->name.at), audit->arena));
    }
    for (DataNode child = data_first(node); child && !issue.n; child = data_next(child)) issue = issue_of(audit, child);
    return issue;
}

static int months_of(Str date)
{
    enum { MONTHS = 12 };
    Figure year, month;
    if (!figure_next(date, 0, &year) || !figure_next(date, year.end, &month)) return 0;
    return (int)year.value * MONTHS + (int)month.value - 1;
}

/* --- habits -------------------------------------------------------------------------------------------------------- */

static void count_all(const Hygiene *hygiene, void (*count)(Habit *habits, const Letters *letters), bool *is_counted)
{
    for (int i = 0; !*is_counted && i < hygiene->texts->n; i++) count(hygiene->habits->of, &hygiene->texts->at[i].letters);
    *is_counted = true;
}

Habit hygiene_habit(const Hygiene *hygiene, HabitKind kind)
{
    if (kind < HABIT_FIRST_YEAR) count_all(hygiene, hygiene_count_widths, &hygiene->habits->has_widths);
    else count_all(hygiene, hygiene_count_eras, &hygiene->habits->has_years);
    return hygiene->habits->of[kind];
}

void check_hygiene(const Audit *audit)
{
    Habits habits = { 0 };
    HygieneTexts texts = { .arena = audit->arena };
    Hygiene hygiene = { .audit = audit,
                        .texts = &texts,
                        .habits = &habits,
                        .issue = str_copy(audit->arena, issue_of(audit, data_root(audit->data))) };
    hygiene.published = months_of(hygiene.issue);
    collect_texts(audit, &texts, data_root(audit->data));
    for (int i = 0; i < texts.n; i++) {
        if (audit->only && !map_find(audit->only, data_id(texts.at[i].element))) continue;
        for (hygiene.of = 0; hygiene.of < HYGIENE_COUNT; hygiene.of++) checks[hygiene.of].check(&hygiene, &texts.at[i]);
    }
}
