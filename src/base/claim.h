/* What lies out of sight beside an output path while a run writes there.  (A step of files that appear together: fileset.h.) */
#ifndef BASE_CLAIM_H
#define BASE_CLAIM_H

#include "base/str.h"

/* Three hidden names in the folder of the path, made from a hash of its name, so that a name of any length has them and the
   next run finds what a dead one left: the note (who writes, and with what it belongs together), the place where the new
   file grows, and where the old one is kept until all is well.  Who holds the lock of the note writes; a lock ends with its
   process, so that a note nobody holds is a dead run's. */
typedef struct {
    const char *path, *note, *place, *aside;
    int fd; /* of the note, locked; -1: not held */
} Claim;

/* Its names; not held. */
Claim claim_on(const char *path, Arena *arena);
/* false with errno: EWOULDBLOCK, another run holds it; ENOENT, there is no note and none was to be made; … */
bool claim_hold(Claim *claim, bool makes);
/* What the note of a path says, held or not; empty: nothing. */
Str claim_note(const Claim *claim, Arena *arena);
/* The note of a held claim is to say this. */
bool claim_write(const Claim *claim, Str words);
/* Clears the place, and what is kept aside. */
bool claim_clear(const Claim *claim);
/* Clears all; the note goes last. */
void claim_let_go(Claim *claim);

#endif
