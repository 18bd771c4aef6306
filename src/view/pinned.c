#include "view/pinned.h"

#include "base/map.h"
#include "data/data.h"

/* A text of a chain, the first first. */
typedef struct ChainLink {
    int text;
    struct ChainLink *next;
} ChainLink;
typedef struct {
    ChainLink *first, *last;
} TextChain;

struct Pinboard {
    Map keys, places, records; /* → TextChain */
    const Data *data;
    Arena *arena;
};

static void chain_text(Map *chains, Str name, int text)
{
    if (!name.n) return;
    TextChain *chain = map_find(chains, name);
    if (!chain) {
        chain = arena_new(chains->arena, TextChain);
        map_put(chains, name, chain);
    }
    if (chain->last && chain->last->text == text) return;
    ChainLink *link = arena_new(chains->arena, ChainLink);
    link->text = text;
    if (chain->last) chain->last->next = link;
    else chain->first = link;
    chain->last = link;
}

static Str place_of(Where where, Arena *arena)
{
    return where.line || where.sheet ? str_from(diag_place(where, arena)) : STR("");
}

Str pinboard_place(const Pinboard *board, Source source)
{
    return board->data ? place_of(data_place(board->data, source, board->arena), board->arena) : STR("");
}

static void pin_text(Pinboard *board, const PlacedText *text, int index)
{
    chain_text(&board->keys, text->key.text, index);
    chain_text(&board->records, key_record(text->key), index);
    for (int i = 0; i < text->n_sources; i++) {
        chain_text(&board->places, pinboard_place(board, text->sources[i].source), index);
        chain_text(&board->records, text->sources[i].source.record, index);
    }
    chain_text(&board->places, place_of(text->where, board->arena), index);
}

Pinboard *pinboard_open(const PlacedText *texts, int n_texts, const Data *data, Arena *arena)
{
    Pinboard *board = arena_new(arena, Pinboard);
    *board =
        (Pinboard){ .keys = map_new(arena), .places = map_new(arena), .records = map_new(arena), .data = data, .arena = arena };
    for (int i = 0; i < n_texts; i++) pin_text(board, &texts[i], i);
    return board;
}

static int taken(const TextChain *chain, int *found, int most)
{
    int n = 0;
    for (const ChainLink *link = chain ? chain->first : NULL; link && n < most; link = link->next) found[n++] = link->text;
    return n;
}

int pinboard_find(const Pinboard *board, Str key, Where where, int *found, int most)
{
    int n = key.n ? taken(map_find(&board->keys, key), found, most) : 0;
    Str place = place_of(where, board->arena);
    if (!n && place.n) n = taken(map_find(&board->places, place), found, most);
    if (!n && key.n) n = taken(map_find(&board->records, key_record(key_read(key))), found, 1);
    return n;
}

int pinboard_of_record(const Pinboard *board, Str record, int *found, int most)
{
    return taken(map_find(&board->records, record), found, most);
}
