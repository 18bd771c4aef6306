/* One page for browsers of this machine: HTTP/1.1 (RFC 9112) on 127.0.0.1, and word to those who look at it when there is another
   (server-sent events, HTML Living Standard 9.2).  It answers GET and HEAD of / and /events, of those who name it by its own name (no page
   of elsewhere can be led here by a name that points to this machine), of few at a time, and reads nothing from disk. */
#ifndef SERVE_SERVE_H
#define SERVE_SERVE_H

#include "base/diag.h"

typedef struct PageServer PageServer;

/* In a thread of its own until it is closed; port 0: any that is free.  NULL: reported. */
PageServer *serve_open(int port, Diag *diag);
int serve_port(const PageServer *server);
/* From now on this page is served, which is of this number; it is copied. */
void serve_page(PageServer *server, Str page, int number);
/* What is served stays: the next could not be made, and why. */
void serve_trouble(PageServer *server, Str why);
void serve_close(PageServer *server);

#endif
