/* The ICC profile of a printing condition (ICC.1:2022): what it says it is. */
#ifndef PRESS_PROFILE_H
#define PRESS_PROFILE_H

#include "base/str.h"
#include "model/press.h"

typedef struct {
    Str description, target; /* 9.2.41; 9.2.16, the measurements it was made from; empty: it does not say */
} IccProfile;

/* What is wrong with it, as "a CMYK profile"; NULL: nothing, and `profile` says what it is. */
const char *profile_fault(Str bytes, IccProfile *profile, Arena *arena);
/* Does it say that it is of this printing condition, by its registered name or its words? */
bool profile_names(const IccProfile *profile, const Press *press, Arena *arena);

#endif
