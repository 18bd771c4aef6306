/* Text is cut at its braces into literal pieces and expressions: of attributes to plain text, within a line to runs. */
#include "bind/inline.h"

#include "data/data.h"

typedef struct {
    bool is_xpath;
    Str text;
} TemplatePiece;

/* Behind the } that closes the expression beginning at `at`, or -1; one inside a literal of the XPath does not count. */
static int find_close(Str text, int at)
{
    for (char quote = 0; at < text.n; at++) {
        char c = text.at[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '}') return at;
    }
    return -1;
}

/* The next literal piece or expression; {{ and }} end a piece behind their first brace. */
static bool next_piece(Binder *binder, Str text, int *at, Where where, TemplatePiece *piece)
{
    if (*at >= text.n) return false;
    if (text.at[*at] == '{' && !(*at + 1 < text.n && text.at[*at + 1] == '{')) {
        int close = find_close(text, *at + 1);
        Str rest = str_part(text, *at, text.n);
        if (close < 0) {
            diag_report(binder->diag, where, STR(""), DIAG_BAD_XPATH, str_copy(binder->arena, rest).at, "} ?");
            return false;
        }
        *piece = (TemplatePiece){ true, str_trim(str_part(text, *at + 1, close)) };
        *at = close + 1;
        return true;
    }
    int last = *at;
    while (last < text.n && text.at[last] != '{' && text.at[last] != '}') last++;
    bool is_doubled = last + 1 < text.n && text.at[last] == text.at[last + 1];
    bool is_literal = is_doubled || (last < text.n && text.at[last] == '}');
    *piece = (TemplatePiece){ false, str_part(text, *at, last + is_literal) };
    *at = last + is_literal + is_doubled;
    return true;
}

void inline_write_literal(Writer *writer, Str words)
{
    const House *house = &writer->binder->house;
    writer_text(writer, house->literals ? house_text(writer->binder->arena, house, words) : words);
}

void inline_write_pieces(Writer *writer, Str text, Context context, Where where, NoteAhead *ahead)
{
    int at = 0;
    for (TemplatePiece piece; next_piece(writer->binder, text, &at, where, &piece);) {
        writer->ahead = str_trim(str_part(text, at, text.n)).n == 0 ? ahead : NULL;
        if (piece.is_xpath) inline_write_expression(writer, piece.text, context, where);
        else inline_write_literal(writer, piece.text);
    }
    writer->ahead = NULL;
}

Str inline_template(Binder *binder, const Node *node, const char *attribute, Context context)
{
    return inline_filled(binder, node_text(node, attribute), context, node->where);
}

Str inline_template_from(Binder *binder, const Node *node, const char *attribute, Context context, DataNode *from)
{
    Str template = node_text(node, attribute);
    int at = 0;
    TemplatePiece piece;
    *from = NULL;
    if (next_piece(binder, template, &at, node->where, &piece) && piece.is_xpath) {
        Found found = select_find(binder->select, context, piece.text, node->where);
        if (found.kind == FOUND_NODES && found.n_nodes) *from = found.nodes[0];
    }
    return inline_filled(binder, template, context, node->where);
}

Str inline_filled(Binder *binder, Str template, Context context, Where where)
{
    if (writer_is_plain(template) && str_find(template, '{') < 0 && str_find(template, '}') < 0) return template;
    StrBuilder built = { .arena = binder->work };
    int at = 0;
    for (TemplatePiece piece; next_piece(binder, template, &at, where, &piece);)
        str_add(&built, piece.is_xpath ? select_string(binder->select, context, piece.text, where) : piece.text);
    return writer_plain(binder, str_built(&built), where);
}

Str inline_expand(Binder *binder, Str template, Context context, Where where, Str *absent)
{
    StrBuilder built = { .arena = binder->arena };
    int at = 0;
    for (TemplatePiece piece; next_piece(binder, template, &at, where, &piece);) {
        Str said = piece.is_xpath ? select_string(binder->select, context, piece.text, where) : piece.text;
        if (!said.n) {
            *absent = piece.text;
            return STR("");
        }
        str_add(&built, said);
    }
    return str_built(&built);
}

/* On one line: in an attribute there are none. */
static Str in_line(Binder *binder, Str text)
{
    StrBuilder line = { .arena = binder->arena };
    for (int i = 0; i < text.n; i++) str_add_bytes(&line, (unsigned char)text.at[i] <= ' ' ? " " : text.at + i, 1);
    return str_built(&line);
}

void inline_write_template(Writer *writer, const Node *node, const char *attribute, Context context)
{
    Binder *binder = writer->binder;
    Str template = node_text(node, attribute);
    const Source *outer = writer->source;
    int at = 0;
    for (TemplatePiece piece; next_piece(binder, template, &at, node->where, &piece); writer->source = outer) {
        Source source = { .kind = SOURCE_COMPUTED };
        Found found = { 0 };
        if (piece.is_xpath) found = select_find(binder->select, context, piece.text, node->where);
        DataNode said = found.kind == FOUND_NODES && found.n_nodes ? found.nodes[0] : found.written;
        if (said) source = data_source(binder->data, said, binder->arena);
        if (piece.is_xpath) writer->source = &source;
        writer_text(writer, in_line(binder, piece.is_xpath ? select_as_text(binder->select, &found) : piece.text));
    }
}
