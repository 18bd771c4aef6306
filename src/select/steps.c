/* A path is walked step by step from each node in turn.  Who only asks whether there is one stops at the first; who collects them puts
   them in order where the way has not. */
#include "select/steps.h"

#include "base/vec.h"
#include "select/argument.h"
#include "xml/xml.h"

#include <math.h>
#include <string.h>

/* An expression at work. */
typedef struct {
    const Variable *variables;
    int n_steps;
    bool is_too_long; /* the walk */
} PlainWork;

typedef Vec(DataNode) FoundNodes;

/* A walk, and what is done with the nodes at its end: they are collected, or compared with a text, or one will do. */
typedef struct {
    PlainWork *work;
    FoundNodes *nodes;
    const Str *text;
    bool is_equal; /* the text must be so, or must not */
} PlainWalk;

static bool holds(PlainWork *work, const Plain *plain, DataNode node);

const Variable *variable_in_sight(const Variable *innermost, Str name)
{
    const Variable *variable = innermost;
    while (variable && !str_equal(variable->name, name)) variable = variable->outer;
    return variable;
}

/* --- what a node says ------------------------------------------------------------------------------------------------ */

/* Does the string-value of the node stand at the front of the text?  It is cut off there. */
static bool cut_value(DataNode node, Str *rest)
{
    if (xml_is_text(node) || xml_is_attribute(node)) {
        Str content = xml_reading(node);
        bool starts = str_starts(*rest, content);
        if (starts) *rest = str_part(*rest, content.n, rest->n);
        return starts;
    }
    for (DataNode child = xml_first(node); child; child = xml_next(child))
        if (!cut_value(child, rest)) return false;
    return true;
}

static bool says(DataNode node, Str text)
{
    return cut_value(node, &text) && !text.n;
}

/* --- steps ----------------------------------------------------------------------------------------------------------- */

static bool fits_step(const PathStep *step, DataNode node)
{
    if (!step->name) return true;
    if (!(step->axis == STEP_ATTRIBUTE ? xml_is_attribute(node) : xml_is_element(node))) return false;
    if (step->is_any) return true;
    const char *name = xml_name(node);
    return *name == *step->name && strcmp(name, step->name) == 0 && !xml_space(node);
}

static bool walk_from(PlainWalk *walk, const PathStep *step, DataNode node);

/* Goes on from a node the step has led to.  This and the others: true when the walk is over. */
static bool walk_on(PlainWalk *walk, const PathStep *step, DataNode node)
{
    if (!fits_step(step, node)) return false;
    for (const PlainList *link = step->predicates; link; link = link->next)
        if (!holds(walk->work, link->plain, node)) return false;
    return walk_from(walk, step->next, node);
}

static bool walk_up(PlainWalk *walk, const PathStep *step, DataNode node)
{
    for (; node; node = xml_above(node))
        if (walk_on(walk, step, node)) return true;
    return false;
}

static bool walk_children(PlainWalk *walk, const PathStep *step, DataNode parent)
{
    for (DataNode node = xml_first(parent); node; node = xml_next(node))
        if (walk_on(walk, step, node)) return true;
    return false;
}

static bool walk_attributes(PlainWalk *walk, const PathStep *step, DataNode element)
{
    for (DataNode node = xml_attributes(element); node; node = xml_next_attribute(node))
        if (walk_on(walk, step, node)) return true;
    return false;
}

static bool arrive(PlainWalk *walk, DataNode node)
{
    if (walk->nodes) *vec_push(walk->nodes) = node;
    return !walk->nodes && (!walk->text || says(node, *walk->text) == walk->is_equal);
}

static bool walk_from(PlainWalk *walk, const PathStep *step, DataNode node)
{
    enum { MOST_STEPS = 1000000 };
    if (walk->work->n_steps++ > MOST_STEPS) return walk->work->is_too_long = true;
    if (!step) return arrive(walk, node);
    switch (step->axis) {
    case STEP_CHILD: return walk_children(walk, step, node);
    case STEP_ATTRIBUTE: return walk_attributes(walk, step, node);
    case STEP_SELF: return walk_on(walk, step, node);
    case STEP_PARENT: return xml_above(node) && walk_on(walk, step, xml_above(node));
    case STEP_ANCESTOR: return walk_up(walk, step, xml_above(node));
    case STEP_ANCESTOR_OR_SELF: return walk_up(walk, step, node);
    }
    return false;
}

/* Both sides of a union, too: in the order of the walk. */
static bool walk_path(PlainWalk *walk, const Plain *plain, DataNode node)
{
    if (plain->kind == PLAIN_UNION) return walk_path(walk, plain->left, node) || walk_path(walk, plain->right, node);
    if (!plain->text.n) return walk_from(walk, plain->steps, plain->is_from_root ? xml_document(xml_tree_of(node)) : node);
    const Found *from = &variable_in_sight(walk->work->variables, plain->text)->value;
    for (int i = 0; i < from->n_nodes; i++)
        if (walk_from(walk, plain->steps, from->nodes[i])) return true;
    return false;
}

/* --- answers --------------------------------------------------------------------------------------------------------- */

/* Are the variables there that it needs?  What one is wrong for, libxml2 says, and when. */
static bool has_variables(const Plain *plain, Context context)
{
    for (const VariableUse *use = plain->uses; use; use = use->next) {
        const Variable *variable = variable_in_sight(context.variables, use->name);
        FoundKind kind = variable ? variable->value.kind : FOUND_NOTHING;
        if (kind == FOUND_NOTHING || (use->has_steps && kind != FOUND_NODES)) return false;
    }
    return true;
}

static bool holds(PlainWork *work, const Plain *plain, DataNode node)
{
    switch (plain->kind) {
    case PLAIN_PATH:
    case PLAIN_UNION: return walk_path(&(PlainWalk){ .work = work }, plain, node);
    case PLAIN_EQUAL:
    case PLAIN_UNEQUAL:
        return walk_path(&(PlainWalk){ .work = work, .text = &plain->right->text, .is_equal = plain->kind == PLAIN_EQUAL },
                         plain->left, node);
    case PLAIN_VARIABLE: return select_holds(&variable_in_sight(work->variables, plain->text)->value);
    case PLAIN_TEXT: return plain->text.n > 0;
    case PLAIN_NOT: return !holds(work, plain->left, node);
    case PLAIN_AND: return holds(work, plain->left, node) && holds(work, plain->right, node);
    case PLAIN_OR: return holds(work, plain->left, node) || holds(work, plain->right, node);
    case PLAIN_NUMBER: break;
    }
    return false;
}

bool plain_holds(const Plain *plain, Context context, bool *is_true)
{
    PlainWork work = { .variables = context.variables };
    if (plain->kind == PLAIN_NUMBER || !has_variables(plain, context)) return false;
    *is_true = holds(&work, plain, context.node);
    return !work.is_too_long;
}

static bool find_nodes(const Plain *plain, Context context, Arena *arena, Found *found)
{
    PlainWork work = { .variables = context.variables };
    FoundNodes nodes = { .arena = arena, .at = arena_new(arena, DataNode), .room = 1 }; /* most often it is one */
    walk_path(&(PlainWalk){ .work = &work, .nodes = &nodes }, plain, context.node);
    if (plain->kind == PLAIN_UNION || !plain->is_in_order || plain->text.n) nodes.n = select_in_order(nodes.at, nodes.n);
    *found = (Found){ .kind = FOUND_NODES, .nodes = nodes.at, .n_nodes = nodes.n };
    return !work.is_too_long;
}

static bool find_flag(const Plain *plain, Context context, Found *found)
{
    *found = (Found){ .kind = FOUND_FLAG };
    return plain_holds(plain, context, &found->flag);
}

/* As figures.c answers number(): the figure of the first node, or none. */
static bool find_number(const Plain *plain, Context context, Arena *arena, Found *found)
{
    Found nodes;
    if (!find_nodes(plain->left, context, arena, &nodes)) return false;
    *found = (Found){ .kind = FOUND_NUMBER, .number = NAN };
    if (!nodes.n_nodes) return true;
    Argument argument = argument_read(nodes.nodes[0], arena);
    if (argument.amount.kind == AMOUNT_NONE) found->unread = argument.node;
    if (!argument_has_figure(&argument)) return true;
    Decimal *exact = arena_new(arena, Decimal);
    *exact = argument.amount.value;
    found->number = decimal_to_double(*exact);
    found->exact = exact;
    return !exact->lost; /* that is told by whoever counts with it */
}

bool plain_find(const Plain *plain, Context context, Arena *arena, Found *found)
{
    if (!has_variables(plain, context)) return false;
    switch (plain->kind) {
    case PLAIN_PATH:
    case PLAIN_UNION: return find_nodes(plain, context, arena, found);
    case PLAIN_TEXT: *found = (Found){ .kind = FOUND_TEXT, .text = plain->text }; return true;
    case PLAIN_VARIABLE:
        *found = variable_in_sight(context.variables, plain->text)->value;
        found->written = NULL; /* it is what was written, now */
        found->formatted = found->absent = false;
        return true;
    case PLAIN_NUMBER: return find_number(plain, context, arena, found);
    default: return find_flag(plain, context, found);
    }
}
