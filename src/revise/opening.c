/* However a release comes: by itself, with the line ends and the mark that a mail or an editor has given it, or within the PDF
   of the booklet.  Its checksum is that of the text as it was written, so all that is put back here. */
#include "revise/opening.h"

#include "base/file.h"
#include "base/means.h"
#include "base/utf8.h"
#include "model/release.h"
#include "proof/proof.h"

#include <string.h>

static Str without_mark(Str text)
{
    Str mark = STR(BYTE_ORDER_MARK);
    return str_starts(text, mark) ? str_part(text, mark.n, text.n) : text;
}

/* No line of a release ends in CR of its own: in a field it would stand before other text. */
static Str with_plain_ends(Str text, Arena *arena)
{
    if (!text.n || !memchr(text.at, '\r', (size_t)text.n)) return text;
    char *plain = arena_alloc(arena, (size_t)text.n + 1);
    int n = 0;
    for (int i = 0; i < text.n; i++)
        if (text.at[i] != '\r' || i + 1 == text.n || text.at[i + 1] != '\n') plain[n++] = text.at[i];
    plain[n] = '\0';
    return (Str){ plain, n };
}

static bool take_out(const char *path, Str pdf, Str *text, Arena *arena, Diag *diag)
{
    const char *why = "";
    Where where = { .file = path };
    switch (proof_attachment(pdf, STR(RELEASE_ENDING), text, &why, arena)) {
    case ATTACHMENT_FOUND: return true;
    case ATTACHMENT_NONE: diag_report(diag, where, STR(""), DIAG_PDF_WITHOUT_RELEASE); break;
    case ATTACHMENT_DAMAGED: diag_report(diag, where, STR(""), DIAG_PDF_DAMAGED, why); break;
    }
    return false;
}

bool opening_read(const char *path, Str *text, Arena *arena, Diag *diag)
{
    if (!file_read(path, arena, text, diag)) return false;
    means_at((Where){ .file = path });
    means_read(path, (size_t)text->n);
    if (str_starts(*text, STR("%PDF-")) && !take_out(path, *text, text, arena, diag)) return false;
    *text = with_plain_ends(without_mark(*text), arena);
    return true;
}
