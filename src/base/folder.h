/* Files that belong together and appear together. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/diag.h"
#include "base/str.h"

/* A folder into which several files are to be put.  Each is written whole at a place of its own, out of sight; when all are
   written they are put under their names, one rename after the other.  Until then the folder is as it was: what an earlier
   run left there still belongs together.  What a killed run left out of sight is overwritten by the next. */
typedef struct OutFolder OutFolder;
OutFolder *folder_open(const char *path, Arena *arena, Diag *diag); /* made if it is not there; NULL: already reported */
/* Where to write the file that is to have this name; NULL: it cannot have it (there is something else), reported. */
const char *folder_place(OutFolder *folder, const char *name, Diag *diag);
/* Takes away what has this name, when the others appear. */
bool folder_take_away(OutFolder *folder, const char *name, Diag *diag);
bool folder_commit(OutFolder *folder, Diag *diag); /* false: reported */
void folder_discard(OutFolder *folder);            /* the folder stays as it was; if it was not there, it is not */

#endif
