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
    tag->type = type;
    *vec_push(&tree->open) = (OpenTag){ tag, &tag->kids };
    return tag;
}

static void add_kid(TagTree *tree, TagKid kid)
{
    OpenTag *open = innermost(tree);
    *open->end = arena_new(tree->arena, TagKid);
    **open->end = kid;
    open->end = &(*open->end)->next;
}

const Tag *tree_end(TagTree *tree)
{
    const Tag *tag = tree_tag(tree);
    tree->open.n--;
    if (tree->open.n && (tag->kids || tag->is_kept)) add_kid(tree, (TagKid){ .kind = KID_TAG, .tag = tag });
    return tag;
}

int tree_identify(TagTree *tree)
{
    return tree_tag(tree)->id = ++tree->n_ids;
}

void tree_add_piece(TagTree *tree, int page, int number)
{
    add_kid(tree, (TagKid){ .kind = KID_PIECE, .page = page, .number = number });
}

void tree_add_link(TagTree *tree, int page, int number)
{
    add_kid(tree, (TagKid){ .kind = KID_LINK, .page = page, .number = number });
}
