/* The fit ladder.  A text that its column forces to break where no break is allowed is helped as a typesetter helps it:
   its letters are narrowed (長体), then made smaller, each down to a floor of its style; before all that, the breaker has
   tightened punctuation and spaces.  Where the lowest rung does not help, the text stays as it is and the forbidden
   break stands, reported.

   The cells of one column that need the ladder stand on one rung, the one the worst of them needs: so a column shows its
   natural type and one other, never a third.  So do the tiles of one figure.  Any other text is a column of one cell. */
#include "layout/fit.h"
#include "layout/vertical.h"

#include "base/vec.h"
#include "layout/letters.h"
#include "layout/set.h"
#include "layout/strain.h"
#include "text/text.h"

enum { RUNG = 10 }; /* a hundredth of the width, or of the size */

/* What a text may become on its way down. */
typedef struct {
    int n_squeezes, n_sizes, least_squeeze;
} Ladder;

/* ---- one cell ---- */

static int steps_to(int floor)
{
    return (FIT_NATURAL - floor + RUNG - 1) / RUNG;
}

/* A line that is only to be saved may have a floor of its own: a name that lacks a hair is narrowed, one that lacks a character is
   not, nor is it made smaller. */
static Ladder ladder_of(const Style *style, bool only_saves)
{
    bool is_own = only_saves && style->fit_lines_squeeze;
    int natural = style_squeeze(style), floor = style->fit_squeeze;
    if (is_own && floor < style->fit_lines_squeeze) floor = style->fit_lines_squeeze;
    int squeeze = floor < natural ? floor * FIT_NATURAL / natural : FIT_NATURAL;
    bool shrinks = !is_own && style->fit_size < style->size;
    int size = shrinks ? (int)((int64_t)style->fit_size * FIT_NATURAL / style->size) : FIT_NATURAL;
    return (Ladder){ steps_to(squeeze), steps_to(size), squeeze };
}

static Fit fit_at(const Ladder *ladder, int rung)
{
    if (rung < ladder->n_squeezes) return (Fit){ FIT_NATURAL - rung * RUNG, FIT_NATURAL };
    return (Fit){ ladder->least_squeeze, FIT_NATURAL - (rung - ladder->n_squeezes) * RUNG };
}

static Setup setup_at(const Fitting *fitting, Fit fit)
{
    return (
        Setup){ .fit = fit, .white = fitting->white, .depth = fitting->depth, .is_title = fitting->is_title, .is_quiet = true };
}

static Stack try_fit(const Fitting *fitting, Fit fit, Shop shop)
{
    return filling_set(&fitting->filling, fitting->width, setup_at(fitting, fit), shop);
}

static bool reaches(const Fitting *fitting, Fit fit, Looks goal, Shop shop)
{
    shop.arena = shop.scratch;
    bool reaches = filling_reaches(&fitting->filling, fitting->width, setup_at(fitting, fit), goal, shop);
    arena_clear(shop.scratch);
    return reaches;
}

/* The first rung that reaches the goal; 0: not even the last does. */
static int climb_down(const Fitting *fitting, const Ladder *ladder, Looks goal, Shop shop)
{
    int above = 0, below = ladder->n_squeezes + ladder->n_sizes;
    if (!below || !reaches(fitting, fit_at(ladder, below), goal, shop)) return 0;
    while (below - above > 1) {
        int middle = (above + below) / 2;
        if (reaches(fitting, fit_at(ladder, middle), goal, shop)) below = middle;
        else above = middle;
    }
    return below;
}

/* The same, rung by rung: narrower letters may keep one word whole and tear the next. */
static int step_down(const Fitting *fitting, const Ladder *ladder, Looks goal, Shop shop)
{
    for (int rung = 1; rung <= ladder->n_squeezes + ladder->n_sizes; rung++)
        if (reaches(fitting, fit_at(ladder, rung), goal, shop)) return rung;
    return 0;
}

/* The help it needs by itself; none: it fits, or nothing helps.  What cannot be mended may be made less bad. */
static Fit needed_fit(const Fitting *fitting, Shop shop)
{
    enum { ANY = 1 << 20 };
    const Rich *text = fitting->filling.first;
    const Stack *stack = fitting->stack;
    bool saves_line = text && text->style->fit_lines && stack->n_lines > 1;
    if (!text || (stack->strain == STRAIN_NONE && !saves_line)) return (Fit){ 0 };
    Ladder ladder = ladder_of(text->style, stack->strain == STRAIN_NONE);
    Looks best = { STRAIN_NONE, stack->strain ? ANY : stack->n_lines - 1 };
    bool is_torn = stack->strain == STRAIN_TORN;
    int rung = is_torn ? step_down(fitting, &ladder, best, shop) : climb_down(fitting, &ladder, best, shop);
    for (Strain less = STRAIN_TORN; !rung && less < stack->strain; less++)
        rung = climb_down(fitting, &ladder, (Looks){ less, ANY }, shop);
    return rung ? fit_at(&ladder, rung) : (Fit){ 0 };
}

/* ---- all cells of a table ---- */

static SharedFit *shared_for(SharedFits *fits, const Cell *cell)
{
    for (int i = 0; i < fits->n; i++)
        if (fits->at[i].column == cell->column && fits->at[i].span == cell->column_span) return &fits->at[i];
    SharedFit *shared = vec_push(fits);
    *shared = (SharedFit){ cell->column, cell->column_span, { FIT_NATURAL, FIT_NATURAL } };
    return shared;
}

static void share(SharedFits *fits, const Cell *cell, Fit fit)
{
    SharedFit *shared = shared_for(fits, cell);
    if (fit.squeeze < shared->fit.squeeze) shared->fit.squeeze = fit.squeeze;
    if (fit.size < shared->fit.size) shared->fit.size = fit.size;
}

static void report_steps(const Fitting *fitting, Fit fit, Shop shop)
{
    const Rich *text = fitting->filling.first;
    const Rich *fitted = fit_rich(text, fit, shop);
    Str words = rich_shown(text, shop);
    double width = len_to_mm(fitting->width);
    if (fitted->style->squeeze < style_squeeze(text->style))
        diag_report(shop.diag, text->where, text->key.text, DIAG_FIT_SQUEEZED, width, words.at, fitted->style->squeeze / 10.0);
    if (fitted->style->size < text->style->size)
        diag_report(shop.diag, text->where, text->key.text, DIAG_FIT_SMALLER, width, words.at, len_to_pt(fitted->style->size),
                    len_to_pt(text->style->size));
}

/* It stands naturally; the rung it needs is shared. */
static void share_need(Fitting *fitting, SharedFits *fits, Shop shop)
{
    Fit fit = needed_fit(fitting, shop);
    fitting->is_helped = fit.squeeze > 0;
    if (fitting->is_helped) share(fits, fitting->cell, fit);
}

/* It stands naturally, or is to be helped. */
static void settle(const Fitting *fitting, SharedFits *fits, bool is_forgiven, Shop shop)
{
    bool is_helped = fitting->is_helped;
    if (!is_helped && fitting->stack->strain == STRAIN_NONE) return;
    Fit fit = is_helped ? shared_for(fits, fitting->cell)->fit : (Fit){ FIT_NATURAL, FIT_NATURAL };
    Setup setup = setup_at(fitting, fit);
    setup.is_quiet = is_forgiven;
    *fitting->stack = filling_set(&fitting->filling, fitting->width, setup, shop);
    if (is_helped && !is_forgiven) report_steps(fitting, fit, shop);
}

void cells_fit(Fitting *fittings, int n, bool is_forgiven, Shop shop)
{
    SharedFits fits = { .arena = shop.arena };
    for (int i = 0; i < n; i++) {
        *fittings[i].stack = try_fit(&fittings[i], (Fit){ 0 }, shop);
        share_need(&fittings[i], &fits, shop);
    }
    for (int i = 0; i < n; i++) settle(&fittings[i], &fits, is_forgiven, shop);
}

/* No line of it need be broken: there is nothing to help. */
static bool fits_as_it_is(const Fitting *fitting, Shop shop)
{
    for (int i = 0; i < fitting->filling.n; i++) {
        const Rich *text = fitting->filling.matter[i].text;
        if (!text || text->text.n == 0) continue;
        if (vertical_stands(text, shop) || text->style->fit_lines) return false;
        if (text_surely_fits(text, fitting->width, shop.fonts, shop.diag)) continue;
        if (text_shaped(text, shop.shapes, shop.arena, shop.diag)->max_width > fitting->width) return false;
    }
    return true;
}

void cell_ask(Fitting *fitting, SharedFits *fits, Shop shop)
{
    if (fits_as_it_is(fitting, shop)) return;
    *fitting->stack = try_fit(fitting, (Fit){ 0 }, shop);
    share_need(fitting, fits, shop);
}

void cells_fit_as_asked(Fitting *fittings, int n, SharedFits *fits, bool is_forgiven, Shop shop)
{
    for (int i = 0; i < n; i++) {
        if (!fittings[i].is_helped) *fittings[i].stack = try_fit(&fittings[i], (Fit){ 0 }, shop);
        settle(&fittings[i], fits, is_forgiven, shop);
    }
}

bool cell_fits_deep(const Fitting *fitting, bool is_forgiven, Shop shop)
{
    *fitting->stack = try_fit(fitting, fitting->stack->fit, shop);
    if (fitting->stack->strain == STRAIN_NONE) return true;
    Fit fit = needed_fit(fitting, shop);
    if (!fit.squeeze) return false;
    *fitting->stack = try_fit(fitting, fit, shop);
    if (fitting->stack->strain != STRAIN_NONE) return false;
    if (!is_forgiven) report_steps(fitting, fit, shop);
    return true;
}

Stack cell_relieved(const Fitting *fitting, int line_price, Shop shop)
{
    Setup setup = setup_at(fitting, fitting->stack->fit);
    setup.line_price = line_price;
    return filling_set(&fitting->filling, fitting->width, setup, shop);
}
