/* The thread sleeps in poll: on those who come, on those who are answered, and on a pipe by which it is told of news.  What is news lies
   under a lock; all else is its own. */
#include "serve/serve.h"

#include "base/words.h"
#include "serve/answer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_GUESTS = 24,
    MOST_HEAD = 8192, /* bytes of a request */
    PATIENCE = 10,    /* seconds in which one must say what is wanted, or take some of what is sent */
    HEARTBEAT = 15    /* likewise, after which who follows is sent a line, to be missed */
};

/* Who asks. */
typedef struct {
    int fd; /* -1: nobody */
    char head[MOST_HEAD];
    int n_head;
    ServedText *sent; /* being sent, from byte `at` on; or NULL */
    size_t at;
    bool follows, ends; /* is told of news; nothing more is said when all is sent, */
    bool is_over;       /* and that is said: who asked is to go */
    int told;           /* the news it was told last */
    time_t since;
} Guest;

struct PageServer {
    pthread_t thread;
    int listener, port, news[2]; /* news: a pipe */
    pthread_mutex_t lock;
    ServedText *page;  /* under the lock, as are these: */
    ServedText *state; /* what those who follow are told */
    int n_news;
    bool is_to_end;
    Guest guests[MOST_GUESTS];
};

static time_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec;
}

static void leave(Guest *guest)
{
    if (guest->fd >= 0) close(guest->fd);
    served_drop(guest->sent);
    *guest = (Guest){ .fd = -1 };
}

static void say(Guest *guest, ServedText *text)
{
    served_drop(guest->sent);
    guest->sent = text;
    guest->at = 0;
    guest->since = now();
}

/* --- what is asked --------------------------------------------------------------------------------------------------- */

static void answer(PageServer *server, Guest *guest)
{
    const Request request = request_read((Str){ guest->head, guest->n_head }, server->port);
    pthread_mutex_lock(&server->lock);
    guest->n_head = 0;
    guest->ends = true;
    if (request.status != ANSWER_FINE) say(guest, served_refusal(request.status));
    else if (request.wants_news) {
        guest->ends = false;
        guest->follows = true;
        guest->told = server->n_news;
        say(guest, served_news(server->state));
    } else say(guest, served_page(server->page, request.head_alone));
    pthread_mutex_unlock(&server->lock);
}

static void hear(PageServer *server, Guest *guest)
{
    ssize_t n = recv(guest->fd, guest->head + guest->n_head, (size_t)(MOST_HEAD - guest->n_head), 0);
    if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
        leave(guest);
        return;
    }
    if (guest->follows || guest->sent || guest->is_over || n < 0) { /* who has asked may say no more that is heard */
        guest->n_head = 0;
        return;
    }
    guest->n_head += (int)n;
    if (request_is_whole((Str){ guest->head, guest->n_head }) || guest->n_head == MOST_HEAD) answer(server, guest);
}

static void send_more(Guest *guest)
{
    ssize_t n = send(guest->fd, guest->sent->at + guest->at, guest->sent->n - guest->at, MSG_NOSIGNAL);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n < 0) {
        leave(guest);
        return;
    }
    guest->at += (size_t)n;
    guest->since = now();
    if (guest->at < guest->sent->n) return;
    served_drop(guest->sent);
    guest->sent = NULL;
    if (!guest->ends) return;
    shutdown(guest->fd, SHUT_WR); /* who still speaks would otherwise lose the answer */
    guest->is_over = true;
}

static void welcome(PageServer *server)
{
    int fd = accept4(server->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    for (int i = 0; i < MOST_GUESTS; i++) {
        if (server->guests[i].fd >= 0) continue;
        server->guests[i] = (Guest){ .fd = fd, .since = now() };
        return;
    }
    close(fd);
}

/* --- the thread ------------------------------------------------------------------------------------------------------- */

static void tell_news(PageServer *server)
{
    char bytes[64];
    while (read(server->news[0], bytes, sizeof bytes) > 0) {}
    pthread_mutex_lock(&server->lock);
    for (int i = 0; i < MOST_GUESTS; i++) {
        Guest *guest = &server->guests[i];
        if (guest->fd < 0 || !guest->follows || guest->sent || guest->told == server->n_news) continue;
        guest->told = server->n_news;
        say(guest, served_keep(server->state));
    }
    pthread_mutex_unlock(&server->lock);
}

/* Who neither says what is wanted nor takes what is sent makes room; who follows is there as long as it takes a line. */
static void lose_patience(Guest *guest)
{
    if (guest->fd < 0) return;
    time_t waited = now() - guest->since;
    if (guest->follows && !guest->sent && waited >= HEARTBEAT) say(guest, served_heartbeat());
    else if ((!guest->follows || guest->sent) && waited >= PATIENCE) leave(guest);
}

static void *serve(void *context)
{
    PageServer *server = context;
    for (bool ends = false; !ends;) {
        struct pollfd asked[MOST_GUESTS + 2] = { { .fd = server->listener, .events = POLLIN },
                                                 { .fd = server->news[0], .events = POLLIN } };
        for (int i = 0; i < MOST_GUESTS; i++)
            asked[i + 2] =
                (struct pollfd){ .fd = server->guests[i].fd, .events = (short)(POLLIN | (server->guests[i].sent ? POLLOUT : 0)) };
        poll(asked, MOST_GUESTS + 2, 1000);
        for (int i = 0; i < MOST_GUESTS; i++) {
            Guest *guest = &server->guests[i];
            if (guest->fd >= 0 && asked[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) hear(server, guest);
            if (guest->fd >= 0 && guest->sent && asked[i + 2].revents & POLLOUT) send_more(guest);
            lose_patience(guest);
        }
        tell_news(server);
        if (asked[0].revents) welcome(server);
        pthread_mutex_lock(&server->lock);
        ends = server->is_to_end;
        pthread_mutex_unlock(&server->lock);
    }
    return NULL;
}

/* --- from outside ------------------------------------------------------------------------------------------------------ */

static bool listen_on(PageServer *server, int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int yes = 1;
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (server->listener < 0) return false;
    setsockopt(server->listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(server->listener, (struct sockaddr *)&address, size) || listen(server->listener, MOST_GUESTS) ||
        getsockname(server->listener, (struct sockaddr *)&address, &size))
        return false;
    server->port = ntohs(address.sin_port);
    return true;
}

/* Signals are for who waits for files. */
static bool begin_thread(PageServer *server)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    bool ok = pthread_create(&server->thread, NULL, serve, server) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

static void free_server(PageServer *server)
{
    for (int i = 0; i < MOST_GUESTS; i++) leave(&server->guests[i]);
    int open[] = { server->listener, server->news[0], server->news[1] };
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (open[i] >= 0) close(open[i]);
    served_drop(server->page);
    served_drop(server->state);
    pthread_mutex_destroy(&server->lock);
    free(server);
}

PageServer *serve_open(int port, Diag *diag)
{
    PageServer *server = base_malloc(sizeof *server);
    *server = (PageServer){ .listener = -1, .news = { -1, -1 } };
    for (int i = 0; i < MOST_GUESTS; i++) server->guests[i].fd = -1;
    pthread_mutex_init(&server->lock, NULL);
    server->page = served_text(STR(""));
    server->state = served_text(STR(": \n\n"));
    if (pipe2(server->news, O_NONBLOCK | O_CLOEXEC) == 0 && listen_on(server, port) && begin_thread(server)) return server;
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_SERVE_REFUSED, port, words_of_error(errno, diag));
    free_server(server);
    return NULL;
}

int serve_port(const PageServer *server)
{
    return server->port;
}

/* `page` NULL: what is served stays. */
static void announce(PageServer *server, ServedText *page, ServedText *state)
{
    pthread_mutex_lock(&server->lock);
    ServedText *old_page = page ? server->page : NULL, *old_state = server->state;
    if (page) server->page = page;
    server->state = state;
    server->n_news++;
    served_drop(old_page);
    served_drop(old_state);
    pthread_mutex_unlock(&server->lock);
    (void)!write(server->news[1], "", 1);
}

void serve_page(PageServer *server, Str page, int number)
{
    announce(server, served_text(page), served_made(number));
}

void serve_trouble(PageServer *server, Str why)
{
    announce(server, NULL, served_broken(why));
}

void serve_close(PageServer *server)
{
    pthread_mutex_lock(&server->lock);
    server->is_to_end = true;
    pthread_mutex_unlock(&server->lock);
    (void)!write(server->news[1], "", 1);
    pthread_join(server->thread, NULL);
    free_server(server);
}
