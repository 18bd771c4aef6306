/* A ring of jobs.  One more thread takes the oldest that nobody has in hand; who must wait for a job takes one, too, so that all
   is well without that thread, only slower.  The thread asks for no memory: room is found when a job is given. */
#include "pdf/packer.h"

#include "base/arena.h"

#include <assert.h>
#include <libdeflate.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { RING = 32 };

typedef struct {
    PackedJob job;
    char *packed; /* where it is to be deflated to */
    size_t room;
    bool is_done;
} RingPlace;

typedef struct {
    struct libdeflate_compressor *of[N_PACKINGS];
} Compressors;

struct Packer {
    Compressors ours, theirs; /* of the caller and of the thread */
    RingPlace places[RING];
    unsigned oldest, fresh;     /* given, not taken: from the oldest up to the fresh one; they count on for ever */
    const RingPlace *taken;     /* the latest */
    pthread_mutex_t lock;       /* on what follows, and is_done */
    pthread_cond_t given, done; /* or the end has come; a job */
    unsigned next;              /* nobody has it in hand yet */
    bool ends;
    bool has_thread, was_tried;
    pthread_t thread;
};

static RingPlace *place_of(Packer *packer, unsigned which)
{
    return &packer->places[which % RING];
}

static void deflate(RingPlace *place, const Compressors *compressors)
{
    PackedJob *job = &place->job;
    if (job->packing) {
        size_t n = libdeflate_zlib_compress(compressors->of[job->packing], job->bytes.at, (size_t)job->bytes.n, place->packed,
                                            place->room);
        job->bytes = (Str){ place->packed, (int)n };
    }
}

/* The lock is held, and not while it works.  false: there is nothing to take in hand. */
static bool work_on_next(Packer *packer, const Compressors *compressors)
{
    if (packer->next == packer->fresh) return false;
    RingPlace *place = place_of(packer, packer->next++);
    pthread_mutex_unlock(&packer->lock);
    deflate(place, compressors);
    pthread_mutex_lock(&packer->lock);
    place->is_done = true;
    pthread_cond_signal(&packer->done);
    return true;
}

static void *serve_packer(void *arg)
{
    Packer *packer = arg;
    pthread_mutex_lock(&packer->lock);
    while (!packer->ends)
        if (!work_on_next(packer, &packer->theirs)) pthread_cond_wait(&packer->given, &packer->lock);
    pthread_mutex_unlock(&packer->lock);
    return NULL;
}

/* Signals are for the thread that is there for the whole run. */
static void start_thread(Packer *packer)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    packer->has_thread = pthread_create(&packer->thread, NULL, serve_packer, packer) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    packer->was_tried = true;
}

static Compressors compressors_open(int light, int level)
{
    return (Compressors){
        .of = { [PACKED_LIGHTLY] = libdeflate_alloc_compressor(light), [PACKED_WELL] = libdeflate_alloc_compressor(level) }
    };
}

static bool compressors_are_whole(const Compressors *compressors)
{
    return compressors->of[PACKED_LIGHTLY] && compressors->of[PACKED_WELL];
}

static void compressors_close(const Compressors *compressors)
{
    for (int i = PACKED_LIGHTLY; i < N_PACKINGS; i++) libdeflate_free_compressor(compressors->of[i]);
}

Packer *packer_open(int light, int level)
{
    Packer *packer = base_malloc(sizeof *packer);
    *packer = (Packer){ .ours = compressors_open(light, level), .theirs = compressors_open(light, level) };
    pthread_mutex_init(&packer->lock, NULL);
    pthread_cond_init(&packer->given, NULL);
    pthread_cond_init(&packer->done, NULL);
    if (compressors_are_whole(&packer->ours) && compressors_are_whole(&packer->theirs)) return packer;
    packer_close(packer);
    return NULL;
}

static void forget(const RingPlace *place)
{
    free((char *)place->job.head.at);
    free(place->packed);
}

static void forget_taken(Packer *packer)
{
    if (packer->taken) forget(packer->taken);
    packer->taken = NULL;
}

void packer_close(Packer *packer)
{
    if (!packer) return;
    pthread_mutex_lock(&packer->lock);
    packer->ends = true;
    pthread_cond_signal(&packer->given);
    pthread_mutex_unlock(&packer->lock);
    if (packer->has_thread) pthread_join(packer->thread, NULL);
    forget_taken(packer);
    while (packer->oldest != packer->fresh) forget(place_of(packer, packer->oldest++));
    pthread_cond_destroy(&packer->done);
    pthread_cond_destroy(&packer->given);
    pthread_mutex_destroy(&packer->lock);
    compressors_close(&packer->theirs);
    compressors_close(&packer->ours);
    free(packer);
}

bool packer_is_full(const Packer *packer)
{
    return packer->fresh - packer->oldest == RING;
}

/* Head and bytes in one piece; where they are deflated to, in another. */
static RingPlace filled(const Packer *packer, PackedJob job)
{
    size_t n_head = (size_t)job.head.n, n = (size_t)job.bytes.n;
    char *copy = base_malloc(n_head + n);
    if (n_head) memcpy(copy, job.head.at, n_head);
    if (n) memcpy(copy + n_head, job.bytes.at, n);
    job.head.at = copy;
    job.bytes.at = copy + n_head;
    size_t room = job.packing ? libdeflate_zlib_compress_bound(packer->ours.of[job.packing], n) : 0;
    return (RingPlace){ .job = job, .packed = room ? base_malloc(room) : NULL, .room = room };
}

void packer_give(Packer *packer, PackedJob job)
{
    assert(!packer_is_full(packer));
    if (!packer->was_tried) start_thread(packer);
    forget_taken(packer); /* its place may be needed */
    RingPlace place = filled(packer, job);
    pthread_mutex_lock(&packer->lock);
    *place_of(packer, packer->fresh++) = place;
    pthread_cond_signal(&packer->given);
    pthread_mutex_unlock(&packer->lock);
}

const PackedJob *packer_take(Packer *packer, bool waits)
{
    forget_taken(packer);
    if (packer->oldest == packer->fresh) return NULL;
    RingPlace *place = place_of(packer, packer->oldest);
    pthread_mutex_lock(&packer->lock);
    while (waits && !place->is_done)
        if (!work_on_next(packer, &packer->ours)) pthread_cond_wait(&packer->done, &packer->lock);
    bool is_done = place->is_done;
    pthread_mutex_unlock(&packer->lock);
    if (!is_done) return NULL;
    packer->oldest++;
    packer->taken = place;
    return &place->job;
}
