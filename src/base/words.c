#include "base/words.h"

#include <errno.h>
#include <string.h>

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

const char *words_of_error(int error, const Diag *diag)
{
    static const struct {
        int error;
        Word word;
    } known[] = { { ENOENT, WORD_ERROR_ABSENT }, { EACCES, WORD_ERROR_DENIED },     { EDQUOT, WORD_ERROR_FULL },
                  { EISDIR, WORD_ERROR_FOLDER }, { ENOTDIR, WORD_ERROR_NO_FOLDER }, { EEXIST, WORD_ERROR_THERE },
                  { ENOSPC, WORD_ERROR_FULL },   { EROFS, WORD_ERROR_READ_ONLY },   { ENAMETOOLONG, WORD_ERROR_LONG },
                  { EIO, WORD_ERROR_BROKEN } };
    for (size_t i = 0; diag && i < sizeof known / sizeof *known; i++)
        if (known[i].error == error) return words(known[i].word, diag_lang(diag));
    return strerror(error);
}
