/* What is asked, and how it is answered. */
#ifndef SERVE_ANSWER_H
#define SERVE_ANSWER_H

#include "base/str.h"

#include <stdatomic.h>

/* Bytes to be sent, kept by all who still send some of them, in any thread. */
typedef struct {
    atomic_int n_keepers;
    size_t n;
    char at[];
} ServedText;

ServedText *served_text(Str bytes);
ServedText *served_keep(ServedText *text);
void served_drop(ServedText *text); /* NULL: nothing */

typedef enum { ANSWER_FINE, ANSWER_BAD, ANSWER_FORBIDDEN, ANSWER_UNKNOWN, ANSWER_METHOD, ANSWER_LONG } AnswerStatus;
typedef struct {
    AnswerStatus status;
    bool wants_news, head_alone;
} Request;

bool request_is_whole(Str head);
Request request_read(Str head, int port);

ServedText *served_refusal(AnswerStatus status);
ServedText *served_page(const ServedText *page, bool head_alone);
/* The beginning of what does not end, and what is the matter now. */
ServedText *served_news(const ServedText *state);
ServedText *served_made(int number);
ServedText *served_broken(Str why);
ServedText *served_heartbeat(void);

#endif
