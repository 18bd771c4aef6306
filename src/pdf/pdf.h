/* Pages → PDF.  Walks frames, decides nothing.  libharu (in objects.c only), hb-subset, libdeflate are met here. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/fileset.h"
#include "font/font.h"
#include "model/press.h"
#include "model/tags.h"

/* For whom the file is: readers on a screen (PDF/UA-1), the archive (PDF/A-2 and PDF/UA-1; by PDF 2.0 PDF/A-4, PDF/UA-2 and WTPDF 1.0),
   the printing house (PDF/X). */
typedef enum { PROFILE_SCREEN, PROFILE_ARCHIVE, PROFILE_PRESS } PdfProfile;

/* A file to be kept within the PDF. */
typedef struct {
    Str name, bytes;
    const char *type, *relation; /* "text/xml"; what it is to the document: "Source", "Supplement" (ISO 19005-3 annex E) */
} PdfFile;

typedef struct {
    Str title, author, lang, created; /* created: "2020-09-01" or empty */
    PdfProfile profile;
    bool is_two;          /* in ARCHIVE alone: PDF 2.0 */
    const PdfFile *files; /* not in PRESS; in ARCHIVE it is PDF/A-3, or A-4f, then */
    int n_files;
    FileSet *set;    /* with which it appears; NULL: by itself */
    FileCheck proof; /* asked about the written bytes before they appear; NULL: nobody is */
    const void *proof_context;
    const Press *press; /* of the layout; asked only in PROFILE_PRESS */
} PdfInfo;

/* A file under construction.  Pages are painted as they come, in any order, and may go then; what names any of them is written when
   all are there.  The same pages in the same order give the same bytes. */
typedef struct Pdf Pdf;
Pdf *pdf_open(const PdfInfo *info, Diag *diag); /* asks for profile and press; NULL: reported */
/* `tags` of this page, of all; NULL: it is for eyes alone, as paper is, without tags or links. */
void pdf_add(Pdf *pdf, const Page *page, int number, const TagPage *tags);
/* false: reported; nothing stands under `path`, an older file is untouched. */
bool pdf_save(Pdf *pdf, const Pages *pages, const Tags *tags, const char *path, const PdfInfo *info);
void pdf_close(Pdf *pdf);

#endif
