/* Outlines of a TrueType program as they stand in its bytes (OpenType 1.9: glyf, loca, hmtx).  What was copied is seen to be the same
   without being drawn. */
#ifndef PROOF_PLAIN_H
#define PROOF_PLAIN_H

#include "font/font.h"

enum { PLAIN_TABLES = 5 };

typedef struct {
    struct hb_blob_t *blobs[PLAIN_TABLES];
    Str glyf, loca, metrics;
    bool has_long_places;
    int n_glyphs, n_metrics; /* n_metrics: of those before the first glyph that has only a bearing */
} PlainOutlines;

/* Of a face without variations.  It has no glyphs where there are none in glyf, or its tables contradict each other.  To be closed. */
PlainOutlines plain_open(hb_face_t *face);
void plain_close(PlainOutlines *outlines);
/* The copy has the contours and points of the glyph, byte for byte, and stands where it stands; of instructions nothing is asked.
   false also where either is damaged or made of other glyphs, which have other numbers there. */
bool plain_is_copied(const PlainOutlines *from, uint32_t glyph, const PlainOutlines *to, uint32_t copy);

#endif
