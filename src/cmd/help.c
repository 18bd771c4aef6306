/* The tables of verbs and options in the words of a person, of man, and of three shells.  A shell learns of each option
   what comes behind it: one of a few words, a path, or something only the person knows. */
#include "base/words.h"
#include "cmd/options.h"

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

/* The text, with this before each of those characters. */
static void print_escaped(const char *text, const char *special, const char *before)
{
    for (; *text; text++) {
        if (strchr(special, *text)) fputs(before, stdout);
        putchar(*text);
    }
}

static void print_roff(const char *text)
{
    print_escaped(text, "-", "\\");
}

/* "render, check"; a common option is every verb's. */
static void print_takers(const Option *option)
{
    if (option->letter == '*') return;
    const char *between = "";
    fputs(" (", stdout);
    for (const Verb *verb = verbs; verb->name; verb++) {
        if (!verb_takes(verb, option)) continue;
        printf("%s%s", between, verb->name);
        between = ", ";
    }
    putchar(')');
}

static void print_man_option(const Option *option)
{
    fputs(".TP\n.B ", stdout);
    if (option->brief) {
        print_roff(option->brief);
        fputs(", ", stdout);
    }
    print_roff(option->name);
    printf(" %s\n", option->value ? option->value : "");
    print_roff(option->help[LANG_EN]);
    print_takers(option);
    putchar('\n');
}

static void print_man(void)
{
    puts(".TH HYOGUMI 1 \"\" \"hyogumi " HYOGUMI_VERSION "\"\n.SH NAME\n"
         "hyogumi \\- typeset Japanese reports from an XML layout and its data\n.SH SYNOPSIS");
    for (const Verb *verb = verbs; verb->name; verb++)
        printf(".B hyogumi %s\n[OPTION]... %s\n.br\n", verb->name, verb->arguments);
    puts(".SH VERBS");
    for (const Verb *verb = verbs; verb->name; verb++) {
        printf(".TP\n.B %s %s\n", verb->name, verb->arguments);
        print_roff(verb->summary[LANG_EN]);
        putchar('\n');
    }
    puts(".SH OPTIONS");
    for (const Option *option = options_table; option->name; option++) print_man_option(option);
    puts(".SH EXIT STATUS\n0 fine; 1 the input is wrong; 2 usage; 3 differences were found; 4 the output failed its own proof; "
         "5 a file could not be read or written; 71 out of memory. 6: some outputs of excerpt failed.");
}

/* "a|b" as "a b". */
static void print_words(const char *list)
{
    for (; *list; list++) putchar(*list == '|' ? ' ' : *list);
}

static void print_verbs(void)
{
    for (const Verb *verb = verbs; verb->name; verb++) printf("%s ", verb->name);
}

/* Does the verb take one of a few words?  "layout|data", "[VERB|man|bash]". */
static bool takes_words(const Verb *verb)
{
    return strchr(verb->arguments, '|');
}

static void print_argument_words(const Verb *verb)
{
    const char *list = verb->arguments + strspn(verb->arguments, "[");
    if (strncmp(list, "VERB|", 5) == 0) {
        print_verbs();
        list += 5;
    }
    for (; *list && *list != ']' && *list != ' '; list++) putchar(*list == '|' ? ' ' : *list);
}

static bool is_choice(const Option *option)
{
    return option->value && strchr(option->value, '|');
}

static bool is_path(const char *value)
{
    return strstr(value, "FILE") || strstr(value, "DIR") || strstr(value, "LAYOUT") || strchr(value, '.');
}

/* Behind an option its values, or files where any will do; behind a verb its words, if it has some; else what the verb takes. */
static void print_bash(void)
{
    printf("_hyogumi() {\n  local words=\"");
    print_verbs();
    puts("\"\n  [ $COMP_CWORD -gt 1 ] && case ${COMP_WORDS[1]} in");
    for (const Verb *verb = verbs; verb->name; verb++) {
        printf("  %s) words=\"", verb->name);
        for (const Option *option = options_table; option->name; option++)
            if (verb_takes(verb, option)) printf("%s ", option->name);
        if (takes_words(verb)) print_argument_words(verb);
        puts("\" ;;");
    }
    puts("  esac\n  case ${COMP_WORDS[1]}:${COMP_WORDS[COMP_CWORD-1]} in");
    for (const Verb *verb = verbs; verb->name; verb++)
        for (const Option *option = options_table; option->name; option++) {
            if (option->takes == TAKES_NOTHING || !verb_takes(verb, option)) continue;
            printf("  %s:%s", verb->name, option->name);
            if (option->brief) printf("|%s:%s", verb->name, option->brief);
            printf(") words=\"");
            if (is_choice(option)) print_words(option->value);
            puts("\" ;;");
        }
    puts("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\ncomplete -o default -F _hyogumi "
         "hyogumi");
}

/* Between single quotes of zsh, and between the brackets of its _arguments. */
static void print_zsh_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'') fputs("'\\''", stdout);
        else print_escaped((const char[]){ *text, '\0' }, "[]", "\\");
    }
}

/* zsh: "(-o --output)"{-o,--output=}"[help]:OUT.pdf:_files". */
static void print_zsh_option(const Option *option)
{
    const char *many = option->takes == TAKES_MANY ? "*" : "", *equals = option->takes == TAKES_NOTHING ? "" : "=";
    fputs("      ", stdout);
    if (option->brief) printf("'(%s %s)'{%s,%s%s}'", option->brief, option->name, option->brief, option->name, equals);
    else printf("'%s%s%s", many, option->name, equals);
    putchar('[');
    print_zsh_text(option->help[LANG_EN]);
    putchar(']');
    if (option->takes != TAKES_NOTHING) {
        printf(":%s:", is_choice(option) ? option->name + 2 : option->value);
        if (is_choice(option)) {
            putchar('(');
            print_words(option->value);
            putchar(')');
        } else if (is_path(option->value)) fputs("_files", stdout);
    }
    puts("' \\");
}

static void print_zsh_verb(const Verb *verb)
{
    printf("  %s)\n    _arguments -s \\\n", verb->name);
    for (const Option *option = options_table; option->name; option++)
        if (verb_takes(verb, option)) print_zsh_option(option);
    if (takes_words(verb)) {
        fputs("      ':topic:(", stdout);
        print_argument_words(verb);
        puts(")' ;;");
    } else printf("      '%s' ;;\n", is_path(verb->arguments) ? "*:file:_files" : verb->most ? ":argument:" : "*: :");
}

static void print_zsh(void)
{
    puts("#compdef hyogumi\n_hyogumi() {\n  local -a verbs=(");
    for (const Verb *verb = verbs; verb->name; verb++) {
        printf("    '%s:", verb->name);
        print_zsh_text(verb->summary[LANG_EN]);
        puts("'");
    }
    puts("  )\n  if (( CURRENT == 2 )); then\n    _describe verb verbs\n    return\n  fi\n"
         "  shift words\n  (( CURRENT-- ))\n  case $words[1] in");
    for (const Verb *verb = verbs; verb->name; verb++) print_zsh_verb(verb);
    puts("  esac\n}\n_hyogumi \"$@\"");
}

static void print_fish_option(const Verb *verb, const Option *option)
{
    printf("complete -c hyogumi -n '__fish_seen_subcommand_from %s'", verb->name);
    if (option->brief) printf(" -s %s", option->brief + 1);
    printf(" -l %s", option->name + 2);
    if (option->takes != TAKES_NOTHING) fputs(!is_choice(option) && is_path(option->value) ? " -r" : " -x", stdout);
    if (is_choice(option)) {
        fputs(" -a '", stdout);
        print_words(option->value);
        putchar('\'');
    }
    fputs(" -d '", stdout);
    print_escaped(option->help[LANG_EN], "\\'", "\\");
    puts("'");
}

static void print_fish(void)
{
    fputs("set -l verbs ", stdout);
    print_verbs();
    putchar('\n');
    for (const Verb *verb = verbs; verb->name; verb++) {
        printf("complete -c hyogumi -f -n \"not __fish_seen_subcommand_from $verbs\" -a %s -d '", verb->name);
        print_escaped(verb->summary[LANG_EN], "\\'", "\\");
        puts("'");
        if (!is_path(verb->arguments)) printf("complete -c hyogumi -f -n '__fish_seen_subcommand_from %s'", verb->name);
        if (takes_words(verb)) {
            fputs(" -a '", stdout);
            print_argument_words(verb);
            putchar('\'');
        }
        if (!is_path(verb->arguments)) putchar('\n');
        for (const Option *option = options_table; option->name; option++)
            if (verb_takes(verb, option)) print_fish_option(verb, option);
    }
}

int cmd_help(const Options *options, Diag *diag, Arena *arena)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } topics[] = { { "man", print_man }, { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };
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
