/* Page labels: what the reader's program shows as the number of a page (12.4.2). */
#ifndef PDF_LABELS_H
#define PDF_LABELS_H

#include "model/page.h"
#include "pdf/ink.h"

/* The number tree, for /PageLabels. */
void labels_add(Ink *ink, const Pages *pages);

#endif
