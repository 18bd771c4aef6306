/* A path is walked step by step from each node in turn.  Who only asks whether there is one stops at the first; who collects them puts
   them in order where the way has not, as one does before the nodes of a bracket are counted. */
#include "select/steps.h"

#include "base/vec.h"
#include "select/argument.h"
#include "select/join.h"
#include "select/value.h"
#include "xml/xml.h"

#include <math.h>
#include <string.h>

/* An expression at work. */
typedef struct {
    PlainScene scene;
    int n_steps;
    bool is_too_long; /* the walk */
} PlainWork;

typedef Vec(DataNode) FoundNodes;

/* A walk, and what is done with the nodes at its end: they are collected, or compared with a text, or with what other nodes say, or are
   looked up, or one will do. */
typedef struct {
    PlainWork *work;
    FoundNodes *nodes;
    const Str *text;
    bool is_equal;       /* the text must be so, or must not */
    const Plain *others; /* found from this node: */
    DataNode node;
    const PlainJoin *join; /* whose index has what they say */
} PlainWalk;

static bool holds(PlainWork *work, const Plain *plain, DataNode node);
static bool walk_path(PlainWalk *walk, const Plain *plain, DataNode node);

const Variable *variable_in_sight(const Variable *innermost, Str name)
{
    const Variable *variable = innermost;
    while (variable && !str_equal(variable->name, name)) variable = variable->outer;
    return variable;
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

/* How many nodes each predicate has been asked of that asks for a place. */
typedef struct {
    int counted[MOST_PREDICATES];
} PlaceCounts;

static bool is_at_place(const PlainWork *work, const PathPredicate *place, int at)
{
    double number = place->number;
    if (place->variable.n) number = variable_in_sight(work->scene.context.variables, place->variable)->value.number;
    return place->orders & (at < number ? ORDER_LESS : at > number ? ORDER_MORE : ORDER_SAME);
}

/* Is the node left by all predicates?  Each counts those that the ones before have left. */
static bool is_left(PlainWork *work, const PathPredicate *predicate, DataNode node, PlaceCounts *places)
{
    for (int i = 0; predicate; predicate = predicate->next, i++) {
        bool is_so =
            predicate->question ? holds(work, predicate->question, node) : is_at_place(work, predicate, ++places->counted[i]);
        if (!is_so) return false;
    }
    return true;
}

static bool walk_from(PlainWalk *walk, const PathStep *step, DataNode node);

/* Goes on from a node the step has led to.  This and the others: true when the walk is over. */
static bool walk_on(PlainWalk *walk, const PathStep *step, DataNode node, PlaceCounts *places)
{
    bool goes_on = fits_step(step, node) && is_left(walk->work, step->predicates, node, places);
    return goes_on && walk_from(walk, step->next, node);
}

typedef DataNode NextNode(DataNode node);

static DataNode node_above(DataNode node)
{
    return xml_above(node);
}

static DataNode node_before(DataNode node)
{
    return xml_before(node);
}

static DataNode node_behind(DataNode node)
{
    return xml_next(node);
}

static DataNode attribute_behind(DataNode node)
{
    return xml_next_attribute(node);
}

/* From the first on, one by one along the axis. */
static bool walk_along(PlainWalk *walk, const PathStep *step, DataNode first, NextNode *next)
{
    PlaceCounts places = { { 0 } };
    for (DataNode node = first; node; node = next(node))
        if (walk_on(walk, step, node, &places)) return true;
    return false;
}

/* The next node of what is in `whole`, in the order of the data. */
static DataNode next_within(DataNode node, DataNode whole)
{
    DataNode next = xml_first(node);
    for (; !next && node != whole; node = xml_above(node)) next = xml_next(node);
    return next;
}

/* From the first on, all that is in the whole. */
static bool walk_down(PlainWalk *walk, const PathStep *step, DataNode first, DataNode whole)
{
    PlaceCounts places = { { 0 } };
    if (xml_is_attribute(whole)) return walk_on(walk, step, whole, &places);
    for (DataNode node = first; node; node = next_within(node, whole))
        if (walk_on(walk, step, node, &places)) return true;
    return false;
}

/* Is one of the others like it, or unlike it? */
static bool has_other(const PlainWalk *walk, DataNode node)
{
    Str value = value_read(node, walk->work->scene.arena);
    PlainWalk among = { .work = walk->work, .text = &value, .is_equal = walk->is_equal };
    return walk_path(&among, walk->others, walk->node);
}

static bool arrive(PlainWalk *walk, DataNode node)
{
    const PlainScene *scene = &walk->work->scene;
    if (walk->nodes) {
        *vec_push(walk->nodes) = node;
        return false;
    }
    if (walk->join) return join_find(scene->select, walk->join->path, walk->join->by, value_read(node, scene->arena));
    if (walk->others) return has_other(walk, node);
    return !walk->text || value_is(node, *walk->text) == walk->is_equal;
}

static bool walk_from(PlainWalk *walk, const PathStep *step, DataNode node)
{
    enum { MOST_STEPS = 4000000 };
    if (walk->work->n_steps++ > MOST_STEPS) return walk->work->is_too_long = true;
    if (!step) return arrive(walk, node);
    switch (step->axis) {
    case STEP_CHILD: return walk_along(walk, step, xml_first(node), node_behind);
    case STEP_ATTRIBUTE: return walk_along(walk, step, xml_attributes(node), attribute_behind);
    case STEP_SELF: return walk_on(walk, step, node, &(PlaceCounts){ { 0 } });
    case STEP_PARENT: return xml_above(node) && walk_on(walk, step, xml_above(node), &(PlaceCounts){ { 0 } });
    case STEP_ANCESTOR: return walk_along(walk, step, xml_above(node), node_above);
    case STEP_ANCESTOR_OR_SELF: return walk_along(walk, step, node, node_above);
    case STEP_FOLLOWING_SIBLING: return walk_along(walk, step, xml_next(node), node_behind);
    case STEP_PRECEDING_SIBLING: return walk_along(walk, step, xml_before(node), node_before);
    case STEP_DESCENDANT: return !xml_is_attribute(node) && walk_down(walk, step, next_within(node, node), node);
    case STEP_DESCENDANT_OR_SELF: return walk_down(walk, step, node, node);
    }
    return false;
}

/* --- where a path begins --------------------------------------------------------------------------------------------- */

static FoundNodes collect(PlainWork *work, const Plain *plain, DataNode node);

/* Most often it is one. */
static FoundNodes few_nodes(Arena *arena)
{
    return (FoundNodes){ .arena = arena, .at = arena_new(arena, DataNode), .room = 1 };
}

static void add_records(FoundNodes *nodes, const RecordVec *records)
{
    for (int i = 0; records && i < records->n; i++) *vec_push(nodes) = records->at[i];
}

/* The text that is a literal, or a variable; NULL: it is nodes. */
static const Str *text_of(const PlainWork *work, const Plain *plain)
{
    if (plain->kind == PLAIN_TEXT) return &plain->text;
    if (plain->kind != PLAIN_VARIABLE) return NULL;
    const Found *value = &variable_in_sight(work->scene.context.variables, plain->text)->value;
    return value->kind == FOUND_TEXT ? &value->text : NULL;
}

/* What an index has for the value, or for each of the values. */
static FoundNodes indexed(PlainWork *work, const PlainJoin *join, DataNode node)
{
    PlainScene scene = work->scene;
    FoundNodes nodes = few_nodes(scene.arena);
    const Plain *value = join->value;
    const Str *text = text_of(work, value);
    if (text) add_records(&nodes, join_find(scene.select, join->path, join->by, *text));
    else {
        FoundNodes values = collect(work, value, node);
        for (int i = 0; i < values.n; i++)
            add_records(&nodes, join_find(scene.select, join->path, join->by, value_read(values.at[i], scene.arena)));
    }
    nodes.n = select_in_order(nodes.at, nodes.n);
    return nodes;
}

/* record(@plan) */
static FoundNodes called_records(PlainWork *work, const Plain *ids, DataNode node)
{
    Select *select = work->scene.select;
    RecordVec records = { .arena = work->scene.arena };
    const Str *text = text_of(work, ids);
    FoundNodes values = text ? few_nodes(work->scene.arena) : collect(work, ids, node);
    if (text) lookup_add_records(select, &records, *text);
    for (int i = 0; i < values.n; i++) lookup_add_records(select, &records, select_value(select, values.at[i]));
    FoundNodes nodes = few_nodes(work->scene.arena);
    add_records(&nodes, &records);
    nodes.n = select_in_order(nodes.at, nodes.n);
    return nodes;
}

static bool asks_index(const PlainWork *work, const PlainJoin *join)
{
    return join && work->scene.select;
}

/* The path begins at nodes that are found first. */
static bool begins_at_several(const PlainWork *work, const Plain *path)
{
    return path->text.n || path->from || path->ids || asks_index(work, path->join);
}

static FoundNodes first_nodes(PlainWork *work, const Plain *path, DataNode node)
{
    if (asks_index(work, path->join)) return indexed(work, path->join, node);
    if (path->from) return collect(work, path->from, node);
    if (path->ids) return called_records(work, path->ids, node);
    const Found *from = &variable_in_sight(work->scene.context.variables, path->text)->value;
    return (FoundNodes){ .at = from->nodes, .n = from->n_nodes };
}

/* Both sides of a union, too: in the order of the walk. */
static bool walk_path(PlainWalk *walk, const Plain *plain, DataNode node)
{
    if (plain->kind == PLAIN_UNION) return walk_path(walk, plain->left, node) || walk_path(walk, plain->right, node);
    if (!begins_at_several(walk->work, plain))
        return walk_from(walk, plain->steps,
                         plain->is_from_current ? walk->work->scene.context.node
                         : plain->is_from_root  ? xml_document(xml_tree_of(node))
                                                : node);
    FoundNodes first = first_nodes(walk->work, plain, node);
    PlaceCounts places = { { 0 } };
    const PathStep *steps = asks_index(walk->work, plain->join) ? plain->join->rest : plain->steps;
    for (int i = 0; i < first.n; i++)
        if (is_left(walk->work, plain->filters, first.at[i], &places) && walk_from(walk, steps, first.at[i])) return true;
    return false;
}

/* In the order of the document, each once. */
static FoundNodes collect(PlainWork *work, const Plain *plain, DataNode node)
{
    FoundNodes nodes = few_nodes(work->scene.arena);
    walk_path(&(PlainWalk){ .work = work, .nodes = &nodes }, plain, node);
    bool is_in_order = plain->kind == PLAIN_PATH && plain->is_in_order && !begins_at_several(work, plain);
    if (!is_in_order) nodes.n = select_in_order(nodes.at, nodes.n);
    return nodes;
}

/* --- answers --------------------------------------------------------------------------------------------------------- */

static bool is_needed(const Found *value, VariableNeed need)
{
    enum { MOST = 1000000000 };
    bool is_nodes = value->kind == FOUND_NODES;
    switch (need) {
    case NEED_NODES: return is_nodes;
    case NEED_WORDS: return is_nodes || value->kind == FOUND_TEXT;
    case NEED_WHOLE: return value->kind == FOUND_NUMBER && fabs(value->number) <= MOST && value->number == trunc(value->number);
    case NEED_ANY: break;
    }
    return value->kind != FOUND_NOTHING;
}

/* What one is wrong for, libxml2 says, and when. */
bool plain_fits(const Plain *plain, Context context)
{
    for (const VariableUse *use = plain->uses; use; use = use->next) {
        const Variable *variable = variable_in_sight(context.variables, use->name);
        if (!variable || !is_needed(&variable->value, use->need)) return false;
    }
    return true;
}

/* XPath 1.0 3.4: one of the nodes that is so, one pair of them, will do. */
static bool compares(PlainWork *work, const Plain *plain, DataNode node)
{
    PlainWalk walk = { .work = work, .is_equal = plain->kind == PLAIN_EQUAL, .node = node };
    const Plain *other = plain->right;
    if (asks_index(work, plain->join)) {
        walk.join = plain->join;
        return walk_path(&walk, plain->join->own, node);
    }
    walk.text = text_of(work, other);
    if (!walk.text) walk.others = other;
    return walk_path(&walk, plain->left, node);
}

static bool holds(PlainWork *work, const Plain *plain, DataNode node)
{
    switch (plain->kind) {
    case PLAIN_PATH:
    case PLAIN_UNION: return walk_path(&(PlainWalk){ .work = work }, plain, node);
    case PLAIN_EQUAL:
    case PLAIN_UNEQUAL: return compares(work, plain, node);
    case PLAIN_VARIABLE: return select_holds(&variable_in_sight(work->scene.context.variables, plain->text)->value);
    case PLAIN_TEXT: return plain->text.n > 0;
    case PLAIN_NOT: return !holds(work, plain->left, node);
    case PLAIN_AND: return holds(work, plain->left, node) && holds(work, plain->right, node);
    case PLAIN_OR: return holds(work, plain->left, node) || holds(work, plain->right, node);
    case PLAIN_NUMBER: break;
    }
    return false;
}

bool plain_holds(const Plain *plain, PlainScene scene, bool *is_true)
{
    PlainWork work = { .scene = scene };
    if (plain->kind == PLAIN_NUMBER || !plain_fits(plain, scene.context)) return false;
    *is_true = holds(&work, plain, scene.context.node);
    return !work.is_too_long;
}

static bool find_nodes(const Plain *plain, PlainScene scene, Found *found)
{
    PlainWork work = { .scene = scene };
    FoundNodes nodes = collect(&work, plain, scene.context.node);
    *found = (Found){ .kind = FOUND_NODES, .nodes = nodes.at, .n_nodes = nodes.n };
    return !work.is_too_long;
}

static bool find_flag(const Plain *plain, PlainScene scene, Found *found)
{
    *found = (Found){ .kind = FOUND_FLAG };
    return plain_holds(plain, scene, &found->flag);
}

/* As figures.c answers number(): the figure of the first node, or none. */
static bool find_number(const Plain *plain, PlainScene scene, Found *found)
{
    Found nodes;
    if (!find_nodes(plain->left, scene, &nodes)) return false;
    *found = (Found){ .kind = FOUND_NUMBER, .number = NAN };
    if (!nodes.n_nodes) return true;
    Argument argument = argument_read(nodes.nodes[0], scene.arena);
    if (argument.amount.kind == AMOUNT_NONE) found->unread = argument.node;
    if (!argument_has_figure(&argument)) return true;
    Decimal *exact = arena_new(scene.arena, Decimal);
    *exact = argument.amount.value;
    found->number = decimal_to_double(*exact);
    found->exact = exact;
    return !exact->lost; /* that is told by whoever counts with it */
}

bool plain_find(const Plain *plain, PlainScene scene, Found *found)
{
    if (!plain_fits(plain, scene.context)) return false;
    switch (plain->kind) {
    case PLAIN_PATH:
    case PLAIN_UNION: return find_nodes(plain, scene, found);
    case PLAIN_TEXT: *found = (Found){ .kind = FOUND_TEXT, .text = plain->text }; return true;
    case PLAIN_VARIABLE:
        *found = variable_in_sight(scene.context.variables, plain->text)->value;
        found->written = NULL; /* it is what was written, now */
        found->formatted = found->absent = false;
        return true;
    case PLAIN_NUMBER: return find_number(plain, scene, found);
    default: return find_flag(plain, scene, found);
    }
}
