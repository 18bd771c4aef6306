/* Pages × Press → the sheets that go to the printing house, and what it would say about them (preflight). */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include "base/diag.h"
#include "font/font.h"
#include "model/page.h"
#include "model/press.h"
#include "model/report.h"

/* false: nobody can know for which printing condition the file is, or the profile of it is none, which is reported; so is a profile
   that names another condition, as a warning. */
bool press_judge_condition(const Press *press, Arena *arena, Diag *diag);
/* What the profile calls itself; empty: there is none. */
Str press_profile_words(const Press *press, Arena *arena);

/* The pages with blank ones up to the multiple, and with what stands beside the trimmed page: title, number, date and plates
   of the sheet.  `whole`: they are the whole booklet; a part of it gets no blank pages.  NULL: a sheet is too large, which
   is reported. */
const Pages *press_sheets(const Pages *pages, const Press *press, const Report *report, Str date, bool whole, FontBook *fonts,
                          Arena *arena, Diag *diag);

/* One line for the printer. */
typedef struct {
    Str name, value;
} PressLine;
typedef struct {
    Str title; /* of the booklet */
    PressLine *lines;
    int n;
} PressSummary;

/* Rules, type, tints, ink, edges, sizes: each finding is reported once, with its pages and the key it first stands at.  What
   the printer wants to know comes back, in the language asked for. */
PressSummary press_preflight(const Pages *sheets, const Press *press, DiagLang lang, Arena *arena, Diag *diag);
/* The same on a page of paper. */
const Document *press_summary_document(PressSummary summary, const Report *report, DiagLang lang, Arena *arena);

#endif
