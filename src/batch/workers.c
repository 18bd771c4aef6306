/* Processes.  The parent has read everything; a worker is born with it, takes one output after the other from a list that all share,
   answers for each through a pipe (its entry as the manifest has it, and what it had to say) and ends when none is left.  A worker can
   crash, hang, eat memory or meet a full disk: the parent sees a pipe that closes without an answer, and in the list which output that
   was.  An output is always made from what the parent had read: a worker that has learned anything more ends, and another is born.
   When the parent dies, its workers die with it. */
#include "base/file.h"
#include "base/means.h"
#include "base/words.h"
#include "batch/steps.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Outputs to be made, and whose each is, for all processes to see: an output is taken in one step, so that none is made twice or
   by nobody. */
typedef struct {
    const int *outputs;
    atomic_int *takers; /* 0: nobody yet */
    int n;
} OutputList;

typedef struct {
    pid_t pid; /* 0: idle */
    int fd, taker;
    int at;            /* in the list: it has answered for what it took of those before */
    StrBuilder answer; /* what has come and is not yet understood */
    double started;    /* with the one it is at */
} Worker;

typedef struct {
    const Workers *workers;
    Worker *at;
    int n, n_busy, n_born;
    OutputList list;
    Arena *arena;
    Diag *diag;
} Crew;

enum { KEPT = 'k', MADE = 'm' }; /* how an answer begins */

/* The next that nobody has is taken, from this place on; -1: there is none. */
static int take_next(const OutputList *list, int from, int taker)
{
    for (int i = from; i < list->n; i++) {
        int nobody = 0;
        if (atomic_compare_exchange_strong(&list->takers[i], &nobody, taker)) return i;
    }
    return -1;
}

/* --- in the worker ------------------------------------------------------------------------------------------------ */

/* An output takes milliseconds: what takes minutes or gigabytes will not end well.  Who has set a tighter limit keeps it. */
static void limit_memory(void)
{
    const struct rlimit none = { 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* whose shadow memory is larger than any limit */
    struct rlimit limit = none;
    getrlimit(RLIMIT_AS, &limit);
    if (limit.rlim_cur > (rlim_t)4 << 30) limit.rlim_cur = (rlim_t)4 << 30; /* RLIM_INFINITY is the largest */
    setrlimit(RLIMIT_AS, &limit);
#endif
}

/* Of one output, from now on. */
static void limit_time(void)
{
    enum { MOST_WALL = 600 };
    means_renew();
    alarm(MOST_WALL);
}

static void write_all(int fd, const char *at, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, at, size);
        if (n < 0 && errno != EINTR) return;
        if (n > 0) at += n, size -= (size_t)n;
    }
}

/* The file is there, whole, and was made from the same.  One note of it may know that it has been printed when a younger one,
   of a run that did not print, does not. */
static const Outcome *find_kept(const Workers *workers, int i, Str inputs, const char *path, Arena *arena)
{
    const Outcome *kept = NULL;
    const Output *output = &workers->batch->outputs[i];
    Str bytes, sha256 = STR("");
    for (const Memory *memory = workers->memories ? map_find(workers->memories, output->id) : NULL; memory;
         memory = memory->older) {
        const Outcome *entry = &memory->entry;
        if (entry->failed || !str_equal(entry->inputs, inputs) || !str_equal(entry->file, workers->files[i])) continue;
        if (!sha256.n && !file_read(path, arena, &bytes, NULL)) return NULL;
        if (!sha256.n) sha256 = batch_sha_of(bytes, arena);
        if (!str_equal(entry->sha256, sha256)) continue;
        if (entry->job) return entry;
        if (!kept) kept = entry;
    }
    return kept;
}

static Outcome make_output(const Workers *workers, int i, Str inputs, const char *path, Arena *arena, Diag *diag)
{
    const Batch *batch = workers->batch;
    Outcome entry = { .file = workers->files[i], .inputs = inputs };
    Str bytes;
    bool made = batch->make(batch->maker, i, path, &entry.pages, arena, diag) && file_read(path, arena, &bytes, diag);
    if (made) entry.sha256 = batch_sha_of(bytes, arena);
    else {
        int n_faults, status = diag_exit_status(diag);
        const DiagFault *faults = diag_faults(diag, &n_faults);
        entry = (Outcome){ .inputs = inputs, .failed = status ? status : 1 };
        if (n_faults) entry.why[0] = faults[0].line[0], entry.why[1] = faults[0].line[1];
    }
    entry.warnings = diag_count(diag, SEVERITY_WARNING) - diag_count(diag, SEVERITY_ERROR);
    return entry;
}

/* "k317 {…}" and 317 bytes of words */
static void make_and_answer(const Workers *workers, int i, int fd, const Diag *parent, Arena *arena)
{
    const Batch *batch = workers->batch;
    double started = batch_clock();
    char *words = NULL;
    size_t n_words = 0;
    FILE *memory = open_memstream(&words, &n_words);
    if (!memory) base_out_of_memory();
    Diag *diag = diag_open_like(parent, memory, SEVERITY_WARNING, arena);
    const char *path = str_printf(arena, "%s/" STR_FMT, batch->folder, STR_ARG(workers->files[i])).at;
    Str inputs = batch->inputs(batch->maker, i, arena);
    const Outcome *kept = find_kept(workers, i, inputs, path, arena);
    Outcome entry = kept ? *kept : make_output(workers, i, inputs, path, arena, diag);
    batch->end(batch->maker, i);
    entry.id = batch->outputs[i].id;
    entry.name = batch->outputs[i].name;
    entry.mode = batch->mode;
    if (!kept) entry.seconds = batch_clock() - started;
    fclose(memory);
    Str text = entry_text(&entry, batch->by, arena);
    Str answer = str_printf(arena, "%c%zu " STR_FMT "\n", kept ? KEPT : MADE, n_words, STR_ARG(text));
    write_all(fd, answer.at, (size_t)answer.n);
    write_all(fd, words, n_words);
    arena_clear(arena);
    free(words);
}

static void work_through(const Workers *workers, const OutputList *list, const Worker *worker, int fd, const Diag *parent)
{
    enum { MOST_KEPT = 256 << 20 };
    mallopt(M_MMAP_THRESHOLD, MOST_KEPT); /* memory of one output serves the next */
    mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
    Arena *arena = arena_open();
    limit_memory();
    bool is_as_born = true;
    for (int i = worker->at; i >= 0; i = is_as_born ? take_next(list, i + 1, worker->taker) : -1) {
        limit_time();
        make_and_answer(workers, list->outputs[i], fd, parent, arena);
        is_as_born = workers->batch->is_as_born(workers->batch->maker);
    }
    arena_close(arena);
    close(fd);
}

/* --- in the parent ------------------------------------------------------------------------------------------------ */

/* With its first output in hand: one that cannot even begin is at fault for that. */
static bool start_worker(Crew *crew, Worker *worker, int taker, int first)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    *worker = (Worker){ .fd = ends[0], .taker = taker, .at = first, .answer.arena = crew->arena, .started = batch_clock() };
    fflush(NULL); /* or both would write what is waiting */
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(1);
        work_through(crew->workers, &crew->list, worker, ends[1], crew->diag);
        _exit(0);
    }
    int error = errno;
    close(ends[1]);
    if (pid < 0) close(ends[0]);
    errno = error;
    if (pid < 0) return false;
    worker->pid = pid;
    crew->n_busy++;
    return true;
}

static void tell(const Crew *crew, int i, Outcome entry, Str words, bool is_kept)
{
    const Workers *workers = crew->workers;
    entry.id = workers->batch->outputs[i].id;
    entry.name = workers->batch->outputs[i].name;
    entry.mode = workers->batch->mode;
    workers->done(workers->self, i, &entry, words, is_kept);
}

/* What it has taken and not answered for: its place in the list, or -1.  A worker goes through the list once. */
static int in_hand(const Crew *crew, const Worker *worker)
{
    for (int i = worker->at; i < crew->list.n; i++)
        if (atomic_load(&crew->list.takers[i]) == worker->taker) return i;
    return -1;
}

/* The first whole answer in what has come; false: there is none yet. */
static bool take_answer(Crew *crew, Worker *worker)
{
    Str answer = str_built(&worker->answer);
    int end = str_find(answer, '\n');
    int i = in_hand(crew, worker);
    if (end < 0 || i < 0) return false;
    char *rest;
    long n_words = strtol(answer.at + 1, &rest, 10);
    if (n_words < 0 || n_words > answer.n - end - 1) return false;
    Outcome entry;
    int last = end + 1 + (int)n_words;
    if (!entry_read(str_part(answer, (int)(rest - answer.at), end), crew->workers->batch->by, &entry, crew->arena)) return false;
    tell(crew, crew->list.outputs[i], entry, str_part(answer, end + 1, last), answer.at[0] == KEPT);
    worker->at = i + 1;
    worker->answer = (StrBuilder){ .arena = crew->arena };
    str_add(&worker->answer, str_part(answer, last, answer.n));
    worker->started = batch_clock();
    return true;
}

/* A worker that gave no whole answer: what can be said is how it ended. */
static Outcome entry_of_lost(const Crew *crew, const Worker *worker, int output, int status, Str *words)
{
    char *text = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&text, &n);
    if (!memory) base_out_of_memory();
    Diag *diag = diag_open_like(crew->diag, memory, SEVERITY_WARNING, crew->arena);
    const char *id = crew->workers->batch->outputs[output].id.at;
    Where where = { .file = crew->workers->batch->folder };
    if (WIFSIGNALED(status)) diag_report(diag, where, STR(""), DIAG_WORKER_KILLED, id, WTERMSIG(status));
    else diag_report(diag, where, STR(""), DIAG_WORKER_SILENT, id, WEXITSTATUS(status));
    fclose(memory);
    *words = str_copy(crew->arena, (Str){ text, (int)n });
    free(text);
    int n_faults;
    const DiagFault *fault = diag_faults(diag, &n_faults);
    return (Outcome){ .failed = WIFSIGNALED(status)   ? 128 + WTERMSIG(status)
                                : WEXITSTATUS(status) ? WEXITSTATUS(status)
                                                      : 1,
                      .why = { fault->line[0], fault->line[1] },
                      .seconds = batch_clock() - worker->started };
}

/* It is at fault for the output it was at. */
static void finish(Crew *crew, Worker *worker)
{
    int status = 0, i = in_hand(crew, worker);
    close(worker->fd);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) {}
    if (i >= 0) {
        Str words;
        int output = crew->list.outputs[i];
        Outcome entry = entry_of_lost(crew, worker, output, status, &words);
        tell(crew, output, entry, words, false);
    }
    worker->pid = 0;
    crew->n_busy--;
}

/* Until at least one worker has ended. */
static void listen_to_all(Crew *crew)
{
    struct pollfd *polled = arena_array(crew->arena, struct pollfd, crew->n);
    for (int busy = crew->n_busy; busy == crew->n_busy;) {
        for (int i = 0; i < crew->n; i++)
            polled[i] = (struct pollfd){ .fd = crew->at[i].pid ? crew->at[i].fd : -1, .events = POLLIN };
        if (poll(polled, (nfds_t)crew->n, -1) < 0) continue;
        for (int i = 0; i < crew->n; i++) {
            char bytes[4096];
            if (!polled[i].revents) continue;
            ssize_t n = read(crew->at[i].fd, bytes, sizeof bytes);
            if (n > 0) {
                str_add_bytes(&crew->at[i].answer, bytes, (int)n);
                while (take_answer(crew, &crew->at[i])) {}
            } else if (n == 0 || errno != EINTR) finish(crew, &crew->at[i]);
        }
    }
}

static int processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

static Worker *idle_worker(Crew *crew)
{
    for (int i = 0; i < crew->n; i++)
        if (!crew->at[i].pid) return &crew->at[i];
    return NULL;
}

/* A worker for the next output, where there is one and nobody to make it; false: none could be born. */
static bool fill_up(Crew *crew)
{
    Worker *worker = idle_worker(crew);
    int taker = crew->n_born + 1, first = worker ? take_next(&crew->list, 0, taker) : -1;
    if (first < 0) return true;
    if (start_worker(crew, worker, taker, first)) crew->n_born++;
    else atomic_store(&crew->list.takers[first], 0);
    return crew->n_born == taker;
}

/* false: no worker could be born. */
static bool run_crew(Crew *crew)
{
    for (;;) {
        int n_born = crew->n_born;
        bool is_filled = fill_up(crew);
        if (crew->n_born > n_born) continue;
        if (!crew->n_busy) return is_filled;
        listen_to_all(crew);
    }
}

bool workers_run(const Workers *workers, const int *wanted, int n, Arena *arena, Diag *diag)
{
    Crew crew = { .workers = workers,
                  .n = workers->batch->jobs ? workers->batch->jobs : processors(),
                  .list = { .outputs = wanted, .n = n },
                  .arena = arena,
                  .diag = diag };
    crew.at = arena_array(arena, Worker, crew.n);
    size_t size = sizeof *crew.list.takers * (size_t)(n ? n : 1);
    crew.list.takers = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0); /* zeroed */
    bool runs = crew.list.takers != MAP_FAILED && run_crew(&crew);
    if (!runs) diag_report(diag, (Where){ 0 }, STR(""), DIAG_NO_WORKER, words_of_error(errno, diag));
    if (crew.list.takers != MAP_FAILED) munmap(crew.list.takers, size);
    return runs;
}
