/* Files within the file (7.11.4): what it was made from, for those who will keep it. */
#ifndef PDF_ATTACH_H
#define PDF_ATTACH_H

#include "pdf/objects.h"
#include "pdf/pdf.h"

/* All of them, listed under their names and associated with the whole document (ISO 19005-3 6.8). */
void attach_write(Objects *objects, const PdfInfo *info, Arena *arena);

#endif
