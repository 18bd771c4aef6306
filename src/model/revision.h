/* What became of a published booklet: changed texts, and which leaves to take out and put in. */
#ifndef MODEL_REVISION_H
#define MODEL_REVISION_H

#include "model/choices.h"
#include "model/release.h"

/* Bytes first … last-1 of what a whole record says: 実績：, before what stands in that column. */
typedef struct {
    int first, last;
} HeadsSpan;

/* A row of the 正誤表.  Of a record that was added, deleted or moved as a whole there is one. */
typedef struct {
    ChangeKind kind;
    Cause cause;
    Key key; /* of the text, or the record */
    bool of_record;
    bool of_place; /* the text reads as it did: it has come to these pages (added), or stands on them no more (deleted) */
    int *pages, n_pages;
    int order; /* of the place in the published booklet; what is new there, by turns */
    int turn;
    Str label; /* printed page, as published; of what is new, as it stands now */
    Str part, item, column, was, now, reason;
    HeadsSpan *heads; /* in the one of `was` and `now` that a record added or deleted has */
    int n_heads;
} Change;

typedef struct {
    int front, back;
} Leaf; /* pages from 0; back -1: there is none */

/* 除く these leaves of the published booklet, 加える those of the new one, in their place. */
typedef struct {
    Leaf *out, *in;
    int n_out, n_in;
    int first_out;   /* number of the first leaf taken out, or of the one they are put before; from 0 */
    int first_sheet; /* of pages.pdf; from 0 */
    Why why;
} Filing;

typedef struct {
    const Release *before, *after;
    Change *changes;
    Filing *filings;
    bool *replaced; /* of the new pages: stands in pages.pdf */
    bool *
        renewed; /* of the new pages: reads or looks otherwise, beyond what stands there having moved; or is a branch page more */
    Corrections unseen; /* by which nothing printed is otherwise */
    int n_changes, n_filings, n_follows, n_sheets, n_renewed;
} Revision;

#endif
