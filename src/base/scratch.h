/* Where libraries put what they need for a moment. */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

#include "base/arena.h"

/* A folder in TMPDIR, or in /tmp, for this run and nobody else; it goes with the arena.  What is left of dead runs goes now: a lock says
   whose folder is whose, and ends with its process.  Once a process, before its fence stands: only here may be written then, not where
   all have their temporary files.  NULL: there can be none; see errno. */
const char *scratch_make(Arena *arena);
/* It; NULL: there is none. */
const char *scratch_folder(void);
/* The process ends at once, and makes only calls that a handler of signals may make: the folder goes if it is empty, or with the next
   run. */
void scratch_abandon(void);

#endif
