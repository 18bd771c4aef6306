/* All that a revision writes into its folder; made before anything is written. */
#ifndef CMD_BUNDLE_H
#define CMD_BUNDLE_H

#include "base/fileset.h"
#include "cmd/cmd.h"
#include "revise/revise.h"

typedef struct {
    const Options *options;
    Job job;
    const Release *published; /* the booklet as first published, where that is what it is held against; or NULL */
    Occasion occasion;
    FileSet *set;
    Arena *arena;
    Diag *diag;
} ReviseWork;

enum { TABLE_COUNT = 4 }; /* errata, filing, contrast, decision */

typedef struct {
    Str xml, errata, filing, release;
    const Pages *booklet; /* NULL: the release is all there is to write */
    const Pages *tables[TABLE_COUNT];
    const Pages *sheets; /* the leaves to put in; NULL: none */
} Bundle;

/* Before anything is set, so that of two runs one is refused at once.  This and the others, false: reported. */
bool bundle_claim(const ReviseWork *work);
bool bundle_make(const ReviseWork *work, const Revision *revision, Bundle *bundle);
/* Into the set, which is still to be committed. */
bool bundle_write(const ReviseWork *work, const Bundle *bundle);

#endif
