/* References inside the data set, and 再掲: a <repeat> gets the fields of its source. */
#ifndef READ_REFER_H
#define READ_REFER_H

#include "base/map.h"
#include "read/grammar.h"
#include "read/xml.h"

typedef struct {
    xmlNodePtr root;
    Map ids;   /* id → its element */
    Map codes; /* code → its <status> record */
    Arena *arena;
    Diag *diag;
    bool failed;
} Records;

/* Every id once, every reference to something there and of the right kind. */
void refer_collect(Records *records);
void refer_check(Records *records);
/* Only after a check without failure. */
void refer_fill_repeats(Records *records);

#endif
