/* The content of a data element as text and back: letters with & < > escaped, elements as one would write them.  So what a
   correction says can be held against what is there, shown, and kept in a release. */
#ifndef XML_MARKUP_H
#define XML_MARKUP_H

#include "base/diag.h"

#include <libxml/tree.h>

/* What is in the element, without white space at both ends; NULL: nothing. */
Str markup_of(const xmlNode *element, Arena *arena);
/* The element and what is in it. */
Str markup_whole(const xmlNode *element, Arena *arena);
/* Letters alone as markup; and back, false where there are elements. */
Str markup_from_plain(Str plain, Arena *arena);
bool markup_plain(Str markup, Str *plain, Arena *arena);
/* New nodes for the document, in a row; `where`: their place.  NULL: there is nothing, or (reported) it is no markup. */
xmlNodePtr markup_nodes(Str markup, xmlDocPtr doc, Where where, Arena *arena, Diag *diag);

#endif
