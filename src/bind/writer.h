/* Rich text under construction: white space, runs, slots, notes. */
#ifndef BIND_WRITER_H
#define BIND_WRITER_H

#include "bind/binder.h"

/* White space that has been read and not yet written, because what follows decides. */
typedef enum {
    GAP_NONE,
    GAP_BLANK,    /* spaces: one space */
    GAP_LINE_END, /* with a line end among them: one space if Western text is on either side, else nothing */
    GAP_NEW_LINE  /* a forced break, if anything follows */
} Gap;

/* A note of the layout directly behind what is being written: the house may have a place for its mark in there. */
typedef struct {
    const Node *node;
    Context context;
    bool is_written;
} NoteAhead;

typedef struct {
    Binder *binder;
    StrBuilder text;
    Run first_run; /* as long as it is the only one, `runs` is it */
    Vec(Run) runs;
    Vec(Slot) slots;
    Vec(Citation) notes;
    Vec(Ruby) rubies;
    Vec(SourceSpan) sources;
    Run pen;              /* how the next character is set; its bytes mean nothing */
    bool starts_run;      /* the next character begins a run even if it is set like the last one */
    const Source *source; /* of what is written; NULL: words of the layout */
    Gap gap;
    int gap_keep, n_keeps; /* what it stands in that is kept together, Run.keep; of those so far */
    bool at_start;         /* of an element's content */
    const Style *style;
    Key key;
    Where where;
    NoteAhead *ahead;     /* NULL: none */
    bool from_data;       /* where is a place in the data */
    int n_asked, n_given; /* {…} so far, and how many of them printed something */
    bool is_absent;       /* an <each> has found nothing to say: where nothing else is said, that is an absent value */
    int parallel;         /* see Rich.parallel */
    bool aligns_lines;    /* likewise */
    bool skips_notes;     /* in a line of 目次: a note stands where its words do */
    bool skips_absent;    /* in lines: an absent value is no line, not the none-glyph */
} Writer;

Writer writer_new(Binder *binder, const Style *style, Key key, Where where);
/* The text as it stands now. */
Rich writer_rich(Writer *writer);

/* Raw text of the layout; its white space is the writer's business. */
void writer_text(Writer *writer, Str text);
/* Text of the data: spaces count, only line ends are the writer's business. */
void writer_data(Writer *writer, Str text);
/* Around the content of an element: line ends at its edges disappear. */
void writer_enter(Writer *writer);
void writer_leave(Writer *writer);
/* From here on all stays on one line (<keep>), until it no longer does.  false: it does already, and that is not for the caller
   to end.  White space at either end of what is kept is no part of it. */
bool writer_keep(Writer *writer);
void writer_keep_no_more(Writer *writer);
/* <br/> */
void writer_break(Writer *writer);
/* <wbr/>: a line may end here. */
void writer_hint(Writer *writer);
/* What follows starts on a line of its own, if it is anything at all. */
void writer_new_line(Writer *writer);
void writer_slot(Writer *writer, SlotKind kind, Str name, Str room, Align align);
/* Its mark is written between the two. */
void writer_begin_citation(Writer *writer, Rich *note);
void writer_end_citation(Writer *writer);
/* Words that are shown as a picture. */
void writer_icon(Writer *writer, const Picture *icon, Str words);
/* A base with a reading begins here: its first byte. */
int writer_base(Writer *writer);
/* The reading of what was written since: one for the whole, or (separated by spaces) one for each character. */
void writer_reading(Writer *writer, int base, const Writer *reading);
/* The readings from this one on are those of one compound. */
void writer_join_readings(Writer *writer, int first);
/* The text came from this place in the data; the first one counts. */
void writer_from(Writer *writer, Where where);

/* Take back everything written since: for a line that turns out to be empty. */
typedef struct {
    int n_text, n_runs, n_slots, n_notes, n_rubies, n_sources;
    Gap gap;
} WriterMark;
WriterMark writer_mark(const Writer *writer);
void writer_rewind(Writer *writer, WriterMark mark);

/* Text for an attribute: white space collapsed and trimmed, controls reported. */
Str writer_plain(Binder *binder, Str text, Where where);
bool writer_is_plain(Str text); /* already: it has no white space, and nothing that may not stand */

#endif
