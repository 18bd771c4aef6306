/* XPath 1.0 cut into its words: what is a name, an operator, a call depends on the word before and the one behind (XPath 1.0 3.7).
   Whoever reads an expression without evaluating it reads these. */
#ifndef GRAMMAR_TOKENS_H
#define GRAMMAR_TOKENS_H

#include "base/str.h"
#include "base/vec.h"

typedef enum {
    TOKEN_END,
    TOKEN_NAME,     /* of an element or an attribute, without its prefix; or * for any */
    TOKEN_AXIS,     /* ancestor, before :: */
    TOKEN_CALL,     /* count, before ( */
    TOKEN_VARIABLE, /* $plan */
    TOKEN_LITERAL,  /* 'B' */
    TOKEN_NUMBER,
    TOKEN_OPERATOR, /* and or div mod * + - = != < <= > >= | */
    TOKEN_SIGN,     /* / // ( ) [ ] . .. @ , : :: */
    TOKEN_WRONG     /* a literal that does not end, a character that has no business there */
} TokenKind;

typedef struct {
    TokenKind kind;
    Str text;        /* without the $ of a variable, the quotation marks of a literal */
    int first, last; /* bytes of the expression, those included */
} Token;

/* The last is TOKEN_END, behind all others. */
typedef Vec(Token) TokenList;

TokenList tokens_read(Str xpath, Arena *arena);
bool token_is(const Token *token, TokenKind kind, const char *text);
bool tokens_has_sign(const TokenList *tokens, int at, const char *sign);
/* What stands in the expression from the token at `first` up to the one at `end`. */
Str tokens_text(const TokenList *tokens, Str xpath, int first, int end);
/* The token behind the bracket that closes the one at `open`, ( or [; the end where none does. */
int tokens_behind(const TokenList *tokens, int open);
/* The comma or bracket that ends the argument from the token at `at` on; the end where none does. */
int tokens_argument_end(const TokenList *tokens, int at);

/* May a name begin with it, go on with it?  As XML has it, and any letter beyond ASCII. */
static inline bool name_starts(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}
static inline bool name_goes_on(char c)
{
    return name_starts(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}
/* /data/goal/plan, //kpi: the token behind the steps that begin at `at`, each as long as `step_end` says (`at`: it is none); `at`: there
   are none. */
int tokens_steps_end(const TokenList *tokens, int at, int (*step_end)(const TokenList *, int));

#endif
