/* lcms2 is met here. */
#include "pdf/convert.h"

#include "base/file.h"
#include "pdf/icc.h"

#include <lcms2.h>

struct Converter {
    cmsContext context;
    cmsHTRANSFORM to_bytes, to_words; /* 8 and 16 bits an ink */
};

static cmsUInt32Number intent_of(const Press *press)
{
    static const cmsUInt32Number intents[] = { [PRESS_RELATIVE] = INTENT_RELATIVE_COLORIMETRIC,
                                               [PRESS_PERCEPTUAL] = INTENT_PERCEPTUAL,
                                               [PRESS_SATURATION] = INTENT_SATURATION,
                                               [PRESS_ABSOLUTE] = INTENT_ABSOLUTE_COLORIMETRIC };
    return intents[press->intent];
}

static void say_nothing(cmsContext context, cmsUInt32Number code, const char *text)
{
    (void)context, (void)code, (void)text;
}

static void make_transforms(Converter *converter, const Press *press, Str profile, Str screen)
{
    cmsContext context = converter->context;
    cmsUInt32Number flags = press->keeps_black_point ? cmsFLAGS_BLACKPOINTCOMPENSATION : 0;
    cmsHPROFILE from = cmsOpenProfileFromMemTHR(context, screen.at, (cmsUInt32Number)screen.n);
    cmsHPROFILE to = cmsOpenProfileFromMemTHR(context, profile.at, (cmsUInt32Number)profile.n);
    if (from && to && cmsGetColorSpace(to) == cmsSigCmykData) {
        converter->to_bytes = cmsCreateTransformTHR(context, from, TYPE_RGB_8, to, TYPE_CMYK_8, intent_of(press), flags);
        converter->to_words = cmsCreateTransformTHR(context, from, TYPE_RGB_8, to, TYPE_CMYK_16, intent_of(press), flags);
    }
    if (from) cmsCloseProfile(from);
    if (to) cmsCloseProfile(to);
}

Converter *convert_open(const Press *press, Arena *arena, Diag *diag)
{
    Str profile;
    if (!file_read(press->profile.at, arena, &profile, diag)) return NULL;
    Converter *converter = arena_new(arena, Converter);
    converter->context = cmsCreateContext(NULL, NULL);
    cmsSetLogErrorHandlerTHR(converter->context, say_nothing);
    make_transforms(converter, press, profile, icc_srgb(arena));
    if (converter->to_bytes && converter->to_words) return converter;
    diag_report(diag, press->where, STR(""), DIAG_PRESS_CONVERT, press->profile.at);
    convert_close(converter);
    return NULL;
}

void convert_close(Converter *converter)
{
    if (!converter) return;
    if (converter->to_bytes) cmsDeleteTransform(converter->to_bytes);
    if (converter->to_words) cmsDeleteTransform(converter->to_words);
    cmsDeleteContext(converter->context);
}

Separation convert_color(const Converter *converter, Color color)
{
    enum { WHOLE = 65535 };
    const uint8_t rgb[3] = { color.red, color.green, color.blue };
    uint16_t inks[PROCESS_INKS];
    Separation separation = { .spot = NO_SPOT };
    cmsDoTransform(converter->to_words, rgb, inks, 1);
    for (int i = 0; i < PROCESS_INKS; i++) separation.process[i] = (int16_t)((inks[i] * INK_FULL + WHOLE / 2) / WHOLE);
    return separation;
}

Str convert_pixels(const Converter *converter, Str rgb, Arena *arena)
{
    int n = rgb.n / 3;
    unsigned char *inks = arena_bytes(arena, (size_t)n * PROCESS_INKS);
    cmsDoTransform(converter->to_bytes, rgb.at, inks, (cmsUInt32Number)n);
    return (Str){ (const char *)inks, n * PROCESS_INKS };
}
