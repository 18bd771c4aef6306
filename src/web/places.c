/* An element that others lead to has a name: the number of a head cell or a note, the key under which it is reached, or the number of the page
   that it begins. */
#include "web/places.h"

struct WebPlaces {
    Arena *arena;
    const Leads *leads;
    Map names;        /* tag → const Str */
    Map notes, marks; /* a mark → the note it leads to; a note → the first mark; Tag */
};

static void note_tag(WebPlaces *places, Map *map, const Tag *tag, const void *value)
{
    map_put(map, str_copy(places->arena, MAP_KEY(tag)), (void *)value);
}

/* The first name it is given stays. */
static void name(WebPlaces *places, const Tag *tag, Str name)
{
    Str *kept = arena_new(places->arena, Str);
    *kept = name;
    note_tag(places, &places->names, tag, kept);
}

static void name_marks(WebPlaces *places)
{
    const Leads *leads = places->leads;
    for (int i = 0; i < leads->n_marks; i++) {
        Lead lead = leads->marks[i];
        if (map_find(&places->notes, MAP_KEY(lead.from))) continue; /* several notes at one mark */
        note_tag(places, &places->notes, lead.from, lead.to);
        if (map_find(&places->marks, MAP_KEY(lead.to))) continue;
        note_tag(places, &places->marks, lead.to, lead.from);
        name(places, lead.from, str_printf(places->arena, "_back%d", lead.to->id));
    }
}

WebPlaces *places_find(const Tags *tags, const Pages *pages, Arena *arena)
{
    WebPlaces *places = arena_new(arena, WebPlaces);
    *places = (WebPlaces){ .arena = arena,
                           .leads = leads_find(tags, pages, arena),
                           .names = map_new(arena),
                           .notes = map_new(arena),
                           .marks = map_new(arena) };
    name_marks(places);
    for (int i = 0; i < pages->n_anchors; i++) {
        const Tag *tag = leads_place(places->leads, pages->anchors[i].key.text);
        if (tag) name(places, tag, str_replace(arena, pages->anchors[i].key.text, STR(" "), STR("_")));
    }
    for (int i = 0; i < tags->n_pages; i++) { /* who is led to a page that has no such key on it is led to its first text */
        const Tag *tag = leads_page(places->leads, i);
        if (tag) name(places, tag, str_printf(arena, "_page%d", i + 1));
    }
    return places;
}

Str places_name(const WebPlaces *places, const Tag *tag)
{
    if (tag->id) return str_printf(places->arena, "_%d", tag->id);
    const Str *name = map_find(&places->names, MAP_KEY(tag));
    return name ? *name : STR("");
}

Str places_of_link(const WebPlaces *places, const TagLink *link)
{
    if (link->leads_out) return link->target;
    if (!link->anchor) return STR("");
    const Tag *tag = leads_place(places->leads, link->anchor->key.text);
    if (!tag) tag = leads_page(places->leads, link->anchor->page);
    return tag ? places_name(places, tag) : STR("");
}

Str places_of_mark(const WebPlaces *places, const Tag *mark)
{
    const Tag *note = map_find(&places->notes, MAP_KEY(mark));
    return note ? places_name(places, note) : STR("");
}

Str places_back(const WebPlaces *places, const Tag *note)
{
    const Tag *mark = map_find(&places->marks, MAP_KEY(note));
    return mark ? places_name(places, mark) : STR("");
}
