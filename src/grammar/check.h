/* Is a file what the grammar says?  Every mistake is reported at its place, with what was probably meant. */
#ifndef GRAMMAR_CHECK_H
#define GRAMMAR_CHECK_H

#include "grammar/rules.h"
#include "xml/xml.h"

/* The root and everything below it; false: reported. */
bool check_file(const XmlFile *file, const Grammar *grammar, const char *root, Arena *arena, Diag *diag);

/* " → name?" when one of the names is at most two slips away (and no more than half of the word is wrong), else empty. */
Str check_suggestion(Str wrong, const Str *names, int n_names, Arena *arena);

#endif
