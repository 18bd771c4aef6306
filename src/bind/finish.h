/* The last walk over a bound document. */
#ifndef BIND_FINISH_H
#define BIND_FINISH_H

#include "bind/binder.h"

/* Numbers all texts in reading order, sends links and page references of records without a row of their own to the
   first row made for them, drops marks' links that lead nowhere, and reports the links of the layout that do. */
void bind_finish(Binder *binder, Document *document);

#endif
