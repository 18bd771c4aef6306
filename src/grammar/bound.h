/* Elements that know their rule: what they are in the schema of their office. */
#ifndef GRAMMAR_BOUND_H
#define GRAMMAR_BOUND_H

#include "base/map.h"
#include "grammar/rules.h"
#include "xml/xml.h"

/* What may stand in an element by a rule, looked up once for all elements that have it. */
typedef struct {
    Str element;
    const ElementRule *rule;
    char times; /* as of ChildRule */
} BoundChild;
typedef struct {
    const ElementRule *rule;
    const BoundChild *at;
    int n;
} BoundRule;
typedef struct {
    const Grammar *grammar;
    Map rules; /* pointer → BoundRule */
    Arena *arena;
} RuleBinder;

RuleBinder rules_begin(const Grammar *grammar, Arena *arena);
const BoundRule *rules_in(RuleBinder *binder, const ElementRule *rule);
/* `element` and all below it, once for all who ask later; what the grammar does not allow has no rule. */
void rules_bind(RuleBinder *binder, const ElementRule *rule, XmlNode *element);
/* NULL: it has none. */
const ElementRule *rule_at(const XmlNode *element);
const RecordType *record_at(const XmlNode *element); /* NULL: it is no record */
const FieldType *field_at(const XmlNode *element);   /* NULL: it is no field */
/* What identifies a record of the document; its _private is its Schema, or NULL.  Borrowed; empty: it has none. */
Str id_of(const XmlNode *element);
/* As keys, facts and corrections call it: result, of an axis result:2022. */
Str field_name(const XmlNode *field, Arena *arena);
/* The element of the field of this name in a record, its own child; NULL: it has none. */
XmlNode *field_in(const XmlNode *record, Str name, Arena *arena);
bool plays(const XmlNode *element, RecordRole role);

#endif
