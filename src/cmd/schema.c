/* The grammars as RELAX NG, on standard output. */
#include "cmd/cmd.h"
#include "grammar/grammar.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROOTS = 2 };
static const struct {
    const char *name;
    const Grammar *grammar;
    const char *roots[MOST_ROOTS + 1];
} languages[] = {
    { "layout", &grammar_layout, { "report", "fragment" } },    { "data", &grammar_data, { "data" } },
    { "corrections", &grammar_corrections, { "corrections" } }, { "fonts", &grammar_fonts, { "fonts" } },
    { "revision", &grammar_revision, { "revision" } },
};

int cmd_schema(const Options *options, Diag *diag, Arena *arena)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strcmp(options->arguments[0], languages[i].name) != 0) continue;
        StrBuilder rng = { .arena = arena };
        grammar_write_rng(languages[i].grammar, languages[i].roots, NULL, &rng);
        fwrite(rng.at, 1, (size_t)rng.n, stdout);
        return 0;
    }
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_USAGE, options->arguments[0]);
    return diag_exit_status(diag);
}
