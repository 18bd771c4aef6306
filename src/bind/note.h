/* The mark of a note where it is cited, and the note, which goes to the foot of its page. */
#ifndef BIND_NOTE_H
#define BIND_NOTE_H

#include "bind/writer.h"

/* The kinds of notes there are: that of the house, and each <note-kind>. */
void note_read_kinds(Binder *binder);
/* <note>: one whose {…} all gave nothing is none, the record has no note.  Those with one id are one note; an empty one cites it. */
void note_write(Writer *writer, const Node *node, Context context);
/* Has each id a text?  Others are reported. */
void note_check_shared(const Binder *binder);
/* Once all notes are counted: the marks in a text have room for the highest number. */
void note_make_room(const Binder *binder, const Rich *rich);

/* The note that stands directly behind what is being written, if one does; it is not written again behind it. */
void note_write_ahead(Writer *writer);

#endif
