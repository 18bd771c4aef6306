/* Files → jobs of a print queue.  A job has its number before its document is sent, so that whoever writes the number down in
   between can always find out later whether it was printed. */
#ifndef PRINT_PRINT_H
#define PRINT_PRINT_H

#include "base/diag.h"
#include "model/division.h"

typedef struct Printer Printer;
/* EMPTY: created, its document never arrived; FAILED: aborted or cancelled; UNKNOWN: the queue does not know it;
   UNANSWERED: nobody was there to say. */
typedef enum { JOB_UNANSWERED, JOB_UNKNOWN, JOB_EMPTY, JOB_ACTIVE, JOB_COMPLETED, JOB_FAILED } JobState;

/* NULL: reported: there is no such queue, it is stopped or takes no jobs, it refuses an option; or this program was built
   without printing. */
Printer *print_open(const char *queue, const PrintWish *wish, Arena *arena, Diag *diag);
void print_close(Printer *printer);
/* A new job; 0: reported. */
int print_begin(Printer *printer, Str title, Diag *diag);
/* Its document; false: reported, the job is cancelled. */
bool print_send(Printer *printer, int job, const char *path, Diag *diag);
void print_cancel(Printer *printer, int job);
JobState print_state(Printer *printer, int job);
/* Waits a moment; false: the queue has stopped (reported). */
bool print_wait(Printer *printer, Diag *diag);

#endif
