#include "bind/code.h"

#include "base/words.h"
#include "bind/inline.h"
#include "picture/picture.h"

enum { USUAL_WIDTH = 20 * LEN_MM };
enum {
    LEAST_MODULE = 4 * LEN_MM / 10
}; /* what cameras of telephones read from paper in the hand (JIS X 0510; in print 0.4 mm is usual) */

/* A handle has no words; its one run says where the code leads. */
static Rich handle_of(Binder *binder, const Node *node, const Style *style, Key key, Str link)
{
    Key own = bind_key(binder, key_with_part(key, STR("picture"), binder->arena));
    Writer writer = writer_new(binder, style, own, node->where);
    Rich handle = writer_rich(&writer);
    if (!link.n) return handle;
    handle.runs = arena_new(binder->arena, Run);
    handle.n_runs = 1;
    *handle.runs = (Run){ .style = style, .link = link };
    return handle;
}

/* Of an address that it leads there, where nothing else is said; of other words somebody has to say what they are for. */
static Str alt_of(Binder *binder, const Node *node, Context context, const Style *style, Key key, Str address)
{
    Str alt = inline_template(binder, node, "alt", context);
    Str lang = style->lang.n ? style->lang : binder->report->lang;
    if (!alt.n && address.n)
        alt =
            str_printf(binder->arena, words_str(WORD_CODE_LEADS, str_starts(lang, STR("ja")) ? LANG_JA : LANG_EN).at, address.at);
    if (!alt.n) diag_report(binder->diag, node->where, key.text, DIAG_PICTURE_MUTE);
    return alt;
}

Depiction *bind_code(Binder *binder, const Node *node, Context context, const Style *style, Key key)
{
    Str address = str_copy(binder->arena, inline_address(binder, node, context));
    Str text = address.n ? address : inline_template(binder, node, "text", context);
    if (!text.n) return NULL;
    int modules;
    CodeMending mending = (CodeMending)node_choice(node, "level", MENDS_SOME);
    const Picture *picture = picture_of_code(text, mending, &modules, node->where, binder->arena);
    if (!picture) {
        diag_report(binder->diag, node->where, key.text, DIAG_CODE_LONG, text.n);
        return NULL;
    }
    Len width = node_len(node, "width", USUAL_WIDTH);
    if (width / modules < LEAST_MODULE)
        diag_report(binder->diag, node->where, key.text, DIAG_CODE_FINE, modules, len_to_mm(width), len_to_mm(width) / modules,
                    len_to_mm(LEAST_MODULE));
    Depiction *depiction = arena_new(binder->arena, Depiction);
    *depiction = (Depiction){ .picture = picture,
                              .alt = alt_of(binder, node, context, style, key, address),
                              .link = address,
                              .width = width,
                              .fit = PICTURE_CONTAIN,
                              .handle = handle_of(binder, node, style, key, address) };
    return depiction;
}
