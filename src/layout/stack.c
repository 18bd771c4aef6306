/* Blocks set to one width under each other: the inside of a cell, of a box, of a note. */
#include "layout/parts.h"
#include "text/text.h"

static const Frame *note_frame(const Rich *note, const Stack *stack, Shop shop)
{
    const Mark *mark = mark_new((Mark){ .role = ROLE_NOTE, .key = note->key, .where = note->where }, shop);
    return stack_frame(stack, shop.measure, mark, shop.arena);
}

Shop shop_apart(Shop shop)
{
    shop.fit = (Fit){ 0 };
    shop.is_trial = false;
    return shop;
}

/* The notes of a text, due with its last line, each with the notes it has itself right behind it. */
static void collect_notes(NoteList *notes, const Rich *rich, int line, Shop shop)
{
    for (int i = 0; i < rich->n_notes; i++) {
        Stack note = stack_rich(rich->notes[i], shop.measure, shop);
        *vec_push(notes) = (Note){ note_frame(rich->notes[i], &note, shop), line };
        for (int k = 0; k < note.n_notes; k++) *vec_push(notes) = (Note){ note.notes[k].frame, line };
    }
}

bool stack_is_too_high(LenSum height, Where where, Key key, Shop shop)
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
    collect_notes(&notes, rich, len_max(stack->n_lines - 1, 0), shop_apart(shop));
    stack->notes = notes.at;
    stack->n_notes = notes.n;
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
    if (stack.strain && !shop.is_trial && !shop.forgiven) strain_report(rich, para, &lines, width, shop);
    stack.lines = arena_array(shop.arena, const Frame *, lines.n);
    stack.forced = arena_array(shop.arena, int, lines.n);
    for (int i = 0; i < lines.n && !stack_is_too_high(stack.height, rich->where, rich->key, shop); i++) {
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

const Frame **stack_lines(const Stack *stack, Arena *arena)
{
    if (!stack->drops) return stack->lines;
    const Frame **lines = arena_array(arena, const Frame *, stack->n_lines);
    for (int i = 0; i < stack->n_lines; i++) {
        FrameBuilder builder = { .arena = arena };
        const Frame *line = stack->lines[i];
        frame_add_frame(&builder, line, 0, stack->drops[i]);
        lines[i] = stack->drops[i] ? frame_built(&builder, line->width, stack->drops[i] + line->height, NULL) : line;
    }
    return lines;
}

static const Fringe *fringes_of(const Stack *stack, const Stack *more, Arena *arena)
{
    if (!stack->fringes && !more->fringes) return NULL;
    Fringe *fringes = arena_array(arena, Fringe, stack->n_lines + more->n_lines);
    for (int i = 0; i < stack->n_lines && stack->fringes; i++) fringes[i] = stack->fringes[i];
    for (int i = 0; i < more->n_lines && more->fringes; i++) fringes[stack->n_lines + i] = more->fringes[i];
    return fringes;
}

static void append(Stack *stack, const Stack *more, Arena *arena)
{
    Stack both = { .n_lines = stack->n_lines + more->n_lines, .n_notes = stack->n_notes + more->n_notes, .fit = more->fit };
    both.strain = more->strain > stack->strain ? more->strain : stack->strain;
    both.lines = arena_array(arena, const Frame *, both.n_lines);
    for (int i = 0; i < both.n_lines; i++) both.lines[i] = i < stack->n_lines ? stack->lines[i] : more->lines[i - stack->n_lines];
    Note *notes = arena_array(arena, Note, both.n_notes);
    for (int i = 0; i < stack->n_notes; i++) notes[i] = stack->notes[i];
    for (int i = 0; i < more->n_notes; i++)
        notes[stack->n_notes + i] = (Note){ more->notes[i].frame, more->notes[i].line + stack->n_lines };
    both.notes = notes;
    both.fringes = fringes_of(stack, more, arena);
    if (stack->n_lines == 0) both.forced = more->forced;
    both.height = stack->height + more->height;
    both.width = len_max(stack->width, more->width);
    *stack = both;
}

const Stack *stack_below_white(const Stack *stack, Len height, Arena *arena)
{
    Stack *both = arena_new(arena, Stack);
    const Frame **lines = arena_array(arena, const Frame *, 1);
    lines[0] = frame_built(&(FrameBuilder){ .arena = arena }, 0, height, NULL);
    *both = (Stack){ .lines = lines, .n_lines = 1, .height = height };
    append(both, stack, arena);
    return both;
}

Stack stack_blocks(const Block *blocks, Len width, Shop shop)
{
    Stack stack = { 0 };
    for (const Block *block = blocks; block; block = block->next) {
        Stack more = block_is_plain(block) ? stack_rich(&block->as.text, width, shop) : stack_strip(block, width, shop);
        if (stack_is_too_high((LenSum)stack.height + more.height, block->where, block->key, shop)) break;
        append(&stack, &more, shop.arena);
    }
    return stack;
}
