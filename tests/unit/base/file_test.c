/* Paths, and files that appear whole or not at all: base/file.h, base/fileset.h. */
#include "base/file.h"
#include "base/fileset.h"

#include "desk.h"

#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every test works in an empty folder of its own. */
typedef struct {
    Desk *desk;
    Diag *diag;
    char home[32];
} Room;

static int room_open(void **state)
{
    void *desk;
    Room *room = calloc(1, sizeof *room);
    desk_open(&desk);
    room->desk = desk;
    room->diag = desk_diag(desk);
    strcpy(room->home, "/tmp/hyogumi-file-XXXXXX");
    *state = room;
    return mkdtemp(room->home) && chdir(room->home) == 0 ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int flag, struct FTW *walk)
{
    (void)info, (void)flag, (void)walk;
    return remove(path);
}

static int room_close(void **state)
{
    Room *room = *state;
    void *desk = room->desk;
    int left = chdir("/");
    nftw(room->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    desk_close(&desk);
    free(room);
    return left;
}

static void write_plain(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_holds(const Room *room, const char *path, const char *text)
{
    Str bytes;
    assert_true(file_read(path, room->desk->arena, &bytes, NULL));
    assert_string_equal(bytes.at, text);
}

static int entries_in(const char *path)
{
    int n = 0;
    DIR *list = opendir(path);
    if (!list) return -1;
    for (struct dirent *entry; (entry = readdir(list));) n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(list);
    return n;
}

/* --- paths --- */

static void the_folder_of_a_path_is_what_stands_before_the_last_slash(void **state)
{
    static const char *const pairs[][2] = { { "a.xml", "." },  { "b/a.xml", "b" },   { "b/c/a.xml", "b/c" },
                                            { "/a.xml", "/" }, { "/b/a.xml", "/b" }, { "b/", "b" },
                                            { "", "." },       { "../a.xml", ".." } };
    Room *room = *state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(file_folder(room->desk->arena, str_from(pairs[i][0])).at, pairs[i][1]);
}

static void a_path_beside_a_file_is_short_for_people(void **state)
{
    static const char *const rows[][3] = { { "layouts/r.xml", "../data/d.xml", "data/d.xml" },
                                           { "r.xml", "../data/d.xml", "../data/d.xml" },
                                           { "a/b/r.xml", "../../d.xml", "d.xml" },
                                           { "a/r.xml", "../../d.xml", "../d.xml" },
                                           { "../a/r.xml", "../../d.xml", "../../d.xml" },
                                           { "layouts/r.xml", "parts/p.xml", "layouts/parts/p.xml" },
                                           { "layouts/r.xml", "/d.xml", "/d.xml" },
                                           { "/r.xml", "d.xml", "/d.xml" },
                                           { "./layouts/r.xml", "../d.xml", "d.xml" } };
    Room *room = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(file_beside(room->desk->arena, str_from(rows[i][0]), str_from(rows[i][1])).at, rows[i][2]);
}

static void a_path_beside_a_file_is_found_however_that_is_written(void **state)
{
    static const char *const ways[] = {
        "in/r.xml", "in/./r.xml", "in//r.xml", "./in/r.xml", ".//in/.//r.xml", "in/deep/../r.xml"
    };
    Room *room = *state;
    assert_int_equal(mkdir("in", 0777) | mkdir("in/deep", 0777), 0);
    write_plain("d.xml", "1");
    write_plain("in/d.xml", "2"); /* the wrong one */
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *beside = file_beside(room->desk->arena, str_from(ways[i]), STR("../d.xml")).at;
        if (!file_is_same(beside, "d.xml")) fail_msg("%s is beside %s", beside, ways[i]);
    }
}

static void one_file_has_many_names(void **state)
{
    (void)state;
    write_plain("a", "1");
    write_plain("b", "1");
    assert_int_equal(link("a", "hard"), 0);
    assert_int_equal(symlink("a", "soft"), 0);
    assert_true(file_is_same("a", "./a"));
    assert_true(file_is_same("a", "hard"));
    assert_true(file_is_same("soft", "a"));
    assert_false(file_is_same("a", "b")); /* the same words are not the same file */
    assert_false(file_is_same("a", "nowhere"));
    assert_false(file_is_same("nowhere", "nowhere"));
}

static void a_link_out_of_the_folder_is_not_below_it(void **state)
{
    (void)state;
    assert_int_equal(mkdir("in", 0777) | mkdir("in/deep", 0777) | mkdir("inn", 0777), 0);
    write_plain("in/deep/a", "1");
    write_plain("inn/b", "1");
    assert_int_equal(symlink("../inn/b", "in/b"), 0);
    assert_true(file_is_below("in/deep/a", "in"));
    assert_true(file_is_below("in", "in"));
    assert_true(file_is_below("in/deep/a", "/"));
    assert_false(file_is_below("inn/b", "in")); /* its name begins alike */
    assert_false(file_is_below("in/b", "in"));
    assert_false(file_is_below("in/nowhere", "in"));
    assert_false(file_is_below("in/../inn/b", "in"));
}

/* --- one file --- */

static void a_file_is_read_whole_with_a_nul_behind_it(void **state)
{
    Room *room = *state;
    Str bytes, start;
    long long size;
    write_plain("a", "表組");
    write_plain("empty", "");
    assert_true(file_read("a", room->desk->arena, &bytes, room->diag));
    assert_int_equal(bytes.n, 6);
    assert_string_equal(bytes.at, "表組");
    assert_true(file_read("empty", room->desk->arena, &bytes, room->diag));
    assert_int_equal(bytes.n, 0);
    assert_true(file_read_start("a", 3, room->desk->arena, &start, &size));
    assert_string_equal(start.at, "表");
    assert_int_equal(size, 6);
    assert_true(file_read_start("a", 100, room->desk->arena, &start, &size));
    assert_int_equal(start.n, 6);
    assert_int_equal(diag_count(room->diag, SEVERITY_NOTE), 0);
}

static void what_is_no_file_is_not_read(void **state)
{
    Room *room = *state;
    Str bytes;
    long long size;
    assert_int_equal(mkdir("folder", 0777) | mkfifo("pipe", 0666), 0);
    const char *const paths[] = { "folder", "pipe", "nowhere", "/dev/zero" };
    for (int i = 0; i < 4; i++) {
        assert_false(file_read(paths[i], room->desk->arena, &bytes, room->diag));
        assert_false(file_read(paths[i], room->desk->arena, &bytes, NULL));
        assert_false(file_read_start(paths[i], 10, room->desk->arena, &bytes, &size));
        assert_int_equal(diag_count(room->diag, SEVERITY_ERROR), i + 1);
    }
    assert_int_equal(diag_exit_status(room->diag), 5);
}

/* More than the buffer holds, in pieces of every size. */
static void a_file_has_its_name_only_when_it_is_complete(void **state)
{
    enum { SIZE = 300000 };
    Room *room = *state;
    char *text = arena_alloc(room->desk->arena, SIZE + 1);
    for (int i = 0; i < SIZE; i++) text[i] = (char)('a' + i % 23);
    write_plain("out", "old");
    OutFile *file = file_create("out", room->desk->arena, room->diag);
    for (size_t at = 0, n = 1; at < SIZE; at += n, n = n * 3 < SIZE - at ? n * 3 : SIZE - at)
        assert_true(file_write(file, text + at, n));
    assert_holds(room, "out", "old");
    assert_true(file_commit(file, room->diag));
    assert_holds(room, "out", text);
    assert_int_equal(entries_in("."), 1);
}

static bool says_yes(Str bytes, const void *context, Diag *diag)
{
    (void)diag;
    return str_is(bytes, context);
}

static void a_file_that_is_not_as_wanted_leaves_nothing_behind(void **state)
{
    Room *room = *state;
    OutFile *file = file_create("out", room->desk->arena, room->diag);
    assert_true(file_write(file, "new", 3));
    assert_false(file_commit_checked(file, says_yes, "old", room->desk->arena, room->diag));
    assert_int_equal(entries_in("."), 0);
    file = file_create("out", room->desk->arena, room->diag);
    assert_true(file_write(file, "new", 3));
    assert_true(file_commit_checked(file, says_yes, "new", room->desk->arena, room->diag));
    assert_holds(room, "out", "new");
}

static void what_is_no_file_is_not_written_over(void **state)
{
    Room *room = *state;
    write_plain("a", "1");
    assert_int_equal(mkdir("folder", 0777) | mkfifo("pipe", 0666) | symlink("a", "link"), 0);
    assert_null(file_create("folder", room->desk->arena, room->diag));
    assert_null(file_create("pipe", room->desk->arena, room->diag));
    assert_null(file_create("link", room->desk->arena, room->diag));
    assert_null(file_create("nowhere/out", room->desk->arena, room->diag));
    assert_int_equal(diag_count(room->diag, SEVERITY_ERROR), 4);
    assert_int_equal(entries_in("."), 4);
}

static void a_file_whose_folder_has_gone_fails_at_the_end_once(void **state)
{
    Room *room = *state;
    assert_int_equal(mkdir("folder", 0777), 0);
    OutFile *file = file_create("folder/out", room->desk->arena, room->diag);
    assert_int_equal(rename("folder", "elsewhere"), 0);
    assert_true(file_write(file, "new", 3));
    assert_int_equal(diag_count(room->diag, SEVERITY_ERROR), 0);
    assert_false(file_commit(file, room->diag));
    assert_int_equal(diag_count(room->diag, SEVERITY_ERROR), 1);
    assert_int_equal(diag_exit_status(room->diag), 5);
}

/* --- files that belong together --- */

static void put(FileSet *set, const char *path, const char *text, Room *room)
{
    OutFile *file = fileset_create(set, path, room->diag);
    assert_non_null(file);
    assert_true(file_write(file, text, strlen(text)));
    assert_true(file_commit(file, room->diag));
}

static FileSet *set_in_folder(Room *room)
{
    FileSet *set = fileset_open(room->desk->arena);
    assert_true(fileset_folder(set, "set", room->diag));
    return set;
}

static void files_of_a_set_appear_together(void **state)
{
    Room *room = *state;
    FileSet *set = set_in_folder(room);
    put(set, "set/one", "1", room);
    put(set, "set/two", "2", room);
    assert_int_not_equal(access("set/one", F_OK), 0);
    assert_true(fileset_commit(set, room->diag));
    fileset_close(set);
    assert_holds(room, "set/one", "1");
    assert_holds(room, "set/two", "2");
    assert_int_equal(entries_in("set"), 2);
}

static void what_is_taken_away_goes_when_the_others_come(void **state)
{
    Room *room = *state;
    FileSet *set = set_in_folder(room);
    write_plain("set/old", "0");
    put(set, "set/one", "1", room);
    assert_true(fileset_take_away(set, "set/old", room->diag));
    assert_true(fileset_take_away(set, "set/never-there", room->diag));
    assert_holds(room, "set/old", "0");
    assert_true(fileset_commit(set, room->diag));
    fileset_close(set);
    assert_int_equal(entries_in("set"), 1);
}

static void a_set_that_is_not_committed_leaves_all_as_it_was(void **state)
{
    Room *room = *state;
    assert_int_equal(mkdir("set", 0777), 0);
    write_plain("set/one", "old");
    FileSet *set = set_in_folder(room);
    put(set, "set/one", "new", room);
    fileset_close(set);
    assert_holds(room, "set/one", "old");
    assert_int_equal(entries_in("set"), 1);
}

static void two_sets_do_not_write_to_one_path(void **state)
{
    Room *room = *state;
    FileSet *first = set_in_folder(room), *second = set_in_folder(room);
    assert_true(fileset_claim(first, "set/one", room->diag));
    assert_false(fileset_claim(second, "set/one", room->diag));
    assert_int_equal(diag_count(room->diag, SEVERITY_ERROR), 1);
    fileset_close(first);
    fileset_close(second);
    FileSet *third = set_in_folder(room);
    assert_true(fileset_claim(third, "set/one", room->diag));
    fileset_close(third);
}

static void a_name_that_something_else_has_is_refused(void **state)
{
    Room *room = *state;
    assert_int_equal(mkdir("set", 0777) | mkdir("set/one", 0777), 0);
    write_plain("plain", "");
    FileSet *set = set_in_folder(room);
    assert_null(fileset_create(set, "set/one", room->diag));
    assert_false(fileset_take_away(set, "set/one", room->diag));
    assert_null(fileset_create(set, "plain/one", room->diag));
    fileset_close(set);
    assert_int_equal(diag_exit_status(room->diag), 5);
    assert_int_equal(entries_in("set"), 1);
}

#define in_a_room(function) cmocka_unit_test_setup_teardown(function, room_open, room_close)

static uint64_t fingerprint_of(const Room *room, const char *bytes, size_t n)
{
    uint64_t fingerprint = 0;
    FILE *file = fopen("printed", "wb");
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
    assert_true(file_fingerprint("printed", &fingerprint, room->diag));
    return fingerprint;
}

/* As `xxhsum -H3` prints it. */
static void a_fingerprint_is_the_same_everywhere(void **state)
{
    enum { LONG = 100001 };
    char *bytes = malloc(LONG);
    for (int i = 0; i < LONG; i++) bytes[i] = (char)(((int64_t)i * i + i / 7) % 251);
    assert_true(fingerprint_of(*state, "", 0) == 0x2d06800538d394c2u);
    assert_true(fingerprint_of(*state, "abc", 3) == 0x78af5f94892f3950u);
    assert_true(fingerprint_of(*state, bytes, LONG) == 0xa16b200d18a8f8eau);
    free(bytes);
}

static void a_byte_more_or_another_or_elsewhere_has_another_fingerprint(void **state)
{
    enum { LONG = 33000 }; /* more than is read at once */
    char *bytes = calloc(1, LONG + 1);
    uint64_t plain = fingerprint_of(*state, bytes, LONG);
    assert_true(fingerprint_of(*state, bytes, LONG + 1) != plain);
    for (int at = 0; at < LONG; at += 1021) {
        bytes[at] = (char)0x80;
        uint64_t other = fingerprint_of(*state, bytes, LONG);
        assert_true(other != plain);
        bytes[at] = 0;
        bytes[(at + 32) % LONG] = (char)0x80;
        assert_true(fingerprint_of(*state, bytes, LONG) != other);
        bytes[(at + 32) % LONG] = 0;
    }
    free(bytes);
}

static void what_is_no_file_has_no_fingerprint(void **state)
{
    Room *room = *state;
    uint64_t fingerprint;
    assert_false(file_fingerprint("none", &fingerprint, room->diag));
    assert_false(file_fingerprint(".", &fingerprint, room->diag));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_a_room(the_folder_of_a_path_is_what_stands_before_the_last_slash),
        in_a_room(a_path_beside_a_file_is_short_for_people),
        in_a_room(a_path_beside_a_file_is_found_however_that_is_written),
        in_a_room(one_file_has_many_names),
        in_a_room(a_link_out_of_the_folder_is_not_below_it),
        in_a_room(a_file_is_read_whole_with_a_nul_behind_it),
        in_a_room(what_is_no_file_is_not_read),
        in_a_room(a_file_has_its_name_only_when_it_is_complete),
        in_a_room(a_file_that_is_not_as_wanted_leaves_nothing_behind),
        in_a_room(what_is_no_file_is_not_written_over),
        in_a_room(a_file_whose_folder_has_gone_fails_at_the_end_once),
        in_a_room(files_of_a_set_appear_together),
        in_a_room(what_is_taken_away_goes_when_the_others_come),
        in_a_room(a_set_that_is_not_committed_leaves_all_as_it_was),
        in_a_room(two_sets_do_not_write_to_one_path),
        in_a_room(a_name_that_something_else_has_is_refused),
        in_a_room(a_fingerprint_is_the_same_everywhere),
        in_a_room(a_byte_more_or_another_or_elsewhere_has_another_fingerprint),
        in_a_room(what_is_no_file_has_no_fingerprint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
