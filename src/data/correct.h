/* Corrections of the data, and what the data say after them. */
#ifndef DATA_CORRECT_H
#define DATA_CORRECT_H

#include "data/refer.h"
#include "model/data.h"

/* Each 誤 becomes its 正; sets records->failed where it cannot. */
void correct_apply(Records *records, const Corrections *corrections);
/* Every field of every record. */
Facts correct_facts(const Records *records);

#endif
