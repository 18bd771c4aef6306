/* argv → Options, by the tables of verbs and options; and whether these go together. */
#include "cmd/options.h"

#include <stdlib.h>
#include <string.h>

/* The option an argument names; "--name=value" gives its value too. */
static const Option *find_option(const Verb *verb, const char *argument, const char **value)
{
    const char *equals = strchr(argument, '=');
    size_t n = equals ? (size_t)(equals - argument) : strlen(argument);
    *value = equals ? equals + 1 : NULL;
    for (const Option *option = options_table; option->name; option++) {
        if (!verb_takes(verb, option)) continue;
        if (strlen(option->name) == n && strncmp(argument, option->name, n) == 0) return option;
        if (option->brief && strcmp(argument, option->brief) == 0) return option;
    }
    return NULL;
}

static bool one_of(const char *value, const char *list)
{
    size_t n = strlen(value);
    for (const char *at = list; *at; at += *at == '|') {
        size_t end = strcspn(at, "|");
        if (end == n && strncmp(at, value, n) == 0) return true;
        at += end;
    }
    return false;
}

static bool put_option(Options *options, const Option *option, const char *value)
{
    char *at = (char *)options + option->at;
    if (option->takes == TAKES_NOTHING) *(bool *)at = true;
    else if (option->takes == TAKES_VALUE) *(const char **)at = value;
    else {
        Words *words = (Words *)(void *)at;
        if (words->n == MOST_WORDS) return false;
        words->at[words->n++] = value;
    }
    bool choice = value && option->value && strchr(option->value, '|');
    return !choice || one_of(value, option->value);
}

static bool is_missing(const char *what, DiagCode *fault, const char **mistake)
{
    *fault = DIAG_MISSING_ARGUMENT;
    *mistake = what;
    return false;
}

/* What belongs to one profile is a mistake beside another. */
static bool suits_profile(const Options *options, const char **mistake)
{
    const struct {
        bool given;
        PdfProfile profile;
        const char *words;
    } wishes[] = { { options->press, PROFILE_PRESS, "--press --profile press" },
                   { options->summary, PROFILE_PRESS, "--summary --profile press" },
                   { options->attach_data, PROFILE_ARCHIVE, "--attach-data --profile archive" } };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        if (!wishes[i].given || cmd_profile(options) == wishes[i].profile) continue;
        *mistake = wishes[i].words;
        return false;
    }
    bool is_pdf = !options->format || strcmp(options->format, "pdf") == 0;
    *mistake = "--attach-release --profile screen|archive";
    return !options->attach_release || (is_pdf && cmd_profile(options) != PROFILE_PRESS);
}

bool options_parse(int argc, char **argv, Options *options, const Verb **verb, DiagCode *fault, const char **mistake)
{
    *options = (Options){ 0 };
    *verb = NULL;
    *fault = DIAG_USAGE;
    *mistake = argc > 1 ? argv[1] : "VERB";
    if (argc < 2) return is_missing("VERB", fault, mistake);
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) return options->help = true;
    for (const Verb *v = verbs; v->name; v++)
        if (strcmp(v->name, argv[1]) == 0) *verb = v;
    if (!*verb) return false;
    bool only_arguments = false;
    for (int i = 2; i < argc; i++) {
        *mistake = argv[i];
        if (!only_arguments && strcmp(argv[i], "--") == 0) {
            only_arguments = true;
            continue;
        }
        if (only_arguments || argv[i][0] != '-' || argv[i][1] == '\0') {
            if (options->n_arguments == (*verb)->most) return false;
            options->arguments[options->n_arguments++] = argv[i];
            continue;
        }
        const char *value;
        const Option *option = find_option(*verb, argv[i], &value);
        if (!option || (value && option->takes == TAKES_NOTHING)) return false;
        if (option->takes != TAKES_NOTHING && !value) {
            if (i + 1 == argc) return is_missing(option->value, fault, mistake);
            value = argv[++i];
        }
        if (!put_option(options, option, value)) return false;
    }
    if (options->help) return true;
    if (options->n_arguments < (*verb)->least) return is_missing((*verb)->arguments, fault, mistake);
    if (options->replace && !options->release) return is_missing("--release FILE", fault, mistake);
    return suits_profile(options, mistake);
}

DiagLang options_lang(const Options *options)
{
    if (options->lang) return strcmp(options->lang, "en") == 0 ? LANG_EN : LANG_JA;
    const char *locale = getenv("LC_ALL");
    if (!locale || !*locale) locale = getenv("LC_MESSAGES");
    if (!locale || !*locale) locale = getenv("LANG");
    return locale && strncmp(locale, "en", 2) == 0 ? LANG_EN : LANG_JA;
}
