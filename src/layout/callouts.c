/* ①②③ hung on the columns of a sample, part of a real table.

          ①          ②                      a disc over the column, a stem down to its head
       ┌──┴──┬───────┴──────┐
       │     │              │                                                              */
#include "layout/callouts.h"

#include "layout/columns.h"
#include "layout/notes.h"
#include "layout/stack.h"
#include "layout/strip.h"

enum { STEM = 2 * LEN_MM, DISC = 9 * LEN_MM / 2 };

static void add_callout(FrameBuilder *builder, const Callout *callout, const Columns *columns, Manner manner, Shop shop)
{
    int column = callout->column;
    Len x = columns->x[column] + columns->width[column] / 2, middle = DISC / 2;
    Stack stack = text_fit(&callout->rich, columns->width[column], manner, shop);
    if (stack.n_lines == 0) return;
    if (stack.height > DISC)
        diag_report(shop.diag, callout->rich.where, callout->rich.key.text, DIAG_BOX_OVERFULL, len_to_mm(stack.height),
                    len_to_mm(DISC));
    Plate disc = callout->style->plate;
    disc.radius = DISC / 2;
    frame_add_rule(builder, x, DISC, 0, STEM, (Pen){ LINE_SOLID, LEN_MM / 4, disc.fill });
    frame_add_fill(builder, (Box){ x - DISC / 2, middle - DISC / 2, DISC, DISC }, disc);
    frame_add_frame(builder, stack_frame(&stack, columns->width[column], NULL, shop.arena), columns->x[column],
                    middle - stack.height / 2);
}

const Frame *callouts_frame(const Block *sample, const Block *table, Len width, Manner manner, Shop shop)
{
    const Callout *first = callout_first(sample, table);
    if (!first) return NULL;
    FrameBuilder builder = { .arena = shop.arena };
    Columns columns = columns_fit(table->as.table, width, table->where, shop);
    for (int i = 0; i < sample->as.sample.n_callouts; i++)
        if (sample->as.sample.callouts[i].table == table)
            add_callout(&builder, &sample->as.sample.callouts[i], &columns, manner, shop);
    const Mark *mark =
        mark_new((Mark){ .role = ROLE_FIGURE, .key = sample->key, .where = sample->where, .figure = first->rich.serial }, manner,
                 shop.arena);
    return frame_built(&builder, width, STEM + DISC, mark);
}
