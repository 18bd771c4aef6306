/* The tables of verbs and options as the manual page. */
#include "cmd/options.h"
#include "cmd/topics.h"

#include <stdio.h>

/* roff reads a bare - as a hyphen. */
static void print_roff(const char *text)
{
    for (; *text; text++) {
        if (*text == '-') putchar('\\');
        putchar(*text);
    }
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

void man_print(void)
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
         "5 a file could not be read or written; 71 out of memory, or more memory or time than it may use (--max-memory, "
         "--timeout). 6: some outputs of excerpt failed.");
}
