/* 同行見出し: a heading that stands on the first line of the paragraph behind it (Block.run_in). */
#ifndef LAYOUT_RUNIN_H
#define LAYOUT_RUNIN_H

#include "layout/stack.h"
#include "model/document.h"

/* Of either of the two: the width it has on that line; 0: it stands on lines of its own, as any heading does. */
Len runin_width(const Block *block, Len width, Shop shop);
/* Why a heading that asks to be run in is not. */
void runin_complain(const Block *heading, Len width, Shop shop);
/* The text of the paragraph, its first line beginning an em behind the heading. */
const Rich *runin_text(const Block *paragraph, Len lead, Shop shop);
/* The heading beside the first line, on its baseline; its notes come before those of the paragraph. */
const Frame *runin_line(const Block *paragraph, Len lead, const Frame *line, Stack *stack, Manner manner, Shop shop);

#endif
