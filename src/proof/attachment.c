/* Root → Names → EmbeddedFiles is a tree of names (7.9.6, 7.11.4) with a file specification for each; its EF leads to the
   bytes.  The file may come from anywhere: whatever is not as it should be ends the search with a word, and nothing else. */
#include "proof/proof.h"

#include "base/vec.h"
#include "proof/archive.h"

enum { DEEPEST = 32, MOST_FILES = 10000 };

typedef struct {
    Archive *archive;
    Str ending;
    const Thing *found; /* the specification */
    int n_found, n_files;
    Arena *arena;
} Search;

/* Names are ASCII as far as we ask; in UTF-16 each character has two bytes, behind a mark. */
static Str plain_name(const Thing *name, Arena *arena)
{
    Str text = name->kind == THING_STRING ? name->text : STR("");
    if (!str_starts(text, STR("\xFE\xFF"))) return text;
    StrBuilder plain = { .arena = arena };
    for (int i = 2; i + 1 < text.n; i += 2) {
        char c = text.at[i] ? '?' : text.at[i + 1];
        str_add_bytes(&plain, &c, 1);
    }
    return str_built(&plain);
}

static void look_at(Search *search, const Thing *file)
{
    static const char *const names[] = { "UF", "F" };
    bool is_it = false;
    for (int i = 0; i < 2; i++)
        is_it |= str_ends(plain_name(archive_find(search->archive, file, names[i]), search->arena), search->ending);
    if (is_it) search->found = file;
    search->n_found += is_it;
}

static void search_tree(Search *search, const Thing *node, int depth)
{
    const Thing *kids = archive_find(search->archive, node, "Kids"), *names = archive_find(search->archive, node, "Names");
    for (int i = 1; names->kind == THING_ARRAY && i < names->n && search->n_files++ < MOST_FILES; i += 2)
        look_at(search, &names->items[i]);
    for (int i = 0; kids->kind == THING_ARRAY && i < kids->n && depth < DEEPEST && search->n_files++ < MOST_FILES; i++)
        search_tree(search, &kids->items[i], depth + 1);
}

/* The bytes the specification leads to. */
static bool take_out(const Search *search, Str *bytes)
{
    const Thing *embedded = archive_find(search->archive, search->found, "EF");
    const Thing *ref = thing_find(embedded, "F");
    if (ref->kind != THING_REF) ref = thing_find(embedded, "UF");
    return archive_stream(search->archive, ref, bytes, search->arena);
}

static Attachment find_attached(Search *search, Str *bytes, const char **why)
{
    if (archive_find(search->archive, archive_trailer(search->archive), "Encrypt")->kind != THING_NULL) {
        *why = "Encrypt";
        return ATTACHMENT_DAMAGED;
    }
    const Thing *root = archive_find(search->archive, archive_trailer(search->archive), "Root");
    if (root->kind != THING_DICT) {
        *why = "Root";
        return ATTACHMENT_DAMAGED;
    }
    search_tree(search, archive_find(search->archive, archive_find(search->archive, root, "Names"), "EmbeddedFiles"), 0);
    if (!search->n_found) return ATTACHMENT_NONE;
    *why = search->n_found > 1 ? "EmbeddedFiles" : "EF";
    return search->n_found == 1 && take_out(search, bytes) ? ATTACHMENT_FOUND : ATTACHMENT_DAMAGED;
}

Attachment proof_attachment(Str pdf, Str ending, Str *bytes, const char **why, Arena *arena)
{
    Arena *own = arena_open();
    Search search = { .ending = ending, .arena = own, .archive = archive_open(pdf, own, why) };
    Str found = STR("");
    Attachment answer = search.archive ? find_attached(&search, &found, why) : ATTACHMENT_DAMAGED;
    if (answer == ATTACHMENT_FOUND) *bytes = str_copy(arena, found);
    if (search.archive) archive_close(search.archive);
    arena_close(own);
    return answer;
}
