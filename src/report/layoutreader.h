/* A layout while it is read: its files become one tree of nodes, then what is named in it is looked up.  Private to report/. */
#ifndef REPORT_LAYOUTREADER_H
#define REPORT_LAYOUTREADER_H

#include "base/map.h"
#include "base/vec.h"
#include "grammar/grammar.h"
#include "model/report.h"
#include "xml/xml.h"

typedef struct {
    Report *report;
    Includes includes;
    Vec(DataLook) looks; /* where the layout looks at the data, */
    DataNames changes;   /* and what may be looked at in a <revision> */
    bool in_revision;
    Map styles, masters, blocks, colors, numberings, runnings,
        revisions; /* name → its Node; of a running value the first that sets it */
    Vec(const Node *) style_nodes;
    Vec(NamedColor) named_colors;
    Vec(Str) names; /* of the kind looked up, for suggestions */
    Arena *arena;
    Diag *diag;
    bool failed;
} LayoutReader;

/* The chain of siblings under construction. */
typedef struct {
    const Node **end;
} NodeList;

LayoutReader *layout_reader(const char *path, Arena *arena, Diag *diag);

/* A place where the data are looked at: remembered, as the words of the data are not known yet; what may be looked at in a <revision>
   is known. */
void layout_look(LayoutReader *reader, DataLook look);
/* What an attribute of this kind looks at, if anything. */
void layout_look_from(LayoutReader *reader, Kind kind, Str value, Where where);

void layout_add_node(NodeList *list, Node *node);
/* The root of a file, which is closed, becomes `*into`, or, when that is NULL, its children join `list`. */
void layout_add_opened(LayoutReader *reader, XmlFile *file, const char *root, const Node **into, NodeList *list);
void layout_add_file(LayoutReader *reader, const char *path, Where from, const char *root, const Node **into, NodeList *list);

/* All that has a name and stands at the top. */
void layout_collect_names(LayoutReader *reader);
/* Running values 柱, wherever they are set below the node. */
void layout_collect_runnings(LayoutReader *reader, const Node *node);
/* Is what the node and those below it name there, and each element as it must be?  reader->failed: reported. */
void layout_check_names(LayoutReader *reader, const ElementRule *rule, const Node *node);
void layout_resolve_styles(LayoutReader *reader);

#endif
