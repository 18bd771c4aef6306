/* libhyphen is met here: the patterns of a language, as Debian's hyphen-… packages install them, hyph_en_US.dic for en-US. */
#include "font/hyphens.h"

#include "base/utf8.h"
#include "font/font.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"

struct Hyphens {
    Str lang, path;
    HyphenDict *patterns; /* NULL: there are none */
    iconv_t letters;      /* UTF-8 → how the patterns are written */
    const Hyphens *next;
};

/* en-US → …/hyph_en_US.dic */
static Str path_of(Str lang, Arena *arena)
{
    Str path = str_printf(arena, FOLDER "/hyph_" STR_FMT ".dic", STR_ARG(lang));
    for (char *at = (char *)path.at + sizeof FOLDER; *at; at++)
        if (*at == '-') *at = '_';
    return path;
}

const Hyphens *hyphens_open(const Hyphens *opened, Str lang, Arena *arena)
{
    Hyphens *hyphens = arena_new(arena, Hyphens);
    *hyphens = (Hyphens){ .lang = str_copy(arena, lang), .path = path_of(lang, arena), .next = opened };
    hyphens->patterns = hnj_hyphen_load(hyphens->path.at);
    if (!hyphens->patterns) return hyphens;
    hyphens->letters = iconv_open(hyphens->patterns->cset, "UTF-8");
    if (hyphens->letters != (iconv_t)-1) return hyphens;
    hnj_hyphen_free(hyphens->patterns);
    hyphens->patterns = NULL;
    return hyphens;
}

void hyphens_close(const Hyphens *opened)
{
    for (; opened; opened = opened->next) {
        if (!opened->patterns) continue;
        hnj_hyphen_free(opened->patterns);
        iconv_close(opened->letters);
    }
}

const Hyphens *hyphens_of(const Hyphens *opened, Str lang)
{
    while (opened && !str_equal(opened->lang, lang)) opened = opened->next;
    return opened;
}

Str font_hyphens_path(const Hyphens *hyphens)
{
    return hyphens->path;
}

bool font_has_hyphens(const Hyphens *hyphens)
{
    return hyphens->patterns != NULL;
}

/* Patterns are in small letters. */
static uint32_t small_letter(uint32_t c)
{
    bool is_capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return is_capital ? c + 0x20 : c;
}

enum { MOST_LETTERS = 90 }; /* libhyphen: a word of up to 100 */

/* The word as the patterns are written; false: they do not know its letters. */
static bool rewrite(const Hyphens *hyphens, Str word, char *out, size_t room)
{
    char small[4 * MOST_LETTERS + 8];
    int n = 0, letters = 0;
    for (int at = 0; at < word.n;) {
        if (++letters > MOST_LETTERS) return false;
        n += utf8_encode(small_letter(utf8_next(word, &at)), small + n);
    }
    char *from = small;
    size_t left = (size_t)n;
    iconv(hyphens->letters, NULL, NULL, NULL, NULL);
    if (iconv(hyphens->letters, &from, &left, &out, &room) == (size_t)-1 || room == 0) return false;
    *out = '\0';
    return true;
}

/* The marks of libhyphen are by letter: odd, where a line may end behind it.  What would change the spelling is left alone. */
bool font_hyphenate(const Hyphens *hyphens, Str word, int before, int behind, bool *may_end)
{
    enum { ROOM = 4 * MOST_LETTERS + 8 };
    char letters[ROOM], marks[ROOM + 5] = "", written[2 * ROOM + 5];
    if (!hyphens->patterns || !rewrite(hyphens, word, letters, sizeof letters - 1)) return false;
    int least_before = (unsigned char)hyphens->patterns->lhmin, least_behind = (unsigned char)hyphens->patterns->rhmin;
    if (before < least_before) before = least_before;
    if (behind < least_behind) behind = least_behind;
    char **changed = NULL;
    int *from = NULL, *cut = NULL, n = (int)strlen(letters);
    hnj_hyphen_hyphenate3(hyphens->patterns, letters, n, marks, written, &changed, &from, &cut, before, behind, before, behind);
    int letter = 0;
    for (int at = 0; at < word.n; letter++) {
        utf8_next(word, &at);
        may_end[at - 1] = marks[letter] & 1 && !(changed && changed[letter]);
    }
    for (int i = 0; changed && i < n; i++) free(changed[i]);
    free((void *)changed);
    free(from);
    free(cut);
    return true;
}
