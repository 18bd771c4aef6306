/* A path is walked step by step from each node in turn.  Who only asks whether there is one stops at the first; who collects them puts
   them in order where the way has not. */
#include "select/steps.h"

#include "base/vec.h"
#include "select/argument.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

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
    switch (node->type) {
    case XML_ELEMENT_NODE:
    case XML_ATTRIBUTE_NODE:
    case XML_DOCUMENT_NODE:
        for (DataNode child = node->children; child; child = child->next) {
            bool is_said = child->type != XML_COMMENT_NODE && child->type != XML_PI_NODE;
            if (is_said && !cut_value(child, rest)) return false;
        }
        return true;
    default: {
        Str content = str_from((const char *)node->content);
        bool starts = str_starts(*rest, content);
        if (starts) *rest = str_part(*rest, content.n, rest->n);
        return starts;
    }
    }
}

static bool says(DataNode node, Str text)
{
    return cut_value(node, &text) && !text.n;
}

/* --- steps ----------------------------------------------------------------------------------------------------------- */

static bool fits_step(const PathStep *step, DataNode node)
{
    if (!step->name) return true;
    if (node->type != (step->axis == STEP_ATTRIBUTE ? XML_ATTRIBUTE_NODE : XML_ELEMENT_NODE)) return false;
    if (step->is_any) return true;
    const char *name = (const char *)node->name;
    const xmlNs *space = node->type == XML_ATTRIBUTE_NODE ? ((const xmlAttr *)node)->ns : node->ns;
    return *name == *step->name && !space && strcmp(name, step->name) == 0;
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
    for (; node; node = node->parent)
        if (walk_on(walk, step, node)) return true;
    return false;
}

static bool walk_all(PlainWalk *walk, const PathStep *step, DataNode first)
{
    for (DataNode node = first; node; node = node->next)
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
    bool has_children = node->type == XML_ELEMENT_NODE || node->type == XML_DOCUMENT_NODE;
    switch (step->axis) {
    case STEP_CHILD: return has_children && walk_all(walk, step, node->children);
    case STEP_ATTRIBUTE: return node->type == XML_ELEMENT_NODE && walk_all(walk, step, (DataNode)node->properties);
    case STEP_SELF: return walk_on(walk, step, node);
    case STEP_PARENT: return node->parent && walk_on(walk, step, node->parent);
    case STEP_ANCESTOR: return walk_up(walk, step, node->parent);
    case STEP_ANCESTOR_OR_SELF: return walk_up(walk, step, node);
    }
    return false;
}

/* Both sides of a union, too: in the order of the walk. */
static bool walk_path(PlainWalk *walk, const Plain *plain, DataNode node)
{
    if (plain->kind == PLAIN_UNION) return walk_path(walk, plain->left, node) || walk_path(walk, plain->right, node);
    if (!plain->text.n) return walk_from(walk, plain->steps, plain->is_from_root ? (DataNode)node->doc : node);
    const Found *from = &variable_in_sight(walk->work->variables, plain->text)->value;
    for (int i = 0; i < from->n_nodes; i++)
        if (walk_from(walk, plain->steps, from->nodes[i])) return true;
    return false;
}

/* --- order ----------------------------------------------------------------------------------------------------------- */

/* As libxml2 sorts them; each once. */
static void put_in_order(FoundNodes *nodes)
{
    if (nodes->n < 2) return;
    xmlXPathNodeSetSort(&(xmlNodeSet){ .nodeNr = nodes->n, .nodeMax = nodes->n, .nodeTab = nodes->at });
    int n = 1;
    for (int i = 1; i < nodes->n; i++)
        if (nodes->at[i] != nodes->at[n - 1]) nodes->at[n++] = nodes->at[i];
    nodes->n = n;
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
    if (plain->kind == PLAIN_UNION || !plain->is_in_order || plain->text.n) put_in_order(&nodes);
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
