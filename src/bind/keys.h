/* The keys of a document that are taken.  Of most there are as many as a record has cells: a record is remembered once, with its fields. */
#ifndef BIND_KEYS_H
#define BIND_KEYS_H

#include "base/map.h"

typedef struct {
    Arena *arena;
    Map records; /* record, or what stands for one → KeyHolder */
    Map fields;  /* name of a field → KeyField */
    Map counts;  /* key → how many have wished for it, where that is more than one, or it is no field of these */
} KeyBook;

KeyBook keys_new(Arena *arena);
/* How many have wished for the key, with this wish: 1, it is whose this is. */
int keys_wish(KeyBook *book, Str key);
bool keys_has(const KeyBook *book, Str key);

#endif
