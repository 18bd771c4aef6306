/* <picture>. */
#ifndef BIND_PICTURE_H
#define BIND_PICTURE_H

#include "bind/binder.h"

/* The picture of the element, without its caption; NULL: there is none to be had, which is reported.  Its path is from the
   file that names it, and stays in the project of that: the layout, or the data, where it begins with an {XPath} that finds it there. */
Depiction *bind_picture(Binder *binder, const Node *node, Context context, const Style *style, Key key);

/* The picture that `href` names, and the value of the data with which that begins; NULL: likewise. */
const Picture *bind_picture_named(Binder *binder, const Node *node, Context context, DataNode *value);

#endif
