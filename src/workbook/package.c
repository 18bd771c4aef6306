/* A workbook is a zip of parts (PKWARE APPNOTE 6.3: 4.3.7 the head of a part, 4.3.12 the directory, 4.3.16 its end, 4.5.3 large numbers).
   What stands in its directory is what somebody claims: so many parts, so large.  Nothing is unpacked that is larger, packed more
   tightly or in more parts than any workbook is, and nothing is written anywhere. */
#include "workbook/parts.h"

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"

#include <libdeflate.h>

#include <ctype.h>

enum {
    MOST_PARTS = 10000,
    MOST_BYTES = 512 << 20, /* of all that is unpacked */
    MOST_RATIO = 400,       /* a million equal cells come to 100 */
    SMALL_BYTES = 4 << 20   /* what may be packed as tightly as it likes */
};
enum { HEAD = 30, ENTRY = 46, END = 22 }; /* bytes of each, before what has no fixed length */
enum { STORED = 0, DEFLATED = 8 };

typedef struct {
    Str name;
    uint64_t size, packed, place; /* place: of its head in the file */
    uint32_t checksum;
    unsigned method;
    bool is_secret;
} PackedPart;

struct Package {
    Str bytes;
    Map parts; /* by name, in small letters: OPC has no two that differ in case only */
    const char *path;
    int64_t unpacked;
    Arena *arena;
    Diag *diag;
};

static bool fail(const Package *package, DiagCode code, Str what)
{
    diag_report(package->diag, (Where){ .file = package->path }, STR(""), code, str_copy(package->arena, what).at);
    return false;
}

bool package_broken(const Package *package, Str name)
{
    return fail(package, DIAG_WORKBOOK_BROKEN, name);
}

/* ---- the directory ------------------------------------------------------------------------------------------------------ */

static uint64_t number_at(Str bytes, int at, int width)
{
    uint64_t number = 0;
    for (int i = width - 1; i >= 0; i--) number = number << 8 | (unsigned char)bytes.at[at + i];
    return number;
}

static unsigned short_at(Str bytes, int at)
{
    return (unsigned)number_at(bytes, at, 2);
}

/* Where the directory ends, or -1: nothing stands behind that but a remark as long as it says. */
static int find_end(Str bytes)
{
    for (int at = bytes.n - END; at >= 0 && at >= bytes.n - END - UINT16_MAX; at--)
        if (number_at(bytes, at, 4) == 0x06054b50 && at + END + (int)short_at(bytes, at + 20) == bytes.n) return at;
    return -1;
}

/* A number that has no room in four bytes stands behind the name, after those before it that have none. */
static void take_large(uint64_t *number, Str *large)
{
    if (*number != UINT32_MAX || large->n < 8) return;
    *number = number_at(*large, 0, 8);
    *large = str_part(*large, 8, large->n);
}

static Str find_large_numbers(Str extra)
{
    while (extra.n >= 4) {
        int end = 4 + (int)short_at(extra, 2);
        if (end > extra.n) break;
        if (short_at(extra, 0) == 1) return str_part(extra, 4, end);
        extra = str_part(extra, end, extra.n);
    }
    return STR("");
}

/* The entry at *at, which then is behind it.  NULL: it is none. */
static PackedPart *read_entry(const Package *package, int *at)
{
    Str bytes = str_part(package->bytes, *at, package->bytes.n);
    if (bytes.n < ENTRY || number_at(bytes, 0, 4) != 0x02014b50) return NULL;
    int name = ENTRY + (int)short_at(bytes, 28), extra = name + (int)short_at(bytes, 30), end = extra + (int)short_at(bytes, 32);
    if (end > bytes.n) return NULL;
    PackedPart *part = arena_new(package->arena, PackedPart);
    *part = (PackedPart){ .name = str_part(bytes, ENTRY, name),
                          .size = number_at(bytes, 24, 4),
                          .packed = number_at(bytes, 20, 4),
                          .place = number_at(bytes, 42, 4),
                          .checksum = (uint32_t)number_at(bytes, 16, 4),
                          .method = short_at(bytes, 10),
                          .is_secret = short_at(bytes, 8) & 1 };
    Str large = find_large_numbers(str_part(bytes, name, extra));
    take_large(&part->size, &large);
    take_large(&part->packed, &large);
    take_large(&part->place, &large);
    *at += end;
    return part;
}

static bool leads_out(Str name)
{
    if (str_starts(name, STR("/")) || str_find(name, '\\') >= 0 || str_find(name, ':') >= 0) return true;
    return str_starts(name, STR("../")) || memmem(name.at, (size_t)name.n, "/../", 4);
}

static Str in_small_letters(Str name, Arena *arena)
{
    char *small = arena_copy(arena, name.at, (size_t)name.n);
    for (int i = 0; i < name.n; i++) small[i] = (char)tolower((unsigned char)small[i]);
    return (Str){ small, name.n };
}

static bool read_directory(Package *package)
{
    Str file = file_name(str_from(package->path));
    int end = find_end(package->bytes);
    if (end < 0) return package_broken(package, file);
    int n = (int)short_at(package->bytes, end + 10);
    uint64_t at = number_at(package->bytes, end + 16, 4);
    if (n > MOST_PARTS) return fail(package, DIAG_WORKBOOK_LARGE, str_from(package->path));
    if (at > (uint64_t)end) return package_broken(package, file);
    for (int i = 0, place = (int)at; i < n; i++) {
        PackedPart *part = read_entry(package, &place);
        if (!part) return package_broken(package, file);
        if (leads_out(part->name) || map_put(&package->parts, in_small_letters(part->name, package->arena), part))
            return package_broken(package, part->name);
    }
    return true;
}

Package *package_open(const char *path, Str bytes, Arena *arena, Diag *diag)
{
    Package *package = arena_new(arena, Package);
    *package = (Package){ .bytes = bytes, .parts = map_new(arena), .path = path, .arena = arena, .diag = diag };
    return read_directory(package) ? package : NULL;
}

/* ---- a part ------------------------------------------------------------------------------------------------------------- */

static const PackedPart *find_part(const Package *package, Str name)
{
    return map_find(&package->parts, in_small_letters(name, package->arena));
}

bool package_has(const Package *package, Str name)
{
    return find_part(package, name);
}

static bool is_too_large(const Package *package, const PackedPart *part)
{
    if (part->size > (uint64_t)(MOST_BYTES - package->unpacked)) return true;
    return part->size > SMALL_BYTES && part->size / MOST_RATIO > part->packed;
}

/* false: the file has it not. */
static bool find_packed(Str bytes, const PackedPart *part, Str *packed)
{
    if (part->place > (uint64_t)bytes.n) return false;
    Str rest = str_part(bytes, (int)part->place, bytes.n);
    if (rest.n < HEAD || number_at(rest, 0, 4) != 0x04034b50) return false;
    int start = HEAD + (int)short_at(rest, 26) + (int)short_at(rest, 28);
    if (start > rest.n || part->packed > (uint64_t)(rest.n - start)) return false;
    *packed = str_part(rest, start, start + (int)part->packed);
    return true;
}

/* Into as much room as it claims to need; false: it lies. */
static bool unpack(const PackedPart *part, Str packed, char *at)
{
    size_t size = (size_t)part->size;
    if (part->is_secret) return false;
    if (part->method == STORED) {
        if ((size_t)packed.n != size) return false;
        memcpy(at, packed.at, size);
        return true;
    }
    if (part->method != DEFLATED) return false;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor) base_out_of_memory();
    enum libdeflate_result result = libdeflate_deflate_decompress(decompressor, packed.at, (size_t)packed.n, at, size, NULL);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS;
}

bool package_read(Package *package, Str name, Str *bytes)
{
    const PackedPart *part = find_part(package, name);
    Str packed;
    if (!part || !find_packed(package->bytes, part, &packed)) return package_broken(package, name);
    if (is_too_large(package, part)) return fail(package, DIAG_WORKBOOK_LARGE, name);
    size_t size = (size_t)part->size;
    char *at = arena_bytes(package->arena, size + 1);
    if (!unpack(part, packed, at) || libdeflate_crc32(0, at, size) != part->checksum) return package_broken(package, name);
    package->unpacked += (int64_t)size;
    *bytes = (Str){ at, (int)size };
    return true;
}
