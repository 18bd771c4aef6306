/* A sample: part of a real table, set as it will be, with ①②③ hung on its columns.

          ①          ②                      a disc over the column, a stem down to its head
       ┌──┴──┬───────┴──────┐
       │     │              │                                                              */
#include "layout/parts.h"

enum { STEM = 2 * LEN_MM, DISC = 9 * LEN_MM / 2 };

static int column_named(const Table *table, Str name)
{
    for (int i = 0; i < table->n_columns; i++)
        if (str_equal(table->columns[i].name, name)) return i;
    return -1;
}

static void add_callout(FrameBuilder *builder, const Callout *callout, const Columns *columns, Len top, Where where, Shop shop)
{
    int column = column_named(columns->table, callout->column);
    if (column < 0) {
        diag_report(shop.diag, where, STR(""), DIAG_UNKNOWN_NAME, "column", callout->column.at, "");
        return;
    }
    Len   x = columns->x[column] + columns->width[column] / 2, middle = top - STEM - DISC / 2;
    Stack stack = stack_rich(&callout->rich, columns->width[column], shop);
    if (stack.n_lines == 0) return;
    Plate disc = callout->style->plate;
    disc.radius = DISC / 2;
    frame_add_rule(builder, x, top - STEM, 0, STEM, (Pen){ LINE_SOLID, LEN_MM / 4, disc.fill });
    frame_add_fill(builder, (Box){ x - DISC / 2, middle - DISC / 2, DISC, DISC }, disc);
    frame_add_frame(builder, stack_frame(&stack, columns->width[column], NULL, shop.arena), columns->x[column],
                    middle - stack.height / 2);
}

void sample_add(StripBuilder *strip, const Block *block)
{
    Shop shop = strip->shop;
    StripBuilder inner = { .shop = shop, .width = strip->width };
    inner.slabs.arena = inner.spanners.arena = inner.settings.arena = shop.arena;
    for (const Block *child = block->as.sample.blocks; child; child = child->next) {
        if (child->kind == BLOCK_TABLE && block->as.sample.n_callouts) inner.gap = len_max(inner.gap, STEM + DISC + LEN_MM);
        strip_block(&inner, child);
    }
    Strip built = strip_built(&inner, NULL);
    FrameBuilder builder = { .arena = shop.arena };
    const Frame *frame = galley_compose_whole(&built, strip->width, shop.arena);
    frame_add_frame(&builder, frame, 0, 0);
    Len top = 0;
    for (int i = 0; i <= inner.table_slab && i < built.n_slabs; i++)
        top += (i ? built.slabs[i].gap : 0) + (i < inner.table_slab ? built.slabs[i].body->height : 0);
    for (int i = 0; i < block->as.sample.n_callouts && inner.columns.table; i++)
        add_callout(&builder, &block->as.sample.callouts[i], &inner.columns, top, block->where, shop);
    Mark *mark = arena_new(shop.arena, Mark);
    *mark = (Mark){ .role = ROLE_FIGURE, .key = block->key, .where = block->where, .sample = true };
    strip_add(strip, frame_built(&builder, strip->width, frame->height, mark), block->key, block->where);
}
