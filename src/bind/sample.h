/* <sample>: blocks that stand as an example, and the callouts on its tables (表の見方). */
#ifndef BIND_SAMPLE_H
#define BIND_SAMPLE_H

#include "bind/blocks.h"

/* Fills the block. */
void bind_sample(Binder *binder, const Node *node, Context context, const Style *around, Block *sample);

#endif
