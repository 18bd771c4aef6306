/* The content of a data element as text and back: letters with & < > escaped, elements as one would write them.  So what a
   correction says can be held against what is there, shown, and kept in a release. */
#ifndef XML_MARKUP_H
#define XML_MARKUP_H

#include "xml/node.h"

/* What is in the element, without white space at both ends; NULL: nothing. */
Str markup_of(const XmlNode *element, Arena *arena);
/* The element and what is in it. */
Str markup_whole(const XmlNode *element, Arena *arena);
/* Letters alone as markup; and back, false where there are elements. */
Str markup_from_plain(Str plain, Arena *arena);
bool markup_plain(Str markup, Str *plain, Arena *arena);
/* New nodes at the end of the element; `where`: their place.  false: it is no markup (reported). */
bool markup_add(XmlNode *element, Str markup, Where where, Arena *arena, Diag *diag);

#endif
