#include "base/cp932.h"
#include "base/utf8.h"

#include <iconv.h>

/* The bytes of one character in the other encoding; 0: it has none that would be read as that character again.  (iconv writes
   ¥ as the backslash.) */
static size_t convert(iconv_t to, iconv_t back, Str character, char *bytes, size_t room)
{
    char again[8], *in = (char *)(uintptr_t)character.at, *out = bytes, *read = bytes, *written = again;
    size_t n_in = (size_t)character.n, left = room, left_again = sizeof again;
    if (iconv(to, &in, &n_in, &out, &left) == (size_t)-1) return 0;
    size_t n = room - left, n_read = n;
    if (iconv(back, &read, &n_read, &written, &left_again) == (size_t)-1) return 0;
    return str_equal(character, (Str){ again, (int)(written - again) }) ? n : 0;
}

/* From there to the end of the cell or the line, no more than a person needs to find it. */
static Str words_from(Str text, int first, int last)
{
    enum { EXCERPT = 40 };
    int end = last;
    while (end < text.n && end < last + EXCERPT && text.at[end] != '"' && text.at[end] != '\n') utf8_next(text, &end);
    return str_part(text, first, end);
}

bool cp932_from(Str text, const char *file, Str *encoded, Arena *arena, Diag *diag)
{
    enum { ROOM = 8 };
    iconv_t to = iconv_open("CP932", "UTF-8"), back = iconv_open("UTF-8", "CP932");
    if (to == (iconv_t)-1 || back == (iconv_t)-1) return false;
    if (str_starts(text, STR(BYTE_ORDER_MARK))) text = str_part(text, (int)sizeof BYTE_ORDER_MARK - 1, text.n);
    StrBuilder out = { .arena = arena };
    bool ok = true;
    for (int at = 0; at < text.n && ok;) {
        int first = at;
        char bytes[ROOM];
        uint32_t c = utf8_next(text, &at);
        size_t n = convert(to, back, str_part(text, first, at), bytes, sizeof bytes);
        str_add_bytes(&out, bytes, (int)n);
        ok = n;
        if (!ok)
            diag_report(diag, (Where){ .file = file }, STR(""), DIAG_NOT_IN_CP932,
                        str_copy(arena, words_from(text, first, at)).at, c);
    }
    iconv_close(to);
    iconv_close(back);
    *encoded = str_built(&out);
    return ok;
}
