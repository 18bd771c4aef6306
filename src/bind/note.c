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

void note_write(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    const House *house = &binder->house;
    const Style *style = house->note_style ? house->note_style : binder->style;
    Writer note = writer_new(binder, style, key_with_part(writer->key, STR("note"), binder->arena), node->where);
    note.skips_absent = true;
    write_mark(&note, note.key.text);
    inline_write(&note, node, context);
    if (note.n_asked && !note.n_given) return;
    Rich *rich = arena_new(binder->arena, Rich);
    *rich = writer_rich(&note);
    rich->key = bind_key(binder, note.key);
    if (rich->n_slots && rich->slots[0].kind == SLOT_NOTE) rich->slots[0].name = rich->key.text; /* its own mark comes first */
    writer_note(writer, rich);
    const Style *outer = writer->pen.style;
    if (house->mark_style) writer->pen.style = house->mark_style;
    writer->pen.note_mark = true;
    const Source *source = writer->source;
    writer->source = rich->n_sources ? &rich->sources[0].source : NULL; /* the mark is the note's own word */
    rich->mark_first = writer->text.n;
    write_mark(writer, rich->key.text);
    rich->mark_last = writer->text.n;
    writer->source = source;
    writer->pen.note_mark = false;
    writer->pen.style = outer;
}

void note_write_ahead(Writer *writer)
{
    NoteAhead *ahead = writer->ahead;
    if (!ahead || ahead->is_written) return;
    ahead->is_written = true;
    note_write(writer, ahead->node, ahead->context);
}
