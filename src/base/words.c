#include "base/words.h"

static const char *const table[WORD_COUNT][2] = {
#define WORD(name, ja, en) [WORD_##name] = { [LANG_JA] = ja, [LANG_EN] = en },
#include "base/words_table.h"
#undef WORD
};

const char *words(Word word, DiagLang lang)
{
    return table[word][lang];
}

Str words_str(Word word, DiagLang lang)
{
    return str_from(words(word, lang));
}
