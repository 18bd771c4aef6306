/* Each file to the queue, in order, and to the end of its job.  What is known of a job is on disk before the next step is
   taken, so that a run that is killed and resumed never prints a file twice:

        create job → note "created" → send document → note "sent" → … → completed → note "completed"        */
#include "base/words.h"
#include "batch/batch.h"
#include "cmd/cmd.h"
#include "print/print.h"

#include <stdio.h>

typedef struct {
    BatchRun *run;
    Printer *printer;
    const char *queue, *folder;
    Arena *arena;
    Diag *diag;
} PrintDesk;

static bool note(PrintDesk *desk, Outcome *entry, Str printed)
{
    entry->printed = printed;
    return batch_note(desk->run, entry, desk->diag);
}

/* A job that is not on disk is not to be: it is taken back. */
static bool submit(PrintDesk *desk, Outcome *entry)
{
    const char *path = str_printf(desk->arena, "%s/" STR_FMT, desk->folder, STR_ARG(entry->file)).at;
    entry->job = print_begin(desk->printer, entry->name, desk->diag);
    entry->queue = str_from(desk->queue);
    if (!entry->job) return false;
    if (!note(desk, entry, STR("created"))) {
        print_cancel(desk->printer, entry->job);
        return false;
    }
    return print_send(desk->printer, entry->job, path, desk->diag) && note(desk, entry, STR("sent"));
}

/* It may be on paper: that is for a person to see, and it is not printed again. */
static void leave_to_person(PrintDesk *desk, Outcome *entry)
{
    diag_report(desk->diag, (Where){ .file = entry->file.at }, STR(""), DIAG_JOB_FORGOTTEN, entry->job, desk->queue);
    note(desk, entry, STR("forgotten"));
}

/* What an earlier run has begun; true: it is, or is being, printed. */
static bool is_under_way(PrintDesk *desk, Outcome *entry)
{
    if (!entry->job || !str_is(entry->queue, desk->queue)) return false;
    if (str_is(entry->printed, "completed")) return true;
    switch (print_state(desk->printer, entry->job)) {
    case JOB_COMPLETED: note(desk, entry, STR("completed")); break;
    case JOB_ACTIVE: note(desk, entry, STR("sent")); break;
    case JOB_EMPTY: print_cancel(desk->printer, entry->job); return false;
    case JOB_FAILED: return false;
    case JOB_UNKNOWN:
        if (str_is(entry->printed, "failed")) return false;
        leave_to_person(desk, entry);
        break;
    case JOB_UNANSWERED:
        diag_report(desk->diag, (Where){ .file = entry->file.at }, STR(""), DIAG_PRINT_FAILED, desk->queue, "no answer");
        break;
    }
    return true;
}

/* Until none is open or the queue has stopped. */
static void follow(PrintDesk *desk, Outcomes *entries)
{
    for (int n_open = 1; n_open;) {
        n_open = 0;
        for (int i = 0; i < entries->n; i++) {
            Outcome *entry = &entries->at[i];
            if (!entry->job || !str_is(entry->printed, "sent")) continue;
            switch (print_state(desk->printer, entry->job)) {
            case JOB_COMPLETED: note(desk, entry, STR("completed")); break;
            case JOB_FAILED:
                diag_report(desk->diag, (Where){ .file = entry->file.at }, STR(""), DIAG_JOB_FAILED, entry->job, desk->queue);
                note(desk, entry, STR("failed"));
                break;
            case JOB_UNKNOWN: leave_to_person(desk, entry); break;
            case JOB_UNANSWERED:
            case JOB_EMPTY:
            case JOB_ACTIVE: n_open++; break;
            }
        }
        if (n_open && !print_wait(desk->printer, desk->diag)) return;
    }
}

static int count_printed(const Outcomes *entries)
{
    int n = 0;
    for (int i = 0; i < entries->n; i++) n += entries->at[i].job && str_is(entries->at[i].printed, "completed");
    return n;
}

void print_entries(const Options *options, const PrintWish *wish, BatchRun *run, Arena *arena, Diag *diag)
{
    PrintDesk desk = { run, print_open(options->printer, wish, arena, diag), options->printer, options->output, arena, diag };
    Outcomes *entries = batch_entries(run);
    bool goes_on = desk.printer;
    for (int i = 0; i < entries->n && goes_on; i++) {
        Outcome *entry = &entries->at[i];
        bool prints = entry->file.n && !entry->failed && (!options->only.n || batch_is_wanted(run, entry));
        if (prints && !is_under_way(&desk, entry)) goes_on = submit(&desk, entry);
    }
    if (!desk.printer) return;
    follow(&desk, entries);
    if (!options->quiet) printf(words(WORD_PRINTED, options_lang(options)), options->printer, count_printed(entries));
    print_close(desk.printer);
}
