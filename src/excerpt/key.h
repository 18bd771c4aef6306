/* What this room knows of keys. */
#ifndef EXCERPT_KEY_H
#define EXCERPT_KEY_H

#include "model/document.h"

/* "m1-1-1#item" → "m1-1-1" */
Str excerpt_record_of(Key key);

#endif
