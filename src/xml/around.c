/* Whose text a byte stands in, found in the bytes alone: for faults that come before there is a tree.  Start tags are put on a
   pile, end tags take one off; comments, CDATA sections and processing instructions are jumped over.  The key is that of
   the innermost element with an id, and behind it the element in it: k1#name. */
#include "xml/xml.h"

#include "base/vec.h"
#include "model/key.h"

#include <string.h>

typedef struct {
    Str name, id;
} Open;

typedef struct {
    Str text;
    int at;
    Vec(Open) open;
} Scan;

static Str name_in(Str tag)
{
    int n = 0;
    while (n < tag.n && !str_is_white(tag.at[n]) && tag.at[n] != '/' && tag.at[n] != '>') n++;
    return str_part(tag, 0, n);
}

static Str id_in(Str tag)
{
    for (int at = 1; at + 4 < tag.n; at++) {
        if (!str_is_white(tag.at[at - 1]) || !str_starts(str_part(tag, at, tag.n), STR("id="))) continue;
        Str value = str_part(tag, at + 4, tag.n);
        int end = str_find(value, tag.at[at + 3]);
        return end < 0 ? STR("") : str_part(value, 0, end);
    }
    return STR("");
}

static void read_markup(Scan *scan)
{
    int start = scan->at + 1;
    LexemeKind kind = lexeme_at(scan->text, scan->at, &scan->at);
    Str tag = str_part(scan->text, start, scan->at);
    if (kind == LEXEME_END_TAG && scan->open.n) scan->open.n--;
    if (kind == LEXEME_START_TAG) *vec_push(&scan->open) = (Open){ name_in(tag), id_in(tag) };
}

Str source_key(const FileText *source, int at, Arena *arena)
{
    Scan scan = { .text = source->text, .open = { .arena = arena } };
    while (scan.at < at) {
        int next = str_find(str_part(scan.text, scan.at, at), '<');
        if (next < 0) break;
        scan.at += next;
        read_markup(&scan);
    }
    int record = scan.open.n - 1;
    while (record >= 0 && !scan.open.at[record].id.n) record--;
    if (record < 0) return STR("");
    Str id = str_copy(arena, scan.open.at[record].id);
    if (record + 1 == scan.open.n) return id;
    return key_new(id, STR(""), scan.open.at[record + 1].name, STR(""), 1, arena).text;
}
