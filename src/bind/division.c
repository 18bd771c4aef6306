/* Who gets what.  Each record is asked once whose it is (`of`: words that name departments), so that the work grows with
   the records and not with records × departments; what holds records is found on the way up from each of them. */
#include "base/vec.h"
#include "bind/bind.h"
#include "bind/binder.h"
#include "bind/inline.h"
#include "data/data.h"

#include <stdlib.h>

typedef struct {
    Binder *binder;
    const Node *node; /* <excerpt> */
    Context context;
    Division *division;
    Map portions;          /* key by which records name a portion → Portion */
    Vec(Portion *) selves; /* of a record that is whose excerpt it is in */
    int n_unowned;
    DataNode unowned; /* the first */
} Divider;

static const Node *find_excerpt(const Report *report, Str by, Arena *arena, Diag *diag)
{
    StrBuilder names = { .arena = arena };
    const Node *found = NULL;
    for (const Node *node = report->root->first; node; node = node->next) {
        if (!node_is(node, "excerpt")) continue;
        bool is_it = str_equal(node_text(node, "by"), by);
        if (found && is_it) diag_report(diag, node->where, STR(""), DIAG_DUPLICATE_ID, by.at, diag_place(found->where, arena));
        if (!found && is_it) found = node;
        str_add_printf(&names, "%s" STR_FMT, names.n ? ", " : " (", STR_ARG(node_text(node, "by")));
    }
    if (found) return found;
    if (names.n) str_add(&names, STR(")"));
    diag_report(diag, report->root->where, STR(""), DIAG_UNKNOWN_NAME, "excerpt by=", str_copy(arena, by).at,
                str_built(&names).at);
    return NULL;
}

static const Node *child_of(const Node *excerpt, const char *name)
{
    const Node *child = excerpt->first;
    while (child && !node_is(child, name)) child = child->next;
    return child;
}

/* --- portions ----------------------------------------------------------------------------------------------------- */

/* `of` gives words: no two portions can go by one, and none by two. */
static bool add_key(Divider *divider, Str key, Portion *portion)
{
    Diag *diag = divider->binder->diag;
    Where where = select_where(portion->node);
    bool is_word = key.n > 0;
    for (int i = 0; i < key.n; i++) is_word &= !str_is_white(key.at[i]);
    if (!is_word) diag_report(diag, where, STR(""), DIAG_BAD_VALUE, "key", key.at, "d07, A+");
    const Portion *other = is_word ? map_put(&divider->portions, key, portion) : NULL;
    Where first = other ? select_where(other->node) : where;
    if (other) diag_report(diag, where, STR(""), DIAG_DUPLICATE_ID, key.at, diag_place(first, divider->binder->arena));
    return is_word && !other;
}

static bool add_portion(Divider *divider, Map *ids, Context context)
{
    Binder *binder = divider->binder;
    Portion *portion = &divider->division->portions[divider->division->n_portions++];
    const Node *sheets = child_of(divider->node, "sheets");
    *portion =
        (Portion){ .id = str_trim(inline_template(binder, divider->node, "id", context)),
                   .name = inline_template(binder, divider->node, "name", context),
                   .line = inline_template(binder, divider->node, node_find(divider->node, "line") ? "line" : "name", context),
                   .note = sheets && node_find(sheets, "note") ? inline_template(binder, sheets, "note", context) : STR(""),
                   .node = context.node };
    Where where = select_where(context.node);
    if (!portion->id.n) {
        diag_report(binder->diag, where, STR(""), DIAG_MISSING_ATTRIBUTE, select_name(context.node).at, "id");
        return false;
    }
    const Portion *other = map_put(ids, portion->id, portion);
    if (other) {
        Where first = select_where(other->node);
        diag_report(binder->diag, where, STR(""), DIAG_DUPLICATE_ID, portion->id.at, diag_place(first, binder->arena));
        return false;
    }
    bool has_key = node_find(divider->node, "key") != NULL;
    return add_key(divider, has_key ? inline_template(binder, divider->node, "key", context) : portion->id, portion);
}

static bool find_portions(Divider *divider)
{
    Binder *binder = divider->binder;
    Found found = select_records(binder->select, divider->context, node_text(divider->node, "each"), divider->node->where);
    if (found.kind == FOUND_NOTHING) return false;
    if (!found.n_nodes)
        diag_report(binder->diag, divider->node->where, STR(""), DIAG_XPATH_EMPTY,
                    str_copy(binder->arena, node_text(divider->node, "each")).at);
    divider->division->portions = arena_array(binder->arena, Portion, found.n_nodes);
    Map ids = map_new(binder->arena);
    bool good = found.n_nodes > 0;
    for (int i = 0; i < found.n_nodes; i++) good &= add_portion(divider, &ids, select_context(divider->context, &found, i));
    return good;
}

/* --- records ------------------------------------------------------------------------------------------------------ */

typedef Vec(int) Owners;
typedef struct {
    Holding holding;
    Owners owners; /* as found: in any order, some more than once */
} Gathered;

static Gathered *gathered_at(Map *holdings, DataNode node)
{
    Gathered *found = map_find(holdings, division_key(&node));
    if (found) return found;
    found = arena_new(holdings->arena, Gathered);
    *found = (Gathered){ .holding.node = node, .owners.arena = holdings->arena };
    map_put(holdings, division_key(&found->holding.node), found);
    return found;
}

/* The portions that words name; a word that names none is of no interest here: the data have been checked. */
static void add_named(const Divider *divider, Str words, Owners *owners)
{
    for (int at = 0; at < words.n; at++) {
        int first = at;
        while (at < words.n && !str_is_white(words.at[at])) at++;
        const Portion *portion = at > first ? map_find(&divider->portions, str_part(words, first, at)) : NULL;
        if (portion) *vec_push(owners) = (int)(portion - divider->division->portions);
    }
}

static void find_owners(Divider *divider, Context context, Owners *owners)
{
    Select *select = divider->binder->select;
    context = select_with_node(select, context, STR("record"), context.node);
    Found found = select_find(select, context, node_text(divider->node, "of"), divider->node->where);
    for (int i = 0; i < found.n_nodes; i++) add_named(divider, select_value(select, found.nodes[i]), owners);
    if (found.kind != FOUND_NODES) add_named(divider, found.text, owners);
}

static void add_record(Divider *divider, Context context)
{
    Owners owners = { .arena = divider->binder->arena };
    find_owners(divider, context, &owners);
    for (int i = 0; i < owners.n; i++) {
        Portion *portion = &divider->division->portions[owners.at[i]];
        if (portion->node == context.node) *vec_push(&divider->selves) = portion;
        else portion->n_records++;
    }
    if (!owners.n && !divider->n_unowned++) divider->unowned = context.node;
    for (DataNode node = context.node; node; node = select_parent(node)) {
        Gathered *gathered = gathered_at(&divider->division->holdings, node);
        gathered->holding.is_record |= node == context.node;
        for (int i = 0; i < owners.n; i++) *vec_push(&gathered->owners) = owners.at[i];
    }
}

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static void settle_owners(Gathered *gathered)
{
    Owners *owners = &gathered->owners;
    if (!owners->n) return;
    qsort(owners->at, (size_t)owners->n, sizeof *owners->at, by_number);
    int n = 1;
    for (int i = 1; i < owners->n; i++)
        if (owners->at[i] != owners->at[n - 1]) owners->at[n++] = owners->at[i];
    gathered->holding.owners = owners->at;
    gathered->holding.n_owners = n;
}

static void settle_all(const Map *holdings)
{
    for (int i = 0; i < holdings->room; i++)
        if (holdings->entries[i].value) settle_owners(holdings->entries[i].value);
}

static bool divide_records(Divider *divider)
{
    Binder *binder = divider->binder;
    const Node *node = divider->node;
    Found found = select_records(binder->select, divider->context, node_text(node, "records"), node->where);
    if (found.kind == FOUND_NOTHING) return false;
    for (int i = 0; i < found.n_nodes; i++) add_record(divider, select_context(divider->context, &found, i));
    settle_all(&divider->division->holdings);
    bool is_each_for_itself = divider->selves.n == found.n_nodes; /* a file for each sheet */
    for (int i = 0; i < divider->selves.n && is_each_for_itself; i++) divider->selves.at[i]->n_records++;
    if (divider->n_unowned)
        diag_report(binder->diag, select_where(divider->unowned), select_id(binder->select, divider->unowned),
                    DIAG_RECORDS_UNOWNED, divider->n_unowned, divider->division->by.at);
    return true;
}

/* --- places ------------------------------------------------------------------------------------------------------- */

/* A repeat has its words from elsewhere: their place belongs to whoever shows them, too. */
static void add_place(Map *places, DataNode node, const Holding *holding)
{
    typedef struct {
        Gathered gathered;
        Where where;
    } Place;
    Where where = data_where(node);
    Place *place = map_find(places, where_key(&where));
    if (!place) {
        place = arena_new(places->arena, Place);
        *place = (Place){ { .holding = { .is_record = true }, .owners.arena = places->arena }, where };
        map_put(places, where_key(&place->where), place);
    }
    for (int i = 0; i < holding->n_owners; i++) *vec_push(&place->gathered.owners) = holding->owners[i];
}

static void add_places(Map *places, DataNode node, const Holding *holding)
{
    add_place(places, node, holding);
    for (DataNode child = select_first(node); child; child = select_next(child)) add_places(places, child, holding);
}

const Map *bind_places(const Division *division, Arena *arena)
{
    Map *places = arena_new(arena, Map);
    *places = map_new(arena);
    const Map *holdings = &division->holdings;
    for (int i = 0; i < holdings->room; i++) {
        const Holding *holding = holdings->entries[i].value;
        if (holding && holding->is_record) add_places(places, holding->node, holding);
    }
    settle_all(places);
    return places;
}

/* --- printing ----------------------------------------------------------------------------------------------------- */

static SheetWish sheet_wish(const Node *excerpt)
{
    const Node *sheets = child_of(excerpt, "sheets");
    if (!sheets) return (SheetWish){ .where = excerpt->where };
    return (SheetWish){ .open = node_find(sheets, "open") ? node_text(sheets, "open") : STR(""), .where = sheets->where };
}

static PrintWish print_wish(const Node *excerpt)
{
    const Node *print = child_of(excerpt, "print");
    if (!print) return (PrintWish){ .copies = 1, .media = STR("iso_a4_210x297mm") };
    return (PrintWish){ .copies = node_int(print, "copies", 1),
                        .sides = (Sides)node_choice(print, "sides", SIDES_AS_IS),
                        .staple = (Staple)node_choice(print, "staple", STAPLE_NONE),
                        .media = node_find(print, "media") ? node_text(print, "media") : STR("iso_a4_210x297mm") };
}

const Division *bind_division(const Report *report, const Data *data, Str by, Arena *arena, Diag *diag)
{
    const Node *node = find_excerpt(report, by, arena, diag);
    Divider divider = { .node = node };
    divider.binder = node ? bind_open(report, data, &divider.context, arena, arena, diag) : NULL;
    if (!divider.binder) return NULL;
    divider.portions = map_new(arena);
    divider.selves.arena = arena;
    divider.division = arena_new(arena, Division);
    *divider.division = (Division){ .by = str_copy(arena, by),
                                    .holdings = map_new(arena),
                                    .line_style = bind_fixed_style(divider.binder, node, "line-style", NULL),
                                    .greys = node_choice(node, "others", OTHERS_BLANK) == OTHERS_GREY,
                                    .print = print_wish(node),
                                    .sheets = sheet_wish(node) };
    bool good = find_portions(&divider) && divide_records(&divider);
    if (good) data_share_out(data, divider.division, arena);
    bind_close(divider.binder);
    return good && !diag_has_errors(diag) ? divider.division : NULL;
}
