/* The walk over the report: names first, so that order does not matter; then the parts one after the other; then what
   could only be known at the end. */
#include "bind/bind.h"

#include "bind/blocks.h"
#include "bind/contents.h"
#include "bind/facing.h"
#include "bind/finish.h"
#include "bind/index.h"
#include "bind/inline.h"
#include "bind/masters.h"
#include "bind/note.h"
#include "bind/numbering.h"
#include "model/era.h"

enum { DEEPEST_TOC = 9 };

static Binder *binder_new(const Report *report, const Data *data, Arena *work, Arena *arena, Diag *diag)
{
    Binder *binder = arena_new(arena, Binder);
    *binder = (Binder){ .report = report,
                        .data = data,
                        .arena = arena,
                        .lasting = arena,
                        .work = work,
                        .diag = diag,
                        .style = report_find_style(report, STR("default")),
                        .blocks = map_new(arena),
                        .commons = { .not_plain = map_new(work) },
                        .keys = keys_new(work),
                        .counts = map_new(work),
                        .patterns = map_new(work),
                        .sets = map_new(arena),
                        .steps = map_new(arena),
                        .pictures = map_new(work),
                        .index_marks = map_new(work),
                        .records = map_new(work),
                        .beginnings = map_new(work),
                        .plain_runs = map_new(work),
                        .shared_notes = map_new(arena),
                        .note_forms = { .arena = arena },
                        .settings = { .arena = arena },
                        .entries = { .arena = arena },
                        .gatherings = { .arena = arena },
                        .numberings = { .arena = arena },
                        .given = { map_new(arena), map_new(arena) },
                        .promises = { .arena = arena } };
    return binder;
}

/* House style and reusable blocks, wherever in the report they stand. */
static void note_names(Binder *binder)
{
    const Node *house = NULL;
    for (const Node *node = binder->report->root->first; node; node = node->next) {
        if (!node->element) continue;
        if (node_is(node, "house")) house = node;
        if (!node_is(node, "block")) continue;
        UsedBlock *block = arena_new(binder->arena, UsedBlock);
        block->node = node;
        map_put(&binder->blocks, node_text(node, "name"), block);
    }
    binder->house = house_from(binder->report, house);
    note_read_kinds(binder);
}

/* The root of the data, with the variables of the report; $continued, the house's word for it; $excerpt, whose portion of
   the data this is: nobody's in the whole booklet. */
static Context outer_context(Binder *binder)
{
    Context context = { .node = select_root(binder->select), .position = 1, .count = 1 };
    context =
        select_with(binder->select, context, STR("continued"), (Found){ .kind = FOUND_TEXT, .text = binder->house.continued });
    DataNode *self = arena_new(binder->arena, DataNode);
    *self = binder->data->self;
    context = select_with(binder->select, context, STR("excerpt"),
                          (Found){ .kind = FOUND_NODES, .nodes = self, .n_nodes = *self ? 1 : 0 });
    for (const Node *node = binder->report->root->first; node; node = node->next)
        if (node->element && node_is(node, "let")) context = bind_let(binder, node, context);
    return context;
}

/* Settings after the last block still count: they begin with an empty one. */
static void flush_settings(Binder *binder, BlockList *list, const Node *part, Context context)
{
    if (!binder->settings.n) return;
    Key key = bind_counted(binder, "block", context);
    block_add(binder, list, BLOCK_BOX, key, part->where);
}

/* A part made for a record is known by it, so that what is made for others does not count. */
static Key key_of_part(Binder *binder, const Node *node, Context context)
{
    Str id = inline_template(binder, node, "id", context);
    if (!id.n && binder->turn) return bind_counted(binder, node->element, context);
    return bind_key(binder, key_read(id.n ? id : str_from(node->element)));
}

static Section *bind_part(Binder *binder, const Node *node, Context context)
{
    const Master *master = bind_find_master(binder, node);
    if (!master) return NULL;
    BlockList list = { 0 };
    Section *section = arena_new(binder->arena, Section);
    binder->part++;
    *section = (Section){ .key = key_of_part(binder, node, context),
                          .where = node->where,
                          .kind = node_is(node, "cover") ? SECTION_COVER
                                  : node_is(node, "toc") ? SECTION_CONTENTS
                                                         : SECTION_PLAIN,
                          .master = master,
                          .start = (PageStart)node_choice(node, "start", START_PAGE),
                          .folio = (FolioRule)node_choice(node, "folio", FOLIO_CONTINUE),
                          .folio_prefix = inline_template(binder, node, "folio-prefix", context),
                          .numerals = (Numeral)node_choice(node, "numerals", NUMERAL_ARABIC),
                          .valign = (VAlign)node_choice(node, "valign", VALIGN_TOP),
                          .even = node_flag(node, "even", false),
                          .facing = node_flag(node, "facing", false) };
    binder->measure = master_measure(master);
    binder->is_vertical = master->vertical;
    binder->toc_depth = node_int(node, "toc-depth", DEEPEST_TOC);
    bind_blocks(binder, node, context,
                (Surround){ .style = bind_style(binder, node, "style", context, binder->style), .in_part = true }, &list);
    flush_settings(binder, &list, node, context);
    binder->is_vertical = false;
    section->blocks = list.first;
    facing_check(binder, section, node->where);
    return section;
}

typedef struct {
    Section *first, *last;
} PartList;

static void bind_parts(Binder *binder, const Node *parent, Context context, PartList *list);

static void bind_parts_each(Binder *binder, const Node *node, Context context, PartList *list)
{
    int outer = binder->turn;
    Found found = bind_selected(binder, node, context);
    for (int i = 0; i < found.n_nodes && !bind_too_much(binder, node); i++) {
        binder->turn = ++binder->n_turns;
        bind_parts(binder, node, bind_in_hand(binder, node, context, &found, i), list);
    }
    binder->turn = outer;
}

static void bind_parts(Binder *binder, const Node *parent, Context context, PartList *list)
{
    for (const Node *node = parent->first; node; node = node->next) {
        if (node_is(node, "let") && parent != binder->report->root) context = bind_let(binder, node, context);
        bool is_each = node_is(node, "each");
        if ((!node_is_part(node) && !is_each) || !bind_applies(binder, node, context)) continue;
        if (is_each) bind_parts_each(binder, node, context, list);
        Section *section = is_each ? NULL : bind_part(binder, node, context);
        if (!section) continue;
        if (list->last) list->last->next = section;
        else list->first = section;
        list->last = section;
    }
}

/* A year or a month is its first day. */
static Str whole_date(Str date, Arena *arena)
{
    static const char first[] = "0000-01-01";
    return date.n >= (int)sizeof first - 1 || date.n == 0 ? date : str_printf(arena, STR_FMT "%s", STR_ARG(date), first + date.n);
}

/* These data, asked in the house style. */
static Select *select_of(const Binder *binder, const Data *data)
{
    Select *select = select_open(data, binder->work, binder->diag);
    select_say_dates(select, house_dates(&binder->house, DATE_LONG));
    select_say_figures(select, binder->house.figures);
    return select;
}

Binder *bind_open(const Report *report, const Data *data, Context *context, Arena *work, Arena *arena, Diag *diag)
{
    Binder *binder = binder_new(report, data, work, arena, diag);
    if (!binder->style) {
        diag_report(diag, report->root->where, STR(""), DIAG_UNKNOWN_NAME, "style", "default", "");
        return NULL;
    }
    if (!str_is(report->lang, "ja")) /* what a style is in that says nothing */
        binder->style = bind_style(binder, report->root, "style", (Context){ 0 }, binder->style);
    note_names(binder);
    numbering_open(binder);
    binder->select = select_of(binder, data);
    binder->whole = data->whole == data ? binder->select : select_of(binder, data->whole);
    *context = outer_context(binder);
    return binder;
}

void bind_close(Binder *binder)
{
    if (binder->whole != binder->select) select_close(binder->whole);
    select_close(binder->select);
}

/* The numbers of the headings of the whole booklet; all else of it is forgotten. */
static const NumbersGiven *numbers_ahead(const Report *report, const Data *whole, Arena *work)
{
    Context context = { 0 };
    Binder *binder = bind_open(report, whole, &context, work, work, diag_open((DiagStyle){ .least = SEVERITY_FATAL }, work));
    bind_masters(binder, context);
    bind_parts(binder, report->root, context, &(PartList){ 0 });
    bind_close(binder);
    return &binder->given;
}

/* What else a binder may be told. */
typedef struct {
    const Map *names;
    bool has_sheaves;
} BindWish;

/* What the report says; else what holds a vertical part is bound on the right. */
static Binding binding_of(const Report *report, const Section *sections)
{
    Binding usual = BINDING_LEFT;
    for (const Section *section = sections; section; section = section->next)
        if (section->master->vertical) usual = BINDING_RIGHT;
    return (Binding)node_choice(report->root, "binding", (int)usual);
}

static const Document *bind_with(const Report *report, const Data *data, BindWish wish, Arena *work, Arena *arena, Diag *diag)
{
    Context context;
    Binder *binder = bind_open(report, data, &context, work, arena, diag);
    if (!binder) return NULL;
    binder->names = wish.names;
    binder->has_sheaves = wish.has_sheaves;
    if (numbering_is_asked_ahead(binder)) binder->in_whole = numbers_ahead(report, data->whole, work);
    Document *document = arena_new(arena, Document);
    *document = (Document){ .derived = report->derived,
                            .title = inline_filled(binder, report->title, context, report->root->where),
                            .revised = binder->house.revised,
                            .revised_again = binder->house.revised_again,
                            .schema = binder->data->schema,
                            .vacant = binder->house.vacant,
                            .blank = binder->house.blank,
                            .author = node_text(report->root, "author"),
                            .lang = report->lang,
                            .branch = binder->house.branch };
    document->date = whole_date(inline_template(binder, report->root, "date", context), arena);
    bind_masters(binder, context);
    PartList parts = { 0 };
    bind_parts(binder, report->root, context, &parts);
    document->sections = parts.first;
    document->binding = binding_of(report, parts.first);
    facing_check_binding(binder, document);
    masters_finish(binder);
    contents_finish(binder);
    index_finish(binder, document);
    bind_finish(binder, document);
    bind_close(binder);
    return document;
}

static const Document *bind_as(const Report *report, const Data *data, BindWish wish, Arena *arena, Diag *diag)
{
    Arena *work = arena_open();
    const Document *document = bind_with(report, data, wish, work, arena, diag);
    arena_close(work);
    return document;
}

const Document *bind_again(const Report *report, const Data *data, const Map *names, Arena *arena, Diag *diag)
{
    return bind_as(report, data, (BindWish){ .names = names }, arena, diag);
}

const Document *bind_lean(const Report *report, const Data *data, Arena *arena, Diag *diag)
{
    return bind_as(report, data, (BindWish){ .has_sheaves = true }, arena, diag);
}

const Document *bind_document(const Report *report, const Data *data, Arena *arena, Diag *diag)
{
    return bind_again(report, data, NULL, arena, diag);
}

Str bind_date(Str date, Arena *arena)
{
    Str words;
    return era_date(arena, date, DATE_LONG, &words) ? words : STR("");
}
