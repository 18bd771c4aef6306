/* One walk through the tree tells which element each text is read in. */
#include "model/leads.h"

#include "base/map.h"
#include "base/vec.h"

typedef struct NotePlace {
    const Tag *note;
    int page;
    struct NotePlace *next; /* the same, on a later page */
} NotePlace;

struct LeadPlaces {
    Map by_key;        /* of an anchor → Tag */
    const Tag **first; /* of each page */
};

/* What is met once and understood when all is known. */
typedef struct {
    const Tag *from;
    const Anchor *anchor; /* where it leads, or */
    const Rich *note;     /* what is cited */
    int page;             /* on this page */
} Pending;
typedef Vec(Pending) Pendings;

typedef struct {
    Arena *arena;
    const Tags *tags;
    const Pages *pages;
    LeadPlaces *places;
    Map notes;                              /* its text → NotePlace, the first */
    Pendings entries, marks;                /* met so far */
    const Tag *place, *entry, *note, *mark; /* around what is being read; or NULL */
} LeadSurvey;

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
    case TAG_REFERENCE:
    case TAG_CAPTION: return true;
    default: return false;
    }
}

/* Under the key of the text, and of all that it is part of, where these are reached on this page. */
static void note_keys(LeadSurvey *survey, Str key, int page)
{
    for (int n = key.n; n > 0; n--) {
        bool is_name = n == key.n || key.at[n] == '#' || key.at[n] == '/' || key.at[n] == '\'';
        const Anchor *anchor = is_name ? pages_find_anchor(survey->pages, str_part(key, 0, n)) : NULL;
        if (anchor && anchor->page == page) map_put(&survey->places->by_key, anchor->key.text, (void *)survey->place);
    }
}

/* Words that are reached by themselves: the last piece of their text that begins before them. */
static void note_places(LeadSurvey *survey, const TagPlace *piece)
{
    for (int i = 0; i < piece->text->n_runs; i++) {
        const Run *run = &piece->text->runs[i];
        bool is_behind = run->place && run->first >= piece->at;
        const Anchor *anchor = is_behind ? pages_find_anchor(survey->pages, run->place->text) : NULL;
        if (anchor && anchor->page == piece->kid.page) map_put(&survey->places->by_key, anchor->key.text, (void *)survey->place);
    }
}

/* It is met piece by piece, and page by page. */
static void note_printing(LeadSurvey *survey, const Rich *rich, int page)
{
    NotePlace *last = map_find(&survey->notes, MAP_KEY(rich));
    while (last && last->next) last = last->next;
    if (last && last->note == survey->note) return;
    NotePlace *place = arena_new(survey->arena, NotePlace);
    *place = (NotePlace){ .note = survey->note, .page = page };
    if (last) last->next = place;
    else map_put(&survey->notes, str_copy(survey->arena, MAP_KEY(rich)), place);
}

static void survey_piece(LeadSurvey *survey, const TagPlace *piece)
{
    const Rich *text = piece->text;
    int page = piece->kid.page;
    if (!survey->places->first[page]) survey->places->first[page] = survey->place;
    note_keys(survey, text->key.text, page);
    note_places(survey, piece);
    if (survey->note) note_printing(survey, text, page);
    for (int i = 0; survey->mark && i < text->n_notes; i++) {
        const Citation *cited = &text->notes[i];
        if (cited->first <= piece->at && piece->at < cited->last)
            *vec_push(&survey->marks) = (Pending){ .from = survey->mark, .note = cited->note, .page = page };
    }
}

static void survey_link(LeadSurvey *survey, const TagPlace *place)
{
    const TagLink *link = &survey->tags->pages[place->kid.page].links[place->number];
    if (survey->entry && link->anchor) *vec_push(&survey->entries) = (Pending){ .from = survey->entry, .anchor = link->anchor };
}

static void survey_tag(LeadSurvey *survey, const Tag *tag)
{
    const Tag *place = survey->place, *entry = survey->entry, *note = survey->note, *mark = survey->mark;
    if (!is_phrase(tag)) survey->place = tag;
    if (tag->type == TAG_ENTRY) survey->entry = tag;
    if (tag->type == TAG_NOTE) survey->note = tag;
    if (tag->type == TAG_REFERENCE && !survey->entry) survey->mark = tag;
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind == KID_TAG) survey_tag(survey, kid_as_tag(kid));
        else if (kid->kind == KID_PIECE) survey_piece(survey, kid_as_place(kid));
        else survey_link(survey, kid_as_place(kid));
    }
    survey->place = place;
    survey->entry = entry;
    survey->note = note;
    survey->mark = mark;
}

static const Tag *note_of(const LeadSurvey *survey, const Pending *mark)
{
    const NotePlace *place = map_find(&survey->notes, MAP_KEY(mark->note));
    while (place && place->next && place->page < mark->page) place = place->next;
    return place ? place->note : NULL;
}

static const Tag *subject_of(const LeadSurvey *survey, const Pending *entry)
{
    const Tag *subject = map_find(&survey->places->by_key, entry->anchor->key.text);
    return subject ? subject : survey->places->first[entry->anchor->page];
}

/* Those whose end was found. */
static const Lead *leads_of(const LeadSurvey *survey, const Pendings *met, const Tag *(*end)(const LeadSurvey *, const Pending *),
                            int *n)
{
    Lead *leads = arena_array(survey->arena, Lead, met->n);
    *n = 0;
    for (int i = 0; i < met->n; i++) {
        const Tag *to = end(survey, &met->at[i]);
        if (to) leads[(*n)++] = (Lead){ met->at[i].from, to };
    }
    return leads;
}

const Leads *leads_find(const Tags *tags, const Pages *pages, Arena *arena)
{
    LeadPlaces *places = arena_new(arena, LeadPlaces);
    *places = (LeadPlaces){ .by_key = map_new(arena), .first = arena_array(arena, const Tag *, tags->n_pages) };
    LeadSurvey survey = { .arena = arena,
                          .tags = tags,
                          .pages = pages,
                          .places = places,
                          .notes = map_new(arena),
                          .entries.arena = arena,
                          .marks.arena = arena };
    survey_tag(&survey, tags->root);
    Leads *leads = arena_new(arena, Leads);
    *leads = (Leads){ .places = places };
    leads->entries = leads_of(&survey, &survey.entries, subject_of, &leads->n_entries);
    leads->marks = leads_of(&survey, &survey.marks, note_of, &leads->n_marks);
    return leads;
}

const Tag *leads_place(const Leads *leads, Str key)
{
    return map_find(&leads->places->by_key, key);
}

const Tag *leads_page(const Leads *leads, int page)
{
    return leads->places->first[page];
}
