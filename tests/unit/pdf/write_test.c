/* Whole files: the same bytes twice, nothing left behind when it fails, labels and links. */
#include "pdf/labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../written.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    FILE *said;
    char folder[64];
    const char *path;
} World;

static int open_world(void **state)
{
    World *world = calloc(1, sizeof *world);
    world->arena = arena_open();
    world->said = tmpfile();
    world->diag = diag_open((DiagStyle){ .out = world->said, .lang = LANG_EN }, world->arena);
    strcpy(world->folder, "/tmp/pdf-write-XXXXXX");
    if (!mkdtemp(world->folder)) return -1;
    world->path = str_printf(world->arena, "%s/out.pdf", world->folder).at;
    *state = world;
    return 0;
}

static int close_world(void **state)
{
    World *world = *state;
    unlink(world->path);
    int left = rmdir(world->folder); /* fails when something else was left in it */
    fclose(world->said);
    arena_close(world->arena);
    free(world);
    return left;
}

static const Pages *pages_from(World *world, const char *const *labels, int n, Len height)
{
    Master *master = arena_new(world->arena, Master);
    *master = (Master){ .width = 210 * LEN_MM, .height = height };
    FrameBuilder builder = { .arena = world->arena };
    frame_add_rule(&builder, 20 * LEN_MM, 20 * LEN_MM, 100 * LEN_MM, 0, (Pen){ LINE_SOLID, LEN_MM / 10, { 0, 0, 0 } });
    frame_add_fill(&builder, (Box){ LEN_MM, LEN_MM, LEN_MM, LEN_MM }, (Plate){ .filled = true, .fill = { 1, 2, 3 } });
    Item *link = frame_add(&builder, ITEM_LINK, 0, 0);
    link->as.link = (Link){ .width = LEN_MM, .height = LEN_MM, .target = STR("here") };
    const Frame *frame = frame_built(&builder, master->width, master->height, NULL);
    Pages *pages = arena_new(world->arena, Pages);
    *pages = (Pages){ .pages = arena_array(world->arena, Page, n), .n_pages = n, .title = STR("表組") };
    for (int i = 0; i < n; i++) pages->pages[i] = (Page){ .label = str_from(labels[i]), .master = master, .frame = frame };
    pages->anchors = arena_new(world->arena, Anchor);
    pages->anchors[0] = (Anchor){ .key = key_read(STR("here")), .page = n - 1 };
    pages->n_anchors = 1;
    return pages;
}

static Str bytes_of(World *world)
{
    Str bytes = { 0 };
    file_read(world->path, world->arena, &bytes, NULL);
    return bytes;
}

static bool put(World *world, const Pages *pages, const char *path, const PdfInfo *info)
{
    return written_pdf(pages, path, info, world->arena, world->diag);
}

static void the_same_pages_give_the_same_bytes(void **state)
{
    World *world = *state;
    const Pages *pages = pages_from(world, (const char *const[]){ "1", "2" }, 2, 297 * LEN_MM);
    PdfInfo info = { .created = STR("2020-09-01") };
    assert_true(put(world, pages, world->path, &info));
    Str first = bytes_of(world);
    assert_true(str_starts(first, STR("%PDF-1.7\n")));
    assert_true(put(world, pages, world->path, &info));
    assert_true(str_equal(first, bytes_of(world)));
    assert_int_equal(diag_count(world->diag, SEVERITY_NOTE), 0);
}

static void a_failure_leaves_the_older_file_alone(void **state)
{
    World *world = *state;
    FILE *older = fopen(world->path, "w");
    fputs("older", older);
    fclose(older);
    const Pages *pages = pages_from(world, (const char *const[]){ "1" }, 1, 20000 * LEN_MM); /* no page is so high */
    assert_false(put(world, pages, world->path, &(PdfInfo){ 0 }));
    assert_true(str_is(bytes_of(world), "older"));
    assert_int_equal(diag_count(world->diag, SEVERITY_ERROR), 1);
}

static void a_folder_that_is_not_there_is_reported_once(void **state)
{
    World *world = *state;
    const Pages *pages = pages_from(world, (const char *const[]){ "1" }, 1, 297 * LEN_MM);
    assert_false(put(world, pages, str_printf(world->arena, "%s/no/out.pdf", world->folder).at, &(PdfInfo){ 0 }));
    assert_int_equal(diag_count(world->diag, SEVERITY_ERROR), 1);
}

static void a_link_out_of_the_pages_written_is_none(void **state)
{
    World *world = *state;
    Pages pages = *pages_from(world, (const char *const[]){ "1" }, 1, 297 * LEN_MM);
    pages.n_anchors = 0;
    assert_true(put(world, &pages, world->path, &(PdfInfo){ 0 }));
    assert_int_equal(diag_count(world->diag, SEVERITY_ERROR), 0);
}

static void labels_that_count_on_share_a_range(void **state)
{
    World *world = *state;
    const Pages *pages =
        pages_from(world, (const char *const[]){ "", "", "1", "2", "3", "12-1", "12-2", "09", "10", "終" }, 10, 297 * LEN_MM);
    Ink ink = { .arena = world->arena };
    labels_add(&ink, pages);
    assert_string_equal(str_copy(world->arena, ink_str(&ink)).at,
                        "<</Nums[0<</P<FEFF0023>/S/D>>\n2<</S/D>>\n5<</P<FEFF00310032002D>/S/D>>\n7<</P<FEFF0030>/S/D/St 9>>\n"
                        "8<</S/D/St 10>>\n9<</P<FEFF7D42>>>\n]>>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_pages_give_the_same_bytes, open_world, close_world),
        cmocka_unit_test_setup_teardown(a_failure_leaves_the_older_file_alone, open_world, close_world),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_reported_once, open_world, close_world),
        cmocka_unit_test_setup_teardown(a_link_out_of_the_pages_written_is_none, open_world, close_world),
        cmocka_unit_test_setup_teardown(labels_that_count_on_share_a_range, open_world, close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
