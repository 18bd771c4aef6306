/* Only now are all keys known.  The walk visits every text once, in reading order; nobody else holds the document yet,
   so what the model hands on as const may still be written here. */
#include "bind/finish.h"

#include "bind/note.h"
#include "model/rows.h"
#include "model/web.h"

typedef struct {
    Binder *binder;
    Map *targets;
    int n_serials;
    Vec(const RowSheaf *) linked; /* with links */
} Walk;

/* Where what has the key begins, the key itself, the row that stands for the record, or empty. */
static Str target_of(const Binder *binder, Str key)
{
    const Key *beginning = map_find(&binder->beginnings, key);
    if (beginning) return beginning->text;
    if (keys_has(&binder->keys, key)) return key;
    const Key *row = map_find(&binder->records, key);
    return row ? row->text : STR("");
}

/* Others borrow it, wherever the text lives. */
static void finish_link(const Walk *walk, Str *link)
{
    if (!link->n || web_is_address(*link)) return;
    *link = target_of(walk->binder, *link);
    if (!link->n) return;
    Str *target = map_find(walk->targets, *link);
    if (!target) {
        target = arena_new(walk->binder->lasting, Str);
        *target = str_copy(walk->binder->lasting, *link);
        map_put(walk->targets, *target, target);
    }
    *link = *target;
}

static void finish_text(void *whose, const Rich *text)
{
    Walk *walk = whose;
    Rich *rich = (Rich *)text;
    rich->serial = ++walk->n_serials;
    for (int i = 0; i < rich->n_runs; i++) finish_link(walk, &rich->runs[i].link);
    for (int i = 0; i < rich->n_slots; i++) {
        Slot *slot = &rich->slots[i];
        Str target = slot->kind == SLOT_PAGE_OF ? target_of(walk->binder, slot->name) : STR("");
        if (target.n) slot->name = target;
    }
    note_make_room(walk->binder, rich);
    for (int i = 0; i < rich->n_notes; i++) {
        rich->notes[i].again = rich->notes[i].note->is_cited;
        rich->notes[i].note->is_cited = true;
    }
}

static void finish_sheaf(void *whose, RowSheaf *sheaf)
{
    Walk *walk = whose;
    sheaf->serial = walk->n_serials + 1;
    walk->n_serials += sheaf->n_texts;
    if (sheaf_is_at_hand(sheaf->sheaf)) rows_number(sheaf);
    if (sheaf->has_links) *vec_push(&walk->linked) = sheaf;
}

static void finish_links_of_text(const Walk *walk, const Rich *rich)
{
    for (int i = 0; i < rich->n_runs; i++) {
        Str *link = &rich->runs[i].link;
        if (web_is_address(*link)) *link = str_copy(walk->binder->lasting, *link);
        else finish_link(walk, link);
    }
}

static void finish_links_of_row(const Walk *walk, const Row *row)
{
    for (int i = 0; i < row->n_cells; i++) {
        const Cell *cell = &row->cells[i];
        if (cell->blocks) finish_links_of_text(walk, &cell->blocks->as.text);
        if (cell->again) finish_links_of_text(walk, cell->again);
    }
}

/* When all texts have their serials: a sheaf that is taken has those of all its rows.  Rows that live in one sheaf follow each other. */
static void finish_links(const Walk *walk)
{
    Sheaf *taken = NULL;
    for (int i = 0; i < walk->linked.n; i++) {
        const RowSheaf *rows = walk->linked.at[i];
        if (taken && rows->sheaf != taken) sheaf_bind(taken);
        if (rows->sheaf != taken) {
            taken = sheaf_is_bound(rows->sheaf) ? rows->sheaf : NULL;
            if (taken) rows_take(rows);
        }
        for (int r = rows->first; r < rows->last; r++) finish_links_of_row(walk, &rows->table->rows[r]);
    }
    if (taken) sheaf_bind(taken);
}

static void list_pictures(const Binder *binder, Document *document)
{
    const Map *pictures = &binder->pictures;
    document->pictures = arena_array(binder->arena, const Picture *, pictures->n);
    for (int i = 0; i < pictures->room; i++)
        if (pictures->entries[i].value) document->pictures[document->n_pictures++] = pictures->entries[i].value;
}

void bind_finish(Binder *binder, Document *document)
{
    note_check_shared(binder);
    Map *targets = arena_new(binder->arena, Map);
    *targets = map_new(binder->arena);
    Walk walk = { .binder = binder, .targets = targets, .linked.arena = binder->work };
    for (const Section *section = document->sections; section; section = section->next)
        blocks_each_text_or_sheaf(section->blocks, finish_text, finish_sheaf, &walk);
    for (int i = 0; i < binder->n_masters; i++)
        for (int j = 0; j < binder->masters[i].n_texts; j++)
            rich_each_text(&binder->masters[i].texts[j].rich, finish_text, &walk);
    finish_links(&walk);
    document->n_serials = walk.n_serials;
    document->targets = targets;
    document->n_note_kinds = binder->note_forms.n;
    list_pictures(binder, document);
    for (int i = 0; i < binder->promises.n; i++) {
        const Promise *promise = &binder->promises.at[i];
        if (!target_of(binder, promise->to).n)
            diag_report(binder->diag, promise->where, STR(""), DIAG_UNKNOWN_NAME, "id", promise->to.at, "");
    }
}
