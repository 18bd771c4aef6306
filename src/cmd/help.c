/* The help of a verb, of all; and the other topics of `help`. */
#include "base/words.h"
#include "cmd/options.h"
#include "cmd/topics.h"

#include <stdio.h>
#include <string.h>

static void print_options(const Verb *verb, DiagLang lang)
{
    for (const Option *option = options_table; option->name; option++) {
        if (!verb_takes(verb, option)) continue;
        char left[64];
        snprintf(left, sizeof left, "%s%s%s%s%s", option->brief ? option->brief : "", option->brief ? ", " : "", option->name,
                 option->value ? " " : "", option->value ? option->value : "");
        printf("  %-32s %s\n", left, option->help[lang]);
    }
}

void options_help(const Verb *verb, DiagLang lang)
{
    if (verb) {
        printf("hyogumi %s %s\n  %s\n\n", verb->name, verb->arguments, verb->summary[lang]);
        print_options(verb, lang);
        return;
    }
    puts(words(WORD_ABOUT, lang));
    enum { COLUMN = 32 }; /* what is longer stands above its summary */
    for (const Verb *v = verbs; v->name; v++) {
        int n = printf("  hyogumi %s %s", v->name, v->arguments) - (int)strlen("  hyogumi ");
        if (n >= COLUMN) n = printf("\n          ") - (int)strlen("\n          ");
        printf("%*s%s\n", COLUMN - n, "", v->summary[lang]);
    }
    puts(words(WORD_ASK_VERB, lang));
}

int cmd_help(const Options *options, Diag *diag, Arena *arena)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } topics[] = { { "man", man_print }, { "bash", bash_print }, { "zsh", zsh_print }, { "fish", fish_print } };
    const char *topic = options->n_arguments ? options->arguments[0] : "";
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        if (strcmp(topic, topics[i].name) != 0) continue;
        topics[i].print();
        return 0;
    }
    const Verb *verb = verb_find(topic);
    if (verb || !*topic) options_help(verb, options_lang(options));
    else diag_report(diag, (Where){ 0 }, STR(""), DIAG_UNKNOWN_VERB, topic, verb_meant(topic, arena).at);
    return diag_exit_status(diag);
}
