/* A folder of small files for one test, and what was said about them. */
#ifndef TESTS_READ_SCRATCH_H
#define TESTS_READ_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/data.h"
#include "report/report.h"
#include "revise/revise.h"
#include "schema/schema.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char folder[64];
    Arena *arena;
    Diag *diag;
    FILE *out;
    char *said; /* one line per report: "layouts/a.xml:3:7 E0203 …" */
    size_t said_size;
} Scratch;

static inline int scratch_open(void **state)
{
    Scratch *scratch = calloc(1, sizeof *scratch);
    strcpy(scratch->folder, "/tmp/hyogumi-read-XXXXXX");
    assert_non_null(mkdtemp(scratch->folder));
    assert_int_equal(chdir(scratch->folder), 0);
    assert_int_equal(mkdir("layouts", 0777) | mkdir("data", 0777) | mkdir("elsewhere", 0777) | mkdir("fonts", 0777), 0);
    fclose(fopen("fonts/fonts.xml", "w")); /* there: or a program that is installed here would lend its own */
    scratch->arena = arena_open();
    scratch->out = open_memstream(&scratch->said, &scratch->said_size);
    scratch->diag = diag_open((DiagStyle){ .out = scratch->out, .lang = LANG_EN }, scratch->arena);
    *state = scratch;
    return 0;
}

static inline int scratch_remove(const char *path, const struct stat *info, int flag, struct FTW *walk)
{
    (void)info, (void)flag, (void)walk;
    return remove(path);
}

static inline int scratch_close(void **state)
{
    Scratch *scratch = *state;
    fclose(scratch->out);
    free(scratch->said);
    arena_close(scratch->arena);
    assert_int_equal(chdir("/"), 0);
    nftw(scratch->folder, scratch_remove, 8, FTW_DEPTH | FTW_PHYS);
    free(scratch);
    return 0;
}

static inline void scratch_write_bytes(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static inline void scratch_write(const char *path, const char *text)
{
    scratch_write_bytes(path, text, strlen(text));
}

/* A whole report around the elements of interest; they begin on line 4. */
static inline void scratch_write_report(const char *path, const char *elements)
{
    static const char head[] =
        "<report name=\"r\" title=\"T\" data=\"../data/d.xml\" fonts=\"../fonts/fonts.xml\">\n"
        "<style name=\"default\" family=\"F\" size=\"9pt\"/>\n"
        "<master name=\"m\" width=\"210mm\" height=\"297mm\" inside=\"1mm\" outside=\"1mm\" head=\"1mm\" foot=\"1mm\"/>\n";
    char text[8192];
    snprintf(text, sizeof text, "%s%s\n</report>\n", head, elements);
    scratch_write(path, text);
}

static inline void assert_said(Scratch *scratch, const char *words)
{
    fflush(scratch->out);
    if (strstr(scratch->said, words)) return;
    print_error("wanted: %s\nsaid:\n%s\n", words, scratch->said);
    fail();
}

static inline void assert_said_nothing(Scratch *scratch)
{
    fflush(scratch->out);
    if (scratch->said_size) print_error("said:\n%s\n", scratch->said);
    assert_int_equal(scratch->said_size, 0);
}

#endif
