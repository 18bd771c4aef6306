/* Pages → leaves to take out and put in. */
#ifndef REVISE_LEAVES_H
#define REVISE_LEAVES_H

#include "model/revision.h"

/* Changed pages get the line and their marks; a page that is what it was keeps what it had. */
void leaves_date(Revision *revision, Release *after, Str line, Arena *arena);
/* The filing that makes the published booklet the new one. */
void leaves_file(Revision *revision, Arena *arena);

#endif
