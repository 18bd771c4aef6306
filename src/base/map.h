/* Str → pointer, for looking things up by name.  Keys are borrowed and must outlive the map. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

typedef struct {
    Str key;
    void *value;
} MapEntry;
typedef struct {
    Arena *arena;
    MapEntry *entries;
    int n, room;
} Map;

/* The bytes of a value as a key: of a pointer, of a struct without gaps. */
#define MAP_KEY(value) ((Str){ (const char *)&(value), (int)sizeof(value) })

Map map_new(Arena *arena);
void *map_find(const Map *map, Str key); /* NULL: not there */
/* What stood under the key before (kept, not replaced), or NULL when the value was put in. */
void *map_put(Map *map, Str key, void *value);

#endif
