/* A PDF file as a table of numbered objects.  libharu owns the table, catalog and information
   dictionary; everything else comes as finished text.  The first failure sticks: calls after it do
   nothing, and objects_save reports it. */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include "base/fileset.h"
#include "base/len.h"

typedef struct Objects Objects;
typedef int Ref; /* an object's number; "%d 0 R" refers to it */

/* The version in the header; whether objects go into streams (PDF 1.5 and later, 7.5.7).  In PDF 2.0 metadata alone say what the
   file is about, and nobody asks for ProcSet (ISO 32000-2 14.3.3, 14.2). */
typedef struct {
    Str version;
    bool in_streams, is_two;
    bool is_dense; /* deflated for long keeping, at some cost of time */
} ObjectsFormat;

/* NULL: already reported. */
Objects *objects_open(ObjectsFormat format, Arena *arena, Diag *diag);
void objects_close(Objects *objects);
void objects_fail(Objects *objects, const char *why);

/* A number now, its value later: text of any kind, or a stream (deflated here; `entries` of its dictionary
   without Filter and Length). */
Ref objects_reserve(Objects *objects);
void objects_set(Objects *objects, Ref ref, Str value);
void objects_set_stream(Objects *objects, Ref ref, Str entries, Str bytes);
/* The same of a font program. */
void objects_set_program(Objects *objects, Ref ref, Str entries, Str bytes);
/* Not deflated. */
void objects_set_plain_stream(Objects *objects, Ref ref, Str entries, Str bytes);

/* Pages are known by their index, in order; their size may be told later. */
Ref objects_add_page(Objects *objects);
void objects_set_page_size(Objects *objects, int page, Len width, Len height);
void objects_set_contents(Objects *objects, int page, Str operators);
/* The font becomes F1, F2, … of that page in the order of the calls. */
void objects_add_page_font(Objects *objects, int page, Ref font);
/* Its marked content has the page's index as key in the parent tree, and links are visited in the order of the structure. */
Ref objects_tag_page(Objects *objects, int page);
void objects_add_page_entry(Objects *objects, int page, const char *key, Ref value);
/* MediaBox, TrimBox, …: left, bottom, right, top in 1/1000 pt. */
void objects_set_page_box(Objects *objects, int page, const char *key, const int64_t box[4]);
/* A resource of a kind, "ExtGState", under its name. */
void objects_add_page_resource(Objects *objects, int page, const char *kind, const char *name, Ref value);

/* A line of the outline below `parent` (0: at the top), leading to the height y of the page, or doing this (an action; 0: none);
   known by 1, 2, …  The title is borrowed until all is saved. */
int objects_add_bookmark(Objects *objects, int parent, Str title, int page, int y, Ref action);

void objects_add_catalog_entry(Objects *objects, const char *key, Ref value);
void objects_set_language(Objects *objects, Str tag);
void objects_show_outline(Objects *objects);
/* Title, Author: words; other keys: as they stand, ASCII. */
void objects_set_info_text(Objects *objects, const char *key, Str words);
void objects_set_info_plain(Objects *objects, const char *key, Str value);
void objects_set_info_name(Objects *objects, const char *key, Str value);
/* A fingerprint of all streams so far. */
void objects_get_print(const Objects *objects, uint64_t print[2]);

/* Everything into the file that will stand under `path`, unless `holds` (may be NULL) refuses it.  false: reported, and
   nothing stands there that did not before. */
bool objects_save(Objects *objects, const char *path, FileSet *set, FileCheck holds, const void *context, Diag *diag);

#endif
