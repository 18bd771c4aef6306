/* How the words of a text are said: as a link, above or below the line, with stress; or not at all, as the leader of 目次.  Bytes are
   those of the text. */
#ifndef TAGS_VOICE_H
#define TAGS_VOICE_H

#include "model/tags.h"

/* Is this run said as the one before it?  before < 0: as the text as a whole. */
bool voice_goes_on(const Rich *rich, int before, int run);
bool voice_is_leader(const Rich *rich, int at);
/* Where the link, the raised or lowered letters, the words said with stress, the words struck out that hold this byte begin; -1: there are none. */
int voice_link_start(const Rich *rich, int at);
int voice_raised_start(const Rich *rich, int at);
int voice_stress_start(const Rich *rich, int at);
int voice_struck_start(const Rich *rich, int at);
/* Likewise words in another language than the text as a whole, and which that is. */
int voice_language_start(const Rich *rich, int at);
Str voice_language(const Rich *rich, int at);
/* The raised or lowered letters that begin there. */
TagRaise voice_raise(const Rich *rich, int start, Arena *arena);
/* The words of that link, on one line. */
Str voice_link_words(const Rich *rich, int at, Arena *arena);

#endif
