/* Built where libcups is not: every door is there and says so. */
#include "print/print.h"

Printer *print_open(const char *queue, const PrintWish *wish, Arena *arena, Diag *diag)
{
    (void)wish, (void)arena;
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_PRINTING, queue);
    return NULL;
}

void print_close(Printer *printer)
{
    (void)printer;
}

int print_begin(Printer *printer, Str title, Diag *diag)
{
    (void)printer, (void)title, (void)diag;
    return 0;
}

bool print_send(Printer *printer, int job, const char *path, Diag *diag)
{
    (void)printer, (void)job, (void)path, (void)diag;
    return false;
}

void print_cancel(Printer *printer, int job)
{
    (void)printer, (void)job;
}

JobState print_state(Printer *printer, int job)
{
    (void)printer, (void)job;
    return JOB_UNANSWERED;
}

bool print_wait(Printer *printer, Diag *diag)
{
    (void)printer, (void)diag;
    return false;
}
