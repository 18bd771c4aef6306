/* Nothing is allocated while the output file is being written, so running out of memory leaves no partial file under its
   name. */
#include "pdf/body.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 18, DEFLATE_LEVEL = 6 };

bool body_open(Body *body, Str version, Arena *arena)
{
    *body = (Body){ .arena = arena,
                    .chunks = { .arena = arena },
                    .compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL),
                    .print = { 0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu } };
    /* 7.5.2: four bytes above 127 say that it is binary. */
    body_put(body, str_printf(arena, "%%PDF-" STR_FMT "\n%%\xE2\xE3\xCF\xD3\n", STR_ARG(version)));
    return body->compressor != NULL;
}

void body_close(Body *body)
{
    libdeflate_free_compressor(body->compressor);
    free(body->packed);
}

/* Two lanes of multiply and rotate over words of eight bytes: a fingerprint, not a safeguard. */
static void stir(uint64_t print[2], const char *at, size_t size)
{
    for (size_t done = 0; done < size; done += 8) {
        uint64_t word = 0;
        memcpy(&word, at + done, size - done < 8 ? size - done : 8);
        print[0] = (print[0] ^ word) * 0x9FB21C651E98DF25u;
        print[0] ^= print[0] >> 32;
        print[1] = (print[1] << 27 | print[1] >> 37) + word * 0xD6E8FEB86659FD93u;
    }
}

void body_put(Body *body, Str bytes)
{
    stir(body->print, bytes.at, (size_t)bytes.n);
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

static Str deflate(Body *body, Str bytes)
{
    size_t bound = libdeflate_zlib_compress_bound(body->compressor, (size_t)bytes.n);
    if (bound > body->packed_room) {
        body->packed = base_realloc(body->packed, bound * 2);
        body->packed_room = bound * 2;
    }
    size_t n = libdeflate_zlib_compress(body->compressor, bytes.at, (size_t)bytes.n, body->packed, body->packed_room);
    return (Str){ body->packed, (int)n };
}

void body_put_plain_stream(Body *body, int number, Str entries, Str bytes)
{
    body_put(body, str_printf(body->arena, "%d 0 obj\n<<" STR_FMT "/Length %d>>\nstream\n", number, STR_ARG(entries), bytes.n));
    body_put(body, bytes);
    body_put(body, STR("\nendstream\nendobj\n"));
}

void body_put_stream(Body *body, int number, Str entries, Str bytes)
{
    Str with_filter = str_printf(body->arena, STR_FMT "/Filter/FlateDecode", STR_ARG(entries));
    body_put_plain_stream(body, number, with_filter, deflate(body, bytes));
}

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
