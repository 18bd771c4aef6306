/* What was probably meant by a name that there is not. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

/* Which of the names is at most two slips away (and no more than half of the word is wrong); -1: none.  Wide
   letters and capitals are no slip; what looks alike (l 1, O 0) and a 0 too many are half a one. */
int suggest_index(Str wrong, const Str *names, int n_names);
/* " → name?" of that one, else empty. */
Str suggest_name(Str wrong, const Str *names, int n_names, Arena *arena);

#endif
