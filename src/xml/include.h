/* <include href>: which file, and may it be read here?  Only files below the project folder, none inside itself. */
#ifndef XML_INCLUDE_H
#define XML_INCLUDE_H

#include "base/diag.h"
#include "base/vec.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Str project;   /* the folder all files must lie in */
    Vec(Str) open; /* real paths of the files being read, outermost first */
    int n_files;   /* included so far */
} Includes;

/* The project folder is that of the file `path` (file_project). */
Includes include_begin(const char *path, Arena *arena, Diag *diag);
/* The path of the file an include at `where` asks for, until include_leave; NULL: reported. */
const char *include_enter(Includes *includes, Where where, Str href);
void include_leave(Includes *includes);

#endif
