/* One walk tells which element each text is read in.  A key is reached where its first text is on the page of its anchor, or that of what
   is called after it, as in a PDF (pdf/landmarks.c). */
#include "web/places.h"

typedef struct {
    const Tag *tag;
    Str name;
} WebPlace;

typedef struct {
    const Rich *note;
    const Tag *mark;
    int page;
} Cited;

typedef struct Printing {
    const Tag *note;
    Str back;
    int page;
    struct Printing *next; /* on a later page */
} Printing;

struct WebPlaces {
    Arena *arena;
    const Tags *tags;
    const Pages *pages;
    Map by_tag, by_key, by_note; /* → WebPlace; WebPlace; Printing, the first */
    Map leads, backs;            /* a mark → Printing; a note → Printing */
    WebPlace **first;            /* of each page */
    Vec(Cited) cited;
};

typedef struct {
    WebPlaces *places;
    const Tag *place, *note, *mark; /* around what is being read; or NULL */
    bool in_entry;
} WebSurvey;

static WebPlace *place_of(WebPlaces *places, const Tag *tag)
{
    WebPlace *place = map_find(&places->by_tag, MAP_KEY(tag));
    if (place) return place;
    place = arena_new(places->arena, WebPlace);
    *place = (WebPlace){ .tag = tag };
    if (tag->id) place->name = str_printf(places->arena, "_%d", tag->id);
    map_put(&places->by_tag, MAP_KEY(place->tag), place);
    return place;
}

/* A word or more within a text, or the words that name a table or a figure: who is led there is led to all of it. */
static bool is_phrase(const Tag *tag)
{
    switch (tag->type) {
    case TAG_RUBY:
    case TAG_RUBY_BASE:
    case TAG_RUBY_READING:
    case TAG_RAISED:
    case TAG_STRESS:
    case TAG_STRUCK:
    case TAG_FOREIGN:
    case TAG_LINK:
    case TAG_REFERENCE:
    case TAG_CAPTION: return true;
    default: return false;
    }
}

static void note_keys(WebPlaces *places, Str key, int page, WebPlace *place)
{
    for (int n = key.n; n > 0; n--) {
        bool is_name = n == key.n || key.at[n] == '#' || key.at[n] == '/' || key.at[n] == '\'';
        const Anchor *anchor = is_name ? pages_find_anchor(places->pages, str_part(key, 0, n)) : NULL;
        if (!anchor || anchor->page != page || map_find(&places->by_key, anchor->key.text)) continue;
        map_put(&places->by_key, anchor->key.text, place);
        if (!place->name.n) place->name = str_replace(places->arena, anchor->key.text, STR(" "), STR("_"));
    }
}

static void note_printing(WebPlaces *places, const Tag *note, const Rich *rich, int page)
{
    Printing *last = map_find(&places->by_note, MAP_KEY(rich));
    while (last && last->next) last = last->next;
    if (last && last->note == note) return;
    Printing *printing = arena_new(places->arena, Printing);
    *printing = (Printing){ .note = note, .page = page };
    if (last) last->next = printing;
    else map_put(&places->by_note, str_copy(places->arena, MAP_KEY(rich)), printing);
}

static void survey_piece(WebSurvey *survey, const TagPlace *piece)
{
    WebPlaces *places = survey->places;
    int page = piece->kid.page;
    WebPlace *place = place_of(places, survey->place);
    if (!places->first[page]) places->first[page] = place;
    note_keys(places, piece->text->key.text, page, place);
    if (survey->note) note_printing(places, survey->note, piece->text, page);
    for (int i = 0; survey->mark && i < piece->text->n_notes; i++) {
        const Citation *cited = &piece->text->notes[i];
        if (cited->first <= piece->at && piece->at < cited->last)
            *vec_push(&places->cited) = (Cited){ cited->note, survey->mark, page };
    }
}

static void survey_tag(WebSurvey *survey, const Tag *tag)
{
    WebSurvey outer = *survey;
    if (!is_phrase(tag)) survey->place = tag;
    if (tag->type == TAG_ENTRY) survey->in_entry = true;
    if (tag->type == TAG_NOTE) survey->note = tag;
    if (tag->type == TAG_REFERENCE && !survey->in_entry) survey->mark = tag;
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind == KID_TAG) survey_tag(survey, kid_as_tag(kid));
        else if (kid->kind == KID_PIECE) survey_piece(survey, kid_as_place(kid));
    }
    *survey = outer;
}

/* The note on that page, or on a later one where it had no room. */
static void lead_mark(WebPlaces *places, const Cited *cited)
{
    Printing *printing = map_find(&places->by_note, MAP_KEY(cited->note));
    while (printing && printing->next && printing->page < cited->page) printing = printing->next;
    if (!printing || map_find(&places->leads, MAP_KEY(cited->mark))) return;
    map_put(&places->leads, MAP_KEY(cited->mark), printing);
    if (printing->back.n) return;
    map_put(&places->backs, MAP_KEY(printing->note), printing);
    WebPlace *mark = place_of(places, cited->mark);
    mark->name = printing->back = str_printf(places->arena, "_back%d", printing->note->id);
}

WebPlaces *places_find(const Tags *tags, const Pages *pages, Arena *arena)
{
    WebPlaces *places = arena_new(arena, WebPlaces);
    *places = (WebPlaces){ .arena = arena,
                           .tags = tags,
                           .pages = pages,
                           .by_tag = map_new(arena),
                           .by_key = map_new(arena),
                           .by_note = map_new(arena),
                           .leads = map_new(arena),
                           .backs = map_new(arena),
                           .first = arena_array(arena, WebPlace *, tags->n_pages),
                           .cited.arena = arena };
    WebSurvey survey = { .places = places, .place = tags->root };
    survey_tag(&survey, tags->root);
    for (int i = 0; i < places->cited.n; i++) lead_mark(places, &places->cited.at[i]);
    for (int i = 0; i < tags->n_pages; i++) { /* who is led to a page that has no such key on it is led to its first text */
        WebPlace *first = places->first[i];
        if (first && !first->name.n) first->name = str_printf(arena, "_page%d", i + 1);
    }
    return places;
}

Str places_name(const WebPlaces *places, const Tag *tag)
{
    const WebPlace *place = map_find(&places->by_tag, MAP_KEY(tag));
    return place ? place->name : STR("");
}

Str places_of_link(const WebPlaces *places, const TagLink *link)
{
    if (!link->anchor) return STR("");
    const WebPlace *place = map_find(&places->by_key, link->anchor->key.text);
    if (!place) place = places->first[link->anchor->page];
    return place ? place->name : STR("");
}

Str places_of_mark(const WebPlaces *places, const Tag *mark)
{
    const Printing *printing = map_find(&places->leads, MAP_KEY(mark));
    return printing ? places_name(places, printing->note) : STR("");
}

Str places_back(const WebPlaces *places, const Tag *note)
{
    const Printing *printing = map_find(&places->backs, MAP_KEY(note));
    return printing ? printing->back : STR("");
}
