#include "bind/order.h"

#include <stdlib.h>

typedef struct {
    DataNode node;
    Str text;
    double number;
    int place;
    int sign;
    bool by_number;
} Sortable;

static int compare(const void *a, const void *b)
{
    const Sortable *one = a, *other = b;
    int order =
        one->by_number ? (one->number > other->number) - (one->number < other->number) : str_compare(one->text, other->text);
    return order ? order * one->sign : one->place - other->place;
}

void order_records(Binder *binder, const Node *rows, Context context, Found *found)
{
    if (!node_find(rows, "sort") || found->n_nodes == 0) return;
    Sortable *entries = arena_array(binder->arena, Sortable, found->n_nodes);
    bool by_number = true;
    for (int i = 0; i < found->n_nodes; i++) {
        Context own = select_context(context, found, i);
        Str text = select_string(binder->select, own, node_text(rows, "sort"), rows->where);
        char *end;
        Str kept = str_copy(binder->arena, str_trim(text));
        entries[i] = (Sortable){ .node = found->nodes[i],
                                 .text = kept,
                                 .number = strtod(kept.at, &end),
                                 .place = i,
                                 .sign = str_is(node_text(rows, "order"), "descending") ? -1 : 1 };
        by_number &= kept.n > 0 && *end == '\0';
    }
    for (int i = 0; i < found->n_nodes; i++) entries[i].by_number = by_number;
    qsort(entries, (size_t)found->n_nodes, sizeof *entries, compare);
    for (int i = 0; i < found->n_nodes; i++) found->nodes[i] = entries[i].node;
}
