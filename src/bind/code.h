/* <qr>. */
#ifndef BIND_CODE_H
#define BIND_CODE_H

#include "bind/binder.h"

/* The code as a picture, which leads where it says, where that is an address; NULL: there is nothing to say, or too much, which is
   reported. */
Depiction *bind_code(Binder *binder, const Node *node, Context context, const Style *style, Key key);

#endif
