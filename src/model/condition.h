/* 印刷条件: printing conditions that have been measured once for everybody.  Whoever reads the name of one in the registry of the
   ICC needs no profile of it. */
#ifndef MODEL_CONDITION_H
#define MODEL_CONDITION_H

#include "base/str.h"

#define CONDITION_REGISTRY "http://www.color.org"

bool condition_is_registered(Str name);
/* As suggest_name says it. */
Str condition_meant(Str wrong, Arena *arena);

#endif
