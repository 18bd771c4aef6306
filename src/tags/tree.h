/* Elements under construction, from the outside in: an element that is open takes contents and elements until it ends.  One that
   stays empty is dropped, unless it is kept (tag_is_kept).  Where somebody listens, what has ended is told and forgotten. */
#ifndef TAGS_TREE_H
#define TAGS_TREE_H

#include "base/vec.h"
#include "model/tags.h"

typedef struct {
    Tag tag;
    TagKid **end; /* where its next kid is hung */
    bool is_told; /* that it has begun */
} OpenTag;

typedef struct {
    Arena *arena;                /* what has ended */
    Vec(OpenTag *) open;         /* their room serves again */
    int depth;                   /* those that are open */
    const TagListener *listener; /* NULL: the tree is kept */
    int n_ids;
} TagTree; /* { .arena = arena, .open = { .arena = another } } to begin */

/* What it has besides its kids is for the caller to say, until it ends. */
Tag *tree_begin(TagTree *tree, TagType type);
/* The element that ended; NULL: it was dropped, or has been told. */
Tag *tree_end(TagTree *tree);
/* Nobody looks at what has ended any more: it may be told. */
void tree_tell(TagTree *tree);
/* The innermost open element. */
Tag *tree_tag(const TagTree *tree);
/* It is in this language; empty: in no other than what is around it. */
void tree_speak(const TagTree *tree, Str language);
/* Gives it an identifier, which is returned. */
int tree_identify(TagTree *tree);
/* `at`: the byte of the text it begins with. */
void tree_add_piece(TagTree *tree, int page, int number, const Rich *text, int at);
void tree_add_link(TagTree *tree, int page, int number);

#endif
