/* What the steps of this room share. */
#ifndef PAGES_STEPS_H
#define PAGES_STEPS_H

#include "base/vec.h"
#include "font/font.h"
#include "galley/galley.h"
#include "model/release.h"

typedef struct {
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
} Tools;

/* Slabs of one page, and what is known of the spanners its upper edge cuts. */
typedef struct {
    Part part;
    const Frame **notes;
    int n_notes;
    Len height;
} Cut;
typedef struct {
    Cut *at;
    int n;
} Cuts;

/* Where the pages of a strip end: least total cost over all of it. */
Cuts cut_strip(const Strip *strip, Tools tools);
/* A stretch of a strip that begins and ends with a page, and how the spanners stand that its upper edge cuts; after the
   call, those that its lower edge cuts. */
typedef struct {
    const Strip *strip;
    int first, last;
} StripRange;
typedef struct {
    const Said *said;
    int n_said;
} Begun;
Cuts cut_range(StripRange range, Begun *begun, Tools tools);
/* Of all that would stand on the page of this part. */
LenSum cut_height(Part part, Arena *arena);
/* The height notes need at the foot, white and rule included. */
Len cut_notes_height(const Master *master, const Frame *const *notes, int n_notes);

/* A page under construction: its fixed matter still has slots. */
typedef struct {
    const Strip *strip;
    const Cut *cut;
    Page page;
} Sheet; /* cut NULL: a blank page */

const Frame *compose_column(const Sheet *sheet, Tools tools);

typedef struct {
    Sheet *at;
    int n;
} Sheets;
/* The names of all slabs of a strip. */
const SlabName *pins_names(const Strip *strip, Arena *arena);
/* The sheets of a booklet that is cut as published, labels and all. */
Sheets pins_sheets(const Galley *galley, const Pins *pins, Tools tools);
/* Folios counted on from page to page, as the sections say. */
void label_sheets(Sheets *sheets, Arena *arena);
/* Running heads, thumb tabs; every slot filled. */
void number_sheets(Sheets *sheets, Tools tools);

void places_index(Pages *pages, Arena *arena); /* anchors, bookmarks, hashes */

#endif
