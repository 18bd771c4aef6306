/* An icon, or a character that no face has (外字), stands in its line as the words it says do, by their style; they are the text. */
#include "bind/icon.h"

#include "bind/inline.h"
#include "bind/picture.h"
#include "data/data.h"

/* As high as the type. */
static void check_fineness(const Writer *writer, const Node *node, const Picture *picture)
{
    int64_t high = picture_high(picture), wide = picture_wide(picture);
    Len height = writer->pen.style->size;
    int dpi = (int)(high * 254 * LEN_MM / height / 10);
    if (!picture->drawing && dpi < LEAST_DPI)
        diag_report(writer->binder->diag, node->where, writer->key.text, DIAG_PICTURE_COARSE, picture->path.at, (int)wide,
                    (int)high, len_to_mm(len_scale(height, wide, high)), len_to_mm(height), dpi, LEAST_DPI);
}

void icon_write(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    DataNode file, value;
    const Picture *picture = bind_picture_named(binder, node, context, &file);
    Str words = inline_template_from(binder, node, "alt", context, &value);
    if (!words.n) diag_report(binder->diag, node->where, writer->key.text, DIAG_ICON_MUTE);
    if (!picture || !words.n) return;
    check_fineness(writer, node, picture);
    const Source *outer = writer->source;
    Source own;
    if (value) {
        own = data_source(binder->data, value, binder->arena);
        writer->source = &own;
    }
    writer_icon(writer, picture, words);
    writer->source = outer;
}
