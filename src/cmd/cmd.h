/* The roof: each verb a recipe made of doors. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/diag.h"
#include "font/font.h"
#include "model/page.h"
#include "model/report.h"

#include <stdbool.h>

/* What a person typed.  Strings are empty when not given. */
typedef struct {
    const char *arguments[8];
    int         n_arguments;
    const char *output, *data, *pages, *format, *cover;
    const char *diagnostics, *lang, *color;
    const char *denied[16];
    int         n_denied;
    bool        strict, quiet, help;
} Options;

typedef struct Verb {
    const char *name;
    const char *arguments;             /* as shown after the name: "LAYOUT" */
    int         least, most;           /* how many arguments */
    const char *options;               /* letters of the options it takes besides the common ones; see options.c */
    const char *summary[2];            /* 日本語, English */
    int       (*run)(const Options *options, Diag *diag, Arena *arena);
} Verb;

extern const Verb verbs[];             /* ends with a NULL name */

/* argv → options; false: `fault` is to be reported with `mistake`.  `verb` is NULL when none was recognised. */
bool     options_parse(int argc, char **argv, Options *options, const Verb **verb, DiagCode *fault, const char **mistake);
void     options_help(const Verb *verb, DiagLang lang);                 /* verb NULL: of all */
DiagLang options_lang(const Options *options);

/* The job of one layout: what was read, and what was made of it. */
typedef struct {
    const Report *report;
    FontBook     *fonts;
    const Pages  *pages;
} Job;

/* The whole house: layout and data → proven pages.  false: reported.  job_close in any case. */
bool typeset(const Options *options, Job *job, Arena *arena, Diag *diag);
void job_close(Job *job);

int cmd_render(const Options *options, Diag *diag, Arena *arena);
int cmd_fonts(const Options *options, Diag *diag, Arena *arena);
int cmd_explain(const Options *options, Diag *diag, Arena *arena);
int cmd_version(const Options *options, Diag *diag, Arena *arena);
int cmd_help(const Options *options, Diag *diag, Arena *arena);

#endif
