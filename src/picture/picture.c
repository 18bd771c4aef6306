#include "picture/picture.h"

#include "base/file.h"
#include "picture/formats.h"

bool picture_is_too_large(const Picture *picture)
{
    return picture->columns > MOST_PICTURE_SIDE || picture->rows > MOST_PICTURE_SIDE ||
           (int64_t)picture->columns * picture->rows > MOST_PICTURE_PIXELS;
}

static bool find_format(Str start, PictureFormat *format)
{
    static const struct {
        Str signature;
        PictureFormat format;
    } known[] = { { { "\x89PNG\r\n\x1A\n", 8 }, PICTURE_PNG }, { { "\xFF\xD8\xFF", 3 }, PICTURE_JPEG } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(start, known[i].signature)) {
            *format = known[i].format;
            return true;
        }
    return false;
}

static void report(PictureState state, const Picture *picture, Where where, Diag *diag)
{
    const char *path = picture->path.at;
    switch (state) {
    case PICTURE_WHOLE: break;
    case PICTURE_CUT: diag_report(diag, where, STR(""), DIAG_PICTURE_CUT, path); break;
    case PICTURE_BROKEN: diag_report(diag, where, STR(""), DIAG_PICTURE_BROKEN, path); break;
    case PICTURE_LARGE:
        diag_report(diag, where, STR(""), DIAG_PICTURE_LARGE, path, picture->columns, picture->rows, MOST_PICTURE_SIDE,
                    MOST_PICTURE_PIXELS / 1000000);
        break;
    case PICTURE_UNCOMMON: diag_report(diag, where, STR(""), DIAG_PICTURE_UNCOMMON, path); break;
    }
}

/* Its beginning says what it is: of a file that is no picture, no more is read than that. */
static bool is_picture(Picture *picture, Where where, Arena *scratch, Diag *diag)
{
    enum { SIGNATURE = 8 };
    Str start;
    long long size;
    file_asked(picture->path.at);
    if (!file_read_start(picture->path.at, SIGNATURE, scratch, &start, &size)) {
        diag_report(diag, where, STR(""), DIAG_FILE_UNREADABLE, picture->path.at);
        return false;
    }
    if (!find_format(start, &picture->format)) {
        diag_report(diag, where, STR(""), DIAG_PICTURE_FOREIGN, picture->path.at);
        return false;
    }
    if (size > MOST_PICTURE_BYTES) {
        diag_report(diag, where, STR(""), DIAG_PICTURE_HEAVY, picture->path.at, size >> 20, MOST_PICTURE_BYTES >> 20);
        return false;
    }
    return true;
}

const Picture *picture_read(const char *path, Where where, Arena *arena, Diag *diag)
{
    Picture *picture = arena_new(arena, Picture);
    *picture = (Picture){ .path = str_copy(arena, str_from(path)), .turn = 1 };
    Arena *scratch = arena_open();
    Str bytes = { 0 };
    bool is_read = is_picture(picture, where, scratch, diag);
    if (is_read && !file_read_back(path, scratch, &bytes, NULL)) {
        diag_report(diag, where, STR(""), DIAG_FILE_UNREADABLE, path);
        is_read = false;
    }
    if (is_read) {
        picture->fingerprint = str_checksum(bytes);
        PictureState state = picture->format == PICTURE_PNG ? png_try(bytes, picture, scratch) : jpeg_try(bytes, picture);
        report(state, picture, where, diag);
        is_read = state == PICTURE_WHOLE;
    }
    arena_close(scratch);
    return is_read ? picture : NULL;
}

bool picture_samples(const Picture *picture, Samples *samples, Arena *arena)
{
    Str bytes;
    *samples = (Samples){ 0 };
    if (!file_read_back(picture->path.at, arena, &bytes, NULL) || str_checksum(bytes) != picture->fingerprint) return false;
    return picture->format == PICTURE_PNG ? png_samples(bytes, picture, samples, arena) : jpeg_samples(bytes, samples, arena);
}
