/* layouts/revision.xml, built into the program. */
#ifndef READ_REVISION_LAYOUT_H
#define READ_REVISION_LAYOUT_H

extern const unsigned char revision_layout[];
extern const int revision_layout_size;

#endif
