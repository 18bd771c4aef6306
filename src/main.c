/* argv → verb → exit status. */
#include "base/fence.h"
#include "base/fileset.h"
#include "base/means.h"
#include "base/scratch.h"
#include "base/words.h"
#include "cmd/cmd.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* For people the notes are many and rarely asked for; a program that reads JSON picks for itself. */
static Severity least_said(const Options *options, bool json)
{
    if (options->quiet) return SEVERITY_ERROR;
    return json || options->notes ? SEVERITY_NOTE : SEVERITY_WARNING;
}

static DiagStyle style_from(const Options *options, const Verb *verb)
{
    const char *color = options->color ? options->color : "auto";
    bool json = options->diagnostics && strcmp(options->diagnostics, "json") == 0;
    return (DiagStyle){ .out = stderr,
                        .lang = options_lang(options),
                        .json = json,
                        .color = strcmp(color, "always") == 0 || (strcmp(color, "auto") == 0 && isatty(STDERR_FILENO)),
                        .least = least_said(options, json),
                        .strict = options->strict,
                        .keeps = options->html || options->serve,
                        .verb = verb ? verb->name : NULL };
}

/* Where notes are not listed, how many there are. */
static void count_notes(const DiagStyle *style, const Diag *diag)
{
    int n = diag_count(diag, SEVERITY_NOTE) - diag_count(diag, SEVERITY_WARNING);
    if (n && style->least == SEVERITY_WARNING) fprintf(style->out, words(WORD_NOTES, style->lang), n);
}

/* The blocks of arenas come from the system, and go back to it: it has them zeroed, and what was given back before would have to be
   zeroed for the next. */
static void take_blocks_from_system(void)
{
#ifdef M_MMAP_THRESHOLD
    enum { BLOCK = 64 * 1024 }; /* base/arena.c */
    mallopt(M_MMAP_THRESHOLD, BLOCK);
#endif
}

static void end_by_signal(int number)
{
    fileset_abandon();
    scratch_abandon();
    signal(number, SIG_DFL);
    raise(number);
}

/* Whoever ends the run finds nothing of it beside the outputs.  What was to be ignored stays so. */
static void meet_signals(void)
{
    const int ends[] = { SIGTERM, SIGINT, SIGHUP };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (signal(ends[i], end_by_signal) == SIG_IGN) signal(ends[i], SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a full quota is an error to report, not a reason to die */
}

/* A whole number, none of whose figures is too much; false: it is none. */
static bool read_limit(const char *text, int *limit)
{
    enum { MOST_FIGURES = 7 };
    size_t n = text ? strlen(text) : 0;
    if (!text) return true;
    if (!n || n > MOST_FIGURES || strspn(text, "0123456789") != n) return false;
    *limit = atoi(text);
    return true;
}

/* false: `mistake` is to be reported. */
static bool limit_means(const Options *options, Diag *diag, Mistake *mistake)
{
    int memory = MEANS_USUAL, time = MEANS_USUAL;
    if (!read_limit(options->max_memory, &memory))
        *mistake = (Mistake){ DIAG_BAD_OPTION_VALUE, { "--max-memory", options->max_memory, "MB" } };
    else if (!read_limit(options->timeout, &time))
        *mistake = (Mistake){ DIAG_BAD_OPTION_VALUE, { "--timeout", options->timeout, "SECONDS" } };
    else {
        means_begin(memory, time, diag);
        return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    take_blocks_from_system();
    meet_signals();
    Options options;
    const Verb *verb;
    Mistake mistake;
    Arena *arena = arena_open();
    bool understood = options_parse(argc, argv, &options, &verb, &mistake, arena);
    DiagStyle style = style_from(&options, verb);
    Diag *diag = diag_open(style, arena);
    for (int i = 0; i < options.denied.n && understood; i++) {
        DiagCode code;
        understood = diag_find_code(str_from(options.denied.at[i]), &code);
        if (understood) diag_deny(diag, code);
        else mistake = (Mistake){ DIAG_NO_SUCH_CODE, { options.denied.at[i] } };
    }
    understood = understood && limit_means(&options, diag, &mistake);
    if (understood) fence_begin(cmd_talks(&options));
    int status = 0;
    if (!understood) {
        diag_report(diag, (Where){ 0 }, STR(""), mistake.code, mistake.words[0], mistake.words[1], mistake.words[2]);
        status = diag_exit_status(diag);
    } else if (options.help) options_help(verb, options_lang(&options));
    else status = verb->run(&options, diag, arena);
    if (fflush(stdout) != 0 && status == 0) {
        diag_report(diag, (Where){ .file = "-" }, STR(""), DIAG_OUTPUT_UNWRITABLE, words_of_error(errno, diag));
        status = diag_exit_status(diag);
    }
    count_notes(&style, diag);
    arena_close(arena);
    return status;
}
