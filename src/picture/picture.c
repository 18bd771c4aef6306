#include "picture/picture.h"

#include "base/file.h"
#include "base/means.h"
#include "picture/formats.h"

enum { SIGNATURE = 64 }; /* bytes of a file that tell what it is */

bool picture_is_too_large(const Picture *picture)
{
    return picture->columns > MOST_PICTURE_SIDE || picture->rows > MOST_PICTURE_SIDE ||
           (int64_t)picture->columns * picture->rows > MOST_PICTURE_PIXELS;
}

/* Of XML nothing is certain but its first character; whether it is SVG, its root says. */
static bool is_xml(Str start)
{
    Str mark = STR("\xEF\xBB\xBF");
    if (str_starts(start, mark)) start = str_part(start, mark.n, start.n);
    return str_starts(str_trim(start), STR("<"));
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
    *format = PICTURE_SVG;
    return is_xml(start);
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
    int most = picture->format == PICTURE_SVG ? MOST_SVG_BYTES : MOST_PICTURE_BYTES;
    if (size > most) {
        diag_report(diag, where, STR(""), DIAG_PICTURE_HEAVY, picture->path.at, size >> 20, most >> 20);
        return false;
    }
    return true;
}

static bool try_pixels(Picture *picture, Str bytes, Where where, Arena *scratch, Diag *diag)
{
    PictureState state = picture->format == PICTURE_PNG ? png_try(bytes, picture, scratch) : jpeg_try(bytes, picture);
    report(state, picture, where, diag);
    return state == PICTURE_WHOLE;
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
        means_at(where);
        means_read(path, (size_t)bytes.n);
        picture->fingerprint = str_checksum(bytes);
        is_read = picture->format == PICTURE_SVG ? svg_try(picture, where, arena, scratch, diag)
                                                 : try_pixels(picture, bytes, where, scratch, diag);
    }
    arena_close(scratch);
    if (is_read && picture->format != PICTURE_SVG) means_open((size_t)picture->columns * (size_t)picture->rows);
    return is_read ? picture : NULL;
}

static bool read_again(const Picture *picture, Str *bytes, Arena *arena)
{
    return file_read_back(picture->path.at, arena, bytes, NULL) && str_checksum(*bytes) == picture->fingerprint;
}

bool picture_pixels(const Picture *picture, Samples *samples, Arena *arena)
{
    Str bytes;
    *samples = (Samples){ 0 };
    if (!read_again(picture, &bytes, arena)) return false;
    return picture->format == PICTURE_PNG ? png_samples(bytes, picture, samples, arena)
                                          : jpeg_pixels(bytes, picture, samples, arena);
}

bool picture_samples(const Picture *picture, Samples *samples, Arena *arena)
{
    Str bytes;
    *samples = (Samples){ 0 };
    if (!read_again(picture, &bytes, arena)) return false;
    return picture->format == PICTURE_PNG ? png_samples(bytes, picture, samples, arena) : jpeg_samples(bytes, samples, arena);
}
