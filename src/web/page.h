/* The page of the web, when the words of all pages of paper are known. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/pieces.h"

typedef struct {
    const WebPiece *pieces;
} WebPage;

Str page_written(const WebPage *pages, const Pages *of, const Tags *tags, Arena *arena);

#endif
