/* 現行ページ一覧: which pages a booklet consists of, and of which revision each is. */
#ifndef REVISE_CURRENT_H
#define REVISE_CURRENT_H

#include "model/release.h"

/* Pages in a row that are of the same state, numbered or not. */
typedef struct {
    int first, last; /* from 0 */
    Str revised;     /* their revision line; empty: as first published */
    bool is_blank;   /* put in so that the next stays on its side of its leaf, without a revision line */
} CurrentPages;
/* Those that begin with page `first`. */
CurrentPages current_pages(const Release *release, int first);
/* What a person calls a page: its label, or #5; — where there is none. */
Str current_label(const Release *release, int page, Arena *arena);

#endif
