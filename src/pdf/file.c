/* The file from beginning to end.  Pages come first, in any order, each painted and forgotten; then what can name any of them,
   links, structure and bookmarks; fonts last, when every glyph is known. */
#include "pdf/pdf.h"

#include "base/utf8.h"
#include "pdf/attach.h"
#include "pdf/embed.h"
#include "pdf/icc.h"
#include "pdf/labels.h"
#include "pdf/landmarks.h"
#include "pdf/meta.h"
#include "pdf/objects.h"
#include "pdf/paint.h"
#include "pdf/press.h"
#include "pdf/structure.h"

enum { COORD = 2 };

struct Pdf {
    Objects *objects;
    Fonts *fonts;
    Structure *structure;
    const Press *press; /* NULL: for readers on a screen */
    PressResources press_resources;
    Vec(Ref) page_refs;
    Painter painter;
    Arena *arena, *scratch; /* scratch: of the page in hand */
    Diag *diag;
    const Pages *pages; /* from here on: when all are painted */
    const Tags *tags;   /* NULL: nothing is tagged */
    bool is_two;
    const Landmarks *landmarks; /* of PDF 2.0; or NULL */
};

/* ---- links ---- */

/* x y of a corner, counted from the foot of the page. */
static void add_corner(Ink *ink, LenSum x, LenSum y, Len height)
{
    ink_points(ink, x, COORD);
    ink_add(ink, STR(" "));
    ink_points(ink, height - y, COORD);
}

/* [page /XYZ x y null] */
static void add_place(const Pdf *pdf, Ink *ink, Ref target, const Anchor *anchor)
{
    const Master *master = pdf->pages->pages[anchor->page].master;
    ink_format(ink, "[%d 0 R/XYZ ", target);
    add_corner(ink, master->vertical ? 0 : anchor->x, anchor->y, master->height); /* what follows stands to the left */
    ink_add(ink, STR(" null]"));
}

/* To a place of a page, and by PDF 2.0 to an element, for those who do not see pages (ISO 14289-2 8.8). */
static void add_destination(const Pdf *pdf, Ink *ink, const Anchor *anchor)
{
    ink_add(ink, pdf->landmarks ? STR("/A<</S/GoTo/D") : STR("/Dest"));
    add_place(pdf, ink, pdf->page_refs.at[anchor->page], anchor);
    if (!pdf->landmarks) return;
    ink_add(ink, STR("/SD"));
    add_place(pdf, ink, landmarks_at(pdf->landmarks, anchor->key.text, anchor->page), anchor);
    ink_add(ink, STR(">>"));
}

/* 12.6.4.7: the address of a web page, in ASCII. */
static void add_address(Ink *ink, Str address)
{
    ink_add(ink, STR("/A<</S/URI/URI("));
    for (int i = 0; i < address.n; i++) {
        if (address.at[i] == '(' || address.at[i] == ')') ink_add(ink, STR("\\"));
        ink_add(ink, str_part(address, i, i + 1));
    }
    ink_add(ink, STR(")>>"));
}

static Box around(Box a, Box b)
{
    LenSum right = (LenSum)a.x + a.width, bottom = (LenSum)a.y + a.height;
    LenSum other_right = (LenSum)b.x + b.width, other_bottom = (LenSum)b.y + b.height;
    Box both = { len_min(a.x, b.x), len_min(a.y, b.y), 0, 0 };
    both.width = (Len)((right > other_right ? right : other_right) - both.x);
    both.height = (Len)((bottom > other_bottom ? bottom : other_bottom) - both.y);
    return both;
}

/* Each line of a link that goes over several, corner by corner in the order in which readers take them: upper left, upper right, lower left,
   lower right (12.5.6.5 says otherwise, and nobody follows it). */
static void add_lines(Ink *ink, const TagLink *links, const TagLink *link, Len height)
{
    ink_add(ink, STR("/QuadPoints["));
    for (;; link = &links[link->more - 1]) {
        const Box *box = &link->box;
        for (int i = 0; i < 4; i++) {
            if (i) ink_add(ink, STR(" "));
            add_corner(ink, (LenSum)box->x + (i % 2 ? box->width : 0), (LenSum)box->y + (i / 2 ? box->height : 0), height);
        }
        if (!link->more) break;
        ink_add(ink, STR(" "));
    }
    ink_add(ink, STR("]"));
}

static Ref put_link(const Pdf *pdf, int page, int number)
{
    const TagLink *link = &pdf->tags->pages[page].links[number];
    Len height = pdf->pages->pages[page].master->height;
    Ink ink = { .arena = pdf->arena };
    const TagLink *links = pdf->tags->pages[page].links;
    Box box = link->box;
    for (int more = link->more; more; more = links[more - 1].more) box = around(box, links[more - 1].box);
    ink_add(&ink, STR("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")); /* F 4: printed */
    add_corner(&ink, box.x, (LenSum)box.y + box.height, height);
    ink_add(&ink, STR(" "));
    add_corner(&ink, (LenSum)box.x + box.width, box.y, height);
    ink_add(&ink, STR("]"));
    if (link->more) add_lines(&ink, links, link, height);
    if (link->leads_out) add_address(&ink, link->target);
    else add_destination(pdf, &ink, link->anchor);
    Ref ref = objects_reserve(pdf->objects);
    ink_format(&ink, "/StructParent %d/Contents", structure_add_link(pdf->structure, page, number, ref));
    ink_text(&ink, link->words);
    ink_add(&ink, STR(">>"));
    if (ink.overflow) objects_fail(pdf->objects, "link");
    objects_set(pdf->objects, ref, ink_str(&ink));
    return ref;
}

static void put_links(const Pdf *pdf, int page)
{
    Ink list = { .arena = pdf->arena };
    for (int i = 0; i < pdf->tags->pages[page].n_links; i++) {
        const TagLink *link = &pdf->tags->pages[page].links[i];
        if ((link->anchor || link->leads_out) && !link->goes_on)
            ink_format(&list, "%s%d 0 R", list.n ? " " : "[", put_link(pdf, page, i));
    }
    if (list.n == 0) return;
    ink_add(&list, STR("]"));
    Ref ref = objects_reserve(pdf->objects);
    objects_set(pdf->objects, ref, ink_str(&list));
    objects_add_page_entry(pdf->objects, page, "Annots", ref);
}

/* ---- pages ---- */

static void finish_for_press(Pdf *pdf, int page)
{
    Painter *painter = &pdf->painter;
    const int *spots = painter->page_inks.at;
    int n_spots = painter->page_inks.n;
    press_add_marks(&painter->ink, pdf->press, painter->width, painter->height, spots, n_spots);
    press_name_resources(pdf->objects, page, pdf->press, &pdf->press_resources, spots, n_spots);
}

/* Colours of a screen have no place on plates, nor has what shines through in PDF/X-1a (ISO 15930-4 6.2.3, 6.14); in the archive all
   colours are those of its output intent, sRGB (ISO 19005-2 6.2.4.3). */
static PictureRules picture_rules(const PdfInfo *info, const Press *press, const PressResources *resources)
{
    bool is_x1a = press && press->standard == PRESS_X1A;
    return (PictureRules){ .refuses = { [PICTURE_RGB] = press != NULL, [PICTURE_CMYK] = info->profile == PROFILE_ARCHIVE },
                           .refuses_alpha = is_x1a,
                           .name = is_x1a  ? "PDF/X-1a"
                                   : press ? "PDF/X-4"
                                           : "PDF/A",
                           .press = press,
                           .resources = press ? resources : NULL };
}

Pdf *pdf_open(const PdfInfo *info, Diag *diag)
{
    const Press *press = info->profile == PROFILE_PRESS ? info->press : NULL;
    Arena *arena = arena_open();
    ObjectsFormat format = info->is_two ? (ObjectsFormat){ STR("2.0"), .in_streams = true, .is_two = true } : press_format(press);
    format.is_dense = info->profile != PROFILE_SCREEN;
    Objects *objects = objects_open(format, arena, diag);
    if (!objects) {
        arena_close(arena);
        return NULL;
    }
    Pdf *pdf = arena_new(arena, Pdf);
    *pdf = (Pdf){ .objects = objects,
                  .is_two = info->is_two,
                  .press = press,
                  .page_refs.arena = arena,
                  .arena = arena,
                  .scratch = arena_open(),
                  .diag = diag };
    pdf->fonts = embed_open(objects, arena);
    pdf->structure = structure_open(objects, arena);
    if (press) pdf->press_resources = press_put_resources(objects, press, arena);
    pdf->painter = (Painter){ .arena = pdf->scratch,
                              .fonts = pdf->fonts,
                              .structure = pdf->structure,
                              .ink = { .arena = arena },
                              .before = { .arena = arena },
                              .page_fonts = { .arena = arena },
                              .pictures = pictures_open(objects, picture_rules(info, press, &pdf->press_resources), arena, diag),
                              .page_pictures = { .arena = arena },
                              .press = press,
                              .page_inks = { .arena = arena } };
    return pdf;
}

void pdf_close(Pdf *pdf)
{
    pictures_close(pdf->painter.pictures);
    objects_close(pdf->objects);
    arena_close(pdf->scratch);
    arena_close(pdf->arena);
}

void pdf_add(Pdf *pdf, const Page *page, int number, const TagPage *tags)
{
    Painter *painter = &pdf->painter;
    const Master *master = page->master;
    while (pdf->page_refs.n <= number) *vec_push(&pdf->page_refs) = objects_add_page(pdf->objects);
    objects_set_page_size(pdf->objects, number, master->width, master->height);
    if (pdf->press) press_set_boxes(pdf->objects, number, pdf->press, master->width, master->height);
    if (tags) structure_begin_page(pdf->structure, number, tags->n_pieces);
    paint_page(painter, page, number, tags);
    if (pdf->press) finish_for_press(pdf, number);
    objects_set_contents(pdf->objects, number, ink_str(&painter->ink));
    for (int f = 0; f < painter->page_fonts.n; f++)
        objects_add_page_font(pdf->objects, number, embed_font_ref(pdf->fonts, painter->page_fonts.at[f]));
    for (int i = 0; i < painter->page_pictures.n; i++)
        objects_add_page_resource(pdf->objects, number, "XObject", str_printf(pdf->arena, "I%d", i + 1).at,
                                  painter->page_pictures.at[i]);
    arena_clear(pdf->scratch);
}

/* ---- outline ---- */

/* What the line of PDF 2.0 does; 0: it leads to its page. */
static Ref put_action(const Pdf *pdf, const Bookmark *bookmark, int y)
{
    if (!pdf->landmarks) return 0;
    Ref ref = objects_reserve(pdf->objects), element = landmarks_at(pdf->landmarks, bookmark->key.text, bookmark->page);
    Str place = str_printf(pdf->arena, " 0 R/XYZ 0 %d null]", y);
    objects_set(pdf->objects, ref,
                str_printf(pdf->arena, "<</S/GoTo/D[%d" STR_FMT "/SD[%d" STR_FMT ">>", pdf->page_refs.at[bookmark->page],
                           STR_ARG(place), element, STR_ARG(place)));
    return ref;
}

/* A bookmark stands below the latest one of a lower level. */
static void add_bookmarks(const Pdf *pdf)
{
    enum { DEEPEST = 32 };
    struct {
        int level, line;
    } above[DEEPEST + 1] = { { 0, 0 } };
    int depth = 0;
    for (int i = 0; i < pdf->pages->n_bookmarks; i++) {
        const Bookmark *bookmark = &pdf->pages->bookmarks[i];
        while (depth > 0 && (above[depth].level >= bookmark->level || depth == DEEPEST)) depth--;
        LenSum height = pdf->pages->pages[bookmark->page].master->height;
        if (pdf->press) height += press_margin(pdf->press);
        int y = (int)ink_rounded(height - bookmark->y, 0) + 1; /* a point above, so that nothing is cut off */
        int line = objects_add_bookmark(pdf->objects, above[depth].line, bookmark->title, bookmark->page, y,
                                        put_action(pdf, bookmark, y));
        above[++depth].level = bookmark->level;
        above[depth].line = line;
    }
    if (pdf->pages->n_bookmarks) objects_show_outline(pdf->objects);
}

/* ---- about the document ---- */

static Str first_given(Str a, Str b)
{
    return a.n ? a : b;
}

static void add_catalog_value(const Pdf *pdf, const char *key, Str value)
{
    Ref ref = objects_reserve(pdf->objects);
    objects_set(pdf->objects, ref, value);
    objects_add_catalog_entry(pdf->objects, key, ref);
}

/* D:20200901000000+09'00' (7.9.4).  Today's date is never asked for. */
static void add_date(const Pdf *pdf, Str date, const char *key)
{
    if (!date.n) return;
    objects_set_info_plain(pdf->objects, key,
                           str_printf(pdf->arena, "D:%.4s%.2s%.2s000000+09'00'", date.at, date.at + 5, date.at + 8));
}

/* What the archive asks for: no colour depends on the device it is shown on (ISO 19005-2 6.2.3). */
static void add_output_intent(const Pdf *pdf)
{
    Ref profile = objects_reserve(pdf->objects);
    objects_set_stream(pdf->objects, profile, STR("/N 3"), icc_srgb(pdf->arena));
    add_catalog_value(pdf, "OutputIntents",
                      str_printf(pdf->arena,
                                 "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
                                 profile));
}

/* Level A asks that every character be one that everybody reads alike (6.2.11.7.3). */
static void add_metadata(const Pdf *pdf, const Fonts *fonts, const PdfInfo *info, Meta *meta)
{
    if (pdf->press && pdf->press->standard == PRESS_X1A) return; /* older than XMP */
    meta->ua_part = !pdf->tags ? 0 : pdf->is_two ? 2 : 1;
    meta->is_x4 = pdf->press != NULL;
    if (info->profile != PROFILE_PRESS) attach_write(pdf->objects, info, pdf->arena);
    objects_get_print(pdf->objects, meta->print);
    if (info->is_two) {
        meta->a_part = 4;
        meta->a_level = info->n_files ? "F" : NULL;
    } else if (info->profile == PROFILE_ARCHIVE) {
        bool is_private = embed_shows_private_use(fonts);
        meta->a_part = info->n_files ? 3 : 2;
        meta->a_level = is_private ? "U" : "A";
        if (is_private) diag_report(pdf->diag, (Where){ 0 }, STR(""), DIAG_ARCHIVE_LEVEL_U, meta->a_part, meta->a_part);
    }
    if (info->profile == PROFILE_ARCHIVE) add_output_intent(pdf);
    Ref ref = objects_reserve(pdf->objects);
    objects_set_plain_stream(pdf->objects, ref, STR("/Type/Metadata/Subtype/XML"), meta_packet(meta, pdf->arena));
    objects_add_catalog_entry(pdf->objects, "Metadata", ref);
}

/* 12.2 */
static void add_preferences(const Pdf *pdf, bool has_title)
{
    Ink preferences = { .arena = pdf->arena };
    ink_add(&preferences, STR("<<"));
    if (has_title) ink_add(&preferences, STR("/DisplayDocTitle true"));
    if (pdf->pages->binding == BINDING_RIGHT) ink_add(&preferences, STR("/Direction/R2L"));
    ink_add(&preferences, STR(">>"));
    add_catalog_value(pdf, "ViewerPreferences", ink_str(&preferences));
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
static bool describe_document(const Pdf *pdf, const Fonts *fonts, const PdfInfo *info)
{
    Meta meta = { .title = short_words(first_given(info->title, pdf->pages->title)),
                  .author = short_words(first_given(info->author, pdf->pages->author)),
                  .producer = STR("Hyogumi"),
                  .created = meta_whole_date(info->created, pdf->arena) };
    Str lang = first_given(info->lang, pdf->pages->lang);
    if (meta.title.n) objects_set_info_text(pdf->objects, "Title", meta.title);
    if (meta.author.n) objects_set_info_text(pdf->objects, "Author", meta.author);
    objects_set_language(pdf->objects, lang.n ? lang : STR("ja"));
    objects_set_info_plain(pdf->objects, "Producer", meta.producer);
    add_date(pdf, meta.created, "CreationDate");
    add_preferences(pdf, meta.title.n > 0);
    Ink labels = { .arena = pdf->arena };
    labels_add(&labels, pdf->pages);
    add_catalog_value(pdf, "PageLabels", ink_str(&labels));
    if (pdf->press) add_date(pdf, meta.created, "ModDate");
    if (pdf->press && !press_describe(pdf->objects, pdf->press, meta.created, pdf->arena, pdf->diag)) return false;
    add_metadata(pdf, fonts, info, &meta);
    return true;
}

static void put_structure(Pdf *pdf)
{
    if (pdf->is_two) pdf->landmarks = landmarks_find(pdf->tags, pdf->pages, pdf->objects, pdf->arena);
    structure_set_tags(pdf->structure, pdf->tags, pdf->pages, pdf->landmarks);
    for (int i = 0; i < pdf->pages->n_pages; i++) put_links(pdf, i);
    structure_write(pdf->structure);
}

bool pdf_save(Pdf *pdf, const Pages *pages, const Tags *tags, const char *path, const PdfInfo *info)
{
    pdf->pages = pages;
    pdf->tags = tags;
    if (pdf->painter.ink.overflow) objects_fail(pdf->objects, "a coordinate is out of range");
    embed_write(pdf->fonts); /* the longest streams: they are deflated beside all that follows */
    if (tags) put_structure(pdf);
    add_bookmarks(pdf);
    bool described = describe_document(pdf, pdf->fonts, info);
    return described && !pictures_failed(pdf->painter.pictures) &&
           objects_save(pdf->objects, path, info->set, info->proof, info->proof_context, pdf->diag);
}
