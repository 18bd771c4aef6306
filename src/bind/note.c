/* A note is a text of its own, written like any; its mark is written twice: where it is cited and before the text. */
#include "bind/note.h"

#include "bind/inline.h"

/* {n} in the mark is the number that the note has on its page. */
static void write_mark(Writer *writer, Str note)
{
    Str mark = writer->binder->house.note_mark, behind;
    Str before = house_divide(mark, STR("{n}"), &behind);
    writer_text(writer, before);
    if (before.n < mark.n) writer_slot(writer, SLOT_NOTE, note, STR("0"), ALIGN_START);
    writer_text(writer, behind);
}

/* Its text as it stands; empty: all that it asked for gave nothing. */
static Rich note_text(Binder *binder, const Node *node, Key key, Context context)
{
    const House *house = &binder->house;
    const Style *style = house->note_style ? house->note_style : binder->style;
    Writer note = writer_new(binder, style, key, node->where);
    note.skips_absent = true;
    write_mark(&note, key.text);
    int mark = note.text.n;
    inline_write(&note, node, context);
    Rich rich = writer_rich(&note);
    rich.mark = mark;
    if (note.n_asked && !note.n_given) rich.text = STR("");
    return rich;
}

/* Words of any kind may be an id: what has a meaning in a key is none here. */
static Key key_of_shared(Binder *binder, Str id)
{
    Str name = str_copy(binder->arena, id);
    for (int i = 0; i < name.n; i++)
        if (name.at[i] == '#' || name.at[i] == '/' || name.at[i] == '\'') ((char *)name.at)[i] = '-';
    return bind_key(binder, key_new(STR("note"), STR(""), STR(""), name, 1, binder->arena));
}

/* The one note of this id; a sample has its own. */
static SharedNote *find_shared(Binder *binder, Str id, Where where)
{
    Str name = binder->samples ? str_printf(binder->arena, "\n" STR_FMT, STR_ARG(id)) : id;
    SharedNote *shared = map_find(&binder->shared_notes, name);
    if (shared) return shared;
    shared = arena_new(binder->arena, SharedNote);
    *shared = (SharedNote){ .id = id, .rich = arena_new(binder->arena, Rich), .where = where, .next = binder->last_shared };
    binder->last_shared = shared;
    shared->rich->key = key_of_shared(binder, id);
    map_put(&binder->shared_notes, name, shared);
    return shared;
}

/* Its words stand wherever it is cited, or anywhere; they are the same everywhere. */
static Rich *shared_note(Binder *binder, const Node *node, Str id, Context context)
{
    SharedNote *shared = find_shared(binder, id, node->where);
    Rich rich = note_text(binder, node, shared->rich->key, context);
    if (!rich.text.n) return NULL;
    if (rich.text.n == rich.mark) return shared->rich;
    if (!shared->is_written) {
        *shared->rich = rich;
        shared->is_written = true;
        shared->where = rich.where;
    } else if (!str_equal(rich.text, shared->rich->text))
        diag_report(binder->diag, rich.where, rich.key.text, DIAG_NOTE_OTHERWISE, str_copy(binder->arena, id).at,
                    shared->where.file, shared->where.line);
    return shared->rich;
}

static Rich *own_note(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    Rich rich = note_text(binder, node, key_with_part(writer->key, STR("note"), binder->arena), context);
    if (!rich.text.n) return NULL;
    rich.key = bind_key(binder, rich.key);
    if (rich.n_slots && rich.slots[0].kind == SLOT_NOTE) rich.slots[0].name = rich.key.text; /* its own mark comes first */
    Rich *note = arena_new(binder->arena, Rich);
    *note = rich;
    return note;
}

void note_write(Writer *writer, const Node *node, Context context)
{
    const House *house = &writer->binder->house;
    Str id = inline_template(writer->binder, node, "id", context);
    Rich *rich = id.n ? shared_note(writer->binder, node, id, context) : own_note(writer, node, context);
    if (!rich) return;
    const Style *outer = writer->pen.style;
    if (house->mark_style) writer->pen.style = house->mark_style;
    writer->pen.note_mark = true;
    const Source *source = writer->source;
    writer->source = rich->n_sources ? &rich->sources[0].source : NULL; /* the mark is the note's own word */
    writer_begin_citation(writer, rich);
    write_mark(writer, rich->key.text);
    writer_end_citation(writer);
    writer->source = source;
    writer->pen.note_mark = false;
    writer->pen.style = outer;
}

void note_check_shared(const Binder *binder)
{
    for (const SharedNote *shared = binder->last_shared; shared; shared = shared->next)
        if (!shared->is_written)
            diag_report(binder->diag, shared->where, STR(""), DIAG_UNKNOWN_NAME, "note", str_copy(binder->arena, shared->id).at,
                        "");
}

void note_write_ahead(Writer *writer)
{
    NoteAhead *ahead = writer->ahead;
    if (!ahead || ahead->is_written) return;
    ahead->is_written = true;
    note_write(writer, ahead->node, ahead->context);
}
