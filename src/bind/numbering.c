/* A step counts on at each heading that is numbered by it, and lets those within it begin anew.  Numbers are those of the whole booklet:
   before an excerpt, or where a number is asked of a heading that may stand further on, all of it is bound once for its numbers.
   There a heading is known by its place in the layout and the record in hand, since keys are counted. */
#include "bind/numbering.h"

#include "bind/inline.h"
#include "data/data.h"

#include <string.h>

static int find_step(const Binder *binder, Str name)
{
    for (int i = 0; i < binder->numberings.n; i++)
        if (str_equal(binder->numberings.at[i].name, name)) return i;
    return -1;
}

/* Does the step lie in the other, however deep? */
static bool is_within(const Binder *binder, int step, int other)
{
    for (int outer = binder->numberings.at[step].outer, n = 0; outer >= 0 && n < binder->numberings.n; n++) {
        if (outer == other) return true;
        outer = binder->numberings.at[outer].outer;
    }
    return false;
}

static size_t standing_size(const Binder *binder)
{
    return (size_t)binder->numberings.n * sizeof *binder->standing;
}

void numbering_open(Binder *binder)
{
    const Node *first = binder->report->root->first;
    for (const Node *node = first; node; node = node->next)
        if (node_is(node, "step")) *vec_push(&binder->numberings) = (HeadingStep){ .name = node_text(node, "name"), .outer = -1 };
    int i = 0;
    for (const Node *node = first; node; node = node->next) {
        if (!node_is(node, "step")) continue;
        HeadingStep *numbering = &binder->numberings.at[i++];
        number_form_read(node_text(node, "form"), &numbering->form);
        numbering->outer = find_step(binder, node_text(node, "within"));
        if (!is_within(binder, i - 1, i - 1)) continue;
        diag_report(binder->diag, node->where, STR(""), DIAG_STEP_CIRCLE, numbering->name.at);
        numbering->outer = -1;
    }
    binder->standing = arena_array(binder->arena, int, binder->numberings.n);
}

static bool asks_of_other(const Node *parent)
{
    for (const Node *node = parent->first; node; node = node->next)
        if (node->element && ((node_is(node, "number") && node_find(node, "target")) || asks_of_other(node))) return true;
    return false;
}

bool numbering_is_asked_ahead(const Binder *binder)
{
    return binder->numberings.n && (binder->data->whole != binder->data || asks_of_other(binder->report->root));
}

const int *numbering_now(const Binder *binder)
{
    void *now = binder->numberings.n ? arena_copy(binder->lasting, binder->standing, standing_size(binder)) : NULL;
    return now;
}

/* A place where headings are numbered; however often it is met for a record, these are in order. */
static Str place_of(Binder *binder, const Node *heading, Context context)
{
    Str record = data_record(context.node, binder->work);
    Str stem = str_printf(binder->work, "%p " STR_FMT, (const void *)heading, STR_ARG(record));
    int *n = map_find(&binder->counts, stem);
    if (!n) map_put(&binder->counts, stem, n = arena_new(binder->work, int));
    return str_printf(binder->lasting, STR_FMT " %d", STR_ARG(stem), ++*n);
}

void numbering_begin(Binder *binder, const Node *heading, Context context, Key key)
{
    if (!node_find(heading, "numbered") || binder->samples) return;
    int step = find_step(binder, node_text(heading, "numbered"));
    Str place = place_of(binder, heading, context);
    const int *known = binder->in_whole ? map_find(&binder->in_whole->places, place) : NULL;
    if (known) {
        memcpy(binder->standing, known, standing_size(binder));
    } else {
        binder->standing[step]++;
        for (int i = 0; i < binder->numberings.n; i++)
            if (is_within(binder, i, step)) binder->standing[i] = 0;
    }
    void *now = (void *)(uintptr_t)numbering_now(binder);
    map_put(&binder->given.places, place, now);
    map_put(&binder->given.headings, key.text, now);
}

/* How far the step has counted here, or at the heading that is named; 0: it has not (reported). */
static int number_of(Binder *binder, const Node *node, Context context, int step)
{
    const char *name = binder->numberings.at[step].name.at;
    if (!node_find(node, "target")) {
        if (!binder->standing[step]) diag_report(binder->diag, node->where, STR(""), DIAG_NUMBER_NOWHERE, name);
        return binder->standing[step];
    }
    if (!binder->in_whole) return 1; /* of this nothing is kept but the numbers of its headings */
    Str target = inline_template(binder, node, "target", context);
    const int *standing = map_find(&binder->in_whole->headings, target);
    if (standing && standing[step]) return standing[step];
    diag_report(binder->diag, node->where, data_record(context.node, binder->arena), DIAG_NUMBER_TARGET, target.at, name);
    return 0;
}

void numbering_write(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    const Source *outer = writer->source;
    int step = find_step(binder, node_text(node, "of"));
    int n = number_of(binder, node, context, step);
    if (!n) return;
    const HeadingStep *numbering = &binder->numberings.at[step];
    NumberForm form = numbering->form;
    StrBuilder words = { .arena = binder->arena };
    if (node_find(node, "form")) number_form_read(node_text(node, "form"), &form);
    if (!number_write(form, n, &words))
        diag_report(binder->diag, node->where, data_record(context.node, binder->arena), DIAG_NUMERAL_ENDS, numbering->name.at,
                    n);
    Source source = { .kind = SOURCE_COMPUTED, .field = numbering->name };
    writer->source = &source;
    writer_data(writer, str_built(&words));
    writer->source = outer;
}
