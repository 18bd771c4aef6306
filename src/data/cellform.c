/* How the content of a field stands in a cell for people to fill in: as plainly as it comes back the same. */
#include "data/correctable.h"

#include "xml/xml.h"

#define BULLET "・"

/* --- into a cell -------------------------------------------------------------------------------------------------------- */

static void begin_line(StrBuilder *out)
{
    if (out->n && out->at[out->n - 1] != '\n') str_add(out, STR("\n"));
}

/* Tags that stand for lines become these; others stay, so that it is seen to be no such content. */
static bool take_tag(StrBuilder *out, Str tag, Str rest, CellForm form)
{
    bool bullets = form == FORM_BULLETS, paragraphs = form == FORM_PARAGRAPHS;
    if (str_is(tag, "<br/>") && !paragraphs) str_add(out, STR("\n"));
    else if (bullets && str_is(tag, "<item>")) begin_line(out), str_add(out, STR(BULLET));
    else if (bullets && str_is(tag, "</list>") && rest.n) str_add(out, STR("\n"));
    else if (paragraphs && str_is(tag, "<p>")) begin_line(out);
    else
        return (bullets && (str_is(tag, "<list>") || str_is(tag, "</item>") || str_is(tag, "</list>"))) ||
               (paragraphs && str_is(tag, "</p>"));
    return true;
}

/* false: there is more in it than this form has. */
static bool words_in(CellForm form, Str markup, Str *words, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    for (int at = 0; at < markup.n;) {
        Str rest = str_part(markup, at, markup.n);
        int end = str_find(rest, rest.at[0] == '<' ? '>' : '<');
        int n = end < 0 ? rest.n : rest.at[0] == '<' ? end + 1 : end;
        if (rest.at[0] != '<') str_add(&out, str_part(rest, 0, n));
        else if (!take_tag(&out, str_part(rest, 0, n), str_part(rest, n, rest.n), form)) return false;
        at += n;
    }
    return markup_plain(str_built(&out), words, arena);
}

/* --- and back ----------------------------------------------------------------------------------------------------------- */

typedef struct {
    StrBuilder out;
    bool in_list, has_line; /* has_line: a text line stands before */
} CellReading;

static void end_list(CellReading *reading)
{
    if (reading->in_list) str_add(&reading->out, STR("</list>"));
    reading->in_list = false;
}

static void take_line(CellReading *reading, CellForm form, Str line)
{
    Arena *arena = reading->out.arena;
    bool is_item = form == FORM_BULLETS && str_starts(line, STR(BULLET));
    if (is_item) {
        Str item = str_part(line, (int)sizeof BULLET - 1, line.n);
        if (!reading->in_list) str_add(&reading->out, STR("<list>"));
        reading->in_list = true;
        reading->has_line = false;
        str_add_printf(&reading->out, "<item>" STR_FMT "</item>", STR_ARG(markup_from_plain(item, arena)));
        return;
    }
    end_list(reading);
    if (form == FORM_PARAGRAPHS) {
        if (str_trim(line).n) str_add_printf(&reading->out, "<p>" STR_FMT "</p>", STR_ARG(markup_from_plain(line, arena)));
        return;
    }
    if (reading->has_line) str_add(&reading->out, STR("<br/>"));
    reading->has_line = true;
    str_add(&reading->out, markup_from_plain(line, arena));
}

Str data_cell_markup(CellForm form, Str words, Arena *arena)
{
    words = str_trim(words);
    if (form == FORM_MARKUP || !words.n) return words;
    CellReading reading = { .out.arena = arena };
    for (int end; words.n || reading.has_line; words = str_part(words, end + 1, words.n)) {
        end = str_find(words, '\n');
        take_line(&reading, form, end < 0 ? words : str_part(words, 0, end));
        if (end < 0) break;
    }
    end_list(&reading);
    return str_built(&reading.out);
}

/* --- which form --------------------------------------------------------------------------------------------------------- */

CellForm correctable_form(FieldKind kind, Str markup, Str *words, Arena *arena)
{
    static const CellForm of_text[] = { FORM_BULLETS, FORM_WORDS }, of_prose[] = { FORM_PARAGRAPHS }, of_other[] = { FORM_WORDS };
    bool is_text = kind == FIELD_TEXT || kind == FIELD_FIGURE, is_prose = kind == FIELD_PROSE;
    const CellForm *forms = is_text ? of_text : is_prose ? of_prose : of_other;
    for (int i = 0; i < (is_text ? 2 : 1); i++)
        if (words_in(forms[i], markup, words, arena) && str_equal(data_cell_markup(forms[i], *words, arena), markup))
            return forms[i];
    *words = markup;
    return FORM_MARKUP;
}
