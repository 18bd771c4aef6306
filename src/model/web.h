/* Addresses outside the booklet: what a link of the layout may lead to besides its keys. */
#ifndef MODEL_WEB_H
#define MODEL_WEB_H

#include "base/str.h"

#include <stdbool.h>

typedef enum { WEB_FINE, WEB_SCHEME, WEB_WRITTEN } WebFault;

/* Is it one that readers open without harm (https, http, mailto: nothing that runs or reads what is on their machine), written as RFC 3986
   has it?  WEB_SCHEME: it begins otherwise; WEB_WRITTEN: there is nothing behind that, or a character that is to be percent-encoded. */
WebFault web_fault(Str address);
/* Begins like such an address, as no key does. */
bool web_is_address(Str target);

#endif
