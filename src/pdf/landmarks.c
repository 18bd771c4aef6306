/* An element that others lead to has a number from the moment that this is known. */
#include "pdf/landmarks.h"

#include "base/map.h"
#include "base/vec.h"

typedef struct Landmark {
    Ref ref;
    Vec(const struct Landmark *) named;
} Landmark;

struct Landmarks {
    Arena *arena;
    Objects *objects;
    const Tag *root;
    const Leads *leads;
    Map by_tag; /* → Landmark */
};

static Landmark *landmark_of(Landmarks *landmarks, const Tag *tag)
{
    Landmark *landmark = map_find(&landmarks->by_tag, MAP_KEY(tag));
    if (landmark) return landmark;
    landmark = arena_new(landmarks->arena, Landmark);
    *landmark = (Landmark){ .named.arena = landmarks->arena };
    map_put(&landmarks->by_tag, str_copy(landmarks->arena, MAP_KEY(tag)), landmark);
    return landmark;
}

static Landmark *numbered(Landmarks *landmarks, const Tag *tag)
{
    Landmark *landmark = landmark_of(landmarks, tag);
    if (!landmark->ref) landmark->ref = objects_reserve(landmarks->objects);
    return landmark;
}

/* Where who is led to a key arrives. */
static const Tag *arrival(const Landmarks *landmarks, Str key, int page)
{
    const Tag *tag = leads_place(landmarks->leads, key);
    if (!tag) tag = leads_page(landmarks->leads, page);
    return tag ? tag : landmarks->root;
}

static void name(Landmarks *landmarks, const Tag *by, const Tag *tag)
{
    Landmark *from = landmark_of(landmarks, by), *to = numbered(landmarks, tag);
    for (int i = 0; i < from->named.n; i++)
        if (from->named.at[i] == to) return;
    *vec_push(&from->named) = to;
}

static void number_places(Landmarks *landmarks, const Tags *tags, const Pages *pages)
{
    for (int i = 0; i < pages->n_bookmarks; i++)
        numbered(landmarks, arrival(landmarks, pages->bookmarks[i].key.text, pages->bookmarks[i].page));
    for (int p = 0; p < tags->n_pages; p++)
        for (int i = 0; i < tags->pages[p].n_links; i++) {
            const Anchor *anchor = tags->pages[p].links[i].anchor;
            if (anchor) numbered(landmarks, arrival(landmarks, anchor->key.text, anchor->page));
        }
}

/* ISO 14289-2 8.2.5.8: a line of 目次 names what it is about; 8.2.5.14: a note and what cites it name each other. */
Landmarks *landmarks_find(const Tags *tags, const Pages *pages, Objects *objects, Arena *arena)
{
    Landmarks *landmarks = arena_new(arena, Landmarks);
    *landmarks = (Landmarks){
        .arena = arena, .objects = objects, .root = tags->root, .leads = leads_find(tags, pages, arena), .by_tag = map_new(arena)
    };
    const Leads *leads = landmarks->leads;
    for (int i = 0; i < leads->n_entries; i++) name(landmarks, leads->entries[i].from, leads->entries[i].to);
    for (int i = 0; i < leads->n_marks; i++) {
        name(landmarks, leads->marks[i].from, leads->marks[i].to);
        name(landmarks, leads->marks[i].to, leads->marks[i].from);
    }
    number_places(landmarks, tags, pages);
    return landmarks;
}

Ref landmarks_at(const Landmarks *landmarks, Str key, int page)
{
    return landmarks_number(landmarks, arrival(landmarks, key, page));
}

Ref landmarks_number(const Landmarks *landmarks, const Tag *tag)
{
    const Landmark *landmark = map_find(&landmarks->by_tag, MAP_KEY(tag));
    return landmark ? landmark->ref : 0;
}

void landmarks_add_refs(const Landmarks *landmarks, const Tag *tag, Ink *ink)
{
    const Landmark *landmark = map_find(&landmarks->by_tag, MAP_KEY(tag));
    if (!landmark || !landmark->named.n) return;
    for (int i = 0; i < landmark->named.n; i++) ink_format(ink, "%s%d 0 R", i ? " " : "/Ref[", landmark->named.at[i]->ref);
    ink_add(ink, STR("]"));
}
