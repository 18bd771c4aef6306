/* What a run may use: memory and processor time.

   Counts of one kind of thing or another leave the next kind open; these two bound whatever is asked for.  What comes to the end of
   either ends the process, with 71 and one message that names the limit and the place in hand, and leaves nothing beside its
   outputs (base/memory.c).  Unless it is said, a run has enough for any honest work on what it reads, and grows with that. */
#ifndef BASE_MEANS_H
#define BASE_MEANS_H

#include "base/diag.h"

#include <signal.h>

enum { MEANS_USUAL = -1, MEANS_ENDLESS = 0 };

/* From now on: megabytes of the process, seconds of its processors.  What has to be said goes to `diag`. */
void means_begin(int megabytes, int seconds, Diag *diag);
/* The process does one thing after the other, and the next has the same time again. */
void means_renew(void);
/* So many bytes of what a person wrote were read from there; a file that is read again counts once. */
void means_read(const char *path, size_t bytes);

/* A font of so many bytes, a picture of so many pixels was opened: what is made of it is in proportion. */
void means_open(size_t bytes);

/* The place in hand: what is made now is made for this. */
extern Where means_place;
static inline void means_at(Where where)
{
    means_place = where;
}

/* The time is over: said at the next allocation, when nobody holds a lock of the memory's. */
extern volatile sig_atomic_t means_is_late;
_Noreturn void means_end_late(void);
/* Says that the memory is used up; false: it is not, the machine has no more.  `asked`: bytes that could not be had. */
bool means_say_full(size_t asked);

#endif
