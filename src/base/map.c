/* Open addressing, at most half full. */
#include "base/map.h"

#include <string.h>

Map map_new(Arena *arena)
{
    return (Map){ .arena = arena };
}

/* Words of eight bytes, multiplied and folded, the last ones of a long key once more as its last word.  Where a key lies is nobody
   else's business: machines may differ in it. */
static uint64_t place_hash(Str key)
{
    uint64_t hash = (uint64_t)key.n, word = 0;
    for (int at = 0; at + 8 < key.n; at += 8) {
        memcpy(&word, key.at + at, 8);
        hash = (hash ^ word) * 0x9FB21C651E98DF25u;
        hash ^= hash >> 32;
    }
    if (key.n >= 8) memcpy(&word, key.at + key.n - 8, 8);
    else
        for (int i = 0; i < key.n; i++) word = word << 8 | (unsigned char)key.at[i];
    hash = (hash ^ word) * 0x9FB21C651E98DF25u;
    return hash ^ hash >> 32;
}

static MapEntry *slot_for(const Map *map, Str key)
{
    uint64_t i = place_hash(key) & (uint64_t)(map->room - 1);
    while (map->entries[i].value && !str_equal(map->entries[i].key, key)) i = (i + 1) & (uint64_t)(map->room - 1);
    return &map->entries[i];
}

void *map_find(const Map *map, Str key)
{
    return map->n ? slot_for(map, key)->value : NULL;
}

static void grow(Map *map)
{
    enum { FIRST = 16 };
    Map larger = { .arena = map->arena, .room = map->room ? map->room * 2 : FIRST };
    larger.entries = arena_array(map->arena, MapEntry, larger.room);
    for (int i = 0; i < map->room; i++)
        if (map->entries[i].value) *slot_for(&larger, map->entries[i].key) = map->entries[i];
    larger.n = map->n;
    *map = larger;
}

void *map_put(Map *map, Str key, void *value)
{
    if (map->n * 2 >= map->room) grow(map);
    MapEntry *slot = slot_for(map, key);
    if (slot->value) return slot->value;
    *slot = (MapEntry){ key, value };
    map->n++;
    return NULL;
}
