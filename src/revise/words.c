/* What both texts begin and end with is set aside; between, the longest common subsequence of characters says what has
   stayed.  Of two texts too long for that table, all between is changed. */
#include "revise/words.h"

#include "base/utf8.h"
#include "base/vec.h"

enum { LONGEST_COMPARED = 1500 }; /* characters: a table of 9 MB */

typedef Vec(Str) Characters;

static Characters characters_of(Str text, Arena *arena)
{
    Characters characters = { .arena = arena };
    for (int at = 0; at < text.n;) {
        int from = at;
        utf8_next(text, &at);
        *vec_push(&characters) = str_part(text, from, at);
    }
    return characters;
}

/* Marks the characters of `own` that are not in a longest common subsequence with `other`. */
static void mark_changed(const Characters *own, const Characters *other, bool *changed)
{
    int head = 0, own_end = own->n, other_end = other->n;
    while (head < own_end && head < other_end && str_equal(own->at[head], other->at[head])) head++;
    while (own_end > head && other_end > head && str_equal(own->at[own_end - 1], other->at[other_end - 1]))
        own_end--, other_end--;
    int rows = own_end - head, columns = other_end - head, width = columns + 1;
    for (int i = head; i < own_end; i++) changed[i] = true;
    if (rows > LONGEST_COMPARED || columns > LONGEST_COMPARED) return;
    Arena *scratch = arena_open();
    int *longest = arena_array(scratch, int, (rows + 1) * width);
    for (int i = rows - 1; i >= 0; i--)
        for (int k = columns - 1; k >= 0; k--) {
            bool same = str_equal(own->at[head + i], other->at[head + k]);
            int down = longest[(i + 1) * width + k], right = longest[i * width + k + 1];
            longest[i * width + k] = same ? longest[(i + 1) * width + k + 1] + 1 : down > right ? down : right;
        }
    for (int i = 0, k = 0; i < rows && k < columns;) {
        if (str_equal(own->at[head + i], other->at[head + k])) {
            changed[head + i++] = false;
            k++;
        } else if (longest[(i + 1) * width + k] >= longest[i * width + k + 1]) i++;
        else k++;
    }
    arena_close(scratch);
}

Pieces words_against(Str own, Str other, Arena *arena)
{
    Characters characters = characters_of(own, arena), against = characters_of(other, arena);
    bool *changed = arena_array(arena, bool, characters.n + 1);
    Vec(Piece) pieces = { .arena = arena };
    mark_changed(&characters, &against, changed);
    for (int i = 0, at = 0; i < characters.n; at += characters.at[i++].n) {
        if (!pieces.n || pieces.at[pieces.n - 1].changed != changed[i])
            *vec_push(&pieces) = (Piece){ str_part(own, at, at), changed[i] };
        pieces.at[pieces.n - 1].text.n += characters.at[i].n;
    }
    return (Pieces){ pieces.at, pieces.n };
}
