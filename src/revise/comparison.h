/* What the steps of a comparison share: both editions by key and by record. */
#ifndef REVISE_COMPARISON_H
#define REVISE_COMPARISON_H

#include "base/map.h"
#include "base/vec.h"
#include "model/revision.h"

/* A record that has cells of its own in a table; or a heading (is_titled). */
typedef struct {
    Str id, parent;
    const Passage *first;
    int order;         /* among the records of its edition, as printed */
    int stood, stands; /* of the new edition: where the first of its texts that both have stands in each; -1: none does */
    bool is_titled;
    bool has_place; /* the data say where it lies; the lines that a 再掲 shows lie nowhere themselves */
} Printed;

typedef struct {
    const Release *release;
    Map texts;   /* key → Passage */
    Map records; /* id → Printed, those that have cells */
    Map titled;  /* likewise, those that have a heading */
    Map parents; /* id → RecordPlace */
    Map tables;  /* key of a table → one of its heads */
    Vec(Printed *) list;
} Edition;

typedef struct {
    const Corrections *applied;
    bool *seen;   /* of each of them: something printed is otherwise by it */
    bool *doubts; /* something is, and it is not known by which */
    Edition old, new;
    Map corrected;       /* records of whom the data say something else */
    Map corrected_facts; /* the same by fact_name, gone and new ones, too → Fact */
    Map reworded;        /* of those, what both editions say, in other words */
    bool same_data;      /* they say the same, of records that lie where they lay */
    Map called;          /* keys of texts about records called otherwise → the same text of the old edition, const Passage */
    Map renamed;         /* id → as it was called, const Str */
    Map *totals;         /* of the figures of all fields in a place: kept by sums.c */
    Vec(Change) changes;
    int place; /* where in the old booklet a text would stand that is new */
    Arena *arena;
} Comparison;

/* The text of the old edition under the same key; that of a record whose id alone is another, too.  NULL: there is none. */
const Passage *comparison_counterpart(const Comparison *comparison, const Passage *new);
/* The record a text is printed for, with cells or under its heading; NULL: none. */
Printed *comparison_printed(const Edition *edition, const Passage *passage);
/* Have the data lost it? */
bool comparison_is_gone(const Comparison *comparison, Str record);
/* What a record lies in, or lay in; empty: in nothing. */
Str comparison_place(const Comparison *comparison, Str record);
/* What the schema calls it, of one that a correction took out, too; empty: it is not known. */
Str comparison_type(const Comparison *comparison, Str record);
/* The record whose row a text stands in; empty: it is a heading, a block, a head of a table. */
Str comparison_row(Key key);
/* That, or of a heading the record it names; empty: neither. */
Str comparison_record(const Passage *passage);
/* Are both editions of one layout? */
bool comparison_same_layout(const Comparison *comparison);
/* 4・15～19 */
Str comparison_pages(const Release *release, const Passage *passage, Arena *arena);

/* An entry of the 正誤表; `old` or `new` NULL: it is new, gone. */
Change *comparison_add(Comparison *comparison, ChangeKind kind, const Passage *old, const Passage *new);

/* Says where a text that both editions have has come to stand, or stands no more. */
void appear_tell(Comparison *comparison, const Passage *old, const Passage *new);

/* Says which running heads pages show that showed others. */
void heads_tell(Comparison *comparison);

/* Does it put in, or take out, a record? */
bool cause_is_whole(const Correction *correction);
/* This one, or one that it lies in? */
bool cause_is_of_whole(const Comparison *comparison, const Correction *correction, Str record);
/* Which of the corrections applied a figure that a text about `record` adds up has its difference from; NULL: it is not known. */
const bool *sum_causes(const Comparison *comparison, Str was, Str now, Str record);
/* Likewise of a year, or a day, that a text says. */
const bool *year_causes(const Comparison *comparison, Str was, Str now);
/* Is it the number of a heading, and which of the corrections applied make these numbers others; NULL: it is not known. */
bool numbered_is(Source source);
const bool *numbered_causes(const Comparison *comparison);
/* Is what is computed worked out from what is corrected, of the same year; or from what a record says that comes or goes? */
bool cause_is_counted(const Comparison *comparison, const Correction *correction, const Source *source);
void cause_note_corrected(Comparison *comparison);
/* Sets cause and reason of the change of a text that reads otherwise; old or new NULL: it is new, gone. */
void cause_tell(const Comparison *comparison, const Passage *old, const Passage *new, Change *change);
/* The reason of all corrections, if they have but one: then it is that of whatever follows. */
Str cause_common_reason(const Comparison *comparison);
/* Once all changes are told: the corrections of fields by which nothing printed is otherwise; none where that is not sure. */
Corrections cause_unseen(const Comparison *comparison);
/* The reason of a change of a whole record. */
Str cause_record_reason(const Comparison *comparison, Str id);
/* Of one that both data have, and that is printed, or is no more, because it says otherwise (there are rows for grade B alone); else
   the common one. */
Str cause_field_reason(const Comparison *comparison, Str id);
/* Does any field that a text shows say otherwise than it did? */
bool cause_is_given(const Comparison *comparison, const Passage *passage);

/* A record that stands elsewhere in print (model/moved.h). */
typedef struct {
    const Printed *old, *new;
    Str was, now; /* the places */
} Move;
typedef Vec(Move) Moves;
Moves moves_of(const Comparison *comparison);
/* Records whose id alone is another: put into comparison->renamed, and reported. */
void moves_find_renamed(Comparison *comparison, Diag *diag);

#endif
