#include "model/schema.h"

#include "base/utf8.h"

const RecordType *schema_record(const Schema *schema, Str name)
{
    for (int i = 0; i < schema->n_records; i++)
        if (str_equal(schema->records[i].name, name)) return &schema->records[i];
    return NULL;
}

const FieldType *record_field(const RecordType *record, Str name)
{
    for (int i = 0; i < record->n_fields; i++)
        if (str_equal(record->fields[i].name, name)) return &record->fields[i];
    return NULL;
}

const FieldType *record_owner(const RecordType *record)
{
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].is_owner) return &record->fields[i];
    return NULL;
}

const FieldType *record_ordinal(const RecordType *record)
{
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].kind == FIELD_ORDINAL) return &record->fields[i];
    return NULL;
}

const FieldType *record_link(const RecordType *record)
{
    bool has_link = record->role == ROLE_REFERENCE || record->role == ROLE_COLLECTION;
    for (int i = 0; has_link && i < record->n_fields; i++)
        if (record->fields[i].kind == FIELD_REFERENCE && record->fields[i].is_attribute) return &record->fields[i];
    return NULL;
}

bool schema_lists(Str list, Str name)
{
    for (Str word; str_next_word(&list, &word);)
        if (str_equal(word, name)) return true;
    return false;
}

Str schema_said(Str name, Str label, Arena *arena)
{
    if (!label.n || str_equal(name, label)) return name;
    return str_printf(arena, STR_FMT " " STR_FMT, STR_ARG(name), STR_ARG(label));
}

/* Figures of full width as half ones, up to what is no figure. */
static bool cut_number(Str *text, int *number)
{
    enum { MOST = 9999 };
    int at = 0, end = 0, n = 0;
    for (*number = 0; at < text->n; end = at, n++) {
        uint32_t c = utf8_next(*text, &at);
        if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFEE0;
        if (c < '0' || c > '9') break;
        *number = *number * 10 + (int)c - '0';
        if (*number > MOST) return false;
    }
    *text = str_part(*text, end, text->n);
    return n > 0;
}

static bool cut(Str *text, const char *start)
{
    Str word = str_from(start);
    if (!str_starts(*text, word)) return false;
    *text = str_part(*text, word.n, text->n);
    return true;
}

bool value_year(Str text, int *year)
{
    static const struct {
        const char *name, *letter;
        int before; /* the year before its first */
    } eras[] = {
        { "令和", "R", 2018 }, { "平成", "H", 1988 }, { "昭和", "S", 1925 }, { "大正", "T", 1911 }, { "明治", "M", 1867 }
    };
    int number, before = 0;
    text = str_trim(text);
    cut(&text, "FY");
    for (size_t i = 0; i < sizeof eras / sizeof *eras && !before; i++)
        if (cut(&text, eras[i].name) || cut(&text, eras[i].letter)) before = eras[i].before;
    if (before && cut(&text, "元")) number = 1;
    else if (!cut_number(&text, &number)) return false;
    cut(&text, "年");
    cut(&text, "度");
    if (text.n || (before ? number < 1 || number > 99 : number < 1800)) return false;
    *year = before + number;
    return true;
}

bool axis_has(const ValueAxis *axis, Str written)
{
    int year;
    if (axis->kind == AXIS_WORDS) return schema_lists(axis->values, str_trim(written));
    return value_year(written, &year) && year >= axis->from && year <= axis->to;
}

Str axis_value(const ValueAxis *axis, Str written, Arena *arena)
{
    int year;
    if (!axis_has(axis, written)) return STR("");
    if (axis->kind == AXIS_WORDS) return str_copy(arena, str_trim(written));
    value_year(written, &year);
    return str_printf(arena, "%d", year);
}
