/* Words, leader, then room for a number at each place, which is a link to it. */
#include "model/index.h"

#include "base/utf8.h"

#include <stdlib.h>

static void add_run(Rich *rich, Run run, StrBuilder *text, Str words)
{
    run.first = text->n;
    str_add(text, words);
    run.last = text->n;
    rich->runs[rich->n_runs++] = run;
}

static void add_number(Rich *rich, const IndexLine *line, Str place, StrBuilder *text)
{
    Run plain = { .style = rich->style }, number = { .style = rich->style, .link = place };
    char bytes[4];
    if (rich->n_slots) add_run(rich, plain, text, line->between);
    rich->slots[rich->n_slots++] =
        (Slot){ .at = text->n, .kind = SLOT_PAGE_OF, .name = place, .room = line->room, .align = ALIGN_END };
    add_run(rich, number, text, (Str){ bytes, utf8_encode(SLOT_CHARACTER, bytes) });
}

void index_write(const IndexLine *line, const Str *places, int n_places, Arena *arena)
{
    const Rich *words = &line->words;
    Rich rich = *words;
    StrBuilder text = { .arena = arena };
    rich.serial = line->block->as.text.serial;
    rich.runs = arena_array(arena, Run, words->n_runs + 2 * n_places);
    rich.slots = arena_array(arena, Slot, n_places);
    rich.n_runs = rich.n_slots = 0;
    for (int i = 0; i < words->n_runs; i++)
        add_run(&rich, words->runs[i], &text, str_part(words->text, words->runs[i].first, words->runs[i].last));
    for (int i = 0; i < n_places; i++) add_number(&rich, line, places[i], &text);
    rich.text = str_built(&text);
    line->block->as.text = rich;
}

bool index_is_open(const Document *document)
{
    for (int i = 0; i < document->n_index_lines; i++)
        if (document->index_lines[i].n_places > 1) return true;
    return false;
}

bool index_follows(const Document *document)
{
    bool all = true;
    for (int i = 0; i < document->n_index_lines; i++) all &= document->index_lines[i].follows;
    return all;
}

typedef struct {
    Str place;
    int page, nth;
} NamedPage;

static int by_page(const void *a, const void *b)
{
    const NamedPage *one = a, *other = b;
    return one->page != other->page ? one->page - other->page : one->nth - other->nth;
}

/* The places that are named; how many those are. */
static int choose(const IndexLine *line, const Pages *pages, Str *places, Arena *arena)
{
    NamedPage *named = arena_array(arena, NamedPage, line->n_places);
    int n = 0, n_chosen = 0;
    for (int i = 0; i < line->n_places; i++) {
        const Anchor *anchor = pages_find_anchor(pages, line->places[i]);
        if (anchor && pages->pages[anchor->page].label.n) named[n++] = (NamedPage){ line->places[i], anchor->page, i };
    }
    if (n) qsort(named, (size_t)n, sizeof *named, by_page);
    else places[n_chosen++] = line->places[0];
    for (int i = 0; i < n; i++)
        if (!i || named[i].page != named[i - 1].page) places[n_chosen++] = named[i].place;
    return n_chosen;
}

void index_settle(const Document *document, const Pages *pages, Arena *arena)
{
    for (int i = 0; i < document->n_index_lines; i++) {
        const IndexLine *line = &document->index_lines[i];
        Str *places = arena_array(arena, Str, line->n_places);
        index_write(line, places, choose(line, pages, places, arena), arena);
    }
}

static bool says(const Rich *text, const Str *places, int n_places)
{
    bool same = text->n_slots == n_places;
    for (int i = 0; i < n_places && same; i++) same = str_equal(text->slots[i].name, places[i]);
    return same;
}

const IndexLine *index_unsettled(const Document *document, const Pages *pages)
{
    Arena *work = arena_open();
    const IndexLine *found = NULL;
    for (int i = 0; i < document->n_index_lines && !found; i++) {
        const IndexLine *line = &document->index_lines[i];
        Str *places = arena_array(work, Str, line->n_places);
        int n = choose(line, pages, places, work);
        if (!says(&line->block->as.text, places, n)) found = line;
        arena_clear(work);
    }
    arena_close(work);
    return found;
}
