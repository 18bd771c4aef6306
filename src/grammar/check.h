/* Is a file what the grammar says?  Every mistake is reported at its place, with what was probably meant. */
#ifndef GRAMMAR_CHECK_H
#define GRAMMAR_CHECK_H

#include "grammar/rules.h"
#include "xml/xml.h"

/* The root and everything below it; false: reported. */
bool check_file(const XmlFile *file, const Grammar *grammar, const char *root, Arena *arena, Diag *diag);

#endif
