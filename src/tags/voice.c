/* How the words of a text are said, by its runs. */
#include "tags/voice.h"

#include "base/utf8.h"

static int run_at(const Rich *rich, int at)
{
    int run = 0;
    while (run + 1 < rich->n_runs && rich->runs[run].last <= at) run++;
    return run;
}

static Len raise_of(const Rich *rich, const Run *run)
{
    return run->style && rich->style ? run->style->raise - rich->style->raise : 0;
}

static bool is_stressed(const Rich *rich, const Run *run)
{
    return run->stressed || (run->style && rich->style && run->style->emphasis && !rich->style->emphasis);
}

static bool is_struck(const Rich *rich, const Run *run)
{
    (void)rich;
    return run->style && run->style->strike;
}

/* Where it is not that of the text as a whole. */
static Str language_of(const Rich *rich, const Run *run)
{
    bool is_other = run->style && rich->style && !str_equal(run->style->lang, rich->style->lang);
    return is_other ? run->style->lang : STR("");
}

/* Before the first run, a text is as its style has it. */
bool voice_goes_on(const Rich *rich, int before, int run)
{
    static const Run none = { 0 };
    const Run *a = before < 0 ? &none : &rich->runs[before], *b = &rich->runs[run];
    return str_equal(a->link, b->link) && raise_of(rich, a) == raise_of(rich, b) &&
           is_stressed(rich, a) == is_stressed(rich, b) && is_struck(rich, a) == is_struck(rich, b) &&
           str_equal(language_of(rich, a), language_of(rich, b));
}

bool voice_is_leader(const Rich *rich, int at)
{
    return rich->n_runs && rich->runs[run_at(rich, at)].leader;
}

int voice_link_start(const Rich *rich, int at)
{
    int run = rich->n_runs ? run_at(rich, at) : 0;
    if (!rich->n_runs || !rich->runs[run].link.n) return -1;
    while (run > 0 && str_equal(rich->runs[run - 1].link, rich->runs[run].link)) run--;
    return rich->runs[run].first;
}

int voice_raised_start(const Rich *rich, int at)
{
    int run = rich->n_runs ? run_at(rich, at) : 0;
    Len raise = rich->n_runs ? raise_of(rich, &rich->runs[run]) : 0;
    if (!raise) return -1;
    while (run > 0 && raise_of(rich, &rich->runs[run - 1]) == raise) run--;
    return rich->runs[run].first;
}

typedef bool IsSo(const Rich *rich, const Run *run);

/* Where the runs begin that are so, this one among them; < 0: it is not. */
static int start_of(const Rich *rich, int at, IsSo *is_so)
{
    int run = rich->n_runs ? run_at(rich, at) : 0;
    if (!rich->n_runs || !is_so(rich, &rich->runs[run])) return -1;
    while (run > 0 && is_so(rich, &rich->runs[run - 1])) run--;
    return rich->runs[run].first;
}

int voice_stress_start(const Rich *rich, int at)
{
    return start_of(rich, at, is_stressed);
}

int voice_struck_start(const Rich *rich, int at)
{
    return start_of(rich, at, is_struck);
}

Str voice_language(const Rich *rich, int at)
{
    return rich->n_runs ? language_of(rich, &rich->runs[run_at(rich, at)]) : STR("");
}

int voice_language_start(const Rich *rich, int at)
{
    int run = rich->n_runs ? run_at(rich, at) : 0;
    Str language = voice_language(rich, at);
    if (!language.n) return -1;
    while (run > 0 && str_equal(language_of(rich, &rich->runs[run - 1]), language)) run--;
    return rich->runs[run].first;
}

/* A character that means the same above the line, below it; 0: Unicode has none. */
static uint32_t raised_form(uint32_t character, bool below)
{
    static const uint32_t above[] = { 0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };
    static const char signs[] = "+-=()";
    if (character >= '0' && character <= '9') return below ? 0x2080 + character - '0' : above[character - '0'];
    for (uint32_t i = 0; signs[i]; i++)
        if (character == (uint32_t)signs[i]) return (below ? 0x208A : 0x207A) + i;
    return 0;
}

TagRaise voice_raise(const Rich *rich, int start, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    TagRaise raise = { .by = raise_of(rich, &rich->runs[run_at(rich, start)]) };
    for (int at = start; at < rich->text.n && voice_raised_start(rich, at) == start;) {
        uint32_t form = raised_form(utf8_next(rich->text, &at), raise.by < 0);
        if (!form) return raise;
        str_add_char(&words, form);
    }
    raise.words = str_built(&words);
    return raise;
}

Str voice_link_words(const Rich *rich, int at, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (int run = run_at(rich, at); run < rich->n_runs && str_equal(rich->runs[run].link, rich->runs[run_at(rich, at)].link);
         run++)
        for (int k = rich->runs[run].first; k < rich->runs[run].last && !rich->runs[run].leader;) {
            uint32_t c = utf8_next(rich->text, &k);
            if (c == '\n') str_add_char(&words, ' ');
            else if (c != SLOT_CHARACTER && c != HINT_CHARACTER) str_add_char(&words, c);
        }
    return str_trim(str_built(&words));
}
