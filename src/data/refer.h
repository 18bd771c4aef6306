/* References inside the data set, and 再掲: a <repeat> gets the fields of its source. */
#ifndef DATA_REFER_H
#define DATA_REFER_H

#include "base/map.h"
#include "grammar/grammar.h"
#include "model/key.h"
#include "xml/xml.h"

/* A field that a 再掲 shows is known by its place, which its copies keep. */
static inline Str origin_key(void *const *place)
{
    return (Str){ (const char *)place, (int)sizeof *place };
}

typedef struct {
    xmlNodePtr root;
    Map ids;     /* id → its element */
    Map codes;   /* code → its <status> record */
    Map origins; /* origin_key → Source */
    Arena *arena;
    Diag *diag;
    bool failed;
} Records;

/* Every id once, every reference to something there and of the right kind. */
void refer_collect(Records *records);
void refer_check(Records *records);
/* The field that a record shows, its own or another's; NULL: there is none. */
xmlNodePtr refer_find_shown(const Records *records, const xmlNode *record, Str field);
/* Only after a check without failure. */
void refer_fill_repeats(Records *records);

#endif
