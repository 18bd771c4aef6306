/* The journal is an undo log: a step leaves the old file aside until the journal is closed, which is one step of the file
   system.  What is taken back is decided by what lies out of sight alone, so that taking back may itself be killed and be done
   again: a file kept aside goes back under its name; a new one whose place is empty has got its name, and loses it.

   A note is words that end in NUL (a path may hold anything else): the owner; then "with" and the head, or the steps and "end". */
#include "base/journal.h"
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const kinds[STEP_KINDS] = { "new", "over", "gone" };

/* --- what a note says --------------------------------------------------------------------------------------------- */

typedef struct {
    const char *head;   /* NULL: it is itself the head */
    JournalSteps steps; /* none: nothing is going on */
} JournalNote;

static void add_word(StrBuilder *note, const char *word)
{
    str_add_bytes(note, word, (int)strlen(word) + 1);
}

static bool next_word(Str *note, const char **word)
{
    int end = str_find(*note, '\0');
    if (end < 0) return false;
    *word = note->at;
    *note = str_part(*note, end + 1, note->n);
    return true;
}

/* The path, as it is to be understood beside another: a folder may be renamed with what is in it. */
static const char *path_beside(const char *path, const char *other, Arena *arena)
{
    char real[PATH_MAX];
    Str folder = file_folder(arena, str_from(path)), name = file_name(str_from(path));
    if (str_equal(folder, file_folder(arena, str_from(other))) || !realpath(folder.at, real)) return str_copy(arena, name).at;
    return str_printf(arena, "%s/" STR_FMT, real, STR_ARG(name)).at;
}

static const char *path_from_word(const char *word, const char *note, Arena *arena)
{
    if (word[0] == '/') return word;
    return str_printf(arena, STR_FMT "/%s", STR_ARG(file_folder(arena, str_from(note))), word).at;
}

static JournalNote note_from(const Claim *claim, Arena *arena)
{
    JournalNote note = { .steps.arena = arena };
    Str text = claim_note(claim, arena);
    const char *word = "", *path;
    bool is_whole = false;
    next_word(&text, &word);
    while (!is_whole && next_word(&text, &word) && !(is_whole = strcmp(word, "end") == 0) && next_word(&text, &path)) {
        path = path_from_word(path, claim->note, arena);
        if (strcmp(word, "with") == 0) note.head = path;
        for (int kind = 0; kind < STEP_KINDS; kind++)
            if (strcmp(word, kinds[kind]) == 0) *vec_push(&note.steps) = (JournalStep){ (StepKind)kind, path };
    }
    if (!is_whole) note.steps.n = 0;
    return note;
}

Str journal_owner(const Claim *head, const Claim *of, Arena *arena)
{
    char host[256] = "";
    StrBuilder note = { .arena = arena };
    gethostname(host, sizeof host - 1);
    add_word(&note, str_printf(arena, "%ld@%s", (long)getpid(), host).at);
    if (head) {
        add_word(&note, "with");
        add_word(&note, path_beside(head->path, of->path, arena));
    }
    return str_built(&note);
}

static Str steps_noted(const Claim *head, const JournalSteps *steps, Arena *arena)
{
    StrBuilder note = { .arena = arena };
    str_add(&note, journal_owner(NULL, head, arena));
    for (int i = 0; i < steps->n; i++) {
        add_word(&note, kinds[steps->at[i].kind]);
        add_word(&note, path_beside(steps->at[i].path, head->path, arena));
    }
    add_word(&note, "end");
    return str_built(&note);
}

/* --- steps, there and back ---------------------------------------------------------------------------------------- */

static bool is_there(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

static void sync_folders(const JournalSteps *steps, Arena *arena)
{
    Str last = STR("");
    for (int i = 0; i < steps->n; i++) {
        Str folder = file_folder(arena, str_from(steps->at[i].path));
        if (!str_equal(folder, last)) file_sync_folder(steps->at[i].path);
        last = folder;
    }
}

/* A second name where the file system has them, so that the first is never missing.  A file that may not be touched (by its
   attributes, or because another program on another machine has it open) is noticed here, while all others are as they were. */
static bool put_aside(const JournalStep *step, Arena *arena)
{
    Claim claim = claim_on(step->path, arena);
    if (step->kind == STEP_NEW) return true;
    return link(step->path, claim.aside) == 0 || rename(step->path, claim.aside) == 0;
}

static bool take_step(const JournalStep *step, Arena *arena)
{
    if (step->kind == STEP_GONE) return unlink(step->path) == 0 || errno == ENOENT;
    return rename(claim_on(step->path, arena).place, step->path) == 0;
}

/* rename does nothing where both are names of one file: the step had not been taken. */
static bool take_back(const JournalStep *step, Arena *arena)
{
    Claim claim = claim_on(step->path, arena);
    if (is_there(claim.aside)) return rename(claim.aside, step->path) == 0 && (unlink(claim.aside) == 0 || errno == ENOENT);
    if (step->kind != STEP_NEW || is_there(claim.place)) return true;
    return unlink(step->path) == 0 || errno == ENOENT;
}

static bool is_taken(const JournalStep *step, Arena *arena)
{
    Claim claim = claim_on(step->path, arena);
    if (step->kind == STEP_NEW) return !is_there(claim.place) && is_there(step->path);
    return is_there(claim.aside) && !file_is_same(claim.aside, step->path) && (step->kind == STEP_OVER || !is_there(step->path));
}

static Str names_of(const JournalSteps *steps, bool taken, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    for (int i = 0; i < steps->n; i++)
        if (is_taken(&steps->at[i], arena) == taken) {
            if (names.n) str_add(&names, STR(", "));
            str_add(&names, str_from(steps->at[i].path));
        }
    return str_built(&names);
}

/* In the reverse order: a reader in between sees no state that was not there before. */
static bool take_all_back(const JournalSteps *steps, Arena *arena)
{
    int error = 0;
    for (int i = steps->n - 1; i >= 0; i--)
        if (!take_back(&steps->at[i], arena)) error = errno;
    sync_folders(steps, arena);
    errno = error;
    return !error;
}

/* One step of the file system: before it the set is the old one, if a run dies; after it the new one. */
static bool close_journal(const Claim *head)
{
    if (ftruncate(head->fd, 0) != 0) return false;
    (void)fsync(head->fd); /* if it fails and the power does: the old set, whole */
    return true;
}

static bool carry_out(const Claim *head, const JournalSteps *steps, const char **failed, Arena *arena)
{
    bool ok = true;
    for (int i = 0; i < steps->n && ok; i++)
        if (!(ok = put_aside(&steps->at[i], arena))) *failed = steps->at[i].path;
    for (int i = 0; i < steps->n && ok; i++)
        if (!(ok = take_step(&steps->at[i], arena))) *failed = steps->at[i].path;
    if (!ok) return false;
    sync_folders(steps, arena);
    return close_journal(head);
}

bool journal_carry_out(const Claim *head, const JournalSteps *steps, Mixture *mixture, Arena *arena)
{
    *mixture = (Mixture){ .failed = head->path };
    bool noted = claim_write(head, steps_noted(head, steps, arena)) && fsync(head->fd) == 0;
    file_sync_folder(head->path);
    if (noted && carry_out(head, steps, &mixture->failed, arena)) return true;
    int error = errno;
    if (noted && !take_all_back(steps, arena)) {
        mixture->fresh = names_of(steps, true, arena);
        mixture->old = names_of(steps, false, arena);
    }
    if (!mixture->fresh.n) close_journal(head);
    errno = error;
    return false;
}

/* --- what a dead run left ------------------------------------------------------------------------------------------ */

static bool names(const JournalSteps *steps, const char *path, Arena *arena)
{
    bool named = false;
    for (int i = 0; i < steps->n && !named; i++) {
        Str name = file_name(str_from(path)), other = file_name(str_from(steps->at[i].path));
        named = str_equal(name, other) && file_is_same_folder(path, steps->at[i].path, arena);
    }
    return named;
}

/* The steps of the set that the path is of, and its head; none: nothing is going on. */
static JournalSteps open_steps(const Claim *claim, Claim *head, Arena *arena)
{
    JournalNote note = note_from(claim, arena);
    *head = note.head ? claim_on(note.head, arena) : *claim;
    if (!note.head) return note.steps;
    JournalNote journal = note_from(head, arena);
    if (!names(&journal.steps, claim->path, arena)) journal.steps.n = 0;
    return journal.steps;
}

bool journal_is_open(const Claim *claim, Mixture *mixture, Arena *arena)
{
    Claim head;
    JournalSteps steps = open_steps(claim, &head, arena);
    *mixture = (Mixture){ claim->path, names_of(&steps, true, arena), names_of(&steps, false, arena) };
    return steps.n > 0;
}

/* What lies out of sight beside the others; those that another run holds it will clear itself. */
static void clear_others(const JournalSteps *steps, const Claim *head, const Claim *claim, Arena *arena)
{
    for (int i = 0; i < steps->n; i++) {
        Claim other = claim_on(steps->at[i].path, arena);
        if (strcmp(other.note, head->note) != 0 && strcmp(other.note, claim->note) != 0 && claim_hold(&other, false))
            claim_let_go(&other);
    }
}

/* The head is held. */
static bool mend_set(const Claim *claim, Claim *head, Mixture *mixture, Arena *arena)
{
    Claim again;
    JournalSteps steps = open_steps(claim, &again, arena); /* another run may have done it before us */
    Str fresh = names_of(&steps, true, arena);
    bool is_whole = !names_of(&steps, false, arena).n; /* all steps were taken: the new set, only not closed; or there are none */
    if (is_whole) fresh = STR("");
    bool mended = steps.n == 0 || ((is_whole || take_all_back(&steps, arena)) && close_journal(head));
    int error = errno;
    if (mended) {
        clear_others(&steps, head, claim, arena);
        *mixture = (Mixture){ claim->path, fresh, STR("") };
        return true;
    }
    *mixture = (Mixture){ claim->path, names_of(&steps, true, arena), names_of(&steps, false, arena) };
    errno = error;
    return false;
}

bool journal_mend(const Claim *claim, Mixture *mixture, Arena *arena)
{
    Claim head;
    bool is_open = journal_is_open(claim, mixture, arena);
    Str fresh = mixture->fresh, old = mixture->old;
    *mixture = (Mixture){ .failed = claim->path };
    if (!is_open) return true;
    open_steps(claim, &head, arena);
    if (strcmp(head.note, claim->note) == 0) return mend_set(claim, &head, mixture, arena);
    if (!claim_hold(&head, false)) {
        *mixture = (Mixture){ claim->path, fresh, old };
        return errno == ENOENT;
    }
    bool mended = mend_set(claim, &head, mixture, arena);
    if (mended) claim_let_go(&head);
    else close(head.fd);
    return mended;
}
