#include "web/chapters.h"

#include "base/vec.h"

static const Tag *first_heading(const Tag *tag)
{
    if (tag->type == TAG_HEADING) return tag;
    const Tag *found = NULL;
    for (const TagKid *kid = tag->kids; kid && !found; kid = kid->next)
        if (kid->kind == KID_TAG) found = first_heading(kid_as_tag(kid));
    return found;
}

static bool begins_chapter(const TagKid *part)
{
    const Tag *heading = part->kind == KID_TAG ? first_heading(kid_as_tag(part)) : NULL;
    return heading && heading->as.level == 1;
}

/* As one line, without readings and marks of notes. */
static void add_title(const WebPage *pages, const Tag *tag, const TagPlace **last, StrBuilder *title)
{
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind == KID_TAG && kid_as_tag(kid)->type != TAG_RUBY_READING && kid_as_tag(kid)->type != TAG_REFERENCE)
            add_title(pages, kid_as_tag(kid), last, title);
        if (kid->kind != KID_PIECE) continue;
        const TagPlace *place = kid_as_place(kid), *before = *last;
        int from = before ? pages[before->kid.page].pieces[before->number].until : -1;
        bool goes_on = before && before->text == place->text && from >= 0 && from < place->at && place->at <= place->text->text.n;
        if (goes_on) str_add(title, str_part(place->text->text, from, place->at)); /* blanks at which a line ended */
        str_add(title, pages[kid->page].pieces[place->number].words);
        *last = place;
    }
}

static Str title_of(const WebPage *pages, const Tag *heading, Arena *arena)
{
    StrBuilder title = { .arena = arena };
    const TagPlace *last = NULL;
    add_title(pages, heading, &last, &title);
    return str_trim(str_replace(arena, str_built(&title), STR("\n"), STR(" ")));
}

/* What any machine takes for the name of a file, and what is no other's. */
static Str file_named(Str name, int number, Arena *arena)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    bool is_plain = name.n && !str_is(name, "index") && !str_starts(name, STR("chapter-"));
    for (int i = 0; i < name.n; i++) is_plain &= strchr(letters, name.at[i]) != NULL;
    return is_plain ? str_join(arena, name, STR(".html")) : str_printf(arena, "chapter-%d.html", number);
}

static void note_names(WebChapters *chapters, const WebPlaces *places, const Tag *tag, WebChapter *chapter)
{
    Str name = places_name(places, tag);
    if (name.n) map_put(&chapters->of_names, name, chapter);
    for (const TagKid *kid = tag->kids; kid; kid = kid->next)
        if (kid->kind == KID_TAG) note_names(chapters, places, kid_as_tag(kid), chapter);
}

const WebChapters *chapters_find(const WebPage *pages, const Tags *tags, const WebPlaces *places, Str title, Arena *arena)
{
    Vec(WebChapter) list = { .arena = arena };
    bool has_begun = false;
    *vec_push(&list) = (WebChapter){ .file = STR("index.html"), .title = title, .first = tags->root->kids };
    for (const TagKid *kid = tags->root->kids; kid; kid = kid->next) {
        if (!begins_chapter(kid)) continue;
        const Tag *heading = first_heading(kid_as_tag(kid));
        list.at[list.n - 1].has_heading |= !has_begun;
        if (has_begun) {
            list.at[list.n - 1].end = kid;
            *vec_push(&list) = (WebChapter){ .file = file_named(places_name(places, heading), list.n, arena),
                                             .title = title_of(pages, heading, arena),
                                             .first = kid,
                                             .has_heading = true };
        }
        has_begun = true;
    }
    WebChapters *chapters = arena_new(arena, WebChapters);
    *chapters = (WebChapters){ .at = list.at, .n = list.n, .of_names = map_new(arena) };
    for (int i = 0; i < list.n; i++)
        for (const TagKid *kid = list.at[i].first; kid && kid != list.at[i].end; kid = kid->next)
            if (kid->kind == KID_TAG) note_names(chapters, places, kid_as_tag(kid), &list.at[i]);
    return chapters;
}

const WebChapter *chapters_with(const WebChapters *chapters, Str name)
{
    return map_find(&chapters->of_names, name);
}
