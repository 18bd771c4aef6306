#include "tags/tree.h"

static OpenTag *innermost(const TagTree *tree)
{
    return &tree->open.at[tree->open.n - 1];
}

Tag *tree_tag(const TagTree *tree)
{
    return innermost(tree)->tag;
}

Tag *tree_begin(TagTree *tree, TagType type)
{
    Tag *tag = arena_new(tree->arena, Tag);
    tag->kid.kind = KID_TAG;
    tag->type = type;
    *vec_push(&tree->open) = (OpenTag){ tag, &tag->kids };
    return tag;
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

const Tag *tree_end(TagTree *tree)
{
    Tag *tag = tree_tag(tree);
    tree->open.n--;
    if (tree->open.n && (tag->kids || tag_is_kept(tag))) add_kid(tree, &tag->kid);
    return tag;
}

void tree_speak(const TagTree *tree, Str language)
{
    if (!language.n) return;
    Str *own = arena_new(tree->arena, Str);
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
