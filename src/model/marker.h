/* Markers at the head of a line: what an item of a list begins with. */
#ifndef MODEL_MARKER_H
#define MODEL_MARKER_H

#include "base/str.h"

/* Where the marker ends that begins at this byte, without the white behind it; `at`: there is none.
   One sign (・ ※ ① ● …), or one or two figures or one letter in brackets, or figures with a dot behind; ※ may have its
   figures, or the room for them, behind it.  With an em of white behind: 第1, 第2章, 1, 1.1, ア. */
int marker_end(Str text, int at);
/* It counts: (1) ① 2. */
bool marker_counts(Str text, int at);

#endif
