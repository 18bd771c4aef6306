/* White space in files is laid out for the person who writes them; this takes away what is not meant. */
#ifndef GRAMMAR_SPACES_H
#define GRAMMAR_SPACES_H

#include "xml/xml.h"

/* In elements that hold no text, white space goes.  In others a run with a line end in it goes at both ends of the content and
   beside Japanese, and becomes one space elsewhere; `collapse`: runs without a line end become one space, too.  The elements know
   their rules: check_file told them. */
void spaces_settle(XmlNode *element, bool collapse);

#endif
