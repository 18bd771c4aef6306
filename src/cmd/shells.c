/* The tables of verbs and options as completions for three shells.  A shell learns of each option what comes behind it: one of
   a few words, a path, or something only the person knows. */
#include "cmd/options.h"
#include "cmd/topics.h"

#include <stdio.h>
#include <string.h>

/* The text, with this before each of those characters. */
static void print_escaped(const char *text, const char *special, const char *before)
{
    for (; *text; text++) {
        if (strchr(special, *text)) fputs(before, stdout);
        putchar(*text);
    }
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

static bool is_path(const char *value)
{
    return strstr(value, "FILE") || strstr(value, "DIR") || strstr(value, "LAYOUT") || strchr(value, '.');
}

/* Does the verb take one of a few words?  "layout|data", "[VERB|man|bash]"; not "LAYOUT|DATA", which are files. */
static bool takes_words(const Verb *verb)
{
    return strchr(verb->arguments, '|') && !is_path(verb->arguments);
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

/* Behind an option its values, or files where any will do; behind a verb its words, if it has some; else what the verb takes. */
void bash_print(void)
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

void zsh_print(void)
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

void fish_print(void)
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
