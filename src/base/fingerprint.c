/* Whole font files go through this.  Words of eight bytes, the lowest first, go to four sums in turn, none of which has to wait for
   another; what a word changes in a sum is turned into its lower half before the next comes. */
#include "base/file.h"
#include "base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SUMS = 4, WORD = 8, BLOCK = SUMS * WORD };

#define FACTOR 0x9FB21C651E98DF25u

typedef struct {
    uint64_t sums[SUMS];
    unsigned char bytes[1024 * BLOCK];
} Fingerprint;

static uint64_t word_at(const unsigned char *at)
{
    uint64_t word = 0;
    for (int i = 0; i < WORD; i++) word |= (uint64_t)at[i] << 8 * i;
    return word;
}

static uint64_t stirred(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * FACTOR;
    return sum << 32 | sum >> 32;
}

static void take_in(Fingerprint *print, size_t n_bytes)
{
    uint64_t a = print->sums[0], b = print->sums[1], c = print->sums[2], d = print->sums[3];
    for (const unsigned char *at = print->bytes, *end = at + n_bytes; at < end; at += BLOCK) {
        a = stirred(a, word_at(at));
        b = stirred(b, word_at(at + WORD));
        c = stirred(c, word_at(at + 2 * WORD));
        d = stirred(d, word_at(at + 3 * WORD));
    }
    memcpy(print->sums, (uint64_t[SUMS]){ a, b, c, d }, sizeof print->sums);
}

/* The bytes that come next, a whole number of blocks: behind the last byte of the file there are noughts. */
static ssize_t fill(Fingerprint *print, int fd)
{
    size_t n = 0;
    while (n < sizeof print->bytes) {
        ssize_t more = read(fd, print->bytes + n, sizeof print->bytes - n);
        if (more < 0 && errno == EINTR) continue;
        if (more < 0) return -1;
        if (more == 0) break;
        n += (size_t)more;
    }
    memset(print->bytes + n, 0, (BLOCK - n % BLOCK) % BLOCK);
    return (ssize_t)n;
}

static bool read_through(Fingerprint *print, int fd, uint64_t *size)
{
    ssize_t n;
    while ((n = fill(print, fd)) > 0) {
        take_in(print, (size_t)n);
        *size += (uint64_t)n;
    }
    return n == 0;
}

bool file_fingerprint(const char *path, uint64_t *fingerprint, Diag *diag)
{
    Fingerprint print = { 0 };
    uint64_t size = 0;
    struct stat info;
    file_asked(path);
    errno = 0;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    bool is_read = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_through(&print, fd, &size);
    const char *why = is_read ? "" : errno ? words_of_error(errno, diag) : words(WORD_FILE_ODD, diag_lang(diag));
    if (fd >= 0) close(fd);
    if (!is_read) diag_report(diag, (Where){ .file = path }, STR(""), DIAG_FILE_UNREADABLE, why);
    *fingerprint = size;
    for (int i = 0; i < SUMS; i++) *fingerprint = stirred(*fingerprint, print.sums[i]);
    return is_read;
}
