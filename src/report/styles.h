/* <style> elements → Style, every inheritance resolved. */
#ifndef REPORT_STYLES_H
#define REPORT_STYLES_H

#include "model/report.h"

/* `nodes`: the style elements, names unique, every base known.  false: reported. */
bool styles_resolve(const Node *const *nodes, int n, Style *styles, Where root, Arena *arena, Diag *diag);

#endif
