/* One walk through the tree tells which element each text is read in.  A key is reached where its first text on that page is, or that
   of what is called after it: of the record k4-3 the cell k4-3#name. */
#include "pdf/landmarks.h"

#include "base/map.h"
#include "base/vec.h"

typedef struct Landmark {
    const Tag *tag;
    Ref ref;
    Vec(const struct Landmark *) named;
} Landmark;

/* A note, where it is printed. */
typedef struct NotePlace {
    const Rich *rich;
    Landmark *landmark;
    int page;
    struct NotePlace *next; /* the same, on a later page */
} NotePlace;

struct Landmarks {
    Arena *arena;
    Objects *objects;
    const Tags *tags;
    const Pages *pages;
    Map by_tag, by_key; /* → Landmark; key: of an anchor */
    Map by_note;        /* its text → NotePlace, the first */
    Landmark **first;   /* of each page */
    Landmark *root;
};

/* What is met once and understood when all is known. */
typedef struct {
    Landmark *from;
    Str target;       /* a key, or */
    const Rich *note; /* what is cited */
    int page;         /* on this page */
} Lead;

typedef struct {
    Landmarks *landmarks;
    Vec(Lead) leads;
    Landmark *entry, *note, *citation; /* around what is being read; or NULL */
    const Tag *place;                  /* likewise: what stands there as a whole, not a word of it */
} LandmarkSurvey;

static Landmark *landmark_of(Landmarks *landmarks, const Tag *tag)
{
    Landmark *landmark = map_find(&landmarks->by_tag, MAP_KEY(tag));
    if (landmark) return landmark;
    landmark = arena_new(landmarks->arena, Landmark);
    *landmark = (Landmark){ .tag = tag, .named.arena = landmarks->arena };
    map_put(&landmarks->by_tag, MAP_KEY(landmark->tag), landmark);
    return landmark;
}

static Ref numbered(const Landmarks *landmarks, Landmark *landmark)
{
    if (!landmark->ref) landmark->ref = objects_reserve(landmarks->objects);
    return landmark->ref;
}

/* ---- the walk ---- */

/* Under the key of the text, and of all that it is part of, where these are reached on this page. */
static void note_keys(Landmarks *landmarks, Str key, int page, Landmark *landmark)
{
    for (int n = key.n; n > 0; n--) {
        bool is_name = n == key.n || key.at[n] == '#' || key.at[n] == '/' || key.at[n] == '\'';
        const Anchor *anchor = is_name ? pages_find_anchor(landmarks->pages, str_part(key, 0, n)) : NULL;
        if (anchor && anchor->page == page) map_put(&landmarks->by_key, anchor->key.text, landmark);
    }
}

static void note_citation(LandmarkSurvey *survey, const TagPlace *piece)
{
    for (int i = 0; i < piece->text->n_notes; i++) {
        const Citation *cited = &piece->text->notes[i];
        if (cited->first <= piece->at && piece->at < cited->last)
            *vec_push(&survey->leads) = (Lead){ .from = survey->citation, .note = cited->note, .page = piece->kid.page };
    }
}

/* It is met piece by piece, and page by page. */
static void note_printing(Landmarks *landmarks, NotePlace place)
{
    NotePlace *last = map_find(&landmarks->by_note, MAP_KEY(place.rich));
    while (last && last->next) last = last->next;
    if (last && last->landmark == place.landmark) return;
    NotePlace *kept = arena_new(landmarks->arena, NotePlace);
    *kept = place;
    if (last) last->next = kept;
    else map_put(&landmarks->by_note, MAP_KEY(kept->rich), kept);
}

/* What a mark on this page leads to: the note on that page, or on a later one where it had no room; NULL: on none of these pages. */
static Landmark *find_note(const Landmarks *landmarks, const Rich *rich, int page)
{
    const NotePlace *place = map_find(&landmarks->by_note, MAP_KEY(rich));
    while (place && place->next && place->page < page) place = place->next;
    return place ? place->landmark : NULL;
}

/* A word or more within a text: who is led to the text is led to all of it; and to the words that name a table or a figure, to that. */
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
    case TAG_CAPTION: return true;
    default: return false;
    }
}

static void survey_piece(LandmarkSurvey *survey, const TagPlace *piece)
{
    Landmarks *landmarks = survey->landmarks;
    int page = piece->kid.page;
    Landmark *landmark = landmark_of(landmarks, survey->place);
    if (!landmarks->first[page]) landmarks->first[page] = landmark;
    note_keys(landmarks, piece->text->key.text, page, landmark);
    if (survey->note) note_printing(landmarks, (NotePlace){ .rich = piece->text, .landmark = survey->note, .page = page });
    if (survey->citation) note_citation(survey, piece);
}

static void survey_tag(LandmarkSurvey *survey, const Tag *tag)
{
    LandmarkSurvey outer = *survey;
    if (!is_phrase(tag)) survey->place = tag;
    if (tag->type == TAG_ENTRY) survey->entry = landmark_of(survey->landmarks, tag);
    if (tag->type == TAG_NOTE) survey->note = landmark_of(survey->landmarks, tag);
    if (tag->type == TAG_REFERENCE && !survey->entry) survey->citation = landmark_of(survey->landmarks, tag);
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind == KID_TAG) survey_tag(survey, kid_as_tag(kid));
        else if (kid->kind == KID_PIECE) survey_piece(survey, kid_as_place(kid));
        else if (survey->entry) {
            Str target = survey->landmarks->tags->pages[kid->page].links[kid_as_place(kid)->number].target;
            *vec_push(&survey->leads) = (Lead){ .from = survey->entry, .target = target };
        }
    }
    survey->place = outer.place;
    survey->entry = outer.entry;
    survey->note = outer.note;
    survey->citation = outer.citation;
}

/* ---- who names whom ---- */

static Landmark *find_place(const Landmarks *landmarks, Str key, int page)
{
    Landmark *landmark = map_find(&landmarks->by_key, key);
    if (!landmark) landmark = landmarks->first[page];
    return landmark ? landmark : landmarks->root;
}

static void name(const Landmarks *landmarks, Landmark *from, Landmark *to)
{
    for (int i = 0; i < from->named.n; i++)
        if (from->named.at[i] == to) return;
    numbered(landmarks, to);
    *vec_push(&from->named) = to;
}

/* ISO 14289-2 8.2.5.8: a line of 目次 names what it is about; 8.2.5.14: a note and what cites it name each other. */
static void follow(const Landmarks *landmarks, const Lead *lead)
{
    if (lead->note) {
        Landmark *note = find_note(landmarks, lead->note, lead->page);
        if (!note) return; /* on none of these pages */
        name(landmarks, lead->from, note);
        name(landmarks, note, lead->from);
    } else {
        const Anchor *anchor = pages_find_anchor(landmarks->pages, lead->target);
        if (anchor) name(landmarks, lead->from, find_place(landmarks, anchor->key.text, anchor->page));
    }
}

static void number_places(const Landmarks *landmarks)
{
    const Pages *pages = landmarks->pages;
    for (int i = 0; i < pages->n_bookmarks; i++)
        numbered(landmarks, find_place(landmarks, pages->bookmarks[i].key.text, pages->bookmarks[i].page));
    for (int p = 0; p < landmarks->tags->n_pages; p++)
        for (int i = 0; i < landmarks->tags->pages[p].n_links; i++) {
            const Anchor *anchor = landmarks->tags->pages[p].links[i].anchor;
            if (anchor) numbered(landmarks, find_place(landmarks, anchor->key.text, anchor->page));
        }
}

Landmarks *landmarks_find(const Tags *tags, const Pages *pages, Objects *objects, Arena *arena)
{
    Landmarks *landmarks = arena_new(arena, Landmarks);
    *landmarks = (Landmarks){ .arena = arena,
                              .objects = objects,
                              .tags = tags,
                              .pages = pages,
                              .by_tag = map_new(arena),
                              .by_key = map_new(arena),
                              .by_note = map_new(arena),
                              .first = arena_array(arena, Landmark *, tags->n_pages) };
    landmarks->root = landmark_of(landmarks, tags->root);
    LandmarkSurvey survey = { .landmarks = landmarks, .leads.arena = arena };
    survey_tag(&survey, tags->root);
    for (int i = 0; i < survey.leads.n; i++) follow(landmarks, &survey.leads.at[i]);
    number_places(landmarks);
    return landmarks;
}

/* ---- asked ---- */

Ref landmarks_at(const Landmarks *landmarks, Str key, int page)
{
    return find_place(landmarks, key, page)->ref;
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
