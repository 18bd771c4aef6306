/* Setting: a text, or what a cell holds, to one width at one fit.  Which fit that is others choose (fit.c). */
#include "layout/set.h"

#include "layout/balance.h"
#include "layout/letters.h"
#include "layout/spread.h"
#include "layout/stack.h"
#include "layout/strain.h"
#include "layout/vertical.h"
#include "text/text.h"

static bool is_balanced(const Style *style, Setup setup)
{
    return style->balance == BALANCE_ALL || (style->balance == BALANCE_TITLES && setup.is_title);
}

static Lines break_text(const Para *para, Len width, Setup setup, Shop shop)
{
    Lines lines = text_break_at(para, width, setup.line_price, shop.scratch);
    return is_balanced(para->rich->style, setup) ? lines_balanced(para, lines, width, shop.scratch) : lines;
}

/* Where a page begins with a line whose readings stood in the white under the one before, they need it there, too. */
static const Fringe *fringes_of(const Para *para, const Lines *lines, Len white, Arena *arena)
{
    Fringe *fringes = NULL;
    for (int i = 1; i < lines->n && para->n_glosses; i++) {
        Len rise = text_rise(para, &lines->at[i], white);
        if (!rise) continue;
        if (!fringes) fringes = arena_array(arena, Fringe, lines->n);
        fringes[i].head = frame_built(&(FrameBuilder){ .arena = arena }, 0, rise, NULL);
    }
    return fringes;
}

/* Of the rich as it was before it was fitted. */
static Stack stack_from(const Rich *rich, const Para *para, Lines lines, Len width, Setup setup, Shop shop)
{
    Stack stack = { .fit = setup.fit };
    lines_spread(para, &lines, width);
    lines.at[0].rise = text_rise(para, &lines.at[0], setup.white);
    stack.strain = strain_of(&lines, rich->style);
    stack.tears = lines.tears;
    if (stack.strain && !setup.is_quiet) strain_report(rich, para, &lines, width, shop);
    stack.lines = arena_array(shop.arena, const Frame *, lines.n);
    stack.forced = arena_array(shop.arena, int, lines.n);
    for (int i = 0; i < lines.n && !stack_is_too_high(stack.height, rich->where, rich->key, shop); i++) {
        stack.n_lines++;
        if (i) stack.forced[i] = stack.forced[i - 1] + lines.at[i - 1].ends_paragraph;
        stack.lines[i] = text_line(para, &lines.at[i], width, shop.arena);
        stack.height += stack.lines[i]->height;
        stack.width = len_max(stack.width, lines.at[i].width + lines.at[i].indent);
    }
    stack.fringes = fringes_of(para, &lines, setup.white, shop.arena);
    return stack;
}

Stack text_set(const Rich *rich, Len width, Setup setup, Shop shop)
{
    if (rich->text.n == 0) return (Stack){ .fit = setup.fit };
    const Rich *fitted = fit_rich(rich, setup.fit, shop);
    const Para *para = text_shaped(fitted, shop.shapes, shop.arena, shop.diag);
    if (vertical_stands(fitted, shop)) return vertical_stack(para, width, setup, shop);
    Stack stack = stack_from(rich, para, break_text(para, width, setup, shop), width, setup, shop);
    if (shop.arena != shop.scratch) arena_clear(shop.scratch); /* a trial clears it when it is over */
    return stack;
}

/* So many lines begin above the depth; the first does. */
static int lines_above(const Para *para, Lines lines, Len width, Len depth, Arena *arena)
{
    int n = 1;
    for (LenSum y = text_line(para, &lines.at[0], width, arena)->height; n < lines.n && y < depth; n++)
        y += text_line(para, &lines.at[n], width, arena)->height;
    return n;
}

PartedStack text_set_parted(const Rich *rich, Len narrow, Len depth, Len width, Setup setup, Shop shop)
{
    const Para *para = text_shaped(rich, shop.shapes, shop.arena, shop.diag);
    Lines lines = text_break(para, narrow, shop.scratch);
    int n = lines_above(para, lines, narrow, depth, shop.scratch), end = lines.at[n - 1].last;
    PartedStack parted = { 0 };
    if (end < para->n_atoms) lines = text_break_part(para, 0, end, narrow, shop.scratch);
    parted.above = stack_from(rich, para, lines, narrow, setup, shop);
    setup.white = 0;
    if (end < para->n_atoms)
        parted.below = stack_from(rich, para, text_break_part(para, end, para->n_atoms, width, shop.scratch), width, setup, shop);
    if (shop.arena != shop.scratch) arena_clear(shop.scratch);
    return parted;
}

/* Its notes are due with its last line. */
static Stack set_matter(const Matter *matter, Len width, Setup setup, Shop shop)
{
    if (!matter->text) return matter->done;
    Stack stack = text_set(matter->text, width, setup, shop);
    Note *notes = arena_array(shop.arena, Note, matter->done.n_notes);
    for (int i = 0; i < matter->done.n_notes; i++) {
        notes[i] = matter->done.notes[i];
        notes[i].line = len_max(stack.n_lines - 1, 0);
    }
    stack.notes = notes;
    stack.n_notes = matter->done.n_notes;
    return stack;
}

Stack filling_set(const Filling *filling, Len width, Setup setup, Shop shop)
{
    Stack stack = { 0 };
    for (int i = 0; i < filling->n; i++) {
        const Matter *matter = &filling->matter[i];
        Stack more = set_matter(matter, width, setup, shop);
        setup.white = matter->text ? style_white_below(matter->text->style) : 0;
        if (stack_is_too_high((LenSum)stack.height + more.height, matter->where, matter->key, shop)) break;
        stack_append(&stack, &more, shop.arena);
    }
    return stack;
}

static Looks try_text(const Rich *rich, Len width, Setup setup, Shop shop)
{
    if (rich->text.n == 0) return (Looks){ 0 };
    const Rich *fitted = fit_rich(rich, setup.fit, shop);
    const Para *para = text_shaped(fitted, shop.shapes, shop.arena, shop.diag);
    if (vertical_stands(fitted, shop)) {
        Stack stack = vertical_stack(para, width, setup, shop);
        return (Looks){ stack.strain, stack.n_lines };
    }
    Lines lines = break_text(para, width, setup, shop);
    return (Looks){ strain_of(&lines, rich->style), lines.n };
}

/* Too long for so few lines, whatever breaks: it need not be tried. */
static bool is_too_long(const Rich *rich, Len width, Setup setup, int n_lines, Shop shop)
{
    if (vertical_stands(rich, shop) || rich->text.n <= n_lines) return false;
    const Para *para = text_shaped(rich, shop.shapes, shop.arena, shop.diag);
    return text_least_lines(para, width, setup.fit.squeeze * setup.fit.size / FIT_NATURAL) > n_lines;
}

bool filling_reaches(const Filling *filling, Len width, Setup setup, Looks goal, Shop shop)
{
    setup.is_quiet = true;
    int n_lines = 0;
    for (int i = 0; i < filling->n; i++) {
        const Matter *matter = &filling->matter[i];
        const Looks done = { matter->done.strain, matter->done.n_lines };
        if (matter->text && is_too_long(matter->text, width, setup, goal.n_lines - n_lines, shop)) return false;
        Looks looks = matter->text ? try_text(matter->text, width, setup, shop) : done;
        n_lines += looks.n_lines;
        if (looks.strain > goal.strain || n_lines > goal.n_lines) return false;
    }
    return true;
}
