/* The files are written to a folder of their own and read as the program would. */
#include "desk.h"

#include "data/data.h"
#include "report/report.h"
#include "schema/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct Desk {
    Arena *arena;
    Diag *diag;
    FILE *said;
    char folder[32];
};

static const char usual_data[] =
    "<goal id='g1' no='1'><name>柱</name><plan id='p1' no='1'><name>計画</name></plan>"
    "<plan id='p2' no='2'><name>別</name></plan></goal>"
    "<measures plan='p1'>"
    "<group id='m1-1' no='1'><name>一</name>"
    "<sub id='m1-1.1' no='1'><name>小</name><measure id='m1'><name>甲</name><result>8か所</result></measure>"
    "<measure id='m2'><name>乙</name></measure></sub>"
    "<sub id='m1-1.2' no='2'><name>分</name><measure id='m3'><name>丙</name></measure></sub></group>"
    "<group id='m1-2' no='2'><name>二</name><label id='h1'><name>見出し</name>"
    "<measure id='m4'><name>丁</name><line id='m4-a'><result>x</result></line><line id='m4-b'><result>y</result></line></measure>"
    "</label></group></measures>"
    "<measures plan='p2'><group id='m2-1' no='1'><name>三</name>"
    "<repeat id='r1' of='m3'><name>丙<mark/></name></repeat>"
    "<repeat id='r2' of='m3' by='measure'><name><mark brackets='tortoise'/></name></repeat>"
    "<repeat id='r3' of='m4-b'><name><mark/></name></repeat></group></measures>";

int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->said = tmpfile();
    desk->diag = diag_open((DiagStyle){ .out = desk->said, .lang = LANG_EN }, desk->arena);
    strcpy(desk->folder, "/tmp/bind-test-XXXXXX");
    *state = desk;
    return mkdtemp(desk->folder) ? 0 : -1;
}

static Str path_in(Desk *desk, const char *name)
{
    return str_printf(desk->arena, "%s/%s", desk->folder, name);
}

int desk_close(void **state)
{
    Desk *desk = *state;
    unlink(path_in(desk, "report.xml").at);
    unlink(path_in(desk, "data.xml").at);
    unlink(path_in(desk, "fonts.xml").at);
    rmdir(desk->folder);
    fclose(desk->said);
    arena_close(desk->arena);
    free(desk);
    return 0;
}

static const char *write_file(Desk *desk, const char *name, Str text)
{
    const char *path = path_in(desk, name).at;
    FILE *file = fopen(path, "wb");
    fwrite(text.at, 1, (size_t)text.n, file);
    fclose(file);
    return path;
}

const Document *desk_bind(Desk *desk, const char *house, const char *content, const char *data_text)
{
    const char *path = write_file(
        desk, "report.xml",
        str_printf(desk->arena,
                   "<report name='test' title='題' lang='ja' data='data.xml' fonts='" TESTS "/../fonts/fonts.xml'><house %s/>"
                   "<style name='default' family='f' size='9pt' leading='1.5'/><style name='strong' weight='bold'/>"
                   "<style name='note' size='7pt'/>"
                   "<master name='page' width='210mm' height='297mm' inside='20mm' outside='20mm' head='20mm' foot='20mm'/>"
                   "<section id='s' master='page'>%s</section></report>",
                   house, content));
    write_file(desk, "fonts.xml", STR("")); /* there: or a program that is installed here would lend its own */
    write_file(desk, "data.xml", str_printf(desk->arena, "<data id='set'>%s</data>", data_text[0] ? data_text : usual_data));
    const Report *report = report_read(path, desk->arena, desk->diag);
    XmlShelf *files = xml_open_shelf(desk->arena);
    const char *path_of_data = report ? report->data_path.at : NULL;
    const Schema *schema =
        report ? schema_read(path_of_data, TESTS "/specimen/data/schema.xml", files, desk->arena, desk->diag) : NULL;
    const Data *data = schema ? data_read(path_of_data, schema, NULL, files, desk->arena, desk->diag) : NULL;
    xml_close_shelf(files);
    if (!data) return NULL;
    const Document *document = bind_document(report, data, desk->arena, desk->diag);
    data_close(data);
    return document;
}

const Table *desk_table(Desk *desk, const char *rules, const char *rows, const char *data)
{
    Str content = str_printf(desk->arena,
                             "<table><column name='a' share='1'/><column name='b' share='1'/><column name='c' share='1'/>"
                             "<rows select=\"%s\">%s</rows></table>",
                             rows, rules);
    const Document *document = desk_bind(desk, "", content.at, data);
    const Block *block = document ? desk_block(document) : NULL;
    return block ? block->as.table : NULL;
}

const char *desk_said(Desk *desk)
{
    long size = ftell(desk->said);
    char *text = arena_alloc(desk->arena, (size_t)size + 1);
    rewind(desk->said);
    text[fread(text, 1, (size_t)size, desk->said)] = '\0';
    return text;
}

const Block *desk_block(const Document *document)
{
    return document->sections->blocks;
}

const Cell *desk_cell(const Table *table, int row, int column)
{
    for (int i = 0; i < table->rows[row].n_cells; i++)
        if (table->rows[row].cells[i].column == column) return &table->rows[row].cells[i];
    return NULL;
}

const char *desk_text(const Cell *cell)
{
    return cell->blocks ? cell->blocks->as.text.text.at : "";
}
