/* Memory that can be bound up (束ねる): squeezed while nobody needs what lives in it, and back at its old place when somebody does, so
   that pointers into it and out of it hold.  For much that is alike: of rows bound from records a fifteenth is left. */
#ifndef BASE_SHEAF_H
#define BASE_SHEAF_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct Sheaf Sheaf;

/* It is closed with its owner. */
Sheaf *sheaf_open(Arena *owner);
/* What lives there belongs to the sheaf; it is at hand, and grows, until it is bound for the first time. */
Arena *sheaf_arena(const Sheaf *sheaf);
size_t sheaf_size(const Sheaf *sheaf); /* bytes that would be squeezed */

/* As it is now; again by the one who has taken it, when all others have left it: he leaves it so. */
void sheaf_bind(Sheaf *sheaf);
bool sheaf_is_bound(const Sheaf *sheaf);
bool sheaf_is_at_hand(const Sheaf *sheaf);
/* It is at hand until each who took it has left it, and another was left since: who reads on finds it.  What was written into it
   meanwhile is lost. */
bool sheaf_take(Sheaf *sheaf); /* true: it was not at hand, and is as it was bound */
void sheaf_leave(Sheaf *sheaf);

#endif
