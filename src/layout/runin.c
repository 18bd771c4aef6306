/* The heading is a text of its own, set as wide as it is; the paragraph begins behind it, with an indent that is so much longer.

       重点の取組　区は、子どもから高齢者まで誰もが安心
       して暮らせるまちを目指す。                                                                                        */
#include "layout/runin.h"

#include "layout/fit.h"
#include "layout/letters.h"
#include "layout/notes.h"
#include "layout/plates.h"
#include "layout/widths.h"

static Len natural_width(const Block *heading, Shop shop)
{
    Block alone = *heading;
    alone.next = NULL;
    return blocks_natural(&alone, shop);
}

/* At most two thirds of a line, so that there is a line to stand on. */
static Len most_width(Len width)
{
    return width / 3 * 2;
}

static const Block *heading_of(const Block *block)
{
    return block->role == ROLE_HEADING ? block : block->run_in;
}

Len runin_width(const Block *block, Len width, Shop shop)
{
    if (!block->run_in) return 0;
    Len own = natural_width(heading_of(block), shop);
    return own <= most_width(width) ? own : 0;
}

void runin_complain(const Block *heading, Len width, Shop shop)
{
    if (!heading->signpost || !heading->signpost->runs_in) return;
    if (!heading->run_in) diag_report(shop.diag, heading->where, heading->key.text, DIAG_RUN_IN_NOTHING);
    else
        diag_report(shop.diag, heading->where, heading->key.text, DIAG_RUN_IN_LONG, len_to_mm(natural_width(heading, shop)),
                    len_to_mm(most_width(width)));
}

const Rich *runin_text(const Block *paragraph, Len lead, Shop shop)
{
    Rich *text = arena_new(shop.arena, Rich);
    *text = paragraph->as.text;
    text->style = led_style(text->style, lead + style_em(text->style), shop);
    return text;
}

static void cite_before(Stack *stack, const Stack *heading, Arena *arena)
{
    if (!heading->n_notes) return;
    Note *notes = arena_array(arena, Note, heading->n_notes + stack->n_notes);
    for (int i = 0; i < heading->n_notes; i++) notes[i] = heading->notes[i];
    for (int i = 0; i < stack->n_notes; i++) notes[heading->n_notes + i] = stack->notes[i];
    stack->notes = notes;
    stack->n_notes += heading->n_notes;
}

const Frame *runin_line(const Block *paragraph, Len lead, const Frame *line, Stack *stack, Manner manner, Shop shop)
{
    const Block *heading = paragraph->run_in;
    manner.is_title = true;
    const Stack words = text_fit(&heading->as.text, lead, manner, shop);
    const Frame *own = stack_frame(&words, lead, mark_of_block(heading, manner, shop.arena), shop.arena);
    FrameBuilder builder = { .arena = shop.arena };
    Len above = words.n_lines ? words.lines[0]->baseline : 0, below = own->height - above;
    bool is_higher = own->height > line->height; /* else lines keep their distance */
    Len baseline = is_higher ? len_max(above, line->baseline) : line->baseline;
    Len under = is_higher ? len_max(below, line->height - line->baseline) : line->height - line->baseline;
    frame_add_frame(&builder, own, 0, baseline - above);
    frame_add_frame(&builder, line, 0, baseline - line->baseline);
    cite_before(stack, &words, shop.arena);
    return frame_built(&builder, line->width, baseline + under, NULL);
}
