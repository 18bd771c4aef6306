#include "serve/answer.h"

#include <stdio.h>
#include <stdlib.h>

ServedText *served_text(Str bytes)
{
    ServedText *text = base_malloc(sizeof *text + (size_t)bytes.n);
    atomic_init(&text->n_keepers, 1);
    text->n = (size_t)bytes.n;
    if (bytes.n) memcpy(text->at, bytes.at, text->n);
    return text;
}

ServedText *served_keep(ServedText *text)
{
    atomic_fetch_add(&text->n_keepers, 1);
    return text;
}

void served_drop(ServedText *text)
{
    if (text && atomic_fetch_sub(&text->n_keepers, 1) == 1) free(text);
}

static ServedText *joined(Str head, const char *body, size_t n)
{
    ServedText *text = base_malloc(sizeof *text + (size_t)head.n + n);
    atomic_init(&text->n_keepers, 1);
    text->n = (size_t)head.n + n;
    memcpy(text->at, head.at, (size_t)head.n);
    if (n) memcpy(text->at + head.n, body, n);
    return text;
}

/* --- the request --------------------------------------------------------------------------------------------------------- */

static bool take_line(Str *rest, Str *line)
{
    int end = str_find(*rest, '\n');
    if (end < 0) return false;
    *line = str_part(*rest, 0, end > 0 && rest->at[end - 1] == '\r' ? end - 1 : end);
    *rest = str_part(*rest, end + 1, rest->n);
    return true;
}

bool request_is_whole(Str head)
{
    for (Str line; take_line(&head, &line);)
        if (!line.n) return true;
    return false;
}

static bool names(Str line, const char *field)
{
    int n = (int)strlen(field);
    if (line.n <= n || line.at[n] != ':') return false;
    for (int i = 0; i < n; i++)
        if ((line.at[i] | 0x20) != field[i]) return false;
    return true;
}

/* 127.0.0.1:8123, localhost:8123 */
static bool is_own_name(Str value, int port)
{
    char own[32];
    static const char *const hosts[] = { "127.0.0.1", "localhost" };
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        snprintf(own, sizeof own, "%s:%d", hosts[i], port);
        if (str_is(value, own)) return true;
    }
    return false;
}

static Str take_word(Str *line)
{
    int end = str_find(*line, ' ');
    Str word = str_part(*line, 0, end < 0 ? line->n : end);
    *line = str_part(*line, end < 0 ? line->n : end + 1, line->n);
    return word;
}

static AnswerStatus status_of(Str method, Str path, Str version)
{
    if (!str_starts(version, STR("HTTP/1."))) return ANSWER_BAD;
    if (!str_is(method, "GET") && !str_is(method, "HEAD")) return ANSWER_METHOD;
    return str_is(path, "/") || str_is(path, "/events") ? ANSWER_FINE : ANSWER_UNKNOWN;
}

Request request_read(Str head, int port)
{
    Str line, rest = head;
    if (!request_is_whole(head)) return (Request){ .status = ANSWER_LONG };
    if (!take_line(&rest, &line)) return (Request){ .status = ANSWER_BAD };
    Str method = take_word(&line), path = take_word(&line);
    Request request = { .status = status_of(method, path, line),
                        .wants_news = str_is(path, "/events"),
                        .head_alone = str_is(method, "HEAD") };
    bool is_own = false;
    while (take_line(&rest, &line) && line.n)
        if (names(line, "host")) is_own = is_own_name(str_trim(str_part(line, 5, line.n)), port);
    if (request.status != ANSWER_BAD && !is_own) request.status = ANSWER_FORBIDDEN;
    return request;
}

/* --- the answers --------------------------------------------------------------------------------------------------------- */

#define ANSWER_ALWAYS "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"

ServedText *served_refusal(AnswerStatus status)
{
    static const char *const words[] = { [ANSWER_BAD] = "400 Bad Request",
                                         [ANSWER_FORBIDDEN] = "403 Forbidden",
                                         [ANSWER_UNKNOWN] = "404 Not Found",
                                         [ANSWER_METHOD] = "405 Method Not Allowed\r\nAllow: GET, HEAD",
                                         [ANSWER_LONG] = "431 Request Header Fields Too Large" };
    char head[256];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n" ANSWER_ALWAYS "\r\n",
                     words[status]);
    return joined((Str){ head, n }, "", 0);
}

ServedText *served_page(const ServedText *page, bool head_alone)
{
    char head[320];
    int n = snprintf(head, sizeof head,
                     "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %zu\r\n"
                     "Connection: close\r\n" ANSWER_ALWAYS "\r\n",
                     page->n);
    return joined((Str){ head, n }, page->at, head_alone ? 0 : page->n);
}

ServedText *served_news(const ServedText *state)
{
    static const char head[] =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n" ANSWER_ALWAYS "\r\nretry: 1000\n\n";
    return joined((Str){ head, (int)sizeof head - 1 }, state->at, state->n);
}

ServedText *served_made(int number)
{
    char event[64];
    int n = snprintf(event, sizeof event, "event: made\ndata: %d\n\n", number);
    return joined((Str){ event, n }, "", 0);
}

/* A line of it is a line of data. */
ServedText *served_broken(Str why)
{
    Arena *arena = arena_open();
    StrBuilder event = { .arena = arena };
    str_add(&event, STR("event: broken\n"));
    for (int end; why.n; why = str_part(why, end < why.n ? end + 1 : end, why.n)) {
        end = str_find(why, '\n');
        if (end < 0) end = why.n;
        str_add_printf(&event, "data: " STR_FMT "\n", end, why.at);
    }
    str_add(&event, STR("\n"));
    ServedText *text = served_text(str_built(&event));
    arena_close(arena);
    return text;
}

ServedText *served_heartbeat(void)
{
    return served_text(STR(": \n\n"));
}
