/* Lines and other pieces under each other. */
#include "layout/stack.h"

bool stack_is_too_high(LenSum height, Where where, Key key, Shop shop)
{
    if (height > MOST_HEIGHT) diag_report(shop.diag, where, key.text, DIAG_TOO_HIGH, len_to_mm(MOST_HEIGHT));
    return height > MOST_HEIGHT;
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

void stack_append(Stack *stack, const Stack *more, Arena *arena)
{
    if (!stack->n_lines && !stack->n_notes && !stack->strain) {
        *stack = *more;
        return;
    }
    Stack both = { .n_lines = stack->n_lines + more->n_lines, .n_notes = stack->n_notes + more->n_notes, .fit = more->fit };
    both.tears = stack->tears + more->tears;
    both.strain = more->strain > stack->strain ? more->strain : stack->strain;
    both.lines = arena_array(arena, const Frame *, both.n_lines);
    for (int i = 0; i < both.n_lines; i++) both.lines[i] = i < stack->n_lines ? stack->lines[i] : more->lines[i - stack->n_lines];
    Note *notes = arena_array(arena, Note, both.n_notes);
    for (int i = 0; i < stack->n_notes; i++) notes[i] = stack->notes[i];
    for (int i = 0; i < more->n_notes; i++) {
        notes[stack->n_notes + i] = more->notes[i];
        notes[stack->n_notes + i].line += stack->n_lines;
    }
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
    stack_append(both, stack, arena);
    return both;
}
