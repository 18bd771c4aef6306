/* The mark of a note where it is cited, and the note, which goes to the foot of its page. */
#ifndef BIND_NOTE_H
#define BIND_NOTE_H

#include "bind/writer.h"

/* <note>: one whose {…} all gave nothing is none, the record has no note. */
void note_write(Writer *writer, const Node *node, Context context);

/* The note that stands directly behind what is being written, if one does; it is not written again behind it. */
void note_write_ahead(Writer *writer);

#endif
