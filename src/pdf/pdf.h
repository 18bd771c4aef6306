/* Pages → PDF.  Walks frames, decides nothing.  libharu (in objects.c only), hb-subset, libdeflate are met here. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/file.h"
#include "font/font.h"
#include "model/page.h"

typedef struct {
    Str title, author, lang, created;
} PdfInfo; /* created: "2020-09-01" or empty */

/* The same pages give the same bytes.  false: reported; nothing stands under `path`, an older file is untouched. */
bool pdf_write(const Pages *pages, const char *path, const PdfInfo *info, Arena *arena, Diag *diag);

#endif
