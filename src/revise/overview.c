/* What a release says of its booklet, for people or as one JSON object a line: the edition, the corrections so far, the pages it
   consists of now. */
#include "base/words.h"
#include "revise/current.h"
#include "revise/revise.h"

static int count_branches(const Release *release)
{
    int n = 0;
    for (int i = 0; i < release->n_pages; i++) n += release->pages[i].pin.branch;
    return n;
}

/* In one line, and nothing that would steer a terminal. */
static const char *plain(Str text, Arena *arena)
{
    if (!text.n) return "-";
    char *copy = arena_copy(arena, text.at, (size_t)text.n);
    for (int i = 0; i < text.n; i++)
        if ((unsigned char)copy[i] < 0x20 || copy[i] == 0x7F) copy[i] = ' ';
    return copy;
}

static Str key_of(const Correction *correction, Arena *arena)
{
    if (!correction->field.n) return correction->record;
    return str_printf(arena, STR_FMT "#" STR_FMT, STR_ARG(correction->record), STR_ARG(correction->field));
}

/* --- for people --------------------------------------------------------------------------------------------------- */

static int say_pages(StrBuilder *out, const Release *release, int first, DiagLang lang)
{
    Arena *arena = out->arena;
    CurrentPages pages = current_pages(release, first);
    Str from = current_label(release, pages.first, arena), to = current_label(release, pages.last, arena);
    const char *state = pages.is_blank    ? words(WORD_BLANK, lang)
                        : pages.revised.n ? plain(pages.revised, arena)
                                          : words(WORD_AS_PUBLISHED, lang);
    str_add_printf(out, "      %s", plain(from, arena));
    if (pages.last > pages.first) str_add_printf(out, "%s%s", words(WORD_TO, lang), plain(to, arena));
    str_add_printf(out, "  %s\n", state);
    return pages.last + 1;
}

Str revise_overview(const Release *release, DiagLang lang, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add_printf(&out, words(WORD_RELEASE_TITLE, lang), plain(release->title, arena), plain(release->layout, arena));
    str_add_printf(&out, words(WORD_RELEASE_PUBLISHED, lang), plain(release->date, arena), plain(release->program, arena));
    str_add_printf(&out, words(WORD_RELEASE_PAGES, lang), release->n_pages, count_branches(release));
    str_add_printf(&out, words(WORD_RELEASE_CORRECTIONS, lang), release->history.n);
    for (int i = 0; i < release->history.n; i++) {
        const Correction *past = &release->history.at[i];
        str_add_printf(&out, words(WORD_RELEASE_CORRECTION, lang), i + 1, plain(past->date, arena), plain(past->reason, arena),
                       plain(key_of(past, arena), arena), past->was.n ? plain(past->was, arena) : "",
                       past->now.n ? plain(past->now, arena) : "");
    }
    str_add(&out, str_from(words(WORD_RELEASE_CURRENT, lang)));
    for (int i = 0; i < release->n_pages;) i = say_pages(&out, release, i, lang);
    return str_built(&out);
}

/* --- for programs ------------------------------------------------------------------------------------------------- */

static void add_text(StrBuilder *out, const char *name, Str text)
{
    str_add_printf(out, ",\"%s\":", name);
    str_add_json(out, text);
}

static void add_correction(StrBuilder *out, const Correction *past, int number)
{
    str_add_printf(out, "{\"kind\":\"correction\",\"number\":%d", number);
    add_text(out, "date", past->date);
    add_text(out, "reason", past->reason);
    add_text(out, "key", past->record);
    add_text(out, "field", past->field);
    add_text(out, "was", past->was);
    add_text(out, "now", past->now);
    str_add(out, STR("}\n"));
}

static int add_pages(StrBuilder *out, const Release *release, int first)
{
    CurrentPages pages = current_pages(release, first);
    str_add(out, STR("{\"kind\":\"pages\""));
    add_text(out, "first", current_label(release, pages.first, out->arena));
    add_text(out, "last", current_label(release, pages.last, out->arena));
    add_text(out, "revised", pages.revised);
    str_add_printf(out, ",\"count\":%d,\"blank\":%s}\n", pages.last - pages.first + 1, pages.is_blank ? "true" : "false");
    return pages.last + 1;
}

Str revise_overview_json(const Release *release, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR("{\"kind\":\"release\",\"schema\":1"));
    add_text(&out, "layout", release->layout);
    add_text(&out, "title", release->title);
    add_text(&out, "date", release->date);
    add_text(&out, "program", release->program);
    str_add_printf(&out, ",\"pages\":%d,\"branches\":%d,\"corrections\":%d}\n", release->n_pages, count_branches(release),
                   release->history.n);
    for (int i = 0; i < release->history.n; i++) add_correction(&out, &release->history.at[i], i + 1);
    for (int i = 0; i < release->n_pages;) i = add_pages(&out, release, i);
    return str_built(&out);
}
