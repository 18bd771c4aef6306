/* layouts/revision.xml, built into the program. */
#ifndef REPORT_REVISION_LAYOUT_H
#define REPORT_REVISION_LAYOUT_H

extern const unsigned char revision_layout[];
extern const int revision_layout_size;

#endif
