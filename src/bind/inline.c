/* Elements change the pen for their content and put it back; each has a function in a table. */
#include "bind/inline.h"

#include "bind/blocks.h"
#include "bind/carry.h"
#include "bind/icon.h"
#include "bind/index.h"
#include "bind/note.h"
#include "bind/numbering.h"
#include "model/web.h"

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
    bool begins = writer_keep(writer);
    inline_write(writer, node, context);
    if (begins) writer_keep_no_more(writer);
}

Str inline_address(Binder *binder, const Node *node, Context context)
{
    Str address = inline_template(binder, node, "href", context);
    WebFault fault = address.n ? web_fault(address) : WEB_FINE;
    if (fault == WEB_FINE) return address;
    diag_report(binder->diag, node->where, STR(""), fault == WEB_SCHEME ? DIAG_WEB_SCHEME : DIAG_WEB_WRITTEN,
                str_copy(binder->arena, address).at);
    return STR("");
}

static void write_link(Writer *writer, const Node *node, Context context)
{
    bool leads_out = node_find(node, "href");
    Str outer = writer->pen.link,
        to = leads_out ? inline_address(writer->binder, node, context) : inline_template(writer->binder, node, "to", context);
    if (to.n && !leads_out)
        *vec_push(&writer->binder->promises) = (Promise){ str_copy(writer->binder->lasting, to), node->where };
    writer->pen.link = to;
    inline_write(writer, node, context);
    writer->pen.link = outer;
}

static void write_folio(Writer *writer, const Node *node, Context context)
{
    (void)context;
    Str of = node_text(node, "of");
    writer_slot(writer, of.n ? SLOT_FOLIO_OF : SLOT_FOLIO, of, of.n ? STR("00") : STR("000"), ALIGN_START);
}

static void write_pages(Writer *writer, const Node *node, Context context)
{
    (void)context;
    Str of = node_text(node, "of");
    writer_slot(writer, SLOT_PAGES_OF, of, of.n ? STR("00") : STR("000"), ALIGN_START);
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
    writer->pen.once = !node_flag(line, "again", true);
    write_aligned(writer, line, context);
    writer->pen.once = false;
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
        if (writer->text.n > before) inline_write_literal(writer, between);
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
    const Node *branch = bind_branch(writer->binder, node, context);
    if (branch) inline_write(writer, branch, context);
}

static void write_dots(Writer *writer, Str dots)
{
    writer->pen.leader = true;
    writer_text(writer, dots);
    writer->pen.leader = false;
}

static void write_leader(Writer *writer, const Node *node, Context context)
{
    (void)context;
    inline_write_dots(writer, node_find(node, "dots") ? node_text(node, "dots") : STR("・"));
}

static const struct {
    const char *element;
    void (*write)(Writer *, const Node *, Context);
} elements[] = {
    { "br", write_br },
    { "wbr", write_wbr },
    { "sup", write_sup },
    { "sub", write_sub },
    { "em", write_em },
    { "ruby", write_ruby },
    { "text", write_styled },
    { "keep", write_kept },
    { "link", write_link },
    { "folio", write_folio },
    { "pages", write_pages },
    { "page-of", write_page_of },
    { "running", write_running },
    { "note", note_write },
    { "lines", write_lines },
    { "page-sum", carry_write_page_sum },
    { "each", write_each },
    { "if", write_if },
    { "leader", write_leader },
    { "number", numbering_write },
    { "index", index_write_marked },
    { "icon", icon_write },
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
    bool is_else = node_is(node, "else"), steers = is_else || node_is(node, "each") || node_is(node, "if");
    for (const Node *child = node->first; child && steers; child = child->next)
        if (!inline_is(child)) return false;
    return is_else || find_element(node) >= 0;
}

static bool is_skipped(const Writer *writer, const Node *node)
{
    return writer->skips_notes && node->element && node_is(node, "note");
}

/* The text, and the note behind it if that found its place in the text; returns the last node written. */
static const Node *write_words(Writer *writer, const Node *node, Context context)
{
    const Node *next = node->next;
    bool is_note = next && next->element && node_is(next, "note") && !is_skipped(writer, next);
    NoteAhead ahead = { .node = next, .context = context };
    inline_write_pieces(writer, node->text, context, node->where, is_note ? &ahead : NULL);
    return ahead.is_written ? next : node;
}

void inline_write(Writer *writer, const Node *parent, Context context)
{
    writer_enter(writer);
    for (const Node *node = parent->first; node; node = node->next) {
        int element = node->element ? find_element(node) : -1;
        if (is_skipped(writer, node)) continue;
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

void inline_write_dots(Writer *writer, Str dots)
{
    write_dots(writer, dots.n ? dots : STR("　"));
}

void inline_write_leader(Writer *writer, Str dots, Str room, Str target)
{
    write_dots(writer, dots);
    writer_slot(writer, SLOT_PAGE_OF, target, room, ALIGN_END);
}
