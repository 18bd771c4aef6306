/* Lines have ascending numbers, behind that of the root. */
#include "pdf/outline.h"

#include "base/utf8.h"

static BookmarkLine *line_at(const BookmarkTree *outline, int line)
{
    return &outline->lines.at[line - 1];
}

int outline_add(BookmarkTree *outline, BookmarkLine line)
{
    *vec_push(&outline->lines) = line;
    int own = outline->lines.n, *first = &outline->first, *last = &outline->last;
    if (line.parent) {
        first = &line_at(outline, line.parent)->first;
        last = &line_at(outline, line.parent)->last;
    }
    if (*last) line_at(outline, *last)->next = own;
    else *first = own;
    line_at(outline, own)->previous = *last;
    *last = own;
    for (int above = line.parent; above; above = line_at(outline, above)->parent) line_at(outline, above)->n_below++;
    return own;
}

/* ---- writing ---- */

/* Readers show the beginning of a title: of a whole paragraph that is enough. */
static void add_title(Ink *value, Str title)
{
    enum { CHARACTERS = 1000 };
    int end = 0;
    for (int i = 0; i < CHARACTERS && end < title.n; i++) utf8_next(title, &end);
    ink_add(value, STR("/Title <FEFF"));
    ink_utf16(value, str_part(title, 0, end));
    if (end < title.n) ink_utf16(value, STR("…"));
    ink_add(value, STR(">\n"));
}

static void add_line(Ink *value, const char *key, const BookmarkTree *outline, int line)
{
    if (line) ink_format(value, "/%s %d 0 R\n", key, line_at(outline, line)->ref);
}

static void write_line(const BookmarkTree *outline, const BookmarkLine *line, Ink *value)
{
    ink_add(value, STR("<<\n"));
    add_title(value, line->title);
    add_line(value, "Prev", outline, line->previous);
    ink_format(value, "/Parent %d 0 R\n", line->parent ? line_at(outline, line->parent)->ref : outline->root);
    if (line->action) ink_format(value, "/A %d 0 R\n", line->action);
    else ink_format(value, "/Dest [ %d 0 R /XYZ 0 %d null ]\n", line->page, line->y);
    add_line(value, "First", outline, line->first);
    add_line(value, "Last", outline, line->last);
    add_line(value, "Next", outline, line->next);
    if (line->n_below) ink_format(value, "/Count %d\n", line->n_below);
    ink_add(value, STR(">>"));
}

static void write_root(const BookmarkTree *outline, Ink *value)
{
    ink_add(value, STR("<<\n/Type /Outlines\n"));
    add_line(value, "First", outline, outline->first);
    add_line(value, "Last", outline, outline->last);
    ink_format(value, "/Count %d\n>>", outline->lines.n);
}

bool outline_write(const BookmarkTree *outline, int ref, Ink *value)
{
    int first = 1, last = outline->lines.n;
    if (!last || ref < outline->root || ref > line_at(outline, last)->ref) return false;
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (line_at(outline, middle)->ref < ref) first = middle + 1;
        else last = middle;
    }
    if (ref == outline->root) write_root(outline, value);
    else if (line_at(outline, first)->ref == ref) write_line(outline, line_at(outline, first), value);
    else return false;
    return true;
}
