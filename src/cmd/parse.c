/* argv → Options, by the tables of verbs and options; and whether these go together. */
#include "cmd/options.h"

#include "base/suggest.h"
#include "base/vec.h"

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

static bool refused(Mistake *mistake, DiagCode code, const char *first, const char *second, const char *third)
{
    *mistake = (Mistake){ code, { first, second, third } };
    return false;
}

static bool put_value(Options *options, const Option *option, const char *value, Mistake *mistake)
{
    if (strchr(option->value, '|') && !one_of(value, option->value))
        return refused(mistake, DIAG_BAD_OPTION_VALUE, option->name, value, option->value);
    char *at = (char *)options + option->at;
    if (option->takes == TAKES_VALUE) {
        *(const char **)at = value;
        return true;
    }
    Words *many = (Words *)(void *)at;
    if (many->n == MOST_WORDS) return refused(mistake, DIAG_SURPLUS_ARGUMENT, value, NULL, NULL);
    many->at[many->n++] = value;
    return true;
}

static bool refuse_option(const Verb *verb, const char *argument, Mistake *mistake, Arena *arena)
{
    Vec(Str) names = { .arena = arena };
    for (const Option *option = options_table; option->name; option++)
        if (verb_takes(verb, option)) *vec_push(&names) = str_from(option->name);
    Str meant = suggest_name(str_part(str_from(argument), 0, (int)strcspn(argument, "=")), names.at, names.n, arena);
    return refused(mistake, DIAG_UNKNOWN_OPTION, verb ? verb->name : "VERB", argument, meant.at);
}

/* The option argv[*i], with its value, which may be the next. */
static bool take_option(Options *options, const Verb *verb, char **argv, int *i, Mistake *mistake, Arena *arena)
{
    const char *value;
    const Option *option = find_option(verb, argv[*i], &value);
    if (!option) return refuse_option(verb, argv[*i], mistake, arena);
    if (option->takes == TAKES_NOTHING) {
        if (value) return refused(mistake, DIAG_SURPLUS_ARGUMENT, argv[*i], NULL, NULL);
        return *(bool *)((char *)options + option->at) = true;
    }
    if (!value && !argv[*i + 1]) return refused(mistake, DIAG_NO_OPTION_VALUE, option->name, option->value, NULL);
    return put_value(options, option, value ? value : argv[++*i], mistake);
}

/* What belongs to one profile is a mistake beside another. */
static bool suits_profile(const Options *options, Mistake *mistake)
{
    bool is_pdf = !options->format || strcmp(options->format, "pdf") == 0;
    bool is_web = options->format && strcmp(options->format, "html") == 0;
    PdfProfile profile = cmd_profile(options);
    const struct {
        bool is_given, suits;
        const char *name, *needs;
    } wishes[] = {
        { is_web && options->profile, false, "--profile", "--format pdf|trace" },
        { options->split, is_web && !(options->output && strcmp(options->output, "-") == 0), "--split", "--format html -o DIR" },
        { options->replace, options->release, "--replace", "--release FILE" },
        { options->press, profile == PROFILE_PRESS, "--press", "--profile press" },
        { options->summary, profile == PROFILE_PRESS, "--summary", "--profile press" },
        { options->pdf, profile == PROFILE_ARCHIVE, "--pdf", "--profile archive" },
        { options->attach_data, profile == PROFILE_ARCHIVE, "--attach-data", "--profile archive" },
        { options->attach_release, is_pdf && profile != PROFILE_PRESS, "--attach-release", "--profile screen|archive" },
    };
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (wishes[i].is_given && !wishes[i].suits)
            return refused(mistake, DIAG_OPTION_NEEDS, wishes[i].name, wishes[i].needs, NULL);
    return true;
}

/* What is wrong is to be said in the language that is asked for, wherever that stands. */
static void look_for_language(Options *options, char **argv)
{
    const char *value;
    for (int i = 1; argv[i]; i++) {
        const Option *option = find_option(NULL, argv[i], &value);
        if (option && option->at == offsetof(Options, lang)) options->lang = value ? value : argv[i + 1];
    }
}

static bool is_port(const char *word)
{
    size_t n = strspn(word, "0123456789");
    return n > 0 && n <= 5 && !word[n] && atoi(word) <= 65535;
}

bool options_parse(int argc, char **argv, Options *options, const Verb **verb, Mistake *mistake, Arena *arena)
{
    *options = (Options){ 0 };
    *verb = NULL;
    if (argc > 1) look_for_language(options, argv);
    bool only_arguments = false;
    for (int i = 1; i < argc; i++) {
        bool is_option = !only_arguments && argv[i][0] == '-' && argv[i][1], is_version = strcmp(argv[i], "--version") == 0;
        if (is_option && strcmp(argv[i], "--") == 0) only_arguments = true;
        else if (is_option && (*verb || !is_version)) {
            if (!take_option(options, *verb, argv, &i, mistake, arena)) return false;
        } else if (!*verb) {
            *verb = verb_find(is_version ? "version" : argv[i]);
            if (!*verb) return refused(mistake, DIAG_UNKNOWN_VERB, argv[i], verb_meant(argv[i], arena).at, NULL);
        } else if (options->n_arguments == (*verb)->most) return refused(mistake, DIAG_SURPLUS_ARGUMENT, argv[i], NULL, NULL);
        else options->arguments[options->n_arguments++] = argv[i];
    }
    if (options->help) return true;
    if (!*verb) return refused(mistake, DIAG_MISSING_ARGUMENT, "VERB", NULL, NULL);
    if (options->n_arguments < (*verb)->least) return refused(mistake, DIAG_MISSING_ARGUMENT, (*verb)->arguments, NULL, NULL);
    if (options->pages && !cmd_may_name_pages(str_from(options->pages)))
        return refused(mistake, DIAG_BAD_OPTION_VALUE, "--pages", options->pages, "3-5,12,#17,#20-#24");
    if (options->serve && !is_port(options->serve))
        return refused(mistake, DIAG_BAD_OPTION_VALUE, "--serve", options->serve, "0 … 65535");
    if (options->split && strcmp(options->split, "chapter") != 0)
        return refused(mistake, DIAG_BAD_OPTION_VALUE, "--split", options->split, "chapter");
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
