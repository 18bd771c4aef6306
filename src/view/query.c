/* Where every text is, one a line, for programs: what a page number, a place in a file or a size is asked for. */
#include "data/data.h"
#include "view/placed.h"

#include "base/map.h"
#include "base/utf8.h"

typedef struct {
    StrBuilder out;
    Map passages; /* key → Passage */
    const Data *data;
    Arena *scratch;
} QueryWriter;

/* --- which ------------------------------------------------------------------------------------------------------------ */

/* * stands for any characters. */
static bool is_like(Str text, const char *pattern)
{
    for (; *pattern != '*'; pattern++, text = str_part(text, 1, text.n))
        if (!*pattern || !text.n) return !*pattern && !text.n;
        else if (*pattern != text.at[0]) return false;
    for (int from = 0; from <= text.n; from++)
        if (is_like(str_part(text, from, text.n), pattern + 1)) return true;
    return false;
}

static bool has_key(const PlacedText *text, QueryWish wish)
{
    for (int i = 0; i < wish.n_keys; i++)
        if (is_like(text->key.text, wish.keys[i]) || (text->key.text.n && is_like(key_record(text->key), wish.keys[i])))
            return true;
    return !wish.n_keys;
}

static bool has_words(Str text, Str words)
{
    for (int at = 0; at + words.n <= text.n; at++)
        if (str_equal(str_part(text, at, at + words.n), words)) return true;
    return false;
}

static bool is_wanted(const PlacedText *text, QueryWish wish)
{
    return (!wish.pages || wish.pages[text->page]) && has_key(text, wish) && has_words(text->text, wish.words);
}

/* --- how -------------------------------------------------------------------------------------------------------------- */

static void add_name(QueryWriter *writer, const char *name)
{
    char before = writer->out.n ? writer->out.at[writer->out.n - 1] : '\n';
    str_add_printf(&writer->out, "%s\"%s\":", before == '{' || before == '[' ? "" : ",", name);
}

static void add_string(QueryWriter *writer, const char *name, Str value)
{
    add_name(writer, name);
    if (utf8_check(value) >= 0) value = STR("?"); /* the name of a file may be any bytes */
    str_add_json(&writer->out, value);
}

static void add_mm(QueryWriter *writer, const char *name, Len length)
{
    double mm = len_to_mm(length);
    add_name(writer, name);
    str_add_printf(&writer->out, "%.3f", mm > -0.0005 && mm < 0.0005 ? 0.0 : mm);
}

static void add_box(QueryWriter *writer, Box box)
{
    add_name(writer, "box");
    str_add(&writer->out, STR("{"));
    add_mm(writer, "x", box.x);
    add_mm(writer, "y", box.y);
    add_mm(writer, "width", box.width);
    add_mm(writer, "height", box.height);
    str_add(&writer->out, STR("}"));
}

static void add_place(QueryWriter *writer, Where where)
{
    if (!where.file) return;
    add_string(writer, "file", str_from(where.file));
    if (where.sheet) add_string(writer, "sheet", str_from(where.sheet));
    if (where.sheet) add_string(writer, "cell", diag_cell(where, writer->scratch));
    else if (where.line) str_add_printf(&writer->out, ",\"line\":%d,\"column\":%d", where.line, where.column);
}

static void add_label(QueryWriter *writer, const PlacedText *text)
{
    const Passage *passage = text->key.text.n ? map_find(&writer->passages, text->key.text) : NULL;
    add_name(writer, "label");
    str_add(&writer->out, STR("{"));
    add_string(writer, "part", passage ? passage->part : STR(""));
    add_string(writer, "row", passage ? passage->item : STR(""));
    add_string(writer, "column", passage ? passage->column : STR(""));
    str_add(&writer->out, STR("}"));
}

static void add_lines(QueryWriter *writer, const PlacedText *text)
{
    add_name(writer, "lines");
    str_add(&writer->out, STR("["));
    for (int i = 0; i < text->n_lines; i++) {
        const PlacedLine *line = &text->lines[i];
        str_add(&writer->out, i ? STR(",{") : STR("{"));
        add_string(writer, "text", str_part(text->text, line->first, line->last));
        add_box(writer, line->box);
        add_mm(writer, text->is_vertical ? "axis" : "baseline", line->baseline);
        str_add(&writer->out, STR("}"));
    }
    str_add(&writer->out, STR("]"));
}

/* Words of the layout have no source; a text of such words alone has that of its element. */
static void add_sources(QueryWriter *writer, const PlacedText *text)
{
    static const char *const kinds[] = { SOURCE_CHOICES(CHOICE_WORD) };
    add_name(writer, "source");
    str_add(&writer->out, STR("["));
    for (int i = 0; i < text->n_sources; i++) {
        const SourceSpan *span = &text->sources[i];
        str_add(&writer->out, i ? STR(",{") : STR("{"));
        add_string(writer, "kind", str_from(kinds[span->source.kind]));
        add_string(writer, "text", str_part(text->text, span->first, span->last));
        if (span->source.record.n) add_string(writer, "record", span->source.record);
        if (span->source.field.n) add_string(writer, "field", span->source.field);
        add_place(writer, data_place(writer->data, span->source, writer->scratch));
        str_add(&writer->out, STR("}"));
    }
    if (!text->n_sources && text->where.file) {
        str_add(&writer->out, STR("{"));
        add_string(writer, "kind", STR("layout"));
        add_string(writer, "text", text->text);
        add_place(writer, text->where);
        str_add(&writer->out, STR("}"));
    }
    str_add(&writer->out, STR("]"));
}

static void add_fit(QueryWriter *writer, PlacedFit fit)
{
    bool is_smaller = fit.size < fit.natural_size, is_narrower = fit.squeeze < fit.natural_squeeze;
    add_name(writer, "fit");
    str_add_printf(&writer->out, "{\"rung\":\"%s\",\"squeeze\":%.1f,\"size\":%.2f,\"natural\":{\"squeeze\":%.1f,\"size\":%.2f}}",
                   is_smaller    ? "size"
                   : is_narrower ? "squeeze"
                                 : "natural",
                   fit.squeeze / 10.0, len_to_pt(fit.size), fit.natural_squeeze / 10.0, len_to_pt(fit.natural_size));
}

static void add_text(QueryWriter *writer, const PlacedText *text)
{
    str_add(&writer->out, STR("{\"schema\":1"));
    add_string(writer, "key", text->key.text);
    add_string(writer, "role", str_from(role_word(text->role)));
    add_label(writer, text);
    str_add_printf(&writer->out, ",\"page\":{\"number\":%d,\"label\":", text->page + 1);
    str_add_json(&writer->out, text->label);
    str_add(&writer->out, STR("}"));
    add_box(writer, text->box);
    add_string(writer, "text", text->text);
    add_lines(writer, text);
    add_sources(writer, text);
    add_fit(writer, text->fit);
    if (text->is_vertical) str_add(&writer->out, STR(",\"vertical\":true"));
    if (text->repeated) str_add(&writer->out, STR(",\"repeated\":true"));
    if (text->sample) str_add(&writer->out, STR(",\"sample\":true"));
    str_add(&writer->out, STR("}\n"));
}

Str query_written(const PlacedTexts *placed, QueryWish wish, const Release *release, const Data *data, int *n, Arena *arena)
{
    Arena *scratch = arena_open();
    QueryWriter writer = { .out.arena = arena, .passages = map_new(arena), .data = data, .scratch = scratch };
    for (int i = 0; i < release->n_passages; i++) map_put(&writer.passages, release->passages[i].key.text, &release->passages[i]);
    int n_texts;
    const PlacedText *texts = placed_texts(placed, &n_texts, arena);
    *n = 0;
    for (int i = 0; i < n_texts; i++) {
        if (!is_wanted(&texts[i], wish)) continue;
        add_text(&writer, &texts[i]);
        arena_clear(scratch);
        ++*n;
    }
    arena_close(scratch);
    return str_built(&writer.out);
}
