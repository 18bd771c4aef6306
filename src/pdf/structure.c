/* Elements are numbered when the first thing is put into them, and written when they end: so the texts of all open ones
   are as many as the tree is deep, and the same room is used again and again. */
#include "pdf/structure.h"

#include "base/vec.h"
#include "pdf/ink.h"

enum { COORD = 2, ID_DIGITS = 4, MOST_IDS = 36 * 36 * 36 * 36 };

typedef struct {
    const Tag *tag;
    Ref ref;
    int page; /* of its first content; -1: none yet */
    int n_kids;
    Ink kids;
} Element;

/* What is on a page. */
typedef struct {
    Ref ref;
    int *sequences; /* of each piece: the number of the sequence that begins with it, from 1; 0: none does */
    int n_sequences;
    Ref *parents; /* of each sequence */
    Ref *links;   /* annotations */
    int first_link;
} TaggedPage;

struct Structure {
    Objects *objects;
    Arena *arena;
    const Tags *tags;
    const Pages *pages;
    const Landmarks *landmarks; /* NULL: the tree is one of PDF 1.7 */
    Ref space;                  /* of the types of PDF 2.0 */
    Vec(TaggedPage) tagged;     /* by page */
    Ref root, document;
    Ref *link_parents; /* of all links, page by page */
    int n_links;
    Vec(Element *) open;
    int depth;
    bool is_stressed;    /* something is said with stress */
    Ink element;         /* being written */
    Vec(Ref) identified; /* by identifier - 1 */
};

Structure *structure_open(Objects *objects, Arena *arena)
{
    Structure *structure = arena_new(arena, Structure);
    *structure = (Structure){ .objects = objects,
                              .arena = arena,
                              .tagged = { .arena = arena },
                              .open = { .arena = arena },
                              .element = { .arena = arena },
                              .identified = { .arena = arena } };
    return structure;
}

void structure_begin_page(Structure *structure, int page, int n_pieces)
{
    while (structure->tagged.n <= page) *vec_push(&structure->tagged) = (TaggedPage){ 0 };
    structure->tagged.at[page].sequences = arena_array(structure->arena, int, n_pieces);
}

int structure_add_sequence(Structure *structure, int page, int piece)
{
    TaggedPage *tagged = &structure->tagged.at[page];
    tagged->sequences[piece] = ++tagged->n_sequences;
    return tagged->n_sequences - 1;
}

void structure_set_tags(Structure *structure, const Tags *tags, const Pages *pages, const Landmarks *landmarks)
{
    structure->tags = tags;
    structure->pages = pages;
    structure->landmarks = landmarks;
    for (int i = 0; i < tags->n_pages; i++) {
        TaggedPage *tagged = &structure->tagged.at[i];
        tagged->links = arena_array(structure->arena, Ref, tags->pages[i].n_links);
        tagged->first_link = structure->n_links;
        structure->n_links += tags->pages[i].n_links;
    }
    structure->link_parents = arena_array(structure->arena, Ref, structure->n_links);
}

int structure_add_link(Structure *structure, int page, int link, Ref annotation)
{
    structure->tagged.at[page].links[link] = annotation;
    return structure->tags->n_pages + structure->tagged.at[page].first_link + link;
}

static Ref number_of(const Structure *structure, Element *element)
{
    if (!element->ref) element->ref = objects_reserve(structure->objects);
    return element->ref;
}

static Element *begin_element(Structure *structure, const Tag *tag)
{
    if (structure->depth == structure->open.n) {
        Element *fresh = arena_new(structure->arena, Element);
        fresh->kids.arena = structure->arena;
        *vec_push(&structure->open) = fresh;
    }
    Element *element = structure->open.at[structure->depth++];
    element->tag = tag;
    element->ref = structure->landmarks ? landmarks_number(structure->landmarks, tag) : 0;
    element->n_kids = element->kids.n = 0;
    element->page = -1;
    return element;
}

/* ---- what an element says of itself ---- */

static const char *const types[TAG_TYPE_COUNT] = {
    [TAG_DOCUMENT] = "Document", [TAG_PART] = "Part",       [TAG_SECTION] = "Sect",
    [TAG_GROUP] = "Div",         [TAG_INDEX] = "Index",     [TAG_CONTENTS] = "TOC",
    [TAG_ENTRY] = "TOCI",        [TAG_PARAGRAPH] = "P",     [TAG_REFERENCE] = "Reference",
    [TAG_LINK] = "Link",         [TAG_NOTE] = "Note",       [TAG_LIST] = "L",
    [TAG_ITEM] = "LI",           [TAG_MARKER] = "Lbl",      [TAG_ITEM_BODY] = "LBody",
    [TAG_RUBY] = "Ruby",         [TAG_RUBY_BASE] = "RB",    [TAG_RUBY_READING] = "RT",
    [TAG_FIGURE] = "Figure",     [TAG_TABLE] = "Table",     [TAG_CAPTION] = "Caption",
    [TAG_HEAD_ROWS] = "THead",   [TAG_BODY_ROWS] = "TBody", [TAG_ROW] = "TR",
    [TAG_HEAD_CELL] = "TH",      [TAG_CELL] = "TD",         [TAG_RAISED] = "Span",
    [TAG_STRESS] = "Em",         [TAG_STRUCK] = "Span",     [TAG_FOREIGN] = "Span",
};

/* A number of an index. */
static bool holds_link(const Tag *tag)
{
    return tag->kids && tag->kids->kind == KID_TAG && kid_as_tag(tag->kids)->type == TAG_LINK;
}

/* In the namespace of PDF 2.0 (ISO 32000-2 14.8.6); NULL: it has none like it, and that of PDF 1.7 is meant.  A line of 目次 may not
   hold a link by itself, nor in a Reference (ISO/TS 32005). */
static const char *type_in_two(const Tag *tag, const Tag *parent)
{
    switch (tag->type) {
    case TAG_CONTENTS:
    case TAG_INDEX:
    case TAG_ENTRY: return NULL;
    case TAG_REFERENCE:
        return !parent ? NULL : parent->type == TAG_ENTRY ? types[TAG_PARAGRAPH] : holds_link(tag) ? "Span" : NULL;
    case TAG_NOTE: return "FENote";
    default: return types[tag->type];
    }
}

static void add_type(Ink *ink, const Tag *tag, const Tag *parent, const Structure *structure)
{
    const char *fresh = structure->landmarks ? type_in_two(tag, parent) : NULL;
    bool is_heading = tag->type == TAG_HEADING;
    if (is_heading) ink_format(ink, "H%d", tag->as.level);
    else ink_add(ink, str_from(fresh ? fresh : types[tag->type]));
    if (structure->landmarks && (fresh || is_heading)) ink_format(ink, "/NS %d 0 R", structure->space);
}

/* (000a): all of one length, so that they are in order as they are made. */
static void add_identifier(Ink *ink, int id)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char name[] = "(0000)";
    for (int i = ID_DIGITS, number = id - 1; i > 0; i--, number /= 36) name[i] = digits[number % 36];
    ink_add(ink, (Str){ name, ID_DIGITS + 2 });
}

static void identify(Structure *structure, Element *element)
{
    if (structure->identified.n == MOST_IDS) objects_fail(structure->objects, "too many structure identifiers");
    *vec_push(&structure->identified) = number_of(structure, element);
}

static void begin_attributes(Ink *ink, const char *owner)
{
    ink_add(ink, STR("/A<</O/"));
    ink_add(ink, str_from(owner));
}

static void add_cell_attributes(Ink *ink, const TagCell *cell)
{
    if (!cell->scope && cell->row_span <= 1 && cell->column_span <= 1 && !cell->n_heads) return;
    begin_attributes(ink, "Table");
    static const char *const scopes[] = { "", "/Scope/Column", "/Scope/Row", "/Scope/Both" }; /* by TagScope */
    ink_add(ink, str_from(scopes[cell->scope]));
    if (cell->row_span > 1) ink_format(ink, "/RowSpan %d", cell->row_span);
    if (cell->column_span > 1) ink_format(ink, "/ColSpan %d", cell->column_span);
    if (cell->n_heads) ink_add(ink, STR("/Headers["));
    for (int i = 0; i < cell->n_heads; i++) add_identifier(ink, cell->heads[i]);
    ink_add(ink, cell->n_heads ? STR("]>>") : STR(">>"));
}

/* 14.8.5.4.3, BBox; and the words said instead of it. */
static void add_figure_attributes(Ink *ink, const TagFigure *figure, Len height)
{
    const Box *box = &figure->box;
    const LenSum corners[] = { box->x, (LenSum)height - box->y - box->height, (LenSum)box->x + box->width,
                               (LenSum)height - box->y };
    begin_attributes(ink, "Layout");
    ink_add(ink, STR("/Placement/Block/BBox["));
    for (int i = 0; i < 4; i++) {
        if (i) ink_add(ink, STR(" "));
        ink_points(ink, corners[i], COORD);
    }
    ink_add(ink, STR("]>>/Alt"));
    ink_text(ink, figure->words);
}

/* 14.8.5.4.3: BaselineShift. */
static void add_raise(Ink *ink, const TagRaise *raise)
{
    begin_attributes(ink, "Layout");
    ink_add(ink, STR("/BaselineShift "));
    ink_points(ink, raise->by, COORD);
    ink_add(ink, STR(">>"));
    if (!raise->words.n) return;
    ink_add(ink, STR("/ActualText"));
    ink_text(ink, raise->words);
}

/* By TagListKind: 14.8.5.5; a list of terms, or of words, is None ("arbitrary text not subject to any numbering scheme"), the former in
   PDF 2.0 Description (ISO 32000-2 table 382). */
static const char *const numberings[] = { "Disc", "Decimal", "None", "None" };
static const char *const numberings_in_two[] = { "Disc", "Decimal", "Description", "None" };

static void add_attributes(Ink *ink, const Tag *tag, const Structure *structure)
{
    switch (tag->type) {
    case TAG_PART: /* 14.8.5.4.2: inherited by all that it holds */
        if (!tag->as.is_vertical) break;
        begin_attributes(ink, "Layout");
        ink_add(ink, STR("/WritingMode/TbRl>>"));
        break;
    case TAG_LIST: /* 14.8.5.5: what the markers are */
        begin_attributes(ink, "List");
        ink_add(ink, STR("/ListNumbering/"));
        ink_add(ink, str_from(structure->landmarks ? numberings_in_two[tag->as.list.kind] : numberings[tag->as.list.kind]));
        ink_add(ink, STR(">>"));
        if (tag->as.list.name.n) ink_add(ink, STR("/T")); /* 14.7.2: its title */
        if (tag->as.list.name.n) ink_text(ink, tag->as.list.name);
        break;
    case TAG_TABLE:
        if (!tag->as.summary.n) break;
        begin_attributes(ink, "Table");
        ink_add(ink, STR("/Summary"));
        ink_text(ink, tag->as.summary);
        ink_add(ink, STR(">>"));
        break;
    case TAG_FIGURE: {
        const Page *page = &structure->pages->pages[tag->as.figure->page];
        add_figure_attributes(ink, tag->as.figure, page->master->height);
        break;
    }
    case TAG_STRUCK: /* 14.8.5.4.5 */
        begin_attributes(ink, "Layout");
        ink_add(ink, STR("/TextDecorationType/LineThrough>>"));
        break;
    case TAG_RAISED: add_raise(ink, &tag->as.raise); break;
    case TAG_HEAD_CELL:
    case TAG_CELL: add_cell_attributes(ink, &tag->as.cell); break;
    default: break;
    }
    if (tag->language) { /* 14.9.2 */
        ink_add(ink, STR("/Lang"));
        ink_text(ink, *tag->language);
    }
    if (!tag->id) return;
    ink_add(ink, STR("/ID"));
    add_identifier(ink, tag->id);
}

/* ---- what is in it ---- */

static Ink *next_kid(Element *element)
{
    if (element->n_kids++) ink_add(&element->kids, STR(" "));
    return &element->kids;
}

/* A piece that was painted in one sequence with its neighbour has none of its own. */
static void add_piece(const Structure *structure, Element *element, int page, int piece)
{
    const TaggedPage *tagged = &structure->tagged.at[page];
    int mcid = tagged->sequences[piece] - 1;
    if (mcid < 0) return;
    tagged->parents[mcid] = number_of(structure, element);
    if (element->page < 0) element->page = page;
    Ink *kids = next_kid(element);
    if (element->page == page) ink_count(kids, mcid);
    else ink_format(kids, "<</Type/MCR/Pg %d 0 R/MCID %d>>", tagged->ref, mcid);
}

static void add_link(const Structure *structure, Element *element, int page, int link)
{
    const TaggedPage *tagged = &structure->tagged.at[page];
    structure->link_parents[tagged->first_link + link] = number_of(structure, element);
    ink_format(next_kid(element), "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", tagged->links[link], tagged->ref);
}

static void end_element(Structure *structure, Element *element, Element *parent)
{
    Ref self = number_of(structure, element), above = parent ? number_of(structure, parent) : structure->root;
    Ink *ink = &structure->element;
    ink->n = 0;
    ink_add(ink, STR("<</S/"));
    add_type(ink, element->tag, parent ? parent->tag : NULL, structure);
    ink_add(ink, STR("/P "));
    ink_ref(ink, above);
    if (element->page >= 0) {
        ink_add(ink, STR("/Pg "));
        ink_ref(ink, structure->tagged.at[element->page].ref);
    }
    if (element->n_kids) {
        ink_add(ink, element->n_kids > 1 ? STR("/K[") : STR("/K "));
        ink_add(ink, ink_str(&element->kids));
        ink_add(ink, element->n_kids > 1 ? STR("]") : STR(""));
    }
    add_attributes(ink, element->tag, structure);
    if (structure->landmarks) landmarks_add_refs(structure->landmarks, element->tag, ink);
    ink_add(ink, STR(">>"));
    objects_set(structure->objects, self, ink_str(ink));
    if (parent) ink_ref(next_kid(parent), self);
    else structure->document = self;
}

static Element *innermost(const Structure *structure)
{
    return structure->depth ? structure->open.at[structure->depth - 1] : NULL;
}

static void hear_begin(void *listener, const Tag *tag)
{
    Structure *structure = listener;
    Element *element = begin_element(structure, tag);
    if (tag_is_kept(tag)) number_of(structure, element);
    structure->is_stressed |= tag->type == TAG_STRESS;
    if (tag->id) identify(structure, element);
}

static void hear_kids(void *listener, const Tag *tag);

static void hear_end(void *listener, const Tag *tag)
{
    Structure *structure = listener;
    Element *element = innermost(structure);
    element->tag = tag;
    structure->depth--;
    Element *parent = innermost(structure);
    if (element->ref || !parent) end_element(structure, element, parent);
}

static void hear_whole(Structure *structure, const Tag *tag)
{
    hear_begin(structure, tag);
    hear_kids(structure, tag);
    hear_end(structure, tag);
}

static void hear_kids(void *listener, const Tag *tag)
{
    Structure *structure = listener;
    Element *element = innermost(structure);
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind == KID_TAG) hear_whole(structure, kid_as_tag(kid));
        else if (kid->kind == KID_PIECE) add_piece(structure, element, kid->page, kid_as_place(kid)->number);
        else add_link(structure, element, kid->page, kid_as_place(kid)->number);
    }
}

static void put_tree(Structure *structure)
{
    const Tags *tags = structure->tags;
    const TagListener listener = { hear_begin, hear_kids, hear_end, structure };
    if (tags->root) hear_whole(structure, tags->root);
    else tags->read(tags->reader, &listener);
}

/* ---- the root ---- */

static Ref put_object(const Structure *structure, const Ink *ink)
{
    Ref ref = objects_reserve(structure->objects);
    objects_set(structure->objects, ref, ink_str(ink));
    return ref;
}

static Ref put_page_parents(const Structure *structure, const TaggedPage *tagged)
{
    Ink ink = { .arena = structure->arena };
    ink_add(&ink, STR("["));
    for (int i = 0; i < tagged->n_sequences; i++) {
        if (i) ink_add(&ink, STR(" "));
        ink_ref(&ink, tagged->parents[i]);
    }
    ink_add(&ink, STR("]"));
    return put_object(structure, &ink);
}

static Ref put_parent_tree(const Structure *structure)
{
    int n_pages = structure->tags->n_pages;
    Ink ink = { .arena = structure->arena };
    ink_add(&ink, STR("<</Nums["));
    for (int i = 0; i < n_pages; i++) {
        const TaggedPage *tagged = &structure->tagged.at[i];
        if (tagged->n_sequences) ink_format(&ink, "%d %d 0 R ", i, put_page_parents(structure, tagged));
    }
    for (int i = 0; i < structure->n_links; i++) /* those that lead nowhere have none */
        if (structure->link_parents[i]) ink_format(&ink, "%d %d 0 R ", n_pages + i, structure->link_parents[i]);
    ink_add(&ink, STR("]>>"));
    return put_object(structure, &ink);
}

static Ref put_identifiers(const Structure *structure)
{
    Ink ink = { .arena = structure->arena };
    ink_add(&ink, STR("<</Names["));
    for (int i = 0; i < structure->identified.n; i++) {
        add_identifier(&ink, i + 1);
        ink_ref(&ink, structure->identified.at[i]);
        ink_add(&ink, STR(" "));
    }
    ink_add(&ink, STR("]>>"));
    return put_object(structure, &ink);
}

static void put_root(const Structure *structure)
{
    Ink ink = { .arena = structure->arena };
    ink_format(&ink, "<</Type/StructTreeRoot/ParentTree %d 0 R/ParentTreeNextKey %d/K %d 0 R", put_parent_tree(structure),
               structure->tags->n_pages + structure->n_links, structure->document);
    if (structure->landmarks) ink_format(&ink, "/Namespaces[%d 0 R]", structure->space);
    if (structure->identified.n) ink_format(&ink, "/IDTree %d 0 R", put_identifiers(structure));
    if (structure->is_stressed && !structure->landmarks)
        ink_add(&ink, STR("/RoleMap<</Em/Span>>")); /* which PDF 1.7 does not know */
    ink_add(&ink, STR(">>"));
    objects_set(structure->objects, structure->root, ink_str(&ink));
    objects_add_catalog_entry(structure->objects, "StructTreeRoot", structure->root);
}

void structure_write(Structure *structure)
{
    for (int i = 0; i < structure->tags->n_pages; i++) {
        TaggedPage *tagged = &structure->tagged.at[i];
        tagged->ref = objects_tag_page(structure->objects, i);
        tagged->parents = arena_array(structure->arena, Ref, tagged->n_sequences);
    }
    structure->root = objects_reserve(structure->objects);
    if (structure->landmarks) {
        structure->space = objects_reserve(structure->objects);
        objects_set(structure->objects, structure->space, STR("<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>"));
    }
    put_tree(structure);
    put_root(structure);
    Ref info = objects_reserve(structure->objects);
    objects_set(structure->objects, info, STR("<</Marked true>>"));
    objects_add_catalog_entry(structure->objects, "MarkInfo", info);
}
