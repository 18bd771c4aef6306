/* Blocks set to one width under each other: the inside of a cell, of a box, of a note. */
#include "base/utf8.h"
#include "layout/parts.h"
#include "text/text.h"

static const Frame *note_frame(const Rich *note, const Stack *stack, Shop shop)
{
    const Mark *mark = mark_new((Mark){ .role = ROLE_NOTE, .key = note->key, .where = note->where }, shop);
    return stack_frame(stack, shop.measure, mark, shop.arena);
}

Str stack_shown(const Rich *rich, Shop shop)
{
    enum { BYTES = 60 };
    int n = 0;
    while (n < rich->text.n && n < BYTES) utf8_next(rich->text, &n);
    return str_printf(shop.arena, STR_FMT "%s", n, rich->text.at, n < rich->text.n ? "…" : "");
}

/* A reading that is longer than the line it stands over. */
static const Rich *long_reading(const Para *para, Len width)
{
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each && para->glosses[i].width > width) return para->glosses[i].readings[0]->rich;
    return NULL;
}

static void complain(const Rich *rich, const Para *para, const Lines *lines, Len width, Shop shop)
{
    const Rich *reading = long_reading(para, width);
    Len widest = 0;
    for (int i = 0; i < lines->n; i++) widest = len_max(widest, lines->at[i].width + lines->at[i].indent);
    if (reading)
        diag_report(shop.diag, reading->where, rich->key, DIAG_RUBY_TOO_LONG, stack_shown(reading, shop).at, len_to_mm(width));
    else if (lines->overfull)
        diag_report(shop.diag, rich->where, rich->key, DIAG_CELL_OVERFULL, stack_shown(rich, shop).at, len_to_mm(width),
                    len_to_mm(widest - width));
    else if (lines->relaxed)
        diag_report(shop.diag, rich->where, rich->key, DIAG_KINSOKU_RELAXED, len_to_mm(width), stack_shown(rich, shop).at);
    else if (lines->torn)
        diag_report(shop.diag, rich->where, rich->key, DIAG_FIGURE_TORN, len_to_mm(width), stack_shown(rich, shop).at);
}

typedef Vec(const Frame *) NoteList;

/* What stands in or under a text and goes down the fit ladder by itself, whatever the text does. */
static Shop shop_apart(Shop shop)
{
    shop.fit = (Fit){ 0 };
    shop.is_trial = false;
    return shop;
}

/* The notes of a text, each with the notes it has itself right behind it. */
static void collect_notes(NoteList *notes, const Rich *rich, Shop shop)
{
    for (int i = 0; i < rich->n_notes; i++) {
        Stack note = stack_rich(rich->notes[i], shop.measure, shop);
        *vec_push(notes) = note_frame(rich->notes[i], &note, shop);
        for (int k = 0; k < note.n_notes; k++) *vec_push(notes) = note.notes[k];
    }
}

static bool is_too_high(LenSum height, Where where, Key key, Shop shop)
{
    if (height > MOST_HEIGHT) diag_report(shop.diag, where, key, DIAG_TOO_HIGH, len_to_mm(MOST_HEIGHT));
    return height > MOST_HEIGHT;
}

static bool is_balanced(const Style *style, Shop shop)
{
    return style->balance == BALANCE_ALL || (style->balance == BALANCE_TITLES && shop.is_title);
}

static void add_notes_of(const Rich *rich, Stack *stack, Shop shop)
{
    NoteList notes = { .arena = shop.arena };
    collect_notes(&notes, rich, shop_apart(shop));
    stack->notes = notes.at;
    stack->n_notes = notes.n;
}

Strain strain_of(const Lines *lines, const Style *style)
{
    if (lines->overfull || lines->relaxed) return lines->overfull ? STRAIN_OVERFULL : STRAIN_RELAXED;
    return lines->torn || (style->fit_words && lines->splits_word) ? STRAIN_TORN : STRAIN_NONE;
}

static Stack set_rich(const Rich *rich, Len width, Shop shop)
{
    Stack stack = { .fit = shop.fit };
    if (rich->text.n == 0) return stack;
    const Rich *fitted = fit_rich(rich, shop.fit, shop.arena);
    const Para *para = text_shape(fitted, shop.fonts, shop.arena, shop.diag);
    if (fitted->style->vertical) {
        stack = vertical_stack(para, width, shop);
        add_notes_of(rich, &stack, shop);
        return stack;
    }
    Lines lines = text_break(para, width, shop.arena);
    if (is_balanced(rich->style, shop)) lines = lines_balanced(para, lines, width, shop.arena);
    lines_spread(para, &lines, width);
    stack.strain = strain_of(&lines, rich->style);
    if (stack.strain && !shop.is_trial && !shop.forgiven) complain(rich, para, &lines, width, shop);
    stack.lines = arena_array(shop.arena, const Frame *, lines.n);
    stack.forced = arena_array(shop.arena, int, lines.n);
    for (int i = 0; i < lines.n && !is_too_high(stack.height, rich->where, rich->key, shop); i++) {
        stack.n_lines++;
        if (i) stack.forced[i] = stack.forced[i - 1] + lines.at[i - 1].ends_paragraph;
        stack.lines[i] = text_line(para, &lines.at[i], width, shop.arena);
        stack.height += stack.lines[i]->height;
        stack.width = len_max(stack.width, lines.at[i].width + lines.at[i].indent);
    }
    add_notes_of(rich, &stack, shop);
    return stack;
}

Stack stack_rich(const Rich *rich, Len width, Shop shop)
{
    bool is_open = !shop.fit.squeeze && !shop.is_trial;
    return is_open ? text_fit(rich, width, shop) : set_rich(rich, width, shop);
}

const Frame *stack_frame(const Stack *stack, Len width, const Mark *mark, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    Len y = 0;
    for (int i = 0; i < stack->n_lines; i++) {
        frame_add_frame(&builder, stack->lines[i], 0, y);
        y += stack->lines[i]->height;
    }
    return frame_built(&builder, width, y, mark);
}

Block *block_alone(const Rich *rich, Arena *arena)
{
    static const Style bare = { 0 };
    Block *block = arena_new(arena, Block);
    *block = (Block){ .kind = BLOCK_TEXT, .style = &bare, .as.text = *rich };
    return block;
}

static void append(Stack *stack, const Stack *more, Arena *arena)
{
    Stack both = { .n_lines = stack->n_lines + more->n_lines, .n_notes = stack->n_notes + more->n_notes, .fit = more->fit };
    both.strain = more->strain > stack->strain ? more->strain : stack->strain;
    both.lines = arena_array(arena, const Frame *, both.n_lines);
    both.notes = arena_array(arena, const Frame *, both.n_notes);
    for (int i = 0; i < both.n_lines; i++) both.lines[i] = i < stack->n_lines ? stack->lines[i] : more->lines[i - stack->n_lines];
    for (int i = 0; i < both.n_notes; i++) both.notes[i] = i < stack->n_notes ? stack->notes[i] : more->notes[i - stack->n_notes];
    if (stack->n_lines == 0) both.forced = more->forced;
    both.height = stack->height + more->height;
    both.width = len_max(stack->width, more->width);
    *stack = both;
}

/* Whatever is more than text is set as a strip of its own and stands as one piece. */
static Stack stack_strip(const Block *block, Len width, Shop shop)
{
    StripBuilder strip = strip_new(shop_apart(shop), width);
    strip_block(&strip, block);
    Strip built = strip_built(&strip, NULL);
    LenSum height = 0;
    for (int i = 0; i < built.n_slabs; i++) height += (LenSum)built.slabs[i].gap + built.slabs[i].body->height;
    if (is_too_high(height, block->where, block->key, shop)) return (Stack){ 0 };
    Stack stack = { .n_lines = 1, .width = width };
    stack.lines = arena_array(shop.arena, const Frame *, 1);
    stack.lines[0] = galley_compose_whole(&built, width, shop.arena);
    stack.height = stack.lines[0]->height;
    for (int i = 0; i < built.n_slabs; i++)
        append(&stack, &(Stack){ .notes = built.slabs[i].notes, .n_notes = built.slabs[i].n_notes }, shop.arena);
    return stack;
}

Stack stack_blocks(const Block *blocks, Len width, Shop shop)
{
    Stack stack = { 0 };
    for (const Block *block = blocks; block; block = block->next) {
        bool plain = block->kind == BLOCK_TEXT && !block->style->plate.filled && block->style->plate.pen.kind == LINE_NONE;
        Stack more = plain ? stack_rich(&block->as.text, width, shop) : stack_strip(block, width, shop);
        if (is_too_high((LenSum)stack.height + more.height, block->where, block->key, shop)) break;
        append(&stack, &more, shop.arena);
    }
    return stack;
}

static Len natural_width_of_text(const Rich *rich, Shop shop)
{
    const Para *para = text_shape(rich, shop.fonts, shop.arena, shop.diag);
    Len width = rich->style->vertical ? vertical_width(para, shop) : para->max_width;
    return len_max(rich->text.n ? rich->style->spread : 0, width);
}

Len least_width(const Block *blocks, Shop shop)
{
    Len width = 0;
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TEXT && block->as.text.text.n)
            width = len_max(width, text_shape(&block->as.text, shop.fonts, shop.arena, shop.diag)->min_width);
        if (block->kind == BLOCK_TILES && block->as.tiles.n_tiles) width = len_max(width, block->as.tiles.tiles[0].side);
    }
    return width;
}

Len natural_width(const Block *blocks, Shop shop)
{
    Len width = 0;
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TEXT) width = len_max(width, natural_width_of_text(&block->as.text, shop));
        if (block->kind == BLOCK_TILES && block->as.tiles.n_tiles) width = len_max(width, block->as.tiles.tiles[0].side);
    }
    return width;
}
