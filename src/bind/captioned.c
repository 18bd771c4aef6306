/* What stands under a caption is named by it: in lists of tables and figures, and for who is led to it. */
#include "bind/captioned.h"

#include "bind/again.h"
#include "bind/chart.h"
#include "bind/code.h"
#include "bind/contents.h"
#include "bind/definitions.h"
#include "bind/inline.h"
#include "bind/picture.h"
#include "bind/table.h"
#include "model/rows.h"

/* Who is led to the key is led there: what stands under a caption is not shown without it, and of a table only its parts are
   places on a page. */
static void begin_at(Binder *binder, Key key, Key there)
{
    if (binder->samples) return;
    Key *beginning = arena_new(binder->work, Key);
    *beginning = there;
    beginning->text = str_copy(binder->lasting, there.text);
    map_put(&binder->beginnings, key.text, beginning);
}

/* A caption that prints something is an entry of its list, and what stands under it begins with it. */
static void name_by(Binder *binder, EntriesOf of, const Node *caption, Context context, Key key, const Block *words,
                    CaptionSide side)
{
    if (!words->as.text.text.n) return;
    contents_note_caption(binder, of, caption, context, key);
    if (side == CAPTION_ABOVE) begin_at(binder, key, words->key);
}

/* ▲ before a caption under its figure, ▼ before one above it. */
static const char *pointer_of(const Node *caption)
{
    static const char *const pointers[] = { [CAPTION_BELOW] = "▲", [CAPTION_ABOVE] = "▼" };
    return pointers[node_choice(caption, "side", CAPTION_BELOW)];
}

/* Its words, with that before them where it asks for it and there are any. */
static Rich caption_words(Binder *binder, const Node *node, Context context, const Style *style, Key key)
{
    if (!node_flag(node, "mark", false)) return inline_rich(binder, node, context, style, key);
    Writer writer = writer_new(binder, style, key, node->where);
    writer.pen.style = bind_fixed_style(binder, node, "mark-style", style);
    writer_text(&writer, str_from(pointer_of(node)));
    writer.pen.style = style;
    writer_text(&writer, STR(" "));
    int n = writer.text.n;
    inline_write(&writer, node, context);
    if (writer.text.n == n) writer = writer_new(binder, style, key, node->where);
    return writer_rich(&writer);
}

/* 表題: a paragraph of its own that stays with its table, or picture. */
static Block *bind_caption(Binder *binder, const Node *node, Context context, Surround surround, Key owner, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = key_new(owner.text, STR(""), STR("caption"), STR(""), 1, binder->arena);
    Block *block = block_add(binder, list, BLOCK_TEXT, key, node->where);
    block->role = ROLE_CAPTION;
    block->style = style;
    block->as.text = caption_words(binder, node, context, style, key);
    return block;
}

void captioned_table(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    const Block *title = NULL;
    const Rich *again = NULL;
    for (const Node *child = node->first; child; child = child->next) {
        if (!node_is(child, "caption")) continue;
        title = bind_caption(binder, child, context, surround, key, list);
        name_by(binder, ENTRIES_OF_TABLES, child, context, key, title, CAPTION_ABOVE);
        if (node_find(child, "again"))
            again = again_continued(title, inline_template(binder, child, "again", context), binder->arena);
    }
    Block *block = block_add(binder, list, BLOCK_TABLE, key, node->where);
    block->style = style;
    bind_table(binder, node, context, style, block);
    block->as.table->title = title;
    block->as.table->title_again = again;
    if ((!title || !title->as.text.text.n) && block->as.table->n_rows) {
        RowWalk walk = rows_walk(block->as.table);
        begin_at(binder, key, rows_at(&walk, 0)->key);
        rows_leave(&walk);
    }
}

void captioned_definitions(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    Block *block = block_add(binder, list, BLOCK_TABLE, key, node->where);
    block->style = style;
    bind_definitions(binder, node, context, style, block);
    if (block->as.table->n_rows) begin_at(binder, key, block->as.table->rows[0].key);
}

void captioned_picture(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    Depiction *depiction =
        node_is(node, "qr") ? bind_code(binder, node, context, style, key) : bind_picture(binder, node, context, style, key);
    if (!depiction) return;
    if (depiction->reach == REACH_PAPER && !surround.in_part)
        diag_report(binder->diag, node->where, key.text, DIAG_PICTURE_REACH);
    if (depiction->reach == REACH_PAPER && binder->is_vertical)
        diag_report(binder->diag, node->where, key.text, DIAG_NOT_ON_VERTICAL, "picture reach=\"paper\"");
    Block *block = block_add(binder, list, BLOCK_PICTURE, key, node->where);
    block->style = style;
    block->role = (Role)node_choice(node, "role", ROLE_FIGURE);
    block->as.depiction = depiction;
    for (const Node *child = node->first; child; child = child->next) {
        BlockList caption = { 0 };
        if (!node_is(child, "caption")) continue;
        bind_caption(binder, child, context, surround, key, &caption);
        depiction->caption = caption.first;
        depiction->side = (CaptionSide)node_choice(child, "side", CAPTION_BELOW);
        name_by(binder, ENTRIES_OF_FIGURES, child, context, key, caption.first, depiction->side);
    }
}

/* ▲ and ▼ before a caption say where its figure is, and nothing to those who hear it. */
static Str without_pointer(Str title)
{
    bool points = str_starts(title, STR("▲")) || str_starts(title, STR("▼"));
    return points ? str_trim(str_part(title, 3, title.n)) : title;
}

void captioned_chart(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list)
{
    const Style *style = bind_style(binder, node, "style", context, surround.style);
    Key key = block_key(binder, node, context, surround, list);
    Str title = inline_template(binder, node, "caption", context);
    BlockList caption = { 0 };
    CaptionSide side = CAPTION_BELOW;
    const Node *named = NULL;
    for (const Node *child = node->first; child; child = child->next) {
        if (!node_is(child, "caption")) continue;
        named = child;
        Block *words = bind_caption(binder, child, context, surround, key, &caption);
        side = (CaptionSide)node_choice(child, "side", CAPTION_BELOW);
        if (!title.n) title = without_pointer(block_line(binder, &words->as.text, false));
    }
    Chart *chart = bind_chart(binder, node, context, style, key, title, list);
    if (!chart) return;
    chart->caption = caption.first;
    chart->side = side;
    if (named) name_by(binder, ENTRIES_OF_FIGURES, named, context, key, caption.first, side);
}
