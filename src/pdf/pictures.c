#include "pdf/pictures.h"

#include "base/vec.h"
#include "pdf/drawing.h"
#include "picture/picture.h"

/* Of the same bytes it is the same, whatever its file is called. */
typedef struct {
    uint64_t fingerprint;
    PictureFormat format;
    int columns, rows;
    Ref ref;
    const bool *spots; /* of a drawing, by index in the press; NULL: none */
} PutPicture;

struct Pictures {
    Objects *objects;
    PictureRules rules;
    Vec(PutPicture) put;
    Arena *arena;
    Diag *diag;
    bool has_failed;
    Converter *converter; /* of the press, once a picture needs it; NULL: none does, or there is none to be had */
    bool is_opened;
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
    *pictures = (Pictures){ .objects = objects, .rules = rules, .put = { .arena = arena }, .arena = arena, .diag = diag };
    return pictures;
}

void pictures_close(Pictures *pictures)
{
    convert_close(pictures->converter);
}

/* NULL: the press names no profile, or (reported) one that cannot do it. */
static const Converter *converter_of(Pictures *pictures)
{
    const Press *press = pictures->rules.press;
    if (press && press->profile.n && !pictures->is_opened)
        pictures->converter = convert_open(press, pictures->arena, pictures->diag);
    pictures->is_opened = true;
    return pictures->converter;
}

/* A colour of a drawing that is neither grey nor has inks in the layout needs the profile of the press; and from one spot colour to another one
   there is no way. */
static bool has_ink(Pictures *pictures, const DrawnPath *path, Color color, bool is_stop)
{
    const Press *press = pictures->rules.press;
    bool is_known = press_knows(press, color);
    bool is_spot = is_known && is_stop && press_separate(press, color, USE_AREA).spot != NO_SPOT;
    is_known = is_known || converter_of(pictures);
    DiagCode code = is_spot ? DIAG_DRAWING_SPOT : DIAG_DRAWING_COLOR;
    if (!is_known || is_spot) diag_report(pictures->diag, path->where, STR(""), code, color.red, color.green, color.blue);
    return is_known && !is_spot;
}

static bool has_inks(Pictures *pictures, const Drawing *drawing)
{
    bool has_all = true;
    for (int i = 0; i < drawing->n_paths; i++) {
        const DrawnPath *path = &drawing->paths[i];
        const DrawnPaint *paints[] = { &path->fill, &path->stroke };
        for (int k = 0; k < 2; k++) {
            const Gradient *gradient = paints[k]->kind == PAINT_GRADIENT ? paints[k]->gradient : NULL;
            if (paints[k]->kind == PAINT_COLOR) has_all &= has_ink(pictures, path, paints[k]->color, false);
            for (int s = 0; gradient && s < gradient->n_stops; s++)
                has_all &= has_ink(pictures, path, gradient->stops[s].color, true);
        }
    }
    return has_all;
}

static bool may_hold(Pictures *pictures, const PictureBox *box)
{
    const Picture *picture = box->picture;
    const PictureRules *rules = &pictures->rules;
    bool is_refused = rules->refuses[picture->space] && !picture->drawing;
    if (is_refused && picture->space == PICTURE_RGB && converter_of(pictures)) is_refused = false;
    const char *what = is_refused                                   ? spaces[picture->space].name
                       : rules->refuses_alpha && picture->has_alpha ? "transparent"
                                                                    : NULL;
    if (what) diag_report(pictures->diag, box->where, STR(""), DIAG_PICTURE_COLORS, picture->path.at, what, rules->name);
    return !what && (!picture->drawing || !rules->press || has_inks(pictures, picture->drawing));
}

/* Entries of an image dictionary; samples of 8 bits. */
static Str entries_of(const Picture *picture, const char *space, const char *more, Arena *arena)
{
    return str_printf(arena, "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8%s",
                      picture->columns, picture->rows, space, more);
}

static void put_samples(const Pictures *pictures, Ref ref, const Picture *picture, const Samples *samples, PictureSpace space,
                        Arena *arena)
{
    Str mask = STR("");
    if (samples->alpha.n) {
        Ref alpha = objects_reserve(pictures->objects);
        objects_set_stream(pictures->objects, alpha, entries_of(picture, "DeviceGray", "", arena), samples->alpha);
        mask = str_printf(arena, "/SMask %d 0 R", alpha);
    }
    objects_set_stream(pictures->objects, ref, entries_of(picture, spaces[space].space, mask.at, arena), samples->color);
}

static void put_jpeg(const Pictures *pictures, Ref ref, const Picture *picture, const Samples *samples, Arena *arena)
{
    const char *turned = picture->is_negative ? "/Decode[1 0 1 0 1 0 1 0]" : "";
    const char *plain = picture->is_plain_rgb ? "/DecodeParms<</ColorTransform 0>>" : "";
    Str more = str_printf(arena, "/Filter/DCTDecode%s%s", turned, plain);
    objects_set_plain_stream(pictures->objects, ref, entries_of(picture, spaces[picture->space].space, more.at, arena),
                             samples->color);
}

static Ref put_drawing(const Pictures *pictures, const Picture *picture, bool *spots)
{
    Arena *scratch = arena_open();
    DrawingInks inks = { pictures->rules.press, pictures->rules.resources, pictures->converter };
    Ref ref = drawing_put(pictures->objects, picture->drawing, inks, spots, scratch);
    arena_close(scratch);
    return ref;
}

static Ref put_pixels(Pictures *pictures, const PictureBox *box)
{
    const Picture *picture = box->picture;
    Arena *scratch = arena_open();
    Samples samples;
    Ref ref = 0;
    bool is_converted = pictures->rules.refuses[picture->space];
    if (!(is_converted ? picture_pixels(picture, &samples, scratch) : picture_samples(picture, &samples, scratch))) {
        bool is_opened_here = is_converted && picture->format == PICTURE_JPEG; /* for the first time */
        diag_report(pictures->diag, box->where, STR(""), is_opened_here ? DIAG_PICTURE_BROKEN : DIAG_PICTURE_CHANGED,
                    picture->path.at);
    } else {
        ref = objects_reserve(pictures->objects);
        if (is_converted) samples.color = convert_pixels(pictures->converter, samples.color, scratch);
        PictureSpace space = is_converted ? PICTURE_CMYK : picture->space;
        if (picture->format == PICTURE_PNG || is_converted) put_samples(pictures, ref, picture, &samples, space, scratch);
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
    bool *spots =
        picture->drawing && pictures->rules.press ? arena_array(pictures->put.arena, bool, pictures->rules.press->n_spots) : NULL;
    Ref ref = 0;
    if (may_hold(pictures, box)) ref = picture->drawing ? put_drawing(pictures, picture, spots) : put_pixels(pictures, box);
    pictures->has_failed |= !ref;
    *vec_push(&pictures->put) =
        (PutPicture){ picture->fingerprint, picture->format, picture->columns, picture->rows, ref, spots };
    return ref;
}

bool pictures_use(const Pictures *pictures, Ref picture, int spot)
{
    for (int i = 0; i < pictures->put.n; i++)
        if (pictures->put.at[i].ref == picture) return pictures->put.at[i].spots && pictures->put.at[i].spots[spot];
    return false;
}

bool pictures_failed(const Pictures *pictures)
{
    return pictures->has_failed;
}
