/* <icon>: words that are shown as a picture. */
#ifndef BIND_ICON_H
#define BIND_ICON_H

#include "bind/writer.h"

void icon_write(Writer *writer, const Node *node, Context context);

#endif
