/* What the layout does not say is what a Japanese printing house expects of offset on coated paper. */
#include "report/press.h"

#include "base/file.h"
#include "base/vec.h"
#include "grammar/grammar.h"
#include "model/condition.h"

#include <string.h>
#include <sys/stat.h>

#define USUAL_CONDITION "JC200103"

enum {
    BLEED = 3 * LEN_MM,
    LEAST_RULE = LEN_MM * 88 / 1000, /* 0.25 pt */
    LEAST_TYPE = 5 * LEN_PT,
    LEAST_REVERSED = 6 * LEN_PT,
    LEAST_TINT = 30, /* per cent */
    MOST_INK = 350,
    PER_CENT = INK_FULL / 100
};

typedef struct {
    Press *press;
    Vec(InkRule) inks;
    Vec(SpotColor) spots;
    Arena *arena;
    Diag *diag;
    bool failed;
} PressReader;

static Str text_or(const Node *node, const char *name, Str otherwise)
{
    return node && node_find(node, name) ? node_text(node, name) : otherwise;
}

static void complain(PressReader *reader, const Node *node, DiagCode code, Str about)
{
    diag_report(reader->diag, node->where, STR(""), code, str_copy(reader->arena, about).at);
    reader->failed = true;
}

/* Names that mean the process plates, all plates or none (PDF 32000-1 8.6.6.4). */
static bool is_taken(Str name)
{
    static const char *const taken[] = { "All", "None", "Cyan", "Magenta", "Yellow", "Black" };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (str_is(name, taken[i])) return true;
    return false;
}

/* The spot colour of this name; all elements that name it say the same inks for a screen. */
static int find_spot(PressReader *reader, const Node *node, Str name, const int16_t *process)
{
    enum { LONGEST = 100 }; /* a PDF name has at most 127 bytes, and some of them are escaped */
    for (int i = 0; i < reader->spots.n; i++) {
        if (!str_equal(reader->spots.at[i].name, name)) continue;
        if (memcmp(reader->spots.at[i].process, process, sizeof reader->spots.at[i].process) != 0)
            complain(reader, node, DIAG_SPOT_LOOKS, name);
        return i;
    }
    if (!name.n || name.n > LONGEST || is_taken(name)) {
        diag_report(reader->diag, node->where, STR(""), DIAG_BAD_VALUE, "name", name.at, "DIC 379 (≠ Cyan, Black, All, …)");
        reader->failed = true;
    }
    SpotColor *spot = vec_push(&reader->spots);
    spot->name = name;
    memcpy(spot->process, process, sizeof spot->process);
    return reader->spots.n - 1;
}

static int count_plates(Separation separation)
{
    int n = separation.spot != NO_SPOT;
    for (int i = 0; i < PROCESS_INKS; i++) n += separation.process[i] > 0;
    return n;
}

/* A colour stands for one set of inks. */
static void add_ink(PressReader *reader, const Node *node, Color color, Separation separation)
{
    for (int i = 0; i < reader->inks.n; i++)
        if (memcmp(&reader->inks.at[i].color, &color, sizeof color) == 0)
            complain(reader, node, DIAG_INK_TWICE, node_text(node, node_is(node, "color") ? "rgb" : "color"));
    *vec_push(&reader->inks) = (InkRule){ color, separation, node_flag(node, "text", count_plates(separation) <= 1) };
}

static void read_named(PressReader *reader, const Node *node)
{
    Separation separation = { .spot = NO_SPOT };
    value_inks(node_text(node, "inks"), separation.process);
    add_ink(reader, node, node_color(node, "rgb", (Color){ 0 }), separation);
}

static void read_ink(PressReader *reader, const Node *node)
{
    Separation separation = { .spot = NO_SPOT };
    value_inks(node_text(node, "cmyk"), separation.process);
    if (node_find(node, "name")) {
        int spot = find_spot(reader, node, node_text(node, "name"), separation.process);
        separation = (Separation){ .spot = spot, .tint = node_int(node, "tint", 100) * PER_CENT };
    } else if (node_find(node, "tint")) {
        diag_report(reader->diag, node->where, STR(""), DIAG_MISSING_ATTRIBUTE, "ink", "name");
        reader->failed = true;
    }
    add_ink(reader, node, node_color(node, "color", (Color){ 0 }), separation);
}

/* Beside the layout, then where the system keeps its profiles. */
static Str find_profile(Str layout, Str href, Arena *arena)
{
    struct stat info;
    Str beside = href.n ? file_beside(arena, layout, href) : href;
    if (!href.n || stat(beside.at, &info) == 0) return beside;
    Str shared = str_printf(arena, "/usr/share/color/icc/" STR_FMT, STR_ARG(href));
    return stat(shared.at, &info) == 0 ? shared : beside;
}

static Str words_of_condition(Str name)
{
    return str_is(name, USUAL_CONDITION) ? STR("Japan Color 2001 Coated") : name;
}

static Str registry_of(Str condition)
{
    return condition_is_registered(condition) ? STR(CONDITION_REGISTRY) : STR("");
}

static Len len_or(const Node *node, const char *name, Len otherwise)
{
    return node ? node_len(node, name, otherwise) : otherwise;
}

static Len line_or(const Node *node, const char *name, Len otherwise)
{
    const Attribute *attribute = node ? node_find(node, name) : NULL;
    return attribute ? attribute->as.line.width : otherwise;
}

static int int_or(const Node *node, const char *name, int otherwise)
{
    return node ? node_int(node, name, otherwise) : otherwise;
}

const Press *press_read(const Node *node, const Node *root, Str layout, Arena *arena, Diag *diag)
{
    Press *press = arena_new(arena, Press);
    Str condition = text_or(node, "condition", STR(USUAL_CONDITION));
    PressReader reader = {
        .press = press, .inks = { .arena = arena }, .spots = { .arena = arena }, .arena = arena, .diag = diag
    };
    *press = (Press){ .where = node ? node->where : (Where){ .file = layout.at },
                      .standard = node ? (PressStandard)node_choice(node, "standard", PRESS_X1A) : PRESS_X1A,
                      .condition = condition,
                      .condition_name = text_or(node, "condition-name", words_of_condition(condition)),
                      .registry = text_or(node, "registry", registry_of(condition)),
                      .profile = find_profile(layout, text_or(node, "profile", STR("")), arena),
                      .intent = node ? (PressIntent)node_choice(node, "intent", PRESS_RELATIVE) : PRESS_RELATIVE,
                      .keeps_black_point = !node || node_flag(node, "black-point", true),
                      .bleed = len_or(node, "bleed", BLEED),
                      .marks = !node || node_flag(node, "marks", true),
                      .multiple = int_or(node, "multiple", 1),
                      .back = int_or(node, "back", 0),
                      .least_rule = line_or(node, "least-rule", LEAST_RULE),
                      .least_type = len_or(node, "least-type", LEAST_TYPE),
                      .least_reversed = len_or(node, "least-reversed", LEAST_REVERSED),
                      .least_tint = int_or(node, "least-tint", LEAST_TINT) * PER_CENT,
                      .most_ink = int_or(node, "most-ink", MOST_INK) * PER_CENT };
    for (const Node *child = node ? node->first : NULL; child; child = child->next) read_ink(&reader, child);
    for (const Node *child = root->first; child; child = child->next)
        if (node_is(child, "color") && node_find(child, "inks")) read_named(&reader, child);
    press->inks = reader.inks.at;
    press->n_inks = reader.inks.n;
    press->spots = reader.spots.at;
    press->n_spots = reader.spots.n;
    return reader.failed ? NULL : press;
}
