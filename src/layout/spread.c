/* 均等割付 and 字取り: lines drawn out to the width of their cell, or to so many em.  The breaker has set them naturally; what
   they lack is handed to the seams as justification hands it out, evenly in the end (JLReq 3.7.3). */
#include "layout/spread.h"

#include "text/text.h"

static bool is_filled(const Para *para, const Line *line)
{
    for (int i = line->first; i < line->last; i++)
        if (para->atoms[i].fills) return true;
    return false;
}

void lines_spread(const Para *para, Lines *lines, Len width)
{
    const Style *style = para->rich->style;
    for (int i = 0; i < lines->n; i++) {
        Line *line = &lines->at[i];
        if (text_align(para, line->first) != ALIGN_SPREAD && style->spread <= 0) continue;
        Len room = width - line->indent, wanted = style->spread > 0 ? len_min(style->spread, room) : room;
        bool is_single = line->last - line->first < 2;
        if (!is_single && !is_filled(para, line) && line->width + line->adjust < wanted) line->adjust = wanted - line->width;
    }
}
