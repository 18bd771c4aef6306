/* All of a set under their names, or none: the steps are noted before the first is taken, and taken back when one fails or
   the run ends in between.  (A step of files that appear together: fileset.h.) */
#ifndef BASE_JOURNAL_H
#define BASE_JOURNAL_H

#include "base/claim.h"
#include "base/vec.h"

typedef enum {
    STEP_NEW,  /* there is no file of that name */
    STEP_OVER, /* one is replaced */
    STEP_GONE, /* one is taken away */
    STEP_KINDS
} StepKind;

typedef struct {
    StepKind kind;
    const char *path;
} JournalStep;

typedef Vec(JournalStep) JournalSteps;

/* The note of the first of a set, its head, holds the steps from just before the first until just after the last; the notes of
   the others name the head. */
Str journal_owner(const Claim *head, const Claim *of, Arena *arena); /* what they say before and after; head NULL: itself */

/* Takes the steps.  false with errno: `*failed` could not be taken and all is as it was; or, if `*mixed` names anything, could
   not be taken back, and the journal stays for the next run. */
typedef struct {
    const char *failed;
    Str fresh, old; /* what could not be taken back, and what is as it was; names separated by commas; empty: all is well */
} Mixture;
bool journal_carry_out(const Claim *head, const JournalSteps *steps, Mixture *mixture, Arena *arena);

/* What a dead run left half done with the path of a held claim is taken back; `fresh`: what was new until then.
   false with errno: EWOULDBLOCK, another run is at it; else the mixture stays, and is named. */
bool journal_mend(const Claim *claim, Mixture *mixture, Arena *arena);
/* Is the path, by its note, among steps that are being taken?  They are those of the mixture. */
bool journal_is_open(const Claim *claim, Mixture *mixture, Arena *arena);

#endif
