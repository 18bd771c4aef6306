/* A master is bound once, in the context of the root of the data; its slots are aligned to the side they stand on. */
#include "bind/masters.h"

#include "bind/inline.h"

#include <assert.h>

static MasterText running_text(Binder *binder, const Node *node, Context context, Key key)
{
    static const Align aligns[] = { [SIDE_INSIDE] = ALIGN_START, [SIDE_OUTSIDE] = ALIGN_END, [SIDE_CENTER] = ALIGN_CENTER };
    MasterText text = { .side = (Side)node_choice(node, "side", SIDE_INSIDE), .y = node_len(node, "y", 0) };
    text.first_of = node_text(node, "first-of");
    text.later_of = node_text(node, "later-of");
    text.at_foot = node_choice(node, "at", AT_HEAD) == AT_FOOT;
    text.rich =
        inline_rich(binder, node, context, bind_style(binder, node, "style", context, binder->style), bind_key(binder, key));
    if (text.rich.style->vertical) diag_report(binder->diag, text.rich.where, STR(""), DIAG_NOT_VERTICAL);
    for (int i = 0; i < text.rich.n_slots; i++) text.rich.slots[i].align = aligns[text.side];
    return text;
}

static MasterRule running_rule(const Node *node)
{
    Pen pen = { LINE_SOLID, node_len(node, "width", LEN_MM / 10), node_color(node, "color", (Color){ 0, 0, 0 }) };
    return (MasterRule){ .at_foot = node_choice(node, "at", AT_HEAD) == AT_FOOT, .y = node_len(node, "y", 0), .pen = pen };
}

static Thumb thumb_from(Binder *binder, const Node *node)
{
    return (Thumb){ .name = node_text(node, "running"),
                    .where = node->where,
                    .width = node_len(node, "width", 0),
                    .height = node_len(node, "height", 0),
                    .top = node_len(node, "top", 0),
                    .step = node_len(node, "step", 0),
                    .style = bind_fixed_style(binder, node, "style", binder->style) };
}

static Master master_from(Binder *binder, const Node *node, Context context)
{
    Vec(MasterText) texts = { .arena = binder->arena };
    Vec(MasterRule) rules = { .arena = binder->arena };
    Master master = { .name = node_text(node, "name"),
                      .width = node_len(node, "width", 0),
                      .height = node_len(node, "height", 0),
                      .inside = node_len(node, "inside", 0),
                      .outside = node_len(node, "outside", 0),
                      .head = node_len(node, "head", 0),
                      .foot = node_len(node, "foot", 0),
                      .mirrored = node_flag(node, "mirrored", false),
                      .turned = node_flag(node, "turned", false),
                      .vertical = node_choice(node, "writing", WRITING_HORIZONTAL) == WRITING_VERTICAL };
    if (master.turned && master.vertical) diag_report(binder->diag, node->where, STR(""), DIAG_NOT_TURNED);
    const Style *note_style = binder->house.note_style ? binder->house.note_style : binder->style;
    master.note_style = bind_fixed_style(binder, node, "note-style", note_style);
    master.thumb.style = binder->style;
    for (const Node *child = node->first; child; child = child->next) {
        if (!child->element) continue;
        Str place = str_printf(binder->arena, STR_FMT "%d", STR_ARG(master.name), texts.n + 1);
        Key key = key_new(STR("master"), place, STR(""), STR(""), 1, binder->arena);
        if (node_is(child, "running")) *vec_push(&texts) = running_text(binder, child, context, key);
        if (node_is(child, "line")) *vec_push(&rules) = running_rule(child);
        if (node_is(child, "thumb")) master.thumb = thumb_from(binder, child);
    }
    master.texts = texts.at;
    master.n_texts = texts.n;
    master.rules = rules.at;
    master.n_rules = rules.n;
    return master;
}

static Master *master_named(const Binder *binder, Str name)
{
    for (int i = 0; i < binder->n_masters; i++)
        if (str_equal(binder->masters[i].name, name)) return &binder->masters[i];
    return NULL;
}

/* What is set for the other pages stands on that, too: it must be as wide. */
static void find_first(Binder *binder, const Node *node, Master *master)
{
    Str name = node_text(node, "first");
    const Master *first = name.n ? master_named(binder, name) : NULL;
    if (!first) return;
    assert(master);
    if (master_measure(first) == master_measure(master)) master->first = first;
    else
        diag_report(binder->diag, node->where, STR(""), DIAG_FIRST_WIDTH, first->name.at, len_to_mm(master_measure(first)),
                    len_to_mm(master_measure(master)));
}

void bind_masters(Binder *binder, Context context)
{
    Vec(Master) masters = { .arena = binder->arena };
    for (const Node *node = binder->report->root->first; node; node = node->next)
        if (node->element && node_is(node, "master")) *vec_push(&masters) = master_from(binder, node, context);
    binder->masters = masters.at;
    binder->n_masters = masters.n;
    int i = 0;
    for (const Node *node = binder->report->root->first; node && i < masters.n; node = node->next)
        if (node->element && node_is(node, "master")) find_first(binder, node, &masters.at[i++]);
}

void masters_finish(const Binder *binder)
{
    for (int i = 0; i < binder->n_masters; i++) {
        const Thumb *thumb = &binder->masters[i].thumb;
        if (map_find(&binder->sets, thumb->name) && !map_find(&binder->steps, thumb->name))
            diag_report(binder->diag, thumb->where, STR(""), DIAG_THUMB_WITHOUT_STEP, str_copy(binder->arena, thumb->name).at);
    }
}

const Master *bind_find_master(Binder *binder, const Node *part)
{
    Str name = node_text(part, "master");
    const Master *master = master_named(binder, name);
    if (master) return master;
    diag_report(binder->diag, part->where, STR(""), DIAG_UNKNOWN_NAME, "master", str_copy(binder->arena, name).at, "");
    return NULL;
}
