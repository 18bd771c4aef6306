/* What may be written, in every language the program reads: one truth, used to check a file, to explain a mistake and to
   type the values. */
#ifndef GRAMMAR_GRAMMAR_H
#define GRAMMAR_GRAMMAR_H

#include "grammar/bound.h"
#include "grammar/calls.h"
#include "grammar/check.h"
#include "grammar/expression.h"
#include "grammar/names.h"
#include "grammar/rng.h"
#include "grammar/rules.h"
#include "grammar/spaces.h"
#include "grammar/tokens.h"
#include "grammar/value.h"

#endif
