/* Records in the order of a key: by number where all keys are numbers, else by their reading (reading.h).  Those without a key come last, whichever
   way the others go; what is alike stays in the order of the data. */
#include "bind/order.h"

#include "bind/reading.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    DataNode node;
    Str text; /* empty: it has no key */
    Str reading;
    double number;
    int place;
    int sign;
    bool by_number;
} Sortable;

static int compare(const void *a, const void *b)
{
    const Sortable *one = a, *other = b;
    if (!one->text.n || !other->text.n) return one->text.n ? -1 : other->text.n ? 1 : one->place - other->place;
    int order = one->by_number ? (one->number > other->number) - (one->number < other->number)
                               : str_compare(one->reading, other->reading);
    return order ? order * one->sign : one->place - other->place;
}

void order_records(Binder *binder, const Node *rows, Context context, Found *found)
{
    if (!node_find(rows, "sort") || found->n_nodes == 0) return;
    Sortable *entries = arena_array(binder->arena, Sortable, found->n_nodes);
    bool by_number = true;
    for (int i = 0; i < found->n_nodes; i++) {
        Context own = bind_in_hand(binder, rows, context, found, i);
        Str text = select_string(binder->select, own, node_text(rows, "sort"), rows->where);
        char *end;
        Str kept = str_copy(binder->arena, str_trim(text));
        if (str_is(kept, "NaN")) kept = STR(""); /* what number() says of a field that is not there */
        entries[i] = (Sortable){ .node = found->nodes[i],
                                 .text = kept,
                                 .number = strtod(kept.at, &end),
                                 .place = i,
                                 .sign = node_choice(rows, "order", ORDER_ASCENDING) == ORDER_DESCENDING ? -1 : 1 };
        by_number &= *end == '\0' && (isfinite(entries[i].number) || !kept.n);
    }
    for (int i = 0; i < found->n_nodes; i++) {
        entries[i].by_number = by_number;
        if (!by_number) entries[i].reading = reading_key(entries[i].text, binder->arena);
    }
    qsort(entries, (size_t)found->n_nodes, sizeof *entries, compare);
    for (int i = 0; i < found->n_nodes; i++) found->nodes[i] = entries[i].node;
}
