/* The grammars as RELAX NG, on standard output: those of the program, and those of a set of data. */
#include "schema/schema.h"
#include "cmd/options.h"
#include "grammar/grammar.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROOTS = 2 };
static const struct {
    const char *name;
    const Grammar *grammar; /* NULL: it is that of a set */
    const char *roots[MOST_ROOTS + 1];
} languages[] = {
    { "layout", &grammar_layout, { "report", "fragment" } },
    { "schema", &grammar_schema, { "schema" } },
    { "map", &grammar_map, { "map" } },
    { "fonts", &grammar_fonts, { "fonts" } },
    { "revision", &grammar_revision, { "revision" } },
    { "data", NULL, { "data" } },
    { "corrections", NULL, { "corrections" } },
};

/* The office's word for what it is. */
static Str say(const void *of, const ElementRule *rule, const AttributeRule *attribute)
{
    (void)of;
    if (attribute) return attribute->field ? attribute->field->label : STR("");
    return rule->field ? rule->field->label : rule->record ? rule->record->label : STR("");
}

static const Grammar *grammar_of_set(const Options *options, const char *name, Arena *arena, Diag *diag)
{
    XmlShelf *files = xml_open_shelf(arena);
    const Schema *schema = schema_read(options->arguments[1], NULL, files, arena, diag);
    xml_close_shelf(files);
    return !schema ? NULL : strcmp(name, "data") == 0 ? schema->grammar : schema->corrections;
}

int cmd_schema(const Options *options, Diag *diag, Arena *arena)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (strcmp(options->arguments[0], languages[i].name) != 0) continue;
        const Grammar *grammar = languages[i].grammar;
        if (grammar && options->n_arguments == 2)
            diag_report(diag, (Where){ 0 }, STR(""), DIAG_SURPLUS_ARGUMENT, options->arguments[1]);
        if (!grammar && options->n_arguments == 1) diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, "SET");
        if (diag_has_errors(diag)) return diag_exit_status(diag);
        if (!grammar) grammar = grammar_of_set(options, languages[i].name, arena, diag);
        if (!grammar) return diag_exit_status(diag);
        StrBuilder rng = { .arena = arena };
        GrammarLabels labels = { say, NULL };
        grammar_write_rng(grammar, languages[i].roots, &labels, &rng);
        fwrite(rng.at, 1, (size_t)rng.n, stdout);
        return 0;
    }
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_BAD_OPTION_VALUE, "hyogumi schema", options->arguments[0], SCHEMA_LANGUAGES);
    return diag_exit_status(diag);
}
