/* Claims on all paths first, then files, then steps: see journal.c for how they are taken. */
#include "base/fileset.h"
#include "base/journal.h"
#include "base/outfile.h"
#include "base/words.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    Claim claim; /* note NULL: standard output */
    OutFile *file;
    bool goes;
} Member;

struct FileSet {
    Vec(Member) members;
    const char *folder, *made; /* see fileset_folder */
    bool is_stuck;             /* what lies out of sight is needed to take back what was done */
    pid_t owner;               /* a process born later has the set in its memory, but it is not its own */
    FileSet *next;
    Arena *arena;
};

static FileSet *open_sets; /* for fileset_abandon */

static bool fail(Diag *diag, DiagCode code, const char *path, const char *why)
{
    diag_report(diag, (Where){ .file = path }, STR(""), code, why);
    return false;
}

static void forget(void *whose)
{
    FileSet **place = &open_sets;
    while (*place && *place != whose) place = &(*place)->next;
    if (*place) *place = (*place)->next;
}

FileSet *fileset_open(Arena *arena)
{
    FileSet *set = arena_new(arena, FileSet);
    *set = (FileSet){ .members.arena = arena, .owner = getpid(), .next = open_sets, .arena = arena };
    open_sets = set;
    arena_after(arena, forget, set);
    return set;
}

bool fileset_folder(FileSet *set, const char *path, Diag *diag)
{
    set->folder = str_copy(set->arena, str_from(path)).at;
    return file_make_folder(path, &set->made, set->arena) ||
           fail(diag, DIAG_OUTPUT_UNWRITABLE, set->folder, words_of_error(errno, diag));
}

/* --- claims ------------------------------------------------------------------------------------------------------- */

static bool is_stdout(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* Standard output may lead to a file that has a name, too. */
static bool is_one_file(const char *path, const char *other, Arena *arena)
{
    struct stat out, named;
    if (is_stdout(path) || is_stdout(other)) {
        const char *file = is_stdout(path) ? other : path;
        return is_stdout(file) || (fstat(STDOUT_FILENO, &out) == 0 && stat(file, &named) == 0 && out.st_dev == named.st_dev &&
                                   out.st_ino == named.st_ino);
    }
    bool same_name = str_equal(file_name(str_from(path)), file_name(str_from(other)));
    return file_is_same(path, other) || (same_name && file_is_same_folder(path, other, arena));
}

static Member *find_member(FileSet *set, const char *path)
{
    for (int i = 0; i < set->members.n; i++)
        if (strcmp(set->members.at[i].claim.path, path) == 0) return &set->members.at[i];
    return NULL;
}

static const Claim *head_of(const FileSet *set)
{
    for (int i = 0; i < set->members.n; i++)
        if (set->members.at[i].claim.note) return &set->members.at[i].claim;
    return NULL;
}

/* Renaming would put away a link or a device that has the name. */
static bool may_be_written(const char *path, Diag *diag)
{
    struct stat info;
    if (lstat(path, &info) == 0) return S_ISREG(info.st_mode) || fail(diag, DIAG_OUTPUT_NOT_REGULAR, path, "");
    return errno == ENOENT || fail(diag, DIAG_OUTPUT_UNWRITABLE, path, words_of_error(errno, diag));
}

/* Who holds it has just come, if the note does not say yet who that is. */
static bool fail_claimed(const Claim *claim, Arena *arena, Diag *diag)
{
    enum { TRIES = 100 };
    const struct timespec moment = { .tv_nsec = 1000000 };
    Str owner = claim_note(claim, arena);
    for (int i = 0; i < TRIES && !owner.n; i++) {
        nanosleep(&moment, NULL);
        owner = claim_note(claim, arena);
    }
    return fail(diag, DIAG_OUTPUT_IN_USE, claim->path, owner.n ? owner.at : "?");
}

/* As the journal left it: taken back, or named. */
static bool report_mended(bool mended, const Mixture *mixture, const Claim *claim, Arena *arena, Diag *diag)
{
    Where where = { .file = claim->path };
    if (!mended && errno == EWOULDBLOCK) return fail_claimed(claim, arena, diag);
    if (!mended && !mixture->fresh.n) return fail(diag, DIAG_OUTPUT_UNWRITABLE, claim->path, words_of_error(errno, diag));
    if (!mended)
        diag_report(diag, where, STR(""), DIAG_SET_MIXED, mixture->fresh.at, mixture->old.at, words_of_error(errno, diag));
    else if (mixture->fresh.n) diag_report(diag, where, STR(""), DIAG_SET_RESTORED, mixture->fresh.at);
    return mended;
}

/* Locked, mended, empty. */
static bool take_hold(FileSet *set, Claim *claim, Diag *diag)
{
    Mixture mixture;
    if (!claim_hold(claim, true))
        return errno == EWOULDBLOCK ? fail_claimed(claim, set->arena, diag)
                                    : fail(diag, DIAG_OUTPUT_UNWRITABLE, claim->path, words_of_error(errno, diag));
    bool mended = journal_mend(claim, &mixture, set->arena);
    if (!report_mended(mended, &mixture, claim, set->arena, diag)) {
        close(claim->fd); /* the note is still needed */
        return false;
    }
    const Claim *head = head_of(set);
    if (claim_clear(claim) && claim_write(claim, journal_owner(head, claim, set->arena))) return true;
    int error = errno;
    claim_let_go(claim);
    return fail(diag, DIAG_OUTPUT_UNWRITABLE, claim->path, words_of_error(error, diag));
}

bool fileset_claim(FileSet *set, const char *path, Diag *diag)
{
    for (int i = 0; i < set->members.n; i++)
        if (is_one_file(set->members.at[i].claim.path, path, set->arena))
            return fail(diag, DIAG_OUTPUT_TWICE, str_copy(set->arena, str_from(path)).at, set->members.at[i].claim.path);
    Claim claim = { .path = "-", .fd = -1 };
    if (!is_stdout(path)) {
        claim = claim_on(path, set->arena);
        if (!may_be_written(claim.path, diag) || !take_hold(set, &claim, diag)) return false;
    }
    *vec_push(&set->members) = (Member){ .claim = claim };
    return true;
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static Member *claimed(FileSet *set, const char *path, Diag *diag)
{
    Member *member = find_member(set, path);
    if (member) return member;
    return fileset_claim(set, path, diag) ? &set->members.at[set->members.n - 1] : NULL;
}

OutFile *fileset_create(FileSet *set, const char *path, Diag *diag)
{
    Member *member = claimed(set, path, diag);
    if (!member) return NULL;
    member->file = outfile_open(member->claim.path, member->claim.place, set, set->arena);
    if (!member->file) fail(diag, DIAG_OUTPUT_UNWRITABLE, member->claim.path, words_of_error(errno, diag));
    return member->file;
}

bool fileset_take_away(FileSet *set, const char *path, Diag *diag)
{
    Member *member = claimed(set, path, diag);
    if (member) member->goes = true;
    return member;
}

/* --- together ----------------------------------------------------------------------------------------------------- */

/* false: one of them cannot be taken, which is reported. */
static bool list_steps(const FileSet *set, JournalSteps *steps, Diag *diag)
{
    bool ok = true;
    for (int i = 0; i < set->members.n && ok; i++) {
        const Member *member = &set->members.at[i];
        const char *path = member->claim.path;
        struct stat info;
        if (!member->claim.note || (!member->file && !member->goes)) continue;
        ok = may_be_written(path, diag);
        bool is_there = lstat(path, &info) == 0;
        StepKind kind = member->goes ? STEP_GONE : is_there ? STEP_OVER : STEP_NEW;
        if (ok && (is_there || !member->goes)) *vec_push(steps) = (JournalStep){ kind, path };
    }
    return ok;
}

static bool take_one(const JournalStep *step, Mixture *mixture, Arena *arena)
{
    *mixture = (Mixture){ .failed = step->path };
    if (step->kind == STEP_GONE ? unlink(step->path) != 0 : rename(claim_on(step->path, arena).place, step->path) != 0)
        return false;
    file_sync_folder(step->path);
    return true;
}

bool fileset_commit(FileSet *set, Diag *diag)
{
    Mixture mixture;
    JournalSteps steps = { .arena = set->arena };
    for (int i = 0; i < set->members.n; i++)
        if (set->members.at[i].file && !set->members.at[i].file->is_settled) return false;
    if (!list_steps(set, &steps, diag)) return false;
    set->is_stuck = steps.n > 1; /* until all are taken, or taken back */
    bool ok = steps.n == 0 || (steps.n == 1 ? take_one(steps.at, &mixture, set->arena)
                                            : journal_carry_out(head_of(set), &steps, &mixture, set->arena));
    set->is_stuck = !ok && mixture.fresh.n;
    if (ok) set->made = NULL;
    else if (!set->is_stuck) fail(diag, DIAG_OUTPUT_UNWRITABLE, mixture.failed, words_of_error(errno, diag));
    else
        diag_report(diag, (Where){ .file = mixture.failed }, STR(""), DIAG_SET_MIXED, mixture.fresh.at, mixture.old.at,
                    words_of_error(errno, diag));
    return ok;
}

void fileset_close(FileSet *set)
{
    forget(set);
    for (int i = set->members.n - 1; i >= 0; i--) {
        Member *member = &set->members.at[i];
        if (member->file) outfile_close(member->file);
        if (!set->is_stuck) claim_let_go(&member->claim);
        else if (member->claim.fd >= 0) close(member->claim.fd);
    }
    set->members.n = 0;
    if (set->made) file_unmake_folder(set->folder, set->made);
    set->made = NULL;
}

void fileset_abandon(void)
{
    pid_t self = getpid();
    for (FileSet *set = open_sets; set; set = set->next) {
        if (set->owner != self || set->is_stuck) continue;
        for (int i = set->members.n - 1; i >= 0; i--)
            if (set->members.at[i].claim.note) claim_let_go(&set->members.at[i].claim);
        if (set->made) file_unmake_folder(set->folder, set->made);
    }
}

bool fileset_mend(const char *path, Arena *arena, Diag *diag)
{
    Mixture mixture;
    Claim claim = claim_on(path, arena);
    if (!claim_hold(&claim, false)) {
        int error = errno;
        if (error == ENOENT || !journal_is_open(&claim, &mixture, arena)) return true;
        if (error != EWOULDBLOCK && !mixture.fresh.n) return true; /* not ours to clear, and none the worse */
        errno = error;
        return report_mended(false, &mixture, &claim, arena, diag);
    }
    bool mended = journal_mend(&claim, &mixture, arena);
    int error = errno;
    if (mended) claim_let_go(&claim);
    else close(claim.fd);
    errno = error;
    return report_mended(mended, &mixture, &claim, arena, diag);
}
