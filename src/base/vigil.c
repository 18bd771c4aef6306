/* What has changed is seen by looking: each input has a stamp.  inotify only says when to look.  It watches folders, for editors put
   a new file in the place of the old one, and an input need not be there yet; a name may be a link, so the folder of the file itself
   is watched, too.  On shares that tell nothing (NFS, SMB, the drives of Windows) and where a folder comes anew a look now and then
   does it. */
#include "base/vigil.h"

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

enum {
    EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF,
    NOW_AND_THEN = 2000, /* ms, as are these: */
    QUIET = 10,          /* several files are saved at once */
    QUIET_GONE = 300,    /* who takes a file away will put another in its place */
    MOST_QUIET = 100     /* times */
};

typedef struct {
    Str path;
    FileStamp stamp;
} SeenFile;

struct Vigil {
    Arena *arena; /* of one run */
    Vec(SeenFile) seen;
    Map known;   /* path → the vigil */
    int inotify; /* -1: there is none */
};

static const int endings[] = { SIGINT, SIGTERM, SIGHUP };
enum { N_ENDINGS = sizeof endings / sizeof *endings };
static volatile sig_atomic_t is_to_end;

static void note_end(int number)
{
    (void)number;
    is_to_end = 1;
}

static void hear_endings(void (*hear)(int))
{
    struct sigaction action = { .sa_handler = hear, .sa_flags = SA_RESTART | (int)SA_RESETHAND };
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < N_ENDINGS; i++) sigaction(endings[i], &action, NULL);
}

static void note_seen(void *context, const char *path)
{
    Vigil *vigil = context;
    if (map_find(&vigil->known, str_from(path))) return;
    Str copy = str_copy(vigil->arena, str_from(path));
    map_put(&vigil->known, copy, vigil);
    *vec_push(&vigil->seen) = (SeenFile){ copy, file_stamp(path) };
}

Vigil *vigil_open(void)
{
    Vigil *vigil = base_malloc(sizeof *vigil);
    *vigil = (Vigil){ .arena = arena_open(), .inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC) };
    vigil_begin(vigil);
    file_listen(note_seen, vigil);
    hear_endings(note_end);
    return vigil;
}

void vigil_close(Vigil *vigil)
{
    hear_endings(SIG_DFL);
    file_listen(NULL, NULL);
    if (vigil->inotify >= 0) close(vigil->inotify);
    arena_close(vigil->arena);
    free(vigil);
}

void vigil_begin(Vigil *vigil)
{
    arena_clear(vigil->arena);
    vigil->known = map_new(vigil->arena);
    vigil->seen.arena = vigil->arena;
    vigil->seen.at = NULL;
    vigil->seen.n = vigil->seen.room = 0;
}

/* --- when to look ---------------------------------------------------------------------------------------------------- */

static void watch_folder(const Vigil *vigil, const char *path, Arena *arena)
{
    (void)inotify_add_watch(vigil->inotify, file_folder(arena, str_from(path)).at, EVENTS | IN_ONLYDIR);
}

/* The kernel knows a folder again that it watches already. */
static void watch_folders(const Vigil *vigil)
{
    Arena *arena = arena_open();
    char real[PATH_MAX];
    for (int i = 0; i < vigil->seen.n && vigil->inotify >= 0; i++) {
        const char *path = vigil->seen.at[i].path.at;
        watch_folder(vigil, path, arena);
        if (realpath(path, real)) watch_folder(vigil, real, arena);
    }
    arena_close(arena);
}

/* false: nothing happened for so long.  A signal is let in only here, so that none can come between asking and sleeping. */
static bool sleep_for(const Vigil *vigil, int milliseconds)
{
    sigset_t before, held;
    sigemptyset(&held);
    for (int i = 0; i < N_ENDINGS; i++) sigaddset(&held, endings[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    struct pollfd asked = { .fd = vigil->inotify, .events = POLLIN };
    struct timespec time = { milliseconds / 1000, milliseconds % 1000 * 1000000L };
    bool happened = is_to_end || ppoll(&asked, 1, &time, &before) != 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    char events[4096];
    while (vigil->inotify >= 0 && read(vigil->inotify, events, sizeof events) > 0) {}
    return happened;
}

/* --- what is otherwise ----------------------------------------------------------------------------------------------- */

static Str changed_names(const Vigil *vigil, Str comma, bool *is_gone, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    *is_gone = false;
    for (int i = 0; i < vigil->seen.n; i++) {
        const SeenFile *file = &vigil->seen.at[i];
        FileStamp now = file_stamp(file->path.at);
        if (file_is_as_it_was(now, file->stamp)) continue;
        *is_gone |= now.size < 0;
        if (names.n) str_add(&names, comma);
        str_add(&names, file->path);
    }
    return str_built(&names);
}

Str vigil_wait(Vigil *vigil, Str comma, Arena *arena)
{
    for (int n_busy = 0; !is_to_end; n_busy++) {
        bool is_gone;
        watch_folders(vigil);
        Str names = changed_names(vigil, comma, &is_gone, arena);
        if (!names.n) n_busy = 0;
        bool happened = sleep_for(vigil, !names.n ? NOW_AND_THEN : is_gone ? QUIET_GONE : QUIET);
        if (names.n && !is_to_end && (!happened || n_busy == MOST_QUIET)) return names;
    }
    return STR("");
}
