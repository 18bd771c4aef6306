/* A record fits a step when it is one of the children of its parent that the step selects: ../measure[2].  So XPath itself
   counts, and what it selects is remembered for each parent, or a table of many rows would take the square of them.  A step
   without predicates needs no parent: self::measure. */
#include "bind/pattern.h"

#include "base/map.h"
#include "base/vec.h"

/* A node, seen with these variables. */
typedef struct {
    DataNode node;
    const Variable *variables;
} Sight;

typedef struct PatternStep {
    struct PatternStep *outer; /* the step before it, or NULL */
    Str xpath;                 /* from the record: self::kpi, or ../kpi[1] */
    bool has_predicates;
    bool is_deep;      /* // before it: the step before it fits any ancestor, not the parent */
    bool is_outermost; /* / before it, and nothing before that */
    Map asked, chosen; /* Sights: parents that were asked, and the children that were chosen */
} PatternStep;

struct Pattern {
    Vec(PatternStep *) last; /* the last step of each pattern between | */
    Where where;
    Arena *arena;
};

/* The part up to a character that stands in no bracket and no quotation marks, cut off with it. */
static bool cut_part(Str *text, char end, Str *part)
{
    int depth = 0, at = 0;
    char quote = 0;
    if (!text->at) return false;
    for (; at < text->n; at++) {
        char c = text->at[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '[' || c == '(') depth++;
        else if (c == ']' || c == ')') depth--;
        else if (c == end && depth == 0) break;
    }
    *part = str_trim(str_part(*text, 0, at));
    *text = at < text->n ? str_part(*text, at + 1, text->n) : (Str){ 0 };
    return true;
}

static bool holds(Str text, Str words)
{
    for (int at = 0; at + words.n <= text.n; at++)
        if (str_starts(str_part(text, at, text.n), words)) return true;
    return false;
}

/* A child by its name: no other axis, no attribute, nothing worked out. */
static bool is_child(Str name)
{
    unsigned char c = name.n ? (unsigned char)name.at[0] : 0;
    bool is_name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '*' || c >= 0x80;
    return is_name && !holds(name, STR("::")) && !holds(name, STR("("));
}

static PatternStep *step_from(Str text, Arena *arena)
{
    if (str_starts(text, STR("child::"))) text = str_part(text, 7, text.n);
    int bracket = str_find(text, '[');
    if (!is_child(bracket < 0 ? text : str_trim(str_part(text, 0, bracket)))) return NULL;
    PatternStep *step = arena_new(arena, PatternStep);
    *step =
        (PatternStep){ .xpath = str_join(arena, bracket < 0 ? STR("self::") : STR("../"), text), .has_predicates = bracket >= 0 };
    if (step->has_predicates) {
        step->asked = map_new(arena);
        step->chosen = map_new(arena);
    }
    return step;
}

/* The last step, with those before it; NULL: it is no pattern. */
static PatternStep *steps_from(Str path, Arena *arena)
{
    PatternStep *outer = NULL;
    bool is_deep = false, is_outermost = str_starts(path, STR("/")) && !str_starts(path, STR("//"));
    if (str_starts(path, STR("/"))) path = str_part(path, is_outermost ? 1 : 2, path.n);
    for (Str text; cut_part(&path, '/', &text);) {
        if (!text.n && outer && !is_deep) {
            is_deep = true;
            continue;
        }
        PatternStep *step = step_from(text, arena);
        if (!step) return NULL;
        step->outer = outer;
        step->is_deep = is_deep;
        step->is_outermost = is_outermost;
        outer = step;
        is_deep = is_outermost = false;
    }
    return is_deep ? NULL : outer;
}

Pattern *pattern_from(Str match, Where where, Arena *arena, Diag *diag)
{
    Pattern *pattern = arena_new(arena, Pattern);
    *pattern = (Pattern){ .last = { .arena = arena }, .where = where, .arena = arena };
    bool is_pattern = !holds(match, STR("current(")); /* the record or a sibling?  XSLT has none here either */
    Str rest = match;
    for (Str path; is_pattern && cut_part(&rest, '|', &path);) {
        PatternStep *last = steps_from(path, arena);
        is_pattern = last != NULL;
        if (last) *vec_push(&pattern->last) = last;
    }
    if (is_pattern) return pattern;
    pattern->last.n = 0;
    diag_report(diag, where, STR(""), DIAG_NO_PATTERN, str_copy(arena, match).at);
    return pattern;
}

static void remember(Map *map, DataNode node, const Variable *variables, Arena *arena)
{
    Sight *sight = arena_new(arena, Sight);
    *sight = (Sight){ node, variables };
    map_put(map, MAP_KEY(*sight), sight);
}

static bool is_chosen(const Pattern *pattern, PatternStep *step, Select *select, Context context)
{
    Sight parent = { select_parent(context.node), context.variables }, own = { context.node, context.variables };
    if (!map_find(&step->asked, MAP_KEY(parent))) {
        Found found = select_records(select, context, step->xpath, pattern->where);
        for (int i = 0; i < found.n_nodes; i++) remember(&step->chosen, found.nodes[i], context.variables, pattern->arena);
        remember(&step->asked, parent.node, context.variables, pattern->arena);
    }
    return map_find(&step->chosen, MAP_KEY(own)) != NULL;
}

static bool fits(const Pattern *pattern, PatternStep *step, Select *select, Context context)
{
    bool fits_own = step->has_predicates ? is_chosen(pattern, step, select, context)
                                         : select_true(select, context, step->xpath, pattern->where);
    DataNode parent = select_parent(context.node);
    if (!fits_own || !step->outer) return fits_own && !(step->is_outermost && parent);
    for (; parent; parent = step->is_deep ? select_parent(parent) : NULL)
        if (fits(pattern, step->outer, select, (Context){ parent, 1, 1, context.variables })) return true;
    return false;
}

bool pattern_fits(const Pattern *pattern, Select *select, Context context)
{
    for (int i = 0; i < pattern->last.n; i++)
        if (fits(pattern, pattern->last.at[i], select, context)) return true;
    return false;
}
