/* Bytes → text.  Whatever the encoding, from here on everything is UTF-8, so that one count of bytes serves the parser,
   the places and the messages.  The encoding is that of the byte order mark, else the declared one, else UTF-8. */
#include "xml/characters.h"
#include "xml/xml.h"

#include "base/file.h"
#include "base/means.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

/* What stands behind encoding= in an XML declaration; empty when there is none. */
static Str declared_encoding(Str bytes)
{
    enum { DECLARATION = 200 };
    Str head = str_part(bytes, 0, bytes.n < DECLARATION ? bytes.n : DECLARATION);
    if (!str_starts(head, STR("<?xml"))) return STR("");
    const char *end = memmem(head.at, (size_t)head.n, "?>", 2);
    const char *at = end ? memmem(head.at, (size_t)(end - head.at), "encoding", 8) : NULL;
    if (!at) return STR("");
    while (at < end && *at != '"' && *at != '\'') at++;
    if (at == end) return STR("");
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close ? (Str){ at + 1, (int)(close - at - 1) } : STR("");
}

/* Shift_JIS as people mean it has ① 髙 﨑, which only its Windows superset knows. */
static const char *converter_for(Arena *arena, Str name)
{
    static const char *const shift_jis[] = { "Shift_JIS", "SJIS", "Windows-31J", "MS_Kanji" };
    const char *wanted = str_copy(arena, name).at;
    for (size_t i = 0; i < sizeof shift_jis / sizeof *shift_jis; i++)
        if (strcasecmp(wanted, shift_jis[i]) == 0) return "CP932";
    return wanted;
}

static bool decode(FileText *source, const char *encoding, Arena *arena, Diag *diag)
{
    Where start = { .file = source->path, .line = 1, .column = 1 };
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        diag_report(diag, start, STR(""), DIAG_XML_ENCODING, encoding);
        return false;
    }
    const Str raw = source->text;
    size_t room = (size_t)source->text.n * 4 + 1, n_in = (size_t)source->text.n, n_out = room;
    char *out = arena_alloc(arena, room), *in = (char *)(uintptr_t)source->text.at, *to = out;
    size_t result = iconv(converter, &in, &n_in, &to, &n_out);
    iconv_close(converter);
    source->text = (Str){ out, (int)(to - out) };
    if (result != (size_t)-1 && n_in == 0) return true;
    if (utf8_check(raw) < 0) diag_report(diag, start, STR(""), DIAG_XML_DECLARED, str_copy(arena, declared_encoding(raw)).at);
    else diag_report(diag, source_place(source, source->text.n), STR(""), DIAG_XML_ENCODING, encoding);
    return false;
}

static bool to_utf8(FileText *source, Arena *arena, Diag *diag)
{
    static const struct {
        const char *mark;
        int n;
        const char *encoding;
    } marks[] = { { "\xEF\xBB\xBF", 3, "UTF-8" }, { "\xFF\xFE", 2, "UTF-16LE" }, { "\xFE\xFF", 2, "UTF-16BE" } };
    Str *text = &source->text;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_starts(*text, (Str){ marks[i].mark, marks[i].n })) continue;
        *text = str_part(*text, marks[i].n, text->n);
        return i == 0 || decode(source, marks[i].encoding, arena, diag);
    }
    if (str_starts(*text, (Str){ "<\0", 2 })) return decode(source, "UTF-16LE", arena, diag);
    if (str_starts(*text, (Str){ "\0<", 2 })) return decode(source, "UTF-16BE", arena, diag);
    const char *encoding = converter_for(arena, declared_encoding(*text));
    if (!*encoding || strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "US-ASCII") == 0) return true;
    return decode(source, encoding, arena, diag);
}

/* One half of a pair that some programs write for a character beyond U+FFFF, in three bytes; 0: something else. */
static uint32_t surrogate_at(Str text, int at)
{
    if (at + 3 > text.n) return 0;
    const unsigned char *bytes = (const unsigned char *)text.at + at;
    bool is_half = bytes[0] == 0xED && bytes[1] >= 0xA0 && bytes[1] < 0xC0 && (bytes[2] & 0xC0) == 0x80;
    return is_half ? 0xD000 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F) : 0;
}

static void report_broken(const FileText *source, int at, Arena *arena, Diag *diag)
{
    uint32_t half = surrogate_at(source->text, at);
    Where where = source_place(source, at);
    Str key = source_key(source, at, arena);
    if (half) diag_report(diag, where, key, DIAG_BAD_CHARACTER, (unsigned)half);
    else diag_report(diag, where, key, DIAG_XML_ENCODING, "UTF-8");
}

static bool check_characters(const FileText *source, Arena *arena, Diag *diag)
{
    int broken = utf8_check(source->text);
    if (broken >= 0) {
        report_broken(source, broken, arena, diag);
        return false;
    }
    for (int at = 0; at < source->text.n;) {
        int start = at;
        uint32_t c = utf8_next(source->text, &at);
        if (characters_is_everyday(c) || characters_may_stand(c)) continue;
        diag_report(diag, source_place(source, start), source_key(source, start, arena), DIAG_BAD_CHARACTER, (unsigned)c);
        return false;
    }
    return true;
}

bool source_read(FileText *source, const char *path, Where from, Arena *arena, Diag *diag)
{
    source->path = path;
    if (!file_read(source->path, arena, &source->text, from.file ? NULL : diag)) {
        if (from.file) diag_report(diag, from, STR(""), DIAG_FILE_UNREADABLE, source->path);
        return false;
    }
    means_at((Where){ .file = source->path });
    means_read(source->path, (size_t)source->text.n);
    return to_utf8(source, arena, diag) && check_characters(source, arena, diag);
}

Where source_place(const FileText *source, int at)
{
    Where where = { .file = source->path, .line = 1, .column = 1 };
    Str before = str_part(source->text, 0, at < source->text.n ? at : source->text.n);
    for (int end; (end = str_find(before, '\n')) >= 0; where.line++) before = str_part(before, end + 1, before.n);
    where.column += utf8_count(before);
    return where;
}

int source_byte(const FileText *source, Where where)
{
    int at = 0;
    for (int line = 1; line < where.line; line++) {
        int end = str_find(str_part(source->text, at, source->text.n), '\n');
        if (end < 0) return source->text.n;
        at += end + 1;
    }
    for (int column = 1; column < where.column && at < source->text.n; column++) utf8_next(source->text, &at);
    return at;
}
