/* A layout and the words of the data it looks at: are they known, and which of them does it ask for? */
#include "report/report.h"

#include "grammar/grammar.h"

/* The expressions of what a layout looks at, one after the other: cut off the front of what is left of it. */
static bool next_expression(const DataLook *look, Str *left, Str *xpath)
{
    if (look->is_template) return names_next_expression(left, xpath);
    *xpath = *left;
    *left = STR("");
    return xpath->n > 0;
}

/* Does it part two comparands, which a comparison has on its sides? */
static bool parts_comparands(const Token *token)
{
    static const char *const operators[] = { "and", "or", "=", "!=", "<", "<=", ">", ">=" };
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (token_is(token, TOKEN_OPERATOR, operators[i])) return true;
    return token_is(token, TOKEN_SIGN, ",");
}

static bool comparand_begins(const TokenList *tokens, int at)
{
    return at == 0 || parts_comparands(&tokens->at[at - 1]) || tokens_has_sign(tokens, at - 1, "(") ||
           tokens_has_sign(tokens, at - 1, "[");
}

static bool comparand_ends(const TokenList *tokens, int at)
{
    return tokens->at[at].kind == TOKEN_END || parts_comparands(&tokens->at[at]) || tokens_has_sign(tokens, at, ")") ||
           tokens_has_sign(tokens, at, "]");
}

/* What is compared: tokens from `first` up to the one at `end`. */
typedef struct {
    int first, end;
    bool is_worked_out; /* by an operator of its own: 2024 + 1, a | b */
} Comparand;

static Comparand comparand_at(const TokenList *tokens, int first)
{
    Comparand side = { first, first, false };
    for (int at = first; !comparand_ends(tokens, at); side.end = at) {
        side.is_worked_out |= tokens->at[at].kind == TOKEN_OPERATOR;
        at = tokens_has_sign(tokens, at, "(") || tokens_has_sign(tokens, at, "[") ? tokens_behind(tokens, at) : at + 1;
    }
    return side;
}

/* @year, result/@year, attribute::year: the axis that its values are on; NULL: none. */
static const ValueAxis *axis_of(const Schema *schema, const TokenList *tokens, Comparand side)
{
    int last = side.end - 1;
    bool is_attribute = last > side.first && tokens->at[last].kind == TOKEN_NAME &&
                        (tokens_has_sign(tokens, last - 1, "@") ||
                         (last > side.first + 1 && token_is(&tokens->at[last - 2], TOKEN_AXIS, "attribute")));
    for (int i = 0; is_attribute && !side.is_worked_out && i < schema->n_axes; i++)
        if (str_equal(schema->axes[i].name, tokens->at[last].text)) return &schema->axes[i];
    return NULL;
}

/* '2025', 2025: the token; NULL: it is something else. */
static const Token *value_of(const TokenList *tokens, Comparand side)
{
    const Token *token = &tokens->at[side.first];
    bool is_value = token->kind == TOKEN_LITERAL || token->kind == TOKEN_NUMBER;
    return is_value && side.end == side.first + 1 ? token : NULL;
}

/* A value that the axis has not, or that XPath does not read so (R6 for 2024), finds nothing, whatever the data say. */
static void look_at_axes(const Schema *schema, Str xpath, Where where, Arena *arena, Diag *diag)
{
    TokenList tokens = tokens_read(xpath, arena);
    for (int i = 0; i < tokens.n - 1; i++) {
        if (!comparand_begins(&tokens, i)) continue;
        Comparand one = comparand_at(&tokens, i);
        if (!token_is(&tokens.at[one.end], TOKEN_OPERATOR, "=")) continue;
        Comparand other = comparand_at(&tokens, one.end + 1);
        const ValueAxis *axis = axis_of(schema, &tokens, one);
        const Token *value = value_of(&tokens, axis ? other : one);
        if (!axis) axis = axis_of(schema, &tokens, other);
        if (!axis || !value || str_equal(axis_value(axis, value->text, arena), value->text)) continue;
        Str has = axis->kind == AXIS_WORDS ? axis->values : str_printf(arena, "%d … %d", axis->from, axis->to);
        diag_report(diag, where, STR(""), DIAG_LAYOUT_OFF_AXIS, str_copy(arena, value->text).at, axis->name.at, has.at,
                    diag_place(axis->where, arena));
    }
}

bool report_names_are_known(const Report *report, const Schema *schema, Arena *arena, Diag *diag)
{
    DataNames names = names_of(schema->grammar, "data", arena);
    bool good = true;
    for (int i = 0; i < report->n_looks; i++) {
        const DataLook *look = &report->looks[i];
        Str left = look->text;
        for (Str xpath; next_expression(look, &left, &xpath);) {
            good &= names_check(&names, xpath, look->where, arena, diag);
            look_at_axes(schema, xpath, look->where, arena, diag);
        }
    }
    return good;
}

/* Only what is known is looked at: nothing is reported. */
static void ask(DataNames *names, Map *asked, Str xpath, Where where, Arena *arena, Diag *diag)
{
    names->asked = asked;
    names_check(names, xpath, where, arena, diag);
}

static void ask_as_layout(DataNames *names, NamesAsked *asked, const DataLook *look, Arena *arena, Diag *diag)
{
    Str left = look->text;
    for (Str xpath; next_expression(look, &left, &xpath);) {
        ask(names, &asked->any, xpath, look->where, arena, diag);
        ask(names, &asked->apart, look->is_words ? names_beside(xpath, arena) : xpath, look->where, arena, diag);
    }
}

NamesAsked report_names_asked(const Report *report, const Schema *schema, Arena *arena)
{
    Diag *silent = diag_open((DiagStyle){ .least = SEVERITY_FATAL }, arena);
    DataNames names = names_of(schema->grammar, "data", arena);
    NamesAsked asked = { map_new(arena), map_new(arena) };
    for (int i = 0; i < report->n_looks; i++) ask_as_layout(&names, &asked, &report->looks[i], arena, silent);
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *record = &schema->records[i];
        names.record = record->name;
        for (int k = 0; k < record->n_questions; k++)
            ask(&names, &asked.apart, record->questions[k].test, record->questions[k].where, arena, silent);
        names.record = STR("");
        for (int k = 0; k < record->n_marks; k++) {
            DataLook mark = { .text = record->marks[k].text, .is_template = true, .where = record->marks[k].where };
            ask_as_layout(&names, &asked, &mark, arena, silent);
        }
    }
    return asked;
}
