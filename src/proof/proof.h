/* The written file is read back and held against the pages it was made from, when all of it is written.  Nothing here is shared with the room that
   writes: a fault there cannot hide here.  FreeType, HarfBuzz and libdeflate are met here. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include "model/taker.h"

/* What pages are to show, noted from the frames of each as it becomes final, in any order: its frame may go long before there is a
   file.  Every glyph is noted as it is, nothing is summed up, so that the proof is the one against the frames. */
typedef struct DuePages DuePages;
DuePages *due_open(Arena *arena);
PageTaker due_taker(DuePages *due);
/* The bytes of a PDF: on each page every glyph stands where the frames had it, in its size, is drawn by an outline of the
   same extent, has the advance of the font, and reads as the same characters; between them there may be blanks that draw nothing and
   part words.  false: the first difference is reported. */
bool proof_pdf(Str bytes, const DuePages *pages, Diag *diag);

typedef enum { ATTACHMENT_FOUND, ATTACHMENT_NONE, ATTACHMENT_DAMAGED } Attachment;
/* The bytes of the file kept within the PDF whose name has this ending, in `arena`.  DAMAGED: the PDF cannot be read, or has more
   than one; `why` names the part of it that is not as it should be. */
Attachment proof_attachment(Str pdf, Str ending, Str *bytes, const char **why, Arena *arena);

#endif
