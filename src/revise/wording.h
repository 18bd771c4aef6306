/* What a text says, apart from where its lines end and from words that come late; and where its words came from. */
#ifndef REVISE_WORDING_H
#define REVISE_WORDING_H

#include "model/release.h"

typedef struct {
    Str text; /* '\n' where a line is forced to end */
    SourceSpan *sources;
    PageReference *references; /* without their pages yet */
    RubyText *readings;
    int n_sources, n_references, n_readings;
} Wording;

Wording wording_of(const Rich *rich, Arena *arena);
/* What it shows, and by what it is told from another one. */
Wording wording_of_picture(const Depiction *depiction, Arena *arena);
Wording wording_of_block(const Block *block, Arena *arena);
/* Each block on lines of its own. */
Wording wording_of_blocks(const Block *blocks, Arena *arena);
/* The head of a column, on one line: its lines are one word (進捗状況) unless the next is in another style and so says something
   else (目標値　原則：令和3年度末); before a bracket nothing is needed. */
Str wording_of_head(const Block *blocks, Arena *arena);
/* Are the same words read the same way, however readings are shared out among them? */
bool wording_sounds_alike(const Passage *a, const Passage *b);
/* The text with its readings behind their words, 練馬《ねりま》区, and the sources that go with it. */
Passage wording_aloud(const Passage *passage, Arena *arena);
/* Where lines are made to end is no matter of words, unless two numbers or Western words would run together. */
bool wording_reads_alike(Str a, Str b);
/* On one line: as a heading is read whose lines end where there was no more room; */
Str wording_flat(Str text, Arena *arena);
/* as words apart, 「出張相談の実施 年12回」, unless what follows is in brackets. */
Str wording_in_line(Str text, Arena *arena);

#endif
