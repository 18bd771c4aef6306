/* Waiting for what a run has read to change. */
#ifndef BASE_VIGIL_H
#define BASE_VIGIL_H

#include "base/str.h"

/* One a process: from its opening on it hears of each input that is looked at (file_listen) and notes it as it is just before; and a
   first SIGINT, SIGTERM or SIGHUP only ends the waiting, a second one the process, as ever. */
typedef struct Vigil Vigil;
Vigil *vigil_open(void);
void vigil_close(Vigil *vigil);
/* What was read until now no longer counts: a run begins. */
void vigil_begin(Vigil *vigil);
/* Until an input of the run is otherwise, and for a moment nothing more happens; at once, when that was while it ran.  Their paths,
   divided by `comma`, in `arena`; empty: the process is to end. */
Str vigil_wait(Vigil *vigil, Str comma, Arena *arena);

#endif
