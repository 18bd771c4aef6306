/* src/view/proofpage.css and .js, built into the program. */
#ifndef VIEW_PROOFPAGE_H
#define VIEW_PROOFPAGE_H

extern const unsigned char proofpage_css[], proofpage_js[];
extern const int proofpage_css_size, proofpage_js_size;

#endif
