/* Open addressing, at most half full. */
#include "base/map.h"

Map map_new(Arena *arena)
{
    return (Map){ .arena = arena };
}

static MapEntry *slot_for(const Map *map, Str key)
{
    uint64_t i = str_hash(key) & (uint64_t)(map->room - 1);
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
