/* Records in an order of the layout's own. */
#ifndef BIND_ORDER_H
#define BIND_ORDER_H

#include "bind/binder.h"

/* As the attributes sort (an XPath, evaluated for each record) and order of `rows` say: by number where all are numbers,
   else by text; equals stay in the order of the data.  Without sort nothing is changed. */
void order_records(Binder *binder, const Node *rows, Context context, Found *found);

#endif
