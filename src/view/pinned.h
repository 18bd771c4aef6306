/* Which texts of the pages a finding is about. */
#ifndef VIEW_PINNED_H
#define VIEW_PINNED_H

#include "view/placed.h"

typedef struct Pinboard Pinboard;
/* All lives in the arena. */
Pinboard *pinboard_open(const PlacedText *texts, int n_texts, const Data *data, Arena *arena);
/* Where the words of a source were typed, as a message names it; empty: nowhere. */
Str pinboard_place(const Pinboard *board, Source source);
/* Indexes of the texts, at most `most`: those of this key; else those with words from this place; else the first of this record. */
int pinboard_find(const Pinboard *board, Str key, Where where, int *found, int most);
/* Likewise all of this record. */
int pinboard_of_record(const Pinboard *board, Str record, int *found, int most);

#endif
