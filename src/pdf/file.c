/* The file from beginning to end.  All pages are made first, so that links and bookmarks can name any of them; fonts
   come after them, when every glyph is known. */
#include "pdf/pdf.h"

#include "base/utf8.h"
#include "pdf/attach.h"
#include "pdf/embed.h"
#include "pdf/icc.h"
#include "pdf/labels.h"
#include "pdf/meta.h"
#include "pdf/objects.h"
#include "pdf/paint.h"
#include "pdf/press.h"
#include "pdf/structure.h"

enum { COORD = 2 };

typedef struct {
    const Pages *pages;
    Objects *objects;
    const Tags *tags;     /* NULL: nothing is tagged */
    Structure *structure; /* of those */
    const Press *press;   /* NULL: for readers on a screen */
    PressResources press_resources;
    Ref *page_refs;
    Arena *arena;
    Diag *diag;
} File;

static void add_pages(File *file)
{
    file->page_refs = arena_array(file->arena, Ref, file->pages->n_pages);
    for (int i = 0; i < file->pages->n_pages; i++) {
        const Master *master = file->pages->pages[i].master;
        file->page_refs[i] = objects_add_page(file->objects, master->width, master->height);
        if (file->press) press_set_boxes(file->objects, i, file->press, master->width, master->height);
    }
}

/* ---- links ---- */

/* x y of a corner, counted from the foot of the page. */
static void add_corner(Ink *ink, LenSum x, LenSum y, Len height)
{
    ink_points(ink, x, COORD);
    ink_add(ink, STR(" "));
    ink_points(ink, height - y, COORD);
}

static Ref put_link(const File *file, int page, int number)
{
    const TagLink *link = &file->tags->pages[page].links[number];
    const Anchor *anchor = link->anchor;
    Len height = file->pages->pages[page].master->height;
    Ink ink = { .arena = file->arena };
    const Box *box = &link->box;
    ink_add(&ink, STR("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")); /* F 4: printed */
    add_corner(&ink, box->x, (LenSum)box->y + box->height, height);
    ink_add(&ink, STR(" "));
    add_corner(&ink, (LenSum)box->x + box->width, box->y, height);
    ink_format(&ink, "]/Dest[%d 0 R/XYZ ", file->page_refs[anchor->page]);
    add_corner(&ink, anchor->x, anchor->y, file->pages->pages[anchor->page].master->height);
    Ref ref = objects_reserve(file->objects);
    ink_format(&ink, " null]/StructParent %d/Contents", structure_add_link(file->structure, page, number, ref));
    ink_text(&ink, link->words);
    ink_add(&ink, STR(">>"));
    if (ink.overflow) objects_fail(file->objects, "link");
    objects_set(file->objects, ref, ink_str(&ink));
    return ref;
}

static void put_links(const File *file, int page)
{
    Ink list = { .arena = file->arena };
    for (int i = 0; i < file->tags->pages[page].n_links; i++)
        ink_format(&list, "%s%d 0 R", list.n ? " " : "[", put_link(file, page, i));
    if (list.n == 0) return;
    ink_add(&list, STR("]"));
    Ref ref = objects_reserve(file->objects);
    objects_set(file->objects, ref, ink_str(&list));
    objects_add_page_entry(file->objects, page, "Annots", ref);
}

/* ---- pages ---- */

static void finish_for_press(const File *file, int page, Painter *painter)
{
    const Press *press = file->press;
    const int *spots = painter->page_inks.at;
    int n_spots = painter->page_inks.n;
    press_add_marks(&painter->ink, press, painter->width, painter->height, spots, n_spots);
    press_name_resources(file->objects, page, press, &file->press_resources, spots, n_spots);
}

static void paint_pages(const File *file, Fonts *fonts)
{
    Painter painter = { .arena = file->arena,
                        .fonts = fonts,
                        .tags = file->tags,
                        .structure = file->structure,
                        .ink = { .arena = file->arena },
                        .before = { .arena = file->arena },
                        .page_fonts = { .arena = file->arena },
                        .press = file->press,
                        .page_inks = { .arena = file->arena } };
    for (int i = 0; i < file->pages->n_pages; i++) {
        paint_page(&painter, file->pages, i);
        if (file->press) finish_for_press(file, i, &painter);
        objects_set_contents(file->objects, i, ink_str(&painter.ink));
        for (int f = 0; f < painter.page_fonts.n; f++)
            objects_add_page_font(file->objects, i, embed_font_ref(fonts, painter.page_fonts.at[f]));
        if (file->tags) put_links(file, i); /* paper has none */
    }
    if (painter.ink.overflow) objects_fail(file->objects, "a coordinate is out of range");
}

/* ---- outline ---- */

/* A bookmark stands below the latest one of a lower level. */
static void add_bookmarks(const File *file)
{
    enum { DEEPEST = 32 };
    struct {
        int level, line;
    } above[DEEPEST + 1] = { { 0, 0 } };
    int depth = 0;
    for (int i = 0; i < file->pages->n_bookmarks; i++) {
        const Bookmark *bookmark = &file->pages->bookmarks[i];
        while (depth > 0 && (above[depth].level >= bookmark->level || depth == DEEPEST)) depth--;
        LenSum height = file->pages->pages[bookmark->page].master->height;
        if (file->press) height += press_margin(file->press);
        int y = (int)ink_rounded(height - bookmark->y, 0) + 1; /* a point above, so that nothing is cut off */
        int line = objects_add_bookmark(file->objects, above[depth].line, bookmark->title, bookmark->page, y);
        above[++depth].level = bookmark->level;
        above[depth].line = line;
    }
    if (file->pages->n_bookmarks) objects_show_outline(file->objects);
}

/* ---- about the document ---- */

static Str first_given(Str a, Str b)
{
    return a.n ? a : b;
}

static void add_catalog_value(const File *file, const char *key, Str value)
{
    Ref ref = objects_reserve(file->objects);
    objects_set(file->objects, ref, value);
    objects_add_catalog_entry(file->objects, key, ref);
}

/* D:20200901000000+09'00' (7.9.4).  Today's date is never asked for. */
static void add_date(const File *file, Str date, const char *key)
{
    if (!date.n) return;
    objects_set_info_plain(file->objects, key,
                           str_printf(file->arena, "D:%.4s%.2s%.2s000000+09'00'", date.at, date.at + 5, date.at + 8));
}

/* What the archive asks for: no colour depends on the device it is shown on (ISO 19005-2 6.2.3). */
static void add_output_intent(const File *file)
{
    Ref profile = objects_reserve(file->objects);
    objects_set_stream(file->objects, profile, STR("/N 3"), icc_srgb(file->arena));
    add_catalog_value(file, "OutputIntents",
                      str_printf(file->arena,
                                 "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
                                 profile));
}

/* Level A asks that every character be one that everybody reads alike (6.2.11.7.3). */
static void add_metadata(const File *file, const Fonts *fonts, const PdfInfo *info, Meta *meta)
{
    if (file->press && file->press->standard == PRESS_X1A) return; /* older than XMP */
    meta->is_ua = file->tags != NULL;
    meta->is_x4 = file->press != NULL;
    if (info->profile != PROFILE_PRESS) attach_write(file->objects, info, file->arena);
    objects_get_print(file->objects, meta->print);
    if (info->profile == PROFILE_ARCHIVE) {
        bool is_private = embed_shows_private_use(fonts);
        meta->a_part = info->n_files ? 3 : 2;
        meta->a_level = is_private ? "U" : "A";
        if (is_private) diag_report(file->diag, (Where){ 0 }, STR(""), DIAG_ARCHIVE_LEVEL_U, meta->a_part, meta->a_part);
        add_output_intent(file);
    }
    Ref ref = objects_reserve(file->objects);
    objects_set_plain_stream(file->objects, ref, STR("/Type/Metadata/Subtype/XML"), meta_packet(meta, file->arena));
    objects_add_catalog_entry(file->objects, "Metadata", ref);
}

/* Words that stand both in the information dictionary, which takes no more, and in the metadata. */
static Str short_words(Str words)
{
    enum { CHARACTERS = 1000 };
    int end = 0;
    for (int i = 0; i < CHARACTERS && end < words.n; i++) utf8_next(words, &end);
    return str_part(words, 0, end);
}

/* false: what the press wants is missing, which is reported. */
static bool describe_document(const File *file, const Fonts *fonts, const PdfInfo *info)
{
    Meta meta = { .title = short_words(first_given(info->title, file->pages->title)),
                  .author = short_words(first_given(info->author, file->pages->author)),
                  .producer = STR("Hyogumi"),
                  .created = meta_whole_date(info->created, file->arena) };
    Str lang = first_given(info->lang, file->pages->lang);
    if (meta.title.n) objects_set_info_text(file->objects, "Title", meta.title);
    if (meta.author.n) objects_set_info_text(file->objects, "Author", meta.author);
    objects_set_language(file->objects, lang.n ? lang : STR("ja"));
    objects_set_info_plain(file->objects, "Producer", meta.producer);
    add_date(file, meta.created, "CreationDate");
    add_catalog_value(file, "ViewerPreferences", meta.title.n ? STR("<</DisplayDocTitle true>>") : STR("<<>>"));
    Ink labels = { .arena = file->arena };
    labels_add(&labels, file->pages);
    add_catalog_value(file, "PageLabels", ink_str(&labels));
    if (file->press) add_date(file, meta.created, "ModDate");
    if (file->press && !press_describe(file->objects, file->press, meta.created, file->arena, file->diag)) return false;
    add_metadata(file, fonts, info, &meta);
    return true;
}

static bool write_file(const Pages *pages, const Tags *tags, const char *path, const PdfInfo *info, Arena *arena, Diag *diag)
{
    const Press *press = info->profile == PROFILE_PRESS ? info->press : NULL;
    Objects *objects = objects_open(press_format(press), arena, diag);
    if (!objects) return false;
    File file = { .pages = pages, .objects = objects, .tags = tags, .press = press, .arena = arena, .diag = diag };
    if (tags) file.structure = structure_open(tags, pages, objects, arena);
    Fonts *fonts = embed_open(objects, arena);
    add_pages(&file);
    if (press) file.press_resources = press_put_resources(objects, press, arena);
    paint_pages(&file, fonts);
    embed_write(fonts); /* the longest streams: they are deflated beside all that follows */
    if (tags) structure_write(file.structure);
    add_bookmarks(&file);
    bool described = describe_document(&file, fonts, info);
    bool written = described && objects_save(objects, path, info->set, info->proof, pages, diag);
    objects_close(objects);
    return written;
}

bool pdf_write(const Pages *pages, const Tags *tags, const char *path, const PdfInfo *info, Diag *diag)
{
    Arena *arena = arena_open();
    bool written = write_file(pages, tags, path, info, arena, diag);
    arena_close(arena);
    return written;
}
