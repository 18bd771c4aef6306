/* What is read from strangers, byte for byte: one target for each reader, and one for the whole way to a PDF.

   Which it is, the name of the program says behind its last dash (fuzz-layout), or FUZZ_READER.  Built by clang with -fsanitize=fuzzer it
   is a fuzzer (scripts/fuzz); with replay.c it reads files it is given, each once. */
#include "base/file.h"
#include "base/fileset.h"
#include "batch/steps.h"
#include "cmd/cmd.h"
#include "data/data.h"
#include "font/font.h"
#include "picture/picture.h"
#include "press/press.h"
#include "report/report.h"
#include "revise/revise.h"
#include "schema/schema.h"
#include "workbook/workbook.h"
#include "xml/xml.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    const char *path; /* of the bytes */
    Arena *arena;
    Diag *diag;
} Input;

static char folder[64];
static const char *own_file(const char *name, Arena *arena)
{
    return str_printf(arena, "%s/%s", folder, name).at;
}

static void put(const char *path, const void *bytes, size_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size) abort();
    close(fd);
}

/* --- readers ---------------------------------------------------------------------------------------------------------- */

static void read_layout(const Input *input)
{
    report_read(input->path, input->arena, input->diag);
}

static void read_schema(const Input *input)
{
    XmlShelf *files = xml_open_shelf(input->arena);
    schema_read(input->path, input->path, files, input->arena, input->diag);
    xml_close_shelf(files);
}

static void read_data(const Input *input)
{
    XmlShelf *files = xml_open_shelf(input->arena);
    const Schema *schema = schema_read(input->path, NULL, files, input->arena, input->diag);
    const Data *data = schema ? data_read(input->path, schema, NULL, files, input->arena, input->diag) : NULL;
    if (data) data_print(data, input->arena);
    data_close(data);
    xml_close_shelf(files);
}

static void read_corrections(const Input *input)
{
    static const char words[] =
        "<schema name=\"s\" title=\"t\"><record name=\"k\" label=\"K\"><field name=\"n\" label=\"N\"/></record></schema>";
    const char *path = own_file("schema.xml", input->arena);
    put(path, words, sizeof words - 1);
    XmlShelf *files = xml_open_shelf(input->arena);
    const Schema *schema = schema_read(path, path, files, input->arena, input->diag);
    if (schema) data_read_corrections(input->path, schema, input->arena, input->diag);
    xml_close_shelf(files);
}

static void read_release(const Input *input)
{
    revise_read(input->path, input->arena, input->diag);
}

static void read_workbook(const Input *input)
{
    workbook_read(input->path, STR(""), input->arena, input->diag);
}

/* The same bytes under another name, which says how they are read, or where they are looked for. */
static const char *renamed(const Input *input, const char *name)
{
    Str bytes = STR("");
    file_read(input->path, input->arena, &bytes, NULL);
    const char *path = own_file(name, input->arena);
    put(path, bytes.at, (size_t)bytes.n);
    return path;
}

static void read_json(const Input *input)
{
    workbook_read(renamed(input, "input.json"), STR(""), input->arena, input->diag);
}

static void read_manifest(const Input *input)
{
    renamed(input, "manifest.json");
    manifest_memories(&(Batch){ .folder = folder, .by = STR("department") }, input->arena);
}

static void read_picture(const Input *input)
{
    Samples samples;
    const Picture *picture = picture_read(input->path, (Where){ 0 }, input->arena, input->diag);
    if (picture && picture->format != PICTURE_SVG) picture_pixels(picture, &samples, input->arena);
}

static void read_fonts(const Input *input)
{
    report_read_fonts(input->path, input->arena, input->diag);
}

static void read_profile(const Input *input)
{
    Press press = { .condition = STR("FOGRA39"), .profile = str_from(input->path) };
    press_judge_condition(&press, input->arena, input->diag);
    press_profile_words(&press, input->arena);
}

/* A font, in a list of its own. */
static void read_font(const Input *input)
{
    const char *list = own_file("fonts.xml", input->arena);
    Str words = str_printf(input->arena, "<fonts><family name=\"f\"><file href=\"%s\"/></family></fonts>", input->path);
    put(list, words.at, (size_t)words.n);
    const FontList *fonts = report_read_fonts(list, input->arena, input->diag);
    if (!fonts) return;
    FontBook *book = font_open_book(fonts, NULL, input->arena, input->diag);
    const Face *face = font_find(book, STR("f"), 400, 0, input->diag);
    for (uint32_t c = 0x20; face && c < 0x100; c++) {
        int left, right;
        uint32_t glyph = font_glyph(face, c);
        if (glyph) font_ink(face, glyph, &left, &right);
    }
    font_close_book(book);
}

/* The layout, ====, the data: all the way to a PDF, in every profile that needs nothing more. */
static void read_whole(const Input *input)
{
    Str bytes, mark = STR("\n====\n");
    if (!file_read(input->path, input->arena, &bytes, NULL)) return;
    const char *at = memmem(bytes.at, (size_t)bytes.n, mark.at, (size_t)mark.n);
    int n = at ? (int)(at - bytes.at) : bytes.n;
    put(own_file("layout.xml", input->arena), bytes.at, (size_t)n);
    Str data = at ? str_part(bytes, n + mark.n, bytes.n) : STR("<data id=\"d\"/>");
    put(own_file("data.xml", input->arena), data.at, (size_t)data.n);
    Options options = { .arguments = { own_file("layout.xml", input->arena) },
                        .n_arguments = 1,
                        .output = own_file("o.pdf", input->arena),
                        .profile = bytes.n % 2 ? "archive" : "screen",
                        .quiet = true };
    for (const Verb *verb = verbs; verb->name; verb++)
        if (strcmp(verb->name, "render") == 0) verb->run(&options, input->diag, input->arena);
}

static const struct {
    const char *name;
    void (*read)(const Input *input);
} readers[] = {
    { "layout", read_layout },   { "data", read_data },         { "schema", read_schema },   { "corrections", read_corrections },
    { "release", read_release }, { "workbook", read_workbook }, { "picture", read_picture }, { "fonts", read_fonts },
    { "json", read_json },       { "manifest", read_manifest }, { "font", read_font },       { "profile", read_profile },
    { "whole", read_whole },
};
enum { N_READERS = sizeof readers / sizeof *readers };
static int chosen = -1;

/* --- as libFuzzer calls it ---------------------------------------------------------------------------------------------- */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);
size_t LLVMFuzzerCustomMutator(unsigned char *bytes, size_t size, size_t most, unsigned seed);
size_t LLVMFuzzerMutate(unsigned char *bytes, size_t size, size_t most);

static void clear_folder(void)
{
    static const char *const names[] = { "input",    "schema.xml", "fonts.xml",  "layout.xml",
                                         "data.xml", "o.pdf",      "input.json", "manifest.json" };
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    const char *asked = getenv("FUZZ_READER"), *dash = strrchr((*argv)[0], '-');
    const char *name = asked ? asked : dash ? dash + 1 : "";
    for (int i = 0; i < N_READERS; i++)
        if (strcmp(readers[i].name, name) == 0) chosen = i;
    if (chosen < 0) {
        fprintf(stderr, "FUZZ_READER:");
        for (int i = 0; i < N_READERS; i++) fprintf(stderr, " %s", readers[i].name);
        fputc('\n', stderr);
        exit(2);
    }
    snprintf(folder, sizeof folder, "/dev/shm/fuzz-%d", (int)getpid());
    mkdir(folder, 0700);
    atexit(clear_folder);
    return 0;
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    Arena *arena = arena_open();
    FILE *nowhere = fopen("/dev/null", "w");
    Diag *diag = diag_open((DiagStyle){ .out = nowhere, .lang = LANG_EN, .least = SEVERITY_NOTE }, arena);
    Input input = { own_file("input", arena), arena, diag };
    put(input.path, bytes, size);
    readers[chosen].read(&input);
    if (diag_exit_status(diag) == 4) abort(); /* its own proof found fault with what was made of input that was let in */
    arena_close(arena);
    fclose(nowhere);
    return 0;
}

/* --- a mutator that knows elements ---------------------------------------------------------------------------------------- */

typedef struct {
    size_t first, end;
} ByteSpan;

static unsigned next_random(unsigned *state)
{
    return *state = *state * 1664525u + 1013904223u, *state >> 8;
}

/* Some element, from its < to behind its end; empty: there is none. */
static ByteSpan find_element(const unsigned char *bytes, size_t size, unsigned *state)
{
    size_t start = size ? next_random(state) % size : 0;
    for (size_t i = 0; i < size; i++) {
        size_t at = (start + i) % size, end = at;
        if (bytes[at] != '<' || at + 1 == size || !strchr("abcdefghijklmnopqrstuvwxyz", bytes[at + 1])) continue;
        for (int depth = 0; end < size; end++) {
            if (bytes[end] != '<') continue;
            bool closes = end + 1 < size && bytes[end + 1] == '/';
            while (end < size && bytes[end] != '>') end++;
            depth += closes ? -1 : end < size && bytes[end - 1] != '/';
            if (depth <= 0) return (ByteSpan){ at, end < size ? end + 1 : size };
        }
    }
    return (ByteSpan){ 0, 0 };
}

/* Some value between quotation marks. */
static ByteSpan find_value(const unsigned char *bytes, size_t size, unsigned *state)
{
    size_t start = size ? next_random(state) % size : 0;
    for (size_t i = 0; i < size; i++) {
        size_t at = (start + i) % size;
        const unsigned char *end =
            bytes[at] == '"' && at > 0 && bytes[at - 1] == '=' ? memchr(bytes + at + 1, '"', size - at - 1) : NULL;
        if (end) return (ByteSpan){ at + 1, (size_t)(end - bytes) };
    }
    return (ByteSpan){ 0, 0 };
}

/* `what` instead of `where`; the size then. */
static size_t replace(unsigned char *bytes, size_t size, size_t most, ByteSpan where, ByteSpan what)
{
    size_t n = what.end - what.first, rest = size - where.end;
    if (where.first + n + rest > most) return size;
    unsigned char *copy = malloc(n + 1);
    memcpy(copy, bytes + what.first, n);
    memmove(bytes + where.first + n, bytes + where.end, rest);
    memcpy(bytes + where.first, copy, n);
    free(copy);
    return where.first + n + rest;
}

/* Mostly it stays a layout and data: elements go, come twice, change places, values are other values. */
size_t LLVMFuzzerCustomMutator(unsigned char *bytes, size_t size, size_t most, unsigned seed)
{
    unsigned state = seed, how = next_random(&state) % 10;
    bool is_text = strcmp(readers[chosen].name, "picture") != 0 && strcmp(readers[chosen].name, "font") != 0 &&
                   strcmp(readers[chosen].name, "profile") != 0;
    if (!is_text || how < 3) return LLVMFuzzerMutate(bytes, size, most);
    bool of_values = how < 6;
    ByteSpan one = of_values ? find_value(bytes, size, &state) : find_element(bytes, size, &state);
    ByteSpan other = of_values ? find_value(bytes, size, &state) : find_element(bytes, size, &state);
    if (one.end == one.first || other.end == other.first) return LLVMFuzzerMutate(bytes, size, most);
    switch (how) {
    case 5: { /* another value in its place, made of this one */
        unsigned char value[256];
        size_t n = one.end - one.first < 128 ? one.end - one.first : 128;
        memcpy(value, bytes + one.first, n);
        n = LLVMFuzzerMutate(value, n, sizeof value);
        if (size - (one.end - one.first) + n > most) return size;
        memmove(bytes + one.first + n, bytes + one.end, size - one.end);
        memcpy(bytes + one.first, value, n);
        return size - (one.end - one.first) + n;
    }
    case 6: return replace(bytes, size, most, one, (ByteSpan){ one.first, one.first });
    case 7: return replace(bytes, size, most, (ByteSpan){ one.end, one.end }, one);
    case 8: return replace(bytes, size, most, (ByteSpan){ one.end, one.end }, other);
    default: return replace(bytes, size, most, one, other);
    }
}
