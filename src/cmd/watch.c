/* render, again and again: whenever one of the files it has read changes.  Faces stay open in between; all else of a run is given back
   before the next.  What is wrong is said, and the last good file stays. */
#include "base/means.h"
#include "base/vigil.h"
#include "base/words.h"
#include "cmd/cmd.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* `changed`: what it was for; empty: it is the first. */
static void run_once(const Options *options, Str changed, FaceShelf *shelf, const Diag *parent)
{
    means_renew();
    Arena *arena = arena_open();
    Diag *diag = diag_open_like(parent, stderr, SEVERITY_NOTE, arena);
    DiagLang lang = options_lang(options);
    Rendering made;
    bool is_made = render_made(options, shelf, &made, arena, diag);
    Str what = changed.n ? str_printf(arena, words(WORD_CHANGED, lang), str_copy(arena, changed).at) : STR("");
    if (is_made) {
        if (!options->quiet) fputs(what.at, stdout);
        render_say(options, &made);
    } else if (!options->quiet) {
        printf(words(WORD_STAYS, lang), what.at, diag_count(diag, SEVERITY_ERROR));
    }
    fflush(stdout);
    arena_close(arena);
}

static void keep_watching(const Options *options, Vigil *vigil, FaceShelf *shelf, const Diag *diag)
{
    Str changed = STR("");
    Arena *arena = arena_open(); /* of what has changed */
    do {
        vigil_begin(vigil);
        run_once(options, changed, shelf, diag);
        font_prepare_shelf(shelf); /* nobody waits now */
        arena_clear(arena);
        changed = vigil_wait(vigil, words_str(WORD_BETWEEN, options_lang(options)), arena);
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

int cmd_watch(const Options *options, Diag *diag, Arena *arena)
{
    if (options->output && strcmp(options->output, "-") == 0) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_OPTION_NEEDS, "watch", "-o OUT.pdf");
        return diag_exit_status(diag);
    }
    keep_memory();
    Vigil *vigil = vigil_open();
    FaceShelf *shelf = font_open_shelf(arena);
    keep_watching(options, vigil, shelf, diag);
    font_close_shelf(shelf);
    vigil_close(vigil);
    return 0;
}
