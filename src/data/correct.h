/* Corrections of the data. */
#ifndef DATA_CORRECT_H
#define DATA_CORRECT_H

#include "data/refer.h"
#include "model/data.h"

/* Each 誤 becomes its 正; sets records->failed where it cannot. */
void correct_apply(Records *records, const Corrections *corrections);

#endif
