/* A 目次 stands before the headings it lists, 図表一覧 before the captions.  Each entry is kept with its context and bound at the
   end, in the styles of each 目次 of its kind; an empty gap holds the place till then. */
#include "bind/contents.h"

#include "bind/blocks.h"
#include "bind/inline.h"
#include "bind/numbering.h"

static const Node *find_toc(const Node *parent)
{
    for (const Node *child = parent->first; child; child = child->next)
        if (child->element && node_is(child, "toc")) return child;
    return NULL;
}

/* By its <toc>, or by `words`, those of the heading or the caption itself. */
static void note_entry(Binder *binder, EntriesOf of, const Node *toc, const Node *words, Context context, Key key, int level)
{
    bool is_borrowed = !toc || !toc->first;
    TocEntry entry = {
        .of = of, .content = is_borrowed ? words : toc, .is_borrowed = is_borrowed, .context = context, .key = key
    };
    entry.part = binder->part;
    entry.turn = binder->turn;
    entry.standing = numbering_now(binder);
    entry.where = toc ? toc->where : words->where;
    entry.level = toc ? node_int(toc, "level", level) : level;
    if (entry.level <= binder->toc_depth) *vec_push(&binder->entries) = entry;
}

void contents_note(Binder *binder, const Node *heading, Context context, const Block *block)
{
    const Node *toc = find_toc(heading);
    if (toc) note_entry(binder, ENTRIES_OF_HEADINGS, toc, heading, context, block->key, block->level);
}

void contents_note_caption(Binder *binder, EntriesOf of, const Node *caption, Context context, Key key)
{
    if (!binder->samples) note_entry(binder, of, find_toc(caption), caption, context, key, 1);
}

static Str text_or(const Node *node, const char *attribute, Str usual)
{
    return node_find(node, attribute) ? node_text(node, attribute) : usual;
}

/* One line: text, dots, page number; all of it a link. */
static void fill_line(Block *block, Writer *writer, const Node *content, Context context, bool has_leader, const Node *dots)
{
    Str target = writer->pen.link;
    inline_write(writer, content, context);
    if (has_leader) inline_write_leader(writer, text_or(dots, "dots", STR("・")), text_or(dots, "room", STR("000")), target);
    block->kind = BLOCK_TEXT;
    block->role = ROLE_ENTRY;
    block->as.text = writer_rich(writer);
}

void contents_entry(Binder *binder, const Node *entry, Context context, const Style *style, Block *block)
{
    Writer writer = writer_new(binder, style, block->key, entry->where);
    writer.pen.link = inline_template(binder, entry, "target", context);
    block->level = node_int(entry, "level", 1);
    block->style = style;
    fill_line(block, &writer, entry, context, writer.pen.link.n && node_flag(entry, "leader", true), entry);
}

void contents_gather(Binder *binder, const Node *entries, Block *block)
{
    *vec_push(&binder->gatherings) = (Gathering){ entries, block, binder->part, binder->turn, binder->is_vertical };
}

static const Style *style_of_level(Binder *binder, const Node *node, int level)
{
    static const char *const names[] = { "style-1", "style-2", "style-3" };
    return level <= 3 ? bind_fixed_style(binder, node, names[level - 1], binder->style) : binder->style;
}

static bool is_within(const Gathering *gathering, const TocEntry *entry)
{
    switch ((EntriesWithin)node_choice(gathering->node, "within", WITHIN_REPORT)) {
    case WITHIN_REPORT: break;
    case WITHIN_PART: return entry->part == gathering->part;
    case WITHIN_RECORD: return entry->turn == gathering->turn;
    }
    return true;
}

static void write_lines(Binder *binder, const Gathering *gathering)
{
    Block *block = gathering->block;
    binder->is_vertical = gathering->is_vertical;
    EntriesOf of = (EntriesOf)node_choice(gathering->node, "of", ENTRIES_OF_HEADINGS);
    for (int i = 0, n = 0; i < binder->entries.n; i++) {
        const TocEntry *entry = &binder->entries.at[i];
        if (entry->of != of || !is_within(gathering, entry)) continue;
        const Style *style = style_of_level(binder, gathering->node, entry->level);
        if (n++) block = block_add_behind(block, binder->arena);
        block->key = bind_key(binder, key_with_part(entry->key, STR("toc"), binder->arena));
        block->style = style;
        block->level = entry->level;
        block->where = entry->where;
        Writer writer = writer_new(binder, style, block->key, entry->where);
        writer.pen.link = entry->key.text;
        writer.skips_notes = entry->is_borrowed;
        binder->standing = (int *)(uintptr_t)entry->standing; /* nothing is numbered any more */
        fill_line(block, &writer, entry->content, entry->context, true, gathering->node);
    }
    binder->is_vertical = false;
}

/* 目次, 表目次 and 図目次 that follow each other are lists of their own. */
static void part_lists(const Binder *binder)
{
    for (int i = 0; i + 1 < binder->gatherings.n; i++) {
        Block *block = binder->gatherings.at[i].block, *next = binder->gatherings.at[i + 1].block;
        next->begins_list = block->next == next;
    }
}

void contents_finish(Binder *binder)
{
    part_lists(binder);
    for (int i = 0; i < binder->gatherings.n; i++)
        if (node_choice(binder->gatherings.at[i].node, "of", ENTRIES_OF_HEADINGS) != ENTRIES_OF_INDEX)
            write_lines(binder, &binder->gatherings.at[i]);
}
