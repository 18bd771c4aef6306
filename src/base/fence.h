/* What is read from strangers is read by libraries of others.  Should one of them be led astray, the process has no more rights than its
   work needs: it writes where its outputs go, reads what it was given, runs nothing, talks to nobody.  The kernel sees to it (Landlock,
   since Linux 5.19, and seccomp); where it has none, all stays as it was. */
#ifndef BASE_FENCE_H
#define BASE_FENCE_H

#include "base/str.h"
#include "base/vec.h"

/* Files and folders, there or not: where there is none, the folder it would be made in. */
typedef Vec(const char *) FencePaths;
typedef struct {
    FencePaths reads;  /* besides what the system has for all: libraries, dictionaries, fonts */
    FencePaths writes; /* are read, too */
    bool reads_all;    /* what will be read is not known yet */
    bool talks;        /* listens, or speaks to a print queue */
} Fence;

/* Before anything is read: from now on this process and those it begins run nothing, and open no socket unless it talks; it is the program's
   own, and ends with its work.  Before that no fence stands. */
void fence_begin(bool talks);
/* When it is known what will be read and written, and what was left half done is mended: from now on only that.  Once: what is wished later
   is within it, or is not to be had. */
void fence_stand(const Fence *fence, Arena *arena);

#endif
