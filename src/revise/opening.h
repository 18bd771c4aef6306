/* The text of a release, out of whatever it came in. */
#ifndef REVISE_OPENING_H
#define REVISE_OPENING_H

#include "base/diag.h"

/* As it was written.  false: reported. */
bool opening_read(const char *path, Str *text, Arena *arena, Diag *diag);

#endif
