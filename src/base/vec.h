/* A growing array in an arena.
       Vec(Row) rows = { .arena = arena };
       *vec_push(&rows) = row;                  rows.at[i], rows.n                                  */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define Vec(T)                                                                                                                   \
    struct {                                                                                                                     \
        Arena *arena;                                                                                                            \
        T *at;                                                                                                                   \
        int n, room;                                                                                                             \
    }

/* Large things are few. */
#define vec_first(vec) ((int)(sizeof *(vec)->at > 32 ? 1 : 8))

#define vec_push(vec)                                                                                                            \
    ((vec)->n == (vec)->room ? ((vec)->room = (vec)->room ? (vec)->room * 2 : vec_first(vec),                                    \
                                (vec)->at = arena_grow((vec)->arena, (vec)->at, (size_t)(vec)->n * sizeof *(vec)->at,            \
                                                       (size_t)(vec)->room * sizeof *(vec)->at),                                 \
                                &(vec)->at[(vec)->n++])                                                                          \
                             : &(vec)->at[(vec)->n++])

#endif
