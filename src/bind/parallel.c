/* What a line is about: what it counts in, 件 of 診断 計129件 and of 計91件; or, where it counts nothing, the word it begins with,
   整備 of 整備(一部).  As many lines alone say nothing: of 路線指定／整備 and 設計／路線指定 none belongs to one beside it. */
#include "bind/parallel.h"

#include "base/utf8.h"

#include <string.h>

static bool is_among(const char *characters, uint32_t c)
{
    Str set = str_from(characters);
    for (int at = 0; at < set.n;)
        if (utf8_next(set, &at) == c) return true;
    return false;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Bytes up to the next character that ends a word, or begins a figure. */
static Str word_at(Str line, int first)
{
    int behind = first;
    for (int at = first; at < line.n; behind = at) {
        uint32_t c = utf8_next(line, &at);
        if (is_digit(c) || is_among(" 　()（）〔〕[]［］【】〈〉<>「」、。，,・：:／/※", c)) break;
    }
    return str_part(line, first, behind);
}

/* Behind the first figure of a line, thousands and decimals with it; -1: it has none. */
static int behind_figure(Str line)
{
    int behind = -1;
    for (int at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        if (is_digit(c)) behind = at;
        else if (behind >= 0 && !is_among(",，.．", c)) break;
    }
    return behind;
}

typedef struct {
    bool counts;
    Str word; /* what it counts in, or begins with */
} Subject;

static Subject subject_of(Str line)
{
    int behind = behind_figure(line), first = 0;
    if (behind >= 0) return (Subject){ true, word_at(line, behind) };
    for (int at = 0; at < line.n && !word_at(line, first).n; first = at) utf8_next(line, &at); /* (一部)整備 */
    return (Subject){ false, word_at(line, first) };
}

static bool same_subject(Subject a, Subject b)
{
    return a.counts == b.counts && str_equal(a.word, b.word);
}

/* The lines of a cell from the first that is parallel; none: it has no part in this. */
typedef struct {
    Str text;
    int n;
} LineRun;

static Str take_line(Str *text)
{
    const char *end = text->n ? memchr(text->at, '\n', (size_t)text->n) : NULL;
    int n = end ? (int)(end - text->at) : text->n;
    Str line = str_part(*text, 0, n);
    *text = str_part(*text, end ? n + 1 : n, text->n);
    return line;
}

static LineRun lines_of(const Cell *cell)
{
    if (!cell->parallel || !cell->blocks || cell->blocks->kind != BLOCK_TEXT) return (LineRun){ 0 };
    LineRun lines = { cell->blocks->as.text.text, 0 };
    for (int i = 1; i < cell->parallel; i++) take_line(&lines.text);
    for (Str rest = lines.text; rest.n || !lines.n; lines.n++) take_line(&rest);
    return lines;
}

static bool belong_together(LineRun a, LineRun b)
{
    if (a.n != b.n) return false;
    for (int i = 0; i < a.n; i++)
        if (!same_subject(subject_of(take_line(&a.text)), subject_of(take_line(&b.text)))) return false;
    return true;
}

static bool all_belong_together(const Row *row)
{
    LineRun first = { 0 };
    for (int i = 0; i < row->n_cells; i++) {
        LineRun lines = lines_of(&row->cells[i]);
        if (lines.n && first.n && !belong_together(first, lines)) return false;
        if (!first.n) first = lines;
    }
    return first.n >= 2;
}

void parallel_settle(Row *row)
{
    int n_cells = 0;
    bool drops = false; /* some cell has words above its parallel lines */
    for (int i = 0; i < row->n_cells; i++) {
        n_cells += lines_of(&row->cells[i]).n > 0;
        drops |= row->cells[i].parallel > 1;
    }
    bool are_parallel = drops && n_cells >= 2 && all_belong_together(row);
    for (int i = 0; i < row->n_cells; i++)
        if (!are_parallel || !lines_of(&row->cells[i]).n) row->cells[i].parallel = 0;
}
