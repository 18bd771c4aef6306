/* Whole font files go through this: XXH3 of 64 bits (xxHash, its specification 0.2.0). */
#include "base/file.h"
#include "base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL /* nothing is linked */
#include <xxhash.h>

static bool read_through(int fd, XXH3_state_t *state)
{
    char bytes[1 << 15];
    ssize_t n;
    while ((n = read(fd, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0) XXH3_64bits_update(state, bytes, (size_t)n);
    return n == 0;
}

bool file_fingerprint(const char *path, uint64_t *fingerprint, Diag *diag)
{
    XXH3_state_t state;
    struct stat info;
    file_asked(path);
    XXH3_INITSTATE(&state);
    XXH3_64bits_reset(&state);
    errno = 0;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    bool is_read = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_through(fd, &state);
    const char *why = is_read ? "" : errno ? words_of_error(errno, diag) : words(WORD_FILE_ODD, diag_lang(diag));
    if (fd >= 0) close(fd);
    if (!is_read) diag_report(diag, (Where){ .file = path }, STR(""), DIAG_FILE_UNREADABLE, why);
    *fingerprint = XXH3_64bits_digest(&state);
    return is_read;
}
