/* A line more rather than a torn word.  Text is set in as few lines as can be, for rows must not grow; but when the widths are
   known, and how the cells fit, some words are still torn for nothing: in a row that is higher in another cell,

        シニアクラ   入札の不調            シニア       入札の不調
        ブへの助成   等で工期に     →      クラブへの   等で工期に
                     遅れが出た            助成         遅れが出た

   or where a line would spare more than it costs.  So each cell that tears a word is set again with lines at a price.  What stays
   within its row is taken if it spares a word; of what would make the row higher by a line, all that it spares in its cells is held
   against that line. */
#include "layout/relief.h"

#include "layout/cell.h"

/* In the prices of text/prices.h, of which a word surely torn is 100. */
enum {
    LINE_IN_ROOM = 20, /* of a line that the row has room for */
    LINE_OF_ROW = 90,  /* of one that makes the row higher */
    A_WORD = 40        /* less is none */
};

/* A cell as it could be. */
typedef struct {
    Stack stack;
    Len height; /* of the row that it asks for */
    int spares; /* 0: nothing */
} Relief;

static Len height_with(const TableBuilder *builder, const Cell *cell, int row, const Stack *stack)
{
    Edges padding = cell_padding(builder, cell, row);
    return stack->height + padding.top + padding.bottom;
}

static bool may_be_relieved(const Fitting *fitting)
{
    const Stack *stack = fitting->stack;
    return stack->tears >= A_WORD && stack->strain <= STRAIN_TORN && !fitting->cell->align_on.n;
}

/* Within the room of the row, or a line more than it has. */
static Relief relief_for(const TableBuilder *builder, const Fitting *fitting, int row, LenSum room)
{
    static const int prices[] = { LINE_IN_ROOM, LINE_OF_ROW };
    const Stack *own = fitting->stack;
    for (size_t i = 0; may_be_relieved(fitting) && i < sizeof prices / sizeof *prices; i++) {
        const Stack stack = cell_relieved(fitting, prices[i], builder->strip->shop);
        Len height = height_with(builder, fitting->cell, row, &stack);
        int spares = own->tears - stack.tears;
        if (stack.strain > own->strain || spares < A_WORD) break;
        if (height <= room || stack.n_lines <= own->n_lines + 1) return (Relief){ stack, height, spares };
    }
    return (Relief){ 0 };
}

/* The row as it stands; what stands beside several rows asks for nothing here. */
static Len height_of(const TableBuilder *builder, int row, const Fitting *fittings)
{
    const Row *source = &builder->table->rows[row];
    Len height = source->height;
    for (int i = 0; i < source->n_cells; i++)
        if (source->cells[i].row_span == 1)
            height = len_max(height, height_with(builder, &source->cells[i], row, fittings[i].stack));
    return height;
}

static void relieve_row(const TableBuilder *builder, int row, const Fitting *fittings)
{
    const Row *source = &builder->table->rows[row];
    Relief *reliefs = arena_array(builder->work, Relief, source->n_cells);
    Len height = height_of(builder, row, fittings), grown = height;
    int64_t spared = 0;
    for (int i = 0; i < source->n_cells; i++) {
        if (source->cells[i].row_span > 1) continue;
        reliefs[i] = relief_for(builder, &fittings[i], row, height);
        if (reliefs[i].spares && reliefs[i].height > height) spared += reliefs[i].spares;
        if (reliefs[i].spares) grown = len_max(grown, reliefs[i].height);
    }
    Len leading = source->n_cells ? source->cells[0].style->leading : 1;
    bool may_grow = spared * leading > (int64_t)LINE_OF_ROW * (grown - height);
    for (int i = 0; i < source->n_cells; i++)
        if (reliefs[i].spares && (may_grow || reliefs[i].height <= height)) *fittings[i].stack = reliefs[i].stack;
}

/* What stands beside several rows takes what they have room for, and no more. */
static void relieve_beside_rows(const TableBuilder *builder, const SetRows *set, int row, const Fitting *fitting)
{
    LenSum height = 0;
    for (int i = row; i <= cell_last_row(builder, fitting->cell, row) && i < set->last; i++)
        height += height_of(builder, i, set->fittings[i - set->first]);
    const Relief relief = relief_for(builder, fitting, row, height);
    if (relief.spares && relief.height <= height) *fitting->stack = relief.stack;
}

void rows_relieve(const TableBuilder *builder, const SetRows *set)
{
    for (int row = set->first; row < set->last; row++) relieve_row(builder, row, set->fittings[row - set->first]);
    for (int row = set->first; row < set->last; row++)
        for (int i = 0; i < builder->table->rows[row].n_cells; i++)
            if (builder->table->rows[row].cells[i].row_span > 1)
                relieve_beside_rows(builder, set, row, &set->fittings[row - set->first][i]);
}
