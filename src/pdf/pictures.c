#include "pdf/pictures.h"

#include "base/vec.h"
#include "picture/picture.h"

/* Of the same bytes it is the same, whatever its file is called. */
typedef struct {
    uint64_t fingerprint;
    PictureFormat format;
    int columns, rows;
    Ref ref;
} PutPicture;

struct Pictures {
    Objects *objects;
    PictureRules rules;
    Vec(PutPicture) put;
    Diag *diag;
    bool has_failed;
};

static const struct {
    const char *space, *name;
} spaces[PICTURE_SPACE_COUNT] = {
    [PICTURE_GREY] = { "DeviceGray", "grey" },
    [PICTURE_RGB] = { "DeviceRGB", "RGB" },
    [PICTURE_CMYK] = { "DeviceCMYK", "CMYK" },
};

Pictures *pictures_open(Objects *objects, PictureRules rules, Arena *arena, Diag *diag)
{
    Pictures *pictures = arena_new(arena, Pictures);
    *pictures = (Pictures){ .objects = objects, .rules = rules, .put = { .arena = arena }, .diag = diag };
    return pictures;
}

static bool may_hold(const Pictures *pictures, const PictureBox *box)
{
    const Picture *picture = box->picture;
    const char *what = pictures->rules.refuses[picture->space]               ? spaces[picture->space].name
                       : pictures->rules.refuses_alpha && picture->has_alpha ? "transparent"
                                                                             : NULL;
    if (what) diag_report(pictures->diag, box->where, STR(""), DIAG_PICTURE_COLORS, picture->path.at, what, pictures->rules.name);
    return !what;
}

/* Entries of an image dictionary; samples of 8 bits. */
static Str entries_of(const Picture *picture, const char *space, const char *more, Arena *arena)
{
    return str_printf(arena, "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8%s",
                      picture->columns, picture->rows, space, more);
}

static void put_png(const Pictures *pictures, Ref ref, const Picture *picture, const Samples *samples, Arena *arena)
{
    Str mask = STR("");
    if (samples->alpha.n) {
        Ref alpha = objects_reserve(pictures->objects);
        objects_set_stream(pictures->objects, alpha, entries_of(picture, "DeviceGray", "", arena), samples->alpha);
        mask = str_printf(arena, "/SMask %d 0 R", alpha);
    }
    objects_set_stream(pictures->objects, ref, entries_of(picture, spaces[picture->space].space, mask.at, arena), samples->color);
}

static void put_jpeg(const Pictures *pictures, Ref ref, const Picture *picture, const Samples *samples, Arena *arena)
{
    const char *turned = picture->is_negative ? "/Decode[1 0 1 0 1 0 1 0]" : "";
    const char *plain = picture->is_plain_rgb ? "/DecodeParms<</ColorTransform 0>>" : "";
    Str more = str_printf(arena, "/Filter/DCTDecode%s%s", turned, plain);
    objects_set_plain_stream(pictures->objects, ref, entries_of(picture, spaces[picture->space].space, more.at, arena),
                             samples->color);
}

static Ref put_picture(Pictures *pictures, const PictureBox *box)
{
    const Picture *picture = box->picture;
    Arena *scratch = arena_open();
    Samples samples;
    Ref ref = 0;
    if (!picture_samples(picture, &samples, scratch)) {
        diag_report(pictures->diag, box->where, STR(""), DIAG_PICTURE_CHANGED, picture->path.at);
    } else {
        ref = objects_reserve(pictures->objects);
        if (picture->format == PICTURE_PNG) put_png(pictures, ref, picture, &samples, scratch);
        else put_jpeg(pictures, ref, picture, &samples, scratch);
    }
    arena_close(scratch);
    return ref;
}

Ref pictures_put(Pictures *pictures, const PictureBox *box)
{
    const Picture *picture = box->picture;
    for (int i = 0; i < pictures->put.n; i++) {
        const PutPicture *put = &pictures->put.at[i];
        if (put->fingerprint == picture->fingerprint && put->format == picture->format && put->columns == picture->columns &&
            put->rows == picture->rows)
            return put->ref;
    }
    Ref ref = may_hold(pictures, box) ? put_picture(pictures, box) : 0;
    pictures->has_failed |= !ref;
    *vec_push(&pictures->put) = (PutPicture){ picture->fingerprint, picture->format, picture->columns, picture->rows, ref };
    return ref;
}

bool pictures_failed(const Pictures *pictures)
{
    return pictures->has_failed;
}
