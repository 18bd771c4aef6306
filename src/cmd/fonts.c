/* What fonts.xml offers, where the files are, and whether the characters of a text can be set. */
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "report/report.h"
#include "xml/xml.h"

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
        if (font_shows(face, character)) return true;
    return false;
}

/* The families whose chains have no face with this character: "A, B". */
static Str families_without(FontBook *book, const FontList *list, uint32_t character, Arena *arena, Diag *diag)
{
    StrBuilder names = { .arena = arena };
    for (int i = 0; i < list->n_families; i++) {
        if (has_glyph(book, list->families[i].name, character, diag)) continue;
        if (str_built(&names).n) str_add(&names, STR(", "));
        str_add(&names, list->families[i].name);
    }
    return str_built(&names);
}

/* Each character of the text is looked at once, where it first stands: may it stand in data, and can it be set? */
static void check_cover(FontBook *book, const FontList *list, Str text, const char *path, Arena *arena, Diag *diag)
{
    enum { ZERO_WIDTH_SPACE = 0x200B }; /* prints nothing */
    Map seen = map_new(arena);
    for (int at = 0, line = 1, column = 1; at < text.n; column++) {
        int first = at;
        uint32_t character = utf8_next(text, &at);
        Str shown = str_copy(arena, str_part(text, first, at));
        if (character == '\n') {
            line++;
            column = 0;
        }
        if (character < 0x20 || character == ZERO_WIDTH_SPACE || map_put(&seen, shown, diag)) continue;
        Where where = { .file = path, .line = line, .column = column };
        if (!characters_is_text(character)) {
            diag_report(diag, where, STR(""), DIAG_BAD_CHARACTER, character);
            continue;
        }
        Str families = families_without(book, list, character, arena, diag);
        if (families.n) diag_report(diag, where, STR(""), DIAG_NO_GLYPH, shown.at, character, families.at);
    }
}

/* Empty: the layout is beyond use, which is reported. */
static Str list_of_layout(const char *layout, Arena *arena, Diag *diag)
{
    const Report *report = report_read(layout, arena, diag);
    return report ? report->fonts_path : STR("");
}

/* Of the project, if one is here, or of the program; empty: neither is there, which is reported. */
static Str list_at_hand(Arena *arena, Diag *diag)
{
    Str project = STR("fonts/fonts.xml");
    if (access(project.at, F_OK) == 0) return project;
    Str own = file_installed(arena, "fonts.xml");
    if (!own.n) diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_FONT_LIST);
    return own;
}

int cmd_fonts(const Options *options, Diag *diag, Arena *arena)
{
    Str path = options->n_arguments ? list_of_layout(options->arguments[0], arena, diag) : list_at_hand(arena, diag);
    const FontList *list = path.n ? report_read_fonts(path.at, arena, diag) : NULL;
    if (!list) return diag_exit_status(diag);
    list_families(list);
    cmd_fence(options, &(Job){ 0 }, list, arena);
    Str text;
    if (options->cover && file_read(options->cover, arena, &text, diag)) {
        int bad = utf8_check(text);
        if (bad >= 0) diag_report(diag, (Where){ .file = options->cover }, STR(""), DIAG_XML_MALFORMED, "not UTF-8");
        FontBook *book = font_open_book(list, NULL, arena, diag);
        if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_part(text, 3, text.n);
        if (bad < 0) check_cover(book, list, text, options->cover, arena, diag);
        font_close_book(book);
    }
    return diag_exit_status(diag);
}
