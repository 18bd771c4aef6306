#include "bind/carry.h"

#include "base/utf8.h"
#include "bind/inline.h"

Carry carry_new(Arena *arena)
{
    return (Carry){ .sums = { .arena = arena }, .rows = { .arena = arena } };
}

void carry_add_sum(Carry *carry, const Node *node)
{
    Sum *sum = vec_push(&carry->sums);
    *sum = (Sum){ .node = node, .totals = { .arena = carry->sums.arena } };
    *vec_push(&sum->totals) = decimal_whole(0);
}

static Decimal last_total(const Sum *sum)
{
    return sum->totals.at[sum->totals.n - 1];
}

static Decimal total_with(const Sum *sum, Context context, Binder *binder)
{
    Str xpath = node_text(sum->node, "select");
    Found found = select_find(binder->select, context, xpath, sum->node->where);
    Decimal total = last_total(sum), figure;
    if (!select_decimal(binder->select, &found, &figure)) return total; /* nothing to add */
    total = decimal_add(total, figure);
    if (total.lost)
        diag_report(binder->diag, sum->node->where, STR(""), DIAG_FIGURE_TOO_LONG, str_copy(binder->arena, xpath).at,
                    DECIMAL_FIGURES);
    return total.lost ? last_total(sum) : total;
}

void carry_add_row(Carry *carry, Context context, bool counts, Binder *binder)
{
    *vec_push(&carry->rows) = context;
    for (int i = 0; i < carry->sums.n; i++) {
        Sum *sum = &carry->sums.at[i];
        Decimal total = counts ? total_with(sum, context, binder) : last_total(sum);
        *vec_push(&sum->totals) = total;
    }
}

/* `context` with what each sum has come to after so many rows, in as many variables as there are sums. */
static Context with_totals(const Carry *carry, Context context, int n_rows, Variable *variables)
{
    for (int i = 0; i < carry->sums.n; i++) {
        const Decimal *total = &carry->sums.at[i].totals.at[n_rows];
        const Found value = { .kind = FOUND_NUMBER, .number = decimal_to_double(*total), .exact = total };
        variables[i] = (Variable){ node_text(carry->sums.at[i].node, "name"), value, context.variables };
        context.variables = &variables[i];
    }
    return context;
}

static Variable *new_variables(const Carry *carry)
{
    return arena_array(carry->sums.arena, Variable, carry->sums.n);
}

Context carry_context(Carry *carry, Context table)
{
    carry->table = with_totals(carry, table, carry->rows.n, new_variables(carry));
    return carry->table;
}

/* --- slots ----------------------------------------------------------------------------------------------------------- */

/* In halves of an em, about. */
static int width_of(Str text)
{
    int width = 0;
    for (int at = 0; at < text.n;) width += utf8_next(text, &at) > 0x7F ? 2 : 1;
    return width;
}

static Str wider(Str one, Str other)
{
    return width_of(other) > width_of(one) ? other : one;
}

/* Its figures as wide as any. */
static Str with_noughts(Str text, Arena *arena)
{
    StrBuilder room = { .arena = arena };
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        str_add_char(&room, c >= '0' && c <= '9' ? '0' : c >= 0xFF10 && c <= 0xFF19 ? 0xFF10 : c);
    }
    return str_built(&room);
}

static Align align_of(const Writer *writer)
{
    Align align = writer->style->align;
    return align == ALIGN_END || align == ALIGN_CENTER ? align : ALIGN_START;
}

static void write_slot(Writer *writer, SlotKind kind, Tally tally, Str room)
{
    room = room.n ? with_noughts(room, writer->binder->arena) : STR("0");
    writer_slot(writer, kind, STR(""), room, align_of(writer));
    Tally *own = arena_new(writer->binder->arena, Tally);
    *own = tally;
    writer->slots.at[writer->slots.n - 1].tally = own;
}

bool carry_write(const Carry *carry, Writer *writer, Str xpath, Context context, Where where)
{
    Binder *binder = writer->binder;
    if (context.node != carry->table.node || context.variables != carry->table.variables) return false;
    Str *words = arena_array(binder->arena, Str, carry->rows.n + 1), room = STR("");
    Variable *variables = new_variables(carry); /* of the row in hand */
    for (int n = 1; n <= carry->rows.n; n++) {
        Context row = with_totals(carry, carry->rows.at[n - 1], n, variables);
        words[n] = inline_words(writer, xpath, row, where);
        room = wider(room, words[n]);
    }
    writer->n_asked++;
    writer->n_given += room.n > 0;
    write_slot(writer, SLOT_CARRIED, (Tally){ .words = words }, room);
    return true;
}

/* Room for the largest sum that any page could have, either side of nothing, with all its places. */
static Str room_of_sum(const Sum *sum, AmountForm form, Arena *arena)
{
    Decimal least = sum->totals.at[0], most = least;
    int places = form.least_places;
    for (int i = 1; i < sum->totals.n; i++) {
        Decimal total = decimal_trim(sum->totals.at[i]);
        if (decimal_compare(total, least) < 0) least = total;
        if (decimal_compare(total, most) > 0) most = total;
        if (total.places + form.scale > places) places = total.places + form.scale;
    }
    form.least_places = places < form.most_places ? places : form.most_places;
    Str up = STR(""), down = STR("");
    amount_write(&form, decimal_subtract(most, least), decimal_whole(1), arena, &up);
    amount_write(&form, decimal_subtract(least, most), decimal_whole(1), arena, &down);
    return wider(up, down);
}

static const Sum *sum_named(const Carry *carry, Str name)
{
    for (int i = 0; carry && i < carry->sums.n; i++)
        if (str_equal(node_text(carry->sums.at[i].node, "name"), name)) return &carry->sums.at[i];
    return NULL;
}

void carry_write_page_sum(Writer *writer, const Node *node, Context context)
{
    (void)context;
    Binder *binder = writer->binder;
    Str name = node_text(node, "sum");
    const Sum *sum = sum_named(binder->carry, name);
    Usage usage = bind_usage(binder, node, binder->usage);
    AmountForm form = usage.form ? *usage.form : binder->house.figures;
    if (sum)
        write_slot(writer, SLOT_PAGE_SUM, (Tally){ .totals = sum->totals.at, .form = form },
                   room_of_sum(sum, form, binder->arena));
    else diag_report(binder->diag, node->where, STR(""), DIAG_UNKNOWN_NAME, "sum", str_copy(binder->arena, name).at, "");
}
