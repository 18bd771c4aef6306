/* Which kind of file it is, and what is asked of what was read. */
#include "workbook/parts.h"

#include "base/file.h"
#include "base/means.h"

static const Str zip_mark = { "PK\003\004", 4 }, empty_zip_mark = { "PK\005\006", 4 }, ole_mark = { "\xD0\xCF\x11\xE0", 4 };

bool workbook_begins(Str bytes)
{
    return str_starts(bytes, zip_mark) || str_starts(bytes, empty_zip_mark) || str_starts(bytes, ole_mark);
}

bool bytes_read(const char *path, const FilesInstead *files, Str *bytes, Arena *arena, Diag *diag)
{
    for (int i = 0; i < files->n; i++)
        if (strcmp(files->at[i].path, path) == 0) {
            *bytes = str_copy(arena, files->at[i].bytes);
            return true;
        }
    return file_read(path, arena, bytes, diag);
}

const Workbook *workbook_read(const char *path, Str encoding, Arena *arena, Diag *diag)
{
    return workbook_read_as(path, encoding, NULL, 0, arena, diag);
}

const Workbook *workbook_read_as(const char *path, Str encoding, const FileInstead *instead, int n, Arena *arena, Diag *diag)
{
    const FilesInstead files = { instead, n };
    Workbook *workbook = arena_new(arena, Workbook);
    workbook->path = str_copy(arena, str_from(path)).at;
    Str bytes;
    if (folder_begins(path)) return folder_read(workbook, encoding, &files, arena, diag) ? workbook : NULL;
    if (!bytes_read(workbook->path, &files, &bytes, arena, diag)) return NULL;
    enum { OF_A_BYTE = 4 }; /* it is deflated, most often */
    means_at((Where){ .file = workbook->path });
    means_read(workbook->path, (size_t)bytes.n * OF_A_BYTE);
    if (str_starts(bytes, ole_mark)) {
        diag_report(diag, (Where){ .file = workbook->path }, STR(""), DIAG_WORKBOOK_OLD);
        return NULL;
    }
    bool is_json = str_ends(str_from(path), json_ending);
    bool ok = workbook_begins(bytes) ? xlsx_read(workbook, bytes, arena, diag)
              : is_json              ? jsontable_read(workbook, bytes, arena, diag)
                                     : csv_read(workbook, bytes, encoding, arena, diag);
    if (workbook_begins(bytes)) arena_drop(arena, (void *)(uintptr_t)bytes.at);
    return ok ? workbook : NULL;
}

const Worksheet *workbook_find_sheet(const Workbook *workbook, Str name)
{
    for (int i = 0; i < workbook->n; i++)
        if (str_equal(workbook->sheets[i].name, name)) return &workbook->sheets[i];
    return NULL;
}

const Worksheet *workbook_first_sheet(const Workbook *workbook)
{
    for (int i = 0; i < workbook->n; i++)
        if (!workbook->sheets[i].is_hidden) return &workbook->sheets[i];
    return workbook->sheets;
}

const SheetRow *worksheet_row(const Worksheet *sheet, int number)
{
    int first = 0, last = sheet->n_rows;
    while (first < last) {
        int middle = (first + last) / 2;
        if (sheet->rows[middle].number < number) first = middle + 1;
        else last = middle;
    }
    return first < sheet->n_rows && sheet->rows[first].number == number ? &sheet->rows[first] : NULL;
}

SheetCell row_cell(const SheetRow *row, int column)
{
    for (int i = 0; i < row->n && row->cells[i].column <= column; i++)
        if (row->cells[i].column == column) return row->cells[i];
    Where where = row->where;
    if (where.sheet) where.column = column;
    return (SheetCell){ .where = where, .column = column, .text = STR("") };
}

const MergedArea *worksheet_merged(const Worksheet *sheet, int row, int column)
{
    for (int i = 0; i < sheet->n_merged; i++) {
        const MergedArea *area = &sheet->merged[i];
        if (area->top <= row && row <= area->bottom && area->left <= column && column <= area->right) return area;
    }
    return NULL;
}

bool worksheet_hides(const Worksheet *sheet, int column)
{
    for (int i = 0; i < sheet->n_hidden; i++)
        if (sheet->hidden[i].left <= column && column <= sheet->hidden[i].right) return true;
    return false;
}

bool cell_has_value(const SheetCell *cell, Diag *diag)
{
    if (cell->is_open) diag_report(diag, cell->where, STR(""), DIAG_CELL_OPEN);
    else if (cell->kind == CELL_FAULT) diag_report(diag, cell->where, STR(""), DIAG_CELL_FAULT, cell->text.at);
    return !cell->is_open && cell->kind != CELL_FAULT;
}
