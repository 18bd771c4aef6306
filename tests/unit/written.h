/* All pages of a booklet into a PDF, one after the other. */
#ifndef TESTS_UNIT_WRITTEN_H
#define TESTS_UNIT_WRITTEN_H

#include "pdf/pdf.h"
#include "tags/tags.h"

static inline bool written_pdf(const Pages *pages, const char *path, const PdfInfo *info, Arena *arena, Diag *diag)
{
    Pdf *pdf = pdf_open(info, diag);
    if (!pdf) return false;
    Tagging *tagging = info->profile == PROFILE_PRESS ? NULL : tags_open(arena);
    for (int i = 0; i < pages->n_pages && tagging; i++) tags_expect(tagging, &pages->pages[i], i);
    for (int i = 0; i < pages->n_pages; i++)
        pdf_add(pdf, &pages->pages[i], i, tagging ? tags_see(tagging, &pages->pages[i], i) : NULL);
    const Tags *tags = !tagging ? NULL : info->is_two ? tags_finish(tagging, pages) : tags_finish_to_read(tagging, pages);
    bool is_saved = pdf_save(pdf, pages, tags, path, info);
    if (tagging) tags_close(tagging);
    pdf_close(pdf);
    return is_saved;
}

#endif
