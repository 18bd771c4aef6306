/* What libxml2 or plain.c found is of a kind; its text is written here. */
#ifndef SELECT_FOUND_H
#define SELECT_FOUND_H

#include "select/select.h"

/* The text of a number: exactly where it is known exactly, else what a double is sure of. */
void found_write_number(Found *number, Arena *arena);

#endif
