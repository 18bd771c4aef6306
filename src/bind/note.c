/* A note is a text of its own, written like any; its mark is written twice: where it is cited and before the text. */
#include "bind/note.h"

#include "base/suggest.h"
#include "bind/inline.h"

/* ---- kinds ---- */

static NoteForm *find_form(const Binder *binder, Str name)
{
    for (int i = 0; i < binder->note_forms.n; i++)
        if (str_equal(binder->note_forms.at[i]->name, name)) return binder->note_forms.at[i];
    return NULL;
}

static void add_form(Binder *binder, NoteForm form, NoteNumbers numbers)
{
    NoteForm *kept = arena_new(binder->arena, NoteForm);
    *kept = form;
    kept->kind = (NoteKind){ binder->note_forms.n, numbers };
    *vec_push(&binder->note_forms) = kept;
}

void note_read_kinds(Binder *binder)
{
    const House *house = &binder->house;
    const Style *style = house->note_style ? house->note_style : binder->style;
    add_form(binder, (NoteForm){ .mark = house->note_mark, .style = style, .mark_style = house->mark_style },
             house->note_numbers);
    for (const Node *node = binder->report->root->first; node; node = node->next) {
        if (!node->element || !node_is(node, "note-kind")) continue;
        NoteForm form = { .name = node_text(node, "name"), .where = node->where, .mark = node_text(node, "mark") };
        const NoteForm *other = find_form(binder, form.name);
        if (other)
            diag_report(binder->diag, node->where, STR(""), DIAG_DUPLICATE_ID, str_copy(binder->arena, form.name).at,
                        diag_place(other->where, binder->arena));
        form.style = bind_fixed_style(binder, node, "style", style);
        form.mark_style = bind_fixed_style(binder, node, "mark-style", house->mark_style);
        add_form(binder, form, (NoteNumbers)node_choice(node, "numbers", (int)house->note_numbers));
    }
}

/* The kind a <note> is of; that of the house, where it names none, or (reported) one that there is not. */
static NoteForm *form_asked(const Binder *binder, const Node *node)
{
    Str name = node_text(node, "kind");
    NoteForm *form = find_form(binder, name);
    if (form) return form;
    Str *names = arena_array(binder->arena, Str, binder->note_forms.n);
    for (int i = 1; i < binder->note_forms.n; i++) names[i - 1] = binder->note_forms.at[i]->name;
    diag_report(binder->diag, node->where, STR(""), DIAG_UNKNOWN_NAME, "note-kind", str_copy(binder->arena, name).at,
                suggest_name(name, names, binder->note_forms.n - 1, binder->arena).at);
    return binder->note_forms.at[0];
}

static NoteForm *form_of(const Binder *binder, const Rich *note)
{
    return binder->note_forms.at[note->note_kind->order];
}

/* Notes of a page are few: a figure is room enough, and where it is not, they are set again when the page is known. */
static void make_room(const Binder *binder, const Rich *note, const Rich *rich, int first, int last)
{
    const NoteForm *form = form_of(binder, note);
    StrBuilder room = { .arena = binder->arena };
    for (int n = form->kind.numbers == NUMBERS_OF_PAGE ? 1 : form->n_notes; n; n /= 10) str_add(&room, STR("0"));
    for (int i = 0; i < rich->n_slots; i++)
        if (rich->slots[i].kind == SLOT_NOTE && rich->slots[i].at >= first && rich->slots[i].at < last)
            rich->slots[i].room = str_built(&room);
}

void note_make_room(const Binder *binder, const Rich *rich)
{
    if (rich->mark) make_room(binder, rich, rich, 0, rich->mark);
    if (rich->resumed) make_room(binder, rich, rich->resumed, 0, rich->resumed->mark);
    for (int i = 0; i < rich->n_notes; i++)
        make_room(binder, rich->notes[i].note, rich, rich->notes[i].first, rich->notes[i].last);
}

/* ---- marks and texts ---- */

/* {n} in the mark is the number that the note has. */
static void write_mark(Writer *writer, Str mark, Str note)
{
    Str behind, before = house_divide(mark, STR("{n}"), &behind);
    writer_text(writer, before);
    if (before.n < mark.n) writer_slot(writer, SLOT_NOTE, note, STR("0"), ALIGN_START);
    writer_text(writer, behind);
}

/* 注1（続き） */
static const Rich *resumed_note(Binder *binder, const NoteForm *form, Key key, Where where)
{
    Writer again = writer_new(binder, form->style, key, where);
    write_mark(&again, form->mark, key.text);
    int mark = again.text.n;
    writer_text(&again, binder->house.continued);
    Rich *rich = arena_new(binder->arena, Rich);
    *rich = writer_rich(&again);
    rich->mark = mark;
    rich->note_kind = &form->kind;
    return rich;
}

/* Its text as it stands; empty: all that it asked for gave nothing. */
static Rich note_text(Binder *binder, const Node *node, const NoteForm *form, Key key, Context context)
{
    Writer note = writer_new(binder, form->style, key, node->where);
    note.skips_absent = true;
    write_mark(&note, form->mark, key.text);
    int mark = note.text.n;
    inline_write(&note, node, context);
    Rich rich = writer_rich(&note);
    rich.mark = mark;
    rich.note_kind = &form->kind;
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
static SharedNote *find_shared(Binder *binder, const Node *node, NoteForm *form, Str id)
{
    Str name = binder->samples ? str_printf(binder->arena, "\n" STR_FMT, STR_ARG(id)) : id;
    SharedNote *shared = map_find(&binder->shared_notes, name);
    if (shared) return shared;
    shared = arena_new(binder->arena, SharedNote);
    *shared = (SharedNote){ .id = id, .rich = arena_new(binder->arena, Rich), .where = node->where, .next = binder->last_shared };
    shared->is_vertical = binder->is_vertical;
    binder->last_shared = shared;
    shared->rich->key = key_of_shared(binder, id);
    shared->rich->note_kind = &form->kind;
    form->n_notes++;
    map_put(&binder->shared_notes, name, shared);
    return shared;
}

/* Its words stand wherever it is cited, or anywhere; they are the same everywhere. */
static Rich *shared_note(Binder *binder, const Node *node, NoteForm *form, Str id, Context context)
{
    SharedNote *shared = find_shared(binder, node, form, id);
    if (shared->is_vertical != binder->is_vertical)
        diag_report(binder->diag, node->where, STR(""), DIAG_NOTE_BOTH_WAYS, str_copy(binder->arena, id).at);
    Rich rich = note_text(binder, node, form, shared->rich->key, context);
    bool says_nothing = rich.text.n == rich.mark && !node_find(node, "kind");
    if (!rich.text.n) return NULL;
    if (says_nothing) return shared->rich;
    bool is_otherwise = rich.note_kind != shared->rich->note_kind;
    if (!shared->is_written && !is_otherwise && rich.text.n > rich.mark) {
        rich.resumed = resumed_note(binder, form, rich.key, rich.where);
        *shared->rich = rich;
        shared->is_written = true;
        shared->where = rich.where;
    } else if (is_otherwise || (rich.text.n > rich.mark && !str_equal(rich.text, shared->rich->text)))
        diag_report(binder->diag, rich.where, rich.key.text, DIAG_NOTE_OTHERWISE, str_copy(binder->arena, id).at,
                    diag_place(shared->where, binder->arena));
    return shared->rich;
}

static Rich *own_note(Writer *writer, const Node *node, NoteForm *form, Context context)
{
    Binder *binder = writer->binder;
    Rich rich = note_text(binder, node, form, key_with_part(writer->key, STR("note"), binder->arena), context);
    if (!rich.text.n) return NULL;
    rich.key = bind_key(binder, rich.key);
    if (rich.n_slots && rich.slots[0].kind == SLOT_NOTE) rich.slots[0].name = rich.key.text; /* its own mark comes first */
    rich.resumed = resumed_note(binder, form, rich.key, rich.where);
    Rich *note = arena_new(binder->arena, Rich);
    *note = rich;
    form->n_notes++;
    return note;
}

void note_write(Writer *writer, const Node *node, Context context)
{
    Str id = inline_template(writer->binder, node, "id", context);
    NoteForm *asked = form_asked(writer->binder, node);
    Rich *rich = id.n ? shared_note(writer->binder, node, asked, id, context) : own_note(writer, node, asked, context);
    if (!rich) return;
    const NoteForm *form = form_of(writer->binder, rich);
    const Style *outer = writer->pen.style;
    if (form->mark_style) writer->pen.style = form->mark_style;
    writer->pen.note_mark = true;
    const Source *source = writer->source;
    writer->source = rich->n_sources ? &rich->sources[0].source : NULL; /* the mark is the note's own word */
    writer_begin_citation(writer, rich);
    write_mark(writer, form->mark, rich->key.text);
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
