/* Markers at the head of a paragraph or of a forced line, by which the lines below hang (字下げ, JLReq 3.5.2):

        (1) 認可保育所の増設を      ・ 街路灯の
            進めます。                 改修

   What is a marker, model/marker.h says.  White that follows belongs to it. */
#include "model/marker.h"
#include "text/steps.h"

Len hang_of(const Para *para, int first, Len width)
{
    const Style *style = para->rich->style;
    Align align = text_align(para, first);
    bool is_flush = align == ALIGN_START || align == ALIGN_JUSTIFY; /* else there is no edge to hang from */
    if (!style->hang_auto || !is_flush || first >= para->n_atoms) return style->hang;
    int from = para->atoms[first].first, behind = marker_end(para->rich->text, from), end = first;
    while (end < para->n_atoms && para->atoms[end].first < behind) end++;
    if (end == first || behind == from) return style->hang;
    while (end < para->n_atoms && !para->seams[end - 1].must_break && is_blank(&para->atoms[end])) end++;
    if (end >= para->n_atoms || para->seams[end - 1].must_break) return style->hang;
    Len lead = first == 0 ? para->lead : para->seams[first - 1].lead;
    Len hang = style->indent + lead + (Len)(para->starts[end] - para->starts[first]);
    return hang <= width / 2 ? hang : style->hang;
}
