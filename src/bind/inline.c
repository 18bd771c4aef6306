/* Text is cut at its braces into literal pieces and expressions; elements change the pen for their content and put it
   back.  Each inline element has a function in a table. */
#include "bind/inline.h"

#include "bind/blocks.h"
#include "bind/carry.h"
#include "bind/field.h"
#include "bind/note.h"
#include "data/data.h"

/* Braces */

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

/* As the form of the cell says; false: the text is not a figure and nothing else, nor a mark that it is missing. */
static bool write_by_form(Binder *binder, const AmountForm *form, Where where, Str *text)
{
    Amount amount = amount_read(*text, amount_missing);
    if (amount.kind == AMOUNT_MISSING && form->missing.at && text->n) *text = form->missing;
    if (amount.kind == AMOUNT_MISSING) return text->n > 0;
    if (amount.kind != AMOUNT_READ || !amount.is_whole) return false;
    if (decimal_sign(amount.value) < 0) select_note_sign(binder->select, form->minus, where);
    return amount_write(form, amount.value, decimal_whole(1), binder->arena, text);
}

/* Where no form says otherwise: a number that is less than nothing with the sign of the house. */
static bool write_by_house(const Binder *binder, DataNode node, Str *text)
{
    const FieldType *type = binder->house.signs && select_is_element(node) ? data_field_type(node) : NULL;
    Str figure = *text;
    if (type && type->kind == FIELD_NUMBER) *text = amount_signed(&binder->house.figures, figure, binder->arena);
    return text->at != figure.at;
}

/* A value of the data as figures are written here; false: it stands as it is. */
static bool write_figure(Writer *writer, DataNode node)
{
    Binder *binder = writer->binder;
    const AmountForm *form = binder->usage.form;
    DataNode first = select_is_element(node) ? select_first(node) : NULL;
    if (select_has(node, "as-of") || (first && (!select_is_text(first) || select_next(first)))) return false;
    Str text = str_trim(select_value(binder->select, node));
    if (!(form ? write_by_form(binder, form, writer->where, &text) : write_by_house(binder, node, &text))) return false;
    const Source *outer = writer->source;
    Source source = data_source(binder->data, node, binder->arena);
    writer->source = &source;
    writer_from(writer, select_where(node));
    if (form) writer_data(writer, text);
    else field_write_text(writer, text);
    writer->source = outer;
    return true;
}

/* A number that was worked out. */
static bool format_number(const Binder *binder, Found *found, Where where)
{
    Decimal number = found->exact ? *found->exact : decimal_from_double(found->number);
    if (found->kind != FOUND_NUMBER || str_is(found->text, "NaN")) return false;
    const AmountForm *form = binder->usage.form;
    if (!form && binder->house.signs) found->text = amount_signed(&binder->house.figures, found->text, binder->arena);
    if (!form) return false;
    if (decimal_sign(number) < 0) select_note_sign(binder->select, form->minus, where);
    return amount_write(form, number, decimal_whole(1), binder->arena, &found->text);
}

static void write_nodes(Writer *writer, const Found *found)
{
    for (int i = 0; i < found->n_nodes; i++) {
        writer_enter(writer);
        if (!write_figure(writer, found->nodes[i])) field_write(writer, found->nodes[i]);
        writer_leave(writer);
    }
}

static void write_found(Writer *writer, Str xpath, Context context, Where where)
{
    Found found = select_find(writer->binder->select, context, xpath, where);
    if (found.kind == FOUND_NOTHING) return;
    int before = writer->text.n;
    select_refuse_unread(writer->binder->select, &found);
    bool may_be_absent = found.kind == FOUND_NODES || found.absent || str_is(found.text, "NaN");
    const Source *outer = writer->source;
    Source source = found.written ? data_source(writer->binder->data, found.written, writer->binder->arena)
                                  : (Source){ .kind = SOURCE_COMPUTED };
    writer->n_asked++;
    if (found.kind == FOUND_NODES) write_nodes(writer, &found);
    writer->source = &source;
    if (found.formatted || format_number(writer->binder, &found, where)) writer_data(writer, found.text);
    else if (found.kind != FOUND_NODES && !may_be_absent) field_write_text(writer, found.text);
    writer->source = outer;
    if (writer->text.n > before) writer->n_given++;
    else if (may_be_absent && !writer->skips_absent) writer_text(writer, bind_none(writer->binder));
}

static void write_expression(Writer *writer, Str xpath, Context context, Where where)
{
    const Carry *carry = writer->binder->carry;
    if (!carry || !carry_write(carry, writer, xpath, context, where)) write_found(writer, xpath, context, where);
}

Str inline_words(const Writer *like, Str xpath, Context context, Where where)
{
    Writer writer = writer_new(like->binder, like->style, like->key, where);
    writer.skips_absent = like->skips_absent;
    write_found(&writer, xpath, context, where);
    return str_built(&writer.text);
}

static void write_literal(Writer *writer, Str words)
{
    const House *house = &writer->binder->house;
    writer_text(writer, house->literals ? house_text(writer->binder->arena, house, words) : words);
}

/* `ahead` is the note that stands directly behind it; NULL: none does. */
static void write_template(Writer *writer, Str text, Context context, Where where, NoteAhead *ahead)
{
    int at = 0;
    for (TemplatePiece piece; next_piece(writer->binder, text, &at, where, &piece);) {
        writer->ahead = str_trim(str_part(text, at, text.n)).n == 0 ? ahead : NULL;
        if (piece.is_xpath) write_expression(writer, piece.text, context, where);
        else write_literal(writer, piece.text);
    }
    writer->ahead = NULL;
}

Str inline_template(Binder *binder, const Node *node, const char *attribute, Context context)
{
    return inline_filled(binder, node_text(node, attribute), context, node->where);
}

Str inline_filled(Binder *binder, Str template, Context context, Where where)
{
    StrBuilder built = { .arena = binder->arena };
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

/* Elements */

static void write_br(Writer *writer, const Node *node, Context context)
{
    (void)node, (void)context;
    writer_break(writer);
}

static void write_wbr(Writer *writer, const Node *node, Context context)
{
    (void)node, (void)context;
    writer_hint(writer);
}

static void write_styled(Writer *writer, const Node *node, Context context)
{
    const Style *outer = writer->pen.style;
    writer->pen.style = bind_style(writer->binder, node, "style", context, outer);
    inline_write(writer, node, context);
    writer->pen.style = outer;
}

static void write_in_style(Writer *writer, const Node *node, Context context, const Style *style)
{
    const Style *outer = writer->pen.style;
    writer->pen.style = style;
    inline_write(writer, node, context);
    writer->pen.style = outer;
}

static void write_sup(Writer *writer, const Node *node, Context context)
{
    write_in_style(writer, node, context, bind_raised_style(writer->binder, writer->pen.style, false));
}

static void write_sub(Writer *writer, const Node *node, Context context)
{
    write_in_style(writer, node, context, bind_raised_style(writer->binder, writer->pen.style, true));
}

static void write_em(Writer *writer, const Node *node, Context context)
{
    Emphasis sign = (Emphasis)node_choice(node, "emphasis", EMPHASIS_NONE);
    write_in_style(writer, node, context, bind_emphasis_style(writer->binder, writer->pen.style, sign));
}

/* rb, rt, rb, rt …: each reading belongs to the characters before it. */
static void write_ruby(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    int base = writer_base(writer), first = writer->rubies.n;
    for (const Node *part = node->first; part; part = part->next) {
        if (node_is(part, "rb")) {
            base = writer_base(writer);
            inline_write(writer, part, context);
            continue;
        }
        if (!node_is(part, "rt")) continue;
        Writer reading = writer_new(binder, bind_ruby_style(binder, writer->pen.style),
                                    key_with_part(writer->key, STR("ruby"), binder->arena), part->where);
        inline_write(&reading, part, context);
        writer_reading(writer, base, &reading);
    }
    if (node_flag(node, "compound", false)) writer_join_readings(writer, first);
    writer->starts_run = true;
}

static void write_kept(Writer *writer, const Node *node, Context context)
{
    bool outer = writer->pen.no_break;
    writer->pen.no_break = writer->starts_run = true;
    inline_write(writer, node, context);
    writer->pen.no_break = outer;
    writer->starts_run = true;
}

static void write_link(Writer *writer, const Node *node, Context context)
{
    Str outer = writer->pen.link, to = inline_template(writer->binder, node, "to", context);
    if (to.n) *vec_push(&writer->binder->promises) = (Promise){ to, node->where };
    writer->pen.link = to;
    inline_write(writer, node, context);
    writer->pen.link = outer;
}

static void write_folio(Writer *writer, const Node *node, Context context)
{
    (void)node, (void)context;
    writer_slot(writer, SLOT_FOLIO, STR(""), STR("000"), ALIGN_START);
}

static void write_page_of(Writer *writer, const Node *node, Context context)
{
    Str outer = writer->pen.link, target = inline_template(writer->binder, node, "target", context);
    writer->pen.link = target;
    writer_slot(writer, SLOT_PAGE_OF, target, STR("000"), ALIGN_START);
    writer->pen.link = outer;
}

static void write_running(Writer *writer, const Node *node, Context context)
{
    (void)context;
    writer_slot(writer, SLOT_RUNNING, node_text(node, "name"), STR(""), ALIGN_START);
}

static int lines_in(Str text)
{
    int n = text.n > 0;
    for (int i = 0; i < text.n; i++) n += text.at[i] == '\n';
    return n;
}

/* A line whose style says how it is aligned is aligned so, whatever the paragraph is. */
static void write_aligned(Writer *writer, const Node *line, Context context)
{
    const Style *outer = writer->pen.style, *own = bind_style(writer->binder, line, "style", context, outer);
    writer->pen.aligned = own != outer && own->is_aligned ? own : NULL;
    writer->aligns_lines |= writer->pen.aligned != NULL;
    write_in_style(writer, line, context, own);
    writer->pen.aligned = NULL;
}

static void write_line(Writer *writer, const Node *line, Context context)
{
    WriterMark mark = writer_mark(writer);
    int asked = writer->n_asked, given = writer->n_given, forced = lines_in(str_built(&writer->text));
    writer_new_line(writer);
    write_aligned(writer, line, context);
    bool is_empty = writer->n_asked > asked && writer->n_given == given;
    if (is_empty && !node_find(line, "when")) writer_rewind(writer, mark);
    else if (node_flag(line, "parallel", false) && !writer->parallel) writer->parallel = forced + 1;
}

/* All lines absent is one absent value. */
static void write_lines(Writer *writer, const Node *node, Context context)
{
    bool outer = writer->skips_absent;
    int asked = writer->n_asked, before = writer->text.n;
    writer->skips_absent = true;
    for (const Node *line = node->first; line; line = line->next)
        if (line->element && bind_applies(writer->binder, line, context)) write_line(writer, line, context);
    writer->skips_absent = outer;
    if (writer->text.n == before && writer->n_asked > asked && !outer) writer_text(writer, bind_none(writer->binder));
}

/* Its words once for each record, with `between` between two that have any. */
static void write_each(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    Found found = bind_selected(binder, node, context);
    Str between = inline_template(binder, node, "between", context);
    int before = writer->text.n;
    writer->n_asked++;
    for (int i = 0; i < found.n_nodes && !bind_too_much(binder, node); i++) {
        WriterMark mark = writer_mark(writer);
        int asked = writer->n_asked, given = writer->n_given;
        if (writer->text.n > before) write_literal(writer, between);
        int first = writer->text.n;
        inline_write(writer, node, bind_in_hand(binder, node, context, &found, i));
        bool is_empty = writer->text.n == first || (writer->n_asked > asked && writer->n_given == given);
        if (is_empty) writer_rewind(writer, mark);
    }
    if (writer->text.n > before) writer->n_given++;
    else if (found.kind != FOUND_NOTHING) writer->is_absent = true;
}

static void write_if(Writer *writer, const Node *node, Context context)
{
    if (select_true(writer->binder->select, context, node_text(node, "test"), node->where)) inline_write(writer, node, context);
}

static const struct {
    const char *element;
    void (*write)(Writer *, const Node *, Context);
} elements[] = {
    { "br", write_br },       { "wbr", write_wbr },         { "sup", write_sup },
    { "sub", write_sub },     { "em", write_em },           { "ruby", write_ruby },
    { "text", write_styled }, { "keep", write_kept },       { "link", write_link },
    { "folio", write_folio }, { "page-of", write_page_of }, { "running", write_running },
    { "note", note_write },   { "lines", write_lines },     { "page-sum", carry_write_page_sum },
    { "each", write_each },   { "if", write_if },
};
enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

static int find_element(const Node *node)
{
    for (int i = 0; i < ELEMENT_COUNT; i++)
        if (node_is(node, elements[i].element)) return i;
    return -1;
}

bool inline_is(const Node *node)
{
    if (!node->element) return true;
    bool steers = node_is(node, "each") || node_is(node, "if");
    for (const Node *child = node->first; child && steers; child = child->next)
        if (!inline_is(child)) return false;
    return find_element(node) >= 0;
}

/* The text, and the note behind it if that found its place in the text; returns the last node written. */
static const Node *write_words(Writer *writer, const Node *node, Context context)
{
    const Node *next = node->next;
    bool is_note = next && next->element && node_is(next, "note");
    NoteAhead ahead = { .node = next, .context = context };
    write_template(writer, node->text, context, node->where, is_note ? &ahead : NULL);
    return ahead.is_written ? next : node;
}

void inline_write(Writer *writer, const Node *parent, Context context)
{
    writer_enter(writer);
    for (const Node *node = parent->first; node; node = node->next) {
        int element = node->element ? find_element(node) : -1;
        if (!node->element) node = write_words(writer, node, context);
        else if (element >= 0 && bind_applies(writer->binder, node, context)) elements[element].write(writer, node, context);
    }
    writer_leave(writer);
}

Rich inline_rich(Binder *binder, const Node *parent, Context context, const Style *style, Key key)
{
    Writer writer = writer_new(binder, style, key, parent->where);
    inline_write(&writer, parent, context);
    if (writer.is_absent && !writer.text.n && !writer.slots.n) writer_text(&writer, bind_none(binder));
    return writer_rich(&writer);
}

void inline_write_leader(Writer *writer, Str dots, Str room, Str target)
{
    writer->pen.leader = true;
    writer_text(writer, dots);
    writer->pen.leader = false;
    writer_slot(writer, SLOT_PAGE_OF, target, room, ALIGN_END);
}
