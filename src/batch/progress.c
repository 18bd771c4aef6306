#include "base/words.h"
#include "batch/steps.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

double batch_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

Progress progress_begin(const Batch *batch, int n)
{
    return (Progress){ .batch = batch, .n = n, .started = batch_clock(), .is_terminal = isatty(STDERR_FILENO) };
}

/* [=========           ]  412/1000  38.5/s  残り 0:15 */
static void draw_bar(const Progress *progress)
{
    enum { WIDTH = 30 };
    double took = batch_clock() - progress->started;
    double rate = took > 0 ? progress->n_done / took : 0;
    int left = rate > 0 ? (int)((progress->n - progress->n_done) / rate + 0.5) : 0, full = WIDTH * progress->n_done / progress->n;
    fputs("\r[", stderr);
    for (int i = 0; i < WIDTH; i++) fputc(i < full ? '=' : ' ', stderr);
    fprintf(stderr, "] %d/%d  %.1f/s  %s %d:%02d\033[K", progress->n_done, progress->n, rate,
            words(WORD_TIME_LEFT, progress->batch->lang), left / 60, left % 60);
}

void progress_step(Progress *progress, const Outcome *entry, Str words, bool is_kept)
{
    const Batch *batch = progress->batch;
    bool shows_bar = progress->is_terminal && !batch->quiet;
    progress->n_done++;
    if (words.n) {
        if (shows_bar) fputs("\r\033[K", stderr);
        fprintf(stderr, STR_FMT, STR_ARG(words));
    }
    if (shows_bar) draw_bar(progress);
    else if (!batch->quiet && entry->file.n)
        printf("%s/" STR_FMT "  %d pages%s\n", batch->folder, STR_ARG(entry->file), entry->pages, is_kept ? " (kept)" : "");
    if (!batch->quiet) fflush(stdout);
}

void progress_end(const Progress *progress)
{
    if (progress->is_terminal && !progress->batch->quiet && progress->n_done) fputc('\n', stderr);
}
