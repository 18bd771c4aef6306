/* Whole files in and out. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/str.h"

#include <stdint.h>

/* The bytes of a regular file.  `diag` may be NULL: then false is all that is said. */
bool file_read(const char *path, Arena *arena, Str *bytes, Diag *diag);
/* The same of a file of our own, a note or what was just written: it is no input, and no listener is told. */
bool file_read_back(const char *path, Arena *arena, Str *bytes, Diag *diag);
/* Its first bytes, `most` of them where it has as many, and its size; false: it is no regular file, or cannot be read. */
bool file_read_start(const char *path, int most, Arena *arena, Str *start, long long *size);

/* One number for all the bytes of an input and their order, the same on every machine; of two files that differ it is another, unless
   somebody took pains.  Of a large file no more than some KB are held.  false: reported. */
bool file_fingerprint(const char *path, uint64_t *fingerprint, Diag *diag);

/* By this a file is known to be as it was: another one of that name, one written into, one that is gone. */
typedef struct {
    uint64_t device, number;
    int64_t size, seconds, nanoseconds; /* size -1: there is none */
} FileStamp;
FileStamp file_stamp(const char *path);
bool file_is_as_it_was(FileStamp now, FileStamp before);
/* Whoever waits for inputs to change is told the path of each just before it is looked at, whether it is there or not; one
   listener a process, NULL: nobody.  file_read tells it; who looks at an input otherwise says so with file_asked. */
typedef void (*FileListener)(void *context, const char *path);
void file_listen(FileListener hear, void *context);
void file_asked(const char *path);

/* A file that appears under its name only when it is complete: written out of sight beside it, synced, renamed.
   Refuses a path that exists and is not a regular file, and one that another run is writing; "-" is standard output.
   What a dead run left beside it is cleared.  The first failure sticks and is reported once, by file_commit.
   A file of a set (fileset.h) appears with the others of it. */
typedef struct OutFile OutFile;
OutFile *file_create(const char *path, Arena *arena, Diag *diag); /* NULL: already reported */
bool file_write(OutFile *file, const void *bytes, size_t size);
bool file_commit(OutFile *file, Diag *diag); /* false: reported, nothing left behind */
/* The same; but before it appears under its name it is read back and asked about: `holds` says no, having reported, and
   nothing is left behind.  Not for standard output. */
typedef bool (*FileCheck)(Str bytes, const void *context, Diag *diag);
bool file_commit_checked(OutFile *file, FileCheck holds, const void *context, Arena *arena, Diag *diag);

/* A rename is only safe against power loss once the folder of the file is on disk too. */
void file_sync_folder(const char *path);

/* The folder of a path, "." if it names none; its name in it; and a path relative to the folder of another file. */
Str file_folder(Arena *arena, Str path);
Str file_name(Str path);
Str file_beside(Arena *arena, Str file, Str href);
/* A file that was installed with the program, of its folder under share/: as that lies beside the folder of the program (a tree
   may be moved as a whole), or in that folder, where the program was built, or else where it was to be installed.  Empty: it is
   not there. */
Str file_installed(Arena *arena, const char *name);
/* The folder of the project a file belongs to: the one that holds the nearest folder called layouts or data around it; without such
   a folder its own.  Symbolic links resolved; empty: there is no such file. */
Str file_project(Arena *arena, const char *path);
/* True when both name one existing file. */
bool file_is_same(const char *path, const char *other);
/* True when both lie in one folder, whatever it is called. */
bool file_is_same_folder(const char *path, const char *other, Arena *arena);
/* True when `path`, symbolic links resolved, lies in `folder` or below. */
bool file_is_below(const char *path, const char *folder);

/* A folder and those it lies in; `made`: the first of them that was not there, or NULL.  false: see errno.  And back: those
   that were made go again, as far as they are empty. */
bool file_make_folder(const char *path, const char **made, Arena *arena);
void file_unmake_folder(const char *path, const char *made);

#endif
