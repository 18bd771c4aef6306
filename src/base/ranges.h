/* What holds for ranges of characters, in tables that are sorted. */
#ifndef BASE_RANGES_H
#define BASE_RANGES_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t first, last;
    uint8_t value; /* one of a list of the table's own */
} CharRange;

/* The value of the range it stands in; `otherwise`: it stands in none. */
static inline int ranges_find(const CharRange *ranges, size_t n, uint32_t character, int otherwise)
{
    size_t first = 0, last = n;
    while (first < last) {
        size_t middle = (first + last) / 2;
        if (character > ranges[middle].last) first = middle + 1;
        else if (character < ranges[middle].first) last = middle;
        else return ranges[middle].value;
    }
    return otherwise;
}

#endif
