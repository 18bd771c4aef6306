/* A workbook is a zip of parts.  What stands in its directory is what somebody claims: so many parts, so large.  Nothing is
   unpacked that is larger, packed more tightly or in more parts than any workbook is, and nothing is written anywhere. */
#include "workbook/parts.h"

#include "base/file.h"
#include "base/late.h"
#include "base/map.h"

#include <zip.h>

/* clang-format off */
#define CALLS(X) \
    X(zip_close) X(zip_discard) X(zip_error_fini) X(zip_error_init) X(zip_fclose) X(zip_file_replace) X(zip_file_set_mtime) \
    X(zip_fopen_index) X(zip_fread) X(zip_get_name) X(zip_get_num_entries) X(zip_name_locate) X(zip_open_from_source) \
    X(zip_source_buffer) X(zip_source_buffer_create) X(zip_source_close) X(zip_source_free) X(zip_source_keep) \
    X(zip_source_open) X(zip_source_read) X(zip_source_stat) X(zip_stat) X(zip_stat_index) X(zip_stat_init)
/* clang-format on */
static struct {
    CALLS(LATE_POINTER)
} libzip;
#define CALL(name) { #name, &libzip.name },
static const LateCall calls[] = { CALLS(CALL) };
static LateLibrary library = { .file = LIBZIP, .calls = calls, .n = sizeof calls / sizeof *calls };

enum {
    MOST_PARTS = 10000,
    MOST_BYTES = 512 << 20, /* of all that is unpacked */
    MOST_RATIO = 400,       /* a million equal cells come to 100 */
    SMALL_BYTES = 4 << 20   /* what may be packed as tightly as it likes */
};

struct Package {
    zip_t *zip;
    Str bytes;
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

static bool leads_out(Str name)
{
    if (str_starts(name, STR("/")) || str_find(name, '\\') >= 0 || str_find(name, ':') >= 0) return true;
    return str_starts(name, STR("../")) || memmem(name.at, (size_t)name.n, "/../", 4);
}

static bool check_names(const Package *package)
{
    zip_int64_t n = libzip.zip_get_num_entries(package->zip, 0);
    if (n > MOST_PARTS) return fail(package, DIAG_WORKBOOK_LARGE, str_from(package->path));
    Map seen = map_new(package->arena);
    for (zip_int64_t i = 0; i < n; i++) {
        const char *name = libzip.zip_get_name(package->zip, (zip_uint64_t)i, 0);
        Str copy = str_copy(package->arena, str_from(name));
        if (!name || leads_out(copy) || map_put(&seen, copy, (void *)(uintptr_t)package)) return package_broken(package, copy);
    }
    return true;
}

Package *package_open(const char *path, Str bytes, Arena *arena, Diag *diag)
{
    Package *package = arena_new(arena, Package);
    *package = (Package){ .bytes = bytes, .path = path, .arena = arena, .diag = diag };
    const char *missing = late_open(&library);
    if (missing) {
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_LIBRARY_MISSING, library.file, missing);
        return NULL;
    }
    zip_error_t error;
    libzip.zip_error_init(&error);
    zip_source_t *source = libzip.zip_source_buffer_create(bytes.at, (zip_uint64_t)bytes.n, 0, &error);
    if (source) package->zip = libzip.zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !package->zip) libzip.zip_source_free(source);
    libzip.zip_error_fini(&error);
    if (!package->zip) package_broken(package, file_name(str_from(path)));
    else if (check_names(package)) return package;
    package_close(package);
    return NULL;
}

void package_close(Package *package)
{
    if (package->zip) libzip.zip_discard(package->zip);
    package->zip = NULL;
}

static bool find_part(const Package *package, Str name, zip_stat_t *info)
{
    const char *wanted = str_copy(package->arena, name).at;
    libzip.zip_stat_init(info);
    zip_uint64_t all = ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    return libzip.zip_stat(package->zip, wanted, ZIP_FL_NOCASE, info) == 0 && (info->valid & all) == all;
}

bool package_has(const Package *package, Str name)
{
    zip_stat_t info;
    return find_part(package, name, &info);
}

static bool is_too_large(const Package *package, const zip_stat_t *info)
{
    if (info->size > (zip_uint64_t)(MOST_BYTES - package->unpacked)) return true;
    return info->size > SMALL_BYTES && info->size / MOST_RATIO > info->comp_size;
}

bool package_read(Package *package, Str name, Str *bytes)
{
    zip_stat_t info;
    if (!find_part(package, name, &info)) return package_broken(package, name);
    if (is_too_large(package, &info)) return fail(package, DIAG_WORKBOOK_LARGE, name);
    zip_file_t *file = libzip.zip_fopen_index(package->zip, info.index, 0);
    char *at = arena_bytes(package->arena, (size_t)info.size + 1);
    zip_int64_t n = file ? libzip.zip_fread(file, at, info.size) : -1;
    if (n >= 0 && libzip.zip_fread(file, at + n, 1) != 0)
        n = -1; /* it is longer than it claims; or, found at its end, another than it was */
    if (file && libzip.zip_fclose(file) != 0) n = -1;
    if (n < 0 || (zip_uint64_t)n != info.size) return package_broken(package, name);
    package->unpacked += n;
    *bytes = (Str){ at, (int)n };
    return true;
}

/* --- with other parts -------------------------------------------------------------------------------------------------- */

/* Packed as its neighbours are, at the same day: equal parts in equal bytes. */
static bool replace_part(zip_t *zip, const PackagePart *part)
{
    zip_int64_t index = libzip.zip_name_locate(zip, part->name.at, ZIP_FL_NOCASE);
    zip_stat_t info;
    zip_source_t *text = libzip.zip_source_buffer(zip, part->text.at, (zip_uint64_t)part->text.n, 0);
    if (index < 0 || !text || libzip.zip_stat_index(zip, (zip_uint64_t)index, 0, &info) ||
        libzip.zip_file_replace(zip, (zip_uint64_t)index, text, ZIP_FL_ENC_GUESS)) {
        libzip.zip_source_free(text);
        return false;
    }
    return (info.valid & ZIP_STAT_MTIME) == 0 || libzip.zip_file_set_mtime(zip, (zip_uint64_t)index, info.mtime, 0) == 0;
}

static bool read_back(zip_source_t *source, Str *bytes, Arena *arena)
{
    zip_stat_t info;
    if (libzip.zip_source_open(source)) return false;
    bool ok = libzip.zip_source_stat(source, &info) == 0 && (info.valid & ZIP_STAT_SIZE);
    char *at = arena_bytes(arena, ok ? (size_t)info.size + 1 : 1);
    ok = ok && libzip.zip_source_read(source, at, info.size) == (zip_int64_t)info.size;
    if (ok) *bytes = (Str){ at, (int)info.size };
    libzip.zip_source_close(source);
    return ok;
}

bool package_with(Package *package, const PackagePart *parts, int n, Str *bytes)
{
    zip_error_t error;
    libzip.zip_error_init(&error);
    zip_source_t *source = libzip.zip_source_buffer_create(package->bytes.at, (zip_uint64_t)package->bytes.n, 0, &error);
    zip_t *zip = source ? libzip.zip_open_from_source(source, 0, &error) : NULL;
    bool ok = zip;
    if (zip) libzip.zip_source_keep(source);
    for (int i = 0; i < n && ok; i++) ok = replace_part(zip, &parts[i]);
    if (zip && (!ok || libzip.zip_close(zip))) {
        libzip.zip_discard(zip);
        ok = false;
    }
    ok = ok && read_back(source, bytes, package->arena);
    if (source) libzip.zip_source_free(source);
    libzip.zip_error_fini(&error);
    return ok || package_broken(package, file_name(str_from(package->path)));
}
