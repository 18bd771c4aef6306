/* A report is formatted in both languages at once (JSON shows both), written at once, and remembered
   only as far as the exit status and the once-per-place rule need it. */
#include "base/diag.h"

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    int number;
    Severity severity;
    int status;
    const char *message[2], *help[2];
} Message;

static const Message entries[DIAG_COUNT] = {
#define DIAG(name, number, severity, status, ja, en, help_ja, help_en)                                                           \
    { #name, number, SEVERITY_##severity, status, { ja, en }, { help_ja, help_en } },
#include "base/diag_table.h"
#undef DIAG
};

struct Diag {
    DiagStyle style;
    Arena *arena;
    Map said;
    bool denied[DIAG_COUNT];
    int counts[SEVERITY_FATAL + 1];
    int status, n_reports;
    Vec(DiagFault) faults;
    const char *shown_file; /* the file whose lines were shown last, and its text */
    Str shown;
};

static const char *const severity_names[] = { "note", "warning", "error", "error" };
static const char *const severity_colors[] = { "36", "33", "31", "31" };

Diag *diag_open(DiagStyle style, Arena *arena)
{
    Diag *diag = arena_new(arena, Diag);
    *diag = (Diag){ .style = style, .arena = arena, .said = map_new(arena), .faults = { .arena = arena } };
    return diag;
}

Diag *diag_open_like(const Diag *diag, FILE *out, Severity least, Arena *arena)
{
    DiagStyle style = diag->style;
    style.out = out;
    if (least > style.least) style.least = least;
    Diag *other = diag_open(style, arena);
    memcpy(other->denied, diag->denied, sizeof other->denied);
    return other;
}

DiagLang diag_lang(const Diag *diag)
{
    return diag->style.lang;
}

void diag_deny(Diag *diag, DiagCode code)
{
    diag->denied[code] = true;
}

static char letter(Severity severity)
{
    return severity == SEVERITY_NOTE ? 'N' : severity == SEVERITY_WARNING ? 'W' : 'E';
}

static void write_json_string(FILE *out, Str str)
{
    fputc('"', out);
    if (utf8_check(str) >= 0) str = STR("?"); /* the name of a file may be any bytes; JSON may not */
    for (int i = 0; i < str.n; i++) {
        unsigned char c = (unsigned char)str.at[i];
        if (c == '"' || c == '\\') fprintf(out, "\\%c", c);
        else if (c < 0x20) fprintf(out, "\\u%04x", c);
        else fputc(c, out);
    }
    fputc('"', out);
}

/* What to do, of the verb that was asked for. */
static Str help_of(const Diag *diag, const Message *entry, DiagLang lang)
{
    Str help = str_from(entry->help[lang]);
    return diag->style.verb ? str_replace(diag->arena, help, STR("VERB"), str_from(diag->style.verb)) : help;
}

static void write_json(const Diag *diag, const Message *entry, Severity severity, Where where, Str key, const Str message[2])
{
    FILE *out = diag->style.out;
    fprintf(out, "{\"schema\":1,\"code\":\"%c%04d\",\"severity\":\"%s\",\"message\":{\"ja\":", letter(entry->severity),
            entry->number, severity_names[severity]);
    write_json_string(out, message[0]);
    fputs(",\"en\":", out);
    write_json_string(out, message[1]);
    fputs("},\"file\":", out);
    if (where.file) write_json_string(out, str_from(where.file));
    else fputs("null", out);
    if (where.sheet) {
        fputs(",\"sheet\":", out);
        write_json_string(out, str_from(where.sheet));
    }
    fprintf(out, ",\"line\":%d,\"column\":%d,\"key\":", where.line, where.column);
    write_json_string(out, key);
    fputs(",\"related\":[],\"help\":{\"ja\":", out);
    write_json_string(out, help_of(diag, entry, LANG_JA));
    fputs(",\"en\":", out);
    write_json_string(out, help_of(diag, entry, LANG_EN));
    fputs("}}\n", out);
}

/* A Japanese character takes two columns of a terminal. */
static int columns_of(uint32_t character)
{
    return character >= 0x1100 ? 2 : 1;
}

/* The line of the file the report is about, and a caret under the column. */
static void write_source_line(Diag *diag, Where where)
{
    if (!where.file || where.line < 1 || where.sheet) return;
    bool known = diag->shown_file && strcmp(diag->shown_file, where.file) == 0;
    if (!known && !file_read(where.file, diag->arena, &diag->shown, NULL)) diag->shown = STR("");
    if (!known) diag->shown_file = str_copy(diag->arena, str_from(where.file)).at;
    Str text = diag->shown;
    for (int line = 1; line < where.line; line++) {
        int end = str_find(text, '\n');
        if (end < 0) return;
        text = str_part(text, end + 1, text.n);
    }
    int end = str_find(text, '\n');
    if (end >= 0) text = str_part(text, 0, end);
    if (utf8_check(text) >= 0) return;
    enum { BEFORE = 48, SHOWN = 100 }; /* columns of a terminal before the caret, and in all */
    int at = 0, first = 0, before = 0;
    for (int column = 1; at < text.n && column < where.column; column++) before += columns_of(utf8_next(text, &at));
    for (; before > BEFORE; before -= columns_of(utf8_next(text, &first))) {}
    int last = first;
    for (int n = 0; last < text.n && n < SHOWN;) n += columns_of(utf8_next(text, &last));
    fprintf(diag->style.out, "  %5d | " STR_FMT "\n", where.line, STR_ARG(str_part(text, first, last)));
    if (where.column > 0) {
        fputs("        | ", diag->style.out);
        for (int i = 0; i < before; i++) fputc(' ', diag->style.out);
        fputs("^\n", diag->style.out);
    }
}

Str diag_cell(Where where, Arena *arena)
{
    enum { LETTERS = 26, MOST = 8 };
    char letters[MOST] = "";
    int at = MOST - 1;
    for (int column = where.column; column > 0 && at > 0; column = (column - 1) / LETTERS)
        letters[--at] = (char)('A' + (column - 1) % LETTERS);
    return where.line ? str_printf(arena, "%s%d", letters + at, where.line) : STR("");
}

static const char *sheet_format(DiagLang lang)
{
    return lang == LANG_JA ? "%s シート「%s」" : "%s sheet \"%s\"";
}

const char *diag_place(Where where, Arena *arena)
{
    if (!where.file) return "";
    if (!where.sheet) return str_printf(arena, "%s:%d:%d", where.file, where.line, where.column).at;
    return str_printf(arena, "%s [%s] " STR_FMT, where.file, where.sheet, STR_ARG(diag_cell(where, arena))).at;
}

/* "file:line:column: ", or "file シート「計画4」 F12: " */
static Str place_words(Where where, DiagLang lang, Arena *arena)
{
    if (!where.file) return STR("hyogumi: ");
    if (where.sheet) {
        Str sheet = str_printf(arena, sheet_format(lang), where.file, where.sheet), cell = diag_cell(where, arena);
        return str_printf(arena, STR_FMT "%s" STR_FMT ": ", STR_ARG(sheet), cell.n ? " " : "", STR_ARG(cell));
    }
    return where.line ? str_printf(arena, "%s:%d:%d: ", where.file, where.line, where.column)
                      : str_printf(arena, "%s: ", where.file);
}

static void remember_fault(Diag *diag, DiagCode code, Where where, Str key, const Str message[2])
{
    const Message *entry = &entries[code];
    DiagFault *fault = vec_push(&diag->faults);
    if (where.file) where.file = str_copy(diag->arena, str_from(where.file)).at;
    if (where.sheet) where.sheet = str_copy(diag->arena, str_from(where.sheet)).at;
    *fault = (DiagFault){ .where = where,
                          .key = str_copy(diag->arena, key),
                          .message = { message[0], message[1] },
                          .code = code,
                          .severity = diag->denied[code] ? SEVERITY_ERROR : entry->severity,
                          .status = entry->status ? entry->status : 1 };
    for (int lang = 0; lang < 2; lang++)
        fault->line[lang] =
            str_printf(diag->arena, STR_FMT "%s[%c%04d]: " STR_FMT, STR_ARG(place_words(where, (DiagLang)lang, diag->arena)),
                       severity_names[SEVERITY_ERROR], letter(entry->severity), entry->number, STR_ARG(message[lang]));
}

const DiagFault *diag_faults(const Diag *diag, int *n)
{
    *n = diag->faults.n;
    return diag->faults.at;
}

static void write_human(Diag *diag, const Message *entry, Severity severity, Where where, Str key, Str message)
{
    FILE *out = diag->style.out;
    bool color = diag->style.color;
    fputs(place_words(where, diag->style.lang, diag->arena).at, out);
    if (color) fprintf(out, "\033[1;%sm", severity_colors[severity]);
    fprintf(out, "%s[%c%04d]", severity_names[severity], letter(entry->severity), entry->number);
    if (color) fputs("\033[0m", out);
    fprintf(out, ": " STR_FMT, STR_ARG(message));
    if (key.n) fprintf(out, " (" STR_FMT ")", STR_ARG(key));
    fputc('\n', out);
    write_source_line(diag, where);
    Str help = help_of(diag, entry, diag->style.lang);
    if (help.n) fprintf(out, "        %s " STR_FMT "\n", diag->style.lang == LANG_JA ? "→" : "=", STR_ARG(help));
}

/* In both languages, once. */
static void say(Diag *diag, Where where, Str key, DiagCode code, const Str message[2])
{
    diag->n_reports++;
    const Message *entry = &entries[code];
    Severity severity = diag->denied[code] ? SEVERITY_ERROR : entry->severity;
    Str whose = where.line ? STR("") : key; /* a text set a hundred times is one place */
    Str once = str_printf(diag->arena, "%d %s %s %d %d " STR_FMT " " STR_FMT, (int)code, where.file ? where.file : "",
                          where.sheet ? where.sheet : "", where.line, where.column, STR_ARG(whose), STR_ARG(message[0]));
    if (map_put(&diag->said, once, diag)) return;

    diag->counts[severity]++;
    bool counts = severity >= SEVERITY_ERROR || (severity == SEVERITY_WARNING && diag->style.strict);
    int status = entry->status ? entry->status : 1;
    if (counts && status > diag->status) diag->status = status;
    if (counts || diag->style.keeps) remember_fault(diag, code, where, key, message);
    if (severity < diag->style.least) return;
    if (diag->style.json) write_json(diag, entry, severity, where, key, message);
    else write_human(diag, entry, severity, where, key, message[diag->style.lang]);
}

void diag_report(Diag *diag, Where where, Str key, DiagCode code, ...)
{
    Str message[2];
    va_list args;
    va_start(args, code);
    for (int lang = 0; lang < 2; lang++) {
        va_list again;
        va_copy(again, args);
        message[lang] = str_vprintf(diag->arena, entries[code].message[lang], again);
        va_end(again);
    }
    va_end(args);
    say(diag, where, key, code, message);
}

void diag_report_again(Diag *diag, const DiagFault *fault)
{
    say(diag, fault->where, fault->key, fault->code, fault->message);
}

void diag_hear(Diag *diag, const Diag *other)
{
    for (int i = 0; i < other->faults.n && diag != other; i++) diag_report_again(diag, &other->faults.at[i]);
}

int diag_count(const Diag *diag, Severity at_least)
{
    int n = 0;
    for (int i = (int)at_least; i <= SEVERITY_FATAL; i++) n += diag->counts[i];
    return n;
}

int diag_n_reports(const Diag *diag)
{
    return diag->n_reports;
}

bool diag_has_errors(const Diag *diag)
{
    return diag_count(diag, SEVERITY_ERROR) > 0;
}

int diag_exit_status(const Diag *diag)
{
    return diag->status;
}

int diag_number(DiagCode code)
{
    return entries[code].number;
}

Str diag_name(DiagCode code, Arena *arena)
{
    return str_printf(arena, "%c%04d", letter(entries[code].severity), entries[code].number);
}

const char *diag_help(DiagCode code, DiagLang lang)
{
    return entries[code].help[lang];
}

bool diag_find_code(Str text, DiagCode *code)
{
    if (text.n && strchr("ENWenw", text.at[0])) text = str_part(text, 1, text.n);
    if (text.n != 4) return false;
    int number = 0;
    for (int i = 0; i < 4; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        number = number * 10 + (text.at[i] - '0');
    }
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (entries[i].number != number) continue;
        *code = (DiagCode)i;
        return true;
    }
    return false;
}

/* The message with … where something is filled in. */
static void write_pattern(FILE *out, const char *message)
{
    for (; *message; message++) {
        if (*message != '%') {
            fputc(*message, out);
            continue;
        }
        message += 1 + strspn(message + 1, "0123456789.");
        fputs(*message == '%' ? "%" : "…", out);
    }
    fputc('\n', out);
}

void diag_explain(FILE *out, DiagCode code, DiagLang lang)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        const Message *entry = &entries[i];
        if (entry->number != entries[code].number) continue;
        fprintf(out, "%c%04d  %s  %s\n  ", letter(entry->severity), entry->number, severity_names[entry->severity], entry->name);
        write_pattern(out, entry->message[lang]);
        fprintf(out, "  %s %s\n", lang == LANG_JA ? "→" : "=", entry->help[lang]);
    }
}

void diag_list(FILE *out, DiagLang lang)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        fprintf(out, "%c%04d  ", letter(entries[i].severity), entries[i].number);
        write_pattern(out, entries[i].message[lang]);
    }
}
