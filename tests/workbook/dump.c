/* What the room workbook reads of a file, one object a line: dump FILE [ENCODING].  For tests/workbook/read.py. */
#include "workbook/workbook.h"

static const char *const kinds[] = { "nothing", "text", "number", "boolean", "date", "fault" };
static const char *const encodings[] = { "workbook", "utf-8", "cp932", "utf-16" };

static void print(const StrBuilder *line)
{
    printf("%.*s\n", line->n, line->at);
}

static void print_cell(const SheetRow *row, const SheetCell *cell, Arena *arena)
{
    StrBuilder line = { .arena = arena };
    str_add_printf(&line, "{\"row\":%d,\"column\":%d,\"line\":%d,\"kind\":\"%s\",\"open\":%d,\"hidden\":%d,\"text\":", row->number,
                   cell->column, cell->where.line, kinds[cell->kind], cell->is_open, row->is_hidden);
    str_add_json(&line, cell->text);
    str_add(&line, STR("}"));
    print(&line);
}

static void print_sheet(const Worksheet *sheet, Arena *arena)
{
    StrBuilder line = { .arena = arena };
    str_add(&line, STR("{\"sheet\":"));
    str_add_json(&line, sheet->name);
    str_add_printf(&line, ",\"hidden\":%d,\"merged\":[", sheet->is_hidden);
    for (int i = 0; i < sheet->n_merged; i++) {
        const MergedArea *area = &sheet->merged[i];
        str_add_printf(&line, "%s[%d,%d,%d,%d]", i ? "," : "", area->top, area->left, area->bottom, area->right);
    }
    str_add(&line, STR("],\"columns\":["));
    for (int i = 0; i < sheet->n_hidden; i++)
        str_add_printf(&line, "%s[%d,%d]", i ? "," : "", sheet->hidden[i].left, sheet->hidden[i].right);
    str_add(&line, STR("]}"));
    print(&line);
    for (int i = 0; i < sheet->n_rows; i++)
        for (int k = 0; k < sheet->rows[i].n; k++) print_cell(&sheet->rows[i], &sheet->rows[i].cells[k], arena);
}

int main(int argc, char **argv)
{
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = stderr, .lang = LANG_EN }, arena);
    const Workbook *workbook = argc < 2 ? NULL : workbook_read(argv[1], str_from(argc > 2 ? argv[2] : NULL), arena, diag);
    if (workbook) printf("{\"encoding\":\"%s\",\"told\":%d}\n", encodings[workbook->encoding], workbook->is_told);
    for (int i = 0; workbook && i < workbook->n; i++) print_sheet(&workbook->sheets[i], arena);
    int status = workbook ? 0 : 1;
    arena_close(arena);
    return status;
}
