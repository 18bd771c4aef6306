/* A portion → its return sheet: a sheet for each form that it has records of, what it needs to be taken back, how it is filled in. */
#include "inquiry/sheet.h"

#include "base/utf8.h"
#include "base/words.h"
#include "data/data.h"

/* Before the columns of the fields. */
typedef enum { STUB_ID, STUB_PAGE, STUB_ROW, STUB_PLACE, STUB_KIND, N_STUBS } Stub;

/* One sheet, while its rows are written. */
typedef struct {
    SheetMaking *making;
    const Form *form;
    DataNode *rows; /* records of the portion on it */
    int n_rows;
    Str *texts; /* of a row of cells: STUB_ID …, the fields, the owners */
    CellLook *looks;
    int *widths;
    int n_columns;
    WrittenSheet *sheet;
} FormWriting;

/* --- widths ------------------------------------------------------------------------------------------------------------- */

static int width_of(Str text)
{
    enum { NARROW = 0x2000 };
    int width = 0, widest = 0;
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        width = c == '\n' ? 0 : width + (c < NARROW ? 1 : 2);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* In a cell of this width. */
static int lines_of(Str text, int width)
{
    int lines = 0;
    for (int end; text.n; text = end < 0 ? STR("") : str_part(text, end + 1, text.n)) {
        end = str_find(text, '\n');
        int own = width_of(end < 0 ? text : str_part(text, 0, end));
        lines += own > width ? (own + width - 1) / width : 1;
    }
    return lines;
}

/* A row of one line is as high as ever. */
static void set_heights(const FormWriting *writing)
{
    for (int i = 0; i < writing->sheet->n_rows; i++) {
        WrittenRow *row = &writing->sheet->rows[i];
        for (int k = 0; k < row->n && !row->is_hidden; k++) {
            const WrittenColumn *column = &writing->sheet->columns[row->cells[k].column - 1];
            int lines = column->is_hidden ? 0 : lines_of(row->cells[k].text, (int)column->width - 1);
            if (lines > 1 && lines > row->lines) row->lines = lines;
        }
    }
}

static void note_widths(FormWriting *writing)
{
    for (int i = 0; i < writing->n_columns; i++) {
        int width = width_of(writing->texts[i]);
        if (width > writing->widths[i]) writing->widths[i] = width;
    }
}

/* Nobody misses it where it says nothing: what stands before the fields, of when a value is. */
static bool is_aside(const FormWriting *writing, int column)
{
    if (column < N_STUBS) return true;
    if (column - N_STUBS >= writing->form->n_columns) return false;
    Str field = writing->form->columns[column - N_STUBS].field;
    return str_find(field, '@') >= 0 && !str_ends(field, STR("@number"));
}

/* Words are to be written into it, how many nobody knows yet. */
static bool takes_words(const FormWriting *writing, int column)
{
    int i = column - N_STUBS;
    if (i < 0 || i >= writing->form->n_columns || !writing->form->columns[i].is_open) return false;
    const FieldType *type = writing->form->columns[i].type;
    return type && str_find(writing->form->columns[i].field, '@') < 0 && (type->kind == FIELD_TEXT || type->kind == FIELD_PROSE);
}

static void set_widths(FormWriting *writing)
{
    enum { LEAST = 8, MOST = 30, BORDER = 2, SIGHT = 72 };
    WrittenSheet *sheet = writing->sheet;
    double seen = 0;
    sheet->n_columns = writing->n_columns;
    sheet->columns = arena_array(writing->making->arena, WrittenColumn, writing->n_columns);
    for (int i = 0; i < writing->n_columns; i++) {
        int width = writing->widths[i] + BORDER;
        int least = takes_words(writing, i) ? MOST : LEAST;
        sheet->columns[i].width = width < least ? least : width > MOST ? MOST : width;
        sheet->columns[i].is_hidden = i == STUB_ID || (!writing->widths[i] && is_aside(writing, i));
    }
    for (int i = 0; i < writing->n_columns; i++) { /* what names a row stays in sight, where there is room */
        bool is_title = i >= N_STUBS && i - N_STUBS < writing->form->n_columns && writing->form->columns[i - N_STUBS].is_title;
        if (i >= N_STUBS && !is_title) break;
        seen += sheet->columns[i].is_hidden ? 0 : sheet->columns[i].width;
        if (seen <= SIGHT) sheet->n_stubs = i + 1;
    }
}

/* --- a row -------------------------------------------------------------------------------------------------------------- */

static void add_row(FormWriting *writing, int *n, bool is_hidden)
{
    WrittenRow *row = &writing->sheet->rows[(*n)++];
    *row = (WrittenRow){ .cells = arena_array(writing->making->arena, WrittenCell, writing->n_columns),
                         .n = writing->n_columns,
                         .is_hidden = is_hidden };
    for (int i = 0; i < writing->n_columns; i++) row->cells[i] = (WrittenCell){ i + 1, writing->looks[i], writing->texts[i] };
    if (!is_hidden) note_widths(writing);
}

static int owners_column(const FormWriting *writing)
{
    return N_STUBS + writing->form->n_columns;
}

/* The hidden names, by which columns are known wherever they are moved to. */
static void add_names(FormWriting *writing, int *n)
{
    Arena *arena = writing->making->arena;
    for (int i = 0; i < writing->n_columns; i++) {
        writing->looks[i] = LOOK_SHUT;
        writing->texts[i] = STR("");
        if (i >= N_STUBS && i < owners_column(writing))
            writing->texts[i] = str_join(arena, STR(NAME_MARK), writing->form->columns[i - N_STUBS].field);
    }
    writing->texts[STUB_ID] = STR(NAME_MARK);
    add_row(writing, n, true);
}

static void add_heads(FormWriting *writing, int *n)
{
    static const Word stubs[] = { [STUB_ID] = WORD_SHEET_ID,
                                  [STUB_PAGE] = WORD_TABLE_PAGE,
                                  [STUB_ROW] = WORD_SHEET_ROW,
                                  [STUB_PLACE] = WORD_SHEET_PLACE,
                                  [STUB_KIND] = WORD_SHEET_KIND };
    const Inquiry *inquiry = writing->making->inquiry;
    for (int i = 0; i < N_STUBS; i++) writing->texts[i] = words_str(stubs[i], inquiry->lang), writing->looks[i] = LOOK_HEAD;
    for (int i = 0; i < writing->form->n_columns; i++) {
        const FormColumn *column = &writing->form->columns[i];
        writing->texts[N_STUBS + i] = column->label;
        writing->looks[N_STUBS + i] = column->is_open ? LOOK_OPEN_HEAD : LOOK_HEAD;
    }
    writing->texts[owners_column(writing)] = schema_owner_label(inquiry->data->schema);
    writing->looks[owners_column(writing)] = LOOK_HEAD;
    add_row(writing, n, false);
    for (int i = 0; i < writing->n_columns; i++)
        if (is_aside(writing, i)) writing->widths[i] = 0; /* with nothing in it but its head it is hidden */
}

/* "4 学校教育 ＞ 1 地域未来塾": what it lies in, from the outside. */
static Str place_of(const SheetMaking *making, DataNode record)
{
    Arena *arena = making->arena;
    Str place = STR("");
    for (DataNode above = data_parent(record); above; above = data_parent(above)) {
        const RecordType *type = data_record_type(above);
        const FieldType *link = type && type->role == ROLE_COLLECTION ? record_link(type) : NULL;
        DataNode named = link ? data_find(making->inquiry->data, data_attribute(above, link->name.at)) : above;
        const FieldType *ordinal = named && data_record_type(named) ? record_ordinal(data_record_type(named)) : NULL;
        Str title = named && data_record_type(named) ? data_title(named, arena) : STR("");
        Str number = ordinal && ordinal->is_attribute ? data_attribute(named, ordinal->name.at) : STR("");
        if (!title.n) continue;
        title = str_replace(arena, title, STR("\n"), STR(""));
        if (number.n) title = str_join_by(arena, number, ' ', title);
        place = place.n ? str_printf(arena, STR_FMT " ＞ " STR_FMT, STR_ARG(title), STR_ARG(place)) : title;
    }
    return place;
}

/* As much as a cell holds; what is cut is only shown. */
static Str shown(Str text, Arena *arena)
{
    int n = 0, at = 0;
    while (at < text.n && n < CELL_LETTERS - 1) utf8_next(text, &at), n++;
    return at == text.n ? text : str_join(arena, str_part(text, 0, at), STR("…"));
}

static Str words_of(const SheetMaking *making, DataNode record, Str field)
{
    int at = str_find(field, '@');
    DataNode element = data_field(record, at < 0 ? field : str_part(field, 0, at), making->arena);
    if (at < 0) return str_trim(data_words(element, making->arena));
    return element
               ? str_copy(making->arena, data_attribute(element, str_copy(making->arena, str_part(field, at + 1, field.n)).at))
               : STR("");
}

static void fill_field(FormWriting *writing, DataNode record, int i)
{
    SheetMaking *making = writing->making;
    const FormColumn *column = &writing->form->columns[i];
    Str id = str_copy(making->arena, data_own_id(record)), *text = &writing->texts[N_STUBS + i];
    CellLook *look = &writing->looks[N_STUBS + i];
    Correctable field;
    bool is_own = data_find_asked(making->inquiry->data, id, column->field, &field, making->arena) &&
                  !data_is_said_within(record, column->field, making->arena);
    bool is_long = is_own && utf8_count(field.cell) > CELL_LETTERS, is_open = is_own && column->is_open && !is_long;
    if (is_long && column->is_open)
        diag_report(making->diag, data_where(data_field(record, column->field, making->arena)), id, DIAG_SHEET_LONG,
                    column->label.at, CELL_LETTERS);
    *text = is_open ? field.cell : shown(words_of(making, record, column->field), making->arena);
    bool has_field = is_own || text->n;
    *look = is_open ? LOOK_OPEN : !has_field ? LOOK_NONE : column->is_past ? LOOK_PAST : LOOK_SHUT;
    Str key = str_printf(making->arena, STR_FMT "#" STR_FMT, STR_ARG(id), STR_ARG(column->field));
    Str form = base_form(is_open ? field.form : FORM_WORDS);
    if (is_open || text->n) base_add(making->base, is_open ? "open" : "shut", key, form, *text);
}

/* What a person calls it: a 再掲 by what it shows, a line by its whole. */
static Str name_of(const SheetMaking *making, DataNode record)
{
    Str title = STR("");
    for (DataNode node = record; node && !title.n; node = data_parent(node)) {
        DataNode source = data_source_of(making->inquiry->data, node);
        title = data_title(source ? source : node, making->arena);
        if (data_record_type(node) && !data_plays(node, ROLE_PART) && !data_plays(node, ROLE_REFERENCE)) break;
    }
    return str_replace(making->arena, title, STR("\n"), STR(""));
}

static void add_record(FormWriting *writing, int *n, DataNode record)
{
    SheetMaking *making = writing->making;
    const Inquiry *inquiry = making->inquiry;
    Str id = str_copy(making->arena, data_own_id(record));
    const Str *page = map_find(inquiry->pages, id), *owners = map_find(&inquiry->offices->of_words, id);
    for (int i = 0; i < N_STUBS; i++) writing->looks[i] = LOOK_SHUT;
    writing->texts[STUB_ID] = id;
    const PageRow *row = inquiry->rows ? map_find(inquiry->rows, id) : NULL;
    bool is_counted = row && row->row;
    writing->texts[STUB_PAGE] = is_counted ? row->label : page ? *page : STR("");
    writing->texts[STUB_ROW] = is_counted ? str_printf(making->arena, "%d", row->row) : STR("");
    writing->texts[STUB_PLACE] = place_of(making, record);
    writing->texts[STUB_KIND] = writing->form->n_types > 1 ? data_record_type(record)->label : STR("");
    base_add(making->base, "row", id, name_of(making, record), writing->sheet->name);
    for (int i = 0; i < writing->form->n_columns; i++) fill_field(writing, record, i);
    writing->texts[owners_column(writing)] = owners ? *owners : STR("");
    writing->looks[owners_column(writing)] = LOOK_SHUT;
    add_row(writing, n, false);
}

/* --- a sheet ------------------------------------------------------------------------------------------------------------ */

static void add_choices(FormWriting *writing)
{
    enum { FIRST = 3 };
    WrittenSheet *sheet = writing->sheet;
    Vec(WrittenChoice) choices = { .arena = writing->making->arena };
    Vec(WrittenComment) comments = { .arena = writing->making->arena };
    for (int i = 0; i < writing->form->n_columns; i++) {
        const FormColumn *column = &writing->form->columns[i];
        bool is_field = str_find(column->field, '@') < 0;
        const ChoiceList *list = is_field && column->is_open ? choices_of(writing->making, column->type) : NULL;
        Str guide = column->is_open ? guide_of_column(writing->making, column) : STR("");
        if (list) *vec_push(&choices) = (WrittenChoice){ N_STUBS + i + 1, FIRST, sheet->n_rows, list->area };
        if (guide.n) *vec_push(&comments) = (WrittenComment){ FIRST - 1, N_STUBS + i + 1, shown(guide, writing->making->arena) };
    }
    sheet->choices = choices.at;
    sheet->n_choices = choices.n;
    sheet->comments = comments.at;
    sheet->n_comments = comments.n;
}

static void write_form(SheetMaking *making, const Form *form, DataNode *rows, int n_rows)
{
    enum { HEADS = 2 };
    Arena *arena = making->arena;
    int n_columns = N_STUBS + form->n_columns + 1, n = 0;
    WrittenSheet *sheet = vec_push(&making->sheets);
    *sheet = (WrittenSheet){ .name = form->name,
                             .is_locked = true,
                             .line = str_printf(arena, STR_FMT "　" STR_FMT, STR_ARG(making->inquiry->title),
                                                STR_ARG(making->portion->name)),
                             .n_heads = HEADS,
                             .rows = arena_array(arena, WrittenRow, n_rows + HEADS),
                             .n_rows = n_rows + HEADS };
    FormWriting writing = { .making = making,
                            .form = form,
                            .rows = rows,
                            .n_rows = n_rows,
                            .texts = arena_array(arena, Str, n_columns),
                            .looks = arena_array(arena, CellLook, n_columns),
                            .widths = arena_array(arena, int, n_columns),
                            .n_columns = n_columns,
                            .sheet = sheet };
    add_names(&writing, &n);
    add_heads(&writing, &n);
    for (int i = 0; i < n_rows; i++) add_record(&writing, &n, rows[i]);
    set_widths(&writing);
    set_heights(&writing);
    add_choices(&writing);
    making->n_rows += n_rows;
}

static void write_forms(SheetMaking *making, int portion)
{
    const Division *division = making->inquiry->division;
    const Forms *forms = making->forms;
    for (int i = 0; i < forms->n; i++) {
        DataNode *rows = arena_array(making->arena, DataNode, forms->n_rows);
        int n = 0;
        for (int k = 0; k < forms->n_rows; k++) {
            const Holding *holding = division_holding(division, forms->rows[k]);
            bool is_here = form_of(making->inquiry, forms, forms->rows[k]) == &forms->at[i];
            if (is_here && holding && holding_has(holding, portion)) rows[n++] = forms->rows[k];
        }
        if (n) write_form(making, &forms->at[i], rows, n);
    }
}

bool inquiry_sheet(const Inquiry *inquiry, const Forms *forms, int portion, Str *bytes, int *n_rows, Arena *arena, Diag *diag)
{
    SheetMaking making = { .inquiry = inquiry,
                           .forms = forms,
                           .portion = &inquiry->division->portions[portion],
                           .base = base_begin(arena),
                           .lists.arena = arena,
                           .sheets.arena = arena,
                           .arena = arena,
                           .diag = diag };
    base_add(making.base, "layout", inquiry->layout, inquiry->title, STR(""));
    base_add(making.base, "by", inquiry->division->by, STR(""), STR(""));
    base_add(making.base, "portion", making.portion->id, making.portion->name, STR(""));
    write_forms(&making, portion);
    *n_rows = making.n_rows;
    if (!making.n_rows) return true;
    Vec(WrittenSheet) all = { .arena = arena };
    *vec_push(&all) = guide_sheet(&making);
    for (int i = 0; i < making.sheets.n; i++) *vec_push(&all) = making.sheets.at[i];
    *vec_push(&all) = base_end(making.base);
    if (making.lists.n) *vec_push(&all) = choices_sheet(&making);
    const WrittenBook book = { making.portion->name, inquiry->date, all.at, all.n };
    return workbook_write(&book, bytes, arena, diag);
}
