/* Pages → one accessible page of the web (HTML Living Standard; JIS X 8341-3).  What is read, and in which order, say the tags, as for a
   tagged PDF: so the page says the same.  It holds all it needs: no script, no network. */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "model/tags.h"

typedef struct Web Web;
Web *web_open(Arena *arena);
/* A page as it becomes final, in any order; its frame may go afterwards. */
void web_add(Web *web, const Page *page, int number, const TagPage *painted);
/* When all have come.  Equal pages give equal bytes. */
Str web_written(Web *web, const Pages *pages, const Tags *tags);
/* The same as a page for each chapter: the first is index.html, and each leads to all others. */
typedef struct {
    Str name, text;
} WebFile;
const WebFile *web_chapters(Web *web, const Pages *pages, const Tags *tags, int *n);
void web_close(Web *web);

#endif
