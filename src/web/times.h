/* Days of Japanese eras among words: 令和2年9月1日 is <time datetime="2020-09-01">. */
#ifndef WEB_TIMES_H
#define WEB_TIMES_H

#include "base/str.h"

/* Words as the text of an HTML element. */
void times_add(StrBuilder *out, Str words);

#endif
