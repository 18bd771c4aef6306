/* Diagnostics: everything the program can say to the person who can mend the input.
   Whoever notices reports; whoever called passes it on.  All messages stand in base/diag_table.h. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"

#include <stdio.h>

/* A place in an input file.  line and column count from 1, column in characters; 0: not known.  `sheet`: of a workbook, the sheet,
   whose cell line and column are the row and the column of; NULL: the file is a text. */
typedef struct {
    const char *file;
    int line, column;
    const char *sheet;
} Where;

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL } Severity;

typedef enum {
#define DIAG(name, number, severity, status, ja, en, help_ja, help_en) DIAG_##name,
#include "base/diag_table.h"
#undef DIAG
    DIAG_COUNT
} DiagCode;

typedef enum { LANG_JA, LANG_EN } DiagLang;

typedef struct Diag Diag;

typedef struct {
    FILE *out; /* where messages go, usually stderr */
    DiagLang lang;
    bool json; /* one object a line instead of words */
    bool color;
    bool strict;      /* warnings count for the exit status */
    bool keeps;       /* diag_faults has notes and warnings, too */
    Severity least;   /* what is less is counted, but not said */
    const char *verb; /* that was asked for: what a remedy calls VERB; NULL: none */
} DiagStyle;

Diag *diag_open(DiagStyle style, Arena *arena);
/* The same way of speaking, elsewhere, of nothing below `least`; nothing said yet. */
Diag *diag_open_like(const Diag *diag, FILE *out, Severity least, Arena *arena);
DiagLang diag_lang(const Diag *diag);
/* From now on this code counts as an error. */
void diag_deny(Diag *diag, DiagCode code);

/* Say it, once per code and place.  `key` names the record or cell concerned, or is empty.  The arguments
   are those of the message's %-marks; Japanese and English take the same ones in the same order. */
void diag_report(Diag *diag, Where where, Str key, DiagCode code, ...);

/* What was wrong, in the order in which it was reported; `line`: in one line without help, 日本語, English. */
typedef struct {
    Where where;
    Str key, message[2], line[2];
    DiagCode code;
    Severity severity;
    int status;
} DiagFault;
const DiagFault *diag_faults(const Diag *diag, int *n);
/* A place as a message about another one names it, in either language: file:line:column, file [sheet] F12; empty: it has none. */
const char *diag_place(Where where, Arena *arena);
/* The cell of a place in a sheet: A1, F12, AA3; empty: of its whole sheet. */
Str diag_cell(Where where, Arena *arena);
/* Says here what was wrong there. */
void diag_report_again(Diag *diag, const DiagFault *fault);
void diag_hear(Diag *diag, const Diag *other); /* the same of all that was said there and not yet here */

bool diag_has_errors(const Diag *diag);
int diag_count(const Diag *diag, Severity at_least);
int diag_n_reports(const Diag *diag); /* with those of what had been said before */
/* 0, or that of the gravest report: see the `status` column of the table. */
int diag_exit_status(const Diag *diag);

int diag_number(DiagCode code);             /* 312 */
Str diag_name(DiagCode code, Arena *arena); /* E0312 */
const char *diag_help(DiagCode code, DiagLang lang);
/* "E0312" → the code; false if there is none. */
bool diag_find_code(Str text, DiagCode *code);
/* Number, severity, both messages and what to do, for `hyogumi explain`. */
void diag_explain(FILE *out, DiagCode code, DiagLang lang);
void diag_list(FILE *out, DiagLang lang);

#endif
