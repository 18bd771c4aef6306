/* Inline content of the layout → rich text; templates of attributes → plain text. */
#ifndef BIND_INLINE_H
#define BIND_INLINE_H

#include "bind/writer.h"

/* True for what stands within a line: words, br, folio, note … and lines; each and if where they hold nothing else. */
bool inline_is(const Node *node);
/* Append the inline children of `parent`; children that are not inline are passed over. */
void inline_write(Writer *writer, const Node *parent, Context context);
/* The inline children of `parent` as a text of their own. */
Rich inline_rich(Binder *binder, const Node *parent, Context context, const Style *style, Key key);
/* A template attribute with each {XPath} replaced by its string-value; empty when the attribute is not given. */
Str inline_template(Binder *binder, const Node *node, const char *attribute, Context context);
/* The same; `from`: the value of the data with which it begins, or NULL: words of the layout, or what is worked out. */
Str inline_template_from(Binder *binder, const Node *node, const char *attribute, Context context, DataNode *from);
/* The same of a template that is no attribute of its own. */
Str inline_filled(Binder *binder, Str template, Context context, Where where);
/* The address outside of `href`; empty: what the data have is none, or (reported) one that no reader should be led to. */
Str inline_address(Binder *binder, const Node *node, Context context);
/* A template of the schema; empty when an XPath in it gives nothing: that one is `absent`. */
Str inline_expand(Binder *binder, Str template, Context context, Where where, Str *absent);
/* A template attribute as text, each part knowing where it came from. */
void inline_write_template(Writer *writer, const Node *node, const char *attribute, Context context);
/* Dots that fill a line, or white where there are none. */
void inline_write_dots(Writer *writer, Str dots);
/* The dots and the page number that end a line of a 目次. */
void inline_write_leader(Writer *writer, Str dots, Str room, Str target);

/* What {XPath} would write into such a text, as plain words. */
Str inline_words(const Writer *like, Str xpath, Context context, Where where);

/* Of a text in the layout: its pieces (template.c), literal ones by the customs of the house, and the values of {XPath}
   (expression.c).  `ahead` is the note that stands directly behind it; NULL: none does. */
void inline_write_pieces(Writer *writer, Str text, Context context, Where where, NoteAhead *ahead);
void inline_write_literal(Writer *writer, Str words);
void inline_write_expression(Writer *writer, Str xpath, Context context, Where where);

#endif
