/* The bytes of a PDF file, gathered in pieces until all of them are known.  libdeflate is met here. */
#ifndef PDF_BODY_H
#define PDF_BODY_H

#include "base/fileset.h"
#include "base/vec.h"

typedef struct {
    Arena *arena;
    struct libdeflate_compressor *compressor;
    char *packed; /* of the latest stream */
    size_t packed_room;
    Vec(Str) chunks;   /* the last one is being filled */
    uint64_t offset;   /* where the next byte stands */
    uint64_t print[2]; /* a hash of all bytes so far, for /ID */
} Body;

/* Begins with the header of this version, "1.7".  false: libdeflate has no memory. */
bool body_open(Body *body, Str version, Arena *arena);
void body_close(Body *body);
void body_put(Body *body, Str bytes);
/* A whole stream object; `entries` of its dictionary without Filter and Length. */
void body_put_stream(Body *body, int number, Str entries, Str bytes);
/* The same as it stands, for those who look for its words in the raw file. */
void body_put_plain_stream(Body *body, int number, Str entries, Str bytes);
/* `holds` is asked about the bytes as they were written, unless it is NULL.  false: reported, and nothing stands under `path`
   that did not before; of a set it appears later, with the others. */
bool body_save(const Body *body, const char *path, FileSet *set, FileCheck holds, const void *context, Diag *diag);

#endif
