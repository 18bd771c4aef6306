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

static void say_made(const Batch *batch, const Outcome *entry, bool is_kept)
{
    printf("%s/" STR_FMT "  ", batch->folder, STR_ARG(entry->file));
    printf(words(WORD_MADE_PART, batch->lang), entry->pages, is_kept ? words(WORD_KEPT, batch->lang) : "");
}

void progress_step(Progress *progress, const Outcome *entry, Str words, bool is_kept)
{
    const Batch *batch = progress->batch;
    bool shows_bar = progress->is_terminal && !batch->quiet;
    progress->n_done++;
    progress->n_files += entry->file.n > 0;
    progress->n_pages += entry->file.n ? entry->pages : 0;
    if (words.n) {
        if (shows_bar) fputs("\r\033[K", stderr);
        fprintf(stderr, STR_FMT, STR_ARG(words));
    }
    if (shows_bar) draw_bar(progress);
    else if (!batch->quiet && entry->file.n) say_made(batch, entry, is_kept);
    if (!batch->quiet) fflush(stdout);
}

void progress_end(const Progress *progress)
{
    const Batch *batch = progress->batch;
    if (batch->quiet || !progress->n_done) return;
    if (progress->is_terminal) fputc('\n', stderr);
    printf(words(WORD_MADE_OF_MANY, batch->lang), batch->folder, progress->n_files, progress->n_pages,
           batch_clock() - progress->started);
    fflush(stdout);
}
