/* What a run costs, floor by floor: --timings. */
#ifndef CMD_TIMINGS_H
#define CMD_TIMINGS_H

#include <stdbool.h>

enum { MOST_LAPS = 64 };

typedef struct {
    const char *floor;
    double wall, cpu; /* seconds since the run began */
    double memory;    /* MB at its highest until here */
} Lap;

typedef struct {
    bool is_on;
    double started, cpu; /* when it began, by either clock */
    Lap laps[MOST_LAPS];
    int n;
} Timings;

/* The clock starts; off, nothing is noted. */
void timings_begin(Timings *timings, bool is_on);
/* What was done since the last lap was the work of `floor`. */
void timings_lap(Timings *timings, const char *floor);
/* A table on standard error, if it was asked for. */
void timings_print(const Timings *timings);
double timings_seconds(const Timings *timings); /* since the run began */

#endif
