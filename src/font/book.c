/* The book knows every file of fonts.xml and opens one when a character first needs it.
   A request for a family and weight is turned once into a chain, its own file and then one of each fallback
   family, and the chain remembers how far it has been opened. */
#include "font/face.h"
#include "font/hyphens.h"

#include <hb.h>
#include <stdlib.h>

typedef struct {
    const FontFile *file;
    Face *face;
    bool tried;
} FallbackFace;

/* nth face of a family and weight; faces are shared between chains. */
typedef struct FallbackChain {
    Str family;
    int weight, n_leaves;
    FallbackFace **leaves;
    struct FallbackChain *next;
} FallbackChain;

struct FontBook {
    const FontList *list;
    Arena *arena;
    FallbackFace **leaves; /* one for each file: leaves[family][file] */
    FallbackChain *chains;
    hb_buffer_t *buffer;
    const Hyphens *hyphens; /* of each language asked for */
    FaceShelf *shelf;
    bool owns_shelf;
    int n_faces;
};

static int find_family(const FontList *list, Str name)
{
    for (int i = 0; i < list->n_families; i++)
        if (str_equal(list->families[i].name, name)) return i;
    return -1;
}

bool font_has_family(const FontBook *book, Str family)
{
    return find_family(book->list, family) >= 0;
}

const FontList *font_list(const FontBook *book)
{
    return book->list;
}

int font_n_faces(const FontBook *book)
{
    return book->n_faces;
}

static void check_fallbacks(const FontList *list, const FontFamily *family, Diag *diag)
{
    for (int i = 0; i < family->n_fallbacks; i++)
        if (find_family(list, family->fallbacks[i]) < 0)
            diag_report(diag, family->where, STR(""), DIAG_UNKNOWN_NAME, "family", family->fallbacks[i].at, "");
}

FontBook *font_open_book(const FontList *list, FaceShelf *shelf, Arena *arena, Diag *diag)
{
    FontBook *book = arena_new(arena, FontBook);
    *book = (FontBook){ .list = list,
                        .arena = arena,
                        .buffer = hb_buffer_create(),
                        .shelf = shelf ? shelf : font_open_shelf(arena),
                        .owns_shelf = !shelf };
    if (book->buffer == hb_buffer_get_empty()) base_out_of_memory();
    book->leaves = arena_array(arena, FallbackFace *, list->n_families);
    for (int i = 0; i < list->n_families; i++) {
        const FontFamily *family = &list->families[i];
        check_fallbacks(list, family, diag);
        book->leaves[i] = arena_array(arena, FallbackFace, family->n_files);
        for (int k = 0; k < family->n_files; k++) book->leaves[i][k].file = &family->files[k];
    }
    return book;
}

void font_close_book(FontBook *book)
{
    hb_buffer_destroy(book->buffer);
    hyphens_close(book->hyphens);
    if (book->owns_shelf) font_close_shelf(book->shelf);
    else shelf_return(book->shelf);
}

/* The file of the nearest weight; of two equally near the lighter. */
static FallbackFace *nearest_leaf(const FontBook *book, int family, int weight)
{
    FallbackFace *best = NULL;
    for (int k = 0; k < book->list->families[family].n_files; k++) {
        FallbackFace *leaf = &book->leaves[family][k];
        if (!best || abs(leaf->file->weight - weight) < abs(best->file->weight - weight)) best = leaf;
    }
    return best;
}

static void add_leaf(FallbackChain *chain, const FontBook *book, Str family)
{
    int index = find_family(book->list, family);
    FallbackFace *leaf = index >= 0 ? nearest_leaf(book, index, chain->weight) : NULL;
    if (leaf) chain->leaves[chain->n_leaves++] = leaf;
}

static FallbackChain *chain_for(FontBook *book, Str family, int weight)
{
    for (FallbackChain *chain = book->chains; chain; chain = chain->next)
        if (chain->weight == weight && str_equal(chain->family, family)) return chain;
    int index = find_family(book->list, family);
    if (index < 0) return NULL;
    const FontFamily *own = &book->list->families[index];
    FallbackChain *chain = arena_new(book->arena, FallbackChain);
    *chain = (FallbackChain){ .family = own->name, .weight = weight, .next = book->chains };
    chain->leaves = arena_array(book->arena, FallbackFace *, own->n_fallbacks + 1);
    add_leaf(chain, book, own->name);
    for (int i = 0; i < own->n_fallbacks; i++) add_leaf(chain, book, own->fallbacks[i]);
    book->chains = chain;
    return chain;
}

const Hyphens *font_hyphens(FontBook *book, Str lang)
{
    const Hyphens *known = hyphens_of(book->hyphens, lang);
    return known ? known : (book->hyphens = hyphens_open(book->hyphens, lang, book->arena));
}

hb_buffer_t *font_buffer(FontBook *book)
{
    return book->buffer;
}

const Face *font_find(FontBook *book, Str family, int weight, int nth, Diag *diag)
{
    FallbackChain *chain = chain_for(book, family, weight);
    for (int i = 0; chain && i < chain->n_leaves; i++) {
        FallbackFace *leaf = chain->leaves[i];
        if (!leaf->tried) {
            leaf->tried = true;
            leaf->face = shelf_take(book->shelf, leaf->file, diag);
            if (leaf->face) leaf->face->serial = book->n_faces++;
        }
        if (leaf->face && nth-- == 0) return leaf->face;
    }
    return NULL;
}
