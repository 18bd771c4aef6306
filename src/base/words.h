/* The words the program says, but for its messages: one table (words_table.h), a column for each language. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/diag.h"

typedef enum {
#define WORD(name, ja, en) WORD_##name,
#include "base/words_table.h"
#undef WORD
    WORD_COUNT
} Word;

/* As a format where it has %s or %d; the compiler cannot look at these, so take care of their order. */
const char *words(Word word, DiagLang lang);
Str words_str(Word word, DiagLang lang);
/* Why the system refuses a file, of an errno; what is rare, as the system says it.  `diag` NULL: nobody is told. */
const char *words_of_error(int error, const Diag *diag);

#endif
