/* What fonts.xml offers, where the files are, and whether the characters of a text can be set. */
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "read/read.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static void list_families(const FontList *list)
{
    for (int i = 0; i < list->n_families; i++) {
        const FontFamily *family = &list->families[i];
        printf(STR_FMT "\n", STR_ARG(family->name));
        for (int k = 0; k < family->n_files; k++)
            printf("  %d  %s %s\n", family->files[k].weight, access(family->files[k].path.at, R_OK) == 0 ? "ok     " : "MISSING",
                   family->files[k].path.at);
        for (int k = 0; k < family->n_fallbacks; k++) printf("  → " STR_FMT "\n", STR_ARG(family->fallbacks[k]));
    }
}

static bool has_glyph(FontBook *book, Str family, uint32_t character, Diag *diag)
{
    const Face *face;
    for (int nth = 0; (face = font_find(book, family, 400, nth, diag)); nth++)
        if (font_glyph(face, character)) return true;
    return false;
}

/* Every character of the text, once, that no face of the family's chain can show. */
static void check_cover(FontBook *book, Str family, Str text, const char *path, Diag *diag)
{
    for (int at = 0, line = 1, column = 1; at < text.n; column++) {
        int      first = at;
        uint32_t character = utf8_next(text, &at);
        if (character == '\n') {
            line++;
            column = 0;
        }
        if (character < 0x20 || has_glyph(book, family, character, diag)) continue;
        char shown[5] = { 0 };
        for (int i = first; i < at; i++) shown[i - first] = text.at[i];
        diag_report(diag, (Where){ path, line, column }, STR(""), DIAG_NO_GLYPH, shown, character, family.at);
    }
}

int cmd_fonts(const Options *options, Diag *diag, Arena *arena)
{
    const char *path = "fonts/fonts.xml";
    if (options->n_arguments) {
        const Report *report = read_report(options->arguments[0], arena, diag);
        if (!report) return diag_exit_status(diag);
        path = report->fonts_path.at;
    }
    const FontList *list = read_fonts(path, arena, diag);
    if (!list) return diag_exit_status(diag);
    list_families(list);
    Str text;
    if (options->cover && file_read(options->cover, arena, &text, diag)) {
        int bad = utf8_check(text);
        if (bad >= 0) diag_report(diag, (Where){ .file = options->cover }, STR(""), DIAG_XML_MALFORMED, "not UTF-8");
        FontBook *book = font_open_book(list, arena, diag);
        for (int i = 0; bad < 0 && i < list->n_families; i++) check_cover(book, list->families[i].name, text, options->cover, diag);
        font_close_book(book);
    }
    return diag_exit_status(diag);
}
