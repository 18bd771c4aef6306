/* A file under construction, made of pages as they come: a PDF, a page of the web, or a trace. */
#ifndef CMD_PAGEFILE_H
#define CMD_PAGEFILE_H

#include "cmd/timings.h"
#include "model/taker.h"
#include "pdf/pdf.h"

typedef struct PageFile PageFile;

/* What is written is read back before it is kept; `is_split`: as a page for each chapter, into a folder.  NULL: reported. */
PageFile *page_file_pdf(const PdfInfo *info, Arena *arena, Diag *diag);
PageFile *page_file_web(bool is_split, FileSet *set, Arena *arena, Diag *diag);
PageFile *page_file_trace(FileSet *set, Arena *arena, Diag *diag);
PageTaker page_file_taker(PageFile *file);
/* To be kept within the PDF. */
void page_file_attach(PageFile *file, PdfFile attached);
/* When all its pages have been given: these, whose frames may be gone.  false: reported. */
bool page_file_save(PageFile *file, const Pages *pages, const char *path, Timings *timings);
void page_file_close(PageFile *file);
/* Pages that were kept, all at once. */
bool page_file_write(const PdfInfo *info, const Pages *pages, const char *path, Timings *timings, Arena *arena, Diag *diag);

#endif
