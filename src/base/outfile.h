/* What outfile.c and fileset.c share. */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include "base/fileset.h"

struct OutFile {
    const char *path, *place; /* place NULL: standard output */
    FileSet *set;
    char *buffer;
    size_t used;
    int fd, error;
    bool is_alone, is_settled;
};

/* Opens the place, in which there is nothing.  NULL: see errno. */
OutFile *outfile_open(const char *path, const char *place, FileSet *set, Arena *arena);
/* Nothing more is written. */
void outfile_close(OutFile *file);

#endif
