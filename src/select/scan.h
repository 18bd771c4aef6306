/* XPath 1.0 as it is scanned: where what begins at a place ends, or that place itself where nothing of the kind begins. */
#ifndef SELECT_SCAN_H
#define SELECT_SCAN_H

#include "base/str.h"

int scan_spaces(Str xpath, int at);
int scan_name(Str xpath, int at);
int scan_step(Str xpath, int at);    /* plan, ancestor::measures */
int scan_literal(Str xpath, int at); /* with its quotation marks */

#endif
