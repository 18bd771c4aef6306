/* Numbers that look thrown and are the same in every run. */
#ifndef TESTS_UNIT_DICE_H
#define TESTS_UNIT_DICE_H

#include <stdint.h>

typedef struct {
    uint64_t state;
} Dice;

/* 0 … below-1 */
static inline int dice_throw(Dice *dice, int below)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
    return (int)((dice->state >> 33) % (uint64_t)below);
}

#endif
