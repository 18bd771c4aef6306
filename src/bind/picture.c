#include "bind/picture.h"

#include "base/file.h"
#include "bind/inline.h"
#include "data/data.h"
#include "picture/picture.h"

/* A file that is named often is read once. */
static const Picture *picture_of(Binder *binder, const char *path, Where where)
{
    Str name = str_from(path);
    const Picture *known = map_find(&binder->pictures, name);
    if (known) return known;
    const Picture *picture = picture_read(path, where, binder->arena, binder->diag);
    if (picture) map_put(&binder->pictures, picture->path, (void *)(uintptr_t)picture);
    return picture;
}

/* A value that was corrected stands in another file than its record; the picture lies where it did. */
static const char *file_of(DataNode value, const Node *node)
{
    DataNode record = value ? select_parent(value) : NULL;
    Where where = record ? select_where(record) : node->where;
    return where.file ? where.file : node->where.file;
}

/* As files are included: only from the project of the file that names them. */
static const Picture *find_picture(Binder *binder, Str href, const char *beside, Where namer)
{
    const char *path = file_beside(binder->arena, str_from(beside), href).at;
    FileStamp stamp = file_stamp(path);
    if (stamp.size >= 0 && !file_is_below(path, file_project(binder->work, beside).at)) {
        diag_report(binder->diag, namer, STR(""), DIAG_FILE_OUTSIDE, path);
        return NULL;
    }
    return picture_of(binder, path, namer);
}

const Picture *bind_picture_named(Binder *binder, const Node *node, Context context, DataNode *value)
{
    Str href = inline_template_from(binder, node, "href", context, value);
    Where namer = *value ? select_where(*value) : node->where;
    if (href.n) return find_picture(binder, href, file_of(*value, node), namer);
    diag_report(binder->diag, node->where, STR(""), DIAG_MISSING_ATTRIBUTE, node->element, "href");
    return NULL;
}

Depiction *bind_picture(Binder *binder, const Node *node, Context context, const Style *style, Key key)
{
    enum { MIDDLE = 50 };
    DataNode value;
    const Picture *picture = bind_picture_named(binder, node, context, &value);
    if (!picture) return NULL;
    Depiction *depiction = arena_new(binder->arena, Depiction);
    *depiction = (Depiction){ .picture = picture,
                              .alt = inline_template(binder, node, "alt", context),
                              .width = node_len(node, "width", 0),
                              .height = node_len(node, "height", 0),
                              .reach = (PlateReach)node_choice(node, "reach", REACH_MARGINS),
                              .fit = (PictureFit)node_choice(node, "fit", PICTURE_CONTAIN),
                              .focus_x = node_int(node, "focus-x", MIDDLE),
                              .focus_y = node_int(node, "focus-y", MIDDLE) };
    if (binder->is_vertical && !depiction->width && !depiction->height)
        diag_report(binder->diag, node->where, key.text, DIAG_FIGURE_WITHOUT_WIDTH, "picture");
    bool has_focus = node_find(node, "focus-x") || node_find(node, "focus-y");
    if (has_focus && depiction->fit != PICTURE_COVER) diag_report(binder->diag, node->where, key.text, DIAG_PICTURE_FOCUS);
    if (value) depiction->source = data_source(binder->data, value, binder->arena);
    bool is_figure = node_choice(node, "role", ROLE_FIGURE) == ROLE_FIGURE;
    if (is_figure != (depiction->alt.n > 0))
        diag_report(binder->diag, node->where, key.text, is_figure ? DIAG_PICTURE_MUTE : DIAG_PICTURE_TALKS);
    Key own = bind_key(binder, key_with_part(key, STR("picture"), binder->arena));
    Writer writer = writer_new(binder, style, own, node->where);
    depiction->handle = writer_rich(&writer);
    return depiction;
}
