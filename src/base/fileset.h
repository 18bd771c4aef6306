/* Files that belong together and appear together: those of a folder, or a PDF and the release of it elsewhere. */
#ifndef BASE_FILESET_H
#define BASE_FILESET_H

#include "base/file.h"

/* Each is written whole out of sight beside its place.  When all are, they are put under their names: all of them or none,
   whatever fails.  The old ones are kept aside until then, and the steps are noted beside them, so that what a killed run left
   half done is taken back by whoever comes next, to write or to read.  Until a set is closed no other run may write to any of
   its paths.

   Not one swap of a whole folder (renameat2 with RENAME_EXCHANGE), which would need no journal: a folder of outputs may hold
   what is not ours, be a mount or a share that cannot do it, or be open in a window; and a booklet and its release need not
   lie in one. */
typedef struct FileSet FileSet;
FileSet *fileset_open(Arena *arena);
/* A folder to be written into, made with those it lies in if it is not there.  false: reported. */
bool fileset_folder(FileSet *set, const char *path, Diag *diag);
/* Takes a path for the set.  false: it cannot be (another run is writing there; there is something that is no file; the set
   has it already), reported.  "-" is standard output: it cannot be taken back, and is written before the others appear. */
bool fileset_claim(FileSet *set, const char *path, Diag *diag);
/* A file that is to have this name; claimed, if it is not yet.  Its file_commit says that it is written.  NULL: reported. */
OutFile *fileset_create(FileSet *set, const char *path, Diag *diag);
/* What has this name goes when the others appear. */
bool fileset_take_away(FileSet *set, const char *path, Diag *diag);
/* All that was created and written appears.  false: reported; all is as it was, or the message names what is new and old. */
bool fileset_commit(FileSet *set, Diag *diag);
/* Closes the set; if it was not committed, all stays as it was. */
void fileset_close(FileSet *set);

/* The process ends: what lies out of sight of the sets it has open is cleared away, but for what a later run needs to take back steps
   that are being taken.  Makes only calls that a handler of signals may make. */
void fileset_abandon(void);

/* Before a file is read that may be of a set: what a killed run left half done is taken back, which is said.  It also clears
   what lies out of sight beside the path.  false: it cannot be, or is being written just now; reported. */
bool fileset_mend(const char *path, Arena *arena, Diag *diag);

#endif
