/* The page of the web, when the words of all pages of paper are known. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/pieces.h"
#include "web/web.h"

typedef struct {
    const WebPiece *pieces;
} WebPage;

Str page_written(const WebPage *pages, const Pages *of, const Tags *tags, Arena *arena);
/* The same, a file for each chapter (web/chapters.h). */
WebFile *page_chapters(const WebPage *pages, const Pages *of, const Tags *tags, int *n, Arena *arena);

#endif
