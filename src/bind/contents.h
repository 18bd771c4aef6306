/* 目次: its lines by hand, and those made of all headings. */
#ifndef BIND_CONTENTS_H
#define BIND_CONTENTS_H

#include "bind/binder.h"

/* Remember a heading's <toc> child, if it has one and its part goes that deep. */
void contents_note(Binder *binder, const Node *heading, Context context, const Block *block);
/* A line written by hand. */
void contents_entry(Binder *binder, const Node *entry, Context context, const Style *style, Block *block);
/* Here the lines of all headings will stand; `block` becomes the first of them. */
void contents_gather(Binder *binder, const Node *entries, Block *block);
/* All parts are bound: write the gathered lines. */
void contents_finish(Binder *binder);

#endif
