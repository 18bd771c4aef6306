/* Nothing that is printed in a document depends on a clock; this is for the terminal alone. */
#include "cmd/timings.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

static double clock_now(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void timings_begin(Timings *timings, bool is_on)
{
    *timings = (Timings){ .is_on = is_on, .started = clock_now(CLOCK_MONOTONIC), .cpu = clock_now(CLOCK_PROCESS_CPUTIME_ID) };
}

double timings_seconds(const Timings *timings)
{
    return clock_now(CLOCK_MONOTONIC) - timings->started;
}

void timings_lap(Timings *timings, const char *floor)
{
    if (!timings->is_on || timings->n == MOST_LAPS) return;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    timings->laps[timings->n++] = (Lap){ floor, timings_seconds(timings), clock_now(CLOCK_PROCESS_CPUTIME_ID) - timings->cpu,
                                         (double)usage.ru_maxrss / 1024 };
}

void timings_print(const Timings *timings)
{
    Lap last = { 0 };
    if (timings->n) fprintf(stderr, "%-10s %9s %9s %9s %9s\n", "", "wall ms", "cpu ms", "+ MB", "peak MB");
    for (int i = 0; i < timings->n; i++) {
        const Lap *lap = &timings->laps[i];
        fprintf(stderr, "%-10s %9.1f %9.1f %9.1f %9.1f\n", lap->floor, (lap->wall - last.wall) * 1000,
                (lap->cpu - last.cpu) * 1000, lap->memory - last.memory, lap->memory);
        last = *lap;
    }
}
