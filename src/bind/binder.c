/* Keys are given out once; derived styles are made once; the rest is what every element has in common. */
#include "bind/binder.h"

#include "base/suggest.h"
#include "bind/inline.h"
#include "bind/order.h"
#include "data/data.h"
#include "model/language.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Several texts may wish for one key; the count under it says which suffix is next. */
Key bind_key(Binder *binder, Key wish)
{
    if (binder->samples) return wish;
    const char *name = binder->names ? map_find(binder->names, wish.text) : NULL;
    if (name) wish = key_read(str_from(name));
    int n = keys_wish(&binder->keys, wish.text);
    return n == 1 ? wish : bind_key(binder, key_with_nth(wish, n, binder->arena));
}

Key bind_counted(Binder *binder, const char *what, Context context)
{
    Str record = data_record(context.node, binder->work);
    Str stem = str_printf(binder->work, STR_FMT "%s%s", STR_ARG(record), record.n ? "/" : "", what);
    int *n = map_find(&binder->counts, stem);
    if (!n) map_put(&binder->counts, stem, n = arena_new(binder->work, int));
    return bind_key(binder, key_read(str_printf(binder->arena, "%s%d", stem.at, ++*n)));
}

static Style *derived_style(const Binder *binder, const Style *style, const char *how);

static const Style *in_language(const Binder *binder, const Style *style, Str lang)
{
    enum { LONGEST = LANGUAGE_LONGEST + 2 };
    if (str_equal(style->lang, lang)) return style;
    char how[LONGEST];
    snprintf(how, sizeof how, "@" STR_FMT, STR_ARG(lang));
    Style *spoken = derived_style(binder, style, how);
    spoken->lang = lang;
    spoken->name = style->name;
    return spoken;
}

const Style *bind_spoken_style(const Binder *binder, const Style *style, const Style *around)
{
    return style && !style->lang.n && around->lang.n ? in_language(binder, style, around->lang) : style;
}

/* On vertical pages nothing is level yet. */
static void check_writing(const Binder *binder, const Node *node, const char *attribute, bool is_level)
{
    if (binder->is_vertical && is_level)
        diag_report(binder->diag, node->where, STR(""), DIAG_LEVEL_ON_VERTICAL,
                    str_copy(binder->arena, node_text(node, attribute)).at);
}

const Style *bind_fixed_style(const Binder *binder, const Node *node, const char *attribute, const Style *otherwise)
{
    if (!node_find(node, attribute)) return otherwise;
    const Style *around = otherwise ? otherwise : binder->style;
    const Style *style = report_find_style(binder->report, node_text(node, attribute));
    check_writing(binder, node, attribute, style && style->is_level);
    return bind_spoken_style(binder, style, around);
}

static void report_unknown(Binder *binder, const Node *node, Context context, const char *what, Str name, const Str *names, int n)
{
    diag_report(binder->diag, node->where, data_record(context.node, binder->arena), DIAG_UNKNOWN_NAME, what,
                str_copy(binder->arena, name).at, suggest_name(name, names, n, binder->arena).at);
}

static const Style *named_style(Binder *binder, const Node *node, const char *attribute, Context context, const Style *otherwise)
{
    if (!node_find(node, attribute)) return otherwise;
    const Report *report = binder->report;
    Str name = inline_template(binder, node, attribute, context);
    const Style *style = report_find_style(report, name);
    check_writing(binder, node, attribute, style && style->is_level);
    if (style) return bind_spoken_style(binder, style, otherwise);
    Str *names = arena_array(binder->arena, Str, report->n_styles);
    for (int i = 0; i < report->n_styles; i++) names[i] = report->styles[i].name;
    report_unknown(binder, node, context, "style", name, names, report->n_styles);
    return otherwise;
}

const Style *bind_style(Binder *binder, const Node *node, const char *attribute, Context context, const Style *otherwise)
{
    const Style *style = named_style(binder, node, attribute, context, otherwise);
    return node_find(node, "lang") ? in_language(binder, style, node_text(node, "lang")) : style;
}

bool bind_color(Binder *binder, const Node *node, const char *attribute, Context context, Color *color)
{
    if (!node_find(node, attribute)) return false;
    const Report *report = binder->report;
    Str text = inline_template(binder, node, attribute, context);
    if (report_find_color(report, text, color)) return true;
    Str *names = arena_array(binder->arena, Str, report->n_colors);
    for (int i = 0; i < report->n_colors; i++) names[i] = report->colors[i].name;
    report_unknown(binder, node, context, "color", text, names, report->n_colors);
    return false;
}

/* A word of the program, or of the grammar, says how. */
static Style *derived_style(const Binder *binder, const Style *style, const char *how)
{
    DerivedStyles *all = binder->report->derived;
    Style *derived = style_known(all, style, str_from(how));
    if (derived) return derived;
    derived = style_derive(all, style, str_from(how));
    derived->name = str_printf(all->arena, STR_FMT "/%s", STR_ARG(style->name), how);
    return derived;
}

const Style *bind_plain_style(Binder *binder, const Style *style)
{
    const Edges *padding = &style->plate.padding;
    bool has_padding = padding->left || padding->top || padding->right || padding->bottom;
    if (!style->plate.filled && style->plate.pen.kind == LINE_NONE && !has_padding) return style;
    Style *plain = derived_style(binder, style, "plain");
    plain->plate = (Plate){ 0 };
    return plain;
}

const Style *bind_inner_style(Binder *binder, const Style *style)
{
    const Style *plain = bind_plain_style(binder, style);
    bool is_ruled = plain->above.kind != LINE_NONE || plain->below.kind != LINE_NONE;
    if (!is_ruled && !plain->space_before && !plain->space_after && !plain->keep_next) return plain;
    Style *inner = derived_style(binder, plain, "inner");
    inner->above.kind = inner->below.kind = LINE_NONE;
    inner->space_before = inner->space_after = 0;
    inner->keep_next = false;
    return inner;
}

const Style *bind_flush_style(Binder *binder, const Style *style)
{
    if (style->indent <= 0) return style;
    Style *flush = derived_style(binder, style, "flush");
    flush->indent = 0;
    return flush;
}

const Style *bind_filled_style(Binder *binder, const Style *style, Color fill)
{
    char how[16];
    snprintf(how, sizeof how, "#%02X%02X%02X", fill.red, fill.green, fill.blue);
    Style *filled = derived_style(binder, style, how);
    filled->plate.filled = true;
    filled->plate.fill = fill;
    return filled;
}

const Style *bind_aligned_style(Binder *binder, const Style *style, const Node *node)
{
    Align wanted = (Align)node_choice(node, "align", (int)style->align);
    if (wanted == style->align) return style;
    Style *aligned = derived_style(binder, style, node_text(node, "align").at);
    aligned->align = wanted;
    return aligned;
}

const Style *bind_sided_style(Binder *binder, const Style *style, Align side)
{
    if (style->align == side) return style;
    Style *sided = derived_style(binder, style, side == ALIGN_END ? "end" : "start");
    sided->align = side;
    return sided;
}

const Style *bind_standing_style(Binder *binder, const Style *style)
{
    if (style->vertical) return style;
    Style *standing = derived_style(binder, style, "standing");
    standing->vertical = true;
    standing->name = style->name;
    return standing;
}

const Style *bind_written_style(Binder *binder, const Style *style, const Node *node)
{
    check_writing(binder, node, "writing", node_choice(node, "writing", WRITING_VERTICAL) == WRITING_HORIZONTAL);
    WritingMode own = style->vertical ? WRITING_VERTICAL : WRITING_HORIZONTAL,
                wanted = (WritingMode)node_choice(node, "writing", (int)own);
    if (wanted == own) return style;
    Style *written = derived_style(binder, style, node_text(node, "writing").at);
    written->vertical = wanted == WRITING_VERTICAL;
    return written;
}

const Style *bind_raised_style(Binder *binder, const Style *style, bool below)
{
    Style *raised = derived_style(binder, style, below ? "sub" : "sup");
    raised->size = len_scale(style->size, 60, 100);
    raised->raise = style->raise + len_scale(style->size, below ? -15 : 35, 100);
    return raised;
}

const Style *bind_ruby_style(Binder *binder, const Style *style)
{
    Style *ruby = derived_style(binder, style, "ruby");
    *ruby = (Style){ .name = ruby->name,
                     .family = style->family,
                     .weight = style->weight,
                     .size = style->size / 2,
                     .leading = style->size / 2,
                     .squeeze = style->squeeze,
                     .color = style->color,
                     .lang = style->lang,
                     .justify_narrow = true,
                     .balance = BALANCE_NONE,
                     .vertical = style->vertical };
    return ruby;
}

const Style *bind_emphasis_style(Binder *binder, const Style *style, Emphasis sign)
{
    static const char *const names[] = { EMPHASIS_CHOICES(CHOICE_WORD) };
    Emphasis emphasis = sign ? sign : style->emphasis ? style->emphasis : EMPHASIS_DOT;
    Style *stressed = derived_style(binder, style, names[emphasis]);
    stressed->emphasis = emphasis;
    return stressed;
}

const Style *bind_bold_style(Binder *binder, const Style *style)
{
    if (style->weight == WEIGHT_BOLD) return style;
    Style *bold = derived_style(binder, style, "strong");
    bold->weight = WEIGHT_BOLD;
    return bold;
}

AmountForm bind_amount_form(Binder *binder, Str format, Where where)
{
    AmountForm form = binder->house.figures;
    Str wrong;
    if (!amount_form_read(format, &form, &wrong))
        diag_report(binder->diag, where, STR(""), DIAG_BAD_FORMAT, str_copy(binder->arena, format).at,
                    str_copy(binder->arena, wrong).at);
    return form;
}

Usage bind_usage(Binder *binder, const Node *node, Usage outer)
{
    if (node_find(node, "none")) outer.none = node_text(node, "none");
    if (!node_find(node, "format")) return outer;
    AmountForm *form = arena_new(binder->arena, AmountForm);
    *form = bind_amount_form(binder, node_text(node, "format"), node->where);
    outer.form = form;
    return outer;
}

void bind_say_dates(Binder *binder, DateForm dates)
{
    binder->house.dates = dates;
    select_say_dates(binder->select, house_dates(&binder->house, DATE_LONG));
}

Str bind_none(const Binder *binder)
{
    return binder->usage.none.at ? binder->usage.none : binder->house.none;
}

bool bind_applies(Binder *binder, const Node *node, Context context)
{
    return !node_find(node, "when") || select_true(binder->select, context, node_text(node, "when"), node->where);
}

const Node *bind_branch(Binder *binder, const Node *node, Context context)
{
    if (select_true(binder->select, context, node_text(node, "test"), node->where)) return node;
    const Node *branch = node->first;
    while (branch && !node_is(branch, "else")) branch = branch->next;
    return branch;
}

Context bind_let(Binder *binder, const Node *let, Context context)
{
    Found value = select_find(binder->select, context, node_text(let, "select"), let->where);
    return select_with(binder->select, context, node_text(let, "name"), value);
}

Found bind_selected(Binder *binder, const Node *node, Context context)
{
    Str select = node_text(node, "select");
    Found found = select_records(binder->select, context, select, node->where);
    if (found.kind != FOUND_NOTHING && !found.n_nodes && node_flag(node, "required", false))
        diag_report(binder->diag, node->where, data_record(context.node, binder->arena), DIAG_XPATH_EMPTY,
                    str_copy(binder->arena, select).at);
    order_records(binder, node, context, &found);
    return found;
}

Context bind_in_hand(Binder *binder, const Node *node, Context context, const Found *found, int i)
{
    Str as = node_text(node, "as");
    Context inner = select_context(context, found, i);
    return as.n ? select_with_node(binder->select, inner, as, found->nodes[i]) : inner;
}
