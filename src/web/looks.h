/* How texts look on the page, as far as that is theirs: weight, colours, lines, alignment.  Sizes and faces are the reader's.  A colour is
   kept only where it can be read: 4.5 to 1 (WCAG 2.1, 1.4.3). */
#ifndef WEB_LOOKS_H
#define WEB_LOOKS_H

#include "base/map.h"
#include "base/vec.h"
#include "model/style.h"

typedef struct {
    Arena *arena;
    Map classes;    /* declarations → the number of their class */
    Vec(Str) rules; /* declarations, by number - 1 */
} WebLooks;

/* The class of a paragraph in this style; of a run in it, within a paragraph of `around`.  0: it looks as others do. */
int looks_of_block(WebLooks *looks, const Style *style);
int looks_of_run(WebLooks *looks, const Style *style, const Style *around);
void looks_write(const WebLooks *looks, StrBuilder *css);

#endif
