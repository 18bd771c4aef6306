/* SHA-256 (FIPS 180-4) by Nettle. */
#include "batch/batch.h"

#include <nettle/sha2.h>

struct Sha {
    struct sha256_ctx context;
};

Sha *batch_sha_new(Arena *arena)
{
    Sha *sha = arena_new(arena, Sha);
    sha256_init(&sha->context);
    return sha;
}

Sha *batch_sha_copy(const Sha *sha, Arena *arena)
{
    Sha *copy = arena_new(arena, Sha);
    *copy = *sha;
    return copy;
}

void batch_sha_add(Sha *sha, Str bytes)
{
    uint8_t length[8];
    for (int i = 0; i < 8; i++) length[i] = (uint8_t)((uint64_t)bytes.n >> (8 * i));
    sha256_update(&sha->context, sizeof length, length);
    sha256_update(&sha->context, (size_t)bytes.n, (const uint8_t *)bytes.at);
}

static Str hexadecimal(struct sha256_ctx *context, Arena *arena)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    StrBuilder words = { .arena = arena };
    for (size_t i = 0; i < sizeof digest; i++) str_add_printf(&words, "%02x", digest[i]);
    return str_built(&words);
}

Str batch_sha_end(Sha *sha, Arena *arena)
{
    return hexadecimal(&sha->context, arena);
}

Str batch_sha_of(Str bytes, Arena *arena)
{
    Sha sha;
    sha256_init(&sha.context);
    sha256_update(&sha.context, (size_t)bytes.n, (const uint8_t *)bytes.at);
    return hexadecimal(&sha.context, arena);
}
