/* Memory that is bound up and comes back as it was: base/sheaf.h. */
#include "base/sheaf.h"

#include "desk.h"
#include "dice.h"

#include <string.h>

/* As rows are: much alike, with words of their own, and pointers to each other and to what lies elsewhere. */
typedef struct Thing {
    const char *words;
    const struct Thing *before;
    const void *elsewhere;
    int64_t number;
    unsigned char bytes[40];
} Thing;

enum { THINGS = 1500 };

/* The nth says what the dice say. */
static Thing thing_of(int n, Dice *dice, Arena *arena, const Thing *before, const void *elsewhere)
{
    char words[32];
    snprintf(words, sizeof words, "%d の %d", n, dice_throw(dice, 1000000));
    Thing thing = { .before = before, .elsewhere = elsewhere, .number = dice_throw(dice, 3) ? n : -dice_throw(dice, 1 << 30) };
    thing.words = arena_copy(arena, words, strlen(words));
    for (size_t i = 0; i < sizeof thing.bytes && !dice_throw(dice, 4); i++) thing.bytes[i] = (unsigned char)dice_throw(dice, 256);
    return thing;
}

static bool is_same(const Thing *one, const Thing *other)
{
    return strcmp(one->words, other->words) == 0 && one->elsewhere == other->elsewhere && one->number == other->number &&
           memcmp(one->bytes, other->bytes, sizeof one->bytes) == 0;
}

static const Thing *fill(Sheaf *sheaf, Dice dice, const void *elsewhere)
{
    Arena *arena = sheaf_arena(sheaf);
    const Thing *latest = NULL;
    for (int n = 0; n < THINGS; n++) {
        Thing *thing = arena_new(arena, Thing);
        *thing = thing_of(n, &dice, arena, latest, elsewhere);
        latest = thing;
    }
    return latest;
}

static void check(const Thing *latest, Dice dice, const void *elsewhere, Arena *arena)
{
    Thing expected[THINGS];
    for (int n = 0; n < THINGS; n++) expected[n] = thing_of(n, &dice, arena, NULL, elsewhere);
    for (int n = THINGS - 1; n >= 0; n--, latest = latest->before) assert_true(is_same(latest, &expected[n]));
    assert_null(latest);
}

/* The latest that was left may still be at hand. */
static void leave_another(Arena *owner)
{
    Sheaf *another = sheaf_open(owner);
    sheaf_bind(another);
    sheaf_take(another);
    sheaf_leave(another);
}

static void what_was_bound_is_back_at_its_place(void **state)
{
    Desk *desk = *state;
    for (unsigned seed = 1; seed < 12; seed++) {
        const Dice dice = { seed };
        Sheaf *sheaf = sheaf_open(desk->arena);
        const Thing *latest = fill(sheaf, dice, desk);
        sheaf_bind(sheaf);
        for (int times = 0; times < 2; times++) {
            assert_true(sheaf_take(sheaf));
            assert_false(sheaf_take(sheaf)); /* it is there */
            sheaf_leave(sheaf);
            check(latest, dice, desk, desk->arena);
            ((Thing *)latest)->number = 77; /* which nobody asked for */
            sheaf_leave(sheaf);
            leave_another(desk->arena);
        }
    }
}

/* Who reads on finds it; another that is left takes its place. */
static void the_latest_that_was_left_may_be_at_hand(void **state)
{
    Desk *desk = *state;
    const Dice dice = { 7 };
    Sheaf *one = sheaf_open(desk->arena), *other = sheaf_open(desk->arena);
    const Thing *of_one = fill(one, dice, desk), *of_other = fill(other, dice, desk);
    assert_true(sheaf_is_at_hand(one));
    sheaf_bind(one);
    sheaf_bind(other);
    assert_false(sheaf_is_at_hand(one));
    sheaf_take(one);
    assert_true(sheaf_is_at_hand(one));
    sheaf_leave(one);
    bool is_still_there = sheaf_is_at_hand(one); /* and who takes it is told so: what is written on taking was written then */
    assert_int_equal(sheaf_take(one), !is_still_there);
    check(of_one, dice, desk, desk->arena);
    sheaf_leave(one);
    assert_true(sheaf_take(other));
    sheaf_leave(other);
    assert_true(sheaf_take(one)); /* as it was bound */
    check(of_one, dice, desk, desk->arena);
    sheaf_take(other);
    check(of_other, dice, desk, desk->arena);
}

static void what_is_not_bound_is_at_hand(void **state)
{
    Desk *desk = *state;
    const Dice dice = { 5 };
    Sheaf *sheaf = sheaf_open(desk->arena);
    const Thing *latest = fill(sheaf, dice, NULL);
    assert_false(sheaf_take(sheaf));
    sheaf_leave(sheaf);
    check(latest, dice, NULL, desk->arena);
}

/* More than there is room for in it lies beside it, and stays. */
static void what_is_too_large_stays_beside_it(void **state)
{
    enum { MANY = 40, SIZE = 60000 };
    Desk *desk = *state;
    Sheaf *sheaf = sheaf_open(desk->arena);
    unsigned char *blocks[MANY];
    for (int i = 0; i < MANY; i++) memset(blocks[i] = arena_alloc(sheaf_arena(sheaf), SIZE), i + 1, SIZE);
    sheaf_bind(sheaf);
    sheaf_take(sheaf);
    for (int i = 0; i < MANY; i++)
        for (int k = 0; k < SIZE; k += 997) assert_int_equal(blocks[i][k], i + 1);
    sheaf_leave(sheaf);
}

static void an_empty_one_can_be_bound(void **state)
{
    Desk *desk = *state;
    Sheaf *sheaf = sheaf_open(desk->arena);
    sheaf_bind(sheaf);
    sheaf_take(sheaf);
    sheaf_leave(sheaf);
}

/* Closed with the arena they were opened for, or they would be too many before long. */
static void sheaves_go_with_their_owner(void **state)
{
    (void)state;
    for (int i = 0; i < 3000; i++) {
        Arena *owner = arena_open();
        Sheaf *sheaf = sheaf_open(owner);
        arena_alloc(sheaf_arena(sheaf), 100);
        if (i % 2) sheaf_bind(sheaf);
        arena_close(owner);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(what_was_bound_is_back_at_its_place),
        sentence(what_is_not_bound_is_at_hand),
        sentence(the_latest_that_was_left_may_be_at_hand),
        sentence(what_is_too_large_stays_beside_it),
        sentence(an_empty_one_can_be_bound),
        sentence(sheaves_go_with_their_owner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
