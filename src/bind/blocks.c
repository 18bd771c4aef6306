/* One function per kind of block, in a table; those that only steer (each, if, use, set) go on into their children.
   An element that holds other blocks is added before its content, so that a waiting setting stays on the outside. */
#include "bind/blocks.h"
#include "base/means.h"
#include "base/utf8.h"
#include "bind/boxes.h"
#include "bind/captioned.h"
#include "bind/colonnade.h"
#include "bind/contents.h"
#include "bind/inline.h"
#include "bind/numbering.h"
#include "bind/sample.h"
#include "bind/tiles.h"

#include <stdlib.h>

Block *block_add_behind(Block *block, Arena *arena)
{
    Block *behind = arena_new(arena, Block);
    *behind = (Block){ .colonnade = block->colonnade, .next = block->next };
    block->next = behind;
    return behind;
}

Block *block_add(Binder *binder, BlockList *list, BlockKind kind, Key key, Where where)
{
    Block *block = arena_new(binder->arena, Block);
    *block = (Block){ .kind = kind, .key = key, .where = where, .style = binder->style, .colonnade = list->colonnade };
    if (kind != BLOCK_GAP && kind != BLOCK_BREAK) {
        block->settings = binder->settings.at;
        block->n_settings = binder->settings.n;
        binder->settings.at = NULL;
        binder->settings.n = binder->settings.room = 0;
    }
    if (list->last) list->last->next = block;
    else list->first = block;
    list->last = block;
    return block;
}

Key block_key(Binder *binder, const Node *node, Context context, Surround surround, const BlockList *list)
{
    Str id = inline_template(binder, node, "id", context);
    if (id.n) return bind_key(binder, key_read(id));
    if (!surround.key.text.n) return bind_counted(binder, binder->samples ? "sample" : "block", context);
    return list->first ? bind_key(binder, key_with_part(surround.key, STR("2"), binder->arena)) : surround.key;
}

/* A heading that asks for it stands on the first line of the paragraph right behind it; a plate has its own first line. */
static void run_in(Block *heading, Block *paragraph)
{
    bool asks = heading && heading->role == ROLE_HEADING && heading->signpost->runs_in;
    if (!asks || heading->colonnade != paragraph->colonnade || style_is_plated(heading->style) ||
        style_is_plated(paragraph->style))
        return;
    heading->run_in = paragraph;
    paragraph->run_in = heading;
}

static void add_text(Binder *binder, const Node *node, Context context, const Style *style, Key key, BlockList *list)
{
    Rich rich = inline_rich(binder, node, context, style, key);
    if (!rich.text.n) return;
    Block *before = list->last;
    Block *block = block_add(binder, list, BLOCK_TEXT, key, rich.where);
    block->role = ROLE_PARAGRAPH;
    block->style = style;
    block->as.text = rich;
    run_in(before, block);
}

void bind_paragraph(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    if (surround.key.text.n) style = bind_flush_style(binder, style);
    add_text(binder, node, context, style, block_key(binder, node, context, surround, list), list);
}

static void bind_set(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    (void)surround, (void)list;
    if (binder->samples) return;
    Key key = bind_counted(binder, "set", context);
    Setting *setting = vec_push(&binder->settings);
    *setting = (Setting){ .name = node_text(node, "name"), .rich = inline_rich(binder, node, context, binder->style, key) };
    setting->number = atoi(inline_template(binder, node, "number", context).at);
    map_put(setting->number > 0 ? &binder->steps : &binder->sets, setting->name, (void *)(uintptr_t)node);
}

Str block_line(Binder *binder, const Rich *rich, bool keeps_slots)
{
    StrBuilder title = { .arena = binder->arena };
    for (int i = 0; i < rich->text.n;) {
        uint32_t c = utf8_next(rich->text, &i);
        if (c != SLOT_CHARACTER || keeps_slots) str_add_char(&title, c == '\n' ? ' ' : c);
    }
    return str_built(&title);
}

static void bind_heading(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    numbering_begin(binder, node, context, key);
    for (const Node *child = node->first; child; child = child->next)
        if (child->element && node_is(child, "set") && bind_applies(binder, child, context))
            bind_set(binder, child, context, surround, list);
    Rich rich = inline_rich(binder, node, context, style, key);
    Block *block = block_add(binder, list, BLOCK_TEXT, key, rich.where);
    block->role = ROLE_HEADING;
    block->level = node_int(node, "level", 1);
    block->style = style;
    block->as.text = rich;
    Signpost *signpost = arena_new(binder->arena, Signpost);
    signpost->part = inline_template(binder, node, "part", context);
    signpost->runs_in = node_flag(node, "run-in", false);
    block->signpost = signpost;
    if (binder->samples) return;
    signpost->bookmark =
        node_find(node, "bookmark") ? inline_template(binder, node, "bookmark", context) : block_line(binder, &rich, true);
    contents_note(binder, node, context, block);
}

static void bind_gap(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Block *block = block_add(binder, list, BLOCK_GAP, block_key(binder, node, context, surround, list), node->where);
    block->as.gap = node_len(node, "height", 0);
}

static void bind_break(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Block *block = block_add(binder, list, BLOCK_BREAK, block_key(binder, node, context, surround, list), node->where);
    block->as.page_break = (PageStart)node_choice(node, "to", START_PAGE);
    if (block->as.page_break == START_COLUMN && !list->colonnade)
        diag_report(binder->diag, node->where, block->key.text, DIAG_BREAK_NO_COLUMN);
}

static void bind_each(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Found found = bind_selected(binder, node, context);
    for (int i = 0; i < found.n_nodes; i++)
        bind_blocks(binder, node, bind_in_hand(binder, node, context, &found, i), surround, list);
}

static void bind_if(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Node *branch = bind_branch(binder, node, context);
    if (branch) bind_blocks(binder, branch, context, surround, list);
}

static void bind_use(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Str name = node_text(node, "block");
    UsedBlock *used = map_find(&binder->blocks, name);
    DiagCode code = used ? DIAG_RECURSION : DIAG_UNKNOWN_NAME;
    if (used && !used->is_open) {
        used->is_open = true;
        bind_blocks(binder, used->node, context, surround, list);
        used->is_open = false;
    } else if (used) {
        diag_report(binder->diag, node->where, STR(""), code, str_copy(binder->arena, name).at);
    } else {
        diag_report(binder->diag, node->where, STR(""), code, "block", str_copy(binder->arena, name).at, "");
    }
}

static void bind_sample_block(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Block *block = block_add(binder, list, BLOCK_SAMPLE, block_key(binder, node, context, surround, list), node->where);
    bind_sample(binder, node, context, surround.style, block);
}

static void bind_tiles_block(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Key key = block_key(binder, node, context, surround, list);
    Block *block = block_add(binder, list, BLOCK_TILES, key, node->where);
    block->style = surround.style;
    bind_tiles(binder, node, context, surround.style, block);
}

static void bind_entry(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    contents_entry(binder, node, context, style, block_add(binder, list, BLOCK_TEXT, key, node->where));
}

static void bind_entries(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    Key key = block_key(binder, node, context, surround, list);
    contents_gather(binder, node, block_add(binder, list, BLOCK_GAP, key, node->where));
}

static const struct {
    const char *element;
    void (*bind)(Binder *, const Node *, Context, Surround, BlockList *);
} kinds[] = {
    { "p", bind_paragraph },
    { "heading", bind_heading },
    { "set", bind_set },
    { "gap", bind_gap },
    { "break", bind_break },
    { "box", bind_box },
    { "grid", bind_grid },
    { "around", bind_around },
    { "columns", bind_colonnade },
    { "each", bind_each },
    { "if", bind_if },
    { "use", bind_use },
    { "sample", bind_sample_block },
    { "tiles", bind_tiles_block },
    { "tile", bind_tiles_block },
    { "entry", bind_entry },
    { "entries", bind_entries },
    { "table", captioned_table },
    { "definitions", captioned_definitions },
    { "picture", captioned_picture },
    { "qr", captioned_picture },
    { "chart", captioned_chart },
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

/* It would have to stand level where all else is turned, which nothing can yet. */
static bool stays_level(const Node *node)
{
    static const char *const elements[] = { "sample", "tiles", "tile" };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (node_is(node, elements[i])) return true;
    return false;
}

/* Whoever says much may have much set.  An <each> in an <each> finds more than that: the square of what there is. */
static int most_bound(const Data *data)
{
    enum { ENOUGH = 1000000, OF_AN_ELEMENT = 40, MOST_ELEMENTS = 50000000 };
    return ENOUGH + OF_AN_ELEMENT * (data->n_elements < MOST_ELEMENTS ? data->n_elements : MOST_ELEMENTS);
}

bool bind_too_much(Binder *binder, const Node *node)
{
    int most = most_bound(binder->data);
    means_at(node->where);
    if (++binder->n_bound == most) diag_report(binder->diag, node->where, STR(""), DIAG_TOO_MANY_BLOCKS, most);
    if (binder->n_bound > most) binder->n_bound = most;
    return binder->n_bound == most;
}

void bind_blocks(Binder *binder, const Node *parent, Context context, Surround surround, BlockList *list)
{
    for (const Node *node = parent->first; node; node = node->next) {
        if (!node->element) continue;
        if (bind_too_much(binder, node)) return;
        if (node_is(node, "let")) context = bind_let(binder, node, context);
        for (int i = 0; i < KIND_COUNT; i++) {
            if (!node_is(node, kinds[i].element) || !bind_applies(binder, node, context)) continue;
            if (binder->is_vertical && stays_level(node))
                diag_report(binder->diag, node->where, STR(""), DIAG_NOT_ON_VERTICAL, node->element);
            kinds[i].bind(binder, node, context, surround, list);
        }
    }
}

static bool holds_blocks(const Node *cell)
{
    for (const Node *node = cell->first; node; node = node->next)
        if (!inline_is(node)) return true;
    return false;
}

const Block *bind_cell_blocks(Binder *binder, const Node *cell, Context context, const Style *style, Key key)
{
    BlockList list = { 0 };
    if (holds_blocks(cell)) bind_blocks(binder, cell, context, (Surround){ .style = style, .key = key }, &list);
    else add_text(binder, cell, context, style, key, &list);
    return list.first;
}
