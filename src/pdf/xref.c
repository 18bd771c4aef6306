/* The cross-reference table (PDF 1.7, 7.5.4) or stream (7.5.8), the trailer, the end of the file. */
#include "pdf/xref.h"

#include "pdf/ink.h"

#include <string.h>

static Str trailer_entries(const Body *body, int n_rows, Str named, Arena *arena)
{
    Str id = str_printf(arena, "%016llX%016llX", (unsigned long long)body->print[0], (unsigned long long)body->print[1]);
    return str_printf(arena, "/Size %d" STR_FMT "/ID[<%s><%s>]", n_rows, STR_ARG(named), id.at, id.at);
}

/* Seven bytes for each object; each row is said by what differs from the one above it (7.4.4.4, predictor 12), since most
   objects follow each other in their streams. */
static void put_stream(Body *body, int number, Str trailer, Arena *arena)
{
    enum { UP = 2, COLUMNS = 7 };
    const XrefRow *rows = body->rows;
    char above[COLUMNS] = { 0 };
    Ink table = { .arena = arena };
    for (int i = 0; i < body->n_rows; i++) {
        uint32_t where = rows[i].where;
        const char row[COLUMNS] = { (char)rows[i].kind, (char)(where >> 24),        (char)(where >> 16), (char)(where >> 8),
                                    (char)where,        (char)(rows[i].which >> 8), (char)rows[i].which };
        char said[1 + COLUMNS] = { UP };
        for (int k = 0; k < COLUMNS; k++) said[1 + k] = (char)(row[k] - above[k]);
        memcpy(above, row, COLUMNS);
        ink_add(&table, (Str){ said, sizeof said });
    }
    Str entries =
        str_printf(arena, "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>" STR_FMT, COLUMNS, STR_ARG(trailer));
    body_put_stream(body, number, entries, ink_str(&table), PACKED_WELL);
}

/* Twenty bytes for each object. */
static void put_open(Body *body, Str trailer, Arena *arena)
{
    const XrefRow *rows = body->rows;
    Ink table = { .arena = arena };
    ink_format(&table, "xref\n0 %d\n", body->n_rows);
    for (int i = 0; i < body->n_rows; i++)
        ink_format(&table, "%010lu %05d %c \n", (unsigned long)rows[i].where, rows[i].kind == ROW_FREE ? rows[i].which : 0,
                   rows[i].kind == ROW_FREE ? 'f' : 'n');
    ink_format(&table, "trailer\n<<%s>>\n", trailer.at);
    body_add(body, ink_str(&table));
}

void xref_close(Body *body, bool as_stream, Str named, Arena *arena)
{
    body_settle(body);
    uint64_t start = body->offset;
    int number = body->n_rows; /* that of the stream, which is the next to be put */
    if (as_stream) body_note(body, number, (XrefRow){ ROW_AT_OFFSET, (uint32_t)start, 0 });
    Str trailer = trailer_entries(body, body->n_rows, named, arena);
    if (as_stream) put_stream(body, number, trailer, arena);
    else put_open(body, trailer, arena);
    body_settle(body);
    body_add(body, str_printf(arena, "startxref\n%llu\n%%%%EOF\n", (unsigned long long)start));
}
