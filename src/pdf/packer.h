/* Streams are deflated beside the work that makes them.  Jobs come out in the order in which they went in, and each is
   deflated whole, so the bytes are the same whoever does it.  libdeflate and threads are met here. */
#ifndef PDF_PACKER_H
#define PDF_PACKER_H

#include "base/str.h"

typedef struct Packer Packer;

/* What deflating a stream is worth: of outlines it takes a quarter away, and hardly more when it looks further. */
typedef enum { PACKED_NOT, PACKED_LIGHTLY, PACKED_WELL } Packing;
enum { N_PACKINGS = PACKED_WELL + 1 };

typedef struct {
    int number; /* for the caller: whose bytes they are */
    Str head;   /* for the caller: what stands before them */
    Str bytes;  /* deflated, if they were to be */
    Packing packing;
} PackedJob;

/* The levels of libdeflate for what is packed lightly, and well.  NULL: it has no memory.  No thread of it is alive before packer_give and after packer_close: a process may fork then. */
Packer *packer_open(int light, int level);
void packer_close(Packer *packer);
/* Copies what it is given.  Must not be called while it is full. */
void packer_give(Packer *packer, PackedJob job);
bool packer_is_full(const Packer *packer);
/* The oldest job; valid until the next call.  NULL: there is none, or, unless `waits`, it is not done yet. */
const PackedJob *packer_take(Packer *packer, bool waits);

#endif
