/* The marks, strings and words that JSON consists of (RFC 8259), one after another, with their places. */
#ifndef BASE_JSONTEXT_H
#define BASE_JSONTEXT_H

#include "base/diag.h"

typedef struct {
    Str text; /* UTF-8 that utf8_check() has nothing against; a mark of the byte order may stand before it */
    int at;   /* bytes of it that are read */
    Where where;
    Arena *arena; /* of strings that are read */
} JsonText;

JsonText jsontext_open(Str text, Where where, Arena *arena);
/* What comes next; '\0': nothing. */
char jsontext_peek(const JsonText *json);
/* { } [ ] : or , with the blanks before it and behind it.  false: something else comes, and blanks before it are passed. */
bool jsontext_mark(JsonText *json, char mark);
/* A string; a line end in it is '\n' alone, and it has no U+0000.  false: none comes, or it does not end. */
bool jsontext_string(JsonText *json, Str *string);
/* What is neither mark nor string: a number, true, false, null, or nothing that JSON has.  It borrows the text; false: it is empty. */
bool jsontext_word(JsonText *json, Str *word);
/* Is a word a number: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
bool jsontext_is_number(Str word);

#endif
