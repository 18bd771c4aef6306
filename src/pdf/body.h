/* The bytes of a PDF file, gathered in pieces until all of them are known, and where each object stands in them.  Objects are laid
   down in the order in which they are put, streams deflated beside (packer.h). */
#ifndef PDF_BODY_H
#define PDF_BODY_H

#include "base/fileset.h"
#include "base/vec.h"
#include "pdf/packer.h"

typedef enum {
    ROW_FREE,      /* which: 65535 */
    ROW_AT_OFFSET, /* where: its offset */
    ROW_IN_STREAM  /* where: the number of its object stream, which: its place in it */
} XrefKind;
typedef struct {
    XrefKind kind;
    uint32_t where;
    int which;
} XrefRow;

typedef struct {
    Arena *arena;
    Packer *packer;
    Vec(Str) chunks; /* the last one is being filled */
    XrefRow *rows;   /* by number of the object */
    int n_rows, room;
    uint64_t offset;   /* where the next byte stands */
    uint64_t print[2]; /* a hash of all that was put so far, for /ID */
} Body;

/* Begins with the header of this version, "1.7"; streams are deflated at these levels of libdeflate (packer.h).  false: that has no memory. */
bool body_open(Body *body, Str version, int light, int level, Arena *arena);
void body_close(Body *body);
/* An object that stands open, its value as it is. */
void body_put_object(Body *body, int number, Str value);
/* A whole stream object; `entries` of its dictionary without Filter and Length.  As it stands it is for those who look for its words in
   the raw file. */
void body_put_stream(Body *body, int number, Str entries, Str bytes, Packing packing);
/* Where an object stands that is not put by itself. */
void body_note(Body *body, int number, XrefRow row);
/* All that was put is laid down: `offset` and `rows` are as they will be.  Then more may follow that is no object. */
void body_settle(Body *body);
void body_add(Body *body, Str bytes);
/* `holds` is asked about the bytes as they were written, unless it is NULL.  false: reported, and nothing stands under `path`
   that did not before; of a set it appears later, with the others. */
bool body_save(const Body *body, const char *path, FileSet *set, FileCheck holds, const void *context, Diag *diag);

#endif
