#include "tags/tree.h"

static OpenTag *innermost(const TagTree *tree)
{
    return tree->open.at[tree->depth - 1];
}

Tag *tree_tag(const TagTree *tree)
{
    return &innermost(tree)->tag;
}

Tag *tree_begin(TagTree *tree, TagType type)
{
    if (tree->depth == tree->open.n) *vec_push(&tree->open) = arena_new(tree->open.arena, OpenTag);
    OpenTag *open = tree->open.at[tree->depth++];
    *open = (OpenTag){ .tag = { .kid.kind = KID_TAG, .type = type } };
    open->end = &open->tag.kids;
    return &open->tag;
}

static void add_kid(TagTree *tree, TagKid *kid)
{
    OpenTag *open = innermost(tree);
    *open->end = kid;
    open->end = &kid->next;
}

static void add_place(TagTree *tree, TagPlace place)
{
    TagPlace *added = arena_new(tree->arena, TagPlace);
    *added = place;
    add_kid(tree, &added->kid);
}

/* What an element has been given since the last time. */
static void tell_kids(const TagTree *tree, OpenTag *open)
{
    if (open->tag.kids) tree->listener->hold(tree->listener->listener, &open->tag);
    open->tag.kids = NULL;
    open->end = &open->tag.kids;
}

Tag *tree_end(TagTree *tree)
{
    OpenTag *open = innermost(tree);
    tree->depth--;
    if (open->is_told) {
        tell_kids(tree, open);
        tree->listener->end(tree->listener->listener, &open->tag);
        return NULL;
    }
    if (tree->depth && !open->tag.kids && !tag_is_kept(&open->tag)) return NULL;
    Tag *tag = arena_new(tree->arena, Tag);
    *tag = open->tag;
    if (tree->depth) add_kid(tree, &tag->kid);
    return tag;
}

/* Of elements in each other the outer ones have no more to tell than stands before the inner one. */
void tree_tell(TagTree *tree)
{
    enum { ENOUGH = 32 * 1024 };
    if (!tree->listener || arena_size(tree->arena) < ENOUGH) return;
    for (int i = 0; i < tree->depth; i++) {
        OpenTag *open = tree->open.at[i];
        if (!open->is_told) tree->listener->begin(tree->listener->listener, &open->tag);
        open->is_told = true;
        tell_kids(tree, open);
    }
    arena_clear(tree->arena);
}

void tree_speak(const TagTree *tree, Str language)
{
    if (!language.n) return;
    Str *own = arena_new(tree->open.arena, Str); /* it may be open when others are forgotten */
    *own = language;
    tree_tag(tree)->language = own;
}

int tree_identify(TagTree *tree)
{
    return tree_tag(tree)->id = ++tree->n_ids;
}

void tree_add_piece(TagTree *tree, int page, int number, const Rich *text, int at)
{
    add_place(tree, (TagPlace){ .kid = { .kind = KID_PIECE, .page = page }, .number = number, .text = text, .at = at });
}

void tree_add_link(TagTree *tree, int page, int number)
{
    add_place(tree, (TagPlace){ .kid = { .kind = KID_LINK, .page = page }, .number = number });
}
