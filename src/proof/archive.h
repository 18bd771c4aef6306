/* A PDF file as its objects, read as any reader would: from the end. */
#ifndef PROOF_ARCHIVE_H
#define PROOF_ARCHIVE_H

#include "proof/thing.h"

typedef struct Archive Archive;

/* NULL: it cannot be read; `why` says what. */
Archive *archive_open(Str bytes, Arena *arena, const char **why);
void archive_close(Archive *archive);
/* The trailer dictionary; the value itself, or of the object it refers to. */
const Thing *archive_trailer(const Archive *archive);
const Thing *archive_value(Archive *archive, const Thing *thing);
/* The value of a name in a dictionary, references followed on both. */
const Thing *archive_find(Archive *archive, const Thing *dict, const char *name);
/* The bytes of a stream, inflated if need be; false: it is none, or damaged. */
bool archive_stream(Archive *archive, const Thing *ref, Str *bytes, Arena *arena);
/* The same where many will ask for it: inflated once, and kept. */
bool archive_shared_stream(Archive *archive, const Thing *ref, Str *bytes);
/* All pages in order, as references. */
const Thing *archive_pages(Archive *archive, int *n);

#endif
