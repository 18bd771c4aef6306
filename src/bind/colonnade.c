#include "bind/colonnade.h"

enum { LEAST_WIDTH = 5 * LEN_MM }; /* no line is shorter that anybody would read */

/* What belongs to a page as a whole stands across it. */
static const char *not_in_columns(const Block *block)
{
    const BoxForm form = box_form(block);
    if (form.at_foot) return "box at=\"foot\"";
    if (form.reach == REACH_PAPER) return "box reach=\"paper\"";
    if (block->kind == BLOCK_PICTURE && block->as.depiction->reach == REACH_PAPER) return "picture reach=\"paper\"";
    if (block->kind != BLOCK_TABLE) return NULL;
    const Table *table = block->as.table;
    if (table->gutter) return "gutter";
    if (table->blank_rows) return "blank-rows";
    if (table->parts == PARTS_BY_PAGE) return "parts=\"page\"";
    if (table->page_foot.n) return "page-foot";
    return table->carry_out.n || table->carry_in.n ? "carry-out, carry-in" : NULL;
}

static void check_blocks(const Binder *binder, const Block *blocks)
{
    for (const Block *block = blocks; block; block = block->next) {
        const char *what = not_in_columns(block);
        if (what) diag_report(binder->diag, block->where, block->key.text, DIAG_NOT_IN_COLUMNS, what);
    }
}

static const Colonnade *colonnade_of(const Binder *binder, const Node *node)
{
    Colonnade *form = arena_new(binder->arena, Colonnade);
    *form = (Colonnade){ .n = node_int(node, "count", 2),
                         .gap = node_len(node, "gap", 0),
                         .rule = node_pen(node, "rule", node_color(node, "rule-color", binder->style->color)) };
    Len width = colonnade_width(form, binder->measure);
    if (width < LEAST_WIDTH)
        diag_report(binder->diag, node->where, STR(""), DIAG_COLUMNS_NARROW, form->n, len_to_mm(form->gap),
                    len_to_mm(binder->measure));
    return width < LEAST_WIDTH ? NULL : form;
}

void bind_colonnade(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    if (!surround.in_part || list->colonnade) {
        diag_report(binder->diag, node->where, STR(""), DIAG_COLUMNS_INSIDE);
        return;
    }
    Block *last = list->last;
    list->colonnade = colonnade_of(binder, node);
    bind_blocks(binder, node, context, surround, list);
    list->colonnade = NULL;
    check_blocks(binder, last ? last->next : list->first);
}
