/* Hidden names and a lock. */
#include "base/claim.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *hidden(Str folder, Str name, const char *ending, Arena *arena)
{
    return str_printf(arena, STR_FMT "/.hyogumi-%016" PRIx64 ".%s", STR_ARG(folder), str_hash(name), ending).at;
}

Claim claim_on(const char *path, Arena *arena)
{
    Str whole = str_copy(arena, str_from(path)), folder = file_folder(arena, whole), name = file_name(whole);
    return (Claim){ .path = whole.at,
                    .note = hidden(folder, name, "note", arena),
                    .place = hidden(folder, name, "new", arena),
                    .aside = hidden(folder, name, "old", arena),
                    .fd = -1 };
}

/* Its last holder may have taken the note away between our opening and our locking it. */
static bool is_named(int fd, const char *note)
{
    struct stat held, named;
    return fstat(fd, &held) == 0 && lstat(note, &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

bool claim_hold(Claim *claim, bool makes)
{
    enum { TRIES = 100 };
    for (int i = 0; i < TRIES; i++) {
        int fd = open(claim->note, O_RDWR | (makes ? O_CREAT : 0) | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd < 0) return false;
        bool locked = flock(fd, LOCK_EX | LOCK_NB) == 0;
        int error = errno;
        if (locked && is_named(fd, claim->note)) {
            (void)fchmod(fd, 0666); /* a colleague can clear it away */
            claim->fd = fd;
            return true;
        }
        close(fd);
        errno = error;
        if (!locked) return false;
    }
    errno = EWOULDBLOCK;
    return false;
}

Str claim_note(const Claim *claim, Arena *arena)
{
    Str words = STR("");
    file_read_back(claim->note, arena, &words, NULL);
    return words;
}

bool claim_write(const Claim *claim, Str words)
{
    if (ftruncate(claim->fd, 0) != 0) return false;
    ssize_t n = pwrite(claim->fd, words.at, (size_t)words.n, 0);
    if (n >= 0 && n < words.n) errno = ENOSPC;
    return n == words.n;
}

static bool clear(const char *path)
{
    return unlink(path) == 0 || errno == ENOENT;
}

bool claim_clear(const Claim *claim)
{
    return clear(claim->place) && clear(claim->aside);
}

void claim_let_go(Claim *claim)
{
    if (claim->fd < 0) return;
    if (claim_clear(claim)) clear(claim->note);
    close(claim->fd);
    claim->fd = -1;
}
