/* CUPS by its own library, which is met here only, and opened here.  A queue that cannot staple says so before anything is printed. */
#include "base/file.h"
#include "base/late.h"
#include "print/print.h"

#include <cups/cups.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct Printer {
    const char *queue;
    cups_dest_t *dest;
    cups_dinfo_t *info;
    cups_option_t *options;
    int n_options;
    Arena *arena;
};

/* --- the library --------------------------------------------------------------------------------------------------- */

/* clang-format off */
#define CALLS(X) \
    X(cupsAddOption) X(cupsCancelDestJob) X(cupsCheckDestSupported) X(cupsCopyDestInfo) X(cupsCreateDestJob) \
    X(cupsDoRequest) X(cupsFinishDestDocument) X(cupsFreeDestInfo) X(cupsFreeDests) X(cupsFreeOptions) \
    X(cupsGetNamedDest) X(cupsGetOption) X(cupsLastError) X(cupsLastErrorString) X(cupsStartDestDocument) \
    X(cupsUser) X(cupsWriteRequestData) X(httpAssembleURIf) X(ippAddInteger) X(ippAddString) X(ippAddStrings) \
    X(ippDelete) X(ippFindAttribute) X(ippGetBoolean) X(ippGetInteger) X(ippGetString) X(ippGetValueTag) \
    X(ippNewRequest)
/* clang-format on */

static struct {
    CALLS(LATE_POINTER)
} cups;
#define CALL(name) { #name, &cups.name },
static const LateCall calls[] = { CALLS(CALL) };
static LateLibrary library = { .file = LIBCUPS, .calls = calls, .n = sizeof calls / sizeof *calls };

static void *refuse(Printer *printer, DiagCode code, const char *why, Diag *diag)
{
    diag_report(diag, (Where){ 0 }, STR(""), code, printer->queue, why);
    print_close(printer);
    return NULL;
}

/* --- the queue ---------------------------------------------------------------------------------------------------- */

/* "staple-top-left" is 20: RFC 8011 5.2.6, PWG 5100.1. */
static const char *const sides[] = {
    [SIDES_ONE] = "one-sided", [SIDES_LONG_EDGE] = "two-sided-long-edge", [SIDES_SHORT_EDGE] = "two-sided-short-edge"
};
static const char *const staples[] = {
    [STAPLE_ANY] = "4", [STAPLE_TOP_LEFT] = "20", [STAPLE_TOP_RIGHT] = "22", [STAPLE_LEFT] = "28", [STAPLE_TOP] = "29"
};

/* A raw queue hands everything on as it is, and knows of nothing what it can do. */
static bool is_raw(const Printer *printer)
{
    const char *model = cups.cupsGetOption("printer-make-and-model", printer->dest->num_options, printer->dest->options);
    return model && strstr(model, "Raw Printer");
}

static bool add_option(Printer *printer, const char *name, const char *value)
{
    if (!value) return true;
    printer->n_options = cups.cupsAddOption(name, value, printer->n_options, &printer->options);
    return is_raw(printer) || cups.cupsCheckDestSupported(CUPS_HTTP_DEFAULT, printer->dest, printer->info, name, value);
}

/* The first option the queue has no way to do; NULL: it does them all. */
static const char *refused_option(Printer *printer, const PrintWish *wish)
{
    const char *copies = str_printf(printer->arena, "%d", wish->copies).at;
    const struct {
        const char *name, *value;
    } wishes[] = { { "sides", sides[wish->sides] },
                   { "finishings", staples[wish->staple] },
                   { "copies", copies },
                   { "media", str_copy(printer->arena, wish->media).at } };
    const char *refused = NULL;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++)
        if (!add_option(printer, wishes[i].name, wishes[i].value) && !refused)
            refused = str_printf(printer->arena, "%s=%s", wishes[i].name, wishes[i].value).at;
    return refused;
}

/* Attributes of the queue, or (job > 0) of a job; to be freed. */
static ipp_t *ask(const Printer *printer, int job, const char *const *wanted, int n_wanted)
{
    char uri[HTTP_MAX_URI];
    cups.httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0, "/printers/%s", printer->queue);
    ipp_t *request = cups.ippNewRequest(job ? IPP_OP_GET_JOB_ATTRIBUTES : IPP_OP_GET_PRINTER_ATTRIBUTES);
    cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
    if (job) cups.ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    cups.ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL, cups.cupsUser());
    cups.ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", n_wanted, NULL, wanted);
    return cups.cupsDoRequest(CUPS_HTTP_DEFAULT, request, "/");
}

static int number(ipp_t *answer, const char *name, int otherwise)
{
    ipp_attribute_t *attribute = cups.ippFindAttribute(answer, name, IPP_TAG_ZERO);
    if (!attribute) return otherwise;
    return cups.ippGetValueTag(attribute) == IPP_TAG_BOOLEAN ? cups.ippGetBoolean(attribute, 0)
                                                             : cups.ippGetInteger(attribute, 0);
}

/* Why nothing will come of a job now; NULL: it may. */
static const char *why_stopped(const Printer *printer)
{
    static const char *const wanted[] = { "printer-state", "printer-state-message", "printer-is-accepting-jobs" };
    ipp_t *answer = ask(printer, 0, wanted, 3);
    if (!answer || cups.cupsLastError() > IPP_STATUS_OK_CONFLICTING) {
        cups.ippDelete(answer);
        return str_copy(printer->arena, str_from(cups.cupsLastErrorString())).at;
    }
    ipp_attribute_t *message = cups.ippFindAttribute(answer, "printer-state-message", IPP_TAG_ZERO);
    const char *words = message ? cups.ippGetString(message, 0, NULL) : NULL, *why = NULL;
    bool stopped = number(answer, "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED;
    if (stopped) why = words && *words ? str_copy(printer->arena, str_from(words)).at : "stopped";
    if (!number(answer, "printer-is-accepting-jobs", 1)) why = "rejecting jobs";
    cups.ippDelete(answer);
    return why;
}

Printer *print_open(const char *queue, const PrintWish *wish, Arena *arena, Diag *diag)
{
    Printer *printer = arena_new(arena, Printer);
    *printer = (Printer){ .queue = queue, .arena = arena };
    if (late_open(&library)) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_PRINTING, queue);
        return NULL;
    }
    printer->dest = cups.cupsGetNamedDest(CUPS_HTTP_DEFAULT, queue, NULL);
    if (!printer->dest) return refuse(printer, DIAG_NO_QUEUE, cups.cupsLastErrorString(), diag);
    printer->info = cups.cupsCopyDestInfo(CUPS_HTTP_DEFAULT, printer->dest);
    if (!printer->info) return refuse(printer, DIAG_NO_QUEUE, cups.cupsLastErrorString(), diag);
    const char *why = why_stopped(printer);
    if (why) return refuse(printer, DIAG_QUEUE_STOPPED, why, diag);
    const char *refused = refused_option(printer, wish);
    return refused ? refuse(printer, DIAG_OPTION_REFUSED, refused, diag) : printer;
}

void print_close(Printer *printer)
{
    cups.cupsFreeOptions(printer->n_options, printer->options);
    if (printer->info) cups.cupsFreeDestInfo(printer->info);
    if (printer->dest) cups.cupsFreeDests(1, printer->dest);
}

/* --- jobs --------------------------------------------------------------------------------------------------------- */

static bool fail(const Printer *printer, const char *path, Diag *diag)
{
    diag_report(diag, (Where){ .file = path }, STR(""), DIAG_PRINT_FAILED, printer->queue, cups.cupsLastErrorString());
    return false;
}

int print_begin(Printer *printer, Str title, Diag *diag)
{
    int job = 0;
    const char *words = str_copy(printer->arena, title).at;
    ipp_status_t status = cups.cupsCreateDestJob(CUPS_HTTP_DEFAULT, printer->dest, printer->info, &job, words, printer->n_options,
                                                 printer->options);
    if (status <= IPP_STATUS_OK_CONFLICTING && job > 0) return job;
    fail(printer, NULL, diag);
    return 0;
}

static bool send_bytes(const Printer *printer, int job, const char *path, Str bytes)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return cups.cupsStartDestDocument(CUPS_HTTP_DEFAULT, printer->dest, printer->info, job, name, CUPS_FORMAT_PDF, 0, NULL, 1) ==
               HTTP_STATUS_CONTINUE &&
           cups.cupsWriteRequestData(CUPS_HTTP_DEFAULT, bytes.at, (size_t)bytes.n) == HTTP_STATUS_CONTINUE &&
           cups.cupsFinishDestDocument(CUPS_HTTP_DEFAULT, printer->dest, printer->info) <= IPP_STATUS_OK_CONFLICTING;
}

bool print_send(Printer *printer, int job, const char *path, Diag *diag)
{
    Str bytes;
    bool sent = file_read(path, printer->arena, &bytes, diag);
    if (!sent) print_cancel(printer, job);
    else if (!(sent = send_bytes(printer, job, path, bytes))) {
        fail(printer, path, diag);
        print_cancel(printer, job);
    }
    return sent;
}

void print_cancel(Printer *printer, int job)
{
    cups.cupsCancelDestJob(CUPS_HTTP_DEFAULT, printer->dest, job);
}

JobState print_state(Printer *printer, int job)
{
    static const char *const wanted[] = { "job-id", "job-state", "number-of-documents", "job-k-octets" };
    ipp_t *answer = ask(printer, job, wanted, 4);
    int state = answer && cups.cupsLastError() <= IPP_STATUS_OK_CONFLICTING ? number(answer, "job-state", 0) : 0;
    int n_documents = number(answer, "number-of-documents", 1), size = number(answer, "job-k-octets", 1);
    cups.ippDelete(answer);
    if (state == 0) return cups.cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND ? JOB_UNKNOWN : JOB_UNANSWERED;
    if (state == IPP_JSTATE_COMPLETED) return JOB_COMPLETED;
    if (state > IPP_JSTATE_STOPPED) return JOB_FAILED;
    return n_documents == 0 || size == 0 ? JOB_EMPTY : JOB_ACTIVE;
}

bool print_wait(Printer *printer, Diag *diag)
{
    const struct timespec moment = { 0, 200000000 };
    const char *why = why_stopped(printer);
    if (why) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_QUEUE_STOPPED, printer->queue, why);
        return false;
    }
    nanosleep(&moment, NULL);
    return true;
}
