/* Languages, as xml:lang and the Lang of a PDF name them (BCP 47). */
#ifndef MODEL_LANGUAGE_H
#define MODEL_LANGUAGE_H

#include "base/str.h"

/* Two letters that ISO 639-1 has, or three, and then perhaps script, region, variants: ja, en-GB, zh-Hant-TW, ain. */
bool language_is_known(Str tag);

#endif
