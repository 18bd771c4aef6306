/* A grammar in RELAX NG (XML syntax, datatypes of XML Schema), so that an XML editor offers what may stand where while a file is
   being written, and marks what may not. */
#ifndef GRAMMAR_RNG_H
#define GRAMMAR_RNG_H

#include "grammar/rules.h"

/* What a person is told of an element, or of an attribute of it (NULL: of the element itself); empty: nothing. */
typedef struct {
    Str (*say)(const void *of, const ElementRule *rule, const AttributeRule *attribute);
    const void *of;
} GrammarLabels;

/* A file may begin with any of the `roots`, rules of the grammar whose elements are called like them; the list ends with NULL.
   `labels` NULL: attributes are told by what is expected of them alone.
   What is refused here check_file refuses, too (but -0mm).  Not all it refuses can be said here: that a day exists, that a length is
   no longer than 10 m, which characters are no text, that no namespace is declared. */
void grammar_write_rng(const Grammar *grammar, const char *const *roots, const GrammarLabels *labels, StrBuilder *out);

#endif
