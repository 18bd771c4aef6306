/* src/web/page.css, built into the program. */
#ifndef WEB_PAGE_CSS_H
#define WEB_PAGE_CSS_H

extern const unsigned char page_css[];
extern const int page_css_size;

#endif
