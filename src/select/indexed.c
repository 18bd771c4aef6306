/* As select/join.c reads them off the tokens, of a path that has been read. */
#include "select/indexed.h"

static bool is_named(const PathStep *step, StepAxis axis)
{
    return step->axis == axis && step->name && !step->is_any;
}

/* How a step is written, as the last of a path: @plan. */
static Str step_text(const PathStep *step, Arena *arena)
{
    return str_join(arena, step->axis == STEP_ATTRIBUTE ? STR("@") : STR(""), str_from(step->name));
}

static bool begins_at_node(const Plain *path)
{
    bool begins_elsewhere = path->is_from_root || path->is_from_current || path->from || path->ids || path->text.n;
    return path->kind == PLAIN_PATH && !begins_elsewhere && !path->filters;
}

static bool is_by_step(const PathStep *step)
{
    return (is_named(step, STEP_ATTRIBUTE) || is_named(step, STEP_CHILD)) && !step->predicates && !step->next;
}

/* @plan, plan/@id: what a record has in it. */
static bool is_own(const Plain *path)
{
    if (!begins_at_node(path)) return false;
    const PathStep *step = path->steps;
    while (step->next && is_named(step, STEP_CHILD) && !step->predicates) step = step->next;
    return is_by_step(step);
}

/* The same whichever record is asked. */
static bool is_value(const Plain *plain)
{
    return plain->kind == PLAIN_TEXT || plain->kind == PLAIN_VARIABLE ||
           (plain->kind == PLAIN_PATH && (plain->text.n || plain->is_from_root || plain->is_from_current));
}

/* The path from the root up to this step, where it is made of names alone; empty: it is not. */
static Str path_text(const Plain *path, const PathStep *last, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    if (path->kind != PLAIN_PATH || !path->is_from_root) return STR("");
    for (const PathStep *step = path->steps;; step = step->next) {
        bool is_deep = is_named(step, STEP_DESCENDANT);
        if ((!is_deep && !is_named(step, STEP_CHILD)) || (step->predicates && step != last)) return STR("");
        str_add_printf(&text, "%s%s", is_deep ? "//" : "/", step->name);
        if (step == last) return str_built(&text);
    }
}

const PlainJoin *indexed_path(const Plain *path, Arena *arena)
{
    const PathStep *step = path->steps;
    while (step && !step->predicates) step = step->next;
    const Plain *question = step && !step->predicates->next ? step->predicates->question : NULL;
    if (!question || question->kind != PLAIN_EQUAL) return NULL;
    bool is_left = is_own(question->left) && is_value(question->right);
    const Plain *by = is_left ? question->left : question->right, *value = is_left ? question->right : question->left;
    Str text = path_text(path, step, arena);
    if (!text.n || !is_own(by) || !is_by_step(by->steps) || !is_value(value)) return NULL;
    PlainJoin *join = arena_new(arena, PlainJoin);
    *join = (PlainJoin){ .path = text, .by = step_text(by->steps, arena), .value = value, .rest = step->next };
    return join;
}

const PlainJoin *indexed_comparison(const Plain *comparison, Arena *arena)
{
    const Plain *own = is_own(comparison->left) ? comparison->left : comparison->right;
    const Plain *values = own == comparison->left ? comparison->right : comparison->left;
    bool is_rooted = values->kind == PLAIN_PATH && values->is_from_root && values->steps->next;
    if (comparison->kind != PLAIN_EQUAL || !is_rooted || !is_own(own)) return NULL;
    const PathStep *last = values->steps, *records = last;
    for (; last->next; last = last->next) records = last;
    Str text = path_text(values, records, arena);
    if (!text.n || records->predicates || !is_by_step(last)) return NULL;
    PlainJoin *join = arena_new(arena, PlainJoin);
    *join = (PlainJoin){ .path = text, .by = step_text(last, arena), .own = own };
    return join;
}
