/* What a revision puts in the margin of a replacement page: a line that says when it was revised, a bar beside what has
   changed, and on a page that has lost all it held, a word that it has not been forgotten. */
#include "pages/pages.h"
#include "text/text.h"

enum { BAR_WIDTH = LEN_MM / 2, BAR_AWAY = LEN_MM * 3 / 2, LINE_AWAY = 4 * LEN_MM };

typedef struct {
    const Document *document;
    const Page *page;
    const ReleasePage *recorded;
    const Style *style;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    FrameBuilder builder;
} Margin;

static bool is_left(const Page *page)
{
    return page->master->mirrored && page->is_left;
}

static Len type_left(const Page *page)
{
    return is_left(page) ? page->master->outside : page->master->inside;
}

static Len type_width(const Page *page)
{
    return page->master->width - page->master->inside - page->master->outside;
}

static void add_words(Margin *margin, Str text, Len y, Align align)
{
    Style *style = arena_new(margin->arena, Style);
    Rich *rich = arena_new(margin->arena, Rich);
    Run *run = arena_new(margin->arena, Run);
    *style = *margin->style;
    style->align = align;
    *run = (Run){ .last = text.n, .style = style };
    *rich = (Rich){ .serial = SERIAL_LATE, .text = text, .style = style, .runs = run, .n_runs = 1 };
    const Para *para = text_shape(rich, margin->fonts, margin->arena, margin->diag);
    Lines lines = text_break(para, type_width(margin->page), margin->arena);
    if (lines.n)
        frame_add_frame(&margin->builder, text_line(para, &lines.at[0], type_width(margin->page), margin->arena),
                        type_left(margin->page), y);
}

static bool is_marked(const Margin *margin, Key key)
{
    for (int i = 0; i < margin->recorded->n_marked; i++)
        if (str_equal(margin->recorded->marked[i], key.text)) return true;
    return false;
}

/* A bar in the outer margin, as high as the thing it stands beside. */
static void add_bars(Margin *margin, const Frame *frame, Len y)
{
    const Mark *mark = frame->mark;
    if (mark && mark->role == ROLE_ARTIFACT) return;
    if (mark && is_marked(margin, mark->key)) {
        Len outer = is_left(margin->page) ? type_left(margin->page) - BAR_AWAY - BAR_WIDTH
                                          : type_left(margin->page) + type_width(margin->page) + BAR_AWAY;
        frame_add_fill(&margin->builder, (Box){ outer, y, BAR_WIDTH, frame->height },
                       (Plate){ .filled = true, .fill = margin->style->color });
        return;
    }
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) add_bars(margin, frame->items[i].as.frame, y + frame->items[i].y);
}

static const Frame *margin_frame(Margin *margin)
{
    const Page *page = margin->page;
    const Master *master = page->master;
    const Pin *pin = &margin->recorded->pin;
    Mark *mark = arena_new(margin->arena, Mark);
    mark->role = ROLE_ARTIFACT;
    margin->builder = (FrameBuilder){ .arena = margin->arena };
    add_words(margin, margin->recorded->revised, master->height - master->foot + LINE_AWAY,
              is_left(page) ? ALIGN_END : ALIGN_START);
    if (pin->n_slabs == 0 && !pin->branch)
        add_words(margin, str_replace(margin->arena, margin->document->vacant, STR("{page}"), page->label), master->height / 2,
                  ALIGN_CENTER);
    add_bars(margin, page->frame, 0);
    return frame_built(&margin->builder, master->width, master->height, mark);
}

const Pages *pages_revised(const Document *document, const Pages *pages, const Release *release, const Style *style,
                           FontBook *fonts, Arena *arena, Diag *diag)
{
    Pages *revised = arena_new(arena, Pages);
    *revised = *pages;
    revised->pages = arena_array(arena, Page, pages->n_pages);
    for (int i = 0; i < pages->n_pages; i++) {
        Page *page = &revised->pages[i];
        *page = pages->pages[i];
        const ReleasePage *recorded = &release->pages[i];
        if (!recorded->revised.n) continue;
        Margin margin = {
            .document = document, .page = page, .recorded = recorded, .style = style, .fonts = fonts, .arena = arena, .diag = diag
        };
        FrameBuilder whole = { .arena = arena };
        const Frame *beside = margin_frame(&margin);
        frame_add_frame(&whole, page->frame, 0, 0);
        frame_add_frame(&whole, beside, 0, 0);
        page->frame = frame_built(&whole, page->master->width, page->master->height, NULL);
    }
    return revised;
}
