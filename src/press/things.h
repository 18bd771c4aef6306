/* What is painted on a page, one thing after the other, in the order of painting. */
#ifndef PRESS_THINGS_H
#define PRESS_THINGS_H

#include "base/vec.h"
#include "model/page.h"
#include "model/press.h"

typedef struct {
    const Item *item; /* GLYPHS, RULE, FILL, PATH or PICTURE */
    const Mark *mark; /* of the innermost marked frame around it, or NULL */
    Len x, y;         /* on the trimmed page */
} PlacedItem;
typedef Vec(PlacedItem) PlacedItems;

PlacedItems things_on(const Page *page, Arena *arena);

/* A colour of a thing and the inks it is printed in. */
typedef struct {
    Color color;
    ColorUse use;
    Separation inks;
    Len width; /* of a line: of a stroke; 0: of text or an area */
} Coat;
enum { MOST_COATS = 2 };
int things_coats(const PlacedItem *thing, const Press *press, Coat coats[MOST_COATS]);

/* Plates with ink on them: the process plates, then the spot colours of the press. */
typedef struct {
    bool *used;
    int n;
} PlateSet;
PlateSet plates_new(const Press *press, Arena *arena);
void plates_add(PlateSet *plates, const Press *press, PlacedItems things);
bool plates_are_black(const PlateSet *plates);                            /* black alone, or none */
Str plates_say(const PlateSet *plates, const Press *press, Arena *arena); /* "C M Y K DIC 379" */

#endif
