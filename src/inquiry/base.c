#include "inquiry/base.h"

static const char *const forms[] = {
    [FORM_WORDS] = "words", [FORM_BULLETS] = "bullets", [FORM_PARAGRAPHS] = "paragraphs", [FORM_MARKUP] = "markup"
};

Str base_form(CellForm form)
{
    return str_from(forms[form]);
}

CellForm base_read_form(Str word)
{
    CellForm form = FORM_MARKUP;
    while (form > FORM_WORDS && !str_is(word, forms[form])) form--;
    return form;
}

BaseWriting *base_begin(Arena *arena)
{
    BaseWriting *base = arena_new(arena, BaseWriting);
    *base = (BaseWriting){ .rows.arena = arena, .all.arena = arena, .arena = arena };
    base_add(base, BASE_SHEET, STR("1"), STR(""), STR(""));
    return base;
}

void base_add(BaseWriting *base, const char *kind, Str a, Str b, Str c)
{
    Str texts[] = { str_from(kind), a, b, c };
    int n = (int)(sizeof texts / sizeof *texts);
    WrittenRow *row = vec_push(&base->rows);
    *row = (WrittenRow){ .cells = arena_array(base->arena, WrittenCell, n) };
    for (int i = 0; i < n; i++) {
        if (texts[i].n) row->cells[row->n++] = (WrittenCell){ .column = i + 1, .look = LOOK_PLAIN, .text = texts[i] };
        str_add(&base->all, texts[i]);
        str_add(&base->all, STR("\t"));
    }
}

WrittenSheet base_end(BaseWriting *base)
{
    base_add(base, "sum", str_printf(base->arena, "%016llx", (unsigned long long)str_checksum(str_built(&base->all))), STR(""),
             STR(""));
    return (WrittenSheet){
        .name = STR(BASE_SHEET), .is_hidden = true, .is_locked = true, .rows = base->rows.at, .n_rows = base->rows.n
    };
}
