/* Arenas, and the arrays that grow in them: base/arena.h, base/vec.h. */
#include "base/arena.h"
#include "base/vec.h"

#include "desk.h"
#include "dice.h"

#include <malloc.h>
#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_zero(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i]) return false;
    return true;
}

static void memory_is_zeroed_and_aligned_for_any_type(void **state)
{
    Desk *desk = *state;
    for (size_t size = 0; size < 600; size++) {
        unsigned char *memory = arena_alloc(desk->arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        assert_true(is_zero(memory, size));
        memset(memory, 0xAA, size);
    }
}

/* Each is filled with a byte of its own; at the end all are as they were filled. */
static void no_two_allocations_overlap(void **state)
{
    enum { N = 400 };
    Desk *desk = *state;
    Dice dice = { 2 };
    unsigned char *memory[N];
    size_t sizes[N];
    for (int i = 0; i < N; i++) {
        sizes[i] = (size_t)dice_throw(&dice, i % 50 == 0 ? 700000 : 5000); /* some are larger than any block */
        memory[i] = arena_alloc(desk->arena, sizes[i]);
        memset(memory[i], i, sizes[i]);
    }
    for (int i = 0; i < N; i++)
        for (size_t k = 0; k < sizes[i]; k++) assert_int_equal(memory[i][k], (unsigned char)i);
}

static void the_latest_allocation_grows_in_place(void **state)
{
    Desk *desk = *state;
    unsigned char *bytes = arena_alloc(desk->arena, 16);
    memset(bytes, 7, 16);
    assert_ptr_equal(arena_grow(desk->arena, bytes, 16, 1000), bytes);
    assert_true(is_zero(bytes + 16, 1000 - 16));
    memset(bytes, 7, 1000);
    unsigned char *behind = arena_alloc(desk->arena, 16);
    assert_true(behind >= bytes + 1000);
    assert_true(is_zero(behind, 16));
}

static void an_earlier_allocation_is_copied_to_grow(void **state)
{
    Desk *desk = *state;
    unsigned char *bytes = arena_alloc(desk->arena, 32), *other = arena_alloc(desk->arena, 32);
    memset(bytes, 7, 32);
    memset(other, 9, 32);
    unsigned char *larger = arena_grow(desk->arena, bytes, 20, 64);
    assert_true(larger >= other + 32 || larger + 64 <= bytes);
    for (int i = 0; i < 20; i++) assert_int_equal(larger[i], 7);
    assert_true(is_zero(larger + 20, 44)); /* only what was used is kept */
    for (int i = 0; i < 32; i++) assert_int_equal(other[i], 9);
}

static void memory_of_no_size_is_nobody_elses(void **state)
{
    Desk *desk = *state;
    unsigned char *none = arena_alloc(desk->arena, 0), *other = arena_alloc(desk->arena, 16);
    assert_ptr_not_equal(none, other);
    unsigned char *grown = arena_grow(desk->arena, none, 0, 32);
    memset(grown, 7, 32);
    assert_true(is_zero(other, 16));
}

static void nothing_grows_to_something(void **state)
{
    Desk *desk = *state;
    unsigned char *bytes = arena_grow(desk->arena, NULL, 0, 48);
    assert_true(is_zero(bytes, 48));
    memset(bytes, 7, 48);
    bytes = arena_grow(desk->arena, bytes, 48, 900000); /* past the end of its block */
    for (int i = 0; i < 48; i++) assert_int_equal(bytes[i], 7);
    assert_true(is_zero(bytes + 48, 900000 - 48));
}

static void a_copy_has_a_nul_behind_it(void **state)
{
    Desk *desk = *state;
    for (size_t n = 0; n < 40; n++) {
        char *copy = arena_copy(desk->arena, "表組は紙を下へ、下へと渡してゆく。表組は紙を", n);
        assert_memory_equal(copy, "表組は紙を下へ、下へと渡してゆく。表組は紙を", n);
        assert_int_equal(copy[n], '\0');
    }
}

static void an_array_keeps_what_is_pushed_while_others_allocate(void **state)
{
    Desk *desk = *state;
    Vec(int) numbers = { .arena = desk->arena }, squares = { .arena = desk->arena };
    for (int i = 0; i < 5000; i++) {
        *vec_push(&numbers) = i;
        *vec_push(&squares) = i * i;
        if (i % 7 == 0) memset(arena_alloc(desk->arena, 24), 0xFF, 24);
    }
    assert_int_equal(numbers.n, 5000);
    for (int i = 0; i < 5000; i++) {
        assert_int_equal(numbers.at[i], i);
        assert_int_equal(squares.at[i], i * i);
    }
}

typedef void Attempt(Arena *arena);

static void ask_for_everything(Arena *arena)
{
    arena_alloc(arena, SIZE_MAX - 4);
}

static void ask_for_a_product_that_overflows(Arena *arena)
{
    arena_array_sized(arena, SIZE_MAX / 8 + 2, 8);
}

static void ask_for_a_block_that_overflows(Arena *arena)
{
    arena_alloc(arena, SIZE_MAX - alignof(max_align_t));
}

/* The attempt is made by a child of ours: its exit status, and how many lines it says. */
static int status_of(Attempt *attempt, Arena *arena, int *n_lines)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        attempt(arena);
        _exit(0);
    }
    close(ends[1]);
    char c;
    for (*n_lines = 0; read(ends[0], &c, 1) == 1;) *n_lines += c == '\n';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void without_memory_one_line_is_said_and_the_process_ends(void **state)
{
    Desk *desk = *state;
    Attempt *const attempts[] = { ask_for_everything, ask_for_a_product_that_overflows, ask_for_a_block_that_overflows };
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        int n_lines;
        assert_int_equal(status_of(attempts[i], desk->arena, &n_lines), 71);
        assert_int_equal(n_lines, 1);
    }
}

int main(void)
{
    mallopt(M_PERTURB, 0xA5); /* what the system gives is not zero by chance */
    const struct CMUnitTest tests[] = {
        sentence(memory_is_zeroed_and_aligned_for_any_type),
        sentence(no_two_allocations_overlap),
        sentence(the_latest_allocation_grows_in_place),
        sentence(an_earlier_allocation_is_copied_to_grow),
        sentence(memory_of_no_size_is_nobody_elses),
        sentence(nothing_grows_to_something),
        sentence(a_copy_has_a_nul_behind_it),
        sentence(an_array_keeps_what_is_pushed_while_others_allocate),
        sentence(without_memory_one_line_is_said_and_the_process_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
