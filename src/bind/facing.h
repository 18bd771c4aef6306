/* Facing pages (見開き): what may stand on them. */
#ifndef BIND_FACING_H
#define BIND_FACING_H

#include "bind/binder.h"

/* A table over both pages stands directly in a part of facing pages, which begin on an even one; what does not is reported. */
void facing_check(const Binder *binder, const Section *section, Where where);

/* Facing pages are level, and bound on the left. */
void facing_check_binding(const Binder *binder, const Document *document);

#endif
