/* render, again and again: whenever one of the files it has read changes.  Faces stay open in between; all else of a run is given back
   before the next.  What is wrong is said, and the last good file stays.  Who looks at the page that is served sees what was made last. */
#include "base/means.h"
#include "base/vigil.h"
#include "base/words.h"
#include "cmd/proofing.h"
#include "serve/serve.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const Options *options;
    FaceShelf *shelf;
    PageServer *server; /* NULL: nobody looks on */
    int n_made;         /* pages served */
    const Diag *parent;
} Watching;

/* What check says is said on the page alone. */
static Proofing proofing_for(const Watching *watching, Arena *arena)
{
    Diag *quiet = diag_open_like(watching->parent, stderr, SEVERITY_FATAL, arena);
    return (Proofing){ .made = watching->n_made + 1, .told = quiet };
}

/* What is wrong, a line each. */
static Str trouble_of(const Watching *watching, const Diag *diag, Arena *arena)
{
    int n;
    const DiagFault *faults = diag_faults(diag, &n);
    StrBuilder why = { .arena = arena };
    for (int i = 0; i < n; i++)
        if (faults[i].severity >= SEVERITY_ERROR)
            str_add_printf(&why, "%s" STR_FMT, why.n ? "\n" : "", STR_ARG(faults[i].line[options_lang(watching->options)]));
    return str_built(&why);
}

/* Where there is no good page yet, that which says why. */
static void show_outcome(Watching *watching, Proofing *proofing, bool is_made, const Diag *diag, Arena *arena)
{
    if (!watching->server) return;
    bool is_wanted = is_made || !watching->n_made;
    if (is_wanted && !proofing->page.n)
        proofing->page = check_page_made(watching->options, watching->shelf, proofing->made, arena, proofing->told);
    if (is_wanted) serve_page(watching->server, proofing->page, ++watching->n_made);
    if (!is_made) serve_trouble(watching->server, trouble_of(watching, diag, arena));
}

/* `changed`: what it was for; empty: it is the first. */
static void run_once(Watching *watching, Str changed)
{
    means_renew();
    const Options *options = watching->options;
    Arena *arena = arena_open();
    Diag *diag = diag_open_like(watching->parent, stderr, SEVERITY_NOTE, arena);
    DiagLang lang = options_lang(options);
    Rendering made;
    Proofing proofing = proofing_for(watching, arena);
    bool is_made = render_made(options, watching->shelf, watching->server ? &proofing : NULL, &made, arena, diag);
    Str what = changed.n ? str_printf(arena, words(WORD_CHANGED, lang), str_copy(arena, changed).at) : STR("");
    if (is_made) {
        if (!options->quiet) fputs(what.at, stdout);
        render_say(options, &made);
    } else if (!options->quiet) {
        printf(words(WORD_STAYS, lang), what.at, diag_count(diag, SEVERITY_ERROR));
    }
    fflush(stdout);
    show_outcome(watching, &proofing, is_made, diag, arena);
    arena_close(arena);
}

static void keep_watching(Watching *watching, Vigil *vigil)
{
    Str changed = STR("");
    Arena *arena = arena_open(); /* of what has changed */
    do {
        vigil_begin(vigil);
        run_once(watching, changed);
        arena_clear(arena);
        changed = vigil_wait(vigil, words_str(WORD_BETWEEN, options_lang(watching->options)), arena);
    } while (changed.n);
    arena_close(arena);
}

/* Memory of one run serves the next: it need not come from the system again, page by page. */
static void keep_memory(void)
{
    enum { MOST_KEPT = 256 << 20 };
    mallopt(M_MMAP_THRESHOLD, MOST_KEPT);
    mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
}

static bool open_server(Watching *watching, Diag *diag)
{
    watching->server = serve_open(atoi(watching->options->serve), diag);
    if (!watching->server) return false;
    printf(words(WORD_SERVED, options_lang(watching->options)), serve_port(watching->server));
    fflush(stdout);
    return true;
}

int cmd_watch(const Options *options, Diag *diag, Arena *arena)
{
    if (options->output && strcmp(options->output, "-") == 0) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_OPTION_NEEDS, "watch", "-o OUT.pdf");
        return diag_exit_status(diag);
    }
    Watching watching = { .options = options, .parent = diag };
    if (options->serve && !open_server(&watching, diag)) return diag_exit_status(diag);
    keep_memory();
    Vigil *vigil = vigil_open();
    watching.shelf = font_open_shelf(arena);
    keep_watching(&watching, vigil);
    font_close_shelf(watching.shelf);
    vigil_close(vigil);
    if (watching.server) serve_close(watching.server);
    return 0;
}
