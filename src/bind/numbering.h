/* The numbers of headings: 第1, 1, (1), ア. */
#ifndef BIND_NUMBERING_H
#define BIND_NUMBERING_H

#include "bind/writer.h"

/* The steps of the layout, none of which has begun. */
void numbering_open(Binder *binder);
/* Must numbers be known before they are met, or be those of a booklet that holds more?  Then it is bound twice. */
bool numbering_is_asked_ahead(const Binder *binder);
/* A heading that is numbered begins; those of samples are none. */
void numbering_begin(Binder *binder, const Node *heading, Context context, Key key);
/* <number of="…"/> */
void numbering_write(Writer *writer, const Node *node, Context context);
/* For lines that are bound later: what the numbers are now. */
const int *numbering_now(const Binder *binder);

#endif
