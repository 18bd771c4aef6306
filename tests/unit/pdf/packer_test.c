/* Streams deflated beside the work: whoever does it and whenever they are asked for, the same come out, in order. */
#include "pdf/packer.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { JOBS = 500, LONGEST = 6000 };

/* Of many lengths; every third is not to be deflated. */
static PackedJob job_of(int number, char bytes[LONGEST])
{
    int n = number * 37 % LONGEST;
    for (int i = 0; i < n; i++) bytes[i] = (char)('a' + (i * number >> 3) % 26);
    return (PackedJob){ number, STR("<<"), { bytes, n }, (Packing)(number % N_PACKINGS) };
}

typedef struct {
    Str bytes[JOBS];
    int n;
} Taken;

static void note_job(Taken *taken, const PackedJob *job, Arena *arena)
{
    assert_int_equal(job->number, taken->n);
    assert_true(str_is(job->head, "<<"));
    taken->bytes[taken->n++] = str_copy(arena, job->bytes);
}

/* each: a job is waited for before the next one is given. */
static void pack_all(Taken *taken, bool each, Arena *arena)
{
    static char bytes[LONGEST];
    Packer *packer = packer_open(1, 6);
    for (int i = 0; i < JOBS; i++) {
        const PackedJob *job = packer_take(packer, each || packer_is_full(packer));
        for (; job; job = packer_take(packer, false)) note_job(taken, job, arena);
        packer_give(packer, job_of(i, bytes));
    }
    for (const PackedJob *job; (job = packer_take(packer, true));) note_job(taken, job, arena);
    packer_close(packer);
}

static void jobs_come_out_in_order_and_always_the_same(void **state)
{
    (void)state;
    static Taken once, again;
    static char bytes[LONGEST];
    Arena *arena = arena_open();
    pack_all(&once, true, arena);
    pack_all(&again, false, arena);
    assert_int_equal(once.n, JOBS);
    assert_int_equal(again.n, JOBS);
    for (int i = 0; i < JOBS; i++) {
        assert_true(str_equal(once.bytes[i], again.bytes[i]));
        PackedJob job = job_of(i, bytes);
        if (!job.packing) assert_true(str_equal(once.bytes[i], job.bytes));
        else assert_true(job.bytes.n < 1000 || once.bytes[i].n < job.bytes.n);
    }
    arena_close(arena);
}

static void a_packer_may_be_closed_before_all_is_done(void **state)
{
    (void)state;
    static char bytes[LONGEST];
    for (int n = 0; n < 30; n++) {
        Packer *packer = packer_open(1, 6);
        for (int i = 0; i < n; i++) packer_give(packer, job_of(100 + i, bytes));
        if (n % 3 == 0) packer_take(packer, n % 2);
        packer_close(packer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_come_out_in_order_and_always_the_same),
        cmocka_unit_test(a_packer_may_be_closed_before_all_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
