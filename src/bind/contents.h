/* 目次: its lines by hand, and those made of all headings; 図表一覧: of all captions of tables, or of pictures and charts. */
#ifndef BIND_CONTENTS_H
#define BIND_CONTENTS_H

#include "bind/binder.h"

/* Remember a heading's <toc> child, if it has one and its part goes that deep. */
void contents_note(Binder *binder, const Node *heading, Context context, const Block *block);
/* Remember a caption that prints something, for what has this key; those of samples are none. */
void contents_note_caption(Binder *binder, EntriesOf of, const Node *caption, Context context, Key key);
/* A line written by hand. */
void contents_entry(Binder *binder, const Node *entry, Context context, const Style *style, Block *block);
/* Here the lines of all that it gathers will stand; `block` becomes the first of them. */
void contents_gather(Binder *binder, const Node *entries, Block *block);
/* All parts are bound: write the gathered lines. */
void contents_finish(Binder *binder);

#endif
