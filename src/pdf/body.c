/* The bytes are kept, deflated (some 6 KB a page), until the last one is known: nothing is allocated while the output file is
   being written, so running out of memory leaves no partial file, under its name or beside it. */
#include "pdf/body.h"

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 18 };

bool body_open(Body *body, Str version, int light, int level, Arena *arena)
{
    *body = (Body){ .arena = arena,
                    .packer = packer_open(light, level),
                    .chunks = { .arena = arena },
                    .print = { 0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu } };
    /* 7.5.2: four bytes above 127 say that it is binary. */
    body_add(body, str_printf(arena, "%%PDF-" STR_FMT "\n%%\xE2\xE3\xCF\xD3\n", STR_ARG(version)));
    return body->packer != NULL;
}

void body_close(Body *body)
{
    packer_close(body->packer);
    free(body->rows);
}

/* Two lanes of multiply and rotate over words of eight bytes, the low one first on every machine: a fingerprint, not a safeguard. */
static void stir(uint64_t print[2], const char *at, size_t size)
{
    for (size_t done = 0; done < size; done += 8) {
        uint64_t word = 0;
        if (size - done >= 8) memcpy(&word, at + done, 8);
        else memcpy(&word, at + done, size - done);
        word = le64toh(word);
        print[0] = (print[0] ^ word) * 0x9FB21C651E98DF25u;
        print[0] ^= print[0] >> 32;
        print[1] = (print[1] << 27 | print[1] >> 37) + word * 0xD6E8FEB86659FD93u;
    }
}

void body_add(Body *body, Str bytes)
{
    body->offset += (uint64_t)bytes.n;
    while (bytes.n) {
        Str *last = body->chunks.n ? &body->chunks.at[body->chunks.n - 1] : NULL;
        if (!last || last->n == CHUNK) {
            char *fresh = arena_alloc(body->arena, CHUNK);
            last = vec_push(&body->chunks);
            *last = (Str){ fresh, 0 };
        }
        int n = bytes.n < CHUNK - last->n ? bytes.n : CHUNK - last->n;
        memcpy((char *)last->at + last->n, bytes.at, (size_t)n);
        last->n += n;
        bytes = str_part(bytes, n, bytes.n);
    }
}

/* ---- where objects stand ---- */

static XrefRow *row_of(Body *body, int number)
{
    /* 7.5.4: a free entry may lead back to object 0 with generation 65535. */
    if (number >= body->room) {
        body->room = number < 512 ? 1024 : number * 2;
        body->rows = base_realloc(body->rows, (size_t)body->room * sizeof *body->rows);
    }
    while (body->n_rows <= number) body->rows[body->n_rows++] = (XrefRow){ ROW_FREE, 0, 65535 };
    return &body->rows[number];
}

void body_note(Body *body, int number, XrefRow row)
{
    *row_of(body, number) = row;
}

/* ---- objects ---- */

static void add_number(Body *body, const char *before, int number, const char *behind)
{
    char text[48];
    int n = snprintf(text, sizeof text, "%s%d%s", before, number, behind);
    body_add(body, (Str){ text, n });
}

/* A stream has its dictionary as head. */
static void lay(Body *body, const PackedJob *job)
{
    XrefRow *row = row_of(body, job->number);
    row->where = (uint32_t)body->offset;
    add_number(body, "", job->number, " 0 obj\n");
    body_add(body, job->head);
    if (job->head.n) add_number(body, "/Length ", job->bytes.n, ">>\nstream\n");
    body_add(body, job->bytes);
    body_add(body, job->head.n ? STR("\nendstream\nendobj\n") : STR("\nendobj\n"));
}

static void put_job(Body *body, PackedJob job)
{
    stir(body->print, job.head.at, (size_t)job.head.n);
    stir(body->print, job.bytes.at, (size_t)job.bytes.n);
    *row_of(body, job.number) = (XrefRow){ ROW_AT_OFFSET, 0, 0 };
    const PackedJob *done = packer_take(body->packer, packer_is_full(body->packer));
    for (; done; done = packer_take(body->packer, false)) lay(body, done);
    packer_give(body->packer, job);
}

void body_settle(Body *body)
{
    for (const PackedJob *done; (done = packer_take(body->packer, true));) lay(body, done);
}

void body_put_object(Body *body, int number, Str value)
{
    put_job(body, (PackedJob){ .number = number, .bytes = value });
}

void body_put_stream(Body *body, int number, Str entries, Str bytes, Packing packing)
{
    Str head = str_printf(body->arena, "<<" STR_FMT "%s", STR_ARG(entries), packing ? "/Filter/FlateDecode" : "");
    put_job(body, (PackedJob){ number, head, bytes, packing });
}

/* ---- the file ---- */

static Str joined(const Body *body)
{
    StrBuilder all = { .arena = body->arena };
    for (int i = 0; i < body->chunks.n; i++) str_add(&all, body->chunks.at[i]);
    return str_built(&all);
}

/* What goes to standard output cannot be taken back: it is asked about before. */
bool body_save(const Body *body, const char *path, FileSet *set, FileCheck holds, const void *context, Diag *diag)
{
    bool is_stream = strcmp(path, "-") == 0;
    if (is_stream && holds && !holds(joined(body), context, diag)) return false;
    OutFile *file = set ? fileset_create(set, path, diag) : file_create(path, body->arena, diag);
    if (!file) return false;
    for (int i = 0; i < body->chunks.n; i++) file_write(file, body->chunks.at[i].at, (size_t)body->chunks.at[i].n);
    return holds && !is_stream ? file_commit_checked(file, holds, context, body->arena, diag) : file_commit(file, diag);
}
