/* A colour as the output device is told it: grey or red, green and blue on a screen; plates at the printing house. */
#ifndef PDF_TONE_H
#define PDF_TONE_H

#include "model/press.h"
#include "pdf/ink.h"

typedef enum { TONE_NONE, TONE_GRAY, TONE_RGB, TONE_PROCESS, TONE_SPOT } ToneSpace;

typedef struct {
    ToneSpace space;
    int16_t parts[4]; /* per mille */
    int spot;         /* SPOT: of the press, from 0; its colour space is named S1, S2, … in the page */
    bool overprint;   /* printed over what lies below, nothing of that being left out */
} Tone;

/* press NULL: of a screen. */
Tone tone_from(const Press *press, Color color, ColorUse use);
bool tone_same_color(Tone a, Tone b);
/* The operators that set it, for strokes or for all else. */
void tone_add(Ink *ink, Tone tone, bool stroke);

#endif
