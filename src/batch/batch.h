/* Many outputs of one kind → files in a folder and a manifest of them.  They are made by processes of their own, each from
   what was read before that was born: what goes wrong with one stays with that one. */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "base/diag.h"
#include "base/vec.h"

typedef struct {
    Str id, name;     /* ids are unique; the file is named after the id */
    bool is_empty;    /* there is nothing to be made */
    bool is_left_out; /* not to be made in this run: what was noted of it before is kept */
} Output;

/* Something more the manifest says of the whole: its name, and what it is. */
typedef struct {
    const char *name;
    Str text;
} BatchFact;

/* What became of an output. */
typedef struct {
    Str id, name;
    Str mode;           /* how it was made */
    Str file;           /* in the folder; empty: there is none */
    Str sha256, inputs; /* of the file; of all it was made from */
    int pages, warnings;
    double seconds;
    int failed;         /* 0, or the exit status that says how; or 128 + the signal that ended its worker */
    Str why[2];         /* of a failure: the first error, 日本語, English */
    int job;            /* of the print queue; 0: not printed */
    Str queue, printed; /* "created", "sent", "completed", "failed", "forgotten" */
} Outcome;

typedef struct {
    const char *folder;
    Str by, layout, mode;   /* what the manifest says of the whole, */
    const BatchFact *facts; /* and more */
    int n_facts;
    const Output *outputs;
    int n_outputs;
    const char *const *only; /* ids; none: all */
    int n_only;
    int shard, n_shards; /* from 1; 0, 0: all of it */
    int jobs;            /* 0: as many as there are processors */
    bool resume, quiet;
    DiagLang lang;
    /* All are called in the worker.  A hash of all that output i is made from; make it, false: reported; let go of it. */
    Str (*inputs)(void *maker, int i, Arena *arena);
    bool (*make)(void *maker, int i, const char *path, int *n_pages, Arena *arena, Diag *diag);
    void (*end)(void *maker, int i);
    /* Would it make the next one as the first? */
    bool (*is_as_born)(const void *maker);
    void *maker;
} Batch;

typedef struct {
    Outcome *at;
    int n;
} Outcomes;

typedef struct BatchRun BatchRun;

/* Takes the folder (no other run may use it at the same time), clears away what a killed run left, and makes what is to be
   made.  NULL: reported; nothing was made. */
BatchRun *batch_run(const Batch *batch, Arena *arena, Diag *diag);
/* The names of the files, in order: from the ids alone, so that they are the same in every run; `ending`: ".pdf". */
Str *batch_names(const Output *outputs, int n, const char *ending, Arena *arena);
/* What became of each, in order. */
Outcomes *batch_entries(BatchRun *run);
/* Was it to be made in this run? */
bool batch_is_wanted(const BatchRun *run, const Outcome *entry);
/* Remembers at once, on disk, what has changed in an entry. */
bool batch_note(BatchRun *run, const Outcome *entry, Diag *diag);
/* Writes the manifest and lets go of the folder; false: reported.  `n_failed`: how many outputs are missing. */
bool batch_close(BatchRun *run, int *n_failed, Diag *diag);

/* 64 hexadecimal digits.  Of bytes alone, as sha256sum prints it; */
Str batch_sha_of(Str bytes, Arena *arena);
/* or of many. */
typedef struct Sha Sha;
Sha *batch_sha_new(Arena *arena);
void batch_sha_add(Sha *sha, Str bytes); /* its length counts: "ab" "c" is not "a" "bc" */
Sha *batch_sha_copy(const Sha *sha, Arena *arena);
Str batch_sha_end(Sha *sha, Arena *arena);

#endif
