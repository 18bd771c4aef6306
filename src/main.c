/* argv → verb → exit status. */
#include "cmd/cmd.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static DiagStyle style_from(const Options *options)
{
    const char *color = options->color ? options->color : "auto";
    return (DiagStyle){ .out = stderr,
                        .lang = options_lang(options),
                        .json = options->diagnostics && strcmp(options->diagnostics, "json") == 0,
                        .color = strcmp(color, "always") == 0 || (strcmp(color, "auto") == 0 && isatty(STDERR_FILENO)),
                        .least = options->quiet ? SEVERITY_ERROR : SEVERITY_NOTE,
                        .strict = options->strict };
}

int main(int argc, char **argv)
{
    signal(SIGXFSZ, SIG_IGN); /* a full quota is an error to report, not a reason to die */
    Options options;
    const Verb *verb;
    const char *mistake;
    DiagCode fault;
    bool understood = options_parse(argc, argv, &options, &verb, &fault, &mistake);
    Arena *arena = arena_open();
    Diag *diag = diag_open(style_from(&options), arena);
    for (int i = 0; i < options.denied.n && understood; i++) {
        DiagCode code;
        understood = diag_find_code(str_from(options.denied.at[i]), &code);
        if (understood) diag_deny(diag, code);
        else {
            fault = DIAG_USAGE;
            mistake = options.denied.at[i];
        }
    }
    int status = 0;
    if (!understood) {
        diag_report(diag, (Where){ 0 }, STR(""), fault, mistake);
        status = diag_exit_status(diag);
    } else if (options.help) options_help(verb, options_lang(&options));
    else status = verb->run(&options, diag, arena);
    if (fflush(stdout) != 0 && status == 0) {
        diag_report(diag, (Where){ .file = "-" }, STR(""), DIAG_OUTPUT_UNWRITABLE, strerror(errno));
        status = diag_exit_status(diag);
    }
    arena_close(arena);
    return status;
}
